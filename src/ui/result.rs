//! The region "Result": what the server answered, and what to do next.
//!
//! Owns the order of the answers. Must not judge an answer.

use super::answer::{AnswerBody, AnswerHead};
use super::form_state::FormState;
use super::live::{live, part};
use super::sending::{Answer, Phase, Sending};
use leptos::prelude::*;

/// The region's id.
pub(super) const ID: &str = "result";

/// The region; it stays in its place, empty or not.
#[component]
pub(super) fn ResultRegion(
    /// The form, for the next job.
    form: FormState,
    /// The sending whose answers are shown.
    sending: Sending,
    /// Opens the sign-in.
    on_sign_in: Callback<()>,
) -> impl IntoView {
    // What is said aloud when it changes: the head alone, not the server's text and not the buttons.
    let head = move || {
        Some(match sending.phase.get() {
            Phase::Idle => view! { <p class="result-empty">"The server’s answer appears here."</p> }.into_any(),
            Phase::Waiting(name) => view! { <p class="result-empty">"Sending “" <bdi>{name}</bdi> "”…"</p> }.into_any(),
            Phase::Answered(answer) => view! { <AnswerHead answer=answer/> }.into_any(),
        })
    };
    let body = move |answer: Answer| {
        view! { <AnswerBody answer=answer form=form sending=sending on_sign_in=on_sign_in/> }
    };
    let earlier = move |answer: Answer| {
        let tone = answer.tone();
        view! {
            <li class=tone>
                <AnswerHead answer=answer.clone()/>
                {body(answer)}
            </li>
        }
    };
    let newest = move || match sending.phase.get() {
        Phase::Answered(answer) => Some(body(answer)),
        Phase::Idle | Phase::Waiting(_) => None,
    };
    let tone = move || {
        sending.phase.with(|phase| match phase {
            Phase::Answered(answer) => answer.tone(),
            Phase::Idle | Phase::Waiting(_) => "answer",
        })
    };
    view! {
        <section class="panel result" id=ID aria-label="Result" tabindex="-1">
            <h2>"Result"</h2>
            <div class=live(tone)>
                <div role="status">{part(head)}</div>
                {part(newest)}
            </div>
            <h3 class="result-earlier" hidden=live(move || sending.earlier.with(Vec::is_empty))>"Earlier"</h3>
            <ul class="result-list">
                <For each=move || sending.earlier.get() key=|answer| answer.id let(answer)>
                    {earlier(answer)}
                </For>
            </ul>
        </section>
    }
}
