//! The form of a job.
//!
//! Owns the order of its parts and the job's own fields. Must not send: it hands the press on.

use super::action_bar::action_bar;
use super::dom::{El, el, el_of};
use super::field::{Said, TextField};
use super::form_state::FormState;
use super::held::{held, held_section, hint};
use super::keeper::Keeper;
use super::later::are_there;
use super::live::{Act, Source};
use super::parameters::parameters;
use super::review::Review;
use super::sending::Sending;
use super::suggestions::suggestions;
use super::task_picker::{TASK, task_picker};
use super::tasks::Tasks;
use crate::job::{Field, JobDraft};
use crate::words::texts::{fields, job_form as texts, task_offer};

/// The form.
pub(super) fn job_form(
    form: FormState,
    sending: Sending,
    keeper: Keeper,
    tasks: Tasks,
    review: Review,
    edit_as_text: El,
) -> El {
    el_of("form", "job-form")
        .attr("novalidate", "")
        .attr("autocomplete", "off")
        .live_class("job-form-begun", || !are_there())
        .on("submit", move |event| {
            event.prevent_default();
            sending.press(form);
        })
        .later(move |it| (it.error_summary)(form))
        .child(job(form, tasks))
        .child(parameters(form, tasks, edit_as_text))
        .later(move |it| held_section(form, "schedule", (it.schedule)(form)))
        .later(move |it| held_section(form, "notification", (it.notification)(form, sending.notification_fields())))
        .later(move |it| (it.more_fields)(form))
        .child(suggestions(tasks))
        .child(action_bar(sending, keeper, review))
}

fn job(form: FormState, tasks: Tasks) -> El {
    let text = |get: fn(&JobDraft) -> &String| Source::new(move || form.job.with(|job| get(job).clone()));
    let edit = |id: &'static str, get: fn(&mut JobDraft) -> &mut String| {
        Act::new(move |text| form.edit(id, |job| *get(job) = text))
    };
    let leave = |field| move |input: El| input.on("blur", move |_| form.leave(field));
    let task = TextField {
        id: TASK,
        label: fields::TASK_NAME.say(),
        hint: hint(form, "taskName", texts::TASK_HINT.say()),
        is_required: true,
        value: text(|j| &j.task_name),
        on_input: edit(TASK, |j| &mut j.task_name),
        said: said_at(form, Field::TaskName),
    };
    let name = TextField {
        id: "job-name",
        label: fields::JOB_NAME.say(),
        hint: name_hint(form),
        is_required: true,
        value: text(|j| &j.job_name),
        on_input: edit("job-name", |j| &mut j.job_name),
        said: said_at(form, Field::JobName),
    };
    let retry = TextField {
        id: "retry-count",
        label: fields::RETRY_COUNT.say(),
        hint: hint(form, "retryCount", texts::RETRY_HINT.say()),
        is_required: true,
        value: text(|j| &j.retry_count),
        on_input: edit("retry-count", |j| &mut j.retry_count),
        said: said_at(form, Field::RetryCount),
    };
    let (with_list, list) = task_picker(tasks);
    let task = task.build(|input| with_list(leave(Field::TaskName)(input))).child(list);
    let task = held(form, "taskName", task);
    let retry = retry.build(|input| leave(Field::RetryCount)(input).attr("inputmode", "numeric"));
    let retry = held(form, "retryCount", retry);
    let offer = el_of("div", "task-offer").id("task-offer").attr("tabindex", "-1").attr("role", "group");
    let offer = offer.attr_said("aria-label", task_offer::REGION);
    el_of("section", "panel")
        .attr("aria-labelledby", "job-heading")
        .child(el("h2").id("job-heading").say(texts::HEADING))
        .child(el_of("div", "fields fields-job").child(task).child(name.build(leave(Field::JobName))).child(retry))
        .child(offer.later(move |it| (it.task_offer)(tasks)))
}

/// What to know before a name is typed: the site's rule, where it has one.
fn name_hint(form: FormState) -> &'static str {
    match form.host.name_rule() {
        "" => texts::NAME_HINT.say(),
        // The form is there for as long as the page.
        rule => texts::NAME_RULE.with(&[rule.into()]).leak(),
    }
}

/// What is said at one of the job's own fields.
pub(super) fn said_at(form: FormState, field: Field) -> Said {
    let notes = Source::new(move || {
        form.notes
            .with(|notes| notes.iter().find(|(at, _)| *at == field).map(|(_, notes)| notes.clone()))
            .unwrap_or_default()
    });
    Said { notes, own: None, of: Some((form, field)) }
}
