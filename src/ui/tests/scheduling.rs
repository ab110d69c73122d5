//! The second call: it follows the first in the same turn, is made once a press, and is missed when it is missing.

use super::leaving::asks;
use super::person::{CREATED, Person, choose, rest};
use wasm_bindgen_test::wasm_bindgen_test;

const SET: &str = r#"{"status":"Trigger add successfull"}"#;

/// Signs in and fills in a job that runs once.
async fn with_a_schedule() -> Person {
    let person = Person::with_a_job().await;
    choose(&person.field("Schedule type"), "Single");
    // Its fields come with the next turn.
    rest().await;
    person.type_into("Start", "2031-11-24 17:44");
    person.type_into("Time zone", "Europe/Berlin");
    person
}

#[wasm_bindgen_test]
async fn the_schedule_follows_in_the_same_turn() {
    let person = with_a_schedule().await;
    let post = person.create(1).await;
    assert_eq!(person.network.asked("PUT").len(), 0, "before the job is there");
    post.answer_json(200, CREATED);
    let put = person.network.nth("PUT", 1).await;
    assert!(put.request.url().ends_with("/scheduler/jobs/Test%20Job/trigger"));
    assert_eq!(put.text().await, "{\n  \"startTime\": \"2031-11-24T16:44:00Z\",\n  \"triggerType\": \"Single\"\n}");
    // What is pressed while it is on its way sends nothing.
    person.press("Create job");
    rest().await;
    person.press("Create job");
    rest().await;
    assert_eq!((person.network.asked("POST").len(), person.network.asked("PUT").len()), (1, 1));
    put.answer_json(200, SET);
    person.sees("Result", "Set the schedule: done").await;
    person.network.nth("/trigger ", 2).await;
    assert!(!asks(), "all is set");
}

#[wasm_bindgen_test]
async fn a_press_sets_the_schedule_once() {
    let person = with_a_schedule().await;
    person.create(1).await.answer_json(200, CREATED);
    person.network.nth("PUT", 1).await.answer_json(503, "{}");
    person.sees("Result", "Set the schedule: failed").await;
    assert!(asks(), "the job is there without its schedule");
    person.press("Set the schedule");
    person.press("Set the schedule");
    person.press("Create job");
    rest().await;
    person.press("Set the schedule");
    rest().await;
    assert_eq!((person.network.asked("POST").len(), person.network.asked("PUT").len()), (1, 2));
    person.network.nth("PUT", 2).await.answer_json(200, SET);
    person.sees("Result", "Set the schedule: done").await;
    assert!(!person.shows_button("Set the schedule"));
    assert!(!asks(), "all is set");
}

#[wasm_bindgen_test]
async fn without_the_job_no_schedule_is_sent() {
    for status in [400, 409, 500] {
        let person = with_a_schedule().await;
        person.create(1).await.answer_json(status, "{}");
        person.sees("Result", "Set the schedule: not yet").await;
        rest().await;
        assert_eq!(person.network.asked("PUT").len(), 0, "{status}");
        assert!(!person.shows_button("Set the schedule"), "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_console_that_is_gone_sends_nothing_more() {
    let mut person = with_a_schedule().await;
    let post = person.create(1).await;
    person.leave();
    post.answer_json(200, CREATED);
    rest().await;
    assert_eq!(person.network.asked("PUT").len(), 0);

    let mut person = with_a_schedule().await;
    person.create(1).await.answer_json(200, CREATED);
    let put = person.network.nth("PUT", 1).await;
    let before = person.network.calls();
    person.leave();
    put.answer_json(200, SET);
    rest().await;
    assert_eq!(person.network.calls(), before);
}
