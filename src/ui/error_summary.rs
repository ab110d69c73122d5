//! The list of what keeps the job from being sent, after a refused try.
//!
//! Owns the summary and its links. Must not find problems itself.

use super::dom::{El, el, el_of};
use super::focus::focus_now;
use super::form_state::FormState;
use super::live::derived;
use super::row_state::row_field_id;
use crate::job::{Field, Problem};
use crate::words;
use crate::words::texts;

/// The summary's id: it takes the focus after a refused try.
pub(super) const ID: &str = "error-summary";

const HEADING: &str = "error-summary-heading";

/// The error summary; a mended entry stays in its place and says so, so that nothing jumps while one types.
pub(super) fn error_summary(form: FormState) -> El {
    el("div").part_of(
        move || form.refused.get(),
        move |problems| {
            let entries = problems.iter().map(|problem| entry(form, problem.clone()));
            (!problems.is_empty()).then(|| {
                el_of("div", "error-summary")
                    .id(ID)
                    .attr("tabindex", "-1")
                    .attr("role", "group")
                    .attr("aria-labelledby", HEADING)
                    .child(el("h2").id(HEADING).say(texts::error_summary::HEADING))
                    .child(el("ul").children(entries))
            })
        },
    )
}

fn entry(form: FormState, problem: Problem) -> El {
    let field = problem.field;
    let is_mended = {
        let problem = problem.clone();
        derived(move |_| form.current.with(|current| !current.contains(&problem)))
    };
    // What was mended keeps its words: its row may be gone, or have another number.
    let sentence =
        derived(
            move |shown: &String| {
                if is_mended.get() { shown.clone() } else { words::summary_entry(&problem, |id| form.number(id)) }
            },
        );
    let link = link_to(field).live_text(move || sentence.get());
    el("li")
        .live_class("mended", move || is_mended.get())
        .child(link)
        .live_text(move || if is_mended.get() { [" ", texts::faults::CORRECTED.say()].concat() } else { String::new() })
}

/// A link, without words yet, that leads to a field.
pub(super) fn link_to(field: Field) -> El {
    let target = field_id(field);
    el("a").attr("href", &format!("#{target}")).on("click", move |event| {
        event.prevent_default();
        focus_now(&target);
    })
}

/// The id of the element in which the field is edited.
pub(super) fn field_id(field: Field) -> String {
    match field {
        Field::JobName => "job-name".to_owned(),
        Field::TaskName => "task-name".to_owned(),
        Field::RetryCount => "retry-count".to_owned(),
        Field::Concurrent => "concurrent".to_owned(),
        Field::IsEnabled => "is-enabled".to_owned(),
        Field::JobScheduleType => "job-schedule-type".to_owned(),
        Field::CronScheduleType => "cron-schedule-type".to_owned(),
        Field::Notification => "notification".to_owned(),
        Field::Schedule(field) => super::schedule::id(field).to_owned(),
        Field::Parameter(row, field) => row_field_id(row, field),
    }
}
