//! What the exchange promises where the page has a `fetch` of its own that does not keep to the rules: an answer comes
//! all the same, and it is that there is none.

use super::network::WildFetch;
use super::{NoAnswer, Sent, job, sent, token, turn};
use js_sys::{Object, Promise, TypeError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

async fn check(act: impl Fn() -> Result<JsValue, JsValue> + 'static) {
    let fetch = WildFetch::new(act);
    let sent = sent(job("{}"));
    assert_eq!(sent.answer().await, Err(NoAnswer::Failed));
    assert_eq!(fetch.calls(), 1);
}

#[wasm_bindgen_test]
async fn a_fetch_may_reject_with_an_object() {
    check(|| Ok(Promise::reject(&Object::new()).into())).await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_reject_with_a_text() {
    check(|| Ok(Promise::reject(&"text".into()).into())).await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_reject_with_nothing() {
    check(|| Ok(Promise::reject(&JsValue::UNDEFINED).into())).await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_throw() {
    check(|| Err(TypeError::new("thrown").into())).await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_bring_something_else_than_an_answer() {
    check(|| Ok(Promise::resolve(&Object::new()).into())).await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_not_promise_anything() {
    check(|| Ok(JsValue::UNDEFINED)).await;
}

#[wasm_bindgen_test]
async fn a_fetch_may_not_heed_that_nobody_waits_any_more() {
    for (time_limit, expected) in [(20, NoAnswer::TimedOut), (600_000, NoAnswer::Stopped)] {
        let fetch = WildFetch::new(|| Ok(WildFetch::never()));
        let sent = Sent::new(job("{}"), token(), time_limit);
        turn().await;
        if expected == NoAnswer::Stopped {
            sent.exchange.stop();
        }
        assert_eq!(sent.answer().await, Err(expected));
        assert_eq!(fetch.calls(), 1);
    }
}
