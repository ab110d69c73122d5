//! The way of one press on "Create job": latch, request, answer.
//!
//! Owns the state of sending. At most one POST is on its way, and none is made without a press.
//! Must not judge answers or hold sentences.

use super::error_summary;
use super::focus::focus;
use super::form_state::FormState;
use crate::net::{Credentials, Exchange};
use crate::scheduler::{self, Lookup, Outcome};
use crate::settings::Settings;
use crate::wire::{WireForm, encode};
use leptos::prelude::*;
use std::time::Duration;

/// Where the sending stands.
#[derive(Clone, PartialEq)]
pub(super) enum Phase {
    /// Nothing was sent yet, or the last answer was dismissed.
    Idle,
    /// A job is on its way.
    Waiting,
    /// An answer, or the certainty that none came.
    Answered(Box<Answer>),
}

/// What became of a press.
#[derive(Clone, PartialEq)]
pub(super) struct Answer {
    pub(super) job_name: String,
    pub(super) outcome: Outcome,
    /// The time of day at which it came.
    pub(super) at: String,
    pub(super) look: Look,
}

/// A look whether the job exists.
#[derive(Clone, PartialEq)]
pub(super) enum Look {
    NotAsked,
    Waiting,
    Told(Lookup),
}

/// A handle to the sending of one console.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    pub(super) phase: RwSignal<Phase>,
    /// Whole seconds since the press.
    pub(super) elapsed: RwSignal<u32>,
    pub(super) wire_form: RwSignal<WireForm>,
    pub(super) session: RwSignal<Option<Credentials>>,
    settings: StoredValue<Settings>,
    /// The latch: set in the same turn as the press, before anything is drawn.
    exchange: StoredValue<Option<Exchange>, LocalStorage>,
}

impl Sending {
    pub(super) fn new(settings: Settings, session: RwSignal<Option<Credentials>>) -> Self {
        Self {
            phase: RwSignal::new(Phase::Idle),
            elapsed: RwSignal::new(0),
            wire_form: RwSignal::new(settings.wire_form),
            session,
            settings: StoredValue::new(settings),
            exchange: StoredValue::new_local(None),
        }
    }

    /// Checks the form and sends the job; a press while a job is on its way does nothing.
    pub(super) fn create(self, form: FormState) {
        if self.exchange.with_value(Option::is_some) {
            return;
        }
        let Some(job) = form.try_send() else {
            focus(error_summary::ID.to_owned());
            return;
        };
        let exchange = Exchange::default();
        self.exchange.set_value(Some(exchange.clone()));
        let settings = self.settings.get_value();
        let request = scheduler::create_job(encode(&job, self.wire_form.get_untracked()), &settings.requested_by);
        let credentials = self.session.get_untracked();
        let job_name = job.job_name.as_str().to_owned();
        self.elapsed.set(0);
        self.phase.set(Phase::Waiting);
        let clock = set_interval_with_handle(move || self.elapsed.update(|s| *s += 1), Duration::from_secs(1)).ok();
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let answer =
                exchange.send(&request, &settings.endpoint, credentials.as_ref(), settings.time_limit_ms).await;
            if let Some(clock) = clock {
                clock.clear();
            }
            self.exchange.set_value(None);
            let outcome = scheduler::outcome(answer);
            self.phase.set(Phase::Answered(Box::new(Answer { job_name, outcome, at: now(), look: Look::NotAsked })));
        });
    }

    /// Stops waiting for the answer.
    pub(super) fn stop(self) {
        self.exchange.with_value(|exchange| {
            if let Some(exchange) = exchange {
                exchange.stop();
            }
        });
    }

    /// Looks whether the job of the shown answer exists.
    pub(super) fn look(self) {
        let Some(job_name) = self.change_answer(|answer| {
            (answer.look != Look::Waiting).then(|| {
                answer.look = Look::Waiting;
                answer.job_name.clone()
            })
        }) else {
            return;
        };
        let settings = self.settings.get_value();
        let credentials = self.session.get_untracked();
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let request = scheduler::read_job(&job_name);
            let answer = Exchange::default()
                .send(&request, &settings.endpoint, credentials.as_ref(), settings.time_limit_ms)
                .await;
            self.change_answer(|shown| {
                // Another answer may have taken the place of the one that was asked about.
                (shown.job_name == job_name && shown.look == Look::Waiting)
                    .then(|| shown.look = Look::Told(scheduler::look_up(answer)))
            });
        });
    }

    fn change_answer<T>(self, change: impl FnOnce(&mut Answer) -> Option<T>) -> Option<T> {
        self.phase
            .try_update(|phase| match phase {
                Phase::Answered(answer) => change(answer),
                Phase::Idle | Phase::Waiting => None,
            })
            .flatten()
    }

    /// Takes the shown answer away.
    pub(super) fn dismiss(self) {
        if self.exchange.with_value(Option::is_none) {
            self.phase.set(Phase::Idle);
        }
    }
}

fn now() -> String {
    String::from(js_sys::Date::new_0().to_locale_time_string("default"))
}
