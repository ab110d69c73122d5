//! Every way to change the rows, against a plain model; and what is said a while after a change.

use super::*;
use crate::net::tests::wait::until;
use crate::ui::dom::el;
use crate::ui::live::Live;
use crate::ui::tests::dice::Dice;
use crate::ui::tests::place::Place;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A form behind an empty page: it moves the focus, which is nowhere to go.
pub(super) fn on_a_page(make: fn() -> (Owner, FormState)) -> (Place, Owner, FormState) {
    let handed = Rc::new(Cell::new(None));
    let form = Rc::clone(&handed);
    let place = Place::with(move || {
        form.set(Some(make()));
        el("div")
    });
    let (owner, form) = handed.take().unwrap();
    (place, owner, form)
}

/// The rows as a list of ids, and the lists that there were before and after.
#[derive(Default)]
struct Model {
    rows: Vec<u64>,
    done: Vec<Vec<u64>>,
    undone: Vec<Vec<u64>>,
    next: u64,
}

impl Model {
    fn new_id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn change(&mut self, change: impl FnOnce(&mut Vec<u64>)) {
        self.done.push(self.rows.clone());
        self.undone.clear();
        change(&mut self.rows);
    }

    fn undo(&mut self) {
        if let Some(rows) = self.done.pop() {
            self.undone.push(std::mem::replace(&mut self.rows, rows));
        }
    }

    fn redo(&mut self) {
        if let Some(rows) = self.undone.pop() {
            self.done.push(std::mem::replace(&mut self.rows, rows));
        }
    }
}

#[wasm_bindgen_test]
fn rows_change_as_a_plain_list_does() {
    let (_place, _owner, form) = on_a_page(form);
    let mut model = Model::default();
    let mut dice = Dice(7);
    for step in 0..3_000 {
        let at = dice.below(model.rows.len().max(1));
        let id = model.rows.get(at).copied();
        match (dice.below(22), id) {
            (0..6, _) => {
                form.add();
                let id = model.new_id();
                model.change(|rows| rows.push(id));
            }
            (6..8, Some(id)) => {
                form.duplicate(RowId(id));
                let copy = model.new_id();
                model.change(|rows| rows.insert(at + 1, copy));
            }
            (8..12, Some(id)) => {
                form.remove(RowId(id));
                model.change(|rows| {
                    rows.remove(at);
                });
            }
            (12..15, _) => {
                form.undo();
                model.undo();
            }
            (15 | 16, Some(id)) => {
                form.move_by(RowId(id), -1, "");
                if at > 0 {
                    model.change(|rows| rows.swap(at, at - 1));
                }
            }
            (17 | 18, Some(id)) => {
                form.move_by(RowId(id), 1, "");
                if at + 1 < model.rows.len() {
                    model.change(|rows| rows.swap(at, at + 1));
                }
            }
            (19, Some(_)) if dice.below(10) == 0 => {
                form.clear();
                model.change(Vec::clear);
            }
            (20 | 21, _) => {
                form.redo();
                model.redo();
            }
            _ => {}
        }
        let rows: Vec<_> = form.snapshot().parameters.iter().map(|row| row.id.0).collect();
        assert_eq!(rows, model.rows, "after step {step}");
        // Not without end: so many changes can be taken back.
        assert_eq!(form.undo.done.with_untracked(Vec::len), model.done.len().min(200), "after step {step}");
        assert_eq!(form.undo.undone.with_untracked(Vec::len), model.undone.len(), "after step {step}");
        model.done.drain(..model.done.len().saturating_sub(200));
    }
    assert!(model.next > 500, "the run was too tame");
}

#[wasm_bindgen_test]
fn an_unknown_row_changes_nothing() {
    let (_place, _owner, form) = on_a_page(form);
    form.add();
    let before = form.snapshot();
    form.remove(RowId(99));
    form.duplicate(RowId(99));
    form.move_by(RowId(99), 1, "");
    form.leave(Field::Parameter(RowId(99), ParameterField::Name));
    assert_eq!(form.snapshot(), before);
    assert_eq!(form.undo.done.with_untracked(Vec::len), 1, "the row that came");
}

#[wasm_bindgen_test]
async fn a_field_that_was_left_complains_a_while_later() {
    let (_place, _owner, form) = on_a_page(form);
    let row = push(form, "", DataType::String, "");
    form.leave(Field::JobName);
    form.leave(Field::Parameter(row, ParameterField::Name));
    assert!(form.notes.get_untracked().is_empty(), "a click must end before anything moves");
    until("the note", || !form.notes.get_untracked().is_empty()).await;
    assert_eq!(form.notes.get_untracked().iter().map(|(field, _)| *field).collect::<Vec<_>>(), [Field::JobName]);
    assert!(form.row(row).unwrap().notes.get_untracked().name.problem.is_some());
    // And it stops when it is mended.
    form.edit("job-name", |job| job.job_name = "Job".to_owned());
    until("the note to go", || form.notes.get_untracked().is_empty()).await;
}

#[wasm_bindgen_test]
fn a_similar_job_keeps_all_but_the_name() {
    let (_place, _owner, form) = on_a_page(filled);
    push(form, "a", DataType::Number, "1");
    form.job.update(|job| job.notification = "{".to_owned());
    assert!(form.try_send().is_none());
    let before = form.snapshot();
    form.clear_name();
    assert_eq!(form.snapshot(), JobDraft { job_name: String::new(), ..before });
    // It is a new job: nobody was at its fields yet.
    assert!(form.refused.get_untracked().is_empty() && form.notes.get_untracked().is_empty());
}

#[wasm_bindgen_test]
fn an_emptied_form_comes_back() {
    for (has_job, has_row) in [(true, false), (false, true), (true, true)] {
        let (_place, _owner, form) = on_a_page(if has_job { filled } else { form });
        if has_row {
            push(form, "a", DataType::Number, "1");
        }
        let before = form.snapshot();
        form.clear();
        assert_eq!(form.snapshot(), JobDraft::default());
        // An empty form is not worth keeping.
        form.clear();
        form.bring_back();
        assert_eq!(form.snapshot(), before);
    }
}

#[wasm_bindgen_test]
fn what_stands_where_a_form_comes_back_is_not_lost() {
    let (_place, _owner, form) = on_a_page(filled);
    let first = form.snapshot();
    form.clear();
    push(form, "b", DataType::String, "2");
    let second = form.snapshot();
    form.bring_back();
    assert_eq!(form.snapshot(), first);
    form.undo();
    assert_eq!(form.snapshot(), second);
    form.redo();
    assert_eq!(form.snapshot(), first);
}

#[wasm_bindgen_test]
fn typing_is_taken_back_as_one_and_made_again() {
    let (_place, _owner, form) = on_a_page(form);
    form.add();
    let row = form.row(RowId(1)).unwrap();
    let draft = Live::from(row.draft.clone());
    let type_name = |text: &str| form.edit_row(&row, "p1-name", |row| row.name = text.to_owned());
    let type_job = |text: &str| form.edit("job-name", |job| job.job_name = text.to_owned());
    let shown = || (form.snapshot().job_name, draft.with_untracked(|row| row.name.clone()));
    for letters in ["a", "ab", "abc"] {
        type_name(letters);
    }
    type_job("J");
    type_job("Job");
    type_name("abcd");
    let told = |job: &str, row: &str| (job.to_owned(), row.to_owned());
    for expected in [told("Job", "abc"), told("", "abc"), told("", "")] {
        assert!(form.undo().is_some());
        assert_eq!(shown(), expected);
    }
    for expected in [told("", "abc"), told("Job", "abc"), told("Job", "abcd")] {
        assert!(form.redo().is_some());
        assert_eq!(shown(), expected);
    }
    assert!(form.redo().is_none());
    // What is done anew stands in the place of what was taken back.
    form.undo();
    type_job("Other");
    assert!(form.redo().is_none());
    assert_eq!(shown(), told("Other", "abc"));
}
