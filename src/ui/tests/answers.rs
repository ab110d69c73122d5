//! The answers: they pile up, newest first, until each is dismissed.

use super::person::{CREATED, Person, all_named, press, rest};
use crate::net::tests::wait::until;
use wasm_bindgen_test::wasm_bindgen_test;

/// The words of the servers' answers in the order in which they stand.
fn shown(person: &Person, words: &[&'static str]) -> Vec<&'static str> {
    let text = person.reads("Result");
    let mut found: Vec<_> = words.iter().filter_map(|word| Some((text.find(word)?, *word))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, word)| word).collect()
}

#[wasm_bindgen_test]
async fn answers_pile_up_and_go_one_by_one() {
    const WORDS: [&str; 4] = ["first-answer", "second-answer", "third-answer", "fourth-answer"];
    let person = Person::with_a_job().await;
    for (at, status) in [400, 500, 409, 403].into_iter().enumerate() {
        person.create(at + 1).await.answer_json(status, &format!("{{\"errorMessage\":\"{}\"}}", WORDS[at]));
        person.sees("Result", WORDS[at]).await;
        let expected: Vec<_> = WORDS[..=at].iter().rev().copied().collect();
        assert_eq!(shown(&person, &WORDS), expected);
    }
    // From the top, from the middle and from the end.
    for (at, left) in [
        (1, &["fourth-answer", "second-answer", "first-answer"][..]),
        (0, &["second-answer", "first-answer"]),
        (1, &["second-answer"]),
        (0, &[]),
    ] {
        press(&all_named(&person.screen(), "button", "Dismiss")[at]);
        until("an answer to go", || shown(&person, &WORDS) == left).await;
        person.has_focus_on("Result").await;
    }
    assert_eq!(person.network.asked("POST").len(), 4);
}

#[wasm_bindgen_test]
async fn a_new_answer_comes_on_top_of_what_was_left() {
    const WORDS: [&str; 3] = ["first-answer", "second-answer", "third-answer"];
    let person = Person::with_a_job().await;
    for (at, word) in WORDS.into_iter().enumerate() {
        person.create(at + 1).await.answer(400, "text/plain", word);
        person.sees("Result", word).await;
        if at == 1 {
            press(&all_named(&person.screen(), "button", "Dismiss")[0]);
            until("an answer to go", || shown(&person, &WORDS) == ["first-answer"]).await;
        }
    }
    assert_eq!(shown(&person, &WORDS), ["third-answer", "first-answer"]);
}

#[wasm_bindgen_test]
async fn one_can_look_whether_the_job_exists() {
    let person = Person::with_a_job().await;
    person.create(1).await.fail();
    until("the way to look", || person.shows_button("Look whether the job exists")).await;
    person.press("Look whether the job exists");
    person.press("Look whether the job exists");
    let call = person.network.nth("/jobs/", 1).await;
    assert!(call.request.url().ends_with("/jobs/Test%20Job"), "{}", call.request.url());
    assert_eq!(call.request.method(), "GET");
    rest().await;
    call.answer_json(200, r#"{"jobName":"Test Job","status":"STOPPED"}"#);
    person.sees("Result", "The job on the server").await;
    // One can look again, and it is never sent again by itself.
    person.press("Look whether the job exists");
    person.network.nth("/jobs/", 2).await.answer_json(404, "{}");
    rest().await;
    assert_eq!((person.network.asked("/jobs/").len(), person.network.asked("POST").len()), (2, 1));
}

#[wasm_bindgen_test]
async fn who_is_no_longer_known_signs_in_again_and_loses_nothing() {
    let person = Person::with_a_job().await;
    person.create(1).await.answer(401, "text/html", "<html>who are you</html>");
    until("the way to sign in", || person.shows_button("Sign in again")).await;
    person.press("Sign in again");
    person.has_focus_on("Password").await;
    person.sign_in(2).await;
    person.has_focus_on("Create job").await;
    assert_eq!(person.value("Job name"), "Test Job");
    person.create(2).await.answer_json(200, CREATED);
    person.sees("Result", "Job Create successfull").await;
}

#[wasm_bindgen_test]
async fn what_the_server_says_is_only_text() {
    let harm = "<img src=x onerror=\"document.title='harm'\"><b>bold</b>";
    let person = Person::with_a_job().await;
    person.create(1).await.answer(400, "text/html", harm);
    person.sees("Result", harm).await;
    let created = format!(r#"{{"jobName":{harm:?},"status":{harm:?}}}"#);
    person.create(2).await.answer_json(200, &created);
    until("the answer", || person.shows_button("Create another")).await;
    assert!(person.reads("Result").contains(harm));
    assert_eq!(person.screen().query_selector_all("img, b").unwrap().length(), 0);
}
