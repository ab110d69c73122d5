//! One parameter row: name, data type, value and buttons; the rest folds out.
//!
//! Owns the row's fields and buttons. Must not know the other rows, except through the form.

use super::dom::{El, copied, el, el_of};
use super::field::{Said, described, input, messages};
use super::form_state::FormState;
use super::job_form::said;
use super::live::{Live, Source};
use super::row_details::row_details;
use super::row_state::{FieldNotes, Row, RowNotes};
use super::row_value::row_value;
use super::tasks::Tasks;
use crate::job::{DataType, Field, ParameterDraft, ParameterField};
use crate::ui::framework::event_target_value;
use crate::words::texts::{Text, fields, parameter_row as texts};
use wasm_bindgen::JsCast;

/// A row; `place` is its place in the list, from 0.
pub(super) fn parameter_row(form: FormState, tasks: Tasks, row: &Row, place: Live<usize>) -> El {
    let draft = Live::from(row.draft.clone());
    let notes = Live::from(row.notes.clone());
    let is_open = Live::from(row.open.clone());
    let number = move || place.get() + 1;
    let details = id(row, "details");
    let said = |field, of: fn(&RowNotes) -> &FieldNotes| {
        said(form, Field::Parameter(row.id, field), Source::new(move || notes.with(|notes| of(notes).clone())))
    };
    let name_said = said(ParameterField::Name, |notes| &notes.name);
    let value_said = said(ParameterField::Value, |notes| &notes.value);
    let more = || {
        let more = el_of("button", "button button-icon icon icon-more").attr("type", "button");
        more.attr_said("title", texts::MORE_TITLE).attr_said("aria-label", texts::MORE)
    };
    let more = copied("more", more)
        .attr("aria-controls", &details)
        .live_attr("aria-expanded", move || Some(is_open.get().to_string()))
        .attr("aria-labelledby", &named(row, "more"))
        .id(&id(row, "more"))
        .on("click", move |_| is_open.update(|open| *open = !*open));
    let row_id = row.id;
    el_of("li", "parameter").child(
        el_of("div", "parameter-row")
            .id(&id(row, "row"))
            .attr("role", "group")
            .live_attr("aria-label", move || Some(fields::PARAMETER.with(&[(&number().to_string()).into()])))
            .child(
                el_of("span", "parameter-number").attr("aria-hidden", "true").live_text(move || number().to_string()),
            )
            .child(name(form, row, draft, name_said))
            .child(data_type(form, row, draft))
            .child(row_value(form, tasks, row, draft, value_said))
            .child(
                el_of("div", "parameter-buttons")
                    .child(row_button(form, row, &UP).live_aria("aria-disabled", move || place.get() == 0))
                    .child(row_button(form, row, &DOWN).live_aria("aria-disabled", move || form.is_last(place.get())))
                    .child(row_button(form, row, &DUPLICATE))
                    .child(row_button(form, row, &REMOVE))
                    .child(more),
            )
            .child(
                el_of("div", "parameter-details")
                    .id(&details)
                    .live_flag("hidden", move || !is_open.get())
                    .part(move || is_open.get(), move || row_details(form, row_id, draft)),
            ),
    )
}

/// The id of a part of the row.
pub(super) fn id(row: &Row, part: &str) -> String {
    format!("p{}-{part}", row.id.0)
}

/// Names a button by its own words and the row's: "Remove Parameter 3". The number stands in one place.
fn named(row: &Row, part: &str) -> String {
    format!("{} {}", id(row, part), id(row, "row"))
}

fn name(form: FormState, row: &Row, draft: Live<ParameterDraft>, said: Said) -> El {
    let field = Field::Parameter(row.id, ParameterField::Name);
    let id = id(row, "name");
    let edited = id.clone();
    let control = described(input(&id), &id, "", said)
        .attr("aria-required", "true")
        .live_value(move || draft.with(|d| d.name.clone()))
        .on("input", move |event| {
            form.edit_row(draft, &edited, |d| d.name = event_target_value(&event));
        })
        .on("blur", move |_| form.leave(field));
    let label = copied("label-name", || el("label").say(fields::NAME)).attr("for", &id);
    messages(el_of("div", "parameter-field").child(label).child(control), &id, said)
}

fn data_type(form: FormState, row: &Row, draft: Live<ParameterDraft>) -> El {
    let id = id(row, "type");
    let edited = id.clone();
    // A word the documentation does not list stays a choice for as long as the row is there.
    let other = Some(draft.with_untracked(|d| d.data_type.clone())).filter(|t| matches!(t, DataType::Other(_)));
    let option = |t: &DataType| el("option").attr("value", t.as_str()).text(t.as_str());
    let select = copied("data-types", || el("select").children(DataType::DOCUMENTED.iter().map(option)))
        .id(&id)
        .children(other.as_ref().map(option))
        .live_value(move || draft.with(|d| d.data_type.as_str().to_owned()))
        .on("change", move |event| {
            form.edit_row(draft, &edited, |d| d.change_type(DataType::of_word(&event_target_value(&event))));
        });
    let label = copied("label-type", || el("label").say(fields::DATA_TYPE)).attr("for", &id);
    el_of("div", "parameter-field parameter-type").child(label).child(select)
}

/// A button of a row.
#[derive(Clone, Copy)]
struct RowButton {
    /// The end of its id.
    part: &'static str,
    /// How its name begins.
    words: Text,
    class: &'static str,
    act: fn(FormState, &Row),
}

const UP: RowButton = RowButton {
    part: "up",
    words: texts::MOVE_UP,
    class: "button button-icon icon icon-up",
    act: |form, row| form.move_by(row.id, -1, &id(row, "up")),
};
const DOWN: RowButton = RowButton {
    part: "down",
    words: texts::MOVE_DOWN,
    class: "button button-icon icon icon-down",
    act: |form, row| form.move_by(row.id, 1, &id(row, "down")),
};
const DUPLICATE: RowButton = RowButton {
    part: "duplicate",
    words: texts::DUPLICATE,
    class: "button button-icon icon icon-copy",
    act: |form, row| form.duplicate(row.id),
};
const REMOVE: RowButton = RowButton {
    part: "remove",
    words: texts::REMOVE,
    class: "button button-icon icon icon-remove",
    act: |form, row| form.remove(row.id),
};

fn row_button(form: FormState, row: &Row, it: &'static RowButton) -> El {
    let &RowButton { part, words, class, act } = it;
    let named = named(row, part);
    let row = row.clone();
    let plain =
        || el_of("button", class).attr("type", "button").attr_said("title", words).attr_said("aria-label", words);
    copied(part, plain).id(&id(&row, part)).attr("aria-labelledby", &named).on("click", move |event| {
        // The second press of a double click would hit the row that has taken this one's place.
        if event.dyn_ref::<web_sys::UiEvent>().is_none_or(|event| event.detail() <= 1) {
            act(form, &row);
        }
    })
}
