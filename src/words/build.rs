//! Before the console is compiled: the English sentences become constants.
//!
//! Owns the names of the constants: `form.add-parameter` is `form::ADD_PARAMETER`. Each is the number of its sentence,
//! which is the same in all languages. Must not know what a sentence says.

mod properties;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

const ENGLISH: &str = "src/words/texts/en.properties";

/// Said by the pages and by the script that loads the program, and not by the program.
const BEFORE: [&str; 2] = ["page.", "boot."];

/// Said by what comes after the form alone (`src/ui/later.rs`): these sentences come with it.
const LATER: [&str; 19] = [
    "answers.",
    "change-list.",
    "clone.",
    "cloned-from.",
    "exchange.",
    "history.",
    "history-comparison.",
    "history-job.",
    "key-sheet.",
    "more-fields.",
    "preview.",
    "preview-region.",
    "review.",
    "schedule.",
    "schedule-interval.",
    "schedule-outlook.",
    "second-call.",
    "templates.",
    "templates-window.",
];

/// Of these, what stands on the buttons of the form.
const NEVERTHELESS: [&str; 3] = ["clone.clone", "templates-window.save-as", "templates-window.window"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ENGLISH}");
    let text = fs::read_to_string(ENGLISH)?;
    let code = constants(&text).map_err(|fault| format!("{ENGLISH}, {fault}"))?;
    let out = env::var_os("OUT_DIR").ok_or("cargo names no folder for what is made")?;
    fs::write(Path::new(&out).join("texts.rs"), code)?;
    Ok(())
}

fn comes_later(key: &str) -> bool {
    LATER.iter().any(|group| key.starts_with(group)) && !NEVERTHELESS.contains(&key)
}

fn constants(text: &str) -> Result<String, String> {
    let entries = properties::entries(text)?;
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    let of_program: Vec<_> =
        entries.iter().filter(|(key, _)| !BEFORE.iter().any(|group| key.starts_with(group))).collect();
    for (number, (key, sentence)) in of_program.iter().enumerate() {
        let (group, name) = key.split_once('.').ok_or_else(|| format!("{key}: a key has two parts, with a dot"))?;
        let name = name.to_uppercase().replace('-', "_");
        let told = format!("`{sentence}`");
        let of_group = groups.entry(group).or_default();
        writeln!(of_group, "    #[doc = {told:?}]\n    pub(crate) const {name}: Text = Text({number});")
            .map_err(|error| error.to_string())?;
    }
    let mut code = String::new();
    for (group, constants) in groups {
        let module = group.replace('-', "_");
        write!(
            code,
            "/// Sentences of the group “{group}”.\npub(crate) mod {module} {{\n    use super::Text;\n{constants}}}\n"
        )
        .map_err(|error| error.to_string())?;
    }
    // Each of the two has a line for every sentence, which is empty where the other says it.
    for (name, is_later) in [("FIRST", false), ("LATER", true)] {
        let sentences: Vec<_> =
            of_program.iter().map(|(key, sentence)| if comes_later(key) == is_later { sentence } else { "" }).collect();
        writeln!(code, "const {name}: &str = {:?};", sentences.join("\n")).map_err(|error| error.to_string())?;
    }
    writeln!(code, "const COUNT: usize = {};", of_program.len()).map_err(|error| error.to_string())?;
    Ok(code)
}
