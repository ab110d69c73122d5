//! Words for what comes in and goes out: what was recognised, what was dropped, what will change, what is wrong.
//!
//! Owns which sentences of Import and of the rows as text are said. Must not know how a text is read.

use super::faults::{at_place, json_reason};
use super::texts::{exchange, fields, language, list};
use crate::exchange::link::LinkError;
use crate::exchange::{
    BODY_FILE, CellFault, Column, Found, ImportError, ImportReason, Note, Shell, TextFault, TextReason,
};
use crate::job::{Change, Content, JobField, RowField};

/// What came into the form, for the line over it.
#[must_use]
pub fn applied(count: usize) -> String {
    exchange::APPLIED.with(&[count.into()])
}

/// A file that is too large to be opened.
#[must_use]
pub fn file_too_large(name: &str) -> String {
    exchange::FILE_TOO_LARGE.with(&[name.into(), (&(FILE_LIMIT / 1_000_000).to_string()).into()])
}

/// The largest file that is opened, in bytes.
pub const FILE_LIMIT: u32 = 5_000_000;

/// A file that holds no text.
#[must_use]
pub fn file_without_text(name: &str) -> String {
    exchange::FILE_WITHOUT_TEXT.with(&[name.into()])
}

/// What a text was recognised as, as one sentence a piece.
#[must_use]
pub fn found(found: &Found) -> String {
    let (sentence, count) = match found {
        Found::Curl { shell, method, address } => {
            let command = match shell {
                Shell::Bash => exchange::COMMAND,
                Shell::PowerShell => exchange::COMMAND_POWERSHELL,
                Shell::Cmd => exchange::COMMAND_CMD,
            };
            let sentence = if address.is_empty() { exchange::CURL } else { exchange::CURL_TO };
            return sentence.with(&[command.say().into(), method.into(), address.into()]);
        }
        Found::Job(count) => (exchange::JOB, count),
        Found::Parameters(count) => (exchange::PARAMETERS, count),
        Found::Table(count, true) => (exchange::TABLE_WITH_HEAD, count),
        Found::Table(count, false) => (exchange::TABLE, count),
        Found::Text(count) => (exchange::TEXT, count),
        Found::Link(count) => (exchange::LINK, count),
    };
    sentence.with(&[(*count).into()])
}

/// What there is to say about a text that can be taken over.
#[must_use]
pub fn note(note: &Note) -> String {
    let (sentence, names) = match note {
        Note::Credentials => return exchange::CREDENTIALS.say().to_owned(),
        Note::Method(method) => return exchange::METHOD.with(&[method.into()]),
        Note::Address(_) => return exchange::ADDRESS.say().to_owned(),
        Note::Variables => return exchange::VARIABLES.say().to_owned(),
        Note::Headers(names) => (exchange::HEADERS, names),
        Note::Columns(names) => (exchange::COLUMNS, names),
        Note::Secrets(names) => (exchange::SECRETS, names),
    };
    sentence.with(&[(&list(names, false)).into()])
}

/// Why a text cannot be taken over, and where.
#[must_use]
pub fn import_error(error: &ImportError) -> String {
    at_place(error.place, &import_reason(&error.reason))
}

/// What is wrong with the rows as text, and where.
#[must_use]
pub fn text_fault(fault: &TextFault) -> String {
    at_place(fault.place, &text_reason(&fault.reason))
}

/// Why a link gives no job.
#[must_use]
pub fn link_error(error: &LinkError) -> String {
    match error {
        LinkError::TooLong => exchange::LINK_TOO_LONG.say().to_owned(),
        LinkError::Damaged => exchange::LINK_DAMAGED.say().to_owned(),
        LinkError::Draft(error) => exchange::LINK_WITHOUT_JOB.with(&[(&json_reason(&error.reason)).into()]),
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
        Change::Field { field, before, after } => words(job_field(field).to_owned(), earlier(before), content(after)),
        Change::Added { name, value } => words(exchange::ADDED.with(&[name.into()]), String::new(), content(value)),
        Change::Removed { name, value } => words(exchange::REMOVED.with(&[name.into()]), content(value), String::new()),
        Change::Renamed { before, after } => words(fields::NAME.say().to_owned(), quoted(before), quoted(after)),
        Change::Parameter { name, field, before, after } => {
            let (before, after) = match field {
                RowField::DataType => (bare(before), bare(after)),
                _ => (earlier(before), content(after)),
            };
            words(exchange::OF_PARAMETER.with(&[name.into(), row_field(field).into()]), before, after)
        }
        Change::Reordered => {
            words(exchange::ORDER.say().to_owned(), String::new(), exchange::ORDER_AFTER.say().to_owned())
        }
    }
}

/// How many changes there are.
#[must_use]
pub fn change_count(count: usize) -> String {
    exchange::CHANGES.with(&[count.into()])
}

/// How many more changes there are than are listed.
#[must_use]
pub fn more_changes(count: usize) -> String {
    exchange::MORE.with(&[count.into()])
}

fn import_reason(reason: &ImportReason) -> String {
    let reason = match reason {
        ImportReason::Empty => exchange::NOTHING,
        ImportReason::Unrecognised => exchange::UNRECOGNISED,
        ImportReason::Json(reason) => return json_reason(reason),
        ImportReason::NotAJob => exchange::NOT_A_JOB,
        ImportReason::SecondJob => exchange::SECOND_JOB,
        ImportReason::OpenQuote => exchange::OPEN_QUOTE,
        ImportReason::NotText => exchange::NOT_TEXT,
        ImportReason::NoBody => exchange::NO_BODY,
        ImportReason::FileMissing(name) => {
            let name = if name == "-" { BODY_FILE } else { name };
            return exchange::FILE_MISSING.with(&[name.into()]);
        }
        ImportReason::BehindQuote => exchange::BEHIND_CELL,
        ImportReason::Columns(count) => return exchange::CELLS.with(&[(*count).into()]),
        ImportReason::NoHead => exchange::NO_HEAD,
        ImportReason::NoName => exchange::NO_NAME,
        ImportReason::DuplicateName(name, first) => {
            return exchange::DUPLICATE_NAME.with(&[name.into(), (&first.line.to_string()).into()]);
        }
        ImportReason::Cell(column, fault) => return cell_fault(*column, fault),
        ImportReason::Text(reason) => return text_reason(reason),
        ImportReason::Link(error) => return link_error(error),
    };
    reason.say().to_owned()
}

fn text_reason(reason: &TextReason) -> String {
    match reason {
        TextReason::OpenQuote => exchange::OPEN_QUOTE_ON_LINE.say().to_owned(),
        TextReason::BadQuote(reason) => exchange::BAD_QUOTE.with(&[(&json_reason(reason)).into()]),
        TextReason::BehindQuote => exchange::BEHIND_QUOTE.say().to_owned(),
        TextReason::Columns(count) => exchange::CELLS_OF_TEXT.with(&[(*count).into()]),
        TextReason::Cell(column, fault) => cell_fault(*column, fault),
    }
}

fn cell_fault(column: Column, fault: &CellFault) -> String {
    let reason = match fault {
        CellFault::NotYesOrNo => exchange::NOT_YES_OR_NO,
        CellFault::NotTrueOrFalse => exchange::NOT_TRUE_OR_FALSE,
        CellFault::EmptyNumber => exchange::EMPTY_NUMBER,
        CellFault::NotANumber => exchange::NOT_A_NUMBER,
        // The column by its head, as it stands in the text that was read.
        CellFault::Json(reason) => {
            return exchange::NOT_JSON.with(&[column.word().into(), (&json_reason(reason)).into()]);
        }
    };
    reason.say().to_owned()
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
        Content::NotSet => exchange::NOT_SET.say().to_owned(),
        Content::Text(text) if text.is_empty() => exchange::EMPTY_TEXT.say().to_owned(),
        Content::Text(text) => quoted(&cut(text, most)),
        Content::Number(text) | Content::Json(text) => cut(text, most),
        Content::Truth(truth) => truth.to_string(),
        Content::Hidden => exchange::HIDDEN.say().to_owned(),
    }
}

/// A long text is known by its start.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => exchange::CUT.with(&[text.get(..at).unwrap_or_default().into(), text.chars().count().into()]),
        None => text.to_owned(),
    }
}

fn bare(of: &Content) -> String {
    match of {
        Content::Text(word) => word.clone(),
        other => content(other),
    }
}

/// A text that is no word of the console, in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    language::QUOTED.with(&[text.into()])
}

fn job_field(field: &JobField) -> &str {
    let name = match field {
        JobField::TaskName => fields::TASK_NAME,
        JobField::JobName => fields::JOB_NAME,
        JobField::RetryCount => fields::RETRY_COUNT,
        JobField::Concurrent => fields::CONCURRENT,
        JobField::IsEnabled => fields::ENABLED,
        JobField::Status => fields::STATUS,
        JobField::JobScheduleType => fields::JOB_SCHEDULE_TYPE,
        JobField::CronScheduleType => fields::CRON_SCHEDULE_TYPE,
        JobField::Notification => fields::NOTIFICATION,
        JobField::ScheduleType => fields::SCHEDULE_TYPE,
        JobField::Start => fields::START,
        JobField::End => fields::END,
        JobField::TimeZone => fields::TIME_ZONE,
        JobField::Interval => fields::INTERVAL,
        JobField::IntervalValues => fields::INTERVAL_VALUES,
        JobField::EmptyParameters => exchange::EMPTY_PARAMETERS,
        JobField::Unknown(key) => return key,
    };
    name.say()
}

/// What a field of a row is called.
pub(super) fn row_field(field: &RowField) -> &str {
    let name = match field {
        RowField::DataType => exchange::DATA_TYPE,
        RowField::DataTypeSent => exchange::DATA_TYPE_SENT,
        RowField::Value => exchange::VALUE,
        RowField::Required => exchange::REQUIRED,
        RowField::HelpText => exchange::HELP,
        RowField::Secret => exchange::SECRET_MARK,
        RowField::Unknown(key) => return key,
    };
    name.say()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Place, Reason};

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
