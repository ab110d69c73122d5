//! Waiting for something to come true.
//!
//! Owns the one way in which a test waits. Must not know what is waited for.

use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Longer than anything that is waited for takes, on a busy machine too; in milliseconds.
const PATIENCE: f64 = 5_000.0;

/// Lets everything run that is due: what signals set off, what promises brought, the timers that have run out.
pub(crate) async fn turn() {
    let due = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    });
    JsFuture::from(due).await.unwrap();
}

/// Lets run what signals set off. The executor's own tick would never come back where that panics.
pub(crate) async fn tick() {
    JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await.unwrap();
}

/// Waits until it is so; `what` names it where that never comes.
pub(crate) async fn until(what: &str, is_so: impl Fn() -> bool) {
    let end = Date::now() + PATIENCE;
    while !is_so() {
        assert!(Date::now() < end, "missing: {what}");
        turn().await;
    }
}
