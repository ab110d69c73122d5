//! The job that the form's was cloned from: remembered, compared with, and gone back to, field by field.
//!
//! Owns what is remembered of it, until another job comes into the form. Must not hold rules: `job` compares.

use super::super::error_summary::field_id;
use super::super::focus::focus;
use super::super::row_state::{Row, RowNotes, row_field_id};
use super::super::undo::{State, What};
use super::FormState;
use crate::job::{
    Cloned, Field, JobDraft, LeftBehind, ParameterDraft, ParameterField, Secrets, fields_unlike_source, put_back,
    row_put_back, row_unlike_source,
};
use crate::words::clone as words;
use crate::words::texts::form_state as texts;
use std::rc::Rc;

/// The job that was cloned, as it came into the form.
pub(in super::super) struct Source {
    pub(in super::super) name: String,
    pub(in super::super) left: LeftBehind,
    /// The job without its rows.
    job: JobDraft,
    /// The rows as they came.
    drafts: Vec<ParameterDraft>,
    /// The rows themselves: one that was removed comes back as it was then.
    rows: Vec<Row>,
}

/// How the form stands beside the source.
#[derive(Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Compared {
    /// How many fields differ.
    pub(in super::super) changed: usize,
    /// How many rows the source does not have.
    pub(in super::super) added: usize,
    /// The rows that only the source has: their places there, and their names.
    pub(in super::super) removed: Vec<(usize, String)>,
}

/// A look at the form beside its source, row by row in the order of the form.
pub(super) struct Comparing {
    source: Option<Rc<Source>>,
    compared: Compared,
    /// Which rows of the source were met.
    met: Vec<bool>,
    /// Where the next row of the form is looked for first: most stand in the order of the source.
    next: usize,
}

impl Source {
    /// Where a row of the form has its like. One that came anew, from the rows as text for example, is told by its name,
    /// unless another row has been found to be that.
    fn place(&self, now: &ParameterDraft, likely: usize, met: &[bool]) -> Option<usize> {
        let is_same = |row: &ParameterDraft| row.id == now.id;
        let likely = self.drafts.get(likely).filter(|row| is_same(row)).map(|_| likely);
        let by_name = || {
            let at = self.drafts.iter().position(|row| row.name == now.name)?;
            (met.get(at) != Some(&true)).then_some(at)
        };
        likely.or_else(|| self.drafts.iter().position(is_same)).or_else(by_name)
    }
}

impl Comparing {
    pub(super) fn new(source: Option<Rc<Source>>) -> Self {
        let met = source.as_ref().map_or_else(Vec::new, |source| vec![false; source.drafts.len()]);
        Self { source, compared: Compared::default(), met, next: 0 }
    }

    /// What differs in the job's own fields, each with its sentence.
    pub(super) fn fields(&mut self, now: &JobDraft) -> Vec<(Field, String)> {
        let Some(source) = &self.source else { return Vec::new() };
        let differ = fields_unlike_source(&source.job, now, source.left.has_schedule());
        self.compared.changed += differ.len();
        differ.into_iter().map(|(field, was)| (field, words::field_in_source(&source.name, was))).collect()
    }

    /// Adds what differs in the next row to what is said there.
    pub(super) fn row(&mut self, now: &ParameterDraft, secrets: &Secrets, notes: &mut RowNotes) {
        let Some(source) = &self.source else { return };
        let Some(at) = source.place(now, self.next, &self.met) else {
            self.compared.added += 1;
            return;
        };
        self.next = at + 1;
        if let Some(met) = self.met.get_mut(at) {
            *met = true;
        }
        let Some(old) = source.drafts.get(at) else { return };
        if old.name != now.name {
            notes.name.source = Some(words::name_in_source(&source.name, &old.name));
            self.compared.changed += 1;
        }
        let changes = row_unlike_source(old, now, secrets);
        if !changes.is_empty() {
            notes.value.source = Some(words::row_in_source(&source.name, &changes, &now.data_type));
            self.compared.changed += 1;
        }
    }

    /// What all of it comes to.
    pub(super) fn end(mut self) -> Compared {
        if let Some(source) = &self.source {
            for (at, (row, met)) in source.drafts.iter().zip(self.met).enumerate() {
                if !met {
                    self.compared.removed.push((at, row.name.clone()));
                }
            }
        }
        self.compared
    }
}

impl FormState {
    /// Puts a clone into the form, as one change, and remembers its source.
    pub(in super::super) fn start_from(self, name: String, cloned: Cloned) {
        let (job, rows) = self.parts(cloned.draft);
        let drafts = rows.iter().map(Row::snapshot).collect();
        let source = Source { name, left: cloned.left, job: job.clone(), drafts, rows: rows.clone() };
        let state = State::Form { job: Box::new(job), rows, is_unsent: true, source: Some(Rc::new(source)) };
        self.exchange(What::Replaced(texts::CLONED.say()), state);
    }

    /// Puts a field back as it is in the source, as one change.
    pub(in super::super) fn back_to_source(self, field: Field) {
        let Some(source) = self.source.get_untracked() else { return };
        let state = if let Field::Parameter(id, part) = field {
            let Some(now) = self.row(id).map(|row| row.snapshot()) else { return };
            let Some(old) = source.place(&now, 0, &[]).and_then(|at| source.drafts.get(at)) else { return };
            State::Row(Box::new(row_put_back(part, old, now)))
        } else {
            let mut job = self.job.get_untracked();
            put_back(field, &source.job, &mut job);
            State::Job(Box::new(job))
        };
        let control = field_id(field);
        self.forget_named(&control);
        let before = self.swap(state);
        self.undo.note(What::Edited(control.clone()), before);
        self.refresh();
        focus(control);
    }

    /// Brings back a row that only the source has, by its place there; it comes behind the one that it stood behind.
    pub(in super::super) fn bring_from_source(self, at: usize) {
        let Some(source) = self.source.get_untracked() else { return };
        let Some(row) = source.rows.get(at).cloned() else { return };
        let before = source.drafts.get(..at).unwrap_or_default();
        let name = row_field_id(row.id, ParameterField::Name);
        self.change_rows(What::Added, |rows| {
            let is_before = |row: &Row| before.iter().any(|other| other.id == row.id);
            let place = rows.iter().rposition(is_before).map_or(0, |at| at + 1);
            rows.insert(place, row);
        });
        self.refresh();
        focus(name);
    }

    /// Forgets the source: nothing is compared any more.
    pub(in super::super) fn stop_comparing(self) {
        self.source.set(None);
        self.refresh();
        focus("job-name");
    }
}
