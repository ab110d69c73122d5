//! The list of what keeps the job from being sent, after a refused try.
//!
//! Owns the summary and its links. Must not find problems itself.

use super::focus::focus_now;
use super::form_state::FormState;
use crate::job::{Field, ParameterField};
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
        form.refused.with(|problems| {
            problems
                .iter()
                .map(|problem| {
                    let target = field_id(problem.field);
                    let href = format!("#{target}");
                    let mended = {
                        let problem = problem.clone();
                        Memo::new(move |_| form.current.with(|current| !current.contains(&problem)))
                    };
                    let sentence = words::summary_entry(problem, |id| form.number(id));
                    view! {
                        <li class:mended=mended>
                            <a
                                href=href
                                on:click=move |event| {
                                    event.prevent_default();
                                    focus_now(&target);
                                }
                            >
                                {sentence}
                            </a>
                            {move || mended.get().then_some(" Corrected.")}
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Show when=move || form.refused.with(|problems| !problems.is_empty())>
            <div class="error-summary" id=ID tabindex="-1" role="group" aria-labelledby="error-summary-heading">
                <h2 id="error-summary-heading">"There is a problem"</h2>
                <ul>{entries}</ul>
            </div>
        </Show>
    }
}

/// The id of the element in which the field is edited.
pub(super) fn field_id(field: Field) -> String {
    match field {
        Field::JobName => "job-name".to_owned(),
        Field::TaskName => "task-name".to_owned(),
        Field::RetryCount => "retry-count".to_owned(),
        Field::Notification => "notification".to_owned(),
        Field::Parameter(id, ParameterField::Name) => format!("p{}-name", id.0),
        Field::Parameter(id, ParameterField::Value) => format!("p{}-value", id.0),
    }
}
