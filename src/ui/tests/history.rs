//! What was sent is kept, unless the host switched it off.

use super::person::{CREATED, Person};
use crate::settings::Settings;
use crate::storage;
use crate::ui::recorder::names;
use wasm_bindgen_test::wasm_bindgen_test;

/// How many jobs more are kept after one was sent, and whether they are offered.
async fn after_a_job(history: bool) -> (usize, bool) {
    let before = names().len();
    let person = Person::at(Settings { history, ..Settings::default() });
    person.sign_in(1).await;
    for (label, text) in [("Task name", "Task"), ("Job name", "Test Job"), ("Retry count", "1")] {
        person.type_into(label, text);
    }
    person.create(1).await.answer_json(200, CREATED);
    person.sees("Result", "Job Create successfull").await;
    let more = names().len() - before;
    for name in names() {
        storage::forget(&name);
    }
    (more, person.shows_button("History"))
}

#[wasm_bindgen_test]
async fn a_host_can_switch_it_off() {
    assert_eq!(after_a_job(true).await, (1, true));
    assert_eq!(after_a_job(false).await, (0, false));
}
