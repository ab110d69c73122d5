//! Words for a job that starts as another one: finding it, what was left behind, and what differs from it.
//!
//! Owns these sentences. Must not know how jobs are found or compared.

use super::exchange::{content_within, row_field};
use crate::job::{Change, Content, DataType, LeftBehind, RowField};
use crate::schedule::{TriggerMember, Unheld};
use crate::scheduler::Unread;

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

/// Over the form.
#[must_use]
pub fn cloned_from(source: &str) -> String {
    ["Cloned from “", source, "”"].concat()
}

/// Beside the tools: what came, and what did not come over.
#[must_use]
pub fn cloned(source: &str, left: &LeftBehind) -> String {
    cloned_from(source) + &left_behind(left)
}

/// Behind the title: what did not come over.
#[must_use]
pub fn left_behind(left: &LeftBehind) -> String {
    let mut text = ". Left there: its name".to_owned();
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

/// Behind all that: how many fields and parameters differ from the source.
#[must_use]
pub fn compared(changed: usize, added: usize) -> String {
    [" Different values: ", &changed.to_string(), ". New parameters: ", &added.to_string(), "."].concat()
}

/// Why the job of this name could not be read; without a name, why the jobs could not be listed.
#[must_use]
pub fn unread(name: &str, why: Unread) -> String {
    let why = super::tasks::unread(why);
    if name.is_empty() {
        return ["The jobs could not be listed: ", &why, "."].concat();
    }
    ["“", name, "” could not be read, and nothing was changed: ", &why, "."].concat()
}

/// At a field of the job: what stands in the source; `None` is not sent.
#[must_use]
pub fn field_in_source(source: &str, was: Option<&str>) -> String {
    let text = was.map_or(Content::NotSet, |text| Content::Text(text.to_owned()));
    let was = if was == Some("") { "empty".to_owned() } else { told(&text) };
    [IN, source, IS, &was].concat()
}

/// At the name of a row: the name that it has in the source.
#[must_use]
pub fn name_in_source(source: &str, name: &str) -> String {
    field_in_source(source, Some(name))
}

/// At the value of a row of this data type: what else of it is other in the source.
#[must_use]
pub fn row_in_source(source: &str, changes: &[Change], data_type: &DataType) -> String {
    let mut text = [IN, source, IS].concat();
    for (at, change) in changes.iter().enumerate() {
        let Change::Parameter { field, before, .. } = change else { continue };
        if at > 0 {
            text.push_str(", ");
        }
        if *field == RowField::Value {
            text.push_str(if *before == Content::NotSet { "no value" } else { "" });
        } else {
            text.push_str(row_field(field));
            text.push(' ');
        }
        if *field != RowField::Value || *before != Content::NotSet {
            text.push_str(&told(before));
        }
        if *field == RowField::Value
            && matches!(before, Content::Text(_))
            && matches!(data_type, DataType::Number | DataType::Boolean)
        {
            text.push_str(" as text");
        }
    }
    text
}

const IN: &str = "In “";
const IS: &str = "”: ";

fn told(content: &Content) -> String {
    if *content == Content::NotSet { "not sent".to_owned() } else { content_within(content, SHOWN) }
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

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn what_stands_in_the_source_is_told_beside_the_field() {
        for (was, expected) in [
            (Some("5"), "“5”"),
            (Some(" T"), "“ T”"),
            (Some(""), "empty"),
            (None, "not sent"),
            (Some(&*"ä".repeat(99)), &*format!("“{} … (99 characters)”", "ä".repeat(80))),
        ] {
            assert_eq!(field_in_source("S", was), format!("In “S”: {expected}"));
        }
        assert_eq!(name_in_source("S", "A"), "In “S”: “A”");
    }

    #[test]
    fn nothing_empty_and_absent_are_told_apart_in_a_row() {
        let part = |field, before| Change::Parameter { name: "P".into(), field, before, after: Content::Hidden };
        let text = |text: &str| Content::Text(text.to_owned());
        let check = |field, before, data_type: &DataType, expected: &str| {
            let told = row_in_source("S", &[part(field, before)], data_type);
            assert_eq!(told, format!("In “S”: {expected}"));
        };
        check(RowField::Value, text("500"), &DataType::String, "“500”");
        check(RowField::Value, text("500"), &DataType::Number, "“500” as text");
        check(RowField::Value, text(""), &DataType::String, "empty text");
        check(RowField::Value, Content::Number("500".into()), &DataType::Number, "500");
        check(RowField::Value, Content::Json("null".into()), &DataType::String, "null");
        check(RowField::Value, Content::NotSet, &DataType::String, "no value");
        check(RowField::Value, Content::Hidden, &DataType::String, "a hidden value");
        check(RowField::DataType, text("Number"), &DataType::Number, "data type “Number”");
        check(RowField::DataTypeSent, Content::Truth(false), &DataType::Number, "data type sent false");
        check(RowField::Required, Content::Truth(true), &DataType::String, "required true");
        check(RowField::HelpText, Content::NotSet, &DataType::String, "help not sent");
        check(RowField::HelpText, text(""), &DataType::String, "help empty text");
        let both = [part(RowField::Value, text("1")), part(RowField::Required, Content::Truth(false))];
        assert_eq!(row_in_source("S", &both, &DataType::String), "In “S”: “1”, required false");
    }

    #[test]
    fn what_was_left_behind_is_told() {
        #[track_caller]
        fn check(left: &LeftBehind, expected: &str) {
            assert_eq!(left_behind(left), expected);
        }
        let unheld = |member, text: &str| Unheld { member, text: text.to_owned() };
        let none = LeftBehind::default();
        check(&none, ". Left there: its name.");
        check(
            &LeftBehind { status: true, secrets: vec!["A".into(), "B".into()], ..none.clone() },
            ". Left there: its name and its status. Secret values do not come over; type again: A, B.",
        );
        check(
            &LeftBehind { schedule_is_unread: true, ..none.clone() },
            ". Left there: its name. Its schedule is not known: it could not be read.",
        );
        let parts = vec![unheld(TriggerMember::End, "soon"), unheld(TriggerMember::Values, "1, 2")];
        check(
            &LeftBehind { schedule: parts, ..none.clone() },
            ". Left there: its name. Of its schedule the form cannot hold this as it stands there: end “soon”, values “1, 2”.",
        );
        check(
            &LeftBehind { schedule: vec![unheld(TriggerMember::Type, "cron")], ..none.clone() },
            ". Left there: its name. Its schedule does not come over, because the form does not know this: type “cron”.",
        );
        check(
            &LeftBehind { schedule: vec![unheld(TriggerMember::Type, "")], ..none },
            ". Left there: its name. Its schedule does not come over, because the form does not know this: it has no type.",
        );
    }

    #[test]
    fn what_was_found_and_compared_is_counted() {
        assert_eq!(compared(0, 12), " Different values: 0. New parameters: 12.");
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
        let why = Unread::Refused(403);
        assert_eq!(unread("", why), "The jobs could not be listed: you are not allowed to read jobs.");
        let of_job = "“J” could not be read, and nothing was changed: you are not allowed to read jobs.";
        assert_eq!(unread("J", why), of_job);
    }
}
