//! A choice between true, false and neither.
//!
//! Owns the three states and their words. Must not know what is chosen about.

use super::live::{live, on};
use leptos::prelude::*;

/// The select with its label and hint.
#[component]
pub(super) fn TruthSelect(
    /// The element's id.
    id: String,
    /// The label.
    label: &'static str,
    /// What the field means; may be empty.
    #[prop(optional)]
    hint: &'static str,
    /// What the choice "true" says.
    #[prop(default = "true")]
    when_true: &'static str,
    /// The state as chosen.
    value: Signal<Option<bool>>,
    /// Takes each choice.
    on_choose: Callback<Option<bool>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described_by = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <select
                id=id
                aria-describedby=described_by
                class:unset=live(move || value.get().is_none())
                on:change=on(move |event| on_choose.run(truth_of(&event_target_value(&event))))
            >
                {truth_options(["Not sent", when_true, "false"], value)}
            </select>
        </div>
    }
}

/// The three options, in the order neither, true, false.
pub(super) fn truth_options(labels: [&'static str; 3], value: Signal<Option<bool>>) -> impl IntoView {
    let states = [None, Some(true), Some(false)];
    std::iter::zip(labels, states)
        .map(|(label, state)| {
            let word = state.map_or("", |truth| if truth { "true" } else { "false" });
            view! { <option value=word selected=live(move || value.get() == state)>{label}</option> }
        })
        .collect_view()
}

/// The state that an option's value stands for.
pub(super) fn truth_of(word: &str) -> Option<bool> {
    word.parse().ok()
}
