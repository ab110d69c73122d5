//! Every change to the draft on the screen, and the way back from each.
//!
//! Owns how a change is made and where the focus goes after it. Must not know which changes are one ([`super::super::undo`]).

use super::super::focus::focus;
use super::super::later::later;
use super::super::row_state::{Row, part_id, row_field_id};
use super::super::undo::{State, Step, What};
use super::{FormState, Source};
use crate::job::{JobDraft, ParameterDraft, ParameterField, RowId};
use crate::words::texts::form_state as texts;
use std::mem::replace;
use std::rc::Rc;

impl FormState {
    /// Changes the job's own fields, by the control of this id.
    pub(in super::super) fn edit(self, control: &str, change: impl FnOnce(&mut JobDraft)) {
        let mut job = self.job.get_untracked();
        change(&mut job);
        self.set_job(control, job);
    }

    /// Apart from [`Self::edit`], so that it is compiled once and not once for each change.
    fn set_job(self, control: &str, job: JobDraft) {
        self.forget_named(control);
        self.undo.note_typing(control, now_ms(), || State::Job(Box::new(self.job.get_untracked())));
        self.job.set(job);
        self.changed();
    }

    /// Changes a row, by the control of this id.
    pub(in super::super) fn edit_row(self, row: &Row, control: &str, change: impl FnOnce(&mut ParameterDraft)) {
        let mut draft = row.snapshot();
        change(&mut draft);
        self.set_row(row, control, draft);
    }

    /// Apart from [`Self::edit_row`], for the same.
    fn set_row(self, row: &Row, control: &str, draft: ParameterDraft) {
        self.forget_named(control);
        self.undo.note_typing(control, now_ms(), || State::Row(Box::new(row.snapshot())));
        let name_before = row.draft.with_untracked(|draft| draft.name.clone());
        row.draft.set(draft);
        if let Some(parts) = later() {
            (parts.touch)(self, &name_before, &row.draft);
        }
        self.changed();
    }

    pub(in super::super) fn add(self) {
        let row = Row::new(ParameterDraft::new(self.new_id()));
        focus(row_field_id(row.id, ParameterField::Name));
        self.change_rows(What::Added, |rows| rows.push(row));
    }

    pub(in super::super) fn duplicate(self, id: RowId) {
        let Some(row) = self.row(id) else { return };
        let copy = row.duplicate(self.new_id());
        focus(row_field_id(copy.id, ParameterField::Name));
        self.change_rows(What::Added, |rows| {
            let at = position(rows, id).map_or(rows.len(), |at| at + 1);
            rows.insert(at, copy);
        });
    }

    /// Takes the row away; the focus goes to the row that comes in its place.
    pub(in super::super) fn remove(self, id: RowId) {
        let Some(at) = self.rows.with_untracked(|rows| position(rows, id)) else { return };
        let name = self.row(id).map(|row| row.draft.with_untracked(|draft| draft.name.clone()));
        let mut neighbour = None;
        self.change_rows(What::Removed(name.unwrap_or_default()), |rows| {
            rows.remove(at);
            neighbour = rows.get(at).or_else(|| rows.last()).map(|row| row.id);
        });
        focus(neighbour.map_or_else(|| "add-parameter".to_owned(), |id| part_id(id, "remove")));
    }

    /// Moves the row by one place; the focus stays on the button that did it.
    pub(in super::super) fn move_by(self, id: RowId, step: isize, button: &str) {
        let target = |rows: &[Row]| {
            let at = position(rows, id)?;
            let to = at.checked_add_signed(step).filter(|to| *to < rows.len())?;
            Some((at, to))
        };
        if let Some((at, to)) = self.rows.with_untracked(|rows| target(rows)) {
            self.change_rows(What::Moved, |rows| rows.swap(at, to));
        }
        focus(button);
    }

    pub(super) fn change_rows(self, what: What, change: impl FnOnce(&mut Vec<Row>)) {
        self.undo.note(what, State::Rows(self.rows.get_untracked()));
        self.rows.update(change);
        self.changed();
    }

    /// Puts another job into the form, as one change.
    pub(in super::super) fn replace(self, action: &'static str, draft: JobDraft) {
        self.put(action, draft, None);
    }

    /// Puts the same job into the form, with changes here and there, as one change.
    pub(in super::super) fn rework(self, action: &'static str, draft: JobDraft) {
        self.put(action, draft, self.source.get_untracked());
    }

    fn put(self, action: &'static str, draft: JobDraft, source: Option<Rc<Source>>) {
        let (job, rows) = self.parts(draft);
        self.exchange(What::Replaced(action), State::Form { job: Box::new(job), rows, is_unsent: true, source });
    }

    /// The job and its rows. A row that is as it was stays; the others get names of their own. A field that the host holds
    /// keeps the host's value, which is said.
    pub(super) fn parts(self, mut draft: JobDraft) -> (JobDraft, Vec<Row>) {
        self.kept_by_host.set(self.host.held.settle(&mut draft));
        let JobDraft { parameters, .. } = draft;
        let rows = parameters.into_iter().map(|row| match self.row(row.id) {
            Some(same) if same.draft.with_untracked(|draft| *draft == row) => same,
            _ => Row::new(ParameterDraft { id: self.new_id(), ..row }),
        });
        let rows = rows.collect();
        (JobDraft { parameters: Vec::new(), ..draft }, rows)
    }

    /// Empties the form for the next job; what stood in it can be brought back.
    pub(in super::super) fn clear(self) {
        if !self.is_blank() {
            let (job, rows) = self.blank();
            let empty = State::Form { job: Box::new(job), rows, is_unsent: false, source: None };
            self.exchange(What::Emptied, empty);
        }
        focus("task-name");
    }

    /// Brings back what stood in the form when it was emptied last; what stands there now can be had by undoing that.
    pub(in super::super) fn bring_back(self) {
        let emptied = |step: &Step| (step.what == What::Emptied).then(|| step.state.clone());
        if let Some(state) = self.undo.done.with_untracked(|steps| steps.iter().rev().find_map(emptied)) {
            self.exchange(What::Replaced(texts::BROUGHT_BACK.say()), state);
        }
    }

    pub(super) fn exchange(self, what: What, state: State) {
        let before = self.swap(state);
        self.undo.note(what, before);
        self.forget_notes();
    }

    /// Takes the last change back.
    pub(in super::super) fn undo(self) -> Option<What> {
        let what = self.undo.undo(|state| self.swap(state));
        self.refresh_soon();
        what
    }

    /// Makes again what was taken back last.
    pub(in super::super) fn redo(self) -> Option<What> {
        let what = self.undo.redo(|state| self.swap(state));
        self.refresh_soon();
        what
    }

    /// Brings back the row that was removed last, and goes there.
    pub(in super::super) fn undo_remove(self) {
        let before = self.rows.get_untracked();
        self.undo();
        // Up to where it stands, the rows are the same.
        let back = self.rows.with_untracked(|rows| {
            let is_same = |at: &usize| before.get(*at).map(|row| row.id) == rows.get(*at).map(|row| row.id);
            rows.get((0..rows.len()).take_while(is_same).count()).map(|row| row.id)
        });
        if let Some(id) = back {
            focus(row_field_id(id, ParameterField::Name));
        }
    }

    /// Puts a state into the form, and gives what stood there.
    pub(super) fn swap(self, state: State) -> State {
        let was_unsent = self.is_unsent.get_untracked();
        self.set_unsent(true);
        match state {
            State::Job(job) => {
                State::Job(Box::new(self.job.try_update(|current| replace(current, *job)).unwrap_or_default()))
            }
            State::Row(draft) => {
                let old = self.row(draft.id).map(|row| row.draft.update(|current| replace(current, *draft)));
                State::Row(Box::new(old.unwrap_or_default()))
            }
            State::Rows(rows) => State::Rows(self.swap_rows(rows)),
            State::Form { job, rows, is_unsent, source } => {
                self.set_unsent(is_unsent);
                let job = self.job.try_update(|current| replace(current, *job)).unwrap_or_default();
                let source = self.source.try_update(|current| replace(current, source)).flatten();
                State::Form { job: Box::new(job), rows: self.swap_rows(rows), is_unsent: was_unsent, source }
            }
        }
    }

    fn swap_rows(self, rows: Vec<Row>) -> Vec<Row> {
        self.rows.try_update(|current| replace(current, rows)).unwrap_or_default()
    }

    /// Keeps everything but the name, for a similar job.
    pub(in super::super) fn clear_name(self) {
        self.undo.note(What::Edited("job-name".to_owned()), State::Job(Box::new(self.job.get_untracked())));
        self.job.update(|job| job.job_name.clear());
        self.forget_notes();
        focus("job-name");
    }
}

fn now_ms() -> f64 {
    js_sys::Date::now()
}

fn position(rows: &[Row], id: RowId) -> Option<usize> {
    rows.iter().position(|row| row.id == id)
}
