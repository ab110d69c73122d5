//! Words for what comes in and goes out: what was recognised, what was dropped, what will change, what is wrong.
//!
//! Owns the sentences of Import and of the rows as text. Must not know how a text is read.

use super::faults::json_reason;
use crate::exchange::link::LinkError;
use crate::exchange::{
    BODY_FILE, CellFault, Column, Found, ImportError, ImportReason, Note, Shell, TextFault, TextReason,
};
use crate::job::{Change, Content, JobField, RowField};
use crate::json::Place;

/// What can be imported, and how.
pub const IMPORT_HINT: &str = "A JSON document, a cURL command, rows of a spreadsheet, or a link to a job; or several of \
     them, one under the other. Paste here, open files, or drop them anywhere on this page.";

/// How the rows stand in their text.
pub const TEXT_HINT: &str = "One parameter a line: name | type | required | help | value, or just name | value. A blank cell \
     is not set. In quotes, as in JSON, stands what could be misread: \"\" is empty text, \"a | b\" holds a bar. A type in \
     brackets is not sent. Lines that begin with # are passed over.";

/// Over a text that was edited and not applied.
pub const TEXT_LEFT: &str = "This is your text as you left it.";

/// What came into the form, for the line over it.
#[must_use]
pub fn applied(count: usize) -> String {
    format!("{} made. Undo takes all back.", capitalised(&counted(count, "change")))
}

/// A file that is too large to be opened.
#[must_use]
pub fn file_too_large(name: &str) -> String {
    format!("{} is too large: {} MB is the most.", quoted(name), FILE_LIMIT / 1_000_000)
}

/// The largest file that is opened, in bytes.
pub const FILE_LIMIT: u32 = 5_000_000;

/// A file that holds no text.
#[must_use]
pub fn file_without_text(name: &str) -> String {
    format!("{} holds no text. Copy the cells of a spreadsheet, or save it as CSV.", quoted(name))
}

/// What a text was recognised as, as one sentence a piece.
#[must_use]
pub fn found(found: &Found) -> String {
    match found {
        Found::Curl { shell, method, address } => {
            let shell = match shell {
                Shell::Bash => "",
                Shell::PowerShell => " for PowerShell",
                Shell::Cmd => " for the command prompt",
            };
            let to = if address.is_empty() { String::new() } else { format!(" to {address}") };
            format!("A cURL command{shell}: {method}{to}.")
        }
        Found::Job(count) => format!("A job with {}.", counted(*count, "parameter")),
        Found::Parameters(count) => format!("{} without a job.", capitalised(&counted(*count, "parameter"))),
        Found::Table(count, true) => format!("A table with a head and {}.", counted(*count, "row")),
        Found::Table(count, false) => format!("A table without a head, with {}.", counted(*count, "row")),
        Found::Text(count) => format!("{} as text.", capitalised(&counted(*count, "row"))),
        Found::Link(count) => format!("A link to a job with {}.", counted(*count, "parameter")),
    }
}

/// What there is to say about a text that can be taken over.
#[must_use]
pub fn note(note: &Note) -> String {
    match note {
        Note::Credentials => "The sign-in in the command is not taken over.".into(),
        Note::Method(method) => format!("The command’s method, {method}, is not taken over: the job will be created."),
        Note::Address(_) => "The command’s address is not taken over: the job goes to the server of this page.".into(),
        Note::Headers(names) => format!("Headers that are not taken over: {}.", names.join(", ")),
        Note::Variables => "The command holds variables of its shell. They stand as they are written.".into(),
        Note::Columns(names) => format!("Columns that are not taken over: {}.", names.join(", ")),
        Note::Secrets(names) => format!("Secret values are to be typed again: {}.", names.join(", ")),
    }
}

/// Why a text cannot be taken over, and where.
#[must_use]
pub fn import_error(error: &ImportError) -> String {
    at(error.place, &import_reason(&error.reason))
}

/// What is wrong with the rows as text, and where.
#[must_use]
pub fn text_fault(fault: &TextFault) -> String {
    at(fault.place, &text_reason(&fault.reason))
}

/// Why a link gives no job.
#[must_use]
pub fn link_error(error: &LinkError) -> String {
    match error {
        LinkError::TooLong => "the link is longer than browsers open".into(),
        LinkError::Damaged => "the link is damaged: a part may be missing, so copy it again as a whole".into(),
        LinkError::Draft(error) => format!("the link does not hold a job: {}", json_reason(&error.reason)),
    }
}

/// A change in three parts: what, before, after. Where something comes or goes, the other side is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeWords {
    /// The field or the parameter.
    pub what: String,
    /// What stood there.
    pub before: String,
    /// What will stand there.
    pub after: String,
}

/// The words for a change.
#[must_use]
pub fn change(change: &Change) -> ChangeWords {
    let words = |what: String, before: String, after: String| ChangeWords { what, before, after };
    match change {
        Change::Field { field, before, after } => words(job_field(field), earlier(before), content(after)),
        Change::Added { name, value } => words(format!("{} added", quoted(name)), String::new(), content(value)),
        Change::Removed { name, value } => words(format!("{} removed", quoted(name)), content(value), String::new()),
        Change::Renamed { before, after } => words("Name".into(), quoted(before), quoted(after)),
        Change::Parameter { name, field, before, after } => {
            let (before, after) = match field {
                RowField::DataType => (bare(before), bare(after)),
                _ => (earlier(before), content(after)),
            };
            words(format!("{}, {}", quoted(name), row_field(field)), before, after)
        }
        Change::Reordered => words("Order of the parameters".into(), String::new(), "changed".into()),
    }
}

/// How many changes there are.
#[must_use]
pub fn change_count(count: usize) -> String {
    match count {
        0 => "Nothing will change.".into(),
        1 => "1 change:".into(),
        _ => format!("{count} changes:"),
    }
}

/// How many more changes there are than are listed.
#[must_use]
pub fn more_changes(count: usize) -> String {
    format!("… and {count} more.")
}

fn at(place: Place, reason: &str) -> String {
    format!("Line {}, column {}: {reason}.", place.line, place.column)
}

fn import_reason(reason: &ImportReason) -> String {
    match reason {
        ImportReason::Empty => "there is nothing but blanks".into(),
        ImportReason::Unrecognised => {
            "this is neither JSON, nor a cURL command, nor rows parted by tabs or commas, nor a link to a job".into()
        }
        ImportReason::Json(reason) => json_reason(reason),
        ImportReason::NotAJob => "this JSON holds nothing that belongs to a job".into(),
        ImportReason::SecondJob => "a second job begins here, and only one fits into the form".into(),
        ImportReason::OpenQuote => "the quote that opens here is not closed".into(),
        ImportReason::NotText => "these bytes are no text (UTF-8)".into(),
        ImportReason::NoBody => "this cURL command sends no body, so there is no job in it".into(),
        ImportReason::FileMissing(name) => {
            let name = if name == "-" { BODY_FILE } else { name };
            format!(
                "the command reads the job from a file, which this page cannot. Open {name} as well, or paste its text \
                 under the command"
            )
        }
        ImportReason::BehindQuote => "something stands behind the closing quote of this cell".into(),
        ImportReason::Columns(count) => format!(
            "a row has {count} cells. Without a head it must be 2 (name, value) or 5 (name, type, required, help, value)"
        ),
        ImportReason::NoHead => "this cell stands under no head".into(),
        ImportReason::NoName => "this row has no name".into(),
        ImportReason::DuplicateName(name, first) => {
            format!("{} stands twice, first on line {}", quoted(name), first.line)
        }
        ImportReason::Cell(column, fault) => cell_fault(*column, fault),
        ImportReason::Text(reason) => text_reason(reason),
        ImportReason::Link(error) => link_error(error),
    }
}

fn text_reason(reason: &TextReason) -> String {
    match reason {
        TextReason::OpenQuote => "the quote that opens here is not closed on its line".into(),
        TextReason::BadQuote(reason) => format!("this quoted text is not written as in JSON: {}", json_reason(reason)),
        TextReason::BehindQuote => "something stands behind the closing quote; a “|” must follow".into(),
        TextReason::Columns(count) => format!(
            "a row has {count} cells. It must be 1 (name), 2 (name | value) or 5 (name | type | required | help | value)"
        ),
        TextReason::Cell(column, fault) => cell_fault(*column, fault),
    }
}

fn cell_fault(column: Column, fault: &CellFault) -> String {
    match fault {
        CellFault::NotYesOrNo => "“required” must be true, false or blank".into(),
        CellFault::NotTrueOrFalse => "the value of a Boolean must be true, false or blank".into(),
        CellFault::EmptyNumber => "a number cannot be empty text; leave it blank".into(),
        CellFault::NotANumber => "this is not a number".into(),
        CellFault::Json(reason) => format!("{} is not the JSON it should be: {}", column.word(), json_reason(reason)),
    }
}

/// Where nothing was there is nothing to say.
fn earlier(before: &Content) -> String {
    if *before == Content::NotSet { String::new() } else { content(before) }
}

fn content(content: &Content) -> String {
    content_within(content, 200)
}

/// What stands in a field; of a long text no more than so many characters.
pub(super) fn content_within(content: &Content, most: usize) -> String {
    match content {
        Content::NotSet => "not set".into(),
        Content::Text(text) if text.is_empty() => "empty text".into(),
        Content::Text(text) => quoted(&cut(text, most)),
        Content::Number(text) | Content::Json(text) => cut(text, most),
        Content::Truth(truth) => truth.to_string(),
        Content::Hidden => "a hidden value".into(),
    }
}

/// A long text is known by its start.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{} … ({} characters)", text.get(..at).unwrap_or_default(), text.chars().count()),
        None => text.to_owned(),
    }
}

fn bare(of: &Content) -> String {
    match of {
        Content::Text(word) => word.clone(),
        other => content(other),
    }
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}

fn job_field(field: &JobField) -> String {
    match field {
        JobField::TaskName => "Task name",
        JobField::JobName => "Job name",
        JobField::RetryCount => "Retry count",
        JobField::Concurrent => "Concurrent",
        JobField::IsEnabled => "Enabled",
        JobField::Status => "Status",
        JobField::JobScheduleType => "Job schedule type",
        JobField::CronScheduleType => "Cron schedule type",
        JobField::Notification => "Notification",
        JobField::ScheduleType => "Schedule type",
        JobField::Start => "Start",
        JobField::End => "End",
        JobField::TimeZone => "Time zone",
        JobField::Interval => "Interval",
        JobField::IntervalValues => "Interval values",
        JobField::EmptyParameters => "“parameters” sent although empty",
        JobField::Unknown(key) => key,
    }
    .to_owned()
}

/// What a field of a row is called.
pub(super) fn row_field(field: &RowField) -> &str {
    match field {
        RowField::DataType => "data type",
        RowField::DataTypeSent => "data type sent",
        RowField::Value => "value",
        RowField::Required => "required",
        RowField::HelpText => "help",
        RowField::Secret => "secret mark",
        RowField::Unknown(key) => key,
    }
}

/// So many of something.
pub(super) fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

fn capitalised(words: &str) -> String {
    words.strip_prefix("no ").map_or_else(|| words.to_owned(), |rest| format!("No {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Reason;

    #[track_caller]
    fn check_change(of: &Change, expected: [&str; 3]) {
        let ChangeWords { what, before, after } = change(of);
        assert_eq!([what.as_str(), before.as_str(), after.as_str()], expected);
    }

    #[test]
    fn a_change_is_told_in_three_parts() {
        let text = |text: &str| Content::Text(text.to_owned());
        let field = |before, after| Change::Field { field: JobField::RetryCount, before, after };
        let row = |field, before, after| Change::Parameter { name: "P".into(), field, before, after };
        check_change(&field(text("1"), text("2")), ["Retry count", "“1”", "“2”"]);
        check_change(&field(Content::NotSet, text("")), ["Retry count", "", "empty text"]);
        check_change(&field(text("1"), Content::NotSet), ["Retry count", "“1”", "not set"]);
        check_change(&row(RowField::DataType, text("String"), text("Number")), ["“P”, data type", "String", "Number"]);
        check_change(&row(RowField::Value, Content::Number("1.0".into()), text("1.0")), ["“P”, value", "1.0", "“1.0”"]);
        check_change(&Change::Added { name: "P".into(), value: Content::Hidden }, ["“P” added", "", "a hidden value"]);
        check_change(&Change::Removed { name: "P".into(), value: Content::Truth(false) }, ["“P” removed", "false", ""]);
        check_change(&Change::Reordered, ["Order of the parameters", "", "changed"]);
    }

    #[test]
    fn a_long_value_is_told_by_its_start() {
        assert_eq!(content(&Content::Number("ä".repeat(300))), format!("{} … (300 characters)", "ä".repeat(200)));
    }

    #[test]
    fn a_fault_is_told_with_its_place() {
        let place = Place { line: 3, column: 14 };
        for (reason, expected) in [
            (ImportReason::Json(Reason::Ended), "Line 3, column 14: the text ends too early."),
            (
                ImportReason::DuplicateName("a".into(), Place { line: 1, column: 1 }),
                "Line 3, column 14: “a” stands twice, first on line 1.",
            ),
            (
                ImportReason::Cell(Column::Other, CellFault::Json(Reason::Ended)),
                "Line 3, column 14: other members is not the JSON it should be: the text ends too early.",
            ),
            (
                ImportReason::FileMissing("-".into()),
                "Line 3, column 14: the command reads the job from a file, which this page cannot. Open post.json as \
                 well, or paste its text under the command.",
            ),
        ] {
            assert_eq!(import_error(&ImportError::new(place, reason)), expected);
        }
    }

    #[test]
    fn numbers_and_nouns_agree() {
        for (count, expected) in [(0, "No parameters"), (1, "1 parameter"), (2, "2 parameters")] {
            assert_eq!(found(&Found::Parameters(count)), format!("{expected} without a job."));
        }
    }
}
