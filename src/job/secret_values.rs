//! The values that are secret, and what is left of somebody else's text without them.
//!
//! Owns how a secret value can stand in a text. Must not know which are secret ([`super::secret`]), nor what the text is.

use super::details::{JobDetails, Parameters, Value};
use super::secret::secret_placeholder;
use crate::json::quoted;
use crate::places::Places;

/// The secret values of a job that was sent. They are held in memory only, and shown by no `Debug`.
#[derive(Clone, Default)]
pub struct SecretValues(Vec<Veiled>);

/// What may not be read, and what stands in its place.
#[derive(Clone)]
struct Veiled {
    value: String,
    placeholder: String,
}

impl SecretValues {
    /// The values of the hidden names. A truth is none: to hide every “true” of a text would tell more than it hides.
    #[must_use]
    pub fn of(job: &JobDetails, hidden: &[String]) -> Self {
        let mut values = Vec::new();
        let hidden = Places::of(hidden.iter().map(String::as_str));
        for parameter in job.parameters.iter().flat_map(Parameters::as_slice) {
            let name = parameter.name.as_str();
            let value = match &parameter.value {
                _ if hidden.get(name).is_none() => continue,
                Value::Text(text) => text.as_str(),
                Value::Number(number) => number.as_str(),
                Value::AsRead(json) => json.as_str(),
                Value::Boolean(_) | Value::Absent => continue,
            };
            let escaped = quoted(value);
            let escaped = escaped.get(1..escaped.len() - 1).unwrap_or_default();
            for form in [value, value.trim(), escaped] {
                if !form.is_empty() {
                    values.push(Veiled { value: form.to_owned(), placeholder: secret_placeholder(name) });
                }
            }
        }
        Self(values)
    }

    /// The start of a text, at most so many characters and a placeholder, with a placeholder for each secret value.
    #[must_use]
    pub fn start_of(&self, text: &str, most: usize) -> String {
        let mut start = String::new();
        let mut rest = text;
        for _ in 0..most {
            let longest = self.0.iter().filter(|it| rest.starts_with(&it.value)).max_by_key(|it| it.value.len());
            let length = match (longest, rest.chars().next()) {
                (Some(it), _) => {
                    start.push_str(&it.placeholder);
                    it.value.len()
                }
                (None, Some(letter)) => {
                    start.push(letter);
                    letter.len_utf8()
                }
                (None, None) => return start,
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        if !rest.is_empty() {
            start.push('…');
        }
        start
    }
}

#[cfg(test)]
mod tests {
    use super::SecretValues;
    use crate::job::{DataType, JobDraft, OptionalText, ParameterDraft, ReadValue, RowId, check};
    use crate::json::JsonText;

    fn values(rows: &[(&str, &str)]) -> SecretValues {
        let row = |(id, (name, text)): (u64, &(&str, &str))| ParameterDraft {
            name: (*name).to_owned(),
            text: OptionalText::stated(*text),
            ..ParameterDraft::new(RowId(id))
        };
        let draft = JobDraft {
            job_name: "J".to_owned(),
            task_name: "T".to_owned(),
            retry_count: "1".to_owned(),
            parameters: (1..).zip(rows).map(row).collect(),
            ..JobDraft::default()
        };
        SecretValues::of(&check(&draft).unwrap(), &["Pw".to_owned(), "Pin".to_owned()])
    }

    #[track_caller]
    fn check_start(rows: &[(&str, &str)], text: &str, most: usize, expected: &str) {
        assert_eq!(values(rows).start_of(text, most), expected);
    }

    #[test]
    fn a_placeholder_stands_for_each_secret_value() {
        check_start(&[("Pw", "hush"), ("Size", "5")], "no 'hush' of 5, hush", 99, "no '<secret:Pw>' of 5, <secret:Pw>");
        check_start(&[("Pw", "ab"), ("Pin", "abc")], "ab abc abcd", 99, "<secret:Pw> <secret:Pin> <secret:Pin>d");
        check_start(&[("Pw", "a\n\"")], r#"{"e":"a\n\""}"#, 99, r#"{"e":"<secret:Pw>"}"#);
        check_start(&[("Pw", " hush ")], "'hush', ' hush '", 99, "'<secret:Pw>', '<secret:Pw>'");
        check_start(&[("Pw", "s")], "secrets", 99, "<secret:Pw>ecret<secret:Pw>");
        check_start(&[("Pw", "")], "as it is", 99, "as it is");
    }

    #[test]
    fn a_secret_is_one_whatever_its_kind() {
        #[track_caller]
        fn check_kind(row: ParameterDraft, text: &str, expected: &str) {
            let draft = JobDraft {
                job_name: "J".to_owned(),
                task_name: "T".to_owned(),
                retry_count: "1".to_owned(),
                parameters: vec![ParameterDraft { name: "Pin".to_owned(), ..row }],
                ..JobDraft::default()
            };
            let values = SecretValues::of(&check(&draft).unwrap(), &["Pin".to_owned()]);
            assert_eq!(values.start_of(text, 99), expected);
        }
        let row = ParameterDraft::default;
        let json = ReadValue::Other(JsonText::parse("[4711]").unwrap());
        check_kind(ParameterDraft { as_read: Some(json), ..row() }, "[4711] 4711", "<secret:Pin> 4711");
        let number = OptionalText::stated("4711");
        check_kind(ParameterDraft { data_type: DataType::Number, text: number, ..row() }, "a4711", "a<secret:Pin>");
        // What is one of two is no secret, and its words stand everywhere.
        let truth = Some(true);
        check_kind(ParameterDraft { data_type: DataType::Boolean, truth, ..row() }, "true", "true");
        check_kind(ParameterDraft { as_read: Some(ReadValue::Absent), ..row() }, "null", "null");
    }

    #[test]
    fn a_long_text_is_cut_and_never_within_a_secret() {
        check_start(&[], "", 3, "");
        check_start(&[], "üab", 3, "üab");
        check_start(&[], "üabc", 3, "üab…");
        check_start(&[("Pw", "hunter2")], "x hunter2 y", 3, "x <secret:Pw>…");
        check_start(&[("Pw", "hunter2")], "hunter2", 1, "<secret:Pw>");
    }
}
