//! What a person does in the parameter rows.
//!
//! Owns what each control of a row does. One listener a kind of event, at the list, hears all rows: of their own, a
//! thousand rows would have ten thousand. A control is told by its id. Must not know how it looks, or where it stands.

use super::dom::El;
use super::form_state::FormState;
use super::row_state::{Row, part_of_id};
use super::tasks::Tasks;
use super::truth_select::truth_of;
use crate::job::{DataType, Field, ParameterDraft, ParameterField};
use crate::ui::framework::event_target_value;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, UiEvent};

/// Hears what is done in the rows of this list, and does it.
pub(super) fn heard(list: El, form: FormState, tasks: Tasks) -> El {
    let at = move |event: Event, act: fn(&Control, &Event)| {
        if let Some(control) = Control::of(form, tasks, &event) {
            act(&control, &event);
        }
    };
    list.on("click", move |event| at(event, Control::press))
        .on("input", move |event| at(event, Control::type_in))
        .on("change", move |event| at(event, Control::choose))
        .on("focusin", move |event| at(event, Control::enter))
        .on("focusout", move |event| at(event, Control::leave))
}

/// A control of a row.
struct Control {
    form: FormState,
    tasks: Tasks,
    row: Row,
    /// Its id: that of the row, and its name.
    id: String,
}

impl Control {
    /// The one in which something happened.
    fn of(form: FormState, tasks: Tasks, event: &Event) -> Option<Self> {
        let id = event.target()?.dyn_into::<Element>().ok()?.id();
        let row = form.row(part_of_id(&id)?.0)?;
        Some(Self { form, tasks, row, id })
    }

    fn name(&self) -> &str {
        part_of_id(&self.id).map_or("", |(_, name)| name)
    }

    fn has_choice(&self) -> bool {
        self.row.draft.with_untracked(|draft| draft.data_type == DataType::Boolean)
    }

    fn edit(&self, change: impl FnOnce(&mut ParameterDraft)) {
        self.form.edit_row(&self.row, &self.id, change);
    }

    fn press(&self, event: &Event) {
        let (form, row) = (self.form, self.row.id);
        // The second press of a double click would hit the row that has taken this one's place.
        let is_second = event.dyn_ref::<UiEvent>().is_some_and(|event| event.detail() > 1);
        match self.name() {
            "more" => self.row.open.update(|open| *open = !*open),
            _ if is_second => {}
            "up" => form.move_by(row, -1, &self.id),
            "down" => form.move_by(row, 1, &self.id),
            "duplicate" => form.duplicate(row),
            "remove" => form.remove(row),
            _ => {}
        }
    }

    /// A text changes; of a choice the browser tells that too, and then that it was made.
    fn type_in(&self, event: &Event) {
        let text = event_target_value(event);
        match self.name() {
            "name" => self.edit(|draft| draft.name = text),
            "value" if !self.has_choice() => self.edit(|draft| draft.set_text(text)),
            _ => {}
        }
    }

    fn choose(&self, event: &Event) {
        let word = event_target_value(event);
        match self.name() {
            "type" => self.edit(|draft| draft.change_type(DataType::of_word(&word))),
            "value" if self.has_choice() => {
                self.edit(|draft| draft.set_truth(truth_of(&word)));
            }
            _ => {}
        }
    }

    fn enter(&self, _: &Event) {
        if self.name() == "value" && self.row.draft.with_untracked(|draft| draft.data_type == DataType::ItResource) {
            self.tasks.want_it_resources();
        }
    }

    fn leave(&self, _: &Event) {
        let field = match self.name() {
            "name" => ParameterField::Name,
            "value" => ParameterField::Value,
            _ => return,
        };
        self.form.leave(Field::Parameter(self.row.id, field));
    }
}
