//! The parameter rows as a list.
//!
//! Owns the list, "Add parameter" and the way back for what was taken out. Must not know what stands in a row.

use super::form_state::{FormState, Taken};
use super::live::{live, on, part};
use super::parameter_row::ParameterRow;
use super::suggestions::KnownTasks;
use leptos::prelude::*;

/// The section "Parameters".
#[component]
pub(super) fn Parameters(
    /// The form.
    form: FormState,
    /// Where suggestions come from.
    known: KnownTasks,
) -> impl IntoView {
    let count = Memo::new(move |_| form.rows.with(Vec::len));
    let is_empty = move || count.get() == 0;
    view! {
        <section class="panel parameters" aria-labelledby="parameters-heading">
            <h2 id="parameters-heading">
                "Parameters" <span class="panel-note">{live(move || format!(" {}", count.get()))}</span>
            </h2>
            <p class="parameters-empty" hidden=live(move || !is_empty())>
                "None yet. The values that the task works with go here, each under the exact name that the task knows."
            </p>
            // For the eye alone: each field has a label of its own.
            <div class="parameter-heads" aria-hidden="true" hidden=live(is_empty)>
                <span class="parameter-head-name">"Name"</span>
                <span>"Data type"</span>
                <span>"Value"</span>
            </div>
            <ol class="parameter-list">
                <ForEnumerate each=move || form.rows.get() key=|row| row.id let(index, row)>
                    <ParameterRow form=form known=known row=row index=index.into()/>
                </ForEnumerate>
            </ol>
            <div class="parameters-foot">
                <button type="button" id="add-parameter" class="button icon icon-add" on:click=on(move |_| form.add())>
                    "Add parameter"
                </button>
                <div class="parameters-undo" role="status">{part(move || undo(form))}</div>
            </div>
        </section>
    }
}

/// What was taken out last, and the way back.
fn undo(form: FormState) -> Option<impl IntoView> {
    let (what, act) = form.taken.with(|taken| match taken.last()? {
        Taken::Row(_, row) => {
            let name = row.draft.with_untracked(|draft| draft.name.clone());
            let what = if name.is_empty() { "A parameter".to_owned() } else { format!("“{name}”") };
            Some((format!("{what} was removed."), "Undo remove"))
        }
        Taken::Form(..) => Some(("The form was emptied.".to_owned(), "Bring it back")),
    })?;
    Some(view! {
        <span>{what}</span>
        <button type="button" class="button button-quiet button-small" on:click=on(move |_| form.put_back())>
            {act}
        </button>
    })
}
