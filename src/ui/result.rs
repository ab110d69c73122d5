//! The region "Result": what the server answered, and what to do next.
//!
//! Owns how an answer is shown. Text from the server is only ever text. Must not judge an answer.

use super::form_state::FormState;
use super::sending::{Answer, Look, Phase, Sending};
use crate::scheduler::{Lookup, Outcome, Refusal, Reply};
use crate::words;
use leptos::prelude::*;

/// The region; it stays in its place, empty or not.
#[component]
pub(super) fn ResultRegion(
    /// The form, for the next job.
    form: FormState,
    /// The sending whose answer is shown.
    sending: Sending,
    /// Opens the sign-in.
    on_sign_in: Callback<()>,
) -> impl IntoView {
    view! {
        <section class="panel result" aria-label="Result">
            <h2>"Result"</h2>
            <div role="status" aria-atomic="true">
                {move || match sending.phase.get() {
                    Phase::Idle => {
                        view! { <p class="result-empty">"The server’s answer appears here."</p> }.into_any()
                    }
                    Phase::Waiting => view! { <p class="result-empty">"Sending…"</p> }.into_any(),
                    Phase::Answered(answer) => {
                        view! { <AnswerView answer=*answer form=form sending=sending on_sign_in=on_sign_in/> }.into_any()
                    }
                }}
            </div>
        </section>
    }
}

#[component]
fn AnswerView(
    /// The answer.
    answer: Answer,
    /// The form.
    form: FormState,
    /// The sending.
    sending: Sending,
    /// Opens the sign-in.
    on_sign_in: Callback<()>,
) -> impl IntoView {
    let message = words::outcome(&answer.outcome, &answer.job_name);
    let is_created = matches!(answer.outcome, Outcome::Created(_));
    let may_exist = matches!(answer.outcome, Outcome::Unknown(_) | Outcome::Unreadable(_))
        || matches!(answer.outcome, Outcome::Refused(Refusal::ServerFault | Refusal::Conflict, _));
    let wants_sign_in = matches!(answer.outcome, Outcome::Refused(Refusal::NotSignedIn, _) | Outcome::NotTheService(_));
    let name = match &answer.outcome {
        Outcome::Created(created) => created.job_name.clone().unwrap_or_else(|| answer.job_name.clone()),
        _ => answer.job_name.clone(),
    };
    let other_name = (name != answer.job_name).then(|| {
        format!("The server names another job than the one that was sent (“{}”). Look at both.", answer.job_name)
    });
    let looked = match &answer.look {
        Look::NotAsked => None,
        Look::Waiting => Some(("Looking…".to_owned(), String::new())),
        Look::Told(lookup) => {
            let message = words::look_up(lookup, &answer.job_name);
            Some((message.heading, message.advice))
        }
    };
    let look_reply = match &answer.look {
        Look::Told(Lookup::Exists(reply) | Lookup::Missing(reply)) => Some(reply.clone()),
        Look::Told(Lookup::Unclear(reply)) => reply.clone(),
        _ => None,
    };
    let reply = reply_of(&answer.outcome).cloned();
    view! {
        <div class=if is_created { "answer answer-good" } else { "answer answer-bad" }>
            <p class="answer-job"><strong>{name}</strong> <span class="answer-time">{answer.at}</span></p>
            <p class="answer-heading">{message.heading}</p>
            {other_name.map(|words| view! { <p>{words}</p> })}
            {(!message.advice.is_empty()).then(|| view! { <p>{message.advice}</p> })}
            {looked.map(|(heading, advice)| view! { <p class="answer-look"><strong>{heading}</strong> " " {advice}</p> })}
            {look_reply.map(|reply| view! { <ServerText reply=reply title="What the server has"/> })}
            {reply.map(|reply| view! { <ServerText reply=reply title="The server’s answer"/> })}
            <div class="answer-buttons">
                {may_exist.then(|| view! {
                    <button type="button" class="button" on:click=move |_| sending.look()>"Look whether the job exists"</button>
                })}
                {wants_sign_in.then(|| view! {
                    <button type="button" class="button" on:click=move |_| on_sign_in.run(())>"Sign in again"</button>
                })}
                {is_created.then(|| view! {
                    <button type="button" class="button" on:click=move |_| form.clear()>"Create another"</button>
                    <button type="button" class="button" on:click=move |_| form.clear_name()>"Create a similar one"</button>
                })}
                <button type="button" class="button button-quiet" on:click=move |_| sending.dismiss()>"Dismiss"</button>
            </div>
        </div>
    }
}

/// The server's own text, whole; long text is folded.
#[component]
fn ServerText(
    /// The answer it stands in.
    reply: Reply,
    /// The fold's title.
    title: &'static str,
) -> impl IntoView {
    let is_short = reply.body.len() < 600;
    let body = if reply.body.is_empty() { "(empty)".to_owned() } else { reply.body };
    view! {
        <details class="server-text" open=is_short>
            <summary>{format!("{title} · {} {}", reply.status, reply.content_type)}</summary>
            <pre tabindex="0">{body}</pre>
        </details>
    }
}

fn reply_of(outcome: &Outcome) -> Option<&Reply> {
    match outcome {
        Outcome::Created(created) => Some(&created.reply),
        Outcome::Refused(_, reply) | Outcome::NotTheService(reply) | Outcome::Unreadable(reply) => Some(reply),
        Outcome::NotSent | Outcome::Unknown(_) => None,
    }
}
