//! The parameter rows as a list.
//!
//! Owns the list, "Add parameter" and the way back for what was taken out. Must not know what stands in a row.

use super::dom::{El, button, el, el_of};
use super::form_state::{FormState, Taken};
use super::parameter_row::parameter_row;
use super::suggestions::Known;
use leptos::prelude::*;

/// The id of the button that adds a row.
pub(super) const ADD: &str = "add-parameter";

/// From here on the rows that are out of view are not laid out.
const MANY: usize = 50;

/// The section "Parameters".
pub(super) fn parameters(form: FormState, known: Known) -> El {
    let count = Memo::new(move |_| form.rows.with(Vec::len));
    let is_empty = move || count.get() == 0;
    let list = el_of("ol", "parameter-list").live_class("many", move || count.get() > MANY).list(
        move || form.rows.get(),
        |row| row.id.0,
        move |row, place| parameter_row(form, known, &row, place),
    );
    el_of("section", "panel parameters")
        .attr("aria-labelledby", "parameters-heading")
        .child(
            el("h2")
                .id("parameters-heading")
                .text("Parameters ")
                .child(el_of("span", "panel-note").live_text(move || count.get().to_string())),
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
                .child(undo(form)),
        )
}

/// What was taken out last, and the way back.
fn undo(form: FormState) -> El {
    let last = move || {
        form.taken.with(|taken| match taken.last()? {
            Taken::Row(_, row) => {
                let name = row.draft.with_untracked(|draft| draft.name.clone());
                let what = if name.is_empty() { "A parameter".to_owned() } else { format!("“{name}”") };
                Some((format!("{what} was removed."), "Undo remove"))
            }
            Taken::Form { .. } => Some(("The form was emptied.".to_owned(), "Bring it back")),
        })
    };
    el_of("div", "parameters-undo").attr("role", "status").part_of(last, move |last| {
        let (what, act) = last.as_ref()?;
        let put_back = button("button button-quiet button-small", act, move || form.put_back());
        Some(el_of("div", "parameters-undo").child(el("span").text(what)).child(put_back))
    })
}
