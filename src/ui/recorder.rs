//! Records what is sent: when a request leaves, and what came of it.
//!
//! Owns the names under which jobs are kept, and which go when there are too many. Secrets are taken out before. What
//! cannot be kept is said, and never stands in the way of a request.

use super::answer::reply_of;
use super::form_state::FormState;
use super::live::Live;
use super::sending::Sending;
use super::shared::Shared;
use crate::clock;
use crate::exchange::history::{Sent, Told, sent_from_json, sent_to_json, staying};
use crate::job::{JobDetails, SecretValues, veiled};
use crate::schedule::ScheduleDraft;
use crate::scheduler::{Outcome, Request};
use crate::storage::{self, NotKept};
use crate::words;
use crate::words::history::history_not_kept;
use crate::words::second_call::{self, Stand};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Before the names of jobs in the storage, with the form in which they are kept: what another version wrote in another
/// one has another name, and is left alone. The rest of a name begins with the time.
const JOBS: &str = "history:1:";

/// What was sent from this browser; a copy is a handle to the same.
pub(super) type History = Shared<HistoryState>;

/// What a `History` points to.
pub(super) struct HistoryState {
    /// Whether anything is recorded at all.
    pub(super) is_on: bool,
    /// Counts what was written: who follows it learns of every change.
    pub(super) writes: Live<u32>,
    /// Why the last job is not kept; empty where it is.
    pub(super) trouble: Live<String>,
}

/// The record of one job; a copy is a handle to the same. It holds nothing where nothing is recorded.
#[derive(Clone)]
pub(super) struct Record(Option<Rc<Job>>);

struct Job {
    history: History,
    name: String,
    /// The server may repeat them.
    secrets: SecretValues,
    /// When the last call left, in milliseconds since 1970.
    left_ms: Cell<i64>,
    /// The schedule as it was typed.
    schedule: RefCell<ScheduleDraft>,
}

impl History {
    pub(super) fn new(is_on: bool) -> Self {
        Shared::of(HistoryState { is_on, writes: Live::new(0), trouble: Live::default() })
    }

    /// Keeps a job. The oldest go where there is no room for it.
    pub(super) fn keep(self, name: &str, text: &str) -> Result<(), NotKept> {
        let result = loop {
            let result = storage::keep(name, text);
            match names().pop().filter(|oldest| result == Err(NotKept::Full) && oldest != name) {
                Some(oldest) => storage::forget(&oldest),
                None => break result,
            }
        };
        // What was written now stays, though a clock that was wrong made all others newer.
        let mut names = names();
        if let Some(at) = names.iter().position(|other| other == name) {
            let own = names.remove(at);
            names.insert(0, own);
        }
        let staying = staying(names.iter().map(|name| storage::kept(name).unwrap_or_default().len()));
        for name in names.iter().skip(staying.max(1)) {
            storage::forget(name);
        }
        self.changed();
        result
    }

    /// What is kept has changed.
    pub(super) fn changed(self) {
        self.writes.update(|writes| *writes = writes.wrapping_add(1));
    }

    fn write(self, name: &str, sent: &Sent) {
        let trouble = self.keep(name, &sent_to_json(sent)).err().map(|why| history_not_kept(why == NotKept::Full));
        self.trouble.set(trouble.unwrap_or_default().to_owned());
    }
}

/// The names of all that is kept, the newest first.
pub(super) fn names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in storage::names(JOBS) {
        let place = names.iter().position(|other| *other < name).unwrap_or(names.len());
        names.insert(place, name);
    }
    names
}

impl Sending {
    /// Begins the record of a job that leaves now, of the form that was just checked.
    pub(super) fn record(self, form: FormState, job: &JobDetails) -> Record {
        let history = self.history;
        if !history.is_on {
            return Record(None);
        }
        let hidden = form.sendable.with_untracked(|it| it.as_ref().map(|it| it.hidden.clone())).unwrap_or_default();
        let sent = Sent {
            job_name: job.job_name.as_str().to_owned(),
            task_name: job.task_name.as_str().to_owned(),
            ..Sent::default()
        };
        let record = Record(Some(Rc::new(Job {
            history,
            name: [JOBS, &clock::some_name()].concat(),
            secrets: SecretValues::of(job, &hidden),
            left_ms: Cell::default(),
            schedule: form.job.with_untracked(|job| job.schedule.clone()).into(),
        })));
        let request = self.request(&veiled(job.clone(), &hidden), self.wire_form.get_untracked());
        record.add(sent, self, &request);
        record
    }
}

impl Record {
    /// Another call for the job leaves now; there is nothing secret in it.
    pub(super) fn leaves(&self, sending: Sending, request: &Request) {
        if let Some(sent) = self.kept() {
            self.add(sent, sending, request);
        }
    }

    /// The next call sets another schedule: as it was typed, it is this one.
    pub(super) fn set_schedule(&self, schedule: ScheduleDraft) {
        if let Some(job) = &self.0 {
            job.schedule.replace(schedule);
        }
    }

    /// An answer came, or it is certain that none will.
    pub(super) fn answered(&self, outcome: &Outcome) {
        let (Some(job), Some(mut sent)) = (&self.0, self.kept()) else { return };
        let message = match sent.calls.len() {
            1 => words::outcome(outcome, &sent.job_name),
            _ => second_call::set(outcome, &sent.job_name),
        };
        let is_done = match Stand::of(outcome) {
            Stand::Done => Some(true),
            Stand::Failed => Some(false),
            Stand::NotMade | Stand::Waiting | Stand::Unknown => None,
        };
        let took_ms = (clock::now_ms() - job.left_ms.get()).max(0);
        let told = Told { is_done, words: message.heading, status: None, said: String::new(), took_ms };
        sent.answered(told, reply_of(outcome), &job.secrets);
        job.history.write(&job.name, &sent);
    }

    fn add(&self, mut sent: Sent, sending: Sending, request: &Request) {
        let Some(job) = &self.0 else { return };
        job.left_ms.set(clock::now_ms());
        let body = request.body.as_deref().unwrap_or_default();
        sent.schedule.clone_from(&job.schedule.borrow());
        sent.leaves(clock::now(), request.method.as_str(), sending.address(request), body);
        job.history.write(&job.name, &sent);
    }

    /// As it is kept, unless somebody deleted it: then it does not come back.
    fn kept(&self) -> Option<Sent> {
        sent_from_json(&storage::kept(&self.0.as_ref()?.name)?)
    }
}
