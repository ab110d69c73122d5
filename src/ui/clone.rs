//! The window in which a job of the server is chosen to start from.
//!
//! Owns the search and the choice. Nothing is sent but questions, and the form changes once a job was read whole.
//! Must not know what comes over from a job.

use super::dialog::dialog;
use super::dom::{El, button, el, el_of};
use super::field::{Said as FieldSaid, field, input};
use super::focus::focus;
use super::form_state::FormState;
use super::live::{Act, Live};
use super::sending::Sending;
use super::shared::Shared;
use super::soon::Soon;
use super::tools::Said;
use crate::job::{JobDraft, KnownSchedule, RowId, clone_of};
use crate::net;
use crate::schedule;
use crate::scheduler::{FoundJob, Search, Unread, body, find_jobs, found_jobs, read_job, read_trigger};
use crate::ui::framework::event_target_value;
use crate::wire;
use crate::words::clone as words;
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
    on_sign_in: Act<()>,
    is_open: Live<bool>,
    text: Live<String>,
    /// The text for which was asked last.
    asked: Live<String>,
    found: Live<Vec<FoundJob>>,
    /// What is said in the window.
    told: Live<String>,
    /// What was in the way.
    failed: Live<Option<Failed>>,
    /// Numbers the questions: an answer to another than the newest one is too late.
    newest: Live<u32>,
}

/// What was in the way, and what can be done about it.
#[derive(Clone, PartialEq, Eq)]
struct Failed {
    words: String,
    /// The job that was to be read; `None` where the jobs were to be listed.
    job: Option<String>,
    wants_sign_in: bool,
}

impl Cloning {
    pub(super) fn new(form: FormState, sending: Sending, said: Said, on_sign_in: Act<()>) -> Self {
        Shared::of(CloningState {
            form,
            sending,
            said,
            on_sign_in,
            is_open: Live::new(false),
            text: Live::default(),
            asked: Live::default(),
            found: Live::default(),
            told: Live::default(),
            failed: Live::default(),
            newest: Live::default(),
        })
    }

    /// The button that opens the window.
    pub(super) fn button(self) -> El {
        button("button button-quiet button-small", "Clone", move || {
            self.text.set(String::new());
            self.found.set(Vec::new());
            self.is_open.set(true);
            self.search();
        })
    }

    /// A new question; what comes in answer to an earlier one is of no interest any more.
    fn ask(self, told: &str) -> u32 {
        let number = self.newest.get_untracked().wrapping_add(1);
        self.newest.set(number);
        // Whoever has chosen a job is not to lose it to a search that was still due.
        self.asked.set(self.text.get_untracked());
        self.failed.set(None);
        self.told.set(told.to_owned());
        number
    }

    fn is_newest(self, number: u32) -> bool {
        self.newest.try_get_untracked() == Some(number) && self.is_open.get_untracked()
    }

    fn search(self) {
        let number = self.ask(words::ASKING_FOR_JOBS);
        let text = self.text.get_untracked();
        let search = match text.trim() {
            "" => Search::All,
            text => Search::Named(text),
        };
        net::send(
            find_jobs(search, ASKED),
            self.sending.route(),
            Box::new(move |answer| {
                if !self.is_newest(number) {
                    return;
                }
                match found_jobs(answer) {
                    Ok(mut found) => {
                        let more = found.len() > MOST;
                        found.truncate(MOST);
                        self.told.set(words::jobs_found(found.len(), more));
                        self.found.set(found);
                    }
                    Err(why) => {
                        self.found.set(Vec::new());
                        self.fail(words::jobs_unread(why), None, why);
                    }
                }
            }),
        );
    }

    fn fail(self, words: String, job: Option<String>, why: Unread) {
        self.told.set(String::new());
        self.failed.set(Some(Failed { words, job, wants_sign_in: why == Unread::Refused(401) }));
    }

    /// Reads the job.
    fn choose(self, name: String) {
        let number = self.ask(words::READING_JOB);
        net::send(
            read_job(&name),
            self.sending.route(),
            Box::new(move |answer| {
                if !self.is_newest(number) {
                    return;
                }
                let job = body(answer).and_then(|body| wire::decode(&body, RowId(1)).map_err(|_| Unread::Unreadable));
                match job {
                    Ok(job) => self.read_schedule(number, name, job),
                    Err(why) => self.fail(words::job_unread(&name, why), Some(name), why),
                }
            }),
        );
    }

    /// Reads the schedule of a job, and fills the form in, whatever is known of it.
    fn read_schedule(self, number: u32, name: String, job: JobDraft) {
        net::send(
            read_trigger(&name),
            self.sending.route(),
            Box::new(move |answer| {
                if !self.is_newest(number) {
                    return;
                }
                let schedule = match body(answer).map(|body| schedule::decode(&body)) {
                    Ok(Ok(trigger)) => KnownSchedule::Trigger(trigger),
                    Err(Unread::Refused(404)) => KnownSchedule::None,
                    Ok(Err(_)) | Err(_) => KnownSchedule::Unread,
                };
                self.fill(&name, job, &schedule);
            }),
        );
    }

    fn fill(self, name: &str, job: JobDraft, schedule: &KnownSchedule) {
        let form = self.form;
        let cloned = form.secrets.with_untracked(|secrets| Some(clone_of(job, schedule, secrets)));
        if let Some(cloned) = cloned {
            let told = [&words::cloned_from(name), ". ", &words::left_behind(&cloned.left)].concat();
            form.start_from(name, cloned);
            self.said.set(told);
        }
        self.is_open.set(false);
        focus("job-name");
    }
}

/// The window.
pub(super) fn clone_window(it: Cloning) -> El {
    let soon = Soon::new(ASK_AFTER, move || {
        let is_asked = it.text.with_untracked(|text| it.asked.with_untracked(|asked| text == asked));
        if it.is_open.get_untracked() && !is_asked {
            it.search();
        }
    });
    dialog("clone", "Clone a job", it.is_open, move || {
        let search = input(SEARCH)
            .attr("autofocus", "")
            .live_value(move || it.text.get())
            .on("input", move |event| {
                it.text.set(event_target_value(&event));
                soon.wish();
            })
            .on("keydown", move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Enter" && !event.is_composing())
                {
                    it.search();
                }
            });
        el_of("div", "clone")
            .child(field(SEARCH, "Search jobs", words::SEARCH_HINT, false, FieldSaid::nothing(), search))
            .child(
                el("div").child(el("p").attr("role", "status").live_text(move || it.told.get())).child(
                    el("div").attr("role", "alert").part_of(
                        move || it.failed.get(),
                        move |failed| failed.as_ref().map(|failed| failure(it, failed)),
                    ),
                ),
            )
            .part_of(
                move || it.found.get(),
                move |found| {
                    (!found.is_empty())
                        .then(|| el_of("ul", "clone-list").children(found.iter().map(|job| entry(it, job))))
                },
            )
    })
}

fn failure(it: Cloning, failed: &Failed) -> El {
    let job = failed.job.clone();
    let again = button("button button-small", "Try again", move || {
        // The button goes, and the focus with it.
        focus(SEARCH);
        match &job {
            Some(job) => it.choose(job.clone()),
            None => it.search(),
        }
    });
    let mut notice = el_of("div", "notice notice-bad clone-failed").child(el("p").text(&failed.words)).child(again);
    if failed.wants_sign_in {
        notice = notice.child(button("button button-small", "Sign in again", move || {
            it.is_open.set(false);
            it.on_sign_in.run(());
        }));
    }
    notice
}

fn entry(it: Cloning, job: &FoundJob) -> El {
    let name = job.name.clone();
    el("li")
        .child(el_of("span", "clone-name").text(&job.name))
        .child(el("span").text(&job.task_name))
        .child(el_of("span", "clone-status").text(&job.status))
        .child(
            button("button button-small", "Clone", move || it.choose(name.clone()))
                .attr("aria-label", &["Clone “", &job.name, "”"].concat()),
        )
}
