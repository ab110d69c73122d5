//! Words for signing in and out, in each of its ways.
//!
//! Owns which of these sentences are said. Must not know how an answer is told apart, or what a token looks like.

use super::Message;
use super::answers::{message, plain};
use super::texts::sign_in;
use crate::scheduler::{NoAnswer, SignInAnswer};
use crate::settings::SignIn;

/// What is asked for, and what becomes of it.
#[must_use]
pub fn about(way: SignIn) -> &'static str {
    match way {
        SignIn::Basic => sign_in::ABOUT_BASIC.say(),
        SignIn::Bearer => sign_in::ABOUT_BEARER.say(),
        SignIn::Session => sign_in::ABOUT_SESSION.say(),
    }
}

/// The message for a failed sign-in; `None` when it succeeded. `was_in`: somebody was signed in before.
#[must_use]
pub fn sign_in(answer: &SignInAnswer, way: SignIn, was_in: bool) -> Option<Message> {
    let (heading, advice) = match (answer, way) {
        (SignInAnswer::Accepted, _) => return None,
        (SignInAnswer::Rejected | SignInAnswer::Page, SignIn::Session) if was_in => {
            (sign_in::ENDED, sign_in::ENDED_ADVICE)
        }
        (SignInAnswer::Rejected | SignInAnswer::Page, SignIn::Session) => (sign_in::NOT_YET, sign_in::NOT_YET_ADVICE),
        (SignInAnswer::Rejected, SignIn::Basic) => (sign_in::REJECTED, sign_in::REJECTED_ADVICE),
        (SignInAnswer::Rejected, SignIn::Bearer) => (sign_in::TOKEN_REJECTED, sign_in::TOKEN_REJECTED_ADVICE),
        (SignInAnswer::Page, _) => (sign_in::PAGE, sign_in::PAGE_ADVICE),
        (SignInAnswer::Unclear(reply), _) => {
            let heading = sign_in::UNCLEAR.with(&[(&reply.status.to_string()).into()]);
            return Some(message(heading, sign_in::UNCLEAR_ADVICE.say()));
        }
        (SignInAnswer::NoAnswer(NoAnswer::TimedOut), _) => (sign_in::TIMED_OUT, sign_in::TIMED_OUT_ADVICE),
        (SignInAnswer::NoAnswer(_), _) => (sign_in::UNREACHABLE, sign_in::UNREACHABLE_ADVICE),
    };
    Some(plain(heading, advice))
}

/// Said at the sign-in after somebody signed out.
#[must_use]
pub fn signed_out(way: SignIn) -> &'static str {
    match way {
        SignIn::Session => sign_in::SIGNED_OUT_OF_PAGE.say(),
        _ => sign_in::SIGNED_OUT.say(),
    }
}

/// Said at the sign-in after the console signed out by itself; `user` may be empty.
#[must_use]
pub fn idle(minutes: u32, user: &str) -> String {
    let sentence = if user.is_empty() { sign_in::IDLE } else { sign_in::IDLE_USER };
    sentence.with(&[usize::try_from(minutes).unwrap_or(usize::MAX).into(), user.into()])
}

/// Asked before somebody signs out where something would be lost.
#[must_use]
pub fn signing_out(is_waiting: bool, lacks_schedule: bool) -> &'static str {
    match (is_waiting, lacks_schedule) {
        (true, _) => sign_in::JOB_ON_ITS_WAY.say(),
        (_, true) => sign_in::LACKS_SCHEDULE.say(),
        _ => sign_in::FORM_NOT_SENT.say(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheduler::Reply;

    fn reply(status: u16, content_type: &str) -> Reply {
        let content_type = content_type.to_owned();
        Reply { status, content_type, redirected: status == 0, retry_after: None, body: String::new() }
    }

    #[test]
    fn each_way_has_its_own_words_for_a_failed_sign_in() {
        #[track_caller]
        fn check(answer: &SignInAnswer, way: SignIn, was_in: bool, expected: &str) {
            assert_eq!(sign_in(answer, way, was_in).map(|it| it.heading).as_deref(), Some(expected));
        }
        use SignIn::{Basic, Bearer, Session};
        let (rejected, page) = (SignInAnswer::Rejected, SignInAnswer::Page);
        check(&rejected, Basic, true, "The server does not take this user name and password");
        check(&rejected, Bearer, true, "The server does not take this token");
        check(&rejected, Session, true, "The session has ended");
        check(&rejected, Session, false, "You are not signed in yet");
        check(&page, Basic, false, "A web page came back in place of an answer");
        check(&page, Session, true, "The session has ended");
        let forbidden = SignInAnswer::Unclear(reply(403, "text/html"));
        check(&forbidden, Session, true, "The server’s answer tells nothing about your sign-in (403)");
        for way in [Basic, Bearer, Session] {
            assert_eq!(sign_in(&SignInAnswer::Accepted, way, false), None);
            let late = SignInAnswer::NoAnswer(NoAnswer::TimedOut);
            check(&late, way, false, "No answer within the time limit");
            check(&SignInAnswer::NoAnswer(NoAnswer::Failed), way, false, "The server could not be reached");
        }
    }

    #[test]
    fn whose_form_is_kept_is_said_where_it_is_known() {
        assert_eq!(
            idle(30, "xelsysadm"),
            "Signed out: nobody did anything for 30 minutes. The form is kept, and comes back when xelsysadm signs in."
        );
        assert_eq!(
            idle(1, ""),
            "Signed out: nobody did anything for a minute. The form is kept, and comes back when you sign in."
        );
    }
}
