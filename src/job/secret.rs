//! What stands in the place of a secret value wherever a job leaves the form.
//!
//! Owns the placeholder and the way back from it. Must not know which parameters are secret.

use super::draft::ParameterDraft;
use std::collections::HashMap;

/// The text that stands for a secret value of the parameter with this name.
#[must_use]
pub fn secret_placeholder(name: &str) -> String {
    format!("<secret:{name}>")
}

impl ParameterDraft {
    /// Whether a placeholder stands in the place of the value.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        let name = self.text.text.strip_prefix("<secret:").and_then(|rest| rest.strip_suffix('>'));
        name == Some(self.name.as_str())
    }
}

/// Puts back the values for which placeholders stand, each from the row of `before` with its id and name; where there is
/// none, the value is emptied.
///
/// Names the parameters whose value has to be typed again.
#[must_use]
pub fn fill_placeholders(rows: &mut [ParameterDraft], before: &[ParameterDraft]) -> Vec<String> {
    let known: HashMap<_, _> = before.iter().filter(|row| !row.is_placeholder()).map(|row| (row.id, row)).collect();
    let mut names = Vec::new();
    for row in rows.iter_mut().filter(|row| row.is_placeholder()) {
        let old = known.get(&row.id).filter(|old| old.name == row.name);
        row.text = old.map(|old| old.text.clone()).unwrap_or_default();
        row.as_read = old.and_then(|old| old.as_read.clone());
        if old.is_none() {
            names.push(row.name.clone());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{OptionalText, ReadValue, RowId};

    fn row(id: u64, name: &str, text: &str) -> ParameterDraft {
        let text = OptionalText::stated(text);
        ParameterDraft { id: RowId(id), name: name.into(), text, required: Some(true), ..ParameterDraft::default() }
    }

    #[test]
    fn a_placeholder_belongs_to_its_own_name() {
        for (name, text, expected) in [
            ("Pass", "<secret:Pass>", true),
            ("Pass", "<secret:Other>", false),
            ("a>b", &secret_placeholder("a>b"), true),
            ("", "<secret:>", true),
            ("Pass", "<secret:Pass> ", false),
            ("Pass", "", false),
        ] {
            assert_eq!(row(1, name, text).is_placeholder(), expected, "{name} {text}");
        }
    }

    #[test]
    fn a_placeholder_gives_way_to_the_value_it_stands_for_or_to_nothing() {
        let read = Some(ReadValue::Text);
        let before = [
            row(1, "a", "x"),
            row(2, "b", "y"),
            ParameterDraft { as_read: read.clone(), ..row(3, "c", "z") },
            row(4, "d", "<secret:d>"),
        ];
        let mut rows = [
            row(1, "a", "kept"),
            row(2, "other", "<secret:other>"),
            row(3, "c", "<secret:c>"),
            ParameterDraft { as_read: read.clone(), ..row(4, "d", "<secret:d>") },
            row(0, "b", "<secret:b>"),
        ];
        let names = fill_placeholders(&mut rows, &before);
        let empty = |id, name| ParameterDraft { text: OptionalText::default(), ..row(id, name, "") };
        let expected = [
            row(1, "a", "kept"),
            empty(2, "other"),
            ParameterDraft { as_read: read, ..row(3, "c", "z") },
            empty(4, "d"),
            empty(0, "b"),
        ];
        assert_eq!((names, rows), (vec!["other".to_owned(), "d".into(), "b".into()], expected));
    }
}
