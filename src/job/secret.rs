//! Secrets among the parameters: which they are, and what stands in their place where they must not be read.
//!
//! Owns the rule that a value is secret. Must not know where it is hidden: the mask never reaches the wire.
//! The service has secret parameters, and does not tell which they are.

use super::details::{JobDetails, Value};
use super::draft::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue};
use crate::find::has;
use crate::places::Places;

/// How a placeholder begins.
const PLACEHOLDER: &str = "<secret:";

/// The words by which a parameter is taken for a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secrets {
    words: Vec<String>,
}

impl Secrets {
    /// Takes words that the name of a secret holds, in whatever letter case (of ASCII letters:
    /// the tables for all scripts weigh more than this rule).
    pub fn named_by<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self { words: words.into_iter().map(str::to_ascii_lowercase).filter(|word| !word.is_empty()).collect() }
    }

    /// Whether the row's value is to be hidden: what the person says counts before what the name suggests.
    #[must_use]
    pub fn hides(&self, row: &ParameterDraft) -> bool {
        row.is_secret.unwrap_or_else(|| self.suspects(&row.name))
    }

    /// Whether a name is that of a secret.
    #[must_use]
    pub fn suspects(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.words.iter().any(|word| has(&name, word))
    }

    /// The names of the rows whose values are to be hidden.
    #[must_use]
    pub fn names(&self, rows: &[ParameterDraft]) -> Vec<String> {
        rows.iter().filter(|row| self.hides(row)).map(|row| row.name.clone()).collect()
    }

    /// The IT resources that rows name: suggestions for others, and so none whose value is to be hidden.
    pub fn it_resources<'a>(&self, rows: &'a [ParameterDraft]) -> impl Iterator<Item = &'a str> {
        let is_named = |row: &&ParameterDraft| {
            row.data_type == DataType::ItResource && !row.text.text.is_empty() && !self.hides(row)
        };
        rows.iter().filter(is_named).map(|row| row.text.text.as_str())
    }

    /// The rows with a placeholder for each value that is to be hidden; [`fill_placeholders`] is the way back.
    #[must_use]
    pub fn veiled_rows(&self, rows: &[ParameterDraft]) -> Vec<ParameterDraft> {
        let veil = |row: &ParameterDraft| ParameterDraft {
            text: OptionalText::stated(secret_placeholder(&row.name)),
            as_read: Some(ReadValue::Text),
            ..row.clone()
        };
        rows.iter().map(|row| if self.hides(row) && has_value(row) { veil(row) } else { row.clone() }).collect()
    }

    /// The draft without the values of its secrets, and the names of those that had one.
    #[must_use]
    pub fn blanked(&self, mut draft: JobDraft) -> (JobDraft, Vec<String>) {
        let mut blanked = Vec::new();
        for row in &mut draft.parameters {
            if self.hides(row) && has_value(row) {
                blanked.push(row.name.clone());
                row.text.text.clear();
                row.text.empty_is_sent = false;
                row.truth = None;
                row.as_read = None;
            }
        }
        (draft, blanked)
    }
}

fn has_value(row: &ParameterDraft) -> bool {
    !row.text.text.is_empty() || row.truth.is_some() || matches!(row.as_read, Some(ReadValue::Other(_)))
}

/// What stands in the place of a secret value where it must not be read. Reading it back gives an empty value.
#[must_use]
pub fn secret_placeholder(name: &str) -> String {
    format!("{PLACEHOLDER}{name}>")
}

impl ParameterDraft {
    /// Whether a placeholder stands in the place of the value.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        let name = self.text.text.strip_prefix(PLACEHOLDER).and_then(|rest| rest.strip_suffix('>'));
        name == Some(self.name.as_str())
    }
}

/// Puts back the values for which placeholders stand, each from the row of `before` with its id; where there is none, the
/// value is emptied.
///
/// Names the parameters whose value has to be typed again.
#[must_use]
pub fn fill_placeholders(rows: &mut [ParameterDraft], before: &[ParameterDraft]) -> Vec<String> {
    let mut names = Vec::new();
    let mut places = None;
    for row in rows.iter_mut().filter(|row| row.text.text.starts_with(PLACEHOLDER)) {
        // Most often no row is secret, and there is nothing to look for.
        let places = places.get_or_insert_with(|| Places::of(before.iter().map(|old| old.id.0)));
        let old = places.get(row.id.0).and_then(|at| before.get(at));
        // The row may have got another name meanwhile: the placeholder keeps the old one.
        let old = old.filter(|old| row.text.text == secret_placeholder(&old.name));
        if let Some(old) = old {
            row.text.clone_from(&old.text);
            row.truth = old.truth;
            row.as_read.clone_from(&old.as_read);
        } else if row.is_placeholder() {
            row.text = OptionalText::default();
            row.as_read = None;
            names.push(row.name.clone());
        }
    }
    names
}

/// The job with a placeholder for each value of the hidden names: to be shown and copied, never sent.
#[must_use]
pub fn veiled(mut job: JobDetails, hidden: &[String]) -> JobDetails {
    let hidden = Places::of(hidden.iter().map(String::as_str));
    if let Some(parameters) = &mut job.parameters {
        parameters.change_values(|name, value| {
            if *value != Value::Absent && hidden.get(name).is_some() {
                *value = Value::Text(secret_placeholder(name));
            }
        });
    }
    job
}

#[cfg(test)]
mod tests {
    use super::{Secrets, fill_placeholders, secret_placeholder, veiled};
    use crate::job::DataType;
    use crate::job::{JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, Value, check};

    fn secrets() -> Secrets {
        Secrets::named_by(["Password", "key", ""])
    }

    fn row(name: &str, is_secret: Option<bool>) -> ParameterDraft {
        let text = OptionalText { text: "v".to_owned(), empty_is_sent: false };
        ParameterDraft { name: name.to_owned(), text, is_secret, ..ParameterDraft::default() }
    }

    #[track_caller]
    fn check_hidden(name: &str, is_secret: Option<bool>, expected: bool) {
        assert_eq!(secrets().hides(&row(name, is_secret)), expected, "{name} {is_secret:?}");
    }

    #[test]
    fn a_name_tells_a_secret_and_the_person_has_the_last_word() {
        check_hidden("Admin PASSWORD", None, true);
        check_hidden("apiKey", None, true);
        check_hidden("Code Key Attribute", Some(false), false);
        check_hidden("Batch Size", None, false);
        check_hidden("Batch Size", Some(true), true);
        check_hidden("", None, false);
    }

    fn draft() -> JobDraft {
        JobDraft {
            job_name: "J".to_owned(),
            task_name: "T".to_owned(),
            retry_count: "1".to_owned(),
            parameters: vec![row("Password", None), row("Filter", None), row("PIN", Some(true))],
            ..JobDraft::default()
        }
    }

    #[test]
    fn a_draft_is_kept_without_its_secrets() {
        let (kept, blanked) = secrets().blanked(draft());
        assert_eq!(blanked, ["Password", "PIN"]);
        let texts: Vec<_> = kept.parameters.iter().map(|row| row.text.text.as_str()).collect();
        assert_eq!(texts, ["", "v", ""]);
        // What is blank already is nothing to tell of.
        assert_eq!(secrets().blanked(kept.clone()), (kept, Vec::new()));
    }

    #[test]
    fn a_job_is_shown_with_placeholders() {
        let hidden = secrets().names(&draft().parameters);
        let job = veiled(check(&draft()).unwrap(), &hidden);
        let values: Vec<_> = job.parameters.unwrap().as_slice().iter().map(|it| it.value.clone()).collect();
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(values, [text(&secret_placeholder("Password")), text("v"), text("<secret:PIN>")]);
    }

    fn valued(id: u64, name: &str, text: &str) -> ParameterDraft {
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
            assert_eq!(valued(1, name, text).is_placeholder(), expected, "{name} {text}");
        }
    }

    #[test]
    fn a_placeholder_gives_way_to_the_value_it_stands_for_or_to_nothing() {
        let read = |row| ParameterDraft { as_read: Some(ReadValue::Text), ..row };
        let before =
            [valued(1, "a", "x"), valued(2, "b", "y"), read(valued(3, "c", "z")), valued(4, "d", "<secret:d>")];
        let rows = [
            valued(1, "a", "kept"),
            valued(2, "renamed", "<secret:b>"),
            valued(3, "c", "<secret:c>"),
            read(valued(4, "d", "<secret:d>")),
            read(valued(0, "b", "<secret:b>")),
        ];
        let filled = [
            valued(1, "a", "kept"),
            valued(2, "renamed", "y"),
            read(valued(3, "c", "z")),
            valued(4, "d", "<secret:d>"),
            ParameterDraft { text: OptionalText::default(), ..valued(0, "b", "") },
        ];
        let check = |before: &[ParameterDraft], expected: &[ParameterDraft], typed_again: &[&str]| {
            let mut rows = rows.clone();
            let names = fill_placeholders(&mut rows, before);
            assert_eq!((names, rows.as_slice()), (typed_again.iter().map(|name| (*name).into()).collect(), expected));
        };
        check(&before, &filled, &["b"]);
    }

    #[test]
    fn rows_are_shown_with_placeholders_and_filled_again() {
        let truth = ParameterDraft { truth: Some(true), as_read: Some(ReadValue::Boolean), ..valued(3, "key", "") };
        let rows = [valued(1, "Password", "x"), valued(2, "Filter", "y"), truth, valued(4, "Key 2", "")];
        let mut shown = secrets().veiled_rows(&rows);
        let texts: Vec<_> = shown.iter().map(|row| row.text.text.as_str()).collect();
        assert_eq!(texts, ["<secret:Password>", "y", "<secret:key>", ""]);
        // A placeholder is a text, whatever was read.
        assert_eq!(shown[2].as_read, Some(ReadValue::Text));
        assert_eq!(fill_placeholders(&mut shown, &rows), [] as [String; 0]);
        assert_eq!(shown, rows);
    }

    #[test]
    fn it_resources_are_suggested_unless_they_are_secret() {
        let row = |name: &str, data_type: DataType, text: &str, is_secret| ParameterDraft {
            name: name.to_owned(),
            data_type,
            text: OptionalText { text: text.to_owned(), empty_is_sent: false },
            is_secret,
            ..ParameterDraft::default()
        };
        let rows = [
            row("Server", DataType::ItResource, "Box", None),
            row("Token store", DataType::ItResource, "Vault", None),
            row("Key store", DataType::ItResource, "Safe", Some(false)),
            row("Other", DataType::ItResource, "Hidden", Some(true)),
            row("Name", DataType::String, "x", None),
            row("Empty", DataType::ItResource, "", None),
        ];
        let secrets = Secrets::named_by(["token", "key"]);
        assert_eq!(secrets.it_resources(&rows).collect::<Vec<_>>(), ["Box", "Safe"]);
    }
}
