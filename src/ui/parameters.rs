//! The parameter rows as a list.
//!
//! Owns the list, "Add parameter" and the way back for removed rows. Must not know what stands in a row.

use super::form_state::FormState;
use super::parameter_row::ParameterRow;
use leptos::prelude::*;

/// The section "Parameters".
#[component]
pub(super) fn Parameters(
    /// The form.
    form: FormState,
) -> impl IntoView {
    let count = Memo::new(move |_| form.rows.with(Vec::len));
    let removed = move || form.removed.with(|removed| removed.last().map(|(_, row)| row.draft.get_untracked().name));
    view! {
        <section class="panel parameters" aria-labelledby="parameters-heading">
            <h2 id="parameters-heading">"Parameters" <span class="count">{move || format!(" · {}", count.get())}</span></h2>
            <Show when=move || count.get() == 0>
                <p class="parameters-empty">
                    "No parameters yet. The task’s parameters go here, each under the exact name that the task knows."
                </p>
            </Show>
            <ol class="parameter-list">
                <ForEnumerate each=move || form.rows.get() key=|row| row.id let(index, row)>
                    <ParameterRow form=form row=row index=index.into()/>
                </ForEnumerate>
            </ol>
            <div class="parameters-foot">
                <button type="button" id="add-parameter" class="button" on:click=move |_| form.add()>
                    "Add parameter"
                </button>
                <div class="undo" role="status">
                    {move || {
                        removed()
                            .map(|name| {
                                let what = if name.is_empty() { "A parameter".to_owned() } else { format!("“{name}”") };
                                view! {
                                    <span class="undo-text">{what} " was removed."</span>
                                    <button type="button" class="button button-quiet" on:click=move |_| form.undo_remove()>
                                        "Undo remove"
                                    </button>
                                }
                            })
                    }}
                </div>
            </div>
        </section>
    }
}
