//! One parameter row: name, data type, value; help, required and send state fold out.
//!
//! Owns the row's fields and buttons. Must not know the other rows, except through the form.

use super::field::FieldMessages;
use super::form_state::FormState;
use super::row_state::{FieldNotes, Row, RowNotes, SendState};
use crate::job::{DataType, Field, OptionalText, ParameterDraft, ParameterField};
use crate::words;
use leptos::prelude::*;

/// A row in the list.
#[component]
pub(super) fn ParameterRow(
    /// The form the row belongs to.
    form: FormState,
    /// The row.
    row: Row,
    /// Its place in the list, from 0.
    index: Signal<usize>,
) -> impl IntoView {
    let id = row.id;
    let draft = RwSignal::from(row.draft.clone());
    let notes = RwSignal::from(row.notes.clone());
    let open = RwSignal::from(row.open.clone());
    let number = move || index.get() + 1;
    let of = move |part: &str| format!("p{}-{part}", id.0);

    let name_notes = Signal::derive(move || notes.with(|n: &RowNotes| n.name.clone()));
    let value_notes = Signal::derive(move || notes.with(|n: &RowNotes| n.value.clone()));
    let sentence = move |notes: Signal<FieldNotes>| {
        Signal::derive(move || {
            notes.with(|n| n.problem.as_ref().map(|problem| words::problem(problem, |id| form.number(id))))
        })
    };
    let name_problem = sentence(name_notes);
    let value_problem = sentence(value_notes);
    let leave = move |field| form.leave(Field::Parameter(id, field));

    view! {
        <li class="parameter">
            <div role="group" aria-label=move || format!("Parameter {}", number()) class="parameter-group">
                <span class="parameter-number" aria-hidden="true">{number}</span>
                <div class="parameter-field parameter-name" class:field-invalid=move || name_problem.with(Option::is_some)>
                    <label for=of("name")>"Name"</label>
                    <input
                        id=of("name")
                        type="text"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-invalid=move || name_problem.with(Option::is_some).then_some("true")
                        aria-describedby=move || describe(&of("name"), name_notes)
                        prop:value=move || draft.with(|d: &ParameterDraft| d.name.clone())
                        on:input=move |event| {
                            draft.update(|d| d.name = event_target_value(&event));
                            form.refresh_soon();
                        }
                        on:blur=move |_| leave(ParameterField::Name)
                    />
                    <FieldMessages id=of("name") notes=name_notes problem=name_problem/>
                </div>
                <div class="parameter-field parameter-type">
                    <label for=of("type")>"Data type"</label>
                    <TypeSelect id=of("type") form=form draft=draft/>
                </div>
                <div class="parameter-field parameter-value" class:field-invalid=move || value_problem.with(Option::is_some)>
                    <label for=of("value")>
                        "Value"
                        {move || {
                            draft
                                .with(|d| d.required == Some(true))
                                .then(|| view! { <span class="field-required" aria-hidden="true">" *"</span> })
                        }}
                    </label>
                    <ValueField form=form row=row.clone() notes=value_notes problem=value_problem/>
                    <FieldMessages id=of("value") notes=value_notes problem=value_problem/>
                </div>
                <div class="parameter-buttons">
                    <RowButtons form=form row=row.clone() index=index/>
                    <button
                        type="button"
                        class="button button-icon"
                        aria-expanded=move || open.get().to_string()
                        aria-controls=of("more")
                        aria-label=move || format!("More of parameter {}", number())
                        title="Required, help text, send state"
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        "⋯"
                    </button>
                </div>
                <div class="parameter-more" id=of("more") hidden=move || !open.get()>
                    {move || open.get().then(|| view! { <MoreOfRow form=form draft=draft id=id.0/> })}
                </div>
            </div>
        </li>
    }
}

/// The ids of what describes a field, in the order in which it is to be read.
fn describe(id: &str, notes: Signal<FieldNotes>) -> Option<String> {
    let (problem, warning) = notes.with(|n| (n.problem.is_some(), n.warning.is_some()));
    let ids: Vec<_> = [problem.then(|| format!("{id}-error")), warning.then(|| format!("{id}-warning"))]
        .into_iter()
        .flatten()
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[component]
fn TypeSelect(
    /// The element's id.
    id: String,
    /// The form.
    form: FormState,
    /// The row's draft.
    draft: RwSignal<ParameterDraft>,
) -> impl IntoView {
    let current = Memo::new(move |_| draft.with(|d| d.data_type.clone()));
    // A word the documentation does not list stays a choice for as long as the row has it.
    let types = move || {
        let other = Some(current.get()).filter(|t| matches!(t, DataType::Other(_)));
        DataType::DOCUMENTED.into_iter().chain(other).collect::<Vec<_>>()
    };
    view! {
        <select
            id=id
            on:change=move |event| {
                draft.update(|d| d.change_type(DataType::of_word(&event_target_value(&event))));
                form.refresh_soon();
            }
        >
            {move || {
                types()
                    .into_iter()
                    .map(|t| {
                        let selected = current.with(|c| *c == t);
                        view! { <option value=t.to_string() selected=selected>{t.to_string()}</option> }
                    })
                    .collect_view()
            }}
        </select>
    }
}

#[component]
fn ValueField(
    /// The form.
    form: FormState,
    /// The row.
    row: Row,
    /// What is said at the value.
    notes: Signal<FieldNotes>,
    /// The sentence for its problem.
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let id = format!("p{}-value", row.id.0);
    let field = Field::Parameter(row.id, ParameterField::Value);
    let draft = RwSignal::from(row.draft.clone());
    let data_type = Memo::new(move |_| draft.with(|d: &ParameterDraft| d.data_type.clone()));
    let state = Memo::new(move |_| draft.with(SendState::of));
    let invalid = move || problem.with(Option::is_some).then_some("true");
    let required = move || draft.with(|d| d.required == Some(true)).then_some("true");
    let text = move || draft.with(|d| d.text.text.clone());
    let placeholder = move || match state.get() {
        SendState::NotSent => "not sent",
        SendState::EmptyText => "empty text",
        SendState::AsRead => "as it was read",
        SendState::Sent => "",
    };
    move || {
        let id = id.clone();
        let described = {
            let id = id.clone();
            move || describe(&id, notes)
        };
        let row = row.clone();
        let typed = Callback::new(move |text: String| {
            row.type_value(text);
            form.refresh_soon();
        });
        let leave = move |_| form.leave(field);
        match data_type.get() {
            DataType::Boolean => view! {
                <select
                    id=id
                    aria-invalid=invalid
                    aria-required=required
                    aria-describedby=described
                    on:change=move |event| {
                        let truth = event_target_value(&event).parse().ok();
                        draft.update(|d| {
                            d.truth = truth;
                            d.as_read = None;
                        });
                        form.refresh_soon();
                    }
                    on:blur=leave
                >
                    {[("", "Not set", None), ("true", "true", Some(true)), ("false", "false", Some(false))]
                        .map(|(value, label, truth)| {
                            let selected = move || draft.with(|d| d.truth == truth);
                            view! { <option value=value selected=selected>{label}</option> }
                        })}
                </select>
            }
            .into_any(),
            DataType::String | DataType::Other(_) => view! {
                <textarea
                    id=id
                    rows="1"
                    spellcheck="false"
                    autocapitalize="off"
                    placeholder=placeholder
                    aria-invalid=invalid
                    aria-required=required
                    aria-describedby=described
                    prop:value=text
                    on:input=move |event| typed.run(event_target_value(&event))
                    on:blur=leave
                ></textarea>
            }
            .into_any(),
            DataType::Number | DataType::ItResource => {
                let is_number = data_type.get() == DataType::Number;
                view! {
                    <input
                        id=id
                        type="text"
                        inputmode=if is_number { "decimal" } else { "text" }
                        list=(!is_number).then_some("it-resources")
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        placeholder=placeholder
                        aria-invalid=invalid
                        aria-required=required
                        aria-describedby=described
                        prop:value=text
                        on:input=move |event| typed.run(event_target_value(&event))
                        on:blur=leave
                    />
                }
                .into_any()
            }
        }
    }
}

#[component]
fn RowButtons(
    /// The form.
    form: FormState,
    /// The row.
    row: Row,
    /// Its place in the list, from 0.
    index: Signal<usize>,
) -> impl IntoView {
    let id = row.id;
    let number = move || index.get() + 1;
    let button = move |part: &'static str, words: &'static str, sign: &'static str, act: Callback<()>| {
        view! {
            <button
                type="button"
                class="button button-icon"
                id=format!("p{}-{part}", id.0)
                aria-label=move || format!("{words} parameter {}", number())
                title=words
                on:click=move |event| {
                    // The second press of a double click would hit the row that has taken this one's place.
                    if event.detail() <= 1 {
                        act.run(());
                    }
                }
            >
                {sign}
            </button>
        }
    };
    view! {
        {button("up", "Move up", "↑", Callback::new(move |()| form.move_by(id, -1, "up")))}
        {button("down", "Move down", "↓", Callback::new(move |()| form.move_by(id, 1, "down")))}
        {button("duplicate", "Duplicate", "⧉", Callback::new(move |()| form.duplicate(id)))}
        {button("remove", "Remove", "✕", Callback::new(move |()| form.remove(id)))}
    }
}

#[component]
fn MoreOfRow(
    /// The form.
    form: FormState,
    /// The row's draft.
    draft: RwSignal<ParameterDraft>,
    /// The row's number for the ids.
    id: u64,
) -> impl IntoView {
    let of = move |part: &str| format!("p{id}-{part}");
    let unknown =
        move || draft.with(|d| d.unknown.iter().map(|field| field.key.clone()).collect::<Vec<_>>().join(", "));
    view! {
        <div class="parameter-field">
            <label for=of("required")>"Required"</label>
            <select
                id=of("required")
                on:change=move |event| {
                    draft.update(|d| d.required = event_target_value(&event).parse().ok());
                    form.refresh_soon();
                }
            >
                {[("", "Not sent", None), ("true", "true: a value must be set", Some(true)), ("false", "false", Some(false))]
                    .map(|(value, label, required)| {
                        let selected = move || draft.with(|d| d.required == required);
                        view! { <option value=value selected=selected>{label}</option> }
                    })}
            </select>
        </div>
        <div class="parameter-field">
            <label for=of("help")>"Help text"</label>
            <input
                id=of("help")
                type="text"
                autocomplete="off"
                placeholder=move || if draft.with(|d| d.help_text.empty_is_sent) { "empty text" } else { "not sent" }
                prop:value=move || draft.with(|d| d.help_text.text.clone())
                on:input=move |event| {
                    draft.update(|d| d.help_text = OptionalText { text: event_target_value(&event), empty_is_sent: false });
                }
            />
        </div>
        <div class="checks">
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || draft.with(|d| d.data_type_stated)
                    on:change=move |event| draft.update(|d| d.data_type_stated = event_target_checked(&event))
                />
                "Send the data type"
            </label>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || draft.with(|d| d.text.empty_is_sent)
                    on:change=move |event| {
                        draft.update(|d| {
                            d.text.empty_is_sent = event_target_checked(&event);
                            d.as_read = None;
                        });
                        form.refresh_soon();
                    }
                />
                "Send the value even when it is empty text"
            </label>
        </div>
        <Show when=move || draft.with(|d| !d.unknown.is_empty())>
            <p class="field-hint">"Also sent, as it was read: " {unknown}</p>
        </Show>
    }
}
