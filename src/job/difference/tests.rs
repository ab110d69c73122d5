//! What counts as a difference, in the words of a table.

use super::*;
use crate::job::RowId;
use crate::json::JsonText;

fn row(name: &str, value: &str) -> ParameterDraft {
    ParameterDraft { name: name.into(), text: OptionalText::stated(value), ..ParameterDraft::default() }
}

fn job(rows: &[(&str, &str)]) -> JobDraft {
    let numbered = (1..).map(RowId).zip(rows);
    let parameters = numbered.map(|(id, (name, value))| ParameterDraft { id, ..row(name, value) }).collect();
    JobDraft { parameters, ..JobDraft::default() }
}

/// The changes in short.
fn told(before: &JobDraft, after: &JobDraft) -> Vec<String> {
    let content = |content: &Content| match content {
        Content::NotSet => "-".to_owned(),
        Content::Text(text) => format!("{text:?}"),
        Content::Number(text) | Content::Json(text) => text.clone(),
        Content::Truth(truth) => truth.to_string(),
        Content::Hidden => "?".to_owned(),
    };
    let tell = |change: &Change| match change {
        Change::Field { field, before, after } => format!("{field:?}: {} > {}", content(before), content(after)),
        Change::Added { name, value } => format!("+{name} {}", content(value)),
        Change::Removed { name, value } => format!("-{name} {}", content(value)),
        Change::Parameter { name, field, before, after } => {
            format!("{name} {field:?}: {} > {}", content(before), content(after))
        }
        Change::Renamed { before, after } => format!("{before} > {after}"),
        Change::Reordered => "reordered".to_owned(),
    };
    difference(before, after).iter().map(tell).collect()
}

#[track_caller]
fn check_rows(before: &[(&str, &str)], after: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(told(&job(before), &job(after)), expected);
}

#[test]
fn rows_are_told_apart_by_name() {
    check_rows(&[], &[], &[]);
    check_rows(&[("a", "1"), ("b", "2")], &[("a", "1"), ("b", "2")], &[]);
    check_rows(&[("a", "1")], &[("a", "1"), ("b", "")], &["+b \"\""]);
    check_rows(&[("a", "1"), ("b", "2")], &[("b", "2")], &["-a \"1\""]);
    check_rows(&[("a", "1")], &[("a", "2")], &["a Value: \"1\" > \"2\""]);
    check_rows(&[("a", "1")], &[("A", "1")], &["a > A"]);
    check_rows(&[("a", "1")], &[("A", "2")], &["-a \"1\"", "+A \"2\""]);
    check_rows(&[("a", "1"), ("b", "2")], &[("b", "2"), ("A", "1")], &["-a \"1\"", "+A \"1\""]);
}

#[test]
fn another_order_is_said_once() {
    check_rows(&[("a", ""), ("b", ""), ("c", "")], &[("c", ""), ("a", ""), ("b", "")], &["reordered"]);
    check_rows(&[("a", ""), ("b", ""), ("c", "")], &[("c", ""), ("a", "")], &["-b \"\"", "reordered"]);
    check_rows(&[("a", ""), ("b", "")], &[("x", ""), ("a", ""), ("b", "")], &["+x \"\""]);
}

#[test]
fn rows_of_one_name_are_told_apart_by_their_order() {
    check_rows(&[("a", "1"), ("a", "2")], &[("a", "1"), ("a", "3")], &["a Value: \"2\" > \"3\""]);
    check_rows(&[("a", "1"), ("a", "2")], &[("a", "1")], &["-a \"2\""]);
    check_rows(&[("a", "1"), ("b", "")], &[("a", "1"), ("a", "2"), ("b", "")], &["+a \"2\""]);
}

#[track_caller]
fn check_row(change: impl FnOnce(&mut ParameterDraft), expected: &[&str]) {
    let before = job(&[("p", "5")]);
    let mut after = before.clone();
    change(&mut after.parameters[0]);
    assert_eq!(told(&before, &after), expected);
}

#[test]
fn every_field_of_a_row_counts_that_is_seen_or_sent() {
    check_row(|row| row.id = RowId(9), &[]);
    check_row(|row| row.truth = Some(true), &[]);
    check_row(|row| row.as_read = Some(ReadValue::Text), &[]);
    check_row(|row| row.as_read = Some(ReadValue::Number), &["p Value: \"5\" > 5"]);
    check_row(|row| row.as_read = Some(ReadValue::Absent), &["p Value: \"5\" > -"]);
    let null = JsonText::parse("null").unwrap();
    check_row(|row| row.as_read = Some(ReadValue::Other(null)), &["p Value: \"5\" > null"]);
    check_row(|row| row.text = OptionalText::default(), &["p Value: \"5\" > -"]);
    check_row(|row| row.text = OptionalText::stated(""), &["p Value: \"5\" > \"\""]);
    check_row(|row| row.data_type_stated = true, &["p DataTypeSent: false > true"]);
    check_row(|row| row.data_type = DataType::Number, &["p DataType: \"String\" > \"Number\"", "p Value: \"5\" > 5"]);
    check_row(
        |row| (row.data_type, row.text) = (DataType::Number, OptionalText::default()),
        &["p DataType: \"String\" > \"Number\"", "p Value: \"5\" > -"],
    );
    check_row(|row| row.required = Some(false), &["p Required: - > false"]);
    check_row(|row| row.help_text = OptionalText::stated(""), &["p HelpText: - > \"\""]);
    let member = UnknownField { key: "x".into(), value: JsonText::parse("[1]").unwrap() };
    check_row(|row| row.unknown.push(member), &["p Unknown(\"x\"): - > [1]"]);
}

#[track_caller]
fn check_job(change: impl FnOnce(&mut JobDraft), expected: &str) {
    let mut after = JobDraft::default();
    change(&mut after);
    assert_eq!(told(&JobDraft::default(), &after), [expected]);
}

#[test]
fn every_field_of_the_job_counts() {
    check_job(|job| job.task_name = "t".into(), "TaskName: - > \"t\"");
    check_job(|job| job.job_name = "j".into(), "JobName: - > \"j\"");
    check_job(|job| job.retry_count = "1".into(), "RetryCount: - > \"1\"");
    check_job(|job| job.concurrent = Some(false), "Concurrent: - > false");
    check_job(|job| job.is_enabled = Some(true), "IsEnabled: - > true");
    check_job(|job| job.status = OptionalText::stated(""), "Status: - > \"\"");
    check_job(|job| job.job_schedule_type = OptionalText::stated("Cron"), "JobScheduleType: - > \"Cron\"");
    check_job(|job| job.cron_schedule_type = OptionalText::stated("x"), "CronScheduleType: - > \"x\"");
    check_job(|job| job.notification = "{}".into(), "Notification: - > \"{}\"");
    check_job(|job| job.empty_parameters_sent = true, "EmptyParameters: - > true");
    let member = UnknownField { key: "x".into(), value: JsonText::parse("1.0").unwrap() };
    check_job(|job| job.unknown.push(member), "Unknown(\"x\"): - > 1.0");
}

#[test]
fn the_fields_of_a_schedule_count_while_one_of_both_jobs_runs_by_itself() {
    use schedule::Kind::{Cron, None, Periodic, Single};
    #[track_caller]
    fn check(before: schedule::Kind, after: schedule::Kind, expected: &[&str]) {
        let job = |kind, start: &str| {
            let (every, period) = ("2".into(), "Hours".into());
            let (recurrence, values) = ("Daily".into(), vec![("Daily".into(), "1".into())]);
            let start = start.into();
            let schedule = ScheduleDraft { kind, start, every, period, recurrence, values, ..ScheduleDraft::default() };
            JobDraft { schedule, ..JobDraft::default() }
        };
        assert_eq!(told(&job(before, "t"), &job(after, "u")), expected);
    }
    let start = "Start: \"t\" > \"u\"";
    check(None, None, &[]);
    check(Single, Single, &[start]);
    check(None, Single, &["ScheduleType: \"None\" > \"Single\"", start]);
    check(Single, None, &["ScheduleType: \"Single\" > \"None\"", start]);
    let interval = "Interval: \"2 Hours\" > \"Daily\"";
    check(Periodic, Cron, &["ScheduleType: \"Periodic\" > \"Cron\"", start, interval]);
}

#[test]
fn secret_values_are_veiled_and_their_change_is_still_seen() {
    let before = job(&[("a", "1"), ("p", "old"), ("q", "gone")]);
    let after = job(&[("a", "2"), ("p", "new"), ("r", "come")]);
    let mut changes = difference(&before, &after);
    veil(&mut changes, &["p", "q", "r"].map(str::to_owned));
    let text = |text: &str| Content::Text(text.to_owned());
    let value =
        |name: &str, before, after| Change::Parameter { name: name.into(), field: RowField::Value, before, after };
    let expected = [
        Change::Removed { name: "q".into(), value: Content::Hidden },
        value("a", text("1"), text("2")),
        value("p", Content::Hidden, Content::Hidden),
        Change::Added { name: "r".into(), value: Content::Hidden },
    ];
    assert_eq!(changes, expected);
}
