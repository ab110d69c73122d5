//! The form's state: the job as typed, the rows, and what is said about them.
//!
//! Owns every change to the draft on the screen. Must not hold rules: it asks `job` for them.

use super::focus::focus;
use super::row_state::{FieldNotes, Row, RowNotes};
use crate::job::{
    DataType, Field, JobDetails, JobDraft, ParameterDraft, ParameterField, Problem, RowId, check, warnings,
};
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::time::Duration;

/// A short while: long enough for a click to end before an error line moves what is clicked.
const REFRESH_AFTER: Duration = Duration::from_millis(200);

/// The state of one form; a copy is a handle to the same form.
#[derive(Clone, Copy)]
pub(super) struct FormState {
    /// The job without its rows.
    pub(super) job: RwSignal<JobDraft>,
    pub(super) rows: RwSignal<Vec<Row>>,
    /// What is said at the job's own fields.
    pub(super) notes: RwSignal<HashMap<Field, FieldNotes>>,
    /// The problems of the last refused try; empty when the last try was sent.
    pub(super) refused: RwSignal<Vec<Problem>>,
    /// The problems there are now: a refused one that is not among them has been mended.
    pub(super) current: RwSignal<Vec<Problem>>,
    /// What was taken out of the form and can be put back, the last one last.
    pub(super) taken: RwSignal<Vec<Taken>>,
    /// The ITResource values that stand in the rows: suggestions for the others.
    pub(super) it_resources: RwSignal<BTreeSet<String>>,
    left: StoredValue<HashSet<Field>>,
    next_row: StoredValue<u64>,
    refresh_is_due: StoredValue<bool>,
    is_unsent: StoredValue<bool>,
}

/// What was taken out of the form.
#[derive(Clone)]
pub(super) enum Taken {
    /// A row, and where it stood.
    Row(usize, Row),
    /// All that stood in the form, and whether the server had not taken it.
    Form { job: Box<JobDraft>, rows: Vec<Row>, is_unsent: bool },
}

impl FormState {
    pub(super) fn new() -> Self {
        Self {
            job: RwSignal::default(),
            rows: RwSignal::default(),
            notes: RwSignal::default(),
            refused: RwSignal::default(),
            current: RwSignal::default(),
            taken: RwSignal::default(),
            it_resources: RwSignal::default(),
            left: StoredValue::default(),
            next_row: StoredValue::new(1),
            refresh_is_due: StoredValue::new(false),
            is_unsent: StoredValue::new(false),
        }
    }

    /// The whole draft as it stands now.
    pub(super) fn snapshot(self) -> JobDraft {
        let parameters = self.rows.with_untracked(|rows| rows.iter().map(Row::snapshot).collect());
        JobDraft { parameters, ..self.job.get_untracked() }
    }

    /// Checks the live state. A refused try is shown everywhere, and gives nothing to send.
    pub(super) fn try_send(self) -> Option<JobDetails> {
        let result = check(&self.snapshot());
        let problems = result.as_ref().err().cloned().unwrap_or_default();
        self.left.update_value(|left| left.extend(problems.iter().map(|problem| problem.field)));
        self.rows.with_untracked(|rows| {
            for row in rows {
                row.mark_left(ParameterField::Name);
                row.mark_left(ParameterField::Value);
            }
        });
        self.refused.set(problems);
        self.refresh();
        result.ok()
    }

    /// A field was left: from now on it may complain.
    pub(super) fn leave(self, field: Field) {
        if let Field::Parameter(id, field) = field {
            if let Some(row) = self.row(id) {
                row.mark_left(field);
            }
        } else {
            self.left.update_value(|left| {
                left.insert(field);
            });
        }
        self.refresh_soon();
    }

    pub(super) fn edit(self, change: impl FnOnce(&mut JobDraft)) {
        self.job.update(change);
        self.changed();
    }

    /// What stands in the form has changed.
    pub(super) fn changed(self) {
        self.set_unsent(true);
        self.refresh_soon();
    }

    /// Whether something stands in the form that the server has not taken.
    pub(super) fn is_unsent(self) -> bool {
        self.is_unsent.try_get_value() == Some(true)
            && (self.rows.with_untracked(|rows| !rows.is_empty())
                || self.job.with_untracked(|job| *job != JobDraft::default()))
    }

    pub(super) fn set_unsent(self, is_unsent: bool) {
        self.is_unsent.try_set_value(is_unsent);
    }

    /// Looks at the whole form again, once, a short while after the last of several changes began.
    fn refresh_soon(self) {
        if self.refresh_is_due.try_get_value() != Some(false) {
            return;
        }
        self.refresh_is_due.set_value(true);
        set_timeout(
            move || {
                if self.refresh_is_due.try_set_value(false).is_none() {
                    self.refresh();
                }
            },
            REFRESH_AFTER,
        );
    }

    fn refresh(self) {
        let draft = self.snapshot();
        let problems = check(&draft).err().unwrap_or_default();
        let mut notes: HashMap<Field, FieldNotes> = HashMap::new();
        for warning in warnings(&draft) {
            notes.entry(warning.field).or_default().warning = Some(warning.kind);
        }
        for problem in &problems {
            notes.entry(problem.field).or_default().problem = Some(problem.clone());
        }
        self.rows.with_untracked(|rows| {
            for row in rows {
                let mut of = |field| notes.remove(&Field::Parameter(row.id, field)).unwrap_or_default();
                row.show(RowNotes { name: of(ParameterField::Name), value: of(ParameterField::Value) });
            }
        });
        let it_resources: BTreeSet<_> = draft
            .parameters
            .into_iter()
            .filter(|row| row.data_type == DataType::ItResource && !row.text.text.is_empty())
            .map(|row| row.text.text)
            .collect();
        if self.it_resources.with_untracked(|known| *known != it_resources) {
            self.it_resources.set(it_resources);
        }
        self.left.with_value(|left| notes.retain(|field, _| left.contains(field)));
        if self.notes.with_untracked(|shown| *shown != notes) {
            self.notes.set(notes);
        }
        if self.current.with_untracked(|shown| *shown != problems) {
            self.current.set(problems);
        }
    }

    fn row(self, id: RowId) -> Option<Row> {
        self.rows.with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned())
    }

    /// The row's present number, from 1; follows every move.
    pub(super) fn number(self, id: RowId) -> usize {
        self.rows.with(|rows| rows.iter().position(|row| row.id == id).map_or(0, |at| at + 1))
    }

    fn new_id(self) -> RowId {
        let id = self.next_row.get_value();
        self.next_row.set_value(id + 1);
        RowId(id)
    }

    pub(super) fn add(self) {
        let row = Row::new(ParameterDraft::new(self.new_id()));
        focus(Self::name_id(row.id));
        self.rows.update(|rows| rows.push(row));
    }

    pub(super) fn duplicate(self, id: RowId) {
        let Some(row) = self.row(id) else { return };
        let copy = row.duplicate(self.new_id());
        focus(Self::name_id(copy.id));
        self.rows.update(|rows| {
            let at = position(rows, id).map_or(rows.len(), |at| at + 1);
            rows.insert(at, copy);
        });
        self.changed();
    }

    /// Takes the row away; the focus goes to the row that comes in its place.
    pub(super) fn remove(self, id: RowId) {
        let mut neighbour = None;
        self.rows.update(|rows| {
            let Some(at) = position(rows, id) else { return };
            let row = rows.remove(at);
            neighbour = rows.get(at).or_else(|| rows.last()).map(|row| row.id);
            self.taken.update(|taken| taken.push(Taken::Row(at, row)));
        });
        focus(neighbour.map_or_else(|| "add-parameter".to_owned(), |id| format!("p{}-remove", id.0)));
        self.changed();
    }

    /// Puts back what was taken out last, where it stood.
    pub(super) fn put_back(self) {
        match self.taken.try_update(Vec::pop).flatten() {
            None => {}
            Some(Taken::Row(at, row)) => {
                focus(Self::name_id(row.id));
                self.rows.update(|rows| rows.insert(at.min(rows.len()), row));
                self.changed();
            }
            Some(Taken::Form { job, rows, is_unsent }) => self.replace(*job, rows, is_unsent),
        }
    }

    /// Moves the row by one place; the focus stays on the button that did it.
    pub(super) fn move_by(self, id: RowId, step: isize, button: &str) {
        let target = |rows: &[Row]| {
            let at = position(rows, id)?;
            let to = at.checked_add_signed(step).filter(|to| *to < rows.len())?;
            Some((at, to))
        };
        if let Some((at, to)) = self.rows.with_untracked(|rows| target(rows)) {
            self.rows.update(|rows| rows.swap(at, to));
            self.changed();
        }
        focus(button);
    }

    /// Empties the form for the next job; what stood in it can be put back.
    pub(super) fn clear(self) {
        self.replace(JobDraft::default(), Vec::new(), false);
    }

    /// Puts another job into the form, and what stands in it aside.
    fn replace(self, job: JobDraft, rows: Vec<Row>, is_unsent: bool) {
        let old_rows = self.rows.try_update(|current| std::mem::replace(current, rows)).unwrap_or_default();
        let old_job = self.job.try_update(|current| std::mem::replace(current, job)).unwrap_or_default();
        if old_job != JobDraft::default() || !old_rows.is_empty() {
            let old = Taken::Form { job: Box::new(old_job), rows: old_rows, is_unsent: self.is_unsent.get_value() };
            self.taken.update(|taken| taken.push(old));
        }
        self.set_unsent(is_unsent);
        self.forget_notes();
        focus("task-name");
    }

    /// Keeps everything but the name, for a similar job.
    pub(super) fn clear_name(self) {
        self.job.update(|job| job.job_name.clear());
        self.forget_notes();
        focus("job-name");
    }

    fn forget_notes(self) {
        self.left.update_value(HashSet::clear);
        self.rows.with_untracked(|rows| {
            for row in rows {
                row.left.set(super::row_state::Left::default());
            }
        });
        self.refused.update(Vec::clear);
        self.refresh();
    }

    fn name_id(id: RowId) -> String {
        format!("p{}-name", id.0)
    }
}

fn position(rows: &[Row], id: RowId) -> Option<usize> {
    rows.iter().position(|row| row.id == id)
}

#[cfg(test)]
mod tests;
