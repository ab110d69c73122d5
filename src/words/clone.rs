//! Words for a job that starts as another one: finding it, what was left behind, and what differs from it.
//!
//! Owns these sentences. Must not know how jobs are found or compared.

use super::exchange::content_within;
use crate::job::{Content, DataType, Differs, Field, LeftBehind, RowField};
use crate::schedule::{ScheduleField, TriggerMember, Unheld};
use crate::scheduler::{NoAnswer, NotSent, Unread};

/// So much of a value is shown beside its field, in characters.
const SHOWN: usize = 80;

/// What is searched.
pub const SEARCH_HINT: &str = "A part of the name; * stands for any text.";

/// While the server is asked for its jobs.
pub const ASKING_FOR_JOBS: &str = "Asking the server for its jobs…";

/// While a job is read.
pub const READING_JOB: &str = "Reading the job…";

/// Over the parameters that only the source has.
pub const NOT_HERE: &str = "Parameters that are not here any more:";

/// How many jobs were found; `more` says that there are others.
#[must_use]
pub fn jobs_found(count: usize, more: bool) -> String {
    match count {
        0 => "No job found.".to_owned(),
        1 => "1 job.".to_owned(),
        _ if more => format!("The first {count} jobs. There are more: narrow the search."),
        _ => format!("{count} jobs."),
    }
}

/// Why the jobs could not be listed.
#[must_use]
pub fn jobs_unread(why: Unread) -> String {
    ["The jobs could not be listed. ", &unread(why)].concat()
}

/// Why a job could not be read.
#[must_use]
pub fn job_unread(name: &str, why: Unread) -> String {
    ["“", name, "” could not be read, and nothing was changed. ", &unread(why)].concat()
}

/// Over the form.
#[must_use]
pub fn cloned_from(source: &str) -> String {
    ["Cloned from “", source, "”"].concat()
}

/// What did not come over.
#[must_use]
pub fn left_behind(left: &LeftBehind) -> String {
    let mut text = "Left there: its name".to_owned();
    text.push_str(if left.status { " and its status." } else { "." });
    if !left.secrets.is_empty() {
        text.push_str(" Secret values do not come over; type again: ");
        text.push_str(&left.secrets.join(", "));
        text.push('.');
    }
    if left.schedule_is_unread {
        text.push_str(" Its schedule is not known: it could not be read.");
    }
    if let Some(first) = left.schedule.first() {
        text.push_str(if left.has_schedule() {
            " Of its schedule the form cannot hold this as it stands there: "
        } else {
            " Its schedule does not come over, because the form does not know this: "
        });
        push_member(&mut text, first);
        for more in left.schedule.iter().skip(1) {
            text.push_str(", ");
            push_member(&mut text, more);
        }
        text.push('.');
    }
    text
}

/// How many fields and parameters differ from the source.
#[must_use]
pub fn compared(changed: usize, added: usize) -> String {
    let mut text = match changed {
        0 => "Nothing differs".to_owned(),
        1 => "1 value differs".to_owned(),
        _ => format!("{changed} values differ"),
    };
    match added {
        0 => {}
        1 => text.push_str(", 1 parameter is new"),
        _ => {
            text.push_str(", ");
            text.push_str(&added.to_string());
            text.push_str(" parameters are new");
        }
    }
    text.push('.');
    text
}

/// At a field: what stands in the source.
#[must_use]
pub fn in_source(source: &str, differs: &Differs, data_type: Option<&DataType>) -> String {
    let mut text = ["In “", source, "”: "].concat();
    for (at, (part, content)) in differs.was.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        push_was(&mut text, differs.field, part.as_ref(), content, data_type);
    }
    text
}

fn push_was(text: &mut String, field: Field, part: Option<&RowField>, of: &Content, data_type: Option<&DataType>) {
    let said = content_within(of, SHOWN);
    match part {
        None | Some(RowField::Value) => {}
        Some(RowField::DataType) => text.push_str("data type "),
        Some(RowField::DataTypeSent) => {
            text.push_str(if *of == Content::Truth(true) { "data type sent" } else { "data type not sent" });
            return;
        }
        Some(RowField::Required) => text.push_str("required "),
        Some(RowField::HelpText) => text.push_str("help "),
        Some(RowField::Secret) => text.push_str("secret "),
        Some(RowField::Unknown(key)) => {
            text.push_str(key);
            text.push(' ');
        }
    }
    text.push_str(match (part, of, field) {
        (Some(RowField::Value), Content::NotSet, _) => "no value",
        (Some(RowField::Secret), Content::NotSet, _) => "as its name says",
        (None, Content::NotSet, Field::Schedule(ScheduleField::Kind)) => "not set",
        (_, Content::NotSet, _) => "not sent",
        (None, Content::Text(nothing), _) if nothing.is_empty() => "empty",
        (None, Content::Number(nothing), _) if nothing.is_empty() => "empty",
        _ => &said,
    });
    let is_text = matches!(of, Content::Text(_)) && part == Some(&RowField::Value);
    if is_text && matches!(data_type, Some(DataType::Number | DataType::Boolean)) {
        text.push_str(" as text");
    }
}

fn push_member(text: &mut String, unheld: &Unheld) {
    text.push_str(match unheld.member {
        TriggerMember::Type if unheld.text.is_empty() => "it has no type",
        TriggerMember::Type => "type ",
        TriggerMember::Start => "start ",
        TriggerMember::End => "end ",
        TriggerMember::Interval => "interval ",
        TriggerMember::Values => "values ",
    });
    if !unheld.text.is_empty() {
        text.push_str(&content_within(&Content::Text(unheld.text.clone()), SHOWN));
    }
}

fn unread(why: Unread) -> String {
    match why {
        Unread::Refused(401) => "The server does not know you any more (401). Sign in again.".to_owned(),
        Unread::Refused(403) => "You may not read jobs here (403).".to_owned(),
        Unread::Refused(404) => "The server did not find it (404).".to_owned(),
        Unread::Refused(status) => format!("The server refused ({status})."),
        Unread::NoAnswer(NoAnswer::NotSent(NotSent::Offline)) => "This browser is offline.".to_owned(),
        Unread::NoAnswer(NoAnswer::TimedOut) => "No answer came within the time limit.".to_owned(),
        Unread::NoAnswer(_) => "No answer came.".to_owned(),
        Unread::Unreadable => "The answer is not one that the scheduler service gives.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{ParameterField, RowId};

    fn row(was: Vec<(Option<RowField>, Content)>) -> Differs {
        Differs { field: Field::Parameter(RowId(1), ParameterField::Value), was }
    }

    #[test]
    fn what_stands_in_the_source_is_told_beside_the_field() {
        #[track_caller]
        fn check(field: Field, was: Content, expected: &str) {
            let told = in_source("S", &Differs { field, was: vec![(None, was)] }, None);
            assert_eq!(told, format!("In “S”: {expected}"));
        }
        let text = |text: &str| Content::Text(text.to_owned());
        check(Field::RetryCount, Content::Number("5".into()), "5");
        check(Field::TaskName, text(" T"), "“ T”");
        check(Field::TaskName, text(""), "empty");
        check(Field::RetryCount, Content::Number(String::new()), "empty");
        check(Field::Concurrent, Content::NotSet, "not sent");
        check(Field::Concurrent, Content::Truth(false), "false");
        check(Field::Notification, Content::Json("{}".into()), "{}");
        check(Field::Schedule(ScheduleField::Kind), Content::NotSet, "not set");
        check(Field::TaskName, text(&"ä".repeat(99)), &format!("“{} … (99 characters)”", "ä".repeat(80)));
    }

    #[test]
    fn nothing_empty_and_absent_are_told_apart_in_a_row() {
        #[track_caller]
        fn check(field: RowField, was: Content, data_type: &DataType, expected: &str) {
            let told = in_source("S", &row(vec![(Some(field), was)]), Some(data_type));
            assert_eq!(told, format!("In “S”: {expected}"));
        }
        let text = |text: &str| Content::Text(text.to_owned());
        check(RowField::Value, text("500"), &DataType::String, "“500”");
        check(RowField::Value, text("500"), &DataType::Number, "“500” as text");
        check(RowField::Value, text(""), &DataType::String, "empty text");
        check(RowField::Value, Content::Number("500".into()), &DataType::Number, "500");
        check(RowField::Value, Content::Json("null".into()), &DataType::String, "null");
        check(RowField::Value, Content::NotSet, &DataType::String, "no value");
        check(RowField::Value, Content::Hidden, &DataType::String, "a hidden value");
        check(RowField::DataType, text("Number"), &DataType::String, "data type “Number”");
        check(RowField::DataTypeSent, Content::Truth(false), &DataType::Number, "data type not sent");
        check(RowField::Required, Content::Truth(true), &DataType::String, "required true");
        check(RowField::HelpText, Content::NotSet, &DataType::String, "help not sent");
        check(RowField::HelpText, text(""), &DataType::String, "help empty text");
        check(RowField::Secret, Content::NotSet, &DataType::String, "secret as its name says");
        let both = row(vec![(Some(RowField::Value), text("1")), (Some(RowField::Required), Content::Truth(false))]);
        assert_eq!(in_source("S", &both, Some(&DataType::String)), "In “S”: “1”, required false");
    }

    #[test]
    fn what_was_left_behind_is_told() {
        #[track_caller]
        fn check(left: &LeftBehind, expected: &str) {
            assert_eq!(left_behind(left), expected);
        }
        let unheld = |member, text: &str| Unheld { member, text: text.to_owned() };
        let none = LeftBehind::default();
        check(&none, "Left there: its name.");
        check(
            &LeftBehind { status: true, secrets: vec!["A".into(), "B".into()], ..none.clone() },
            "Left there: its name and its status. Secret values do not come over; type again: A, B.",
        );
        check(
            &LeftBehind { schedule_is_unread: true, ..none.clone() },
            "Left there: its name. Its schedule is not known: it could not be read.",
        );
        let parts = vec![unheld(TriggerMember::End, "soon"), unheld(TriggerMember::Values, "1, 2")];
        check(
            &LeftBehind { schedule: parts, ..none.clone() },
            "Left there: its name. Of its schedule the form cannot hold this as it stands there: end “soon”, values “1, 2”.",
        );
        check(
            &LeftBehind { schedule: vec![unheld(TriggerMember::Type, "cron")], ..none.clone() },
            "Left there: its name. Its schedule does not come over, because the form does not know this: type “cron”.",
        );
        check(
            &LeftBehind { schedule: vec![unheld(TriggerMember::Type, "")], ..none },
            "Left there: its name. Its schedule does not come over, because the form does not know this: it has no type.",
        );
    }

    #[test]
    fn numbers_and_nouns_agree() {
        for (changed, added, expected) in [
            (0, 0, "Nothing differs."),
            (1, 1, "1 value differs, 1 parameter is new."),
            (2, 3, "2 values differ, 3 parameters are new."),
        ] {
            assert_eq!(compared(changed, added), expected);
        }
        for (count, more, expected) in [
            (0, false, "No job found."),
            (1, false, "1 job."),
            (2, false, "2 jobs."),
            (50, true, "The first 50 jobs. There are more: narrow the search."),
        ] {
            assert_eq!(jobs_found(count, more), expected);
        }
    }

    #[test]
    fn what_was_not_read_says_why() {
        for (why, expected) in [
            (
                Unread::Refused(401),
                "“J” could not be read, and nothing was changed. The server does not know you any more (401). Sign in again.",
            ),
            (Unread::Refused(403), "“J” could not be read, and nothing was changed. You may not read jobs here (403)."),
            (Unread::Refused(404), "“J” could not be read, and nothing was changed. The server did not find it (404)."),
            (Unread::Refused(500), "“J” could not be read, and nothing was changed. The server refused (500)."),
            (
                Unread::Unreadable,
                "“J” could not be read, and nothing was changed. The answer is not one that the scheduler service gives.",
            ),
        ] {
            assert_eq!(job_unread("J", why), expected);
        }
        for (why, expected) in [
            (NoAnswer::Failed, "The jobs could not be listed. No answer came."),
            (NoAnswer::TimedOut, "The jobs could not be listed. No answer came within the time limit."),
            (NoAnswer::NotSent(NotSent::Offline), "The jobs could not be listed. This browser is offline."),
        ] {
            assert_eq!(jobs_unread(Unread::NoAnswer(why)), expected);
        }
    }
}
