//! The time limit, where the clock and the timers do not agree: a machine that slept, a clock that was put right.

use super::network::{Network, Replaced};
use super::{NoAnswer, Sent, job, token};
use js_sys::{Date, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

/// A clock that tests can put on or back.
struct Clock {
    off_ms: Rc<Cell<f64>>,
    _replaced: Replaced,
    _now: Closure<dyn Fn() -> f64>,
}

impl Clock {
    fn new() -> Self {
        let right: js_sys::Function = Reflect::get(&date(), &"now".into()).unwrap().dyn_into().unwrap();
        let off_ms: Rc<Cell<f64>> = Rc::default();
        let off = off_ms.clone();
        let now = Closure::<dyn Fn() -> f64>::new(move || right.call0(&date()).unwrap().as_f64().unwrap() + off.get());
        Self { off_ms, _replaced: Replaced::new(date(), "now", now.as_ref()), _now: now }
    }
}

fn date() -> js_sys::Object {
    Reflect::get(&js_sys::global(), &"Date".into()).unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn the_limit_is_the_clocks() {
    const DAY: f64 = 86_400_000.0;
    for (off_ms, limit_ms, at_most_ms) in [
        // Asleep for a day: no timer has moved.
        (DAY, 30_000, 5_000.0),
        // Put back by a day: the timer counts.
        (-DAY, 300, 3_000.0),
    ] {
        let network = Network::new();
        let begun = Date::now();
        let clock = Clock::new();
        let sent = Sent::new(job("{}"), token(), limit_ms);
        let call = network.call(1).await;
        clock.off_ms.set(off_ms);
        assert_eq!(sent.answer().await, Err(NoAnswer::TimedOut));
        drop(clock);
        assert!(Date::now() - begun < at_most_ms, "{off_ms}");
        assert!(call.request.signal().aborted());
        assert_eq!((sent.answers.borrow().len(), network.calls()), (1, 1));
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_is_there_after_a_sleep_is_heard() {
    let network = Network::new();
    let clock = Clock::new();
    let sent = Sent::new(job("{}"), token(), 30_000);
    let call = network.call(1).await;
    clock.off_ms.set(86_400_000.0);
    call.answer_json(200, "{}");
    assert!(sent.answer().await.is_ok());
}
