//! What is said at a field of a parameter row.
//!
//! Owns the messages of one such field, and their connection with its control. Must not know which rules they come from.
//! It is [`super::field`]'s for fields of which there are thousands, few of which have anything said at them.

use super::dom::{El, Slot, differs};
use super::field::{Messages, description, hint_id};
use super::parameter_row::ShownRow;
use super::row_state::{FieldNotes, row_field_id};
use crate::job::{Field, ParameterField};
use crate::words;

/// What is said at one field.
#[derive(Default)]
pub(super) struct RowSaid {
    /// In most rows nothing.
    messages: Option<Box<Messages>>,
    /// Where they stand, at the end of the field.
    pub(super) slot: Slot,
    control: Described,
}

/// What the control says of them.
#[derive(Default)]
struct Described {
    is_invalid: bool,
    by: Option<String>,
}

impl RowSaid {
    /// Shows it at the end of the cell, and connects it, and the hint if there is one, with the control.
    pub(super) fn show(
        &mut self,
        of: &ShownRow,
        field: ParameterField,
        (cell, control): (&El, &El),
        has_hint: bool,
        notes: FieldNotes,
    ) {
        let is_silent = !has_hint && notes == FieldNotes::default();
        if is_silent && self.messages.is_none() && self.control.by.is_none() {
            return;
        }
        let (form, id) = (of.form, row_field_id(of.row.id, field));
        let problem = notes.problem.as_ref().map(|it| words::problem(it, |row| form.number(row)));
        let is_invalid = problem.is_some();
        let by = description(&id, has_hint.then(|| hint_id(&id)), is_invalid, &notes);
        if differs(&mut self.control.is_invalid, is_invalid) {
            control.set_attr("aria-invalid", is_invalid.then_some("true"));
        }
        if differs(&mut self.control.by, by) {
            control.set_attr("aria-describedby", self.control.by.as_deref());
        }
        let messages = Messages { problem, warning: notes.warning, source: notes.source };
        if differs(&mut self.messages, (!messages.is_empty()).then(|| Box::new(messages))) {
            let (messages, field) = (&self.messages, Some((form, Field::Parameter(of.row.id, field))));
            self.slot.fill(cell, None, &of.life, &mut || messages.as_ref().map(|it| it.element(&id, field)));
        }
    }

    /// The control is another one, which says nothing yet.
    pub(super) fn forget_control(&mut self) {
        self.control = Described::default();
    }
}
