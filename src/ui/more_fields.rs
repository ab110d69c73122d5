//! The job's optional fields, each with a state "not sent".
//!
//! Owns their inputs. Must not know when a field counts as sent: its draft does.

use super::field::{FieldMessages, TextField};
use super::form_state::FormState;
use super::row_state::FieldNotes;
use crate::job::{Field, JobDraft, OptionalText};
use crate::words;
use leptos::prelude::*;

/// The section "More fields".
#[component]
pub(super) fn MoreFields(
    /// The form.
    form: FormState,
) -> impl IntoView {
    let notes =
        Signal::derive(move || form.notes.with(|notes| notes.get(&Field::Notification).cloned()).unwrap_or_default());
    let problem = Signal::derive(move || {
        notes.with(|n: &FieldNotes| n.problem.as_ref().map(|p| words::problem(p, |id| form.number(id))))
    });
    view! {
        <section class="panel" aria-labelledby="more-heading">
            <h2 id="more-heading">"More fields" <span class="count">" · optional"</span></h2>
            <div class="fields">
                <TruthSelect id="concurrent" label="Concurrent" hint="Whether runs of the job may overlap."
                    value=Signal::derive(move || form.job.with(|j| j.concurrent))
                    on_choose=Callback::new(move |truth| form.edit(|j| j.concurrent = truth))/>
                <TruthSelect id="is-enabled" label="Enabled" hint="Whether the job is enabled from the start."
                    value=Signal::derive(move || form.job.with(|j| j.is_enabled))
                    on_choose=Callback::new(move |truth| form.edit(|j| j.is_enabled = truth))/>
                <OptionalField form=form id="status" label="Status" list="status-words"
                    get=|j| &j.status set=|j, text| j.status = text/>
                <OptionalField form=form id="job-schedule-type" label="Job schedule type" list="schedule-words"
                    get=|j| &j.job_schedule_type set=|j, text| j.job_schedule_type = text/>
                <OptionalField form=form id="cron-schedule-type" label="Cron schedule type" list="cron-words"
                    get=|j| &j.cron_schedule_type set=|j, text| j.cron_schedule_type = text/>
            </div>
            <div class="field" class:field-invalid=move || problem.with(Option::is_some)>
                <label for="notification">"Notification"</label>
                <p class="field-hint" id="notification-hint">
                    "A JSON object; its fields are not documented. Leave it empty and it is not sent."
                </p>
                <textarea
                    id="notification"
                    class="code"
                    rows="3"
                    spellcheck="false"
                    autocapitalize="off"
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    aria-describedby=move || {
                        if problem.with(Option::is_some) { "notification-hint notification-error" } else { "notification-hint" }
                    }
                    prop:value=move || form.job.with(|j| j.notification.clone())
                    on:input=move |event| form.edit(|j| j.notification = event_target_value(&event))
                    on:blur=move |_| form.leave(Field::Notification)
                ></textarea>
                <FieldMessages id="notification".to_owned() notes=notes problem=problem/>
            </div>
            {suggestions("status-words", &["STOPPED", "RUNNING", "INTERRUPTED"])}
            {suggestions("schedule-words", &["None", "Single", "Periodic", "Cron"])}
            {suggestions("cron-words", &["DAILY", "WEEKLY", "MONTHLYDATES", "MONTHLYWEEKDAYS", "YEARLY"])}
        </section>
    }
}

#[component]
fn TruthSelect(
    /// The element's id.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// What the field means.
    hint: &'static str,
    /// The state as chosen.
    value: Signal<Option<bool>>,
    /// Takes each choice.
    on_choose: Callback<Option<bool>>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
            <select
                id=id
                aria-describedby=format!("{id}-hint")
                on:change=move |event| on_choose.run(event_target_value(&event).parse().ok())
            >
                {[("", "Not sent", None), ("true", "true", Some(true)), ("false", "false", Some(false))]
                    .map(|(word, label, truth)| {
                        view! { <option value=word selected=move || value.get() == truth>{label}</option> }
                    })}
            </select>
        </div>
    }
}

/// A text with two ways to be empty: not sent, and sent as empty text.
#[component]
fn OptionalField(
    /// The form.
    form: FormState,
    /// The element's id.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The id of its suggestions.
    list: &'static str,
    /// Reads the field.
    get: fn(&JobDraft) -> &OptionalText,
    /// Writes the field.
    set: fn(&mut JobDraft, OptionalText),
) -> impl IntoView {
    let value = Signal::derive(move || form.job.with(|j| get(j).text.clone()));
    let empty_is_sent = move || form.job.with(|j| get(j).empty_is_sent);
    view! {
        <div class="optional">
            <TextField id=id label=label list=list value=value
                on_input=Callback::new(move |text| {
                    form.edit(|j| {
                        let empty_is_sent = get(j).empty_is_sent;
                        set(j, OptionalText { text, empty_is_sent });
                    });
                })/>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=empty_is_sent
                    on:change=move |event| {
                        form.edit(|j| {
                            let text = get(j).text.clone();
                            set(j, OptionalText { text, empty_is_sent: event_target_checked(&event) });
                        });
                    }
                />
                "Send even when empty"
            </label>
        </div>
    }
}

fn suggestions(id: &'static str, words: &'static [&'static str]) -> impl IntoView {
    view! { <datalist id=id>{words.iter().map(|word| view! { <option value=*word></option> }).collect_view()}</datalist> }
}
