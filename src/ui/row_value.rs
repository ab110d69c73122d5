//! The value of a parameter row: the input that fits its data type.
//!
//! Owns the inputs of all types. Must not know how a value is sent, nor what is done with what is typed.

use super::dom::{El, Slot, copied, differs, el_of};
use super::field::{hint_id, line, textarea};
use super::form_state::FormState;
use super::parameter_row::ShownRow;
use super::row_said::RowSaid;
use super::row_secret::{Mask, is_secret};
use super::row_state::{FieldNotes, row_field_id};
use super::suggestions;
use super::truth_select::{truth_options, word};
use crate::job::{DataType, ParameterDraft, ParameterField, SendState};
use crate::words::texts::{fields, row_value as texts};

/// The kinds of inputs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Truth,
    ItResource,
}

impl Kind {
    pub(super) fn of(data_type: &DataType) -> Self {
        match data_type {
            DataType::String | DataType::Other(_) => Self::Text,
            DataType::Number => Self::Number,
            DataType::Boolean => Self::Truth,
            DataType::ItResource => Self::ItResource,
        }
    }

    /// The name of what rows of this kind are copies of.
    pub(super) fn row(self) -> &'static str {
        match self {
            Self::Text => "row",
            Self::Number => "row-number",
            Self::Truth => "row-truth",
            Self::ItResource => "row-it-resource",
        }
    }

    /// An input of this kind, empty and without an id.
    pub(super) fn control(self) -> El {
        match self {
            Self::Text => textarea(),
            Self::Number => copied("number", &|| line().attr("class", "code").attr("inputmode", "decimal")),
            // A choice with three states: not set, true, false.
            Self::Truth => copied("truth", &|| truth_options([texts::NOT_SET.say(), "true", "false"])),
            Self::ItResource => {
                copied("it-resource", &|| line().attr("class", "code").attr("list", suggestions::IT_RESOURCES))
            }
        }
    }
}

/// What the cell is to show of a draft.
pub(super) struct ValueLook {
    kind: Kind,
    /// What stands in the input.
    text: String,
    placeholder: &'static str,
    is_required: bool,
    is_secret: bool,
    is_unset: bool,
    help: String,
}

impl ValueLook {
    pub(super) fn of(form: FormState, draft: &ParameterDraft) -> Self {
        let kind = Kind::of(&draft.data_type);
        let is_choice = kind == Kind::Truth;
        Self {
            kind,
            text: if is_choice { word(draft.truth).to_owned() } else { draft.text.text.clone() },
            placeholder: if is_choice { "" } else { placeholder(SendState::of(draft)) },
            is_required: draft.required == Some(true),
            is_secret: is_secret(form, draft),
            is_unset: is_choice && draft.truth.is_none(),
            help: draft.help_text.text.clone(),
        }
    }
}

/// The cell of a value.
pub(super) struct ValueCell {
    cell: El,
    control: Slot,
    kind: Kind,
    /// What the control shows; a new one nothing yet.
    shown: Option<Shown>,
    is_required: bool,
    hint: Slot,
    help: String,
    mask: Mask,
    said: RowSaid,
}

/// What a control shows beside its value.
#[derive(Default)]
struct Shown {
    placeholder: &'static str,
    is_required: bool,
    is_masked: bool,
    is_unset: bool,
}

impl ValueCell {
    /// The cell, in which there is a label and an input of this kind, which is new.
    pub(super) fn new(cell: El, kind: Kind, id: &str) -> Self {
        let control = Slot::holding(cell.first().attr("for", id).next().id(id));
        Self {
            cell,
            control,
            kind,
            shown: None,
            is_required: false,
            hint: Slot::default(),
            help: String::new(),
            mask: Mask::default(),
            said: RowSaid::default(),
        }
    }

    /// Shows a draft, and what is said of it.
    pub(super) fn show(&mut self, of: &ShownRow, look: ValueLook, notes: FieldNotes) {
        let Self { cell, .. } = self;
        let id = || row_field_id(of.row.id, ParameterField::Value);
        if differs(&mut self.kind, look.kind) {
            self.shown = None;
            self.said.forget_control();
            let next = self.hint.or(self.mask.button.or(self.said.slot.or(None)));
            self.control.fill(cell, next, &of.life, &mut || Some(look.kind.control().id(&id())));
        }
        let next = self.said.slot.or(None);
        let is_masked = self.mask.show(of, look.is_secret, cell, next);
        if differs(&mut self.help, look.help) {
            let (help, next) = (&self.help, self.mask.button.or(next));
            let hint = || el_of("p", "field-hint").id(&hint_id(&id())).text(help);
            self.hint.fill(cell, next, &of.life, &mut || (!help.is_empty()).then(hint));
        }
        if differs(&mut self.is_required, look.is_required) {
            cell.set_class("required", look.is_required);
        }
        let Some(control) = self.control.element() else { return };
        let is_new = self.shown.is_none();
        let shown = self.shown.get_or_insert_default();
        if differs(&mut shown.placeholder, look.placeholder) {
            control.set_attr("placeholder", Some(look.placeholder));
        }
        if differs(&mut shown.is_required, look.is_required) {
            control.set_attr("aria-required", look.is_required.then_some("true"));
        }
        if differs(&mut shown.is_masked, is_masked) {
            control.set_class("masked", is_masked);
        }
        if differs(&mut shown.is_unset, look.is_unset) {
            control.set_class("unset", look.is_unset);
        }
        if !is_new || !look.text.is_empty() {
            control.set_value(&look.text, is_new);
        }
        self.said.show(of, ParameterField::Value, (cell, control), !self.help.is_empty(), notes);
    }
}

/// What an empty field says of what is sent.
fn placeholder(state: SendState) -> &'static str {
    match state {
        SendState::NotSent => fields::NOT_SENT.say(),
        SendState::EmptyText => fields::EMPTY_TEXT.say(),
        SendState::AsRead => texts::AS_READ.say(),
        SendState::Sent => "",
    }
}
