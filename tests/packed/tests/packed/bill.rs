//! The bill of materials: as the standard wants it, and of all that is linked, and of nothing else.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use serde_json::Value;

use super::packed::{folder, packed, served, sum, text, top};

fn bill() -> Value {
    let path = packed().join(format!("{}.cdx.json", top()));
    serde_json::from_str(&fs::read_to_string(path).expect("a bill")).expect("JSON")
}

/// The values under a key in a list of objects.
fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no list at {pointer}"))
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

#[test]
fn the_bill_follows_the_published_schema() {
    const CHECK: &str = "
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1], encoding='utf-8').read())
sys.exit(None if wrong is None else str(wrong))
";
    let check = |path: &std::path::Path| {
        let output = Command::new(folder("OIG_CONSOLE_PYTHON")).arg("-c").arg(CHECK).arg(path).output();
        let output = output.expect("a Python");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let path = packed().join(format!("{}.cdx.json", top()));
    let (fine, words) = check(&path);
    assert!(fine, "{words}");
    // The check can fail: the same with a word that the standard does not have.
    let wrong = fs::read_to_string(&path).expect("a bill").replacen("\"lifecycles\"", "\"lifecycle\"", 1);
    let elsewhere = packed().with_extension("wrong.json");
    fs::write(&elsewhere, wrong).expect("it can be written");
    let (fine, words) = check(&elsewhere);
    assert!(!fine && words.contains("lifecycle"), "{words}");
}

#[test]
fn the_bill_in_the_archives_is_the_one_beside_them() {
    let name = format!("{}.cdx.json", top());
    assert_eq!(text(&name).into_bytes(), fs::read(packed().join(name)).expect("a bill"));
}

/// The crates that cargo's own list says are linked, without what runs at compile time.
fn linked() -> BTreeSet<String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["tree", "-p", "oig-job-console", "--target", "wasm32-unknown-unknown", "--offline", "--locked"]);
    command.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", "--format", "{p}"]);
    let output = command.output().expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("a text");
    let crates = lines.lines().filter(|line| !line.starts_with("oig-job-console "));
    crates.map(|line| line.trim_end().replacen(" v", "@", 1).replace('+', "%2B")).collect()
}

#[test]
fn every_crate_that_is_linked_is_in_the_bill_and_no_other() {
    let bill = bill();
    let listed: BTreeSet<_> = list(&bill, "/components").iter().map(|part| word(part, "purl")).collect();
    let listed = listed.into_iter().filter_map(|purl| purl.strip_prefix("pkg:cargo/")).map(String::from).collect();
    let library = of_library(&bill);
    let both: BTreeSet<_> = linked().union(&library).cloned().collect();
    assert_eq!(both, listed);
    assert!(linked().len() > 30 && library.len() > 2, "{library:?}");
}

/// The crates that the standard library is made with, according to the bill.
fn of_library(bill: &Value) -> BTreeSet<String> {
    let uses: BTreeMap<_, _> =
        list(bill, "/dependencies").iter().map(|uses| (word(uses, "ref"), list(uses, "/dependsOn"))).collect();
    let std = uses.iter().find(|(part, _)| part.starts_with("pkg:github/rust-lang/rust@")).expect("the library").1;
    std.iter().map(|part| part.as_str().expect("a reference").replace("pkg:cargo/", "")).collect()
}

#[test]
fn the_library_is_that_of_the_compiler() {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc");
    let output = String::from_utf8(output.stdout).expect("a text");
    let bill = bill();
    let library = list(&bill, "/components").iter().find(|part| word(part, "name") == "rust-std").expect("a library");
    assert!(output.contains(&format!("\nrelease: {}\n", word(library, "version"))), "{output}");
    assert!(output.contains(&format!("\ncommit-hash: {}\n", word(&library["properties"][0], "value"))), "{output}");
    // What the compiler's lock file knows is all that the library may be made with.
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc");
    let sysroot = String::from_utf8(sysroot.stdout).expect("a path");
    let lock = fs::read_to_string(format!("{}/lib/rustlib/src/rust/library/Cargo.lock", sysroot.trim())).expect("it");
    for part in of_library(&bill) {
        let (name, version) = part.split_once('@').expect("a version");
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")), "{part}");
    }
}

#[test]
fn every_part_has_a_licence_and_every_crate_the_checksum_of_the_lock_file() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
    let lock = fs::read_to_string(manifest).expect("the lock file");
    let bill = bill();
    let library = of_library(&bill);
    for part in list(&bill, "/components") {
        assert!(!word(&part["licenses"][0], "expression").is_empty(), "{part}");
        let Some(name) = word(part, "purl").strip_prefix("pkg:cargo/") else { continue };
        let sum = word(&part["hashes"][0], "content");
        let locked = format!("\nchecksum = \"{sum}\"\n");
        assert!(library.contains(name) && sum.len() == 64 || lock.contains(&locked), "{part}");
    }
}

#[test]
fn every_dependency_leads_to_a_part_of_the_bill() {
    let bill = bill();
    let mut parts: BTreeSet<_> = list(&bill, "/components").iter().map(|part| word(part, "bom-ref")).collect();
    parts.insert(word(&bill["metadata"]["component"], "bom-ref"));
    let uses = list(&bill, "/dependencies");
    assert_eq!(uses.iter().map(|uses| word(uses, "ref")).collect::<BTreeSet<_>>(), parts);
    for part in uses.iter().flat_map(|uses| list(uses, "/dependsOn")) {
        assert!(parts.contains(part.as_str().expect("a reference")), "{part}");
    }
}

#[test]
fn the_files_to_serve_are_in_the_bill_with_their_checksums() {
    let bill = bill();
    let listed = list(&bill, "/metadata/component/components");
    let listed: BTreeSet<_> =
        listed.iter().map(|file| format!("{}  {}", word(&file["hashes"][0], "content"), word(file, "name"))).collect();
    let expected = served().into_iter().map(|(name, content)| format!("{}  console/{name}", sum(&content)));
    assert_eq!(listed, expected.collect());
}

#[test]
fn every_crate_is_named_with_its_licence_in_the_notices() {
    let notices = text("THIRD-PARTY.txt");
    let bill = bill();
    for part in list(&bill, "/components").iter().filter(|part| word(part, "name") != "rust-std") {
        let named = format!("{} {}", word(part, "name"), word(part, "version"));
        let licence = word(&part["licenses"][0], "expression");
        assert!(notices.contains(&format!("\n  {named}: {licence}\n")), "{named} is not listed");
        // Above a text, as one of those who come with it.
        let line = |line: &str| !line.starts_with("  ") && line.split(", ").any(|name| name == named);
        assert!(notices.lines().any(line), "no text of a licence for {named}");
    }
    assert!(notices.contains("the Rust standard library"));
}
