//! One answer of the server: its head, what it means, the server's own text and the next steps.
//!
//! Owns how an answer is shown. Text from the server is only ever text. Must not judge an answer.

use super::form_state::FormState;
use super::live::{live, on, part};
use super::sending::{Answer, Look, Sending};
use crate::scheduler::{Lookup, Outcome, Refusal, Reply};
use crate::words;
use leptos::prelude::*;

/// Longer text of the server is folded.
const SHORT: usize = 600;

impl Answer {
    /// The class that tells a good answer from a bad one and from one that leaves a doubt.
    pub(super) fn tone(&self) -> &'static str {
        match *self.outcome {
            Outcome::Created(_) => "answer answer-good",
            Outcome::Unknown(_) | Outcome::Unreadable(_) => "answer answer-doubt",
            Outcome::Refused(..) | Outcome::NotTheService(_) | Outcome::NotSent(_) => "answer answer-bad",
        }
    }

    /// The job's name as the server gave it, or as it was sent.
    fn name(&self) -> String {
        match &*self.outcome {
            Outcome::Created(created) => created.job_name.clone(),
            _ => None,
        }
        .unwrap_or_else(|| self.job_name.clone())
    }

    /// Whether the job may exist although no answer says so.
    fn may_exist(&self) -> bool {
        matches!(
            *self.outcome,
            Outcome::Unknown(_)
                | Outcome::Unreadable(_)
                | Outcome::NotTheService(_)
                | Outcome::Refused(Refusal::ServerFault | Refusal::Conflict | Refusal::Busy, _)
        )
    }

    fn wants_sign_in(&self) -> bool {
        matches!(*self.outcome, Outcome::Refused(Refusal::NotSignedIn, _) | Outcome::NotTheService(_))
    }
}

/// Whose answer it is, when it came, and what it says.
#[component]
pub(super) fn AnswerHead(
    /// The answer.
    answer: Answer,
) -> impl IntoView {
    let name = answer.name();
    view! {
        <p class="answer-job"><strong><bdi>{name}</bdi></strong> <span class="answer-time">{answer.at.clone()}</span></p>
        <p class="answer-heading">{words::outcome(&answer.outcome, &answer.job_name).heading}</p>
    }
}

/// All else.
#[component]
pub(super) fn AnswerBody(
    /// The answer.
    answer: Answer,
    /// The form.
    form: FormState,
    /// The sending.
    sending: Sending,
    /// Opens the sign-in.
    on_sign_in: Callback<()>,
) -> impl IntoView {
    let Answer { id, job_name, outcome, .. } = answer.clone();
    let mut advice = vec![words::outcome(&outcome, &job_name).advice];
    if answer.name() != job_name {
        advice.push(words::other_job(&job_name));
    }
    let paragraphs = advice.into_iter().filter(|words| !words.is_empty()).map(|words| view! { <p>{words}</p> });
    let is_created = matches!(*outcome, Outcome::Created(_));
    let reply = reply_of(&outcome).cloned().map(|reply| {
        let is_open = !is_created && reply.body.len() < SHORT;
        view! { <ServerText reply=reply title="The server’s answer" is_open=is_open/> }
    });
    let look = RwSignal::from(answer.look.clone());
    let looked = move || found(&look.get(), &job_name);
    let (may_exist, wants_sign_in) = (answer.may_exist(), answer.wants_sign_in());
    view! {
        {paragraphs.collect_view()}
        <div role="status">{part(looked)}</div>
        {reply}
        <div class="answer-buttons">
            {may_exist.then(|| button("Look whether the job exists", move || sending.look(&answer)))}
            {wants_sign_in.then(|| button("Sign in again", move || on_sign_in.run(())))}
            {is_created.then(|| {
                [
                    button("Create another", move || form.clear()),
                    button("Create a similar one", move || form.clear_name()),
                ]
            })}
            {button("Dismiss", move || sending.dismiss(id))}
        </div>
    }
}

fn button(words: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="button button-small" on:click=on(move |_| act())>{words}</button> }.into_any()
}

/// What a look for the job told.
fn found(look: &Look, job_name: &str) -> Option<impl IntoView + use<>> {
    let (words, reply) = match look {
        Look::NotAsked => return None,
        Look::Waiting => (words::Message { heading: words::LOOKING.to_owned(), advice: String::new() }, None),
        Look::Told(lookup) => (
            words::look_up(lookup, job_name),
            match lookup {
                Lookup::Exists(reply) | Lookup::Missing(reply) => Some(reply.clone()),
                Lookup::Unclear(reply) => reply.clone(),
            },
        ),
    };
    let reply = reply.map(|reply| view! { <ServerText reply=reply title="What the server has" is_open=false/> });
    Some(view! {
        <div class="answer-look">
            <p><strong>{words.heading}</strong> " " {words.advice}</p>
            {reply}
        </div>
    })
}

/// The server's own text, whole.
#[component]
fn ServerText(
    /// The answer it stands in.
    reply: Reply,
    /// The fold's title.
    title: &'static str,
    /// Whether it is unfolded from the start.
    is_open: bool,
) -> impl IntoView {
    let Reply { status, content_type, body, .. } = reply;
    let kind = content_type.split(';').next().unwrap_or_default().to_owned();
    let body = if body.is_empty() { words::EMPTY.to_owned() } else { body };
    // What nobody unfolds is not laid out: it may be megabytes.
    let is_wanted = RwSignal::new(is_open);
    view! {
        <details class="server-text" open=is_open on:toggle=on(move |_| is_wanted.set(true))>
            <summary>{title} <span class="server-text-kind">{format!(" {status} {kind}")}</span></summary>
            <pre tabindex="0" aria-label=title>{live(move || if is_wanted.get() { body.clone() } else { String::new() })}</pre>
        </details>
    }
}

fn reply_of(outcome: &Outcome) -> Option<&Reply> {
    match outcome {
        Outcome::Created(created) => Some(&created.reply),
        Outcome::Refused(_, reply) | Outcome::NotTheService(reply) | Outcome::Unreadable(reply) => Some(reply),
        Outcome::NotSent(_) | Outcome::Unknown(_) => None,
    }
}
