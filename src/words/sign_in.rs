//! Words for signing in and out, in each of its ways.
//!
//! Owns these sentences. Must not know how an answer is told apart, or what a token looks like.

use super::Message;
use super::answers::message;
use crate::scheduler::{NoAnswer, SignInAnswer};
use crate::settings::SignIn;

/// While the server is asked who somebody is.
pub const ASKING: &str = "Asking the server…";

/// The user name is not filled in.
pub const USER_MISSING: &str = "Enter your user name";

/// HTTP Basic parts name and password at the first colon (RFC 7617).
pub const USER_WITH_COLON: &str = "A user name with a colon cannot be sent by HTTP Basic";

/// The token is not filled in.
pub const TOKEN_MISSING: &str = "Paste a token";

/// What was pasted is no token (RFC 6750).
pub const TOKEN_ODD: &str = "This is no token: a blank or another sign that no token has stands in it";

/// The token names another user than the one whose form is kept.
pub const OTHER_USER: &str = "This token is another user’s: start anew";

/// What is asked for, and what becomes of it.
#[must_use]
pub fn about(way: SignIn) -> &'static str {
    match way {
        SignIn::Basic => {
            "With your Oracle Identity Governance account. Your password stays in this page’s memory until you sign out \
             or close the page, and is kept nowhere else."
        }
        SignIn::Bearer => {
            "With a bearer token for Oracle Identity Governance. It stays in this page’s memory until you sign out or \
             close the page, and is kept nowhere else."
        }
        SignIn::Session => {
            "With the sign-in of this browser. When you come back from the other tab, this page looks by itself."
        }
    }
}

/// The message for a failed sign-in; `None` when it succeeded. `was_in`: somebody was signed in before.
#[must_use]
pub fn sign_in(answer: &SignInAnswer, way: SignIn, was_in: bool) -> Option<Message> {
    let (heading, advice) = match (answer, way) {
        (SignInAnswer::Accepted, _) => return None,
        (SignInAnswer::Rejected | SignInAnswer::Page, SignIn::Session) if was_in => (
            "The session has ended",
            "Sign in in another tab, then go on here. The form stays as it is; nothing is sent by itself.",
        ),
        (SignInAnswer::Rejected | SignInAnswer::Page, SignIn::Session) => {
            ("You are not signed in yet", "Sign in in another tab, then go on here.")
        }
        (SignInAnswer::Rejected, SignIn::Basic) => (
            "The server does not take this user name and password",
            "Check both and try again. After several failures the server may lock the account.",
        ),
        (SignInAnswer::Rejected, SignIn::Bearer) => {
            ("The server does not take this token", "It may have expired, or be for another system. Paste a fresh one.")
        }
        (SignInAnswer::Page, _) => (
            "A web page came back in place of an answer",
            "The address of the service may be wrong, or something stands before it. Ask who runs it.",
        ),
        (SignInAnswer::Unclear(reply), _) => {
            return Some(message(
                format!("The server’s answer tells nothing about your sign-in ({})", reply.status),
                "The address of the service may be wrong, or something stands before it. Try again, or ask who runs it.",
            ));
        }
        (SignInAnswer::NoAnswer(NoAnswer::TimedOut), _) => {
            ("No answer within the time limit", "Try again, or ask whether the server is up.")
        }
        (SignInAnswer::NoAnswer(_), _) => (
            "The server could not be reached",
            "Check the network and the address, then try again. What you typed stays.",
        ),
    };
    Some(message(heading, advice))
}

/// Said at the sign-in after somebody signed out.
#[must_use]
pub fn signed_out(way: SignIn) -> &'static str {
    match way {
        SignIn::Session => {
            "You are signed out, and this page has forgotten all that was in it. Your session goes on until you sign \
             out of it in another tab."
        }
        _ => "You are signed out, and this page has forgotten all that was in it.",
    }
}

/// Said at the sign-in after the console signed out by itself; `user` may be empty.
#[must_use]
pub fn idle(minutes: u32, user: &str) -> String {
    let minutes = if minutes == 1 { "a minute".to_owned() } else { format!("{minutes} minutes") };
    let who = if user.is_empty() { "you sign" } else { user };
    let signs = if user.is_empty() { "" } else { " signs" };
    ["Signed out: nobody did anything for ", &minutes, ". The form is kept, and comes back when ", who, signs, " in."]
        .concat()
}

/// Said some time before the console signs out by itself.
pub const IDLE_SOON: &str = "Is somebody there? Press or touch anything, or you are signed out soon. The form is kept.";

/// Asked before somebody signs out where something would be lost.
#[must_use]
pub fn signing_out(is_waiting: bool, lacks_schedule: bool) -> &'static str {
    match (is_waiting, lacks_schedule) {
        (true, _) => "A job is on its way. Signed out, you will not see here what became of it.",
        (_, true) => "A job was created without its schedule. Signed out, you cannot set it here any more.",
        _ => "What stands in the form was not sent.",
    }
}

/// What becomes of a draft that is kept.
pub const DRAFT_LEFT: &str = "A kept draft is offered for a day to whoever uses this browser, without secrets.";

/// What becomes of the history.
pub const HISTORY_LEFT: &str = " The history stays until it is cleared.";

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
