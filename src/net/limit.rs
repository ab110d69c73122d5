//! How long an answer is waited for.
//!
//! Owns the time limit: the clock's, not a timer's alone, so that it goes on while the machine sleeps.

use crate::clock;
use gloo_timers::callback::{Interval, Timeout};
use std::cell::Cell;
use std::rc::Rc;

/// How long between two looks at the clock; a timer that is so late has slept.
const LOOK_EVERY_MS: u32 = 1_000;

/// A time limit, for as long as this lives.
pub(super) struct Limit {
    _timer: Timeout,
    _looks: Interval,
}

impl Limit {
    /// From now on so long; then it calls this, once or more.
    pub(super) fn new(limit_ms: u32, is_over: Rc<dyn Fn()>) -> Self {
        let latest = clock::now_ms() + i64::from(limit_ms) + i64::from(LOOK_EVERY_MS);
        let ended = is_over.clone();
        // After a sleep, the answer may be there: it is heard first.
        let timer = Timeout::new(limit_ms, move || {
            if clock::now_ms() <= latest {
                ended();
            }
        });
        let was_over = Cell::new(false);
        let looks = Interval::new(LOOK_EVERY_MS, move || {
            if clock::now_ms() > latest && was_over.replace(true) {
                is_over();
            }
        });
        Self { _timer: timer, _looks: looks }
    }
}
