//! What the exchange promises where the page has a `fetch` of its own that does not keep to the rules: an answer comes
//! all the same, and it is that there is none.

use super::network::Replaced;
use super::{NoAnswer, Sent, job, sent, turn};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

async fn check_wild_fetch(body: &str) {
    let fetch = format!("const fetch = (request) => {{ fetch.calls += 1; {body} }}; fetch.calls = 0; return fetch;");
    let fetch = js_sys::Function::new_no_args(&fetch).call0(&JsValue::UNDEFINED).unwrap();
    let _replaced = Replaced::new(web_sys::window().unwrap(), "fetch", &fetch);
    let sent = sent(job("{}"));
    assert_eq!(sent.answer().await, Err(NoAnswer::Failed), "{body}");
    assert_eq!(Reflect::get(&fetch, &"calls".into()).unwrap(), JsValue::from(1), "{body}");
}

#[wasm_bindgen_test]
async fn a_fetch_may_reject_with_an_object() {
    check_wild_fetch("return Promise.reject({ reason: 'no error' })").await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_reject_with_a_text() {
    check_wild_fetch("return Promise.reject('no error')").await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_reject_with_nothing() {
    check_wild_fetch("return Promise.reject()").await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_throw() {
    check_wild_fetch("throw new TypeError('not allowed')").await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_bring_something_else_than_an_answer() {
    check_wild_fetch("return Promise.resolve({ status: 200 })").await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_not_heed_that_nobody_waits_any_more() {
    let never = js_sys::Function::new_no_args("return new Promise(() => {});");
    let _replaced = Replaced::new(web_sys::window().unwrap(), "fetch", &never);
    for (time_limit, expected) in [(20, NoAnswer::TimedOut), (600_000, NoAnswer::Stopped)] {
        let sent = Sent::new(job("{}"), None, time_limit);
        turn().await;
        if expected == NoAnswer::Stopped {
            sent.exchange.stop();
        }
        assert_eq!(sent.answer().await, Err(expected));
    }
}
