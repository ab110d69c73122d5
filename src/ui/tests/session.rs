//! The session of the browser in place of a name and a password.

use super::person::{CREATED, Person, dispatch, rest};
use crate::net::tests::network::{Call, Replaced, response};
use crate::net::tests::wait::until;
use crate::settings::{Settings, SignIn};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, RequestCredentials, RequestRedirect};

const JOBS: &str = r#"{"jobs":[]}"#;
const PAGE: &str = "<!DOCTYPE html><title>Sign in</title>";

fn session() -> Settings {
    Settings { sign_in: SignIn::Session, ..Settings::default() }
}

/// Answers as a sign-on before the service does that leads away: a page sees that much of it and no more.
fn lead_away(call: &Call) -> Replaced {
    let answer = response(200, &[], None);
    let status = Replaced::new(Clone::clone(&answer), "status", &0.into());
    call.respond(&answer);
    status
}

/// A person whose session holds.
async fn with_a_job() -> Person {
    let person = Person::at(session());
    person.network.nth("limit=1 ", 1).await.answer_json(200, JOBS);
    until("the form", || person.shows_button("Create job")).await;
    for (label, text) in [("Task name", "Task"), ("Job name", "Test Job"), ("Retry count", "5")] {
        person.type_into(label, text);
    }
    person
}

/// The link to the sign-in page, which is not followed here.
fn press_link(person: &Person, number: usize) -> Element {
    let link = person.link("Sign in in another tab", number);
    let stays = wasm_bindgen::closure::Closure::once_into_js(|event: web_sys::Event| event.prevent_default());
    link.add_event_listener_with_callback("click", wasm_bindgen::JsCast::unchecked_ref(&stays)).unwrap();
    link.click();
    link.into()
}

fn come_back() {
    dispatch_to_window("focus");
}

fn dispatch_to_window(kind: &str) {
    web_sys::window().unwrap().dispatch_event(&web_sys::Event::new(kind).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn a_session_that_holds_is_found_by_itself() {
    let person = Person::at(session());
    let call = person.network.nth("limit=1 ", 1).await;
    assert_eq!(call.request.credentials(), RequestCredentials::SameOrigin);
    assert_eq!(call.request.redirect(), RequestRedirect::Manual);
    assert_eq!(call.header_names(), ["accept"]);
    call.answer_json(200, JOBS);
    until("the form", || person.shows_button("Create job")).await;
    assert!(crate::ui::focus::has_focus_nowhere(), "the focus was taken");
    assert!(person.screen().inner_text().contains("Signed in"));
}

#[wasm_bindgen_test]
async fn the_form_is_there_while_the_session_is_looked_for() {
    let person = Person::at(session());
    let call = person.network.nth("limit=1 ", 1).await;
    assert!(!person.shows_button("Go on"), "it is not known yet that anybody has to sign in");
    let name = person.field("Job name");
    name.focus().unwrap();
    person.type_into("Job name", "Typed at once");
    call.answer_json(200, JOBS);
    rest().await;
    assert_eq!(person.value("Job name"), "Typed at once");
    assert!(crate::ui::focus::has_focus("job-name"), "the focus was moved");
}

#[wasm_bindgen_test]
async fn what_was_typed_before_it_was_known_that_there_is_no_session_comes_back() {
    for (answer, content_type) in [(401, "text/plain"), (200, "text/html"), (503, "text/html")] {
        let person = Person::at(session());
        let call = person.network.nth("limit=1 ", 1).await;
        person.field("Job name").focus().unwrap();
        person.type_into("Job name", "Typed at once");
        call.answer(answer, content_type, PAGE);
        person.has_focus_on("Sign in in another tab").await;
        assert!(!person.shows_button("Create job"), "{answer}");
        person.press("Go on");
        person.network.nth("limit=1 ", 2).await.answer_json(200, JOBS);
        until("the form", || person.shows_button("Create job")).await;
        assert_eq!(person.value("Job name"), "Typed at once", "{answer}");
    }
}

/// The list of tasks is fetched for whoever types in its field: nothing of the session comes of that.
#[wasm_bindgen_test]
async fn a_list_that_the_console_fetches_meanwhile_ends_no_look() {
    let person = Person::at(session());
    let look = person.network.nth("limit=1 ", 1).await;
    person.field("Task name").focus().unwrap();
    person.type_into("Task name", "Task");
    let list = person.network.nth("limit=1000", 1).await;
    assert_eq!(list.request.credentials(), RequestCredentials::SameOrigin);
    list.answer(200, "text/html", PAGE);
    rest().await;
    assert!(person.shows_button("Create job"));
    look.answer(200, "text/html", PAGE);
    person.has_focus_on("Sign in in another tab").await;
    assert!(!person.shows_button("Create job"));
}

#[wasm_bindgen_test]
async fn a_press_before_it_is_known_goes_by_the_session() {
    let person = Person::at(session());
    let look = person.network.nth("limit=1 ", 1).await;
    for (label, text) in [("Task name", "Task"), ("Job name", "Test Job"), ("Retry count", "5")] {
        person.type_into(label, text);
    }
    let call = person.create(1).await;
    assert_eq!(call.request.credentials(), RequestCredentials::SameOrigin);
    // What the look finds no longer counts: the request itself is answered.
    look.answer(401, "text/plain", "401");
    rest().await;
    assert!(!person.shows_button("Go on"));
    call.answer_json(200, CREATED);
    person.sees("Result", "Job Create successfull").await;
    assert_eq!(person.network.asked("POST").len(), 1);
}

#[wasm_bindgen_test]
async fn whoever_is_not_signed_in_is_led_there_and_taken_back() {
    for kind in ["page", "redirect", "401"] {
        let person = Person::at(session());
        let call = person.network.nth("limit=1 ", 1).await;
        let _kept = match kind {
            "page" => {
                call.answer(200, "text/html", PAGE);
                None
            }
            "401" => {
                call.answer(401, "text/plain", "401");
                None
            }
            _ => Some(lead_away(&call)),
        };
        rest().await;
        assert!(!person.shows_button("Create job"), "{kind}");
        // Nothing was tried yet: there is nothing to complain about.
        assert!(!person.screen().inner_text().contains("ended"), "{kind}");
        let link = press_link(&person, 1);
        let attribute = |name| link.get_attribute(name).unwrap_or_default();
        assert_eq!([attribute("href"), attribute("target"), attribute("rel")], ["/identity", "_blank", "noopener"]);
        come_back();
        // Coming back is told in more than one way.
        come_back();
        person.network.nth("limit=1 ", 2).await.answer_json(200, JOBS);
        until("the form", || person.shows_button("Create job")).await;
        rest().await;
        assert_eq!((person.network.calls(), person.network.asked("limit=1 ").len()), (2, 2), "{kind}");
    }
}

#[wasm_bindgen_test]
async fn a_session_that_ends_between_two_sends_costs_nothing() {
    for (kind, heading) in [
        ("page", "A web page, or the way to one, came in place of an answer"),
        ("redirect", "A web page, or the way to one, came in place of an answer"),
        ("401", "The server does not know you (401)"),
        ("403", "You may not create jobs here (403)"),
    ] {
        let person = with_a_job().await;
        let before = person.values_with("Test Job").await;
        let call = person.create(1).await;
        let _kept = match kind {
            "redirect" => Some(lead_away(&call)),
            "page" => {
                call.answer(200, "text/html", PAGE);
                None
            }
            status => {
                call.answer(status.parse().unwrap(), "text/html", PAGE);
                None
            }
        };
        person.sees("Result", heading).await;
        press_link(&person, 1);
        until("the sign-in", || person.shows_button("Go on")).await;
        // Still nobody is signed in.
        come_back();
        person.network.nth("limit=1 ", 2).await.answer(200, "text/html", PAGE);
        until("why", || person.screen().inner_text().contains("The session has ended\n")).await;
        person.press("Go on");
        person.network.nth("limit=1 ", 3).await.answer_json(200, JOBS);
        person.has_focus_on("Create job").await;
        rest().await;
        assert_eq!((person.all_values(), person.network.asked("POST").len()), (before, 1), "{kind}");
        person.create(2).await;
    }
}

#[wasm_bindgen_test]
async fn after_signing_out_nobody_is_signed_in_but_by_a_press() {
    let person = with_a_job().await;
    person.press("Sign out");
    person.has_focus_on("Keep the draft and sign out").await;
    person.press("Forget it and sign out");
    person.has_focus_on("Sign in in another tab").await;
    assert!(person.screen().inner_text().contains("goes on until you sign out of it"));
    come_back();
    rest().await;
    assert_eq!(person.network.asked("limit=1 ").len(), 1);
    person.press("Go on");
    person.network.nth("limit=1 ", 2).await.answer_json(200, JOBS);
    person.has_focus_on("Task name").await;
    assert_eq!(person.value("Job name"), "");
}

#[wasm_bindgen_test]
async fn a_server_that_forbids_leaves_the_choice() {
    let person = Person::at(session());
    person.network.nth("limit=1 ", 1).await.answer(403, "text/html", PAGE);
    until("the choice", || person.shows_button("Go on without the check")).await;
    person.press("Go on without the check");
    person.has_focus_on("Task name").await;
    dispatch(&person.screen(), "click");
    assert_eq!(person.network.asked("limit=1 ").len(), 1);
}
