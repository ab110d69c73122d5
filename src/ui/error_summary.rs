//! The list of what keeps the job from being sent, after a refused try.
//!
//! Owns the summary and its links. Must not find problems itself.

use super::focus::focus_now;
use super::form_state::FormState;
use super::live::{live, on, part};
use crate::job::{Field, ParameterField, Problem};
use crate::words;
use leptos::prelude::*;

/// The summary's id: it takes the focus after a refused try.
pub(super) const ID: &str = "error-summary";

/// The error summary; a mended entry stays in its place and says so, so that nothing jumps while one types.
#[component]
pub(super) fn ErrorSummary(
    /// The form.
    form: FormState,
) -> impl IntoView {
    let entries = move || {
        let problems = form.refused.get();
        problems.into_iter().map(|problem| view! { <Entry form=form problem=problem/> }).collect_view()
    };
    part(move || {
        form.refused.with(|problems| !problems.is_empty()).then(|| {
            view! {
                <div class="error-summary" id=ID tabindex="-1" role="group" aria-labelledby="error-summary-heading">
                    <h2 id="error-summary-heading">"There is a problem"</h2>
                    <ul>{entries()}</ul>
                </div>
            }
        })
    })
}

#[component]
fn Entry(
    /// The form.
    form: FormState,
    /// What is wrong.
    problem: Problem,
) -> impl IntoView {
    let target = field_id(problem.field);
    let href = format!("#{target}");
    let is_mended = {
        let problem = problem.clone();
        Memo::new(move |_| form.current.with(|current| !current.contains(&problem)))
    };
    // What was mended keeps its words: its row may be gone, or have another number.
    let sentence = Memo::new(move |shown: Option<&String>| match shown {
        Some(shown) if is_mended.get() => shown.clone(),
        _ => words::summary_entry(&problem, |id| form.number(id)),
    });
    view! {
        <li class:mended=live(move || is_mended.get())>
            <a
                href=href
                on:click=on(move |event: web_sys::MouseEvent| {
                    event.prevent_default();
                    focus_now(&target);
                })
            >
                {live(move || sentence.get())}
            </a>
            {live(move || if is_mended.get() { " Corrected." } else { "" })}
        </li>
    }
}

/// The id of the element in which the field is edited.
fn field_id(field: Field) -> String {
    match field {
        Field::JobName => "job-name".to_owned(),
        Field::TaskName => "task-name".to_owned(),
        Field::RetryCount => "retry-count".to_owned(),
        Field::Notification => "notification".to_owned(),
        Field::Parameter(id, ParameterField::Name) => format!("p{}-name", id.0),
        Field::Parameter(id, ParameterField::Value) => format!("p{}-value", id.0),
    }
}
