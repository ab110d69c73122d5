//! The way of one press on "Create job": latch, request, answer.
//!
//! Owns the state of sending. At most one POST is on its way, and none is made without a press.
//! Must not judge answers or hold sentences.

use super::error_summary;
use super::focus::{focus, has_focus, show};
use super::form_state::FormState;
use super::later::with_later;
use super::live::Held;
use super::live::Live;
use super::recorder::History;
use super::schedule_step::Second;
use super::session::Session;
use super::shared::Shared;
use super::{action_bar, result};
use crate::catalogue::Names;
use crate::clock;
use crate::embed::Event;
use crate::job::JobDetails;
use crate::net::{self, Answered, Exchange};
use crate::schedule;
use crate::scheduler::{self, Lookup, NoAnswer, Outcome, Refusal, Reply, Request};
use crate::settings::Settings;
use crate::ui::framework::set_interval_with_handle;
use crate::wire::{NotificationFields, WireForm, encode};
use crate::words;
use std::sync::Arc;
use std::time::Duration;

/// Where the newest press stands.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Phase {
    /// Nothing was sent yet, or the last answer was dismissed.
    #[default]
    Idle,
    /// The job of this name is on its way.
    Waiting(String),
    /// An answer, or the certainty that none came.
    Answered(Answer),
}

/// What became of a press.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) id: u64,
    /// The name that was sent.
    pub(super) job_name: String,
    pub(super) outcome: Arc<Outcome>,
    /// The second call, of a job with a schedule.
    pub(super) second: Option<Second>,
    /// The time of day at which it came.
    pub(super) at: String,
    /// What was found when the person asked whether the job exists.
    pub(super) look: Held<Look>,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// A look whether the job exists.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Look {
    #[default]
    NotAsked,
    Waiting,
    Told(Lookup),
}

/// A handle to the sending of one console.
pub(super) type Sending = Shared<SendingState>;

/// What a `Sending` points to.
pub(super) struct SendingState {
    pub(super) phase: Live<Phase>,
    /// Answers to earlier presses, newest first; each stays until it is dismissed.
    pub(super) earlier: Live<Vec<Answer>>,
    /// Whole seconds since the press.
    pub(super) elapsed: Live<u32>,
    /// Whether a call is on its way that changes something: the latch, as it is shown.
    pub(super) waits: Live<bool>,
    /// The second call of the newest press.
    pub(super) second: Live<Option<Second>>,
    /// How the job is written: a switch of the preview changes it.
    pub(super) wire_form: Live<WireForm>,
    /// What was sent from this browser.
    pub(super) history: History,
    pub(super) session: Session,
    /// The latch: set in the same turn as the press, before anything is drawn.
    exchange: Live<Option<Exchange>>,
    next_answer: Live<u64>,
}

impl Sending {
    pub(super) fn new(settings: &Settings, session: Session) -> Self {
        Shared::of(SendingState {
            phase: Live::new(Phase::Idle),
            earlier: Live::default(),
            elapsed: Live::new(0),
            waits: Live::new(false),
            second: Live::new(None),
            wire_form: Live::new(settings.wire_form),
            history: History::new(settings.history),
            session,
            exchange: Live::new(None),
            next_answer: Live::new(0),
        })
    }

    /// Sends the job, now or as soon as what that takes has come; not if it was changed meanwhile.
    pub(super) fn press(self, form: FormState) {
        let pressed_at = form.edits.get_untracked();
        with_later(move |it| {
            if form.edits.try_get_untracked() == Some(pressed_at) {
                (it.create)(self, form);
            }
        });
    }

    /// Checks the form and sends the job; a press while a job is on its way does nothing.
    pub(super) fn create(self, form: FormState) {
        if self.is_waiting() || !self.session.shows_form_now() {
            return;
        }
        let Some(job) = form.try_send() else {
            focus(error_summary::ID);
            return;
        };
        self.session.go_by_session();
        let request = self.request(&job, self.wire_form.get_untracked());
        let job_name = job.job_name.as_str().to_owned();
        self.set_aside();
        // Unless it is changed while it is on its way. Until the answer comes, the draft is kept all the same.
        form.set_unsent(false);
        form.set_on_its_way(true);
        let record = self.record(form, &job);
        let second = self.schedule_request(&job).map(|request| Second::new(&job, request, record.clone()));
        self.second.set(second.clone());
        self.phase.set(Phase::Waiting(job_name.clone()));
        self.start(
            request,
            Box::new(move |answer| {
                let outcome = scheduler::outcome(answer);
                record.answered(&outcome);
                let is_created = matches!(outcome, Outcome::Created(_));
                if !is_created {
                    form.set_unsent(true);
                }
                form.set_on_its_way(false);
                if let Outcome::Refused(Refusal::InvalidInput, reply) = &outcome {
                    form.refused_by_server(&reply.body);
                }
                self.answered(job_name, outcome, second.clone());
                // The job is there: now its schedule, in the same turn, so that nothing comes between.
                if let Some(second) = second.filter(|_| is_created) {
                    self.set_schedule(&second, None);
                }
            }),
        );
    }

    /// Makes a call that changes something, behind the latch; `then` may start the next.
    pub(super) fn start(self, request: Request, then: Answered) {
        self.elapsed.set(0);
        self.waits.set(true);
        let begun_ms = clock::now_ms();
        let clock = set_interval_with_handle(
            move || {
                // By the clock, which goes on while the machine sleeps; one that was put back counts no seconds away.
                let by_clock = u32::try_from((clock::now_ms() - begun_ms) / 1_000).unwrap_or_default();
                self.elapsed.try_update(|seconds| *seconds = by_clock.max(*seconds + 1));
            },
            Duration::from_secs(1),
        )
        .ok();
        let exchange = self.ask(
            request,
            Box::new(move |answer| {
                if let Some(clock) = clock {
                    clock.clear();
                }
                // The console may have been taken off the page while the call was on its way.
                self.exchange.set(None);
                then(answer);
                if self.is_waiting() {
                    return;
                }
                // The button to stop with goes: the focus must not go with it.
                if has_focus(action_bar::STOP) {
                    focus(action_bar::CREATE);
                }
                self.waits.set(false);
            }),
        );
        self.exchange.set(Some(exchange));
    }

    /// The request that creates the job: the sender and the preview take this one value.
    pub(super) fn request(self, job: &JobDetails, form: WireForm) -> Request {
        scheduler::create_job(encode(job, form), &self.requested_by())
    }

    /// The request that sets the job's schedule once it is there, where it has one.
    pub(super) fn schedule_request(self, job: &JobDetails) -> Option<Request> {
        let plan = job.schedule.as_ref()?;
        let body = schedule::encode(&plan.trigger(&clock::zone(&plan.zone)?));
        let name = job.job_name.as_str();
        Some(scheduler::set_trigger(name, body, &self.requested_by()))
    }

    fn requested_by(self) -> String {
        self.session.settings.with_untracked(|settings| settings.requested_by.clone())
    }

    /// The address of the catalogue of tasks; empty for none.
    pub(super) fn tasks(self) -> String {
        self.session.settings.with_untracked(|settings| settings.tasks.clone())
    }

    /// The IT resources that the host names.
    pub(super) fn it_resources(self) -> Names {
        self.session.settings.with_untracked(|settings| settings.it_resources.clone())
    }

    /// How the host names the members of `notification`.
    pub(super) fn notification_fields(self) -> NotificationFields {
        self.session.settings.with_untracked(|settings| settings.notification.clone())
    }

    /// The request without a body: method, address and headers are the same for every job.
    pub(super) fn request_head(self) -> Request {
        Request { body: None, ..scheduler::create_job(String::new(), &self.requested_by()) }
    }

    /// The whole address of the service.
    pub(super) fn base(self) -> String {
        self.session.settings.with_untracked(|settings| net::whole_address(&settings.endpoint, &net::page()))
    }

    /// The whole address of a request.
    pub(super) fn address(self, request: &Request) -> String {
        self.base() + &request.path
    }

    fn answered(self, job_name: String, outcome: Outcome, second: Option<Second>) {
        let id = self.next_answer.try_update(|next| {
            *next += 1;
            *next
        });
        let told = words::outcome(&outcome, &job_name);
        Event::Answered { job_name: &job_name, outcome: &outcome, message: &told.heading }.tell();
        let look = Held::new(Look::NotAsked);
        let answer = Answer {
            id: id.unwrap_or_default(),
            job_name,
            outcome: Arc::new(outcome),
            second,
            at: clock::time_of_day(words::texts::locale().tag()),
            look,
        };
        self.phase.set(Phase::Answered(answer));
        show(result::ID);
    }

    /// Whether the console was taken off the page: then nothing more is sent.
    pub(super) fn is_gone(self) -> bool {
        self.phase.is_gone()
    }

    /// Whether a job is on its way.
    pub(super) fn is_waiting(self) -> bool {
        self.exchange.with_untracked(Option::is_some)
    }

    /// Whether an answer is shown to a job whose schedule was not set.
    pub(super) fn lacks_schedule(self) -> bool {
        let lacks = |answer: &Answer| answer.second.as_ref().is_some_and(Second::is_unset);
        self.earlier.with_untracked(|earlier| earlier.iter().any(lacks))
            || self.phase.with_untracked(|phase| matches!(phase, Phase::Answered(answer) if lacks(answer)))
    }

    /// Stops waiting for the answer.
    pub(super) fn stop(self) {
        if let Some(exchange) = self.exchange.get_untracked() {
            exchange.stop();
        }
    }

    /// Looks whether the job of this name exists.
    pub(super) fn look(self, job_name: &str, look: &Held<Look>) {
        if look.with_untracked(|look| *look == Look::Waiting) {
            return;
        }
        look.set(Look::Waiting);
        let (name, look) = (job_name.to_owned(), look.clone());
        self.ask(
            scheduler::read_job(job_name),
            Box::new(move |answer| look.set(Look::Told(scheduler::look_up(answer, &name)))),
        );
    }

    /// Takes an answer away.
    pub(super) fn dismiss(self, id: u64) {
        if self.phase.with_untracked(|phase| matches!(phase, Phase::Answered(answer) if answer.id == id)) {
            self.phase.set(Phase::Idle);
        }
        self.earlier.update(|earlier| earlier.retain(|answer| answer.id != id));
        focus(result::ID);
    }

    /// Makes room for the next answer.
    fn set_aside(self) {
        if let Phase::Answered(answer) = self.phase.get_untracked() {
            self.earlier.update(|earlier| earlier.insert(0, answer));
        }
    }

    /// Asks as the one who is signed in.
    pub(super) fn ask(self, request: Request, then: Answered) -> Exchange {
        let route = self.session.route(self.session.signer());
        let answered = move |answer: Result<Reply, NoAnswer>| {
            let is_expired = answer.as_ref().is_ok_and(|reply| reply.status == 401);
            then(answer);
            if is_expired {
                self.session.expired();
            }
        };
        net::send(request, route, Box::new(answered))
    }
}
