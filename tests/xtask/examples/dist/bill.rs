//! The bill of materials: CycloneDX 1.6 as JSON, of what is linked into the wasm and of the files that are served.
//!
//! Everything in it comes from its content and the given time, the serial number too: the same bytes for the same build.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;

use super::{
    NAME,
    contents::Entry,
    digest,
    linked::{Crate, Library, Linked, Part},
    wrong::Wrong,
};

/// The bill, as the bytes of its file.
pub(crate) fn bill(linked: &Linked, served: &[Entry], made: Timestamp) -> Result<Vec<u8>, Wrong> {
    let mut bill = Bill::of(linked, served, made);
    // The number stands for the content without the number.
    bill.serial_number = Some(serial_number(&text(&bill)?));
    text(&bill)
}

fn text(bill: &Bill<'_>) -> Result<Vec<u8>, Wrong> {
    let mut text = serde_json::to_vec_pretty(bill).map_err(Wrong::unreadable("the bill of materials"))?;
    text.push(b'\n');
    Ok(text)
}

/// A UUID of version 8 (RFC 9562, section 5.8): one's own way to make it, here from a digest.
fn serial_number(content: &[u8]) -> String {
    let hex = digest::hex(content);
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 30))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bill<'a> {
    bom_format: &'static str,
    spec_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial_number: Option<String>,
    version: u32,
    metadata: Metadata<'a>,
    components: Vec<Component<'a>>,
    dependencies: Vec<Uses>,
}

#[derive(Serialize)]
struct Metadata<'a> {
    timestamp: String,
    lifecycles: [Lifecycle; 1],
    component: Component<'a>,
}

#[derive(Serialize)]
struct Lifecycle {
    phase: &'static str,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "kebab-case")]
struct Component<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    bom_ref: String,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    version: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<Licence<'a>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    purl: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<Property<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    components: Vec<Component<'a>>,
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

impl Hash {
    fn sha256(content: String) -> Vec<Self> {
        vec![Self { alg: "SHA-256", content }]
    }
}

#[derive(Serialize)]
struct Licence<'a> {
    expression: &'a str,
}

#[derive(Serialize)]
struct Property<'a> {
    name: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Uses {
    #[serde(rename = "ref")]
    part: String,
    depends_on: Vec<String>,
}

impl<'a> Bill<'a> {
    fn of(linked: &'a Linked, served: &'a [Entry], made: Timestamp) -> Self {
        let reference = |part: &Part| purl(part, linked);
        let uses = |part: &Part, uses: &BTreeSet<Part>| Uses {
            part: reference(part),
            depends_on: uses.iter().map(reference).collect(),
        };
        let console = Component {
            kind: "application",
            bom_ref: reference(&Part::Console),
            name: NAME,
            version: &linked.version,
            licenses: vec![Licence { expression: &linked.licence }],
            purl: reference(&Part::Console),
            components: served.iter().map(file).collect(),
            ..Component::default()
        };
        let crates = linked.crates.iter().filter_map(|(part, found)| package(part, found, reference(part)));
        let mut dependencies = vec![uses(&Part::Console, &linked.uses), uses(&Part::Library, &linked.library.uses)];
        dependencies.extend(linked.crates.iter().map(|(part, found)| uses(part, &found.uses)));
        Self {
            bom_format: "CycloneDX",
            spec_version: "1.6",
            serial_number: None,
            version: 1,
            metadata: Metadata {
                timestamp: made.to_string(),
                lifecycles: [Lifecycle { phase: "build" }],
                component: console,
            },
            components: std::iter::once(library(&linked.library, reference(&Part::Library))).chain(crates).collect(),
            dependencies,
        }
    }
}

/// A file that is served.
fn file(entry: &Entry) -> Component<'_> {
    let hashes = Hash::sha256(digest::hex(&entry.content));
    Component { kind: "file", name: &entry.name, hashes, ..Component::default() }
}

fn library(library: &Library, reference: String) -> Component<'_> {
    Component {
        kind: "library",
        bom_ref: reference.clone(),
        name: "rust-std",
        version: &library.version,
        description: "The Rust standard library (std, alloc, core and what they are made of), compiled along",
        licenses: vec![Licence { expression: super::notices::OF_LIBRARY }],
        purl: reference,
        properties: vec![Property { name: "rustc:commit", value: &library.commit }],
        ..Component::default()
    }
}

fn package<'a>(part: &'a Part, found: &'a Crate, reference: String) -> Option<Component<'a>> {
    let Part::Crate { name, version } = part else { return None };
    Some(Component {
        kind: "library",
        bom_ref: reference.clone(),
        name,
        version,
        description: found.description.trim(),
        hashes: Hash::sha256(found.checksum.clone()),
        licenses: vec![Licence { expression: &found.licence }],
        purl: reference,
        ..Component::default()
    })
}

/// A package URL (ECMA-427), by which the parts of the bill refer to each other as well.
fn purl(part: &Part, linked: &Linked) -> String {
    match part {
        Part::Console => format!("pkg:generic/{NAME}@{}", encoded(&linked.version)),
        Part::Library => format!("pkg:github/rust-lang/rust@{}#library", encoded(&linked.library.version)),
        Part::Crate { name, version } => format!("pkg:cargo/{name}@{}", encoded(version)),
    }
}

/// Of all that a version may hold (semver.org), only the plus sign is encoded.
fn encoded(version: &str) -> String {
    version.replace('+', "%2B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_serial_number_is_a_uuid_of_its_content() {
        assert_eq!(serial_number(b"abc"), "urn:uuid:ba7816bf-8f01-8cfe-8a41-4140de5dae22");
    }

    #[test]
    fn a_version_may_hold_a_plus_sign() {
        assert_eq!(encoded("1.2.2+spec-1.1.0"), "1.2.2%2Bspec-1.1.0");
    }
}
