//! The job's optional fields, each with a state "not sent".
//!
//! Owns their inputs. Must not know when a field counts as sent: its draft does.

use super::field::{FieldMessages, TextField, error_id, ids};
use super::form_state::FormState;
use super::job_form::notes_at;
use super::live::{live, on};
use super::truth_select::TruthSelect;
use crate::job::{Field, JobDraft, OptionalText};
use leptos::prelude::*;

/// The section "More fields".
#[component]
pub(super) fn MoreFields(
    /// The form.
    form: FormState,
) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="more-heading">
            <h2 id="more-heading">"More fields" <span class="panel-note">" optional"</span></h2>
            <div class="fields fields-more">
                <TruthSelect id="concurrent".to_owned() label="Concurrent" hint="Whether runs of the job may overlap."
                    value=Signal::derive(move || form.job.with(|j| j.concurrent))
                    on_choose=Callback::new(move |truth| form.edit(|j| j.concurrent = truth))/>
                <TruthSelect id="is-enabled".to_owned() label="Enabled" hint="Whether it may run from the start."
                    value=Signal::derive(move || form.job.with(|j| j.is_enabled))
                    on_choose=Callback::new(move |truth| form.edit(|j| j.is_enabled = truth))/>
                <OptionalField form=form id="status" label="Status" list="status-words"
                    hint="The server sets it itself." get=|j| &j.status get_mut=|j| &mut j.status/>
                <OptionalField form=form id="job-schedule-type" label="Job schedule type" list="schedule-words"
                    hint="None, Single, Periodic or Cron."
                    get=|j| &j.job_schedule_type get_mut=|j| &mut j.job_schedule_type/>
                <OptionalField form=form id="cron-schedule-type" label="Cron schedule type" list="cron-words"
                    hint="With Cron, for example DAILY."
                    get=|j| &j.cron_schedule_type get_mut=|j| &mut j.cron_schedule_type/>
                <Notification form=form/>
            </div>
            {words("status-words", &["STOPPED", "RUNNING", "INTERRUPTED"])}
            {words("schedule-words", &["None", "Single", "Periodic", "Cron"])}
            {words("cron-words", &["DAILY", "WEEKLY", "MONTHLYDATES", "MONTHLYWEEKDAYS", "YEARLY"])}
        </section>
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
    /// What to know before filling it in.
    hint: &'static str,
    /// Finds the field to read it.
    get: fn(&JobDraft) -> &OptionalText,
    /// Finds the field to change it.
    get_mut: fn(&mut JobDraft) -> &mut OptionalText,
) -> impl IntoView {
    let state = Memo::new(move |_| form.job.with(|job| get(job).clone()));
    let placeholder = move || if state.with(|s| s.empty_is_sent) { "empty text" } else { "not sent" };
    view! {
        <div class="optional">
            <TextField id=id label=label list=list hint=hint
                value=Signal::derive(move || state.with(|s| s.text.clone()))
                placeholder=Signal::derive(placeholder)
                on_input=Callback::new(move |text| form.edit(|j| get_mut(j).text = text))/>
            // Only an empty field can be meant in two ways.
            <label class="check" class:check-idle=live(move || state.with(|s| !s.text.is_empty()))>
                <input
                    type="checkbox"
                    aria-label=format!("{label}: send as empty text")
                    prop:checked=live(move || state.with(|s| s.empty_is_sent))
                    on:change=on(move |event| {
                        let empty_is_sent = event_target_checked(&event);
                        form.edit(|j| get_mut(j).empty_is_sent = empty_is_sent);
                    })
                />
                "Send as empty text"
            </label>
        </div>
    }
}

#[component]
fn Notification(
    /// The form.
    form: FormState,
) -> impl IntoView {
    let (notes, problem) = notes_at(form, Field::Notification);
    let is_invalid = move || problem.with(Option::is_some);
    let described_by =
        move || ids([Some("notification-hint".to_owned()), is_invalid().then(|| error_id("notification"))]);
    view! {
        <div class="field field-wide" class:field-invalid=live(is_invalid)>
            <label for="notification">"Notification"</label>
            <p class="field-hint" id="notification-hint">
                "A JSON object, such as {\"type\": \"User Login\"}. Which fields it takes is not documented."
            </p>
            <textarea
                id="notification"
                class="code"
                rows="1"
                spellcheck="false"
                autocapitalize="off"
                placeholder="not sent"
                aria-invalid=live(move || is_invalid().then_some("true"))
                aria-describedby=live(described_by)
                prop:value=live(move || form.job.with(|j| j.notification.clone()))
                on:input=on(move |event| form.edit(|j| j.notification = event_target_value(&event)))
                on:blur=on(move |_| form.leave(Field::Notification))
            ></textarea>
            <FieldMessages id="notification".to_owned() notes=notes problem=problem/>
        </div>
    }
}

fn words(id: &'static str, words: &'static [&'static str]) -> impl IntoView {
    view! { <datalist id=id>{words.iter().map(|word| view! { <option value=*word></option> }).collect_view()}</datalist> }
}
