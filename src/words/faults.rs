//! Words for what the rules find: what is wrong, where, and what to do.
//!
//! Owns the sentences at the fields and in the summary. Must not know how a fault is found.

use crate::job::{Field, NumberFault, ParameterField, Problem, ProblemKind, RowId, Warning, WarningKind};
use crate::json::{JsonError, Kind, Reason, Syntax};

/// Before the sentence of an error, for those who do not see its colour.
pub const ERROR: &str = "Error: ";

/// Behind an entry of the summary whose fault is gone.
pub const CORRECTED: &str = " Corrected.";

/// In place of the fields of a notification that they cannot express.
pub const NOTIFICATION_IS_RAW: &str = "The two fields above cannot show what stands here: it is edited here.";

/// The sentence at the field. `number` tells a row's present number, from 1.
#[must_use]
pub fn problem(problem: &Problem, number: impl Fn(RowId) -> usize) -> String {
    match (&problem.kind, problem.field) {
        (ProblemKind::Missing, Field::JobName) => "Enter the job name".into(),
        (ProblemKind::Missing, Field::TaskName) => "Enter the name of the scheduled task".into(),
        (ProblemKind::Missing, Field::RetryCount) => "Enter the retry count, for example 1".into(),
        (ProblemKind::Missing, Field::Notification) => "Enter a JSON object".into(),
        (ProblemKind::Missing, Field::Parameter(_, _)) => "Enter the parameter’s name, or remove the row".into(),
        (ProblemKind::ValueNotSet, _) => "Set a value: this parameter is marked as required".into(),
        (ProblemKind::Missing, _) => "Fill in this field".into(),
        (ProblemKind::Schedule(fault), Field::Schedule(field)) => super::schedule::fault(*fault, field).into(),
        (ProblemKind::Schedule(_), _) => "The schedule cannot be sent".into(),
        (ProblemKind::NotWhole, _) => "Enter a whole number in digits, for example 1".into(),
        (ProblemKind::Negative, _) => "Enter 0 or a larger number".into(),
        (ProblemKind::TooLarge, _) => "Enter a number up to 2147483647".into(),
        (ProblemKind::NotANumber(fault), _) => number_fault(*fault).into(),
        (ProblemKind::DuplicateName(other), Field::Parameter(row, _)) => format!(
            "Parameters {} and {} have the same name: change or remove one of them",
            number(*other),
            number(row)
        ),
        (ProblemKind::DuplicateName(_), _) => "This name stands twice".into(),
        (ProblemKind::Unruly(rule), _) => format!("On this site a job’s name has this form: {rule}"),
        (ProblemKind::Named(said), _) => format!("The server refused the job and names this: “{said}”"),
        (ProblemKind::NotAnObject(error), _) => {
            format!("Enter a JSON object, for example {{}}, or leave the field empty. {}", json_error(error))
        }
    }
}

/// The sentence in the summary: it names the row as well.
#[must_use]
pub fn summary_entry(of: &Problem, number: impl Fn(RowId) -> usize) -> String {
    let sentence = problem(of, &number);
    match of.field {
        Field::Parameter(_, _) if matches!(of.kind, ProblemKind::DuplicateName(_)) => sentence,
        Field::TaskName | Field::JobName => sentence,
        Field::RetryCount if of.kind == ProblemKind::Missing => sentence,
        field => at_field(field, number, &sentence),
    }
}

/// The sentence for what deserves a look, with the field before it.
#[must_use]
pub fn warning_entry(of: &Warning, number: impl Fn(RowId) -> usize) -> String {
    at_field(of.field, number, &warning(&of.kind))
}

fn at_field(field: Field, number: impl Fn(RowId) -> usize, sentence: &str) -> String {
    let label = match field {
        Field::Parameter(row, ParameterField::Name) => return format!("Parameter {}, name: {sentence}", number(row)),
        Field::Parameter(row, ParameterField::Value) => return format!("Parameter {}, value: {sentence}", number(row)),
        Field::TaskName => "Task name",
        Field::JobName => "Job name",
        Field::RetryCount => "Retry count",
        Field::Concurrent => "Concurrent",
        Field::IsEnabled => "Enabled",
        Field::JobScheduleType => "Job schedule type",
        Field::CronScheduleType => "Cron schedule type",
        Field::Notification => "Notification",
        Field::Schedule(_) => "Schedule",
    };
    [label, ": ", sentence].concat()
}

/// The sentence for what deserves a look.
#[must_use]
pub fn warning(kind: &WarningKind) -> String {
    let sentence = match kind {
        WarningKind::OtherSpelling(name) => {
            return format!("Known is “{name}”: it differs in letter case or blanks. It is sent as it stands.");
        }
        WarningKind::Like(name) => return format!("Not known; “{name}” is. It is sent as it stands."),
        WarningKind::NotOfTask => "Not among the parameters that this task has. It is sent as it stands.",
        WarningKind::OuterBlanks => "Begins or ends with a blank. It is sent as it stands.",
        WarningKind::AwkwardName => {
            "Holds a character that makes later calls and searches for this job awkward. It is sent as it stands."
        }
        WarningKind::NotAWholeNumber => "The server takes whole numbers only. It is sent as it stands.",
        WarningKind::BeyondLong => "Larger than the server can hold (64 bits). It is sent as it stands.",
        WarningKind::RequiredButEmpty => "Required, and sent as empty text.",
        WarningKind::Schedule(doubt) => super::schedule::doubt(*doubt),
    };
    sentence.to_owned()
}

/// Where and why a JSON text was refused.
#[must_use]
pub fn json_error(error: &JsonError) -> String {
    format!("Line {}, column {}: {}.", error.place.line, error.place.column, json_reason(&error.reason))
}

/// Why a JSON text was refused.
pub(super) fn json_reason(reason: &Reason) -> String {
    match reason {
        Reason::Ended => "the text ends too early".to_owned(),
        Reason::Syntax(broken) => syntax(*broken).to_owned(),
        Reason::DuplicateKey { key, first } => {
            format!("“{key}” stands twice, first on line {}, column {}", first.line, first.column)
        }
        Reason::WrongKind { what, wanted, found } => {
            format!("{what} must be {}, not {}", kind(*wanted), kind(*found))
        }
        Reason::Missing { what } => format!("“{what}” is missing"),
        Reason::Unexpected { what } => format!("“{what}” is not known here"),
    }
}

fn syntax(broken: Syntax) -> &'static str {
    match broken {
        Syntax::Value => "expected value",
        Syntax::Item => "expected “,” or “]”",
        Syntax::Member => "expected “,” or “}”",
        Syntax::Key => "key must be a string",
        Syntax::Colon => "expected “:”",
        Syntax::Word => "expected true, false or null",
        Syntax::Number => "invalid number",
        Syntax::Escape => "invalid escape",
        Syntax::Control => "line breaks and other control characters must be escaped in a string",
        Syntax::Surrogate => "half of a surrogate pair",
        Syntax::Behind => "trailing characters",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "true or false",
        Kind::Number => "a number",
        Kind::Text => "a text",
        Kind::Array => "an array",
        Kind::Object => "an object",
    }
}

fn number_fault(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::Blanks => "Enter the number without blanks",
        NumberFault::Comma => "Enter the number without commas; the decimal sign is a point",
        NumberFault::Plus => "Enter the number without a plus sign",
        NumberFault::LeadingZero => "Enter the number without zeros in front",
        NumberFault::BarePoint => "Enter at least one digit on both sides of the point, for example 0.5",
        NumberFault::Other => "Enter a number in digits, for example 11, -3 or 0.5",
    }
}
