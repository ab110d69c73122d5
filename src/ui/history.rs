//! The region "History": what was sent from this browser, to look through, to open again and to pass on.
//!
//! Owns which jobs are listed, and what was deleted from them. While it is folded it costs nothing: nothing is read, and
//! nothing is on the page. Must not know how a job is recorded.

use super::clipboard::download;
use super::dom::{El, button_said, el, el_of, follow};
use super::field::{Said as FieldSaid, field, input};
use super::focus::focus;
use super::fold::{Folding, folding};
use super::form_state::FormState;
use super::history_comparison::comparison;
use super::history_job::job_entry;
use super::live::{Held, Live};
use super::recorder::{History, names};
use super::sending::{Look, Sending};
use super::shared::Shared;
use super::tools::Said;
use crate::clock;
use crate::exchange::history::{Sent, history_to_json, holds, sent_from_json};
use crate::storage;
use crate::ui::framework::{event_target_value, untrack};
use crate::words::history as words;
use crate::words::texts::history as texts;
use std::rc::Rc;

const SEARCH: &str = "history-search";
const PUT_BACK: &str = "history-put-back";

/// The state of the region.
pub(super) type HistoryList = Shared<ListState>;

/// What a `HistoryList` points to.
pub(super) struct ListState {
    history: History,
    pub(super) sending: Sending,
    pub(super) form: FormState,
    /// What is said beside the buttons of the form.
    pub(super) said: Said,
    /// All jobs, the newest first.
    jobs: Live<Vec<Rc<Job>>>,
    next_id: Live<u64>,
    /// What is looked for, as typed.
    query: Live<String>,
    /// What was done last.
    pub(super) told: Live<String>,
    /// What was deleted last and can be put back.
    deleted: Live<Vec<Rc<Job>>>,
    /// The name of the job with which others are compared; empty where none is chosen.
    pub(super) chosen: Live<String>,
    /// The name of the one that is compared with it.
    pub(super) other: Live<String>,
    pub(super) is_comparing: Live<bool>,
}

/// A job of the list.
pub(super) struct Job {
    /// The same for as long as the job is as it was read.
    pub(super) id: u64,
    /// The name under which it is kept.
    pub(super) name: String,
    text: String,
    /// All that is looked through, in one letter case.
    found_by: String,
    pub(super) sent: Sent,
    /// What was found when the person asked whether the job exists.
    pub(super) look: Held<Look>,
}

/// The region.
pub(super) fn history(sending: Sending, form: FormState, said: Said) -> El {
    let history = sending.history;
    let it = Shared::of(ListState {
        history,
        sending,
        form,
        said,
        jobs: Live::default(),
        next_id: Live::new(0),
        query: Live::default(),
        told: Live::default(),
        deleted: Live::default(),
        chosen: Live::default(),
        other: Live::default(),
        is_comparing: Live::new(false),
    });
    folding(Folding {
        class: "panel history",
        name: texts::HISTORY.say(),
        id: "history-content",
        is_open: Live::new(false),
        content: Box::new(move || content(it)),
    })
    .child(el_of("p", "field-warning").attr("role", "status").live_text(move || history.trouble.get()))
}

fn content(it: HistoryList) -> El {
    it.told.set(String::new());
    follow(Box::new(move || {
        it.history.writes.track();
        untrack(|| it.load());
    }));
    let search = input(SEARCH).attr("type", "search").live_value(move || it.query.get()).on("input", move |event| {
        it.told.set(String::new());
        it.query.set(event_target_value(&event));
    });
    let export = move || {
        let shown = untrack(|| it.shown());
        download("history.json", "application/json", &history_to_json(shown.iter().map(|job| &job.sent)));
    };
    let tools = el_of("div", "history-tools")
        .live_flag("hidden", move || it.jobs.with(Vec::is_empty))
        .child(field(SEARCH, texts::SEARCH.say(), "", false, FieldSaid::nothing(), search))
        .child(button_said("button", texts::EXPORT, export))
        .child(button_said("button", texts::CLEAR, move || it.delete(it.jobs.get_untracked())));
    let count = move || words::jobs_shown(it.shown().len(), it.jobs.with(Vec::len));
    let put_back = button_said("button button-small", texts::PUT_BACK, move || it.put_back())
        .id(PUT_BACK)
        .live_flag("hidden", move || it.deleted.with(Vec::is_empty));
    let zone = clock::own_zone();
    el_of("div", "history-content")
        .child(tools)
        // One thing that is said, for they change together.
        .child(
            el_of("div", "history-told")
                .attr("role", "status")
                .child(el("p").live_text(count))
                .child(el("p").live_text(move || it.told.get()))
                .child(put_back),
        )
        .child(el_of("ul", "history-list").list(
            move || it.shown(),
            |job| job.id,
            move |job, _| job_entry(it, &job, &zone),
        ))
        .child(el_of("p", "field-hint").say(texts::ABOUT))
        .child(comparison(it))
}

impl HistoryList {
    /// Reads what is kept. A job that is as it was stays what it is, with all that is folded out in it.
    fn load(self) {
        let before = self.jobs.get_untracked();
        let mut jobs = Vec::new();
        for name in names() {
            let Some(text) = storage::kept(&name) else { continue };
            if let Some(same) = before.iter().find(|job| job.name == name && job.text == text) {
                jobs.push(same.clone());
            } else if let Some(sent) = sent_from_json(&text) {
                let id = self.next_id.get_untracked();
                self.next_id.set(id + 1);
                let look = Held::new(Look::NotAsked);
                jobs.push(Rc::new(Job { id, found_by: lower_case(&sent.text()), name, text, sent, look }));
            }
        }
        self.jobs.set(jobs);
    }

    /// The jobs that hold what is looked for.
    fn shown(self) -> Vec<Rc<Job>> {
        let mut jobs = self.jobs.get();
        let sought = lower_case(&self.query.get());
        jobs.retain(|job| holds(&job.found_by, &sought));
        jobs
    }

    /// The job that is kept under this name.
    pub(super) fn job(self, name: &str) -> Option<Rc<Job>> {
        self.jobs.with_untracked(|jobs| jobs.iter().find(|job| job.name == name).cloned())
    }

    /// Takes jobs out of the history; they can be put back.
    pub(super) fn delete(self, jobs: Vec<Rc<Job>>) {
        for job in &jobs {
            storage::forget(&job.name);
        }
        self.told.set(words::jobs_deleted(jobs.len()));
        self.deleted.set(jobs);
        self.chosen.set(String::new());
        self.history.changed();
        // The button that was pressed goes.
        focus(PUT_BACK);
    }

    fn put_back(self) {
        let mut jobs = self.deleted.get_untracked();
        let count = jobs.len();
        // The newest first: should there be no room, the oldest stay out.
        jobs.retain(|job| self.history.keep(&job.name, &job.text).is_err());
        self.told.set(words::jobs_put_back(count - jobs.len()));
        self.deleted.set(jobs);
        focus(SEARCH);
    }
}

/// The browser's own: tables of letter case for all scripts are a large part of a small program.
fn lower_case(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}
