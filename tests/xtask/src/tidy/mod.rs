//! `cargo xtask tidy`: the invariants of ARCHITECTURE.md that no compiler holds.
//!
//! Each rule looks at the text of the project's files and gives the places that break it.
//! Rules stand in files by subject, with snippets that keep and break them.

mod accessibility;
mod faults;
mod files;
mod layout;
mod listed;
mod page;
mod policy;
mod privacy;
mod rooms;
mod sentences;
mod table;
mod text;
mod threats;

pub(crate) use files::File;

use crate::{failure::Failure, project::Project};

/// An invariant.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// What holds, as a sentence.
    holds: &'static str,
    /// What to do where it does not.
    advice: &'static str,
    broken: fn(&[File]) -> Vec<Place>,
}

/// Where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    path: String,
    line: usize,
    what: String,
}

impl Place {
    fn new(file: &File, line: usize, what: impl Into<String>) -> Self {
        Self { path: file.path.clone(), line, what: what.into() }
    }
}

/// How many rules hold, and how many do not; the places are printed.
pub(crate) fn tidy(project: &Project) -> Result<(u32, u32), Failure> {
    let files = files::read(project.root())?;
    let (mut held, mut broken) = (0, 0);
    let rules = [
        rooms::RULES,
        sentences::RULES,
        privacy::RULES,
        page::RULES,
        policy::RULES,
        text::RULES,
        layout::RULES,
        threats::RULES,
        faults::RULES,
        accessibility::RULES,
    ];
    for rule in rules.concat() {
        let places = (rule.broken)(&files);
        if places.is_empty() {
            held += 1;
            println!("ok      {}", rule.holds);
            continue;
        }
        broken += 1;
        println!("BROKEN  {}", rule.holds);
        for Place { path, line, what } in places {
            println!("        {path}:{line}: {what}");
        }
        println!("        {}", rule.advice);
    }
    Ok((held, broken))
}

/// Whether a line holds this identifier, not merely as a part of a longer one.
fn names(line: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word)
    })
}

/// The lines of these files that name one of the words, outside comments.
fn places_naming<'a>(files: impl IntoIterator<Item = &'a File>, words: &[&str]) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files {
        for (line, text) in file.code() {
            for word in words.iter().filter(|word| names(text, word)) {
                places.push(Place::new(file, line, format!("`{word}`")));
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks a rule on one file: how many places it finds.
    #[track_caller]
    pub(crate) fn check(rule: fn(&[File]) -> Vec<Place>, path: &str, text: &str, broken: usize) {
        let files = [File { path: path.into(), text: text.into() }];
        let places = rule(&files);
        assert_eq!(places.len(), broken, "{path}: {text}\n{places:?}");
    }

    #[test]
    fn a_word_is_named_only_whole() {
        assert!(names("use leptos::prelude", "leptos"));
        assert!(names("a.local_storage()", "local_storage"));
        assert!(!names("leptos_use", "leptos"));
        assert!(!names("LocalStorage", "Storage"));
    }
}
