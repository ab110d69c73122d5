//! The second call of a job with a schedule: where it stands, and how it is made again.
//!
//! Owns the state of that call. It is made once the server said that the job is there; it may be made again, because it
//! puts the same into the same place. The call that creates the job is never made again here.
//! Must not judge answers or hold sentences.

use super::answer::{reply_of, server_text, small};
use super::dom::{El, el, el_of};
use super::focus::{focus, has_focus};
use super::form_state::FormState;
use super::live::Held;
use super::recorder::Record;
use super::result;
use super::sending::{Answer, Look, Sending};
use super::sign_in::sign_in_again;
use crate::clock;
use crate::job::JobDetails;
use crate::schedule::{Instant, local};
use crate::scheduler::{self, Lookup, NextRun, Outcome, Refusal, Request};
use crate::ui::framework::untrack;
use crate::words::second_call::{self, Stand};
use crate::words::texts::{schedule_step as texts, second_call as calls};
use std::rc::Rc;

/// The second call.
#[derive(Clone)]
pub(super) struct Second {
    job_name: String,
    /// The zone in which the schedule was typed.
    zone: String,
    /// What is sent; another schedule may take its place before it is sent again.
    request: Held<Request>,
    state: Held<State>,
    /// What the server tells of the next run, once it was asked.
    next: Held<Option<NextRun>>,
    /// The record of the job in the history.
    record: Record,
}

/// Where the second call stands.
#[derive(Clone, PartialEq)]
enum State {
    /// It was not made.
    NotMade,
    /// It is on its way.
    Waiting {
        /// Whether a person pressed for it.
        is_pressed: bool,
    },
    /// What became of it.
    Told(Outcome),
}

impl Second {
    pub(super) fn new(job: &JobDetails, request: Request, record: Record) -> Self {
        Self {
            job_name: job.job_name.as_str().to_owned(),
            zone: job.schedule.as_ref().map(|plan| plan.zone.clone()).unwrap_or_default(),
            request: Held::new(request),
            state: Held::new(State::NotMade),
            next: Held::new(None),
            record,
        }
    }

    /// Whether the server did not say that it has the schedule, though it was asked to take it.
    pub(super) fn is_unset(&self) -> bool {
        self.state.with(|state| matches!(state, State::Told(outcome) if !matches!(outcome, Outcome::Created(_))))
    }

    pub(super) fn is_on_its_way(&self) -> bool {
        self.state.with(|state| matches!(state, State::Waiting { .. }))
    }

    fn stand(&self) -> Stand {
        self.state.with(|state| match state {
            State::NotMade => Stand::NotMade,
            State::Waiting { .. } => Stand::Waiting,
            State::Told(outcome) => Stand::of(outcome),
        })
    }
}

impl Sending {
    /// Sets the schedule of a job that is there, for the first time or again: then the button of this id was pressed.
    pub(super) fn set_schedule(self, second: &Second, pressed: Option<String>) {
        if self.is_waiting() || self.is_gone() {
            return;
        }
        second.state.set(State::Waiting { is_pressed: pressed.is_some() });
        let second = second.clone();
        let request = second.request.get_untracked();
        second.record.leaves(self, &request);
        self.start(
            request,
            Box::new(move |answer| {
                let outcome = scheduler::outcome(answer);
                second.record.answered(&outcome);
                let is_set = matches!(outcome, Outcome::Created(_));
                // The button that was pressed goes: the focus must not go with it.
                if is_set && pressed.is_some_and(|button| has_focus(&button)) {
                    focus(result::ID);
                }
                second.state.set(State::Told(outcome));
                if is_set {
                    self.ask_next_run(&second);
                }
            }),
        );
    }

    /// Asks the server when the job runs next.
    fn ask_next_run(self, second: &Second) {
        if self.is_gone() {
            return;
        }
        let next = second.next.clone();
        next.set(None);
        self.ask(
            scheduler::read_trigger(&second.job_name),
            Box::new(move |answer| next.set(Some(scheduler::next_run(answer)))),
        );
    }
}

/// Both calls, with where each stands; `None` is a first call that is on its way.
pub(super) fn steps(first: Option<&Outcome>, second: &Second) -> El {
    let first = first.map_or(Stand::Waiting, Stand::of);
    let second = second.clone();
    el_of("ol", "steps")
        .child(step(calls::CREATE.say(), move || first))
        .child(step(calls::SET.say(), move || second.stand()))
}

fn step(words: &str, stand: impl Fn() -> Stand + Clone + 'static) -> El {
    let class = stand.clone();
    el("li")
        .live_attr("class", move || {
            Some(
                match class() {
                    Stand::Done => "step step-done",
                    Stand::Failed => "step step-failed",
                    Stand::Unknown => "step step-unknown",
                    Stand::NotMade | Stand::Waiting => "step",
                }
                .to_owned(),
            )
        })
        .text(&texts::CALL.with(&[words.into()]))
        .text(" ")
        .child(el("strong").live_text(move || second_call::stand(stand()).to_owned()))
}

/// What became of the second call, and what can be done about it.
pub(super) fn second_part(answer: &Answer, second: &Second, form: FormState, sending: Sending) -> El {
    let told = {
        let second = second.clone();
        move || match second.state.get() {
            State::Told(outcome) => Some(outcome),
            State::NotMade | State::Waiting { .. } => None,
        }
    };
    let next = {
        let second = second.clone();
        move || second.next.get()
    };
    let zone = second.zone.clone();
    let job_name = second.job_name.clone();
    let controls = Rc::new(Controls { answer: answer.clone(), second: second.clone(), form, sending });
    el_of("div", "answer-second")
        .part_of(told, move |outcome| outcome.as_ref().map(|outcome| told_part(outcome, &job_name)))
        .child(el("div").attr("role", "status").part_of(next, move |next| {
            let next = next.as_ref()?;
            Some(el("p").text(&second_call::next_run(next, in_zone(next, &zone).as_deref())))
        }))
        .child(buttons(&controls))
}

fn told_part(outcome: &Outcome, job_name: &str) -> El {
    let message = second_call::set(outcome, job_name);
    let mut part = el_of("div", "answer-told").child(el("p").child(el("strong").text(&message.heading)));
    if !message.advice.is_empty() {
        part = part.child(el("p").text(&message.advice));
    }
    let is_set = matches!(outcome, Outcome::Created(_));
    part.children(reply_of(outcome).map(|reply| server_text(reply.clone(), texts::SERVER_TEXT.say(), !is_set)))
}

/// The next run by the clocks of the zone in which the schedule was typed.
fn in_zone(next: &NextRun, zone: &str) -> Option<String> {
    let NextRun::At(text) = next else { return None };
    let at = local(Instant::parse(text)?, &clock::zone(zone)?);
    Some(second_call::moment_in(at, zone))
}

/// What the buttons need.
struct Controls {
    answer: Answer,
    second: Second,
    form: FormState,
    sending: Sending,
}

impl Controls {
    /// Whether it makes sense to set the schedule by hand.
    fn may_be_set(&self) -> bool {
        match self.second.state.get() {
            State::Told(outcome) => !matches!(outcome, Outcome::Created(_)),
            // Where the answer to the first call is missing, a look can show that the job is there.
            State::NotMade => {
                matches!(*self.answer.outcome, Outcome::Unknown(_) | Outcome::Unreadable(_))
                    && self.answer.look.with(|look| matches!(look, Look::Told(Lookup::Exists(_))))
            }
            // The button that was pressed stays, and with it the focus.
            State::Waiting { is_pressed } => is_pressed,
        }
    }

    /// The call with the schedule that stands in the form now, where that is another for the same job.
    fn other_request(&self) -> Option<Request> {
        let sendable = self.form.sendable.get()?;
        if sendable.job.job_name.as_str() != self.second.job_name {
            return None;
        }
        let request = self.sending.schedule_request(&sendable.job)?;
        self.second.request.with(|sent| *sent != request).then_some(request)
    }

    fn wants_sign_in(&self) -> bool {
        self.second.state.with(|state| {
            matches!(state, State::Told(Outcome::Refused(Refusal::NotSignedIn, _) | Outcome::NotTheService(_)))
        })
    }

    fn press(&self) {
        self.sending.set_schedule(&self.second, Some(again_id(&self.answer)));
    }

    fn press_other(&self) {
        if let Some(request) = untrack(|| self.other_request()).filter(|_| !self.sending.is_waiting()) {
            self.second.request.set(request);
            self.second.record.set_schedule(self.form.job.with_untracked(|job| job.schedule.clone()));
            // The button that was pressed goes: there is no other schedule any more.
            focus(again_id(&self.answer));
            self.press();
        }
    }
}

fn again_id(answer: &Answer) -> String {
    ["set-schedule-", &answer.id.to_string()].concat()
}

fn buttons(controls: &Rc<Controls>) -> El {
    let sending = controls.sending;
    let with = |show: fn(&Controls) -> bool| {
        let controls = controls.clone();
        move || !show(&controls)
    };
    let acting = |act: fn(&Controls)| {
        let controls = controls.clone();
        move || act(&controls)
    };
    el_of("div", "answer-buttons")
        .child(
            small(texts::SET.say(), acting(Controls::press))
                .id(&again_id(&controls.answer))
                .live_aria("aria-busy", move || sending.waits.get())
                .live_flag("hidden", with(Controls::may_be_set)),
        )
        .child(
            small(texts::SET_OTHER.say(), acting(Controls::press_other))
                .live_flag("hidden", with(|it| it.may_be_set() && it.other_request().is_some())),
        )
        .child(
            small(texts::LOOK.say(), acting(|it| it.sending.ask_next_run(&it.second)))
                .live_flag("hidden", with(|it| it.second.stand() == Stand::Unknown)),
        )
        .child(sign_in_again(sending.session, None).live_flag("hidden", with(Controls::wants_sign_in)))
}
