//! What is marked against the source of a clone, and that each way back leads there.

use super::*;
use crate::job::{DataType, OptionalText, RowId};
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
fn check(change: fn(&mut JobDraft), fields: &[(Field, &str)]) {
    let source = source();
    let mut now = source.clone();
    change(&mut now);
    let differ = fields_unlike_source(&source, &now, true);
    let told: Vec<_> = differ.iter().map(|it| (it.field, words(it))).collect();
    assert_eq!(told, fields.iter().map(|(field, was)| (*field, (*was).to_owned())).collect::<Vec<_>>());
    for Differs { field, .. } in differ {
        put_back(field, &source, &mut now);
        assert!(!fields_unlike_source(&source, &now, true).iter().any(|it| it.field == field), "{field:?}");
    }
    assert_eq!(fields_unlike_source(&source, &now, true), []);
}

/// Short for what a mark tells.
fn words(differs: &Differs) -> String {
    let part = |(field, content): &(Option<RowField>, Content)| {
        let content = match content {
            Content::NotSet => "-".to_owned(),
            Content::Text(text) => format!("'{text}'"),
            Content::Number(text) | Content::Json(text) => text.clone(),
            Content::Truth(truth) => truth.to_string(),
            Content::Hidden => "hidden".to_owned(),
        };
        field.as_ref().map_or_else(|| content.clone(), |field| format!("{field:?}={content}"))
    };
    differs.was.iter().map(part).collect::<Vec<_>>().join(" ")
}

const fn at(field: ScheduleField) -> Field {
    Field::Schedule(field)
}

#[test]
fn each_field_tells_what_the_source_has_and_leads_back_to_it() {
    check(|_| {}, &[]);
    check(|now| now.job_name = "Other".into(), &[]);
    check(|now| now.status = OptionalText::stated("RUNNING"), &[]);
    check(|now| now.task_name.clear(), &[(Field::TaskName, "'T'")]);
    check(|now| now.retry_count = "05".into(), &[(Field::RetryCount, "5")]);
    check(|now| now.concurrent = Some(false), &[(Field::Concurrent, "true")]);
    check(|now| now.concurrent = None, &[(Field::Concurrent, "true")]);
    check(|now| now.is_enabled = Some(false), &[(Field::IsEnabled, "-")]);
    check(|now| now.notification.clear(), &[(Field::Notification, r#"{"to":1}"#)]);
    // What is not typed in the source follows from its schedule.
    check(|now| now.job_schedule_type = OptionalText::stated("X"), &[(Field::JobScheduleType, "'Cron'")]);
    check(|now| now.cron_schedule_type = OptionalText::stated(""), &[(Field::CronScheduleType, "'WEEKLY'")]);
}

#[test]
fn of_a_schedule_that_is_compared_which_is_in_both() {
    use ScheduleField::{End, Interval, Kind as Type, Start, Values, Zone};
    check(|now| now.schedule.start.clear(), &[(at(Start), "'2026-11-24 17:44'")]);
    check(|now| now.schedule.zone = "Europe/Berlin".into(), &[(at(Zone), "'UTC'")]);
    check(|now| now.schedule.end = "x".into(), &[(at(End), "''")]);
    check(|now| now.schedule.set_values("Sunday".into()), &[(at(Values), "'Monday'")]);
    check(|now| now.schedule.set_interval("DAILY".into()), &[(at(Interval), "'WEEKLY'")]);
    check(|now| now.schedule.kind = Kind::Unset, &[(at(Type), "'Cron'")]);
    let single = |now: &mut JobDraft| {
        now.schedule.kind = Kind::Single;
        now.schedule.start = "x".into();
        now.schedule.end = "x".into();
    };
    let mut now = source();
    single(&mut now);
    let fields: Vec<_> = fields_unlike_source(&source(), &now, true).iter().map(|it| it.field).collect();
    assert_eq!(fields, [at(Type), at(Start)]);
    // What is not known of the source is nothing to compare with.
    assert_eq!(fields_unlike_source(&source(), &now, false).iter().map(|it| it.field).collect::<Vec<_>>(), NEVER);
}

#[track_caller]
fn check_row(parameter: &str, change: fn(&mut ParameterDraft), fields: &[(ParameterField, &str)]) {
    let document = format!("{{\"parameters\":{{{parameter}}}}}");
    let source = decode(&document, RowId(7)).unwrap().parameters.remove(0);
    let mut now = source.clone();
    change(&mut now);
    let differ = row_unlike_source(&source, &now, &secrets());
    let told: Vec<_> = differ.iter().map(|it| (it.field, words(it))).collect();
    let expected = fields.iter().map(|(field, was)| (Field::Parameter(RowId(7), *field), (*was).to_owned()));
    assert_eq!(told, expected.collect::<Vec<_>>());
    for (field, _) in fields {
        now = row_put_back(*field, &source, now);
    }
    assert!(row_unlike_source(&source, &now, &secrets()).is_empty());
}

#[test]
fn a_row_tells_what_the_source_has_and_leads_back_to_it() {
    use ParameterField::{Name, Value};
    let batch = r#""Size":{"value":"500","dataType":"Number","required":true}"#;
    check_row(batch, |_| {}, &[]);
    check_row(batch, |now| now.set_text("600".into()), &[(Value, "Value='500'")]);
    // The same digits as a number are another value.
    check_row(batch, |now| now.set_text("500".into()), &[(Value, "Value='500'")]);
    check_row(batch, |now| now.name.push('s'), &[(Name, "'Size'")]);
    let retyped = |now: &mut ParameterDraft| {
        now.name.clear();
        now.change_type(DataType::Boolean);
        now.required = None;
        now.help_text = OptionalText::stated("h");
        now.data_type_stated = false;
    };
    check_row(
        batch,
        retyped,
        &[(Name, "'Size'"), (Value, "Value='500' DataTypeSent=true Required=true HelpText=- DataType='Number'")],
    );
    check_row(r#""A":{}"#, |now| now.set_text("x".into()), &[(Value, "Value=-")]);
    check_row(r#""A":{"value":""}"#, |now| now.set_empty_is_sent(false), &[(Value, "Value=''")]);
    check_row(r#""A":{"value":null}"#, |now| now.set_text("x".into()), &[(Value, "Value=null")]);
    check_row(r#""A":{"value":true}"#, |now| now.set_truth(Some(false)), &[(Value, "Value=true")]);
}

#[test]
fn secrets_are_not_compared_and_not_told() {
    use ParameterField::{Name, Value};
    check_row(r#""Password":{"value":""}"#, |now| now.set_text("hush".into()), &[]);
    check_row(r#""Password":{"value":""}"#, |now| now.name = "Plain".into(), &[(Name, "'Password'")]);
    let hide = |now: &mut ParameterDraft| {
        now.is_secret = Some(true);
        now.set_text("hush".into());
    };
    check_row(r#""Plain":{"value":"x"}"#, hide, &[(Value, "Value=hidden Secret=-")]);
}
