//! Signing in with a token, which is pasted, or handed over by the host.

use super::person::{CREATED, Person, rest};
use crate::net::tests::wait::until;
use crate::settings::{Settings, SignIn};
use crate::ui::live::{Act, Live};
use crate::ui::session::{Host, SignedOut};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// Tokens about two users: header, claims and signature.
const SYSADM: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4ZWxzeXNhZG0ifQ.c2ln";
const SYSADM_LATER: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4ZWxzeXNhZG0ifQ.bGF0ZXI";

fn bearer() -> Settings {
    Settings { sign_in: SignIn::Bearer, ..Settings::default() }
}

/// A host that hands tokens over, and notes why somebody is signed out.
struct Hosted {
    person: Person,
    token: Live<String>,
    told: Rc<RefCell<Vec<SignedOut>>>,
}

impl Hosted {
    fn new(settings: Settings) -> Self {
        let told: Rc<RefCell<Vec<_>>> = Rc::default();
        let token: Rc<OnceCell<Live<String>>> = Rc::default();
        let (noted, made) = (told.clone(), token.clone());
        let person = Person::with_host(settings, move || {
            let host =
                Host { token: Live::default(), on_signed_out: Act::new(move |why| noted.borrow_mut().push(why)) };
            let _ = made.set(host.token);
            host
        });
        let token = *token.get().unwrap();
        Self { person, token, told }
    }

    fn told(&self) -> Vec<SignedOut> {
        self.told.borrow().clone()
    }

    /// Fills in what a job needs.
    async fn type_a_job(&self) {
        until("the form", || self.person.shows_button("Create job")).await;
        for (label, text) in [("Task name", "Task"), ("Job name", "Test Job"), ("Retry count", "5")] {
            self.person.type_into(label, text);
        }
    }
}

#[wasm_bindgen_test]
async fn a_token_is_pasted_checked_and_shown_nowhere() {
    let person = Person::at(bearer());
    assert_eq!(person.field("Token").get_attribute("type").as_deref(), Some("password"));
    person.type_into("Token", &format!("  Bearer {SYSADM} "));
    person.press("Sign in");
    person.press("Sign in");
    let call = person.network.nth("limit=1 ", 1).await;
    assert_eq!(call.header("Authorization").as_deref(), Some(format!("Bearer {SYSADM}").as_str()));
    call.answer_json(200, r#"{"jobs":[]}"#);
    person.has_focus_on("Task name").await;
    assert!(person.screen().inner_text().contains("Signed in as xelsysadm"));
    assert!(!person.html().contains("c2ln"), "the token stands in the page");
    assert_eq!(person.network.asked("limit=1 ").len(), 1);
}

#[wasm_bindgen_test]
async fn what_is_no_token_is_not_sent() {
    for (text, words) in [("", "Paste a token"), ("Bearer ", "Paste a token"), ("a b", "This is no token")] {
        let person = Person::at(bearer());
        person.type_into("Token", text);
        person.press("Sign in");
        until("an error", || person.screen().inner_text().contains(words)).await;
        person.has_focus_on("Token").await;
        assert_eq!(person.network.calls(), 0, "{text}");
    }
}

#[wasm_bindgen_test]
async fn a_token_that_expires_between_two_sends_costs_nothing() {
    let person = Person::at(bearer());
    person.type_into("Token", "first");
    person.press("Sign in");
    person.network.nth("limit=1 ", 1).await.answer_json(200, r#"{"jobs":[]}"#);
    person.has_focus_on("Task name").await;
    for (label, text) in [("Task name", "Task"), ("Job name", "Test Job"), ("Retry count", "5")] {
        person.type_into(label, text);
    }
    person.create(1).await.answer_json(200, CREATED);
    until("an answer", || person.shows_button("Create another")).await;
    let before = person.all_values();
    person.create(2).await.answer_json(401, "{}");
    until("the way to sign in", || person.shows_button("Sign in again")).await;
    assert_eq!(person.all_values(), before);
    person.press("Sign in again");
    person.has_focus_on("Token").await;
    person.type_into("Token", "fresh");
    person.press("Sign in");
    person.network.nth("limit=1 ", 2).await.answer_json(200, r#"{"jobs":[]}"#);
    person.has_focus_on("Create job").await;
    rest().await;
    assert_eq!((person.all_values(), person.network.asked("POST").len()), (before, 2));
    let call = person.create(3).await;
    assert_eq!(call.header("Authorization").as_deref(), Some("Bearer fresh"));
}

#[wasm_bindgen_test]
async fn a_host_hands_tokens_over_without_taking_the_focus() {
    let hosted = Hosted::new(bearer());
    let person = &hosted.person;
    hosted.token.set(SYSADM.to_owned());
    until("the form", || person.shows_button("Create job")).await;
    assert!(crate::ui::focus::has_focus_nowhere(), "the focus was taken");
    // The host answers for its token: nobody is asked.
    assert_eq!((person.network.calls(), hosted.token.get_untracked().as_str()), (0, ""));
    hosted.type_a_job().await;
    let call = person.create(1).await;
    assert_eq!(call.header("Authorization").as_deref(), Some(format!("Bearer {SYSADM}").as_str()));
    let before = person.all_values();
    call.answer_json(401, "{}");
    until("an answer", || person.shows_button("Sign in again")).await;
    assert_eq!(hosted.told(), [SignedOut::Expired]);
    hosted.token.set(format!("Bearer {SYSADM_LATER}"));
    rest().await;
    assert_eq!((person.all_values(), person.network.asked("POST").len()), (before, 1));
    let call = person.create(2).await;
    assert_eq!(call.header("Authorization").as_deref(), Some(format!("Bearer {SYSADM_LATER}").as_str()));
    call.answer_json(401, "{}");
    until("the end of the second token", || hosted.told().len() == 2).await;
}

#[wasm_bindgen_test]
async fn after_signing_out_a_token_waits_for_a_press() {
    let hosted = Hosted::new(bearer());
    let person = &hosted.person;
    hosted.token.set("first".to_owned());
    until("the form", || person.shows_button("Create job")).await;
    person.press("Sign out");
    person.has_focus_on("Token").await;
    assert_eq!(hosted.told(), [SignedOut::Pressed]);
    hosted.token.set("second".to_owned());
    until("the offer", || person.shows_button("Use the token of this page")).await;
    rest().await;
    assert!(!person.shows_button("Create job"));
    person.press("Use the token of this page");
    person.has_focus_on("Task name").await;
}
