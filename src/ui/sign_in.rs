//! Signing in with HTTP Basic; the credentials live in memory only.
//!
//! Owns the two fields and the probe. Must not store or show a password.

use super::dom::{El, button, el, el_of};
use super::field::{Said, TextField};
use super::focus::focus;
use super::live::{Act, Live};
use super::shared::Shared;
use crate::net::{self, Credentials, Route};
use crate::scheduler::{self, SignIn};
use crate::settings::Settings;
use crate::words::{self, Message};

/// The id of the field for the user name.
pub(super) const USER: &str = "user-name";
/// The id of the field for the password.
pub(super) const PASSWORD: &str = "password";

const HEADING: &str = "sign-in-heading";

/// The state of one sign-in.
type SigningIn = Shared<SigningInState>;

/// What a `SigningIn` points to.
struct SigningInState {
    settings: Live<Settings>,
    user: Live<String>,
    password: Live<String>,
    /// What is wrong with the user name.
    problem: Live<Option<String>>,
    failure: Live<Option<Message>>,
    /// Credentials that no answer told anything about: the person may go on with them.
    unchecked: Live<Option<Credentials>>,
    is_waiting: Live<bool>,
    on_signed_in: Act<Credentials>,
}

/// The sign-in; `user` is who signed in last, and may be empty.
pub(super) fn sign_in_form(settings: Settings, user: String, on_signed_in: Act<Credentials>) -> El {
    let it = Shared::of(SigningInState {
        settings: Live::new(settings),
        user: Live::new(user),
        password: Live::default(),
        problem: Live::default(),
        failure: Live::default(),
        unchecked: Live::default(),
        is_waiting: Live::new(false),
        on_signed_in,
    });
    let user = TextField {
        id: USER,
        label: "User name",
        hint: "",
        is_required: true,
        value: it.user.into(),
        on_input: Act::new(move |text| it.user.set(text)),
        said: Said { problem: it.problem.into(), ..Said::nothing() },
    };
    let password = TextField {
        id: PASSWORD,
        label: "Password",
        hint: "",
        is_required: true,
        value: it.password.into(),
        on_input: Act::new(move |text| it.password.set(text)),
        said: Said::nothing(),
    };
    let waiting = move || if it.is_waiting.get() { words::ASKING.to_owned() } else { String::new() };
    el_of("form", "panel sign-in")
        .attr("aria-labelledby", HEADING)
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            it.submit();
        })
        .child(el("h1").id(HEADING).text("Sign in"))
        .child(el_of("p", "field-hint").text(words::ABOUT_SIGN_IN))
        .child(
            el("div").attr("role", "alert").part_of(move || it.failure.get(), |failure| failure.as_ref().map(notice)),
        )
        .child(user.build(|input| input.attr("autocomplete", "username")))
        .child(password.build(|input| input.attr("type", "password").attr("autocomplete", "current-password")))
        .child(
            el_of("div", "sign-in-buttons")
                .child(
                    el_of("button", "button button-primary")
                        .attr("type", "submit")
                        .live_aria("aria-busy", move || it.is_waiting.get())
                        .text("Sign in"),
                )
                .part(
                    move || it.unchecked.with(Option::is_some),
                    move || button("button", "Go on without the check", move || it.go_on()),
                )
                .child(el("span").attr("role", "status").live_text(waiting)),
        )
}

fn notice(Message { heading, advice }: &Message) -> El {
    let heading = el("p").child(el("strong").text(heading));
    el_of("div", "notice notice-bad").child(heading).child(el("p").text(advice))
}

impl SigningIn {
    /// Asks the server whether it knows the person; a press while it is asked does nothing.
    fn submit(self) {
        if self.is_waiting.get_untracked() {
            return;
        }
        self.failure.set(None);
        self.unchecked.set(None);
        let credentials = match read(self.user.get_untracked(), self.password.get_untracked()) {
            Ok(credentials) => credentials,
            Err(words) => {
                self.problem.set(Some(words.to_owned()));
                focus(USER);
                return;
            }
        };
        self.problem.set(None);
        self.is_waiting.set(true);
        let Settings { endpoint, time_limit_ms, .. } = self.settings.get_untracked();
        let route = Route { endpoint, credentials: Some(credentials.clone()), time_limit_ms };
        let answered = move |answer| {
            // The console may have been taken off the page meanwhile.
            if !self.is_waiting.is_gone() {
                self.answered(credentials, &scheduler::sign_in(answer));
            }
        };
        net::send(scheduler::probe(), route, Box::new(answered));
    }

    fn answered(self, credentials: Credentials, answer: &SignIn) {
        self.is_waiting.set(false);
        match words::sign_in(answer) {
            None => self.on_signed_in.run(credentials),
            Some(message) => {
                self.failure.set(Some(message));
                let tells_nothing = matches!(answer, SignIn::Unclear(_) | SignIn::NoAnswer(_));
                self.unchecked.set(tells_nothing.then_some(credentials));
            }
        }
    }

    fn go_on(self) {
        if let Some(credentials) = self.unchecked.get_untracked() {
            self.on_signed_in.run(credentials);
        }
    }
}

fn read(user: String, password: String) -> Result<Credentials, &'static str> {
    if user.is_empty() {
        return Err(words::USER_MISSING);
    }
    Credentials::new(user, password).ok_or(words::USER_WITH_COLON)
}
