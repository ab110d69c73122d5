//! Words for the two calls that a job with a schedule takes: where each stands, and what became of the second.
//!
//! Owns the sentences about setting a schedule. Must not know how an answer is told apart.

use super::Message;
use super::schedule::moment;
use crate::schedule::Local;
use crate::scheduler::{NextRun, NotSent, Outcome, Refusal};

/// The first of the two calls of a job with a schedule.
pub const CREATE: &str = "Create the job";

/// The second.
pub const SET: &str = "Set the schedule";

/// Before the second call in the preview.
pub const THEN: &str = "Then, once the job is there:";

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
    match stand {
        Stand::NotMade => "not yet",
        Stand::Waiting => "waiting…",
        Stand::Done => "done",
        Stand::Failed => "failed",
        Stand::Unknown => "not known",
    }
}

/// The message for what became of setting the schedule of a job that is there.
#[must_use]
pub fn set(outcome: &Outcome, job_name: &str) -> Message {
    let (heading, cause) = match outcome {
        Outcome::Created(created) => {
            let status = created.status.as_deref().filter(|status| !status.trim().is_empty() && status.len() < 500);
            let heading = status.unwrap_or("The server accepted the schedule").to_owned();
            return Message { heading, advice: String::new() };
        }
        Outcome::Refused(refusal, reply) => {
            let cause = match refusal {
                Refusal::InvalidInput => "Read the server’s answer and correct the schedule in the form.",
                Refusal::NotSignedIn => "Sign in again; the form stays as it is.",
                Refusal::NotAllowed => "Ask for the right to set schedules.",
                Refusal::NotFound => "The server does not find the job, or its release knows no schedules.",
                Refusal::Busy => "Wait a moment.",
                Refusal::ServerFault => LOOK,
                Refusal::Conflict | Refusal::TooLarge | Refusal::Other => "Read the server’s answer.",
            };
            (["The server did not take the schedule (", &reply.status.to_string(), ")"].concat(), cause)
        }
        Outcome::NotTheService(_) => (
            "A web page came back in place of an answer to the schedule".to_owned(),
            "Perhaps it is a sign-in page: sign in again.",
        ),
        Outcome::NotSent(why) => {
            let cause = if *why == NotSent::SignedOut { "Sign in." } else { "Connect to the network." };
            ("The schedule was not sent".to_owned(), cause)
        }
        Outcome::Unreadable(_) => ("The server’s answer to the schedule cannot be read".to_owned(), LOOK),
        Outcome::Unknown(_) => ("No answer to the schedule".to_owned(), LOOK),
    };
    let exists = match Stand::of(outcome) {
        Stand::Unknown => "” exists, with this schedule or without one: it is not known. ",
        _ => "” exists, without this schedule. ",
    };
    Message { heading, advice: ["The job “", job_name, exists, cause, AGAIN].concat() }
}

/// What can be done where it is not known whether the schedule is set.
const LOOK: &str = "Look at the schedule.";

/// It does no harm to set the same schedule twice.
const AGAIN: &str = " “Set the schedule” sends it once more, and never the job itself.";

/// What the server tells of the next run; `in_zone` is that moment by the clocks of the schedule's zone.
#[must_use]
pub fn next_run(next: &NextRun, in_zone: Option<&str>) -> String {
    match (next, in_zone) {
        (NextRun::At(text), Some(moment)) => ["The server’s next run: ", moment, " – ", text, "."].concat(),
        (NextRun::At(text), None) => ["The server’s next run: ", text, "."].concat(),
        (NextRun::NotNamed, _) => "The server has a schedule for this job, and names no next run.".to_owned(),
        (NextRun::NoTrigger, _) => "The server has no schedule for this job.".to_owned(),
        (NextRun::Unclear, _) => "The server’s next run could not be read.".to_owned(),
    }
}

/// A moment with the zone by whose clocks it is told: “Mon 23 Nov 2026, 17:44 in Europe/Berlin”.
#[must_use]
pub fn moment_in(at: Local, zone_name: &str) -> String {
    [&moment(at), " in ", zone_name].concat()
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
