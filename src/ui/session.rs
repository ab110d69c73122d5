//! Who is signed in, from the first moment until somebody signs out.
//!
//! Owns the credentials, in memory alone, and what happens when they come and go. Signing out leaves nothing: the page
//! is made anew, and all that it held goes with the owner of what stood there. After an end of its own making, for want
//! of anybody there, the console keeps the form, out of view, for the one whose form it is.
//! Must not know how anybody signs in, or what is in the form.

use super::action_bar;
use super::dialog::close_all;
use super::focus::{focus, focused_id, has_focus_nowhere};
use super::live::{Act, Live};
use super::shared::Shared;
use super::sign_in;
use crate::embed::Event;
use crate::net::{Credentials, Route, TokenFault};
use crate::settings::{Settings, SignIn};
use crate::ui::framework::untrack;
use crate::words::texts::sign_in as words;

/// What a host and its console have to do with each other about signing in.
#[derive(Clone, Copy)]
pub(super) struct Host {
    /// A bearer token that the host hands over, at any time; empty once it was taken. After somebody signed out, or was
    /// signed out, it waits for a press: somebody else may sit there.
    pub(super) token: Live<String>,
    /// Called when the server does not take the credentials any more, and when somebody is signed out.
    pub(super) on_signed_out: Act<SignedOut>,
}

/// Why nobody is signed in any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignedOut {
    /// The server does not take the credentials any more: the host may hand over a fresh token. The form stays in view.
    Expired,
    /// For want of anybody there: the form is kept, out of view.
    Idle,
    /// Somebody pressed "Sign out": all is forgotten.
    Pressed,
}

/// Who is signed in; a copy is a handle to the same.
pub(super) type Session = Shared<SessionState>;

/// What a `Session` points to.
pub(super) struct SessionState {
    pub(super) settings: Live<Settings>,
    pub(super) way: SignIn,
    host: Host,
    /// How often the page was made anew.
    page: Live<u32>,
    /// Who signs the requests; nobody while the form is out of view.
    pub(super) credentials: Live<Option<Credentials>>,
    /// Whether somebody has to sign in.
    pub(super) is_asking: Live<bool>,
    /// Whether the session of the browser is being looked for, as the page opens. Until the server has told, the form is in
    /// view and not the sign-in: whoever comes here has one, most likely.
    pub(super) is_looked_for: Live<bool>,
    /// Whether there is a form, in view or not.
    pub(super) has_form: Live<bool>,
    /// Whether the console signed out by itself.
    pub(super) is_idle: Live<bool>,
    /// Who was signed in last; empty where that is not known.
    pub(super) user: Live<String>,
    /// Whether the host was told that the credentials are not taken any more.
    is_expired: Live<bool>,
    /// Where the focus was before the sign-in.
    back_to: Live<String>,
}

impl Host {
    /// The page around the console.
    pub(super) fn page() -> Self {
        Self {
            token: Live::default(),
            on_signed_out: Act::new(|why: SignedOut| Event::SignedOut { why: why.word() }.tell()),
        }
    }
}

impl SignedOut {
    /// A word for a program.
    fn word(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Idle => "idle",
            Self::Pressed => "signed-out",
        }
    }
}

impl Session {
    pub(super) fn new(settings: Live<Settings>, host: Host, page: Live<u32>) -> Self {
        let way = settings.with_untracked(|settings| settings.sign_in);
        Self::of(SessionState {
            way,
            settings,
            host,
            page,
            credentials: Live::default(),
            is_asking: Live::new(true),
            is_looked_for: Live::new(way == SignIn::Session && page.get_untracked() == 0),
            has_form: Live::default(),
            is_idle: Live::default(),
            user: Live::default(),
            is_expired: Live::default(),
            back_to: Live::default(),
        })
    }

    /// The way of a request of somebody.
    pub(super) fn route(self, credentials: Option<Credentials>) -> Route {
        let endpoint = self.settings.with_untracked(|settings| settings.endpoint.clone());
        Route { endpoint, credentials, time_limit_ms: self.settings.with_untracked(|settings| settings.time_limit_ms) }
    }

    pub(super) fn is_signed_in(self) -> bool {
        self.credentials.with_untracked(Option::is_some)
    }

    /// Whether the form is in view. Follows it.
    pub(super) fn shows_form(self) -> bool {
        self.credentials.with(Option::is_some) || self.is_looked_for.get()
    }

    /// Whether the form is in view now.
    pub(super) fn shows_form_now(self) -> bool {
        untrack(|| self.shows_form())
    }

    /// Whether the sign-in is in view. Follows it.
    pub(super) fn shows_sign_in(self) -> bool {
        self.is_asking.get() && !self.is_looked_for.get()
    }

    /// Whether this page stands where somebody signed out.
    pub(super) fn is_left(self) -> bool {
        self.page.get_untracked() > 0
    }

    /// Whether nobody signs in here but by a press.
    pub(super) fn needs_a_press(self) -> bool {
        self.is_left() || self.is_idle.get_untracked()
    }

    /// Takes credentials; not those of another user than the one whose form is kept.
    pub(super) fn take(self, credentials: Credentials, is_pressed: bool) -> Result<(), &'static str> {
        let user = credentials.user().to_owned();
        let is_other = |last: &String| !last.is_empty() && !user.is_empty() && *last != user;
        if self.is_idle.get_untracked() && self.user.with_untracked(is_other) {
            return Err(words::OTHER_USER.say());
        }
        // Nobody's focus is taken, and nobody's is lost.
        let moves_focus = is_pressed || !has_focus_nowhere();
        self.user.set(user);
        self.credentials.set(Some(credentials));
        self.is_expired.set(false);
        self.is_idle.set(false);
        let was_asking = untrack(|| self.shows_sign_in());
        self.is_asking.set(false);
        let back_to = self.back_to.get_untracked();
        self.back_to.set(String::new());
        if was_asking && moves_focus {
            focus(match (self.has_form.get_untracked(), back_to.as_str()) {
                (false, _) => "task-name",
                (true, "") => action_bar::CREATE,
                (true, _) => &back_to,
            });
        }
        self.has_form.set(true);
        self.is_looked_for.set(false);
        Ok(())
    }

    /// Who signs a request: while a session is looked for, that one.
    pub(super) fn signer(self) -> Option<Credentials> {
        self.credentials.get_untracked().or_else(|| self.is_looked_for.get_untracked().then(Credentials::session))
    }

    /// Goes by the session that is being looked for: what the server says to a job tells as much of it.
    pub(super) fn go_by_session(self) {
        if self.is_looked_for.get_untracked() {
            // Refused is who is not the one who was here before; nobody was.
            let _ = self.take(Credentials::session(), false);
        }
    }

    /// The session that was looked for does not hold, as far as it is known: the sign-in comes into view in place of the
    /// form, which keeps what was typed.
    pub(super) fn is_not_found(self) {
        if self.is_looked_for.get_untracked() {
            let had_focus = !has_focus_nowhere();
            close_all();
            self.is_looked_for.set(false);
            if had_focus {
                focus(sign_in::first_control(self));
            }
        }
    }

    /// Takes the token that the host handed over.
    pub(super) fn take_handed_over(self, is_pressed: bool) -> Result<(), &'static str> {
        let token = Credentials::bearer(&self.host.token.get_untracked()).map_err(token_fault)?;
        self.take(token, is_pressed)?;
        self.host.token.set(String::new());
        Ok(())
    }

    /// Whether a token of the host waits to be taken. Follows it.
    pub(super) fn is_handed_over(self) -> bool {
        self.way == SignIn::Bearer && self.host.token.with(|token| !token.is_empty())
    }

    /// The server does not take the credentials any more.
    pub(super) fn expired(self) {
        if self.is_signed_in() && !self.is_expired.get_untracked() {
            self.is_expired.set(true);
            self.host.on_signed_out.run(SignedOut::Expired);
        }
    }

    /// Brings the sign-in into view; the form stays there.
    pub(super) fn ask(self) {
        self.is_asking.set(true);
        focus(sign_in::first_control(self));
    }

    /// Nobody is there any more: the form goes out of view, and comes back to the one whose form it is.
    pub(super) fn idle(self) {
        let had_focus = !has_focus_nowhere();
        self.back_to.set(focused_id());
        // A window that stays open would keep the focus from the sign-in.
        close_all();
        self.credentials.set(None);
        self.is_idle.set(true);
        self.is_asking.set(true);
        if had_focus {
            focus(sign_in::first_control(self));
        }
        self.host.on_signed_out.run(SignedOut::Idle);
    }

    /// Forgets all that this page holds.
    pub(super) fn leave(self) {
        self.host.token.set(String::new());
        self.user.set(String::new());
        self.page.update(|page| *page += 1);
        focus(sign_in::first_control(self));
        self.host.on_signed_out.run(SignedOut::Pressed);
    }
}

pub(super) fn token_fault(fault: TokenFault) -> &'static str {
    match fault {
        TokenFault::Missing => words::TOKEN_MISSING.say(),
        TokenFault::OddSign => words::TOKEN_ODD.say(),
    }
}
