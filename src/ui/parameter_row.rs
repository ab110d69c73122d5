//! One parameter row: name, data type, value and buttons; the rest folds out.
//!
//! Owns the row's fields and buttons. Must not know what they do, nor the other rows, except through the form.
//! What it shows is followed as one, not attribute by attribute: of thousands of rows each has little to look at.

use super::dom::{El, Life, Slot, Standing, copied, differs, el, el_of, follow};
use super::field::line;
use super::form_state::FormState;
use super::live::{Held, Live};
use super::row_said::RowSaid;
use super::row_state::{FieldNotes, Row, part_id, row_field_id};
use super::row_value::{Kind, ValueCell, ValueLook};
use crate::job::{DataType, ParameterDraft, ParameterField};
use crate::words::texts::{Text, fields, parameter_row as texts};

/// A row, where it stands.
pub(super) fn parameter_row(form: FormState, row: Row, standing: Held<Standing>) -> El {
    let (item, mut view) = RowView::new(ShownRow { form, row, life: Life::current() });
    follow(Box::new(move || view.show(standing.get())));
    item
}

/// Whose row is shown, and for how long.
pub(super) struct ShownRow {
    pub(super) form: FormState,
    pub(super) row: Row,
    pub(super) life: Life,
}

impl ShownRow {
    /// The id of what names the row.
    pub(super) fn group(&self) -> String {
        part_id(self.row.id, "row")
    }
}

/// What the row shows of a draft.
struct Look {
    name: String,
    data_type: DataType,
    value: ValueLook,
}

impl Look {
    fn of(form: FormState, draft: &ParameterDraft) -> Self {
        Self { name: draft.name.clone(), data_type: draft.data_type.clone(), value: ValueLook::of(form, draft) }
    }
}

/// A row on the page.
struct RowView {
    of: ShownRow,
    body: El,
    number: El,
    /// Where it stands, as far as it is shown.
    stands: Option<Standing>,
    name: NameCell,
    data_type: El,
    value: ValueCell,
    up: El,
    down: El,
    more: El,
    is_open: bool,
    details: Slot,
}

impl RowView {
    /// Its element, which shows nothing yet but the data type.
    fn new(of: ShownRow) -> (El, Self) {
        let id = of.row.id;
        let data_type = of.row.draft.with_untracked(|draft| draft.data_type.clone());
        let item = model(&data_type);
        let body = item.first();
        let group = of.group();
        let number = body.first();
        let name = NameCell::new(number.next(), &row_field_id(id, ParameterField::Name));
        let type_cell = name.cell.next();
        let chosen = type_select(&type_cell, &part_id(id, "type"), &data_type);
        let value_cell = type_cell.next();
        let buttons = value_cell.next();
        let value = ValueCell::new(value_cell, Kind::of(&data_type), &row_field_id(id, ParameterField::Value));
        let button = |button: El, it: &RowButton| {
            let id = part_id(id, it.part);
            // Named by its own words and the row's: "Remove Parameter 3". The number stands in one place.
            button.id(&id).attr("aria-labelledby", &[&id, " ", &group].concat())
        };
        let up = button(buttons.first(), &UP);
        let down = button(up.next(), &DOWN);
        let duplicate = button(down.next(), &DUPLICATE);
        let remove = button(duplicate.next(), &REMOVE);
        let more = button(remove.next(), &MORE);
        let view = Self {
            of,
            body: body.id(&group),
            number,
            stands: None,
            name,
            data_type: chosen,
            value,
            up,
            down,
            more,
            is_open: false,
            details: Slot::default(),
        };
        (item, view)
    }

    /// Shows the row as it is now, and follows it.
    fn show(&mut self, stands: Standing) {
        let form = self.of.form;
        let look = self.of.row.draft.with(|draft| Look::of(form, draft));
        let notes = self.of.row.notes.get_untracked();
        let is_new = self.stands.is_none();
        self.stand(stands);
        self.name.show(&self.of, &look.name, is_new, notes.name);
        // A new row's is chosen in what it is a copy of.
        if !is_new {
            self.data_type.set_value(look.data_type.as_str(), false);
        }
        self.value.show(&self.of, look.value, notes.value);
        self.fold(self.of.row.open.get_untracked());
    }

    fn stand(&mut self, now: Standing) {
        let before = self.stands.replace(now);
        if before == Some(now) {
            return;
        }
        let number = (now.at + 1).to_string();
        self.number.set_text(&number);
        self.body.set_attr("aria-label", Some(&fields::PARAMETER.with(&[(&number).into()])));
        for (button, is_disabled, was_disabled) in [
            (&self.up, now.at == 0, before.is_some_and(|it| it.at == 0)),
            (&self.down, now.is_last, before.is_some_and(|it| it.is_last)),
        ] {
            if is_disabled != was_disabled {
                button.set_attr("aria-disabled", is_disabled.then_some("true"));
            }
        }
    }

    fn fold(&mut self, is_open: bool) {
        if !differs(&mut self.is_open, is_open) {
            return;
        }
        self.more.set_attr("aria-expanded", Some(if is_open { "true" } else { "false" }));
        let ShownRow { form, row, life } = &self.of;
        let (form, id) = (*form, part_id(row.id, "details"));
        if is_open {
            self.more.set_attr("aria-controls", Some(&id));
        }
        self.details.fill(&self.body, None, life, &mut || {
            let (row, draft) = (row.id, Live::from(row.draft.clone()));
            let details = el_of("div", "parameter-details").id(&id);
            is_open.then(|| details.later(move |parts| (parts.row_details)(form, row, draft)))
        });
    }
}

/// The cell of a name.
struct NameCell {
    cell: El,
    control: El,
    said: RowSaid,
}

impl NameCell {
    fn new(cell: El, id: &str) -> Self {
        let control = cell.first().attr("for", id).next().id(id);
        Self { cell, control, said: RowSaid::default() }
    }

    fn show(&mut self, of: &ShownRow, name: &str, is_new: bool, notes: FieldNotes) {
        if !is_new || !name.is_empty() {
            self.control.set_value(name, is_new);
        }
        self.said.show(of, ParameterField::Name, (&self.cell, &self.control), false, notes);
    }
}

/// The select in this cell.
fn type_select(cell: &El, id: &str, data_type: &DataType) -> El {
    let select = cell.first().attr("for", id).next().id(id);
    if let DataType::Other(word) = data_type {
        // A word the documentation does not list stays a choice for as long as the row is there.
        let select = select.child(option(data_type));
        select.set_value(word, true);
        return select;
    }
    select
}

/// What all rows of this data type have alike.
fn model(data_type: &DataType) -> El {
    let kind = Kind::of(data_type);
    copied(kind.row(), &|| model_of(kind))
}

fn model_of(kind: Kind) -> El {
    let cell = |class, label| el_of("div", class).child(el("label").say(label));
    let button = |it: &RowButton| {
        let button = el_of("button", it.class)
            .attr("type", "button")
            .attr_said("title", it.title)
            .attr_said("aria-label", it.words);
        button.attr_if("aria-expanded", (it.part == MORE.part).then_some("false"))
    };
    let option = |it: &DataType| option(it).attr_if("selected", (Kind::of(it) == kind).then_some(""));
    el_of("li", "parameter").child(
        el_of("div", "parameter-row")
            .attr("role", "group")
            .child(el_of("span", "parameter-number").attr("aria-hidden", "true"))
            .child(cell("parameter-field", fields::NAME).child(line().attr("aria-required", "true")))
            .child(
                cell("parameter-field parameter-type", fields::DATA_TYPE)
                    .child(el("select").children(DataType::DOCUMENTED.iter().map(option))),
            )
            .child(cell("parameter-field parameter-value", fields::VALUE).child(kind.control()))
            .child(el_of("div", "parameter-buttons").children([UP, DOWN, DUPLICATE, REMOVE, MORE].iter().map(button))),
    )
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
