//! The console's languages: a file of sentences for each but English, which is in the program.
//!
//! Owns what stands in such a file, and what of it the script and the pages say themselves. Must not know how it is named.

use std::{fs, path::PathBuf};

use crate::{failure::Failure, project::Project};

#[path = "../../../src/words/properties.rs"]
mod properties;

/// The language in the program, whose sentences set the order of all others.
const ENGLISH: &str = "en";

/// Before the program is there, it cannot say anything: the script that loads it says these.
const BOOT: &str = "boot.";

/// And the pages say these, in English alone.
const PAGE: &str = "page.";

/// What the build takes of the languages.
#[derive(Debug)]
pub(crate) struct Languages {
    /// Key and English sentence of what the pages say.
    pub(crate) pages: Vec<(String, String)>,
    /// The same of what the script says, in their order.
    pub(crate) boot: Vec<(String, String)>,
    /// Each language with its sentences, a JSON array in the order of the English ones.
    pub(crate) others: Vec<(String, String)>,
}

/// Reads the sentences of the checkout.
pub(crate) fn read(project: &Project) -> Result<Languages, Failure> {
    let folder = project.root().join("src/words/texts");
    let text = |path: &PathBuf| fs::read_to_string(path).map_err(Failure::io(path));
    let english = folder.join(ENGLISH).with_extension("properties");
    let sentences = text(&english)?;
    let entries =
        properties::entries(&sentences).map_err(|wanted| Failure::Unreadable { path: english.clone(), wanted })?;
    let group = |group: &'static str| {
        let of_group = entries.iter().filter_map(move |(key, sentence)| Some((key.strip_prefix(group)?, *sentence)));
        of_group.map(|(key, sentence)| (key.to_owned(), sentence.to_owned())).collect::<Vec<_>>()
    };
    let (pages, boot) = (group(PAGE), group(BOOT));
    let spoken: Vec<_> = entries.iter().map(|(key, _)| *key).filter(|key| !key.starts_with(PAGE)).collect();
    // The script takes as many of the first as it knows.
    if !spoken.iter().take(boot.len()).all(|key| key.starts_with(BOOT)) {
        return Err(Failure::Unreadable { path: english, wanted: format!("the {BOOT} sentences before all others") });
    }
    let mut others = Vec::new();
    for file in fs::read_dir(&folder).map_err(Failure::io(&folder))? {
        let path = file.map_err(Failure::io(&folder))?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name != ENGLISH && path.extension().is_some_and(|ending| ending == "properties") {
            let array = in_order(spoken.iter().copied(), &text(&path)?)
                .map_err(|wanted| Failure::Unreadable { path, wanted })?;
            others.push((name, array));
        }
    }
    // The order in which a folder gives out its files is its own.
    others.sort();
    Ok(Languages { pages, boot, others })
}

/// The sentences of a language in the order of these keys.
fn in_order<'a>(keys: impl Iterator<Item = &'a str>, text: &str) -> Result<String, String> {
    let entries = properties::entries(text)?;
    let sentence = |key| entries.iter().find(|(known, _)| *known == key).map(|(_, sentence)| *sentence);
    let sentences = keys.map(|key| sentence(key).ok_or_else(|| format!("a sentence for {key}")));
    Ok(json_array(sentences.collect::<Result<Vec<_>, _>>()?))
}

/// These texts as a JSON array.
fn json_array<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<_> = texts.into_iter().map(json_text).collect();
    format!("[{}]", quoted.join(",\n"))
}

/// A text in JSON; sentences are one line, and so are names of files.
pub(crate) fn json_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn sentences_come_in_the_order_of_the_keys() {
        let check = |text: &str, expected: Result<&str, &str>| {
            let array = in_order(["a.one", "a.two"].into_iter(), text);
            assert_eq!(array.as_deref(), expected.map_err(str::to_owned).as_deref(), "{text}");
        };
        check("a.two = zwei\n# eins\na.one = \"eins\"\n", Ok("[\"\\\"eins\\\"\",\n\"zwei\"]"));
        check("a.one = eins\n", Err("a sentence for a.two"));
        check("a.one = eins\na.one = eins\n", Err("line 2: a.one stands twice"));
    }
}
