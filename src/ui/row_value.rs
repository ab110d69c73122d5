//! The value of a parameter row: the input that fits its data type.
//!
//! Owns the inputs of all types. Must not know how a value is sent, nor what is done with what is typed.

use super::dom::{El, copied, el_of, part_where, part_while};
use super::field::{Said, described_by, hint_id, line, messages, textarea};
use super::form_state::FormState;
use super::live::Live;
use super::row_secret::Mask;
use super::row_state::{Row, part_id};
use super::suggestions;
use super::truth_select::{show_truth, truth_options};
use crate::job::{DataType, ParameterDraft, SendState};
use crate::words::texts::{fields, row_value as texts};

/// Fills the cell of the value, in which there is the label; `group` is the id of what names the row.
pub(super) fn row_value(cell: El, form: FormState, row: &Row, group: &str, draft: Live<ParameterDraft>, said: Said) {
    let id = part_id(row.id, "value");
    let mask = Mask::new(form, row, draft);
    let help = move || draft.with(|d| d.help_text.text.clone());
    let help_id = hint_id(&id);
    let control = {
        let id = id.clone();
        move |data_type: &DataType| {
            let control = match data_type {
                DataType::Boolean => show_truth(truth().id(&id), move || draft.with(|d| d.truth)),
                DataType::String | DataType::Other(_) => mask.over(shown(textarea(&id), draft)),
                DataType::Number => mask.over(shown(number().id(&id), draft)),
                DataType::ItResource => mask.over(shown(it_resource().id(&id), draft)),
            };
            let hint = hint_id(&id);
            let hint = move || (!help().is_empty()).then(|| hint.clone());
            let control = described_by(control, &id, hint, said);
            Some(control.live_aria("aria-required", move || draft.with(|d| d.required == Some(true))))
        }
    };
    cell.parts().take().attr("for", &id);
    cell.live_class("required", move || draft.with(|d| d.required == Some(true)))
        .live_class("secret", move || mask.is_secret())
        .ends_with(vec![
            part_where(move || draft.with(|d| d.data_type.clone()), |_| true, control),
            part_while(move || !help().is_empty(), move || el_of("p", "field-hint").id(&help_id).live_text(help)),
            mask.button(group),
            messages(&id, said),
        ]);
}

/// A choice with three states: not set, true, false.
fn truth() -> El {
    copied("truth", || truth_options([texts::NOT_SET.say(), "true", "false"]))
}

fn number() -> El {
    copied("number", || line().attr("class", "code").attr("inputmode", "decimal"))
}

fn it_resource() -> El {
    copied("it-resource", || line().attr("class", "code").attr("list", suggestions::IT_RESOURCES))
}

/// Shows what stands in the draft.
fn shown(control: El, draft: Live<ParameterDraft>) -> El {
    control
        .live_attr("placeholder", move || Some(placeholder(draft.with(SendState::of)).to_owned()))
        .live_value(move || draft.with(|d| d.text.text.clone()))
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
