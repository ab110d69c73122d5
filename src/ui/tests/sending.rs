//! Sending: one press, one request, and whatever comes of it the form is as it was.

use super::person::{CREATED, Person, all_named, dispatch, press, rest};
use crate::net::tests::network::WildFetch;
use crate::net::tests::wait::until;
use js_sys::{Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Presses in one turn of the page, before anything is drawn, send one job; and so does the next press.
async fn check_presses(what: &str, presses: impl Fn(&Person)) {
    let person = Person::with_a_job().await;
    for time in 1..=2 {
        presses(&person);
        let call = person.network.nth("POST", time).await;
        // And once more, when it is drawn that a job is on its way.
        rest().await;
        presses(&person);
        rest().await;
        assert_eq!(person.network.asked("POST").len(), time, "{what}");
        call.answer_json(200, CREATED);
        person.sees("Result", "Job Create successfull").await;
        rest().await;
        assert_eq!(person.network.asked("POST").len(), time, "{what}, after the answer");
    }
}

#[wasm_bindgen_test]
async fn a_double_click_sends_once() {
    check_presses("two clicks", |person| {
        person.press("Create job");
        person.press("Create job");
    })
    .await;
}

#[wasm_bindgen_test]
async fn two_submits_send_once() {
    check_presses("two submits", |person| {
        let form = person.form_of("Create job");
        dispatch(&form, "submit");
        dispatch(&form, "submit");
    })
    .await;
}

#[wasm_bindgen_test]
async fn enter_and_a_click_send_once() {
    check_presses("Enter and a click", |person| {
        person.form_of("Create job").request_submit().unwrap();
        person.press("Create job");
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_is_sent_is_what_was_typed() {
    let person = Person::with_a_job().await;
    let call = person.create(1).await;
    assert!(call.request.url().ends_with("/iam/governance/selfservice/api/v1/scheduler/jobs"));
    assert_eq!(call.header("Authorization").as_deref(), Some("Basic eGVsc3lzYWRtOnNlY3JldA=="));
    let body = r#"{ "jobName": "Test Job", "taskName": "Orchestration Process Task", "retryCount": 5 }"#;
    assert_eq!(call.text().await.split_whitespace().collect::<Vec<_>>().join(" "), body);
}

#[wasm_bindgen_test]
async fn a_job_with_a_problem_is_not_sent() {
    let person = Person::with_a_job().await;
    person.type_into("Retry count", "many");
    person.press("Create job");
    person.has_focus_on("There is a problem").await;
    assert_eq!(person.network.asked("POST").len(), 0);
    // It does not stand in the way of the next try.
    person.type_into("Retry count", "0");
    person.create(1).await.answer_json(200, CREATED);
    person.sees("Result", "Job Create successfull").await;
}

#[wasm_bindgen_test]
async fn waiting_can_be_ended() {
    let person = Person::with_a_job().await;
    assert!(!person.shows_button("Stop waiting"));
    let call = person.create(1).await;
    until("the button", || person.shows_button("Stop waiting")).await;
    person.press("Stop waiting");
    // The button goes, and the focus goes to where one goes on.
    person.has_focus_on("Create job").await;
    until("the end of the waiting", || !person.shows_button("Stop waiting")).await;
    assert!(person.shows_button("Look whether the job exists"));
    assert!(call.request.signal().aborted());
    assert_eq!(person.network.asked("POST").len(), 1);
    // What comes now comes too late.
    call.answer_json(200, CREATED);
    rest().await;
    assert!(!person.reads("Result").contains("Job Create successfull"));
    // And the way is free.
    person.create(2).await.answer_json(200, CREATED);
    person.sees("Result", "Job Create successfull").await;
}

#[wasm_bindgen_test]
async fn what_is_typed_while_one_waits_is_kept_and_sent_next() {
    for status in [200, 400, 503] {
        let person = Person::with_a_job().await;
        let call = person.create(1).await;
        person.type_into("Job name", "Another Job");
        person.press("Add parameter");
        person.has_focus_in_row(1, "Name").await;
        call.answer_json(status, CREATED);
        // The answer is to what was sent.
        person.sees("Result", "Test Job").await;
        until("the end of the waiting", || !person.shows_button("Stop waiting")).await;
        person.has_focus_in_row(1, "Name").await;
        assert_eq!(person.value("Job name"), "Another Job", "{status}");
        person.press("Remove Parameter 1");
        let call = person.create(2).await;
        assert!(call.text().await.contains(r#""jobName": "Another Job""#));
    }
}

#[wasm_bindgen_test]
async fn a_page_with_a_wild_fetch_does_not_shut_the_way() {
    let person = Person::with_a_job().await;
    let wild: [fn() -> Result<JsValue, JsValue>; 4] = [
        || Err(Object::new().into()),
        || Ok(Promise::reject(&Object::new()).into()),
        || Ok(Promise::resolve(&Object::new()).into()),
        || Ok(WildFetch::never()),
    ];
    for act in wild {
        let fetch = WildFetch::new(act);
        person.press("Create job");
        rest().await;
        if person.shows_button("Stop waiting") {
            person.press("Stop waiting");
        }
        until("an end of the waiting", || !person.shows_button("Stop waiting")).await;
        press(&all_named(&person.screen(), "button", "Dismiss")[0]);
        assert_eq!(fetch.calls(), 1);
    }
    assert_eq!(person.network.asked("POST").len(), 0);
    person.create(1).await.answer_json(200, CREATED);
    person.sees("Result", "Job Create successfull").await;
    assert_eq!(person.value("Job name"), "Test Job");
}

#[wasm_bindgen_test]
async fn an_answer_to_a_console_that_is_gone_changes_nothing() {
    let mut person = Person::with_a_job().await;
    let call = person.create(1).await;
    rest().await;
    person.leave();
    rest().await;
    let left = person.html();
    call.answer_json(200, CREATED);
    rest().await;
    assert_eq!(person.html(), left);
}

#[wasm_bindgen_test]
async fn an_answer_to_a_sign_in_that_is_gone_changes_nothing() {
    let mut person = Person::new();
    person.type_into("User name", "xelsysadm");
    person.press("Sign in");
    let call = person.network.nth("limit=1 ", 1).await;
    person.leave();
    rest().await;
    let left = person.html();
    call.answer_json(200, "{}");
    rest().await;
    assert_eq!(person.html(), left);
}
