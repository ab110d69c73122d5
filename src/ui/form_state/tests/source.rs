//! A clone beside its source: what is marked and counted, and every way back.

use super::*;
use crate::job::{KnownSchedule, clone_of};
use crate::ui::row_state::Row;
use crate::wire::decode;

const DOCUMENT: &str = r#"{"jobName":"S","taskName":"T","retryCount":5,"status":"STOPPED","parameters":{
    "A":{"value":"1","dataType":"Number"},"B":{"value":true},"My Password":{"value":"hush"},"C":{"value":""}}}"#;

/// A form that starts as a job, in which something stood before.
fn cloned() -> (Owner, FormState) {
    let (owner, form) = filled();
    push(form, "before", DataType::String, "x");
    let job = decode(DOCUMENT, RowId(1)).unwrap();
    let cloned = form.secrets.with_untracked(|secrets| Some(clone_of(job, &KnownSchedule::None, secrets)));
    form.start_from("S".to_owned(), cloned.unwrap());
    (owner, form)
}

/// The row that has this name.
fn row(form: FormState, name: &str) -> Row {
    let has_name = |row: &&Row| row.draft.with_untracked(|draft| draft.name == name);
    form.rows.with_untracked(|rows| rows.iter().find(has_name).cloned()).unwrap()
}

fn edit(form: FormState, name: &str, change: impl FnOnce(&mut ParameterDraft)) {
    row(form, name).draft.update(change);
    form.refresh();
}

/// What is said against the source at the name and at the value of a row.
fn marks(form: FormState, name: &str) -> [Option<String>; 2] {
    row(form, name).notes.with_untracked(|notes| [notes.name.source.clone(), notes.value.source.clone()])
}

#[track_caller]
fn check_compared(form: FormState, changed: usize, added: usize, removed: &[&str]) {
    let compared = form.compared.get_untracked();
    let names: Vec<_> = compared.removed.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!((compared.changed, compared.added, names.as_slice()), (changed, added, removed));
}

#[test]
fn a_clone_differs_in_nothing_at_first() {
    let (_owner, form) = cloned();
    let snapshot = form.snapshot();
    assert_eq!((snapshot.job_name.as_str(), snapshot.parameters.len()), ("", 4));
    check_compared(form, 0, 0, &[]);
    assert!(form.notes.get_untracked().is_empty());
    for name in ["A", "B", "My Password", "C"] {
        assert_eq!(marks(form, name), [None, None]);
    }
}

#[test]
fn what_differs_is_said_at_its_field_at_once() {
    let (_owner, form) = cloned();
    form.job.update(|job| job.retry_count = "7".to_owned());
    edit(form, "A", |row| row.set_text("2".to_owned()));
    edit(form, "B", |row| row.name = "B2".to_owned());
    edit(form, "My Password", |row| row.set_text("new".to_owned()));
    assert_eq!(at(&form.notes.get_untracked(), Field::RetryCount).source.as_deref(), Some("In “S”: “5”"));
    assert_eq!(marks(form, "A"), [None, Some("In “S”: “1” as text".to_owned())]);
    assert_eq!(marks(form, "B2"), [Some("In “S”: “B”".to_owned()), None]);
    assert_eq!(marks(form, "My Password"), [None, None]);
    check_compared(form, 3, 0, &[]);
    // Beside it stands what else is to be said there.
    form.job.update(|job| job.retry_count.clear());
    assert!(form.try_send().is_none());
    let notes = at(&form.notes.get_untracked(), Field::RetryCount);
    assert!(notes.problem.is_some() && notes.source.is_some());
}

#[test]
fn rows_that_come_and_go_are_counted_wherever_the_others_stand() {
    let (_owner, form) = cloned();
    push(form, "New", DataType::String, "");
    form.rows.update(|rows| {
        rows.retain(|row| row.draft.with_untracked(|draft| draft.name != "B"));
        rows.reverse();
    });
    form.refresh();
    check_compared(form, 0, 1, &["B"]);
}

#[cfg(target_arch = "wasm32")]
mod back {
    use super::super::changes::on_a_page;
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn each_mark_leads_back_in_one_step() {
        let (_place, _owner, form) = on_a_page(cloned);
        let clone = form.snapshot();
        form.job.update(|job| job.retry_count = "7".to_owned());
        edit(form, "A", |row| {
            row.set_text("2".to_owned());
            row.name = "A2".to_owned();
        });
        let changed = form.snapshot();
        let id = row(form, "A2").id;
        let fields = [ParameterField::Value, ParameterField::Name].map(|field| Field::Parameter(id, field));
        for field in [Field::RetryCount, fields[0], fields[1]] {
            form.back_to_source(field);
        }
        assert_eq!(form.snapshot(), clone);
        check_compared(form, 0, 0, &[]);
        for _ in 0..3 {
            form.undo();
        }
        assert_eq!(form.snapshot(), changed);
        form.refresh();
        check_compared(form, 3, 0, &[]);
    }

    #[wasm_bindgen_test]
    fn a_removed_row_comes_back_to_its_place_as_it_was() {
        let (_place, _owner, form) = on_a_page(cloned);
        edit(form, "B", |row| row.set_truth(Some(false)));
        let changed = form.snapshot();
        for name in ["A", "B"] {
            form.remove(row(form, name).id);
        }
        form.refresh();
        check_compared(form, 0, 0, &["A", "B"]);
        form.bring_from_source(1);
        form.bring_from_source(0);
        assert_eq!(form.snapshot(), changed);
        check_compared(form, 1, 0, &[]);
        // One that was never there changes nothing.
        form.bring_from_source(99);
        assert_eq!(form.snapshot(), changed);
        for _ in 0..4 {
            form.undo();
        }
        assert_eq!(form.snapshot(), changed);
    }

    #[wasm_bindgen_test]
    fn another_job_forgets_the_source_and_undo_remembers_it() {
        fn is_compared(form: FormState) -> bool {
            form.source.with_untracked(Option::is_some)
        }
        let (_place, _owner, form) = on_a_page(cloned);
        let clone = form.snapshot();
        for change in [|form: FormState| form.clear(), |form: FormState| form.replace("import", JobDraft::default())] {
            change(form);
            assert!(!is_compared(form));
            form.undo();
            assert!(is_compared(form) && form.snapshot() == clone);
        }
        form.undo();
        assert!(!is_compared(form));
        assert_eq!(form.snapshot().job_name, "Job");
        form.redo();
        assert!(is_compared(form) && form.snapshot() == clone);
        form.stop_comparing();
        assert!(!is_compared(form));
        assert_eq!(form.snapshot(), clone);
    }
}
