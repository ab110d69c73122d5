//! One answer of the server: its head, what it means, the server's own text and the next steps.
//!
//! Owns how an answer is shown. Text from the server is only ever text. Must not judge an answer.

use super::dom::{El, button, el, el_of};
use super::form_state::FormState;
use super::live::{Held, Live};
use super::schedule_step::{Second, second_part, steps};
use super::sending::{Answer, Look, Sending};
use super::session::Session;
use super::sign_in::sign_in_again;
use crate::scheduler::{Lookup, NotSent, Outcome, Refusal, Reply};
use crate::words;
use crate::words::texts::{answer as texts, answers, buttons};

/// Longer text of the server is folded.
const SHORT: usize = 600;

impl Answer {
    /// The class that tells a good answer from a bad one and from one that leaves a doubt.
    pub(super) fn tone(&self) -> &'static str {
        match *self.outcome {
            Outcome::Created(_) if self.second.as_ref().is_some_and(Second::is_unset) => "answer answer-doubt",
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
                // The browser says so, and can be wrong: behind some networks of its own a machine is not offline.
                | Outcome::NotSent(NotSent::Offline)
                | Outcome::Refused(Refusal::ServerFault | Refusal::Conflict | Refusal::Busy, _)
        )
    }

    fn wants_sign_in(&self) -> bool {
        matches!(
            *self.outcome,
            Outcome::Refused(Refusal::NotSignedIn | Refusal::NotAllowed, _)
                | Outcome::NotTheService(_)
                | Outcome::NotSent(NotSent::SignedOut)
        )
    }
}

/// Whose answer it is, when it came, what it says, and what to do then: all that is said aloud by itself.
pub(super) fn answer_head(answer: &Answer) -> El {
    let words::Message { heading, advice } = words::outcome(&answer.outcome, &answer.job_name);
    el("div")
        .child(
            el_of("p", "answer-job")
                .child(el("strong").child(el("bdi").text(&answer.name())))
                .text(" ")
                .child(el_of("span", "answer-time").text(&answer.at)),
        )
        .child(el_of("p", "answer-heading").text(&heading))
        .child(el_of("p", "answer-advice").text(&advice))
        .children(answer.second.as_ref().map(|second| steps(Some(&answer.outcome), second)))
}

/// All else.
pub(super) fn answer_body(answer: &Answer, form: FormState, sending: Sending) -> El {
    let Answer { id, job_name, outcome, .. } = answer.clone();
    let mut body = el_of("div", "answer-body");
    if answer.name() != job_name {
        body = body.child(el("p").text(&words::other_job(&job_name)));
    }
    let is_created = matches!(*outcome, Outcome::Created(_));
    body = body.child(look_part(&answer.look, &job_name, sending.session));
    if let Some(reply) = reply_of(&outcome) {
        let is_open = !is_created && reply.body.len() < SHORT;
        body = body.child(server_text(reply.clone(), texts::SERVER_TEXT.say(), is_open));
    }
    body = body.children(answer.second.as_ref().map(|second| second_part(answer, second, form, sending)));
    let mut buttons = el_of("div", "answer-buttons");
    if answer.may_exist() {
        let answer = answer.clone();
        buttons = buttons.child(small(texts::LOOK.say(), move || sending.look(&answer.job_name, &answer.look)));
    }
    if answer.wants_sign_in() {
        buttons = buttons.child(sign_in_again(sending.session, None));
    }
    if is_created {
        buttons = buttons
            .child(small(texts::ANOTHER.say(), move || form.clear()))
            .child(small(texts::SIMILAR.say(), move || form.clear_name()));
    }
    let second = answer.second.clone();
    let is_on_its_way = move || second.as_ref().is_some_and(Second::is_on_its_way);
    let dismiss = small(buttons::DISMISS.say(), move || sending.dismiss(id)).live_flag("hidden", is_on_its_way);
    body.child(buttons.child(dismiss))
}

pub(super) fn small(words: &str, act: impl FnMut() + 'static) -> El {
    button("button button-small", words, act)
}

/// What a look for the job of this name told; and the way to sign in, where it told that nobody is signed in any more.
pub(super) fn look_part(look: &Held<Look>, job_name: &str, session: Session) -> El {
    let (look, job_name) = (Live::from(look.clone()), job_name.to_owned());
    let wants_sign_in = move || {
        look.with(|look| matches!(look, Look::Told(Lookup::Unclear(Some(reply))) if words::wants_sign_in(reply.status)))
    };
    el("div")
        .child(el("div").attr("role", "status").part_of(move || look.get(), move |look| found(look, &job_name)))
        // Beside what is spoken: unfolded, it may be megabytes.
        .child(el("div").part_of(move || look.get(), reply_to))
        .child(sign_in_again(session, None).live_flag("hidden", move || !wants_sign_in()))
}

/// What a look for the job told.
fn found(look: &Look, job_name: &str) -> Option<El> {
    let looked = el_of("p", "answer-look");
    let Look::Told(lookup) = look else {
        return (*look == Look::Waiting).then(|| looked.say(answers::LOOKING));
    };
    let message = words::look_up(lookup, job_name);
    Some(looked.child(el("strong").text(&message.heading)).text(" ").text(&message.advice))
}

/// What the server said to it.
fn reply_to(look: &Look) -> Option<El> {
    let (reply, title) = match look {
        Look::Told(Lookup::Exists(reply)) => (reply, texts::JOB_ON_SERVER),
        Look::Told(Lookup::Missing(reply) | Lookup::Unclear(Some(reply))) => (reply, texts::SERVER_TEXT),
        _ => return None,
    };
    Some(server_text(reply.clone(), title.say(), false))
}

/// The server's own text, whole.
pub(super) fn server_text(reply: Reply, title: &'static str, is_open: bool) -> El {
    let Reply { status, content_type, body, .. } = reply;
    let kind = format!(" {status} {}", content_type.split(';').next().unwrap_or_default());
    let summary = el("summary").text(title).child(el_of("span", "server-text-kind").text(&kind));
    folded_text(summary, title, body, is_open)
}

/// A text that can be folded out under a summary.
pub(super) fn folded_text(summary: El, title: &'static str, text: String, is_open: bool) -> El {
    // What nobody unfolds is not laid out: it may be megabytes.
    let is_wanted = Live::new(is_open);
    let text = move || match (is_wanted.get(), text.as_str()) {
        (false, _) => String::new(),
        (true, "") => answers::EMPTY.say().to_owned(),
        (true, text) => text.to_owned(),
    };
    el_of("details", "server-text")
        .attr_if("open", is_open.then_some(""))
        .on("toggle", move |_| is_wanted.set(true))
        .child(summary)
        .child(el("pre").attr("tabindex", "0").attr("role", "group").attr("aria-label", title).live_text(text))
}

pub(super) fn reply_of(outcome: &Outcome) -> Option<&Reply> {
    match outcome {
        Outcome::Created(created) => Some(&created.reply),
        Outcome::Refused(_, reply) | Outcome::NotTheService(reply) | Outcome::Unreadable(reply) => Some(reply),
        Outcome::NotSent(_) | Outcome::Unknown(_) => None,
    }
}
