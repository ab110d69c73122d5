//! One job of the history: when it was sent, what became of its calls, and what can be done with it.
//!
//! Owns how it is shown. Must not judge an answer.

use super::answer::{folded_text, look_part};
use super::dom::{El, button_said, el, el_of};
use super::focus::focus;
use super::history::{HistoryList, Job};
use crate::clock;
use crate::exchange::history::Call;
use crate::schedule::{Instant, local};
use crate::words::history as words;
use crate::words::schedule::moment;
use crate::words::texts::{Text, answer, history, history_job as texts, second_call as calls};
use std::rc::Rc;

/// The entry of the list; times are told by the clocks of this zone.
pub(super) fn job_entry(it: HistoryList, job: &Rc<Job>, zone: &str) -> El {
    let sent = &job.sent;
    let head = ["history-job-", &job.id.to_string()].concat();
    let act = |kind: &str, words: Text, act: fn(HistoryList, &Rc<Job>)| {
        let (job, id) = (job.clone(), [&head, kind].concat());
        // The name tells which job is meant.
        button_said("button button-quiet button-small", words, move || act(it, &job))
            .id(&id)
            .attr("aria-labelledby", &[&id, " ", &head].concat())
    };
    let mut buttons = el_of("div", "history-buttons");
    if sent.job().is_some() {
        let name = job.name.clone();
        let is_chosen = move || Some(it.chosen.with(|chosen| *chosen == name).to_string());
        buttons = buttons
            .child(act("-open", texts::OPEN, open))
            .child(act("-compare", texts::COMPARE, compare).live_attr("aria-pressed", is_chosen));
    }
    // No answer was seen, or it told nothing: whether the job is there can be found out. That nothing was sent is what
    // the browser says, and it can be wrong.
    let is_unknown = sent
        .calls
        .first()
        .is_some_and(|call| call.told.as_ref().is_none_or(|told| told.is_done.is_none() || told.status.is_none()));
    if is_unknown {
        buttons = buttons.child(act("-look", answer::LOOK, |it, job| it.sending.look(&job.sent.job_name, &job.look)));
    }
    let name = el("span")
        .id(&head)
        .child(el_of("bdi", "history-name").text(&sent.job_name))
        .text(" ")
        .child(el_of("span", "history-time").text(&time(sent.at(), zone)));
    el_of("li", "history-job")
        .child(el_of("div", "history-head").child(name).child(el_of("bdi", "history-facts").text(&sent.task_name)))
        .children(sent.calls.iter().enumerate().map(|(at, call)| call_entry(call, at == 0)))
        .children(is_unknown.then(|| look_part(&job.look, &sent.job_name, it.sending.session)))
        .child(buttons.child(act("-delete", texts::DELETE, |it, job| it.delete(vec![job.clone()]))))
}

fn call_entry(call: &Call, creates: bool) -> El {
    let (class, stand) = match call.told.as_ref().map(|told| (told.is_done, told.status)) {
        None => ("history-doubt", history::NO_ANSWER),
        Some((None, _)) => ("history-doubt", calls::UNKNOWN),
        Some((Some(true), _)) => ("history-good", calls::DONE),
        // Without a status it never left.
        Some((Some(false), None)) => ("history-bad", history::NOT_SENT),
        Some((Some(false), _)) => ("history-bad", calls::FAILED),
    };
    let what = if creates { calls::CREATE } else { calls::SET };
    let summary = el("summary")
        .text(&texts::CALL.with(&[what.say().into()]))
        .text(" ")
        .child(el_of("strong", class).say(stand))
        .child(el_of("bdi", "history-facts").text(&call.told.as_ref().map(words::facts).unwrap_or_default()));
    let body = call.body.as_ref().map_or(history::BODY_LEFT_OUT.say(), |body| body.as_str());
    let text = [&call.method, " ", &call.address, "\n", &call.at.text(), " (UTC)\n\n", body].concat();
    folded_text(summary, texts::AS_SENT.say(), text, false)
}

/// Date and time by the clocks of this zone, and its name.
pub(super) fn time(at: Instant, zone: &str) -> String {
    match clock::zone(zone) {
        Some(clocks) => texts::TIME.with(&[(&moment(local(at, &clocks))).into(), zone.into()]),
        None => at.text(),
    }
}

/// Puts the job into the form.
fn open(it: HistoryList, job: &Rc<Job>) {
    let draft = it.form.secrets.with_untracked(|secrets| job.sent.draft(secrets));
    if let Some((draft, left_out)) = draft {
        it.form.replace(texts::OPENED.say(), draft);
        it.said.set(words::job_opened(&job.sent.job_name, &left_out));
        focus("task-name");
    }
}

/// Chooses the job; or compares it with the one that is chosen, which stays so.
fn compare(it: HistoryList, job: &Rc<Job>) {
    let chosen = it.chosen.get_untracked();
    if chosen.is_empty() {
        it.chosen.set(job.name.clone());
        it.told.set(history::CHOOSE_ANOTHER.say().to_owned());
    } else if chosen == job.name {
        it.chosen.set(String::new());
        it.told.set(String::new());
    } else {
        it.other.set(job.name.clone());
        it.is_comparing.set(true);
    }
}
