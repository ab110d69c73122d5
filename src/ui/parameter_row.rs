//! One parameter row: name, data type, value and buttons; the rest folds out.
//!
//! Owns the row's fields and buttons. Must not know the other rows, except through the form.

use super::field::{FieldMessages, error_id, has_warning, ids, warning_id};
use super::form_state::FormState;
use super::job_form::sentence;
use super::live::{live, on, part};
use super::row_details::RowDetails;
use super::row_state::{Row, RowNotes};
use super::row_value::RowValue;
use super::suggestions::KnownTasks;
use crate::job::{DataType, Field, ParameterDraft, ParameterField};
use leptos::prelude::*;
use web_sys::MouseEvent;

/// A row in the list.
#[component]
pub(super) fn ParameterRow(
    /// The form the row belongs to.
    form: FormState,
    /// Where suggestions come from.
    known: KnownTasks,
    /// The row.
    row: Row,
    /// Its place in the list, from 0.
    index: Signal<usize>,
) -> impl IntoView {
    let id = row.id;
    let draft = RwSignal::from(row.draft.clone());
    let notes = RwSignal::from(row.notes.clone());
    let is_open = RwSignal::from(row.open.clone());
    let number = move || index.get() + 1;
    let of = move |part: &str| format!("p{}-{part}", id.0);

    let name_notes = Signal::derive(move || notes.with(|n: &RowNotes| n.name.clone()));
    let name_problem = sentence(form, name_notes);
    let is_invalid = move || name_problem.with(Option::is_some);
    let described_by = move || {
        let id = of("name");
        ids([is_invalid().then(|| error_id(&id)), has_warning(name_notes).then(|| warning_id(&id))])
    };
    let value_notes = Signal::derive(move || notes.with(|n: &RowNotes| n.value.clone()));

    view! {
        <li class="parameter">
            <div class="parameter-row" role="group" aria-label=live(move || format!("Parameter {}", number()))>
                <span class="parameter-number" aria-hidden="true">{live(number)}</span>
                <div class="parameter-field parameter-name" class:field-invalid=live(is_invalid)>
                    <label for=of("name")>{"Name"}</label>
                    <input
                        id=of("name")
                        type="text"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-invalid=live(move || is_invalid().then_some("true"))
                        aria-describedby=live(described_by)
                        prop:value=live(move || draft.with(|d: &ParameterDraft| d.name.clone()))
                        on:input=on(move |event| {
                            draft.update(|d| d.name = event_target_value(&event));
                            form.refresh_soon();
                        })
                        on:blur=on(move |_| form.leave(Field::Parameter(id, ParameterField::Name)))
                    />
                    <FieldMessages id=of("name") notes=name_notes problem=name_problem/>
                </div>
                <div class="parameter-field parameter-type">
                    <label for=of("type")>{"Data type"}</label>
                    <TypeSelect id=of("type") form=form draft=draft/>
                </div>
                <RowValue form=form known=known row=row.clone() notes=value_notes/>
                <div class="parameter-buttons">
                    {buttons(form, row, index)}
                    <button
                        type="button"
                        class="button button-icon icon icon-more"
                        aria-expanded=live(move || if is_open.get() { "true" } else { "false" })
                        aria-controls=of("details")
                        aria-label=live(move || format!("More of parameter {}", number()))
                        title="Required, help text, what is sent"
                        on:click=on(move |_: MouseEvent| is_open.update(|open| *open = !*open))
                    ></button>
                </div>
                <div class="parameter-details" id=of("details") hidden=live(move || !is_open.get())>
                    {part(move || is_open.get().then(|| view! { <RowDetails form=form draft=draft id=id/> }))}
                </div>
            </div>
        </li>
    }
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
    let options = move || {
        let other = Some(current.get()).filter(|t| matches!(t, DataType::Other(_)));
        let types = DataType::DOCUMENTED.into_iter().chain(other);
        Some(types.map(|t| (t.to_string(), current.with(|c| *c == t))).map(option).collect_view())
    };
    view! {
        <select
            id=id
            on:change=on(move |event| {
                draft.update(|d| d.change_type(DataType::of_word(&event_target_value(&event))));
                form.refresh_soon();
            })
        >
            {part(options)}
        </select>
    }
}

fn option((word, is_selected): (String, bool)) -> impl IntoView {
    let value = word.clone();
    view! { <option value=value selected=is_selected>{word}</option> }
}

/// What a button does with a row.
type Act = fn(FormState, &Row);

/// The buttons: the end of the id, the words, the sign.
const BUTTONS: [(&str, &str, &str, Act); 4] = [
    ("up", "Move up", "button button-icon icon icon-up", |form, row| form.move_by(row.id, -1, "up")),
    ("down", "Move down", "button button-icon icon icon-down", |form, row| form.move_by(row.id, 1, "down")),
    ("duplicate", "Duplicate", "button button-icon icon icon-copy", |form, row| form.duplicate(row.id)),
    ("remove", "Remove", "button button-icon icon icon-remove", |form, row| form.remove(row.id)),
];

fn buttons(form: FormState, row: Row, index: Signal<usize>) -> impl IntoView {
    let button = |(part, words, class, act): (&'static str, &'static str, &'static str, Act)| {
        let row = row.clone();
        view! {
            <button
                type="button"
                class=class
                id=format!("p{}-{part}", row.id.0)
                aria-label=live(move || format!("{words} parameter {}", index.get() + 1))
                title=words
                on:click=on(move |event: MouseEvent| {
                    // The second press of a double click would hit the row that has taken this one's place.
                    if event.detail() <= 1 {
                        act(form, &row);
                    }
                })
            ></button>
        }
    };
    BUTTONS.map(button).into_iter().collect_view()
}
