//! Signing out by itself where nobody is there: by the clock, with a warning, and at no cost to what was typed.

use super::person::{CREATED, Person, dispatch, press, rest, value};
use crate::net::tests::network::Replaced;
use crate::net::tests::wait::until;
use crate::settings::{Settings, SignIn};
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE: f64 = 60_000.0;

/// The clock goes on at once by so much, as after a sleep, until this is dropped.
fn later(by_ms: f64) -> Replaced {
    let real = js_sys::Reflect::get(&js_sys::global(), &"Date".into()).unwrap();
    let now = js_sys::Function::new_with_args("now", &format!("return () => now.call(Date) + {by_ms}"));
    let now = now.call1(&real, &js_sys::Reflect::get(&real, &"now".into()).unwrap()).unwrap();
    Replaced::new(js_sys::Object::from(real), "now", &now)
}

fn after_five_minutes() -> Settings {
    Settings { idle_minutes: Some(5), ..Settings::default() }
}

async fn with_a_job(settings: Settings) -> Person {
    let person = Person::at(settings);
    person.sign_in(1).await;
    for (label, text) in [("Task name", "Task"), ("Job name", "Test Job"), ("Retry count", "5")] {
        person.type_into(label, text);
    }
    person
}

fn says(person: &Person, words: &str) -> bool {
    person.screen().inner_text().contains(words)
}

#[wasm_bindgen_test]
async fn it_is_said_before_and_a_key_is_enough_to_stay() {
    let person = with_a_job(after_five_minutes()).await;
    let clock = later(4.5 * MINUTE);
    until("the warning", || says(&person, "Is somebody there?")).await;
    dispatch(&person.field("Job name"), "keydown");
    until("no warning", || !says(&person, "Is somebody there?")).await;
    drop(clock);
    let _later = later(9.0 * MINUTE);
    until("the warning", || says(&person, "Is somebody there?")).await;
    assert!(person.shows_button("Create job"));
}

#[wasm_bindgen_test]
async fn the_form_is_kept_out_of_view_for_the_one_whose_it_is() {
    let person = with_a_job(after_five_minutes()).await;
    person.field("Retry count").focus().unwrap();
    let _later = later(5.0 * MINUTE);
    until("the sign-in", || person.shows_button("Sign in")).await;
    person.has_focus_on("Password").await;
    assert!(!person.shows_button("Create job") && !person.shows_button("Sign out"));
    assert!(says(&person, "nobody did anything for 5 minutes"));
    // Nobody else signs in with this name.
    let user = person.field("User name");
    assert_eq!((value(&user).as_str(), user.has_attribute("readonly")), ("xelsysadm", true));
    person.type_into("Password", "secret");
    person.press("Sign in");
    person.network.nth("limit=1 ", 2).await.answer_json(200, r#"{"jobs":[]}"#);
    person.has_focus_on("Retry count").await;
    let typed = ["Task name", "Job name", "Retry count"].map(|label| person.value(label));
    assert_eq!((typed, person.network.asked("POST").len()), (["Task", "Test Job", "5"].map(str::to_owned), 0));
}

#[wasm_bindgen_test]
async fn the_first_sign_after_a_sleep_comes_too_late() {
    let person = with_a_job(after_five_minutes()).await;
    let _later = later(60.0 * MINUTE);
    // In one turn, before any timer: nothing is sent.
    dispatch(&person.button("Create job"), "pointermove");
    press(&person.button("Create job"));
    until("the sign-in", || person.shows_button("Sign in")).await;
    rest().await;
    assert_eq!(person.network.asked("POST").len(), 0);
    assert!(!person.html().contains("Signed in as"));
}

#[wasm_bindgen_test]
async fn a_window_that_is_open_does_not_keep_the_sign_in_away() {
    let person = with_a_job(after_five_minutes()).await;
    person.press("Keyboard");
    person.has_focus_on("Close").await;
    let _later = later(5.0 * MINUTE);
    until("the sign-in", || person.shows_button("Sign in")).await;
    until("no window", || !says(&person, "Redo it")).await;
    person.has_focus_on("Password").await;
}

#[wasm_bindgen_test]
async fn an_answer_is_waited_for() {
    let person = with_a_job(after_five_minutes()).await;
    let call = person.create(1).await;
    let _later = later(5.0 * MINUTE);
    until("the warning", || says(&person, "Is somebody there?")).await;
    rest().await;
    assert!(person.shows_button("Sign out"));
    call.answer_json(200, CREATED);
    until("the sign-in", || person.shows_button("Sign in")).await;
    person.type_into("Password", "secret");
    person.press("Sign in");
    person.network.nth("limit=1 ", 2).await.answer_json(200, r#"{"jobs":[]}"#);
    until("the form", || person.shows_button("Create job")).await;
    person.sees("Result", "Job Create successfull").await;
}

#[wasm_bindgen_test]
async fn somebody_else_begins_anew() {
    let person = with_a_job(after_five_minutes()).await;
    let _later = later(5.0 * MINUTE);
    until("the sign-in", || person.shows_button("Start anew")).await;
    person.press("Start anew");
    person.has_focus_on("Keep the draft and sign out").await;
    person.press("Forget it and sign out");
    person.has_focus_on("User name").await;
    assert!(!person.html().contains("Test Job"));
    assert!(!person.field("User name").has_attribute("readonly"));
}

#[wasm_bindgen_test]
async fn a_token_of_somebody_else_does_not_open_the_form() {
    let person = Person::at(Settings { sign_in: SignIn::Bearer, ..after_five_minutes() });
    // About "xelsysadm", and about "other".
    let (own, other) = ("e30.eyJzdWIiOiJ4ZWxzeXNhZG0ifQ.a", "e30.eyJzdWIiOiJvdGhlciJ9.b");
    let sign_in = async |token: &str, time: usize| {
        person.type_into("Token", token);
        person.press("Sign in");
        person.network.nth("limit=1 ", time).await.answer_json(200, r#"{"jobs":[]}"#);
    };
    sign_in(own, 1).await;
    person.has_focus_on("Task name").await;
    person.type_into("Job name", "Test Job");
    let _later = later(5.0 * MINUTE);
    until("the sign-in", || person.shows_button("Sign in")).await;
    assert!(says(&person, "when xelsysadm signs in"));
    sign_in(other, 2).await;
    until("why not", || says(&person, "another user’s")).await;
    assert!(!person.shows_button("Create job"));
    sign_in(own, 3).await;
    until("the form", || person.shows_button("Create job")).await;
    assert_eq!(person.value("Job name"), "Test Job");
}

#[wasm_bindgen_test]
async fn in_a_session_the_form_comes_back_by_a_press_alone() {
    let person = Person::at(Settings { sign_in: SignIn::Session, ..after_five_minutes() });
    person.network.nth("limit=1 ", 1).await.answer_json(200, r#"{"jobs":[]}"#);
    rest().await;
    person.type_into("Job name", "Test Job");
    let _later = later(5.0 * MINUTE);
    until("the sign-in", || person.shows_button("Go on")).await;
    web_sys::window().unwrap().dispatch_event(&web_sys::Event::new("focus").unwrap()).unwrap();
    rest().await;
    assert_eq!(person.network.asked("limit=1 ").len(), 1);
    person.press("Go on");
    person.network.nth("limit=1 ", 2).await.answer_json(200, r#"{"jobs":[]}"#);
    until("the form", || person.shows_button("Create job")).await;
    assert_eq!(person.value("Job name"), "Test Job");
}

#[wasm_bindgen_test]
async fn nobody_is_signed_out_where_the_host_says_never() {
    let person = with_a_job(Settings { idle_minutes: None, ..Settings::default() }).await;
    let _later = later(600.0 * MINUTE);
    dispatch(&person.field("Job name"), "keydown");
    rest().await;
    assert!(person.shows_button("Create job") && !says(&person, "Is somebody there?"));
}
