//! Every way to change the rows, against a plain model; and what is said a while after a change.

use super::*;
use crate::net::tests::wait::until;
use crate::ui::dom::el;
use crate::ui::tests::dice::Dice;
use crate::ui::tests::place::Place;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A form behind an empty page: it moves the focus, which is nowhere to go.
fn on_a_page(make: fn() -> (Owner, FormState)) -> (Place, Owner, FormState) {
    let handed = Rc::new(Cell::new(None));
    let form = Rc::clone(&handed);
    let place = Place::with(move || {
        form.set(Some(make()));
        el("div")
    });
    let (owner, form) = handed.take().unwrap();
    (place, owner, form)
}

/// The rows as a list of ids, and what was taken out of it.
#[derive(Default)]
struct Model {
    rows: Vec<u64>,
    taken: Vec<Taken>,
    next: u64,
}

enum Taken {
    Row(usize, u64),
    Form(Vec<u64>),
}

impl Model {
    fn new_id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn replace(&mut self, rows: Vec<u64>) {
        let old = std::mem::replace(&mut self.rows, rows);
        if !old.is_empty() {
            self.taken.push(Taken::Form(old));
        }
    }

    fn put_back(&mut self) {
        match self.taken.pop() {
            None => {}
            Some(Taken::Row(at, row)) => self.rows.insert(at.min(self.rows.len()), row),
            Some(Taken::Form(rows)) => self.replace(rows),
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
        match (dice.below(20), id) {
            (0..6, _) => {
                form.add();
                let id = model.new_id();
                model.rows.push(id);
            }
            (6..8, Some(id)) => {
                form.duplicate(RowId(id));
                let copy = model.new_id();
                model.rows.insert(at + 1, copy);
            }
            (8..12, Some(id)) => {
                form.remove(RowId(id));
                model.rows.remove(at);
                model.taken.push(Taken::Row(at, id));
            }
            (12..15, _) => {
                form.put_back();
                model.put_back();
            }
            (15 | 16, Some(id)) => {
                form.move_by(RowId(id), -1, "");
                if at > 0 {
                    model.rows.swap(at, at - 1);
                }
            }
            (17 | 18, Some(id)) => {
                form.move_by(RowId(id), 1, "");
                if at + 1 < model.rows.len() {
                    model.rows.swap(at, at + 1);
                }
            }
            (19, _) if dice.below(10) == 0 => {
                form.clear();
                model.replace(Vec::new());
            }
            _ => {}
        }
        let rows: Vec<_> = form.snapshot().parameters.iter().map(|row| row.id.0).collect();
        assert_eq!(rows, model.rows, "after step {step}");
        assert_eq!(form.taken.with_untracked(Vec::len), model.taken.len(), "after step {step}");
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
    assert!(form.taken.with_untracked(Vec::is_empty));
}

#[wasm_bindgen_test]
async fn a_field_that_was_left_complains_a_while_later() {
    let (_place, _owner, form) = on_a_page(form);
    let row = push(form, "", DataType::String, "");
    form.leave(Field::JobName);
    form.leave(Field::Parameter(row, ParameterField::Name));
    assert!(form.notes.get_untracked().is_empty(), "a click must end before anything moves");
    until("the note", || !form.notes.get_untracked().is_empty()).await;
    assert_eq!(form.notes.get_untracked().keys().collect::<Vec<_>>(), [&Field::JobName]);
    assert!(form.row(row).unwrap().notes.get_untracked().name.problem.is_some());
    // And it stops when it is mended.
    form.edit(|job| job.job_name = "Job".to_owned());
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
        form.put_back();
        assert_eq!(form.snapshot(), before);
    }
}

#[wasm_bindgen_test]
fn what_stands_where_a_form_comes_back_is_put_aside() {
    let (_place, _owner, form) = on_a_page(filled);
    let first = form.snapshot();
    form.clear();
    push(form, "b", DataType::String, "2");
    let second = form.snapshot();
    form.put_back();
    assert_eq!(form.snapshot(), first);
    form.put_back();
    assert_eq!(form.snapshot(), second);
}
