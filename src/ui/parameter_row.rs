//! One parameter row: name, data type, value and buttons; the rest folds out.
//!
//! Owns the row's fields and buttons. Must not know what they do, nor the other rows, except through the form.

use super::dom::{El, Standing, copied, el, el_of, part_while};
use super::field::{Said, described, line, messages};
use super::form_state::FormState;
use super::live::{Live, Source};
use super::row_state::{FieldNotes, Row, RowNotes, part_id};
use super::row_value::row_value;
use crate::job::{DataType, Field, ParameterDraft, ParameterField};
use crate::words::texts::{Text, fields, parameter_row as texts};

/// A row, where it stands.
pub(super) fn parameter_row(form: FormState, row: &Row, standing: Live<Standing>) -> El {
    let draft = Live::from(row.draft.clone());
    let notes = Live::from(row.notes.clone());
    let is_open = Live::from(row.open.clone());
    let number = move || standing.get().at + 1;
    let details = part_id(row.id, "details");
    let group = part_id(row.id, "row");
    let said = |field, notes_of: fn(&RowNotes) -> &FieldNotes| Said {
        notes: Source::new(move || notes.with(|notes| notes_of(notes).clone())),
        own: None,
        of: Some((form, Field::Parameter(row.id, field))),
    };
    let name_said = said(ParameterField::Name, |notes| &notes.name);
    let value_said = said(ParameterField::Value, |notes| &notes.value);
    let item = copied("row", model);
    let body = item.parts().take();
    let mut cells = body.parts();
    body.id(&group).live_attr("aria-label", move || Some(fields::PARAMETER.with(&[(&number().to_string()).into()])));
    cells.take().live_text(move || number().to_string());
    name(cells.take(), row, draft, name_said);
    data_type(cells.take(), row, draft);
    row_value(cells.take(), form, row, &group, draft, value_said);
    let mut buttons = cells.take().parts();
    row_button(buttons.take(), row, &group, UP).live_aria("aria-disabled", move || standing.get().at == 0);
    row_button(buttons.take(), row, &group, DOWN).live_aria("aria-disabled", move || standing.get().is_last);
    row_button(buttons.take(), row, &group, DUPLICATE);
    row_button(buttons.take(), row, &group, REMOVE);
    let more = row_button(buttons.take(), row, &group, MORE).live_state("aria-expanded", move || is_open.get());
    let row_id = row.id;
    // Behind its last child.
    cells.take().ends_with(vec![part_while(
        move || is_open.get(),
        move || {
            more.clone().attr("aria-controls", &details);
            el_of("div", "parameter-details").id(&details).later(move |parts| (parts.row_details)(form, row_id, draft))
        },
    )]);
    item
}

/// What all rows have alike.
fn model() -> El {
    let cell = |class, label| el_of("div", class).child(el("label").say(label));
    let button = |it: &RowButton| {
        let button = el_of("button", it.class)
            .attr("type", "button")
            .attr_said("title", it.title)
            .attr_said("aria-label", it.words);
        button.attr_if("aria-expanded", (it.part == MORE.part).then_some("false"))
    };
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
            .child(el_of("div", "parameter-buttons").children([UP, DOWN, DUPLICATE, REMOVE, MORE].iter().map(button))),
    )
}

fn name(cell: El, row: &Row, draft: Live<ParameterDraft>, said: Said) {
    let id = part_id(row.id, "name");
    let mut parts = cell.parts();
    parts.take().attr("for", &id);
    described(parts.take().id(&id), &id, "", said).live_value(move || draft.with(|d| d.name.clone()));
    cell.ends_with(vec![messages(&id, said)]);
}

fn data_type(cell: El, row: &Row, draft: Live<ParameterDraft>) {
    let id = part_id(row.id, "type");
    // A word the documentation does not list stays a choice for as long as the row is there.
    let other = Some(draft.with_untracked(|d| d.data_type.clone())).filter(|t| matches!(t, DataType::Other(_)));
    let mut parts = cell.parts();
    parts.take().attr("for", &id);
    parts
        .take()
        .id(&id)
        .children(other.as_ref().map(option))
        .live_value(move || draft.with(|d| d.data_type.as_str().to_owned()));
}

fn option(data_type: &DataType) -> El {
    el("option").attr("value", data_type.as_str()).text(data_type.as_str())
}

/// A button of a row.
struct RowButton {
    /// The end of its id.
    part: &'static str,
    /// How its name begins.
    words: Text,
    title: Text,
    class: &'static str,
}

const UP: RowButton =
    RowButton { part: "up", words: texts::MOVE_UP, title: texts::MOVE_UP, class: "button button-icon icon icon-up" };
const DOWN: RowButton = RowButton {
    part: "down",
    words: texts::MOVE_DOWN,
    title: texts::MOVE_DOWN,
    class: "button button-icon icon icon-down",
};
const DUPLICATE: RowButton = RowButton {
    part: "duplicate",
    words: texts::DUPLICATE,
    title: texts::DUPLICATE,
    class: "button button-icon icon icon-copy",
};
const REMOVE: RowButton = RowButton {
    part: "remove",
    words: texts::REMOVE,
    title: texts::REMOVE,
    class: "button button-icon icon icon-remove",
};
const MORE: RowButton = RowButton {
    part: "more",
    words: texts::MORE,
    title: texts::MORE_TITLE,
    class: "button button-icon icon icon-more",
};

/// Named by its own words and the row's: "Remove Parameter 3". The number stands in one place.
fn row_button(button: El, row: &Row, group: &str, it: RowButton) -> El {
    let id = part_id(row.id, it.part);
    button.id(&id).attr("aria-labelledby", &[&id, " ", group].concat())
}
