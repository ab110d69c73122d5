//! What is marked against the source of a clone, and that each way back leads there.

use super::*;
use crate::job::{Content, DataType, OptionalText, RowId};
use crate::wire::decode;

const NEVER: [Field; 0] = [];

fn secrets() -> Secrets {
    Secrets::named_by(["password"])
}

fn source() -> JobDraft {
    let document = r#"{"taskName":"T","retryCount":5,"concurrent":true,"notification":{"to":1},
        "cronScheduleType":"WEEKLY"}"#;
    let schedule = ScheduleDraft {
        kind: Kind::Cron,
        start: "2026-11-24 17:44".into(),
        zone: "UTC".into(),
        recurrence: "WEEKLY".into(),
        values: vec![("WEEKLY".into(), "Monday".into())],
        ..ScheduleDraft::default()
    };
    JobDraft { schedule, ..decode(document, RowId(1)).unwrap() }
}

/// Changes the job, looks at what differs, and goes back by each mark until there is none.
#[track_caller]
fn check(change: fn(&mut JobDraft), fields: &[(Field, Option<&str>)]) {
    let source = source();
    let mut now = source.clone();
    change(&mut now);
    assert_eq!(fields_unlike_source(&source, &now, true), fields);
    for (field, _) in fields {
        put_back(*field, &source, &mut now);
        assert!(!fields_unlike_source(&source, &now, true).iter().any(|(at, _)| at == field), "{field:?}");
    }
    assert_eq!(fields_unlike_source(&source, &now, true), []);
}

/// Short for what differs in a row.
fn words(changes: &[Change]) -> String {
    let part = |change: &Change| {
        let Change::Parameter { field, before, .. } = change else { panic!("{change:?}") };
        let content = match before {
            Content::NotSet => "-".to_owned(),
            Content::Text(text) => format!("'{text}'"),
            Content::Number(text) | Content::Json(text) => text.clone(),
            Content::Truth(truth) => truth.to_string(),
            Content::Hidden => "hidden".to_owned(),
        };
        format!("{field:?}={content}")
    };
    changes.iter().map(part).collect::<Vec<_>>().join(" ")
}

const fn at(field: ScheduleField) -> Field {
    Field::Schedule(field)
}

#[test]
fn each_field_tells_what_the_source_has_and_leads_back_to_it() {
    check(|_| {}, &[]);
    check(|now| now.job_name = "Other".into(), &[]);
    check(|now| now.status = OptionalText::stated("RUNNING"), &[]);
    check(|now| now.task_name.clear(), &[(Field::TaskName, Some("T"))]);
    check(|now| now.retry_count = "05".into(), &[(Field::RetryCount, Some("5"))]);
    check(|now| now.concurrent = Some(false), &[(Field::Concurrent, Some("true"))]);
    check(|now| now.concurrent = None, &[(Field::Concurrent, Some("true"))]);
    check(|now| now.is_enabled = Some(false), &[(Field::IsEnabled, None)]);
    check(|now| now.notification.clear(), &[(Field::Notification, Some(r#"{"to":1}"#))]);
    // What is not typed in the source follows from its schedule.
    check(|now| now.job_schedule_type = OptionalText::stated("X"), &[(Field::JobScheduleType, Some("Cron"))]);
    check(|now| now.cron_schedule_type = OptionalText::stated(""), &[(Field::CronScheduleType, Some("WEEKLY"))]);
}

#[test]
fn of_a_schedule_that_is_compared_which_is_in_both() {
    use ScheduleField::{End, Interval, Kind as Type, Start, Values, Zone};
    check(|now| now.schedule.start.clear(), &[(at(Start), Some("2026-11-24 17:44"))]);
    check(|now| now.schedule.zone = "Europe/Berlin".into(), &[(at(Zone), Some("UTC"))]);
    check(|now| now.schedule.end = "x".into(), &[(at(End), Some(""))]);
    check(|now| now.schedule.set_values("Sunday".into()), &[(at(Values), Some("Monday"))]);
    check(|now| now.schedule.set_interval("DAILY".into()), &[(at(Interval), Some("WEEKLY"))]);
    check(|now| now.schedule.kind = Kind::Unset, &[(at(Type), Some("Cron"))]);
    // The periods belong to another type than that of both.
    check(|now| now.schedule.every = "9".into(), &[]);
    let periodic = |now: &mut JobDraft| (now.schedule.kind, now.schedule.period) = (Kind::Periodic, "DAYS".into());
    check(periodic, &[(at(Type), Some("Cron"))]);
    let single = |now: &mut JobDraft| {
        now.schedule.kind = Kind::Single;
        now.schedule.start = "x".into();
        now.schedule.end = "x".into();
    };
    let mut now = source();
    single(&mut now);
    let fields: Vec<_> = fields_unlike_source(&source(), &now, true).iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [at(Type), at(Start)]);
    // What is not known of the source is nothing to compare with.
    assert_eq!(fields_unlike_source(&source(), &now, false).iter().map(|(field, _)| *field).collect::<Vec<_>>(), NEVER);
}

#[test]
fn the_periods_of_two_periodic_schedules_are_compared() {
    let every = |every: &str| {
        let schedule = ScheduleDraft { kind: Kind::Periodic, every: every.into(), ..ScheduleDraft::default() };
        JobDraft { schedule, ..JobDraft::default() }
    };
    assert_eq!(fields_unlike_source(&every("1"), &every("1"), true), []);
    assert_eq!(fields_unlike_source(&every("1"), &every("2"), true), [(at(ScheduleField::Every), Some("1"))]);
}

#[test]
fn what_is_not_sent_in_the_source_is_told_as_such_or_as_it_follows_from_the_schedule() {
    let source = JobDraft { cron_schedule_type: OptionalText::default(), notification: String::new(), ..source() };
    let now = JobDraft { cron_schedule_type: OptionalText::stated("X"), notification: "{}".into(), ..source.clone() };
    let expected = [(Field::Notification, None), (Field::CronScheduleType, Some("WEEKLY"))];
    assert_eq!(fields_unlike_source(&source, &now, true), expected);
}

#[track_caller]
fn check_row(parameter: &str, change: fn(&mut ParameterDraft), expected: &str) {
    let document = format!("{{\"parameters\":{{{parameter}}}}}");
    let source = decode(&document, RowId(7)).unwrap().parameters.remove(0);
    let id = RowId(9);
    let mut now = ParameterDraft { id, ..source.clone() };
    change(&mut now);
    assert_eq!(words(&row_unlike_source(&source, &now, &secrets())), expected);
    let name = now.name.clone();
    now = row_put_back(ParameterField::Value, &source, now);
    assert_eq!(now, ParameterDraft { id, name, ..source.clone() });
    assert_eq!(row_put_back(ParameterField::Name, &source, now), ParameterDraft { id, ..source });
}

#[test]
fn a_row_tells_what_the_source_has_and_leads_back_to_it() {
    let batch = r#""Size":{"value":"500","dataType":"Number","required":true}"#;
    check_row(batch, |_| {}, "");
    check_row(batch, |now| now.set_text("600".into()), "Value='500'");
    // The same digits as a number are another value.
    check_row(batch, |now| now.set_text("500".into()), "Value='500'");
    check_row(batch, |now| now.name.push('s'), "");
    let retyped = |now: &mut ParameterDraft| {
        now.change_type(DataType::Boolean);
        now.required = None;
        now.help_text = OptionalText::stated("h");
        now.data_type_stated = false;
    };
    check_row(batch, retyped, "Value='500' HelpText=- Required=true DataTypeSent=true DataType='Number'");
    check_row(r#""A":{}"#, |now| now.set_text("x".into()), "Value=-");
    check_row(r#""A":{"value":""}"#, |now| now.set_empty_is_sent(false), "Value=''");
    check_row(r#""A":{"value":null}"#, |now| now.set_text("x".into()), "Value=null");
    check_row(r#""A":{"value":true}"#, |now| now.set_truth(Some(false)), "Value=true");
}

#[test]
fn secrets_are_not_compared_and_not_told() {
    check_row(r#""Password":{"value":""}"#, |now| now.set_text("hush".into()), "");
    check_row(r#""Password":{"value":""}"#, |now| now.name = "Plain".into(), "");
    let hide = |now: &mut ParameterDraft| {
        now.is_secret = Some(true);
        now.set_text("hush".into());
    };
    check_row(r#""Plain":{"value":"x"}"#, hide, "Value=hidden Secret=-");
}
