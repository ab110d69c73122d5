//! One parameter row: name, data type, value and buttons; the rest folds out.
//!
//! Owns the row's fields and buttons. Must not know the other rows, except through the form.

use super::dom::{El, copied, el, el_of};
use super::field::{Said, described, line, messages};
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
    let item = copied("row", model);
    let body = item.parts().take();
    let mut cells = body.parts();
    body.id(&id(row, "row"))
        .live_attr("aria-label", move || Some(fields::PARAMETER.with(&[(&number().to_string()).into()])));
    cells.take().live_text(move || number().to_string());
    name(cells.take(), form, row, draft, name_said);
    data_type(cells.take(), form, row, draft);
    row_value(cells.take(), form, tasks, row, draft, value_said);
    let mut buttons = cells.take().parts();
    row_button(buttons.take(), form, row, &UP).live_aria("aria-disabled", move || place.get() == 0);
    row_button(buttons.take(), form, row, &DOWN).live_aria("aria-disabled", move || form.is_last(place.get()));
    row_button(buttons.take(), form, row, &DUPLICATE);
    row_button(buttons.take(), form, row, &REMOVE);
    let more = buttons.take();
    more.attr("aria-controls", &details)
        .live_attr("aria-expanded", move || Some(is_open.get().to_string()))
        .attr("aria-labelledby", &named(row, "more"))
        .id(&id(row, "more"))
        .on("click", move |_| is_open.update(|open| *open = !*open));
    let row_id = row.id;
    cells
        .take()
        .id(&details)
        .live_flag("hidden", move || !is_open.get())
        .part(move || is_open.get(), move || row_details(form, row_id, draft));
    item
}

/// What all rows have alike.
fn model() -> El {
    let cell = |class, label| el_of("div", class).child(el("label").say(label));
    let button = |class, title, words| {
        el_of("button", class).attr("type", "button").attr_said("title", title).attr_said("aria-label", words)
    };
    let row_button = |it: &RowButton| button(it.class, it.words, it.words);
    el_of("li", "parameter").child(
        el_of("div", "parameter-row")
            .attr("role", "group")
            .child(el_of("span", "parameter-number").attr("aria-hidden", "true"))
            .child(cell("parameter-field", fields::NAME).child(line().attr("aria-required", "true")))
            .child(
                cell("parameter-field parameter-type", fields::DATA_TYPE)
                    .child(el("select").children(DataType::DOCUMENTED.iter().map(option))),
            )
            .child(cell("parameter-field parameter-value", fields::VALUE))
            .child(
                el_of("div", "parameter-buttons")
                    .children([&UP, &DOWN, &DUPLICATE, &REMOVE].map(row_button))
                    .child(button("button button-icon icon icon-more", texts::MORE_TITLE, texts::MORE)),
            )
            .child(el_of("div", "parameter-details")),
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

fn name(cell: El, form: FormState, row: &Row, draft: Live<ParameterDraft>, said: Said) {
    let field = Field::Parameter(row.id, ParameterField::Name);
    let id = id(row, "name");
    let edited = id.clone();
    let mut parts = cell.parts();
    parts.take().attr("for", &id);
    described(parts.take().id(&id), &id, "", said)
        .live_value(move || draft.with(|d| d.name.clone()))
        .on("input", move |event| {
            form.edit_row(draft, &edited, |d| d.name = event_target_value(&event));
        })
        .on("blur", move |_| form.leave(field));
    messages(cell, &id, said);
}

fn data_type(cell: El, form: FormState, row: &Row, draft: Live<ParameterDraft>) {
    let id = id(row, "type");
    let edited = id.clone();
    // A word the documentation does not list stays a choice for as long as the row is there.
    let other = Some(draft.with_untracked(|d| d.data_type.clone())).filter(|t| matches!(t, DataType::Other(_)));
    let mut parts = cell.parts();
    parts.take().attr("for", &id);
    parts
        .take()
        .id(&id)
        .children(other.as_ref().map(option))
        .live_value(move || draft.with(|d| d.data_type.as_str().to_owned()))
        .on("change", move |event| {
            form.edit_row(draft, &edited, |d| d.change_type(DataType::of_word(&event_target_value(&event))));
        });
}

fn option(data_type: &DataType) -> El {
    el("option").attr("value", data_type.as_str()).text(data_type.as_str())
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

fn row_button(button: El, form: FormState, row: &Row, it: &'static RowButton) -> El {
    let named = named(row, it.part);
    let row = row.clone();
    button.id(&id(&row, it.part)).attr("aria-labelledby", &named).on("click", move |event| {
        // The second press of a double click would hit the row that has taken this one's place.
        if event.dyn_ref::<web_sys::UiEvent>().is_none_or(|event| event.detail() <= 1) {
            (it.act)(form, &row);
        }
    })
}
