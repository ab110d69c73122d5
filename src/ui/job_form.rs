//! The form of a job.
//!
//! Owns the order of its parts and the job's own fields. Must not send: it hands the press on.

use super::action_bar::ActionBar;
use super::error_summary::ErrorSummary;
use super::field::TextField;
use super::form_state::FormState;
use super::more_fields::MoreFields;
use super::parameters::Parameters;
use super::row_state::FieldNotes;
use super::sending::Sending;
use crate::job::Field;
use crate::words;
use leptos::prelude::*;

/// The form.
#[component]
pub(super) fn JobForm(
    /// Its state.
    form: FormState,
    /// What becomes of a press on "Create job".
    sending: Sending,
) -> impl IntoView {
    let notes =
        move |field| Signal::derive(move || form.notes.with(|notes| notes.get(&field).cloned()).unwrap_or_default());
    let sentence = move |notes: Signal<FieldNotes>| {
        Signal::derive(move || notes.with(|n| n.problem.as_ref().map(|p| words::problem(p, |id| form.number(id)))))
    };
    let task = notes(Field::TaskName);
    let name = notes(Field::JobName);
    let retry = notes(Field::RetryCount);
    view! {
        <form
            class="job-form"
            novalidate
            autocomplete="off"
            on:submit=move |event| {
                event.prevent_default();
                sending.create(form);
            }
        >
            <ErrorSummary form=form/>
            <section class="panel" aria-labelledby="job-heading">
                <h2 id="job-heading">"Job"</h2>
                <div class="fields fields-job">
                    <TextField id="task-name" label="Task name" required=true
                        hint="The scheduled task that the job runs, exactly as the server names it."
                        value=Signal::derive(move || form.job.with(|j| j.task_name.clone()))
                        on_input=Callback::new(move |text| form.edit(|j| j.task_name = text))
                        on_leave=Callback::new(move |()| form.leave(Field::TaskName))
                        notes=task problem=sentence(task)/>
                    <TextField id="job-name" label="Job name" required=true
                        hint="A name of its own; every later call finds the job by it."
                        value=Signal::derive(move || form.job.with(|j| j.job_name.clone()))
                        on_input=Callback::new(move |text| form.edit(|j| j.job_name = text))
                        on_leave=Callback::new(move |()| form.leave(Field::JobName))
                        notes=name problem=sentence(name)/>
                    <TextField id="retry-count" label="Retry count" required=true inputmode="numeric"
                        hint="After so many failures in a row the server disables the job."
                        value=Signal::derive(move || form.job.with(|j| j.retry_count.clone()))
                        on_input=Callback::new(move |text| form.edit(|j| j.retry_count = text))
                        on_leave=Callback::new(move |()| form.leave(Field::RetryCount))
                        notes=retry problem=sentence(retry)/>
                </div>
            </section>
            <Parameters form=form/>
            <MoreFields form=form/>
            <ActionBar sending=sending/>
        </form>
    }
}
