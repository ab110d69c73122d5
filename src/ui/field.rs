//! A labelled text field with hint, error and warning.
//!
//! Owns the wiring that a screen reader needs: label, description (hint first, then error) and invalid state.
//! Must not know which field of a job it is.

use super::live::{live, on, part};
use super::row_state::FieldNotes;
use crate::words;
use leptos::prelude::*;

/// A text field; one component for all, so that its code is in the program once.
#[component]
pub(super) fn TextField(
    /// The element's id; hint and error take theirs from it.
    id: &'static str,
    /// The label, which is the accessible name.
    label: &'static str,
    /// What to know before filling it in; may be empty.
    #[prop(optional)]
    hint: &'static str,
    /// Whether the field must be filled in: a mark for the eye; the rule itself stands elsewhere.
    #[prop(optional)]
    required: bool,
    /// The virtual keyboard to show.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// What a browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The kind of input: text or password.
    #[prop(default = "text")]
    kind: &'static str,
    /// The id of a list of suggestions; may be empty.
    #[prop(optional)]
    list: &'static str,
    /// What the empty field says.
    #[prop(optional, into)]
    placeholder: Signal<&'static str>,
    /// The text as typed.
    #[prop(into)]
    value: Signal<String>,
    /// Takes each change.
    on_input: Callback<String>,
    /// Called when the field gets the focus.
    #[prop(optional)]
    on_enter: Option<Callback<()>>,
    /// Called when the field is left.
    #[prop(optional)]
    on_leave: Option<Callback<()>>,
    /// What is said at the field.
    #[prop(optional, into)]
    notes: Signal<FieldNotes>,
    /// The sentence for the problem.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let has_problem = move || problem.with(Option::is_some);
    let described_by = move || {
        let hint = (!hint.is_empty()).then(|| format!("{id}-hint"));
        ids([hint, has_problem().then(|| error_id(id)), has_warning(notes).then(|| warning_id(id))])
    };
    view! {
        <div class="field" class:field-invalid=live(has_problem)>
            <label for=id>
                {label}
                {required.then(|| view! { <span class="field-required" aria-hidden="true">" *"</span> })}
            </label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })}
            <input
                id=id
                type=kind
                inputmode=inputmode
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                list=(!list.is_empty()).then_some(list)
                placeholder=live(move || placeholder.get())
                aria-required=required.then_some("true")
                aria-invalid=live(move || has_problem().then_some("true"))
                aria-describedby=live(described_by)
                prop:value=live(move || value.get())
                on:input=on(move |event| on_input.run(event_target_value(&event)))
                on:focus=on(move |_| call(on_enter))
                on:blur=on(move |_| call(on_leave))
            />
            <FieldMessages id=id.to_owned() notes=notes problem=problem/>
        </div>
    }
}

/// The error and the warning under a field.
#[component]
pub(super) fn FieldMessages(
    /// The field's id.
    id: String,
    /// What is said at the field.
    notes: Signal<FieldNotes>,
    /// The sentence for the problem.
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let warning_id = warning_id(&id);
    let error_id = error_id(&id);
    let error = move || {
        let id = error_id.clone();
        problem.get().map(|sentence| {
            view! {
                <p class="field-error" id=id>
                    <span class="visually-hidden">"Error: "</span>
                    {sentence}
                </p>
            }
        })
    };
    let warning = move || {
        let id = warning_id.clone();
        notes.with(|n| n.warning).map(|kind| view! { <p class="field-warning" id=id>{words::warning(kind)}</p> })
    };
    (part(error), part(warning))
}

/// The ids of what describes a field, in the order in which it is to be read.
pub(super) fn ids<const N: usize>(ids: [Option<String>; N]) -> Option<String> {
    let ids: Vec<_> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

pub(super) fn error_id(field: &str) -> String {
    format!("{field}-error")
}

pub(super) fn warning_id(field: &str) -> String {
    format!("{field}-warning")
}

pub(super) fn has_warning(notes: Signal<FieldNotes>) -> bool {
    notes.with(|n| n.warning.is_some())
}

fn call(callback: Option<Callback<()>>) {
    if let Some(callback) = callback {
        callback.run(());
    }
}
