//! What stands in the place of a secret value wherever a job leaves the form.
//!
//! Owns the placeholder and the way back from it. Must not know which parameters are secret.

use super::draft::{OptionalText, ParameterDraft};

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

/// Empties the values that are placeholders, and names the parameters whose value has to be typed again.
#[must_use]
pub fn empty_placeholders(rows: &mut [ParameterDraft]) -> Vec<String> {
    let mut names = Vec::new();
    for row in rows.iter_mut().filter(|row| row.is_placeholder()) {
        row.text = OptionalText::default();
        row.as_read = None;
        names.push(row.name.clone());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::ReadValue;

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
            let text = OptionalText::stated(text);
            let row = ParameterDraft {
                name: name.into(),
                text,
                as_read: Some(ReadValue::Text),
                required: Some(true),
                ..ParameterDraft::default()
            };
            let mut rows = [row.clone()];
            let names = empty_placeholders(&mut rows);
            assert_eq!(!names.is_empty(), expected, "{name} {row:?}");
            let emptied = ParameterDraft { text: OptionalText::default(), as_read: None, ..row.clone() };
            assert_eq!(rows[0], if expected { emptied } else { row });
        }
    }
}
