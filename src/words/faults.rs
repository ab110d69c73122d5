//! Words for what the rules find: what is wrong, where, and what to do.
//!
//! Owns which sentences stand at the fields and in the summary. Must not know how a fault is found.

use super::texts::{Text, faults, fields, schedule_field};
use crate::job::{Field, NumberFault, ParameterField, Problem, ProblemKind, RowId, Warning, WarningKind};
use crate::json::{JsonError, Kind, Place, Reason, Syntax};
use crate::schedule::ScheduleField;

/// The sentence at the field. `number` tells a row's present number, from 1.
#[must_use]
pub fn problem(problem: &Problem, number: impl Fn(RowId) -> usize) -> String {
    let sentence = match (&problem.kind, problem.field) {
        (ProblemKind::Missing, Field::JobName) => faults::JOB_NAME,
        (ProblemKind::Missing, Field::TaskName) => faults::TASK_NAME,
        (ProblemKind::Missing, Field::RetryCount) => faults::RETRY_COUNT,
        (ProblemKind::Missing, Field::Notification) => faults::NOTIFICATION,
        (ProblemKind::Missing, Field::Parameter(_, _)) => faults::PARAMETER_NAME,
        (ProblemKind::ValueNotSet, _) => faults::VALUE,
        (ProblemKind::Missing, _) => faults::MISSING,
        (ProblemKind::Schedule(fault), Field::Schedule(field)) => super::schedule::fault(*fault, field),
        (ProblemKind::Schedule(_), _) => faults::SCHEDULE,
        (ProblemKind::NotWhole, _) => faults::NOT_WHOLE,
        (ProblemKind::Negative, _) => faults::NEGATIVE,
        (ProblemKind::TooLarge, _) => faults::TOO_LARGE,
        (ProblemKind::NotANumber(fault), _) => number_fault(*fault),
        (ProblemKind::DuplicateName(other), Field::Parameter(row, _)) => {
            let [other, row] = [*other, row].map(|row| number(row).to_string());
            return faults::DUPLICATE_PARAMETER.with(&[(&other).into(), (&row).into()]);
        }
        (ProblemKind::DuplicateName(_), _) => faults::DUPLICATE_NAME,
        (ProblemKind::Unruly(rule), _) => return faults::NAME_RULE.with(&[rule.into()]),
        (ProblemKind::Named(said), _) => return faults::NAMED_BY_SERVER.with(&[said.into()]),
        (ProblemKind::NotAnObject(error), _) => {
            return faults::NOT_AN_OBJECT.with(&["{}".into(), (&json_error(error)).into()]);
        }
    };
    sentence.say().to_owned()
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
        Field::Parameter(row, of_row) => {
            let entry = match of_row {
                ParameterField::Name => faults::AT_PARAMETER_NAME,
                ParameterField::Value => faults::AT_PARAMETER_VALUE,
            };
            return entry.with(&[(&number(row).to_string()).into(), sentence.into()]);
        }
        Field::TaskName => fields::TASK_NAME,
        Field::JobName => fields::JOB_NAME,
        Field::RetryCount => fields::RETRY_COUNT,
        Field::Concurrent => fields::CONCURRENT,
        Field::IsEnabled => fields::ENABLED,
        Field::JobScheduleType => fields::JOB_SCHEDULE_TYPE,
        Field::CronScheduleType => fields::CRON_SCHEDULE_TYPE,
        Field::Notification => fields::NOTIFICATION,
        Field::Schedule(field) => match field {
            ScheduleField::Kind => fields::SCHEDULE_TYPE,
            ScheduleField::Zone => fields::TIME_ZONE,
            ScheduleField::Start => fields::START,
            ScheduleField::Every => schedule_field::EVERY,
            ScheduleField::Interval => fields::INTERVAL,
            ScheduleField::Values => schedule_field::VALUES,
            ScheduleField::End => fields::END,
        },
    };
    faults::AT_FIELD.with(&[label.say().into(), sentence.into()])
}

/// The sentence for what deserves a look.
#[must_use]
pub fn warning(kind: &WarningKind) -> String {
    let sentence = match kind {
        WarningKind::OtherSpelling(name) => return faults::OTHER_SPELLING.with(&[(&**name).into()]),
        WarningKind::Like(name) => return faults::LIKE.with(&[(&**name).into()]),
        WarningKind::NotOfTask => faults::NOT_OF_TASK,
        WarningKind::OuterBlanks => faults::OUTER_BLANKS,
        WarningKind::AwkwardName => faults::AWKWARD_NAME,
        WarningKind::NotAWholeNumber => faults::NOT_A_WHOLE_NUMBER,
        WarningKind::BeyondLong => faults::BEYOND_LONG,
        WarningKind::RequiredButEmpty => faults::REQUIRED_BUT_EMPTY,
        WarningKind::Schedule(doubt) => super::schedule::doubt(*doubt),
    };
    sentence.say().to_owned()
}

/// Where and why a JSON text was refused.
#[must_use]
pub fn json_error(error: &JsonError) -> String {
    at_place(error.place, &json_reason(&error.reason))
}

/// A reason with its place before it.
pub(super) fn at_place(place: Place, reason: &str) -> String {
    let [line, column] = coordinates(place);
    faults::AT_PLACE.with(&[(&line).into(), (&column).into(), reason.into()])
}

/// Line and column. They name a place and count nothing, so they are written as editors write them.
pub(super) fn coordinates(place: Place) -> [String; 2] {
    [place.line, place.column].map(|number| number.to_string())
}

/// Why a JSON text was refused.
pub(super) fn json_reason(reason: &Reason) -> String {
    match reason {
        Reason::Ended => faults::JSON_ENDED.say().to_owned(),
        Reason::Syntax(broken) => syntax(*broken),
        Reason::DuplicateKey { key, first } => {
            let [line, column] = coordinates(*first);
            faults::JSON_DUPLICATE.with(&[key.into(), (&line).into(), (&column).into()])
        }
        Reason::WrongKind { what, wanted, found } => {
            faults::JSON_KIND.with(&[what.into(), kind(*wanted).into(), kind(*found).into()])
        }
        Reason::Missing { what } => faults::JSON_MISSING.with(&[what.into()]),
        Reason::Unexpected { what } => faults::JSON_UNEXPECTED.with(&[what.into()]),
    }
}

fn syntax(broken: Syntax) -> String {
    let reason = match broken {
        Syntax::Value => faults::JSON_VALUE,
        Syntax::Item => faults::JSON_ITEM,
        Syntax::Member => return faults::JSON_MEMBER.with(&["}".into()]),
        Syntax::Key => faults::JSON_KEY,
        Syntax::Colon => faults::JSON_COLON,
        Syntax::Word => faults::JSON_WORD,
        Syntax::Number => faults::JSON_NUMBER,
        Syntax::Escape => faults::JSON_ESCAPE,
        Syntax::Control => faults::JSON_CONTROL,
        Syntax::Surrogate => faults::JSON_SURROGATE,
        Syntax::Behind => faults::JSON_BEHIND,
    };
    reason.say().to_owned()
}

fn kind(kind: Kind) -> &'static str {
    let name = match kind {
        Kind::Null => faults::KIND_NULL,
        Kind::Boolean => faults::KIND_BOOLEAN,
        Kind::Number => faults::KIND_NUMBER,
        Kind::Text => faults::KIND_TEXT,
        Kind::Array => faults::KIND_ARRAY,
        Kind::Object => faults::KIND_OBJECT,
    };
    name.say()
}

fn number_fault(fault: NumberFault) -> Text {
    match fault {
        NumberFault::Blanks => faults::NUMBER_BLANKS,
        NumberFault::Comma => faults::NUMBER_COMMA,
        NumberFault::Plus => faults::NUMBER_PLUS,
        NumberFault::LeadingZero => faults::NUMBER_ZEROS,
        NumberFault::BarePoint => faults::NUMBER_POINT,
        NumberFault::Other => faults::NUMBER,
    }
}
