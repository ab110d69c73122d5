//! Signing in, out and in again.

use super::person::{Person, rest, value};
use crate::net::tests::wait::until;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn signing_in_asks_once_and_brings_the_form() {
    let person = Person::new();
    person.type_into("User name", "xelsysadm");
    person.type_into("Password", "123£");
    // A double click, and Enter on top of it.
    person.press("Sign in");
    person.press("Sign in");
    person.form_of("Sign in").request_submit().unwrap();
    let call = person.network.nth("limit=1 ", 1).await;
    assert_eq!(call.header("Authorization").as_deref(), Some("Basic eGVsc3lzYWRtOjEyM8Kj"));
    rest().await;
    assert!(!person.shows_button("Create job"));
    call.answer_json(200, r#"{"jobs":[]}"#);
    person.has_focus_on("Task name").await;
    assert_eq!(person.network.asked("limit=1 ").len(), 1);
    assert!(person.screen().inner_text().contains("xelsysadm"));
    assert!(!person.html().contains("123£"), "the password stands in the page");
    assert!(!person.shows_button("Sign in"));
}

#[wasm_bindgen_test]
async fn who_is_not_let_in_may_try_again() {
    let person = Person::new();
    person.type_into("User name", "somebody");
    person.type_into("Password", "wrong");
    for time in 1..=2 {
        person.press("Sign in");
        person.network.nth("limit=1 ", time).await.answer(401, "text/html", "<html>401</html>");
        until("an end of the waiting", || !person.button("Sign in").has_attribute("aria-busy")).await;
        assert!(!person.shows_button("Create job"));
        assert!(!person.shows_button("Go on without the check"));
        assert_eq!((person.value("User name"), person.value("Password")), ("somebody".into(), "wrong".into()));
    }
    person.sign_in(3).await;
}

#[wasm_bindgen_test]
async fn an_answer_that_tells_nothing_leaves_the_choice() {
    let person = Person::new();
    person.type_into("User name", "xelsysadm");
    person.type_into("Password", "secret");
    person.press("Sign in");
    person.network.nth("limit=1 ", 1).await.fail();
    until("the choice", || person.shows_button("Go on without the check")).await;
    person.press("Go on without the check");
    person.has_focus_on("Task name").await;
    assert_eq!(person.network.asked("limit=1 ").len(), 1);
}

#[wasm_bindgen_test]
async fn a_name_that_cannot_be_sent_is_not_sent() {
    for user in ["", "domain:user"] {
        let person = Person::new();
        person.type_into("User name", user);
        person.press("Sign in");
        let field = person.field("User name");
        until("an error", || field.get_attribute("aria-invalid").as_deref() == Some("true")).await;
        person.has_focus_on("User name").await;
        assert_eq!(person.network.calls(), 0, "{user}");
    }
}

#[wasm_bindgen_test]
async fn what_was_typed_outlives_signing_out_and_in() {
    let person = Person::with_a_job().await;
    person.press("Sign out");
    person.has_focus_on("Password").await;
    assert!(!person.shows_button("Create job"));
    assert_eq!(value(&person.field("User name")), "xelsysadm");
    person.sign_in(2).await;
    person.has_focus_on("Create job").await;
    assert_eq!(person.value("Job name"), "Test Job");
}
