//! The form of a job.
//!
//! Owns the order of its parts and the job's own fields. Must not send: it hands the press on.

use super::action_bar::ActionBar;
use super::error_summary::ErrorSummary;
use super::field::TextField;
use super::form_state::FormState;
use super::live::on;
use super::more_fields::MoreFields;
use super::parameters::Parameters;
use super::row_state::FieldNotes;
use super::sending::Sending;
use super::suggestions::{self, KnownTasks};
use crate::job::{Field, JobDraft};
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
    let known = KnownTasks::new();
    let task = notes_at(form, Field::TaskName);
    let name = notes_at(form, Field::JobName);
    let retry = notes_at(form, Field::RetryCount);
    let text = move |get: fn(&JobDraft) -> &String| Signal::derive(move || form.job.with(|job| get(job).clone()));
    let edit =
        move |get: fn(&mut JobDraft) -> &mut String| Callback::new(move |text| form.edit(|job| *get(job) = text));
    let leave = move |field| Callback::new(move |()| form.leave(field));
    view! {
        <form
            class="job-form"
            novalidate
            autocomplete="off"
            on:submit=on(move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                sending.create(form);
            })
        >
            <ErrorSummary form=form/>
            <section class="panel" aria-labelledby="job-heading">
                <h2 id="job-heading">"Job"</h2>
                <div class="fields fields-job">
                    <TextField id="task-name" label="Task name" required=true list=suggestions::TASKS
                        hint="The scheduled task that the job runs, exactly as the server names it."
                        value=text(|j| &j.task_name) on_input=edit(|j| &mut j.task_name)
                        on_enter=Callback::new(move |()| known.load()) on_leave=leave(Field::TaskName)
                        notes=task.0 problem=task.1/>
                    <TextField id="job-name" label="Job name" required=true
                        hint="A name that no other job has: every later call finds the job by it."
                        value=text(|j| &j.job_name) on_input=edit(|j| &mut j.job_name) on_leave=leave(Field::JobName)
                        notes=name.0 problem=name.1/>
                    <TextField id="retry-count" label="Retry count" required=true inputmode="numeric"
                        hint="After so many failures in a row, the server disables the job."
                        value=text(|j| &j.retry_count) on_input=edit(|j| &mut j.retry_count)
                        on_leave=leave(Field::RetryCount) notes=retry.0 problem=retry.1/>
                </div>
            </section>
            <Parameters form=form known=known/>
            <MoreFields form=form/>
            {suggestions::lists(form, known)}
            <ActionBar sending=sending/>
        </form>
    }
}

/// What is said at one of the job's own fields, and the sentence for its problem.
pub(super) fn notes_at(form: FormState, field: Field) -> (Signal<FieldNotes>, Signal<Option<String>>) {
    let notes = Memo::new(move |_| form.notes.with(|notes| notes.get(&field).cloned()).unwrap_or_default());
    (notes.into(), sentence(form, notes.into()))
}

/// The sentence for the problem at a field.
pub(super) fn sentence(form: FormState, notes: Signal<FieldNotes>) -> Signal<Option<String>> {
    Signal::derive(move || notes.with(|n| n.problem.as_ref().map(|p| words::problem(p, |id| form.number(id)))))
}
