//! Signing in, in whichever way the host chose.
//!
//! Owns what is asked for, and the question to the server whether it holds. In a session nothing is asked for: the person
//! signs in in another tab, and the page looks when they come back. Must not store or show a password or a token.

use super::dom::{El, button_said, el, el_of};
use super::field::{Said, TextField};
use super::focus::focus;
use super::live::{Act, Live, Source};
use super::session::{Session, token_fault};
use super::shared::Shared;
use super::sign_out::SignOut;
use crate::net::{self, Credentials};
use crate::scheduler::{self, SignInAnswer};
use crate::settings::SignIn;
use crate::ui::framework::{document, on_cleanup, window_event_listener_untyped};
use crate::words::Message;
use crate::words::sign_in as words;
use crate::words::texts::{sign_in, sign_in_form as texts};

const USER: &str = "user-name";
const PASSWORD: &str = "password";
const TOKEN: &str = "token";
const PAGE: &str = "sign-in-page";
const HEADING: &str = "sign-in-heading";

/// The state of one sign-in.
type SigningIn = Shared<SigningInState>;

/// What a `SigningIn` points to.
struct SigningInState {
    session: Session,
    user: Live<String>,
    /// The password or the token.
    secret: Live<String>,
    /// What is wrong with what was typed, in the first field.
    problem: Live<Option<&'static str>>,
    failure: Live<Option<Message>>,
    /// Credentials that no answer told anything about: the person may go on with them.
    unchecked: Live<Option<Credentials>>,
    is_waiting: Live<bool>,
    /// Whether somebody went to the sign-in in another tab.
    went: Live<bool>,
}

/// The control to begin with.
pub(super) fn first_control(session: Session) -> &'static str {
    match session.way {
        SignIn::Basic if session.user.with_untracked(String::is_empty) => USER,
        SignIn::Basic => PASSWORD,
        SignIn::Bearer => TOKEN,
        SignIn::Session => PAGE,
    }
}

/// The sign-in. Where a form is kept, somebody else can begin anew.
pub(super) fn sign_in_form(session: Session, signing_out: SignOut) -> El {
    let it = Shared::of(SigningInState {
        session,
        // Who signs in again is most likely who was signed in.
        user: Live::new(session.user.get_untracked()),
        secret: Live::default(),
        problem: Live::default(),
        failure: Live::default(),
        unchecked: Live::default(),
        is_waiting: Live::new(false),
        went: Live::new(!session.needs_a_press()),
    });
    let way = session.way;
    let waiting = move || if it.is_waiting.get() { sign_in::ASKING.say().to_owned() } else { String::new() };
    let mut form = el_of("form", "panel sign-in")
        .attr("aria-labelledby", HEADING)
        .attr("novalidate", "")
        .live_flag("hidden", move || session.is_looked_for.get())
        .on("submit", move |event| {
            event.prevent_default();
            it.submit();
        })
        .child(el("h1").id(HEADING).say(texts::SIGN_IN));
    if session.is_left() {
        form = form.child(el_of("p", "notice").text(words::signed_out(way)));
    }
    if session.is_idle.get_untracked() {
        let minutes = session.settings.with_untracked(|it| it.idle_minutes.unwrap_or_default());
        let said = session.user.with_untracked(|user| words::idle(minutes, user));
        let anew = button_said("button button-small", texts::START_ANEW, move || signing_out.press());
        form = form.child(el_of("div", "notice").child(el("p").text(&said)).child(anew));
    }
    form = form
        .child(el_of("p", "field-hint").text(words::about(way)))
        .child(el("div").attr("role", "alert").part_of(move || it.failure.get(), |it| it.as_ref().map(notice)))
        .children(it.fields());
    let mut buttons = el_of("div", "sign-in-buttons");
    let (class, name) = match way {
        SignIn::Session => {
            it.look_on_return();
            buttons = buttons
                .child(page_link(session, "button button-primary").id(PAGE).on("click", move |_| it.went.set(true)));
            ("button", texts::GO_ON)
        }
        SignIn::Basic | SignIn::Bearer => ("button button-primary", texts::SIGN_IN),
    };
    form.child(
        buttons
            .child(
                el_of("button", class)
                    .attr("type", "submit")
                    .live_aria("aria-busy", move || it.is_waiting.get())
                    .say(name),
            )
            .part(
                move || session.is_handed_over(),
                move || button_said("button", texts::USE_TOKEN, move || it.say(session.take_handed_over(true))),
            )
            .part(
                move || it.unchecked.with(Option::is_some),
                move || button_said("button", texts::GO_ON_UNCHECKED, move || it.go_on()),
            )
            .child(el("span").attr("role", "status").live_text(waiting)),
    )
}

/// What leads back to the sign-in from a place that misses it; `closes` is the window in which that stands.
pub(super) fn sign_in_again(session: Session, closes: Option<Live<bool>>) -> El {
    let ask = move || {
        if let Some(window) = closes {
            window.set(false);
        }
        session.ask();
    };
    match session.way {
        SignIn::Session => page_link(session, "button button-small").on("click", move |_| ask()),
        SignIn::Basic | SignIn::Bearer => button_said("button button-small", texts::AGAIN, ask),
    }
}

/// The way to the sign-in of the session.
fn page_link(session: Session, class: &'static str) -> El {
    el_of("a", class)
        .attr("href", &session.settings.with_untracked(|settings| settings.sign_in_page.clone()))
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .say(texts::IN_TAB)
}

fn notice(Message { heading, advice }: &Message) -> El {
    let heading = el("p").child(el("strong").text(heading));
    el_of("div", "notice notice-bad").child(heading).child(el("p").text(advice))
}

impl SigningIn {
    /// What is asked for.
    fn fields(self) -> Vec<El> {
        let field = |id, label, value: Live<String>| TextField {
            id,
            label,
            hint: "",
            is_required: true,
            value: value.into(),
            on_input: Act::new(move |text| value.set(text)),
            said: Said::nothing(),
        };
        let said = Said { own: Some(Source::new(move || self.problem.get().map(str::to_owned))), ..Said::nothing() };
        let masked = |input: El| input.attr("type", "password");
        match self.session.way {
            SignIn::Basic => {
                let is_kept = self.session.is_idle.get_untracked();
                vec![
                    TextField { said, ..field(USER, texts::USER.say(), self.user) }.build(|input| {
                        input.attr("autocomplete", "username").attr_if("readonly", is_kept.then_some(""))
                    }),
                    field(PASSWORD, texts::PASSWORD.say(), self.secret)
                        .build(|input| masked(input).attr("autocomplete", "current-password")),
                ]
            }
            SignIn::Bearer => vec![TextField { said, ..field(TOKEN, texts::TOKEN.say(), self.secret) }.build(masked)],
            SignIn::Session => Vec::new(),
        }
    }

    /// In a session: looks when the page is opened, and when somebody comes back from the other tab.
    fn look_on_return(self) {
        let look = move || {
            if self.went.get_untracked() && !document().hidden() {
                self.ask(Credentials::session(), false);
            }
        };
        look();
        for event in ["focus", "visibilitychange"] {
            let listener = window_event_listener_untyped(event, move |_| look());
            on_cleanup(move || listener.remove());
        }
    }

    fn submit(self) {
        let secret = self.secret.get_untracked();
        let credentials = match self.session.way {
            SignIn::Basic => basic(self.user.get_untracked(), secret),
            SignIn::Bearer => Credentials::bearer(&secret).map_err(token_fault),
            SignIn::Session => Ok(Credentials::session()),
        };
        self.say(credentials.map(|credentials| self.ask(credentials, true)));
    }

    /// Says what is wrong with what was typed.
    fn say(self, result: Result<(), &'static str>) {
        self.problem.set(result.err());
        if result.is_err() {
            focus(if self.session.way == SignIn::Basic { USER } else { TOKEN });
        }
    }

    /// Asks the server whether it knows the person; while it is asked, another press does nothing.
    fn ask(self, credentials: Credentials, is_pressed: bool) {
        if self.is_waiting.get_untracked() {
            return;
        }
        if is_pressed {
            self.failure.set(None);
            self.unchecked.set(None);
        }
        self.is_waiting.set(true);
        let route = self.session.route(Some(credentials.clone()));
        let answered = move |answer| {
            // The console may have been taken off the page meanwhile.
            if !self.is_waiting.is_gone() {
                self.answered(credentials, &scheduler::sign_in(answer), is_pressed);
            }
        };
        net::send(scheduler::probe(), route, Box::new(answered));
    }

    fn answered(self, credentials: Credentials, answer: &SignInAnswer, is_pressed: bool) {
        self.is_waiting.set(false);
        let was_in = self.session.has_form.get_untracked();
        let Some(message) = words::sign_in(answer, self.session.way, was_in) else {
            return self.say(self.session.take(credentials, is_pressed));
        };
        self.session.is_not_found();
        let tells_nothing = matches!(answer, SignInAnswer::Unclear(_) | SignInAnswer::NoAnswer(_));
        // Who opens the page has not tried anything yet.
        if is_pressed || was_in || tells_nothing {
            self.failure.set(Some(message));
            self.unchecked.set(tells_nothing.then_some(credentials));
        }
    }

    fn go_on(self) {
        if let Some(credentials) = self.unchecked.get_untracked() {
            self.say(self.session.take(credentials, true));
        }
    }
}

fn basic(user: String, password: String) -> Result<Credentials, &'static str> {
    if user.is_empty() {
        return Err(sign_in::USER_MISSING.say());
    }
    Credentials::basic(user, password).ok_or(sign_in::USER_WITH_COLON.say())
}
