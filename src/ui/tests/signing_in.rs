//! Signing in with a name and a password, out and in again.

use super::person::{CREATED, Person, rest, value};
use crate::net::tests::network::Replaced;
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
async fn a_page_in_place_of_an_answer_is_called_one() {
    let person = Person::new();
    person.type_into("User name", "xelsysadm");
    person.press("Sign in");
    person.network.nth("limit=1 ", 1).await.answer(200, "text/html", "<!DOCTYPE html><h1>Sign in</h1>");
    until("an end of the waiting", || !person.button("Sign in").has_attribute("aria-busy")).await;
    assert!(person.screen().inner_text().contains("A web page came back in place of an answer"));
    assert!(!person.shows_button("Create job") && !person.shows_button("Go on without the check"));
}

#[wasm_bindgen_test]
async fn what_was_typed_outlives_the_end_of_a_session() {
    let person = Person::with_a_job().await;
    let before = person.values_with("Test Job").await;
    person.create(1).await.answer(401, "text/html", "<html>401</html>");
    until("the way to sign in", || person.shows_button("Sign in again")).await;
    person.press("Sign in again");
    person.has_focus_on("Password").await;
    assert_eq!(value(&person.field("User name")), "xelsysadm");
    // The form stays in view.
    assert_eq!(person.value("Job name"), "Test Job");
    person.sign_in(2).await;
    person.has_focus_on("Create job").await;
    assert_eq!(person.all_values(), before);
    rest().await;
    assert_eq!(person.network.asked("POST").len(), 1);
    person.create(2).await;
}

#[wasm_bindgen_test]
async fn signing_out_forgets_all_that_was_there() {
    let person = Person::with_a_job().await;
    person.create(1).await.answer_json(200, CREATED);
    until("an answer", || person.shows_button("Create another")).await;
    person.press("Sign out");
    person.has_focus_on("User name").await;
    assert_eq!((person.value("User name"), person.value("Password")), (String::new(), String::new()));
    for word in ["xelsysadm", "Test Job", "Job Create successfull", "Signed in"] {
        assert!(!person.html().contains(word), "{word} is still there");
    }
    person.sign_in(2).await;
    person.has_focus_on("Task name").await;
    assert_eq!((person.value("Job name"), person.reads("Result").contains("Test Job")), (String::new(), false));
    person.press("Undo");
    rest().await;
    assert_eq!(person.value("Job name"), "");
}

#[wasm_bindgen_test]
async fn what_was_not_sent_is_asked_about_before_signing_out() {
    let person = Person::with_a_job().await;
    person.press("Sign out");
    person.has_focus_on("Keep the draft and sign out").await;
    person.press("Cancel");
    person.has_focus_on("Sign out").await;
    rest().await;
    assert_eq!(person.value("Job name"), "Test Job");
    person.press("Sign out");
    person.has_focus_on("Keep the draft and sign out").await;
    person.press("Keep the draft and sign out");
    person.has_focus_on("User name").await;
    person.sign_in(2).await;
    assert_eq!(person.value("Job name"), "");
    person.press("Bring it back");
    until("the job", || person.value("Job name") == "Test Job").await;
    person.press("Sign out");
    person.has_focus_on("Keep the draft and sign out").await;
    person.press("Forget it and sign out");
    person.has_focus_on("User name").await;
    person.sign_in(3).await;
    assert!(!person.html().contains("Test Job"));
    assert_eq!(person.network.asked("POST").len(), 0);
}

#[wasm_bindgen_test]
async fn where_the_draft_cannot_be_kept_nobody_is_signed_out_by_keeping_it() {
    let person = Person::with_a_job().await;
    let kept = js_sys::Reflect::get(&web_sys::window().unwrap(), &"localStorage".into()).unwrap();
    let prototype = js_sys::Object::get_prototype_of(&kept);
    let refuse = js_sys::Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    let full = Replaced::new(prototype, "setItem", &refuse);
    person.press("Sign out");
    person.has_focus_on("Keep the draft and sign out").await;
    person.press("Keep the draft and sign out");
    until("why", || person.screen().inner_text().contains("no room left")).await;
    assert!(person.shows_button("Create job"));
    drop(full);
    person.press("Keep the draft and sign out");
    person.has_focus_on("User name").await;
    person.sign_in(2).await;
    person.press("Discard");
}

#[wasm_bindgen_test]
async fn a_job_that_is_on_its_way_is_asked_about_before_signing_out() {
    let person = Person::with_a_job().await;
    let call = person.create(1).await;
    person.press("Sign out");
    person.has_focus_on("Keep the draft and sign out").await;
    assert!(person.screen().inner_text().contains("A job is on its way"));
    person.press("Forget it and sign out");
    person.has_focus_on("User name").await;
    call.answer_json(200, CREATED);
    rest().await;
    assert!(!person.html().contains("Test Job"));
    assert_eq!(person.network.asked("POST").len(), 1);
}
