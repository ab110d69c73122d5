//! Words for a job that starts as another one: finding it, what was left behind, and what differs from it.
//!
//! Owns which of these sentences are said. Must not know how jobs are found or compared.

use super::exchange::{content_within, row_field};
use super::texts::{clone, list};
use crate::job::{Change, Content, DataType, LeftBehind, RowField};
use crate::schedule::{TriggerMember, Unheld};
use crate::scheduler::Unread;

/// So much of a value is shown beside its field, in characters.
const SHOWN: usize = 80;

/// How many jobs were found; `more` says that there are others.
#[must_use]
pub fn jobs_found(count: usize, more: bool) -> String {
    match count {
        0 => clone::NONE_FOUND.say().to_owned(),
        _ if more => clone::FOUND_MORE.with(&[count.into()]),
        _ => clone::FOUND.with(&[count.into()]),
    }
}

/// Over the form.
#[must_use]
pub fn cloned_from(source: &str) -> String {
    clone::FROM.with(&[source.into()])
}

/// Beside the tools: what came, and what did not come over.
#[must_use]
pub fn cloned(source: &str, left: &LeftBehind) -> String {
    [cloned_from(source), left_behind(left)].join(" ")
}

/// What did not come over.
#[must_use]
pub fn left_behind(left: &LeftBehind) -> String {
    let name = if left.status { clone::LEFT_WITH_STATUS } else { clone::LEFT };
    let mut sentences = vec![name.say().to_owned()];
    if !left.secrets.is_empty() {
        sentences.push(clone::LEFT_SECRETS.with(&[(&list(&left.secrets, false)).into()]));
    }
    if left.schedule_is_unread {
        sentences.push(clone::SCHEDULE_UNREAD.say().to_owned());
    }
    if !left.schedule.is_empty() {
        let parts: Vec<_> = left.schedule.iter().map(unheld).collect();
        sentences.push(clone::LEFT_OF_SCHEDULE.with(&[(&list(&parts, false)).into()]));
    }
    sentences.join(" ")
}

fn unheld(unheld: &Unheld) -> String {
    let what = match unheld.member {
        TriggerMember::Type => clone::TRIGGER_TYPE,
        TriggerMember::Start => clone::TRIGGER_START,
        TriggerMember::End => clone::TRIGGER_END,
        TriggerMember::Interval => clone::TRIGGER_INTERVAL,
        TriggerMember::Values => clone::TRIGGER_VALUES,
    };
    what.with(&[(&told(&Content::Text(unheld.text.clone()))).into()])
}

/// How many fields and parameters differ from the source.
#[must_use]
pub fn compared(changed: usize, added: usize) -> String {
    clone::COMPARED.with(&[changed.into(), added.into()])
}

/// Why the job of this name could not be read; without a name, why the jobs could not be listed.
#[must_use]
pub fn unread(name: &str, why: Unread) -> String {
    let why = super::tasks::unread(why);
    if name.is_empty() {
        return clone::UNLISTED.with(&[(&why).into()]);
    }
    clone::UNREAD.with(&[name.into(), (&why).into()])
}

/// At a field of the job: what stands in the source; `None` is not sent.
#[must_use]
pub fn field_in_source(source: &str, was: Option<&str>) -> String {
    let text = was.map_or(Content::NotSet, |text| Content::Text(text.to_owned()));
    let was = if was == Some("") { clone::EMPTY.say().to_owned() } else { told(&text) };
    clone::IN_SOURCE.with(&[source.into(), (&was).into()])
}

/// At the name of a row: the name that it has in the source.
#[must_use]
pub fn name_in_source(source: &str, name: &str) -> String {
    field_in_source(source, Some(name))
}

/// At the value of a row of this data type: what else of it is other in the source.
#[must_use]
pub fn row_in_source(source: &str, changes: &[Change], data_type: &DataType) -> String {
    let parts: Vec<_> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Parameter { field, before, .. } => Some(part_in_source(field, before, data_type)),
            _ => None,
        })
        .collect();
    clone::IN_SOURCE.with(&[source.into(), (&list(&parts, false)).into()])
}

fn part_in_source(field: &RowField, before: &Content, data_type: &DataType) -> String {
    let told = told(before);
    match (field, before) {
        (RowField::Value, Content::NotSet) => clone::NO_VALUE.say().to_owned(),
        (RowField::Value, Content::Text(_)) if matches!(data_type, DataType::Number | DataType::Boolean) => {
            clone::AS_TEXT.with(&[(&told).into()])
        }
        (RowField::Value, _) => told,
        _ => clone::OF_PARAMETER.with(&[row_field(field).into(), (&told).into()]),
    }
}

fn told(content: &Content) -> String {
    if *content == Content::NotSet { clone::NOT_SENT.say().to_owned() } else { content_within(content, SHOWN) }
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
        assert_eq!(row_in_source("S", &both, &DataType::String), "In “S”: “1” and required false");
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
            "Left there: its name and its status. Secret values do not come over; type again: A and B.",
        );
        check(
            &LeftBehind { schedule_is_unread: true, ..none.clone() },
            "Left there: its name. Its schedule is not known: it could not be read.",
        );
        let parts = vec![unheld(TriggerMember::End, "soon"), unheld(TriggerMember::Values, "1, 2")];
        check(
            &LeftBehind { schedule: parts, ..none.clone() },
            "Left there: its name. Of its schedule this does not come over as it stands there: end “soon” and values “1, 2”.",
        );
        check(
            &LeftBehind { schedule: vec![unheld(TriggerMember::Type, "cron")], ..none.clone() },
            "Left there: its name. Of its schedule this does not come over as it stands there: type “cron”.",
        );
        check(
            &LeftBehind { schedule: vec![unheld(TriggerMember::Type, "")], ..none },
            "Left there: its name. Of its schedule this does not come over as it stands there: type empty text.",
        );
    }

    #[test]
    fn what_was_found_and_compared_is_counted() {
        assert_eq!(compared(0, 12), "Different values: 0. New parameters: 12.");
        for (count, more, expected) in [
            (0, false, "No job found."),
            (1, false, "Jobs found: 1."),
            (50, true, "Jobs found: 50, and there are more: narrow the search."),
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
