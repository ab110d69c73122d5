//! The window in which a job of the server is chosen to start from.
//!
//! Owns the search and the choice. Nothing is sent but questions, and the form changes once a job was read whole.
//! Must not know what comes over from a job.

use super::dialog::dialog;
use super::dom::{El, button_said, el, el_of};
use super::field::{Said as FieldSaid, described, field, input};
use super::focus::focus;
use super::form_state::FormState;
use super::later::button_of_later;
use super::live::Live;
use super::sending::Sending;
use super::shared::Shared;
use super::sign_in::sign_in_again;
use super::soon::Soon;
use super::tools::Said;
use crate::job::{JobDraft, KnownSchedule, RowId, clone_of};
use crate::net::Answered;
use crate::schedule;
use crate::scheduler::{
    FoundJob, NoAnswer, Reply, Request, Search, Unread, body, find_jobs, found_jobs, job_body, read_job, read_trigger,
};
use crate::ui::framework::event_target_value;
use crate::wire;
use crate::words::clone as words;
use crate::words::texts::{buttons, clone as texts};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// So many jobs are listed.
const MOST: usize = 50;

/// One more than are listed tells whether there are more.
const ASKED: u32 = 51;

/// Long enough for a word to be typed on.
const ASK_AFTER: Duration = Duration::from_millis(300);

const SEARCH: &str = "clone-search";

/// The window's state.
pub(super) type Cloning = Shared<CloningState>;

/// What a `Cloning` points to.
pub(super) struct CloningState {
    form: FormState,
    sending: Sending,
    /// What is said beside the buttons of the form.
    said: Said,
    is_open: Live<bool>,
    text: Live<String>,
    /// The text for which was asked last.
    asked: Live<String>,
    found: Live<Vec<FoundJob>>,
    /// The job that was chosen last; empty while jobs are searched.
    chosen: Live<String>,
    /// What is said in the window.
    told: Live<String>,
    /// Whether the last question got no answer that tells something.
    has_failed: Live<bool>,
    /// Whether that was for want of a sign-in.
    wants_sign_in: Live<bool>,
    /// Numbers the questions: an answer to another than the newest one is too late.
    newest: Live<u32>,
}

impl Cloning {
    pub(super) fn new(form: FormState, sending: Sending, said: Said) -> Self {
        Shared::of(CloningState {
            form,
            sending,
            said,
            is_open: Live::new(false),
            text: Live::default(),
            asked: Live::default(),
            found: Live::default(),
            chosen: Live::default(),
            told: Live::default(),
            has_failed: Live::default(),
            wants_sign_in: Live::default(),
            newest: Live::default(),
        })
    }

    /// The button that opens the window.
    pub(super) fn button(self) -> El {
        button_of_later(texts::CLONE, move |it| (it.open_clone)(self))
    }

    /// Opens the window anew.
    pub(super) fn open(self) {
        self.text.set(String::new());
        self.found.set(Vec::new());
        self.is_open.set(true);
        self.ask(String::new());
    }

    /// Asks anew: for the job of this name; without a name, for those that are searched.
    fn ask(self, job: String) {
        let text = self.text.get_untracked();
        let request = match (job.is_empty(), text.trim()) {
            (false, _) => read_job(&job),
            (true, "") => find_jobs(Search::All, ASKED),
            (true, text) => find_jobs(Search::Named(text), ASKED),
        };
        self.told.set(if job.is_empty() { texts::ASKING } else { texts::READING }.say().to_owned());
        self.has_failed.set(false);
        self.wants_sign_in.set(false);
        // Whoever has chosen a job is not to lose it to a search that is still due.
        self.asked.set(text);
        self.chosen.set(job);
        self.send(request, Box::new(move |answer| self.answered(answer)));
    }

    /// Sends a question. In answer to an older one nothing is done any more.
    fn send(self, request: Request, then: Answered) {
        let number = self.newest.get_untracked().wrapping_add(1);
        self.newest.set(number);
        let answered = move |answer| {
            if self.newest.try_get_untracked() == Some(number) && self.is_open.get_untracked() {
                then(answer);
            }
        };
        self.sending.ask(request, Box::new(answered));
    }

    fn answered(self, answer: Result<Reply, NoAnswer>) {
        let name = self.chosen.get_untracked();
        let failure = if name.is_empty() {
            found_jobs(answer).map(|found| self.list(found))
        } else {
            // Broken JSON is not the service's, and neither is a job that cannot be read.
            let job =
                job_body(answer, &name).and_then(|body| wire::decode(&body, RowId(1)).map_err(|_| Unread::Unreadable));
            job.map(|job| self.read_schedule(&name, job))
        };
        if let Err(why) = failure {
            if name.is_empty() {
                // What another search found is not what this one was to find.
                self.found.set(Vec::new());
            }
            self.told.set(words::unread(&name, why));
            self.has_failed.set(true);
            // In place of an answer, a session that has ended brings a page or the way to one.
            self.wants_sign_in.set(matches!(why, Unread::Refused(401 | 403) | Unread::Unreadable));
        }
    }

    fn list(self, mut found: Vec<FoundJob>) {
        let more = found.len() > MOST;
        found.truncate(MOST);
        self.told.set(words::jobs_found(found.len(), more));
        self.found.set(found);
    }

    /// Reads the schedule of a job, and fills the form in, whatever is known of it.
    fn read_schedule(self, name: &str, job: JobDraft) {
        let filling = move |answer| {
            let schedule = match body(answer).map(|body| schedule::decode(&body)) {
                Ok(Ok(trigger)) => KnownSchedule::Trigger(trigger),
                Err(Unread::Refused(404)) => KnownSchedule::None,
                Ok(Err(_)) | Err(_) => KnownSchedule::Unread,
            };
            self.fill(job, &schedule);
        };
        self.send(read_trigger(name), Box::new(filling));
    }

    fn fill(self, job: JobDraft, schedule: &KnownSchedule) {
        let (form, name) = (self.form, self.chosen.get_untracked());
        if let Some(cloned) = form.secrets.with_untracked(|secrets| Some(clone_of(job, schedule, secrets))) {
            self.said.set(words::cloned(&name, &cloned.left));
            form.start_from(name, cloned);
        }
        self.is_open.set(false);
        focus("job-name");
    }
}

/// The window.
pub(super) fn clone_window(it: Cloning) -> El {
    let soon = Soon::new(ASK_AFTER, move || {
        if it.is_open.get_untracked() && it.text.get_untracked() != it.asked.get_untracked() {
            it.ask(String::new());
        }
    });
    dialog("clone", texts::WINDOW.say(), it.is_open, move || {
        let search = described(input(SEARCH), SEARCH, texts::SEARCH_HINT.say(), FieldSaid::nothing())
            .attr("autofocus", "")
            .live_value(move || it.text.get())
            .on("input", move |event| {
                it.text.set(event_target_value(&event));
                soon.wish();
            })
            .on("keydown", move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Enter" && !event.is_composing())
                {
                    it.ask(String::new());
                }
            });
        let again = button_said("button button-small", buttons::TRY_AGAIN, move || {
            // The button goes, and the focus with it.
            focus(SEARCH);
            it.ask(it.chosen.get_untracked());
        });
        let sign_in = sign_in_again(it.sending.session, Some(it.is_open));
        let told = el_of("div", "notice clone-told")
            .live_class("notice-bad", move || it.has_failed.get())
            .child(el("p").attr("role", "status").live_text(move || it.told.get()))
            .child(again.live_flag("hidden", move || !it.has_failed.get()))
            .child(sign_in.live_flag("hidden", move || !it.wants_sign_in.get()));
        el_of("div", "clone")
            .child(field(SEARCH, texts::SEARCH.say(), texts::SEARCH_HINT.say(), false, FieldSaid::nothing(), search))
            .child(told)
            .part_of(
                move || it.found.get(),
                move |found| Some(el_of("ul", "template-list").children(found.iter().map(|job| entry(it, job)))),
            )
    })
}

fn entry(it: Cloning, job: &FoundJob) -> El {
    let name = job.name.clone();
    el("li").children([&job.name, &job.task_name, &job.status].map(|text| el("span").text(text))).child(
        button_said("button button-small", texts::CLONE, move || it.ask(name.clone()))
            .attr("aria-label", &texts::CLONE_NAMED.with(&[(&job.name).into()])),
    )
}
