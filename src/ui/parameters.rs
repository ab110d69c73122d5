//! The parameter rows as a list.
//!
//! Owns the list, "Add parameter" and the way back for what was taken out. Must not know what stands in a row.

use super::dom::{El, button_said, el, el_of};
use super::form_state::FormState;
use super::live::Source;
use super::parameter_row::parameter_row;
use super::row_acts::heard;
use super::tasks::Tasks;
use super::undo::{Step, What};
use crate::words::texts::{self, fields, parameters as words};

/// The id of the button that adds a row.
pub(super) const ADD: &str = "add-parameter";

/// From here on the rows that are out of view are not laid out.
const MANY: usize = 50;

/// The section "Parameters", with the button that edits its rows as text.
pub(super) fn parameters(form: FormState, tasks: Tasks, edit_as_text: El) -> El {
    let count = Source::new(move || form.rows.with(Vec::len));
    let is_empty = move || count.get() == 0;
    let list = el_of("ol", "parameter-list").live_class("many", move || count.get() > MANY).list(
        move || form.rows.get(),
        |row| row.id.0,
        move |row, standing| parameter_row(form, row, standing),
    );
    let list = heard(list, form, tasks);
    el_of("section", "panel parameters")
        .attr("aria-labelledby", "parameters-heading")
        .child(
            el_of("div", "panel-head")
                .child(
                    el("h2")
                        .id("parameters-heading")
                        .say(words::HEADING)
                        .text(" ")
                        .child(el_of("span", "panel-note").live_text(move || texts::locale().number(count.get()))),
                )
                .child(edit_as_text),
        )
        .child(el_of("p", "parameters-empty").live_flag("hidden", move || !is_empty()).say(words::EMPTY))
        // For the eye alone: each field has a label of its own.
        .child(
            el_of("div", "parameter-heads")
                .attr("aria-hidden", "true")
                .live_flag("hidden", is_empty)
                .child(el_of("span", "parameter-head-name").say(fields::NAME))
                .child(el("span").say(fields::DATA_TYPE))
                .child(el("span").say(fields::VALUE)),
        )
        .child(list)
        .child(
            el_of("div", "parameters-foot")
                .child(button_said("button icon icon-add", words::ADD, move || form.add()).id(ADD))
                .child(taken_out(form)),
        )
}

/// What was taken out last, and the way back.
fn taken_out(form: FormState) -> El {
    let last = move || form.undo.done.with(|steps| Taken::last(steps));
    // What comes to light again when something else is taken back was said before.
    let is_said = move || form.undo.undone.with(Vec::is_empty);
    let place = el_of("div", "parameters-undo").attr("role", "status");
    place.live_attr("aria-live", move || (!is_said()).then(|| "off".to_owned())).part_of(last, move |last| {
        let (what, (back, act)): (_, (_, fn(FormState))) = match last.as_ref()? {
            Taken::Row(_, name) if name.is_empty() => {
                (words::REMOVED.say().to_owned(), (words::UNDO_REMOVE, FormState::undo_remove))
            }
            Taken::Row(_, name) => {
                (words::REMOVED_NAMED.with(&[name.into()]), (words::UNDO_REMOVE, FormState::undo_remove))
            }
            Taken::Form => (words::EMPTIED.say().to_owned(), (words::BRING_BACK, FormState::bring_back)),
        };
        let put_back = button_said("button button-quiet button-small", back, move || act(form));
        Some(el_of("div", "parameters-undo").child(el("span").text(&what)).child(put_back))
    })
}

/// What was taken out of the form.
#[derive(PartialEq, Eq)]
enum Taken {
    /// The row of this name, by the last of so many changes.
    Row(usize, String),
    /// All of it; since then it was not filled again otherwise than by hand.
    Form,
}

impl Taken {
    fn last(steps: &[Step]) -> Option<Self> {
        if let What::Removed(name) = &steps.last()?.what {
            return Some(Self::Row(steps.len(), name.clone()));
        }
        let filled = steps.iter().rev().find(|step| matches!(step.what, What::Emptied | What::Replaced(_)));
        (filled?.what == What::Emptied).then_some(Self::Form)
    }
}
