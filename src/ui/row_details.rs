//! What folds out of a parameter row: required, help text, and what of it is sent.
//!
//! Owns these inputs. Must not know when they are shown.

use super::form_state::FormState;
use super::live::{live, on, part};
use super::truth_select::TruthSelect;
use crate::job::{OptionalText, ParameterDraft, RowId};
use leptos::prelude::*;

/// The details of a row.
#[component]
pub(super) fn RowDetails(
    /// The form.
    form: FormState,
    /// The row's draft.
    draft: RwSignal<ParameterDraft>,
    /// The row.
    id: RowId,
) -> impl IntoView {
    let help_id = format!("p{}-help", id.0);
    let edit = move |change: &dyn Fn(&mut ParameterDraft)| {
        draft.update(|d| change(d));
        form.refresh_soon();
    };
    let unknown = move || {
        let keys: Vec<_> = draft.with(|d| d.unknown.iter().map(|field| field.key.clone()).collect());
        (!keys.is_empty())
            .then(|| view! { <p class="field-hint">{format!("Also sent, as it was read: {}", keys.join(", "))}</p> })
    };
    view! {
        <TruthSelect id=format!("p{}-required", id.0) label="Required" when_true="true: a value must be set"
            value=Signal::derive(move || draft.with(|d| d.required))
            on_choose=Callback::new(move |required| edit(&|d| d.required = required))/>
        <div class="field">
            <label for=help_id.clone()>{"Help text"}</label>
            <input
                id=help_id
                type="text"
                autocomplete="off"
                placeholder=live(move || if draft.with(|d| d.help_text.empty_is_sent) { "empty text" } else { "not sent" })
                prop:value=live(move || draft.with(|d| d.help_text.text.clone()))
                on:input=on(move |event| {
                    let text = event_target_value(&event);
                    edit(&|d| d.help_text = OptionalText { text: text.clone(), empty_is_sent: false });
                })
            />
        </div>
        <div class="parameter-sent">
            {check(
                "Send the data type",
                Signal::derive(move || draft.with(|d| d.data_type_stated)),
                Callback::new(move |is_sent| edit(&|d| d.data_type_stated = is_sent)),
            )}
            {check(
                "Send the value even when it is empty text",
                Signal::derive(move || draft.with(|d| d.text.empty_is_sent)),
                Callback::new(move |is_sent| edit(&|d| d.set_empty_is_sent(is_sent))),
            )}
        </div>
        {part(unknown)}
    }
}

fn check(label: &'static str, value: Signal<bool>, on_choose: Callback<bool>) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=live(move || value.get())
                on:change=on(move |event| on_choose.run(event_target_checked(&event)))
            />
            {label}
        </label>
    }
}
