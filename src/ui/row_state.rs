//! A parameter row on the screen: its draft and what is said about it.
//!
//! Owns the signals of a row, which a removed row takes with it, and the ids of its parts on the page. Must not know the
//! list it stands in.

use super::live::Held;
use crate::job::{Field, ParameterDraft, ParameterField, Problem, RowId, WarningKind};
use std::cell::Cell;
use std::rc::Rc;

/// A row: values that it holds itself, so that they live as long as the row and not as long as the form.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: RowId,
    pub(super) draft: Held<ParameterDraft>,
    pub(super) notes: Held<RowNotes>,
    pub(super) left: Rc<Cell<Left>>,
    /// Whether help, required and send state are folded out.
    pub(super) open: Held<bool>,
}

/// Which fields were left once, or were there at a refused try: only these complain.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) name: bool,
    pub(super) value: bool,
}

/// What is said at a row's fields.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct RowNotes {
    pub(super) name: FieldNotes,
    pub(super) value: FieldNotes,
}

impl RowNotes {
    /// The notes at the field.
    pub(super) fn at(&mut self, field: Field) -> &mut FieldNotes {
        match field {
            Field::Parameter(_, ParameterField::Name) => &mut self.name,
            _ => &mut self.value,
        }
    }
}

/// What is said at a field.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct FieldNotes {
    pub(super) problem: Option<Problem>,
    pub(super) warning: Option<WarningKind>,
    /// What stands in the job that this one was cloned from, where that is something else.
    pub(super) source: Option<String>,
}

impl Row {
    pub(super) fn new(draft: ParameterDraft) -> Self {
        let id = draft.id;
        let draft = Held::new(draft);
        Self { id, notes: draft.beside(RowNotes::default()), left: Rc::default(), open: draft.beside(false), draft }
    }

    /// A copy under another id; the name stays, so that the duplicate is seen and changed by the person.
    pub(super) fn duplicate(&self, id: RowId) -> Self {
        let copy = Self::new(ParameterDraft { id, ..self.draft.get_untracked() });
        copy.open.set(self.open.get_untracked());
        copy
    }

    pub(super) fn snapshot(&self) -> ParameterDraft {
        self.draft.get_untracked()
    }

    /// Shows what concerns a field that was left; what differs from the source does at once.
    pub(super) fn show(&self, notes: RowNotes) {
        let left = self.left.get();
        let at = |notes: FieldNotes, was_left: bool| {
            if was_left { notes } else { FieldNotes { source: notes.source, ..FieldNotes::default() } }
        };
        let visible = RowNotes { name: at(notes.name, left.name), value: at(notes.value, left.value) };
        if self.notes.with_untracked(|shown| *shown != visible) {
            self.notes.set(visible);
        }
    }

    pub(super) fn mark_left(&self, field: ParameterField) {
        let mut left = self.left.get();
        match field {
            ParameterField::Name => left.name = true,
            ParameterField::Value => left.value = true,
        }
        self.left.set(left);
    }
}

/// The id of a part of a row on the page.
pub(super) fn part_id(RowId(row): RowId, part: &str) -> String {
    ["p", &row.to_string(), "-", part].concat()
}

/// The id of a row's field on the page.
pub(super) fn row_field_id(row: RowId, field: ParameterField) -> String {
    part_id(
        row,
        match field {
            ParameterField::Name => "name",
            ParameterField::Value => "value",
        },
    )
}

/// The row and the part with this id on the page.
pub(super) fn part_of_id(id: &str) -> Option<(RowId, &str)> {
    let (row, part) = id.strip_prefix('p')?.split_once('-')?;
    Some((RowId(row.parse().ok()?), part))
}

#[cfg(test)]
mod tests;
