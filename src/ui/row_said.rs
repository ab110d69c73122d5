//! What is said at a field of a parameter row.
//!
//! Owns the messages of one such field, and their connection with its control. Must not know which rules they come from.
//! It is [`super::field`]'s for fields of which there are thousands, few of which have anything said at them.

use super::dom::{El, Slot};
use super::field::{Messages, description};
use super::parameter_row::ShownRow;
use super::row_state::FieldNotes;
use crate::job::{Field, ParameterField};
use crate::words;

/// What is said at one field.
#[derive(Default)]
pub(super) struct RowSaid {
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
    /// Shows it at the end of the cell, and connects it, and the hint of this id, with the control.
    pub(super) fn show(
        &mut self,
        of: &ShownRow,
        field: ParameterField,
        (cell, control, id): (&El, &El, &str),
        hint: Option<String>,
        notes: FieldNotes,
    ) {
        let form = of.form;
        let problem = notes.problem.as_ref().map(|it| words::problem(it, |row| form.number(row)));
        let is_invalid = problem.is_some();
        let described = Described { is_invalid, by: description(id, hint, is_invalid, &notes) };
        if self.control.is_invalid != is_invalid {
            control.set_attr("aria-invalid", is_invalid.then_some("true"));
        }
        if self.control.by != described.by {
            control.set_attr("aria-describedby", described.by.as_deref());
        }
        self.control = described;
        let messages = Messages { problem, warning: notes.warning, source: notes.source };
        let messages = (!messages.is_empty()).then(|| Box::new(messages));
        if self.messages != messages {
            let field = Some((form, Field::Parameter(of.row.id, field)));
            self.slot.fill(cell, None, &of.life, &mut || messages.as_ref().map(|it| it.element(id, field)));
            self.messages = messages;
        }
    }

    /// The control is another one, which says nothing yet.
    pub(super) fn forget_control(&mut self) {
        self.control = Described::default();
    }
}
