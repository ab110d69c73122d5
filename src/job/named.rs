//! Which fields of a job a text of the server names.
//!
//! Owns what counts as a name in a text. Must not know what the text is about: what the service writes when it refuses
//! a job is not documented.

use super::draft::JobDraft;
use super::problem::{Field, ParameterField};
use crate::find::{self, has};
use crate::json::{quoted, read};

/// So much of a text is searched, in bytes: a refusal says it at the beginning, and not on pages.
const SEARCHED: usize = 20_000;

/// So many bytes are looked at for all rows together, and so many rows are told: with thousands of rows the last may be
/// left out, for no person looks through them.
const MOST_BYTES: usize = 10_000_000;
const MOST_ROWS: usize = 100;

/// A longer name is not looked for.
const LONGEST_NAME: usize = 500;

/// A sentence is cut after so many bytes.
const LONGEST: usize = 200;

/// The fields that the text names, in the order of the form, each with the sentence that does.
#[must_use]
pub fn named_in(text: &str, draft: &JobDraft) -> Vec<(Field, String)> {
    let text = text.get(..text.floor_char_boundary(SEARCHED)).unwrap_or_default();
    let mut named = Vec::new();
    for (field, key, value) in [
        (Field::TaskName, "taskName", draft.task_name.as_str()),
        (Field::JobName, "jobName", draft.job_name.as_str()),
        (Field::RetryCount, "retryCount", ""),
    ] {
        if let Some(at) = find(text, key).or_else(|| find_name(text, value)) {
            named.push((field, sentence(text, at)));
        }
    }
    let rows = draft.parameters.iter().take(MOST_BYTES / text.len().max(1));
    let rows = rows.filter_map(|row| Some((row.id, row.name.as_str(), find_name(text, &row.name)?)));
    let rows: Vec<_> = rows.take(MOST_ROWS).collect();
    for (id, name, at) in &rows {
        // A name that is part of another that stands there is not meant by it.
        if !rows.iter().any(|(_, other, _)| other.len() > name.len() && has(other, name)) {
            named.push((Field::Parameter(*id, ParameterField::Value), sentence(text, *at)));
        }
    }
    if let Some(at) = find(text, "notification") {
        named.push((Field::Notification, sentence(text, at)));
    }
    named
}

/// Where a name that a person gave stands, as it is or with the escapes of JSON. One letter is no name to search for.
fn find_name(text: &str, name: &str) -> Option<usize> {
    name.chars().nth(1).filter(|_| name.len() <= LONGEST_NAME)?;
    let escaped = quoted(name);
    find(text, name).or_else(|| find(text, escaped.get(1..escaped.len() - 1)?))
}

/// Where a word stands, and not as a part of a longer one.
fn find(text: &str, word: &str) -> Option<usize> {
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let mut start = 0;
    loop {
        let at = start + find::find(text.get(start..)?, word)?;
        let end = at + word.len();
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        if !is_letter(before) && !is_letter(after) {
            return Some(at);
        }
        start = end;
    }
}

/// The line or the string in which the place stands, in one line. A string of JSON stands there as it reads.
fn sentence(text: &str, at: usize) -> String {
    // A quote behind a backslash belongs to the string.
    let is_edge = |at: &usize| match text.as_bytes().get(*at) {
        Some(b'"') => is_unescaped(text, *at),
        sign => sign == Some(&b'\n'),
    };
    let edge = (0..at).rev().find(is_edge);
    let start = edge.map_or(0, |edge| edge + 1);
    let end = (start..text.len()).find(is_edge).unwrap_or(text.len());
    let line = text.get(start..end).unwrap_or_default();
    let quote = edge.filter(|edge| text.as_bytes().get(*edge) == Some(&b'"'));
    let content = quote.and_then(|_| read(&["\"", line, "\""].concat()).and_then(|string| string.text("")).ok());
    let line = content.unwrap_or_else(|| line.to_owned()).replace(char::is_control, " ");
    let line = line.trim();
    if line.len() <= LONGEST {
        return line.to_owned();
    }
    let mut cut = line.get(..line.floor_char_boundary(LONGEST)).unwrap_or_default().to_owned();
    cut.push('…');
    cut
}

/// Whether no backslash takes its meaning from the sign there.
fn is_unescaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{ParameterDraft, RowId};

    fn draft(names: &[&str]) -> JobDraft {
        let row =
            |(id, name): (u64, &&str)| ParameterDraft { name: (*name).to_owned(), ..ParameterDraft::new(RowId(id)) };
        JobDraft {
            task_name: "Purge Task".to_owned(),
            job_name: "My Job".to_owned(),
            parameters: (1..).zip(names).map(row).collect(),
            ..JobDraft::default()
        }
    }

    #[track_caller]
    fn check(text: &str, names: &[&str], expected: &[(Field, &str)]) {
        let found = named_in(text, &draft(names));
        assert_eq!(found.iter().map(|(field, said)| (*field, said.as_str())).collect::<Vec<_>>(), expected, "{text}");
    }

    fn row(id: u64) -> Field {
        Field::Parameter(RowId(id), ParameterField::Value)
    }

    #[test]
    fn a_name_in_the_text_is_found() {
        let names = &["Batch Size", "Batch", "x", "It's \"it\""];
        check("", names, &[]);
        check("Invalid input", names, &[]);
        check(
            "Required parameter Batch Size is not set.",
            names,
            &[(row(1), "Required parameter Batch Size is not set.")],
        );
        check(r#"{"errorCode":"X-1","errorMessage":"Bad value: 'Batch'"}"#, names, &[(row(2), "Bad value: 'Batch'")]);
        check("The Batches are full, x or not", names, &[]);
        check(r#"{"m":"no 'It's \"it\"' here"}"#, names, &[(row(4), r#"no 'It's "it"' here"#)]);
        check(r#"{"m":"p[\"Batch\"].value:\n\u00fcber"}"#, names, &[(row(2), r#"p["Batch"].value: über"#)]);
        check(r#"{"m":"C:\\","n":"Batch \\"}"#, names, &[(row(2), r"Batch \")]);
        // What is no string of JSON stays as it is.
        check(r#"say "a\b Batch" twice"#, names, &[(row(2), "a  Batch")]);
        check(r#"say "a\q Batch" twice"#, names, &[(row(2), r"a\q Batch")]);
        check(
            "First\nretryCount must be less\ntaskName: Unknown",
            names,
            &[(Field::TaskName, "taskName: Unknown"), (Field::RetryCount, "retryCount must be less")],
        );
        check("There is no task Purge Task", names, &[(Field::TaskName, "There is no task Purge Task")]);
        check("The notification is none", names, &[(Field::Notification, "The notification is none")]);
        check("Job My Job exists", names, &[(Field::JobName, "Job My Job exists")]);
    }

    #[test]
    fn a_long_line_is_cut() {
        let text = format!("Batch {}", "ü".repeat(500));
        let [(_, said)] = named_in(&text, &draft(&["Batch"])).try_into().unwrap();
        assert!(said.len() <= LONGEST + '…'.len_utf8() && said.ends_with("ü…"), "{said}");
    }

    #[test]
    fn with_thousands_of_rows_the_last_are_not_looked_for() {
        let names: Vec<_> = (1..=600).map(|at| format!("row{at:03}")).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        // All that is searched of a text, so that 500 rows are looked for.
        let fill = |named: &str| format!("{named}{}", " ".repeat(SEARCHED));
        check(&fill("row500 and row501"), &names, &[(row(500), "row500 and row501")]);
        check("row500 and row501", &names, &[500, 501].map(|id| (row(id), "row500 and row501")));
        let all = named_in(&names.join("\n"), &draft(&names));
        assert_eq!(all.len(), MOST_ROWS);
    }
}
