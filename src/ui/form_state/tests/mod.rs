//! What the state of the form promises: what is typed can be sent or is refused with all that is wrong, and said where
//! it was left. What needs no page runs natively.

#[cfg(target_arch = "wasm32")]
mod changes;
mod source;

use super::*;
use crate::job::DataType;
use crate::job::{OptionalText, ProblemKind};
use crate::ui::framework::Owner;

/// A form, and the owner that has to outlive it.
fn form() -> (Owner, FormState) {
    let owner = Owner::new();
    owner.set();
    (owner, FormState::new(&Settings { secret_words: vec!["password".to_owned()], ..Settings::default() }))
}

/// A form with a job that can be sent.
fn filled() -> (Owner, FormState) {
    let (owner, form) = form();
    form.job.update(|job| {
        job.task_name = "Task".to_owned();
        job.job_name = "Job".to_owned();
        job.retry_count = "5".to_owned();
    });
    (owner, form)
}

fn push(form: FormState, name: &str, data_type: DataType, text: &str) -> RowId {
    let id = form.new_id();
    let text = OptionalText { text: text.to_owned(), empty_is_sent: false };
    let draft = ParameterDraft { id, name: name.to_owned(), data_type, text, ..ParameterDraft::default() };
    form.rows.update(|rows| rows.push(Row::new(draft)));
    id
}

/// What is said at a field of the job.
fn at(notes: &Notes, field: Field) -> FieldNotes {
    notes.iter().find(|(at, _)| *at == field).map(|(_, notes)| notes.clone()).unwrap_or_default()
}

#[test]
fn what_can_be_sent_is_handed_on_as_it_stands() {
    let (_owner, form) = filled();
    push(form, "b", DataType::String, " v ");
    push(form, "a", DataType::Number, "0.10");
    let job = form.try_send().unwrap();
    assert_eq!((job.job_name.as_str(), job.task_name.as_str(), job.retry_count.get()), ("Job", "Task", 5));
    let parameters = job.parameters.unwrap();
    assert_eq!(parameters.as_slice().iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(form.refused.get_untracked(), []);
    assert_eq!(form.current.get_untracked(), []);
}

#[test]
fn a_refused_try_is_said_everywhere() {
    let (_owner, form) = filled();
    form.job.update(|job| {
        job.job_name.clear();
        job.retry_count = "many".to_owned();
        job.notification = "[".to_owned();
    });
    let good = push(form, "a", DataType::String, "v");
    let bad = push(form, "", DataType::Number, "1,5");
    assert!(form.try_send().is_none());

    let fields: Vec<_> = form.refused.get_untracked().iter().map(|problem| problem.field).collect();
    let name = Field::Parameter(bad, ParameterField::Name);
    let value = Field::Parameter(bad, ParameterField::Value);
    assert_eq!(fields, [Field::JobName, Field::RetryCount, name, value, Field::Notification]);
    assert_eq!(form.current.get_untracked(), form.refused.get_untracked());
    let notes = form.notes.get_untracked();
    for field in [Field::JobName, Field::RetryCount, Field::Notification] {
        assert_eq!(at(&notes, field).problem.as_ref().map(|problem| problem.field), Some(field));
    }
    assert_eq!(notes.len(), 3);
    let row = |id| form.row(id).unwrap().notes.get_untracked();
    assert!(row(good) == RowNotes::default());
    assert_eq!(row(bad).name.problem.map(|problem| problem.kind), Some(ProblemKind::Missing));
    assert_eq!(row(bad).value.problem.map(|problem| problem.field), Some(value));
}

#[test]
fn what_is_mended_is_said_no_more_and_still_listed() {
    let (_owner, form) = filled();
    form.job.update(|job| job.retry_count.clear());
    assert!(form.try_send().is_none());
    let refused = form.refused.get_untracked();
    assert_eq!(refused.len(), 1);

    form.job.update(|job| job.retry_count = "0".to_owned());
    form.refresh();
    assert_eq!(form.current.get_untracked(), []);
    assert!(form.notes.get_untracked().is_empty());
    assert_eq!(form.refused.get_untracked(), refused);

    assert!(form.try_send().is_some());
    assert_eq!(form.refused.get_untracked(), []);
}

#[test]
fn nothing_is_said_where_nobody_was() {
    let (_owner, form) = form();
    let row = push(form, " ", DataType::Number, "x");
    form.refresh();
    assert!(form.notes.get_untracked().is_empty());
    assert!(form.row(row).unwrap().notes.get_untracked() == RowNotes::default());
    assert!(!form.current.get_untracked().is_empty());
}

#[test]
fn what_deserves_a_look_does_not_stop_a_job() {
    let (_owner, form) = filled();
    form.job.update(|job| job.job_name = " Job".to_owned());
    let row = push(form, "a ", DataType::Number, "1.5");
    form.mark_left(Field::JobName);
    assert!(form.try_send().is_some());
    let notes = form.notes.get_untracked();
    assert!(at(&notes, Field::JobName).warning.is_some() && at(&notes, Field::JobName).problem.is_none());
    let row = form.row(row).unwrap().notes.get_untracked();
    assert!(row.name.warning.is_some() && row.value.warning.is_some());
}

#[test]
fn rows_are_numbered_as_they_stand() {
    let (_owner, form) = form();
    let [a, b, c] = ["a", "b", "c"].map(|name| push(form, name, DataType::String, ""));
    assert_eq!([a, b, c].map(|id| form.number(id)), [1, 2, 3]);
    form.rows.update(|rows| rows.swap(0, 2));
    assert_eq!([a, b, c].map(|id| form.number(id)), [3, 2, 1]);
    form.rows.update(Vec::clear);
    assert_eq!(form.number(a), 0);
}

#[test]
fn it_resources_in_the_rows_are_offered_to_the_others() {
    let (_owner, form) = filled();
    push(form, "a", DataType::ItResource, "Active Directory");
    push(form, "b", DataType::ItResource, "");
    push(form, "c", DataType::String, "no resource");
    form.try_send();
    assert_eq!(form.it_resources.get_untracked(), ["Active Directory"].into_iter().collect());
}
