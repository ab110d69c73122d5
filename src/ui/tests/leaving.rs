//! Leaving the page: the browser asks where something would be lost, and nowhere else.

use super::person::{CREATED, Person, rest};
use crate::net::tests::wait::until;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit};

/// Whether the browser would ask before the page goes.
pub(super) fn asks() -> bool {
    let init = EventInit::new();
    init.set_cancelable(true);
    let leaving = Event::new_with_event_init_dict("beforeunload", &init).unwrap();
    !web_sys::window().unwrap().dispatch_event(&leaving).unwrap()
}

#[wasm_bindgen_test]
async fn what_was_typed_is_asked_about() {
    let mut person = Person::signed_in().await;
    assert!(!asks(), "an untouched form");
    person.type_into("Job name", "Test Job");
    assert!(asks(), "something typed");
    person.type_into("Job name", "");
    assert!(!asks(), "nothing left of it");
    person.type_into("Job name", "Test Job");
    person.leave();
    rest().await;
    assert!(!asks(), "a console that is gone");
}

#[wasm_bindgen_test]
async fn a_job_that_is_on_its_way_is_asked_about() {
    for (status, expected) in [(200, false), (400, true), (500, true)] {
        let person = Person::with_a_job().await;
        let call = person.create(1).await;
        assert!(asks(), "on its way");
        call.answer_json(status, CREATED);
        until("an answer", || person.shows_button("Dismiss")).await;
        assert_eq!(asks(), expected, "after {status}");
    }
}

#[wasm_bindgen_test]
async fn a_job_that_was_changed_on_its_way_is_asked_about() {
    let person = Person::with_a_job().await;
    let call = person.create(1).await;
    person.type_into("Job name", "Another Job");
    call.answer_json(200, CREATED);
    until("an answer", || person.shows_button("Dismiss")).await;
    assert!(asks());
}

#[wasm_bindgen_test]
async fn a_created_job_that_comes_back_is_not_asked_about() {
    let person = Person::with_a_job().await;
    person.create(1).await.answer_json(200, CREATED);
    until("an answer", || person.shows_button("Create another")).await;
    person.press("Create another");
    until("the way back", || person.shows_button("Bring it back")).await;
    assert!(!asks());
    person.press("Bring it back");
    until("the job", || person.value("Job name") == "Test Job").await;
    assert!(!asks());
}

#[wasm_bindgen_test]
async fn a_job_that_was_never_sent_is_asked_about_when_it_comes_back() {
    let person = Person::with_a_job().await;
    person.create(1).await.answer_json(200, CREATED);
    until("an answer", || person.shows_button("Create another")).await;
    // A second job is put aside, a third one is created in its place.
    person.type_into("Job name", "Second Job");
    person.press("Create another");
    until("the way back", || person.shows_button("Bring it back")).await;
    for (label, text) in [("Task name", "Task"), ("Job name", "Third Job"), ("Retry count", "1")] {
        person.type_into(label, text);
    }
    person.create(2).await.answer_json(200, r#"{"jobName":"Third Job","status":"Job Create successfull"}"#);
    person.sees("Result", "Third Job").await;
    until("the end of the waiting", || !person.shows_button("Stop waiting")).await;
    person.press("Bring it back");
    until("the second job", || person.value("Job name") == "Second Job").await;
    assert!(asks());
}
