//! The value of a parameter row: the input that fits its data type.
//!
//! Owns the inputs of all types. Must not know how a value is sent.

use super::field::{FieldMessages, error_id, has_warning, ids, warning_id};
use super::form_state::FormState;
use super::job_form::sentence;
use super::live::{live, on, part};
use super::row_state::{FieldNotes, Row, SendState};
use super::suggestions::{self, KnownTasks};
use super::truth_select::{truth_of, truth_options};
use crate::job::{DataType, Field, ParameterDraft, ParameterField};
use leptos::prelude::*;

/// The cell of the value.
#[component]
pub(super) fn RowValue(
    /// The form.
    form: FormState,
    /// Where suggestions come from.
    known: KnownTasks,
    /// The row.
    row: Row,
    /// What is said at the value.
    notes: Signal<FieldNotes>,
) -> impl IntoView {
    let id = format!("p{}-value", row.id.0);
    let help_id = format!("p{}-value-hint", row.id.0);
    let draft = RwSignal::from(row.draft.clone());
    let problem = sentence(form, notes);
    let is_invalid = move || problem.with(Option::is_some);
    let is_required = Memo::new(move |_| draft.with(|d: &ParameterDraft| d.required == Some(true)));
    let data_type = Memo::new(move |_| draft.with(|d: &ParameterDraft| d.data_type.clone()));
    let help = Memo::new(move |_| draft.with(|d: &ParameterDraft| d.help_text.text.clone()));
    let control = {
        let (id, help_id) = (id.clone(), help_id.clone());
        let described_by = Signal::derive(move || {
            ids([
                help.with(|help| !help.is_empty()).then(|| help_id.clone()),
                is_invalid().then(|| error_id(&id)),
                has_warning(notes).then(|| warning_id(&id)),
            ])
        });
        let state = Control { form, known, row: row.clone(), draft, described_by, is_required, problem };
        move || {
            Some(match data_type.get() {
                DataType::Boolean => state.truth().into_any(),
                DataType::String | DataType::Other(_) => state.text().into_any(),
                DataType::Number => state.line("decimal", None).into_any(),
                DataType::ItResource => state.line("text", Some(suggestions::IT_RESOURCES)).into_any(),
            })
        }
    };
    view! {
        <div
            class="parameter-field parameter-value"
            class:field-invalid=live(is_invalid)
            class:required=live(move || is_required.get())
        >
            <label for=id.clone()>{"Value"}</label>
            {part(control)}
            <p class="field-hint" id=help_id hidden=live(move || help.with(String::is_empty))>{live(move || help.get())}</p>
            <FieldMessages id=id notes=notes problem=problem/>
        </div>
    }
}

/// What the inputs of all types share.
#[derive(Clone)]
struct Control {
    form: FormState,
    known: KnownTasks,
    row: Row,
    draft: RwSignal<ParameterDraft>,
    described_by: Signal<Option<String>>,
    is_required: Memo<bool>,
    problem: Signal<Option<String>>,
}

impl Control {
    /// A choice with three states: not set, true, false.
    fn truth(&self) -> impl IntoView + use<> {
        let Self { form, draft, described_by, is_required, problem, .. } = self.clone();
        let value = Signal::derive(move || draft.with(|d| d.truth));
        view! {
            <select
                id=self.id()
                class:unset=live(move || value.get().is_none())
                aria-invalid=live(move || invalid(problem))
                aria-required=live(move || is_required.get().then_some("true"))
                aria-describedby=live(move || described_by.get())
                on:change=on(move |event| {
                    draft.update(|d| d.set_truth(truth_of(&event_target_value(&event))));
                    form.refresh_soon();
                })
                on:blur=self.leave()
            >
                {truth_options(["Not set", "true", "false"], value)}
            </select>
        }
    }

    /// Text of any length; it grows with its lines.
    fn text(&self) -> impl IntoView + use<> {
        let Self { described_by, is_required, problem, .. } = self.clone();
        view! {
            <textarea
                id=self.id()
                class="code"
                rows="1"
                spellcheck="false"
                autocapitalize="off"
                placeholder=live(self.placeholder())
                aria-invalid=live(move || invalid(problem))
                aria-required=live(move || is_required.get().then_some("true"))
                aria-describedby=live(move || described_by.get())
                prop:value=live(self.typed())
                on:input=self.take()
                on:blur=self.leave()
            ></textarea>
        }
    }

    /// One line, with the keyboard and the suggestions that fit it.
    fn line(&self, keyboard: &'static str, list: Option<&'static str>) -> impl IntoView + use<> {
        let Self { known, described_by, is_required, problem, .. } = self.clone();
        view! {
            <input
                id=self.id()
                class="code"
                type="text"
                inputmode=keyboard
                list=list
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=live(self.placeholder())
                aria-invalid=live(move || invalid(problem))
                aria-required=live(move || is_required.get().then_some("true"))
                aria-describedby=live(move || described_by.get())
                prop:value=live(self.typed())
                on:focus=on(move |_| {
                    if list.is_some() {
                        known.load();
                    }
                })
                on:input=self.take()
                on:blur=self.leave()
            />
        }
    }

    fn id(&self) -> String {
        format!("p{}-value", self.row.id.0)
    }

    fn typed(&self) -> impl Fn() -> String + Send + use<> {
        let draft = self.draft;
        move || draft.with(|d| d.text.text.clone())
    }

    fn placeholder(&self) -> impl Fn() -> &'static str + Send + use<> {
        let draft = self.draft;
        move || match draft.with(SendState::of) {
            SendState::NotSent => "not sent",
            SendState::EmptyText => "empty text",
            SendState::AsRead => "as it was read",
            SendState::Sent => "",
        }
    }

    fn take(&self) -> Box<dyn FnMut(web_sys::Event)> {
        let Self { form, draft, .. } = self.clone();
        on(move |event| {
            draft.update(|d| d.set_text(event_target_value(&event)));
            form.refresh_soon();
        })
    }

    fn leave(&self) -> Box<dyn FnMut(web_sys::FocusEvent)> {
        let (form, field) = (self.form, Field::Parameter(self.row.id, ParameterField::Value));
        on(move |_| form.leave(field))
    }
}

fn invalid(problem: Signal<Option<String>>) -> Option<&'static str> {
    problem.with(Option::is_some).then_some("true")
}
