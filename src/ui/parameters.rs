//! The parameter rows as a list.
//!
//! Owns the list, "Add parameter" and the way back for what was taken out. Must not know what stands in a row.

use super::dom::{El, button, el, el_of};
use super::form_state::FormState;
use super::live::Source;
use super::parameter_row::parameter_row;
use super::tasks::Tasks;
use super::undo::{Step, What};

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
        move |row, place| parameter_row(form, tasks, &row, place),
    );
    el_of("section", "panel parameters")
        .attr("aria-labelledby", "parameters-heading")
        .child(
            el_of("div", "panel-head")
                .child(
                    el("h2")
                        .id("parameters-heading")
                        .text("Parameters ")
                        .child(el_of("span", "panel-note").live_text(move || count.get().to_string())),
                )
                .child(edit_as_text),
        )
        .child(el_of("p", "parameters-empty").live_flag("hidden", move || !is_empty()).text(
            "None yet. The values that the task works with go here, each under the exact name that the task knows.",
        ))
        // For the eye alone: each field has a label of its own.
        .child(
            el_of("div", "parameter-heads")
                .attr("aria-hidden", "true")
                .live_flag("hidden", is_empty)
                .child(el_of("span", "parameter-head-name").text("Name"))
                .child(el("span").text("Data type"))
                .child(el("span").text("Value")),
        )
        .child(list)
        .child(
            el_of("div", "parameters-foot")
                .child(button("button icon icon-add", "Add parameter", move || form.add()).id(ADD))
                .child(taken_out(form)),
        )
}

/// What was taken out last, and the way back.
fn taken_out(form: FormState) -> El {
    let last = move || form.undo.done.with(|steps| Taken::last(steps));
    el_of("div", "parameters-undo").attr("role", "status").part_of(last, move |last| {
        let (what, act): (_, (_, fn(FormState))) = match last.as_ref()? {
            Taken::Row(name) if name.is_empty() => {
                ("A parameter was removed.".to_owned(), ("Undo remove", FormState::undo_remove))
            }
            Taken::Row(name) => (format!("“{name}” was removed."), ("Undo remove", FormState::undo_remove)),
            Taken::Form => ("The form was emptied.".to_owned(), ("Bring it back", FormState::bring_back)),
        };
        let (words, act) = act;
        let put_back = button("button button-quiet button-small", words, move || act(form));
        Some(el_of("div", "parameters-undo").child(el("span").text(&what)).child(put_back))
    })
}

/// What was taken out of the form.
#[derive(PartialEq, Eq)]
enum Taken {
    /// The row of this name, by the last change.
    Row(String),
    /// All of it; since then it was not filled again otherwise than by hand.
    Form,
}

impl Taken {
    fn last(steps: &[Step]) -> Option<Self> {
        if let What::Removed(name) = &steps.last()?.what {
            return Some(Self::Row(name.clone()));
        }
        let filled = steps.iter().rev().find(|step| matches!(step.what, What::Emptied | What::Replaced(_)));
        (filled?.what == What::Emptied).then_some(Self::Form)
    }
}
