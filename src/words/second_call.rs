//! Words for the two calls that a job with a schedule takes: where each stands, and what became of the second.
//!
//! Owns which sentences are said about setting a schedule. Must not know how an answer is told apart.

use super::Message;
use super::answers::message;
use super::schedule::moment;
use super::texts::{Text, second_call};
use crate::schedule::Local;
use crate::scheduler::{NextRun, NotSent, Outcome, Refusal};

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It was not made.
    NotMade,
    /// It is on its way.
    Waiting,
    /// The server did what was asked.
    Done,
    /// It did not.
    Failed,
    /// It is not known whether it did.
    Unknown,
}

impl Stand {
    /// Where a call stands after this.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Created(_) => Self::Done,
            // Whoever answers in place of the service does not tell what the service did.
            Outcome::Unknown(_)
            | Outcome::Unreadable(_)
            | Outcome::NotTheService(_)
            | Outcome::Refused(Refusal::ServerFault, _) => Self::Unknown,
            Outcome::Refused(..) | Outcome::NotSent(_) => Self::Failed,
        }
    }
}

/// The word for where a call stands.
#[must_use]
pub fn stand(stand: Stand) -> &'static str {
    let word = match stand {
        Stand::NotMade => second_call::NOT_MADE,
        Stand::Waiting => second_call::WAITING,
        Stand::Done => second_call::DONE,
        Stand::Failed => second_call::FAILED,
        Stand::Unknown => second_call::UNKNOWN,
    };
    word.say()
}

/// The message for what became of setting the schedule of a job that is there.
#[must_use]
pub fn set(outcome: &Outcome, job_name: &str) -> Message {
    let (heading, advice) = match outcome {
        Outcome::Created(created) => {
            let status = created.status.as_deref().filter(|status| !status.trim().is_empty() && status.len() < 500);
            return message(status.unwrap_or(second_call::ACCEPTED.say()), "");
        }
        Outcome::Refused(refusal, reply) => {
            (second_call::REFUSED.with(&[(&reply.status.to_string()).into()]), of_refusal(*refusal))
        }
        Outcome::NotTheService(_) => (second_call::PAGE.say().to_owned(), second_call::SIGN_IN_PAGE),
        Outcome::NotSent(why) => {
            let advice = if *why == NotSent::SignedOut { second_call::SIGN_IN } else { second_call::CONNECT };
            (second_call::NOT_SENT.say().to_owned(), advice)
        }
        Outcome::Unreadable(_) => (second_call::UNREADABLE.say().to_owned(), second_call::LOOK),
        Outcome::Unknown(_) => (second_call::NO_ANSWER.say().to_owned(), second_call::LOOK),
    };
    let exists = if Stand::of(outcome) == Stand::Unknown { second_call::EXISTS } else { second_call::EXISTS_WITHOUT };
    // It does no harm to set the same schedule twice.
    message(heading, [&exists.with(&[job_name.into()]), advice.say(), second_call::AGAIN.say()].join(" "))
}

/// What to do after a refusal.
fn of_refusal(refusal: Refusal) -> Text {
    match refusal {
        Refusal::InvalidInput => second_call::CORRECT,
        Refusal::NotSignedIn => second_call::SIGN_IN_AGAIN,
        Refusal::NotAllowed => second_call::ASK_FOR_RIGHT,
        Refusal::NotFound => second_call::NOT_FOUND,
        Refusal::Busy => second_call::WAIT,
        Refusal::ServerFault => second_call::LOOK,
        Refusal::Conflict | Refusal::TooLarge | Refusal::Other => second_call::READ_ANSWER,
    }
}

/// What the server tells of the next run; `in_zone` is that moment by the clocks of the schedule's zone.
#[must_use]
pub fn next_run(next: &NextRun, in_zone: Option<&str>) -> String {
    let sentence = match (next, in_zone) {
        (NextRun::At(text), Some(moment)) => return second_call::NEXT_RUN_IN_ZONE.with(&[moment.into(), text.into()]),
        (NextRun::At(text), None) => return second_call::NEXT_RUN.with(&[text.into()]),
        (NextRun::NotNamed, _) => second_call::NO_NEXT_RUN,
        (NextRun::NoTrigger, _) => second_call::NO_TRIGGER,
        (NextRun::Unclear, _) => second_call::NEXT_RUN_UNCLEAR,
    };
    sentence.say().to_owned()
}

/// A moment with the zone by whose clocks it is told: “Mon 23 Nov 2026, 17:44 in Europe/Berlin”.
#[must_use]
pub fn moment_in(at: Local, zone_name: &str) -> String {
    second_call::MOMENT.with(&[(&moment(at)).into(), zone_name.into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheduler::{Created, NoAnswer, Reply};

    fn reply(status: u16) -> Reply {
        Reply { status, content_type: String::new(), redirected: false, retry_after: None, body: String::new() }
    }

    #[test]
    fn a_job_without_its_schedule_is_said_to_exist() {
        #[track_caller]
        fn check(outcome: &Outcome, stand: Stand, existence: &str) {
            assert_eq!(Stand::of(outcome), stand);
            let advice = set(outcome, "J").advice;
            assert!(advice.starts_with(existence), "{advice}");
            assert!(advice.ends_with(". “Set the schedule” sends it once more, and never the job itself."), "{advice}");
        }
        const WITHOUT: &str = "The job “J” exists, without this schedule. ";
        const UNKNOWN: &str = "The job “J” exists, with this schedule or without one: it is not known. ";
        let refused = |refusal, status| Outcome::Refused(refusal, reply(status));
        check(&refused(Refusal::InvalidInput, 400), Stand::Failed, WITHOUT);
        check(&refused(Refusal::NotSignedIn, 401), Stand::Failed, WITHOUT);
        check(&refused(Refusal::NotAllowed, 403), Stand::Failed, WITHOUT);
        check(&refused(Refusal::NotFound, 404), Stand::Failed, WITHOUT);
        check(&refused(Refusal::Busy, 503), Stand::Failed, WITHOUT);
        check(&refused(Refusal::ServerFault, 500), Stand::Unknown, UNKNOWN);
        check(&Outcome::NotTheService(reply(200)), Stand::Unknown, UNKNOWN);
        check(&Outcome::NotSent(NotSent::Offline), Stand::Failed, WITHOUT);
        check(&Outcome::Unknown(NoAnswer::TimedOut), Stand::Unknown, UNKNOWN);
        check(&Outcome::Unreadable(reply(200)), Stand::Unknown, UNKNOWN);
    }

    #[test]
    fn a_schedule_that_is_set_is_told_in_the_words_of_the_server() {
        let set = |status: Option<&str>| {
            let status = status.map(str::to_owned);
            self::set(&Outcome::Created(Created { job_name: None, status, reply: reply(200) }), "J")
        };
        let message = |heading: &str| Message { heading: heading.to_owned(), advice: String::new() };
        assert_eq!(set(Some("Trigger add successfull")), message("Trigger add successfull"));
        assert_eq!(set(Some(" ")), message("The server accepted the schedule"));
        assert_eq!(set(None), message("The server accepted the schedule"));
    }

    #[test]
    fn the_next_run_is_told_as_the_server_names_it() {
        let at = NextRun::At("2026-11-24T16:44:00Z".to_owned());
        let moment = moment_in(Local(1_795_542_240), "Europe/Berlin");
        assert_eq!(
            next_run(&at, Some(&moment)),
            "The server’s next run: Tue 24 Nov 2026, 17:44 in Europe/Berlin – 2026-11-24T16:44:00Z."
        );
        assert_eq!(next_run(&at, None), "The server’s next run: 2026-11-24T16:44:00Z.");
    }
}
