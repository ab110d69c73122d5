//! What the rules can find, and in which field.
//!
//! Owns the names of fields and faults.
//! Must not hold a sentence: words for people live in `words`.

use super::draft::RowId;
use crate::json::JsonError;
use crate::schedule::{ScheduleDoubt, ScheduleFault, ScheduleField};

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// jobName
    JobName,
    /// taskName
    TaskName,
    /// retryCount
    RetryCount,
    /// concurrent
    Concurrent,
    /// isEnabled
    IsEnabled,
    /// jobScheduleType
    JobScheduleType,
    /// cronScheduleType
    CronScheduleType,
    /// notification
    Notification,
    /// A field of a parameter row.
    Parameter(RowId, ParameterField),
    /// A field of the schedule.
    Schedule(ScheduleField),
}

impl Field {
    /// The row in which the field stands.
    #[must_use]
    pub fn row(self) -> Option<RowId> {
        match self {
            Self::Parameter(row, _) => Some(row),
            _ => None,
        }
    }
}

/// A field of a parameter row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParameterField {
    /// The parameter's name.
    Name,
    /// Its value.
    Value,
}

/// What keeps a job from being sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub field: Field,
    /// What.
    pub kind: ProblemKind,
}

/// The faults that stop a send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A field that must be filled in is blank.
    Missing,
    /// A parameter is marked required and has no value.
    ValueNotSet,
    /// A count is no whole number.
    NotWhole,
    /// A count is below nought.
    Negative,
    /// A count is above what an int32 holds.
    TooLarge,
    /// A Number's text is no JSON number.
    NotANumber(NumberFault),
    /// Two rows have the same name; the other row.
    DuplicateName(RowId),
    /// The text is no JSON object.
    NotAnObject(JsonError),
    /// The server refused the job and names this field; the sentence that does. It stops nothing.
    Named(String),
    /// The job's name does not keep to the host's rule; the host's words for it. Who looks at a whole form knows the rule.
    Unruly(String),
    /// The schedule cannot be sent.
    Schedule(ScheduleFault),
}

/// What is unusual about a text that should be a number: the hint depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Blanks before, after or within.
    Blanks,
    /// A comma, as decimal sign or between thousands.
    Comma,
    /// A plus sign in front.
    Plus,
    /// Noughts in front.
    LeadingZero,
    /// A point without a digit on both sides.
    BarePoint,
    /// Anything else.
    Other,
}

/// What is sent as it is, but deserves a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub field: Field,
    /// What.
    pub kind: WarningKind,
}

/// What deserves a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WarningKind {
    /// The name differs from this known one only in letter case or blanks.
    OtherSpelling(Box<str>),
    /// The name is not known, and is like this one, which is.
    Like(Box<str>),
    /// The name is none of the parameters that the task has.
    NotOfTask,
    /// The text begins or ends with a blank.
    OuterBlanks,
    /// The name holds characters that make later calls awkward.
    AwkwardName,
    /// The server takes whole numbers only.
    NotAWholeNumber,
    /// The number is beyond the server's 64 bits.
    BeyondLong,
    /// A required value is sent as empty text.
    RequiredButEmpty,
    /// Something of the schedule.
    Schedule(ScheduleDoubt),
}

#[cfg(test)]
mod tests {
    use super::{Field, ParameterField, RowId};
    use crate::schedule::ScheduleField;

    #[test]
    fn a_field_of_a_parameter_stands_in_its_row_and_no_other_field_in_any() {
        for (field, expected) in [
            (Field::Parameter(RowId(7), ParameterField::Name), Some(RowId(7))),
            (Field::Parameter(RowId(7), ParameterField::Value), Some(RowId(7))),
            (Field::JobName, None),
            (Field::Schedule(ScheduleField::Start), None),
        ] {
            assert_eq!(field.row(), expected);
        }
    }
}
