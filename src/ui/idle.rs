//! Notices that nobody is there.
//!
//! Owns what counts as a sign of somebody, and the time since the last one: the clock's, not a timer's, so that it goes on
//! while the machine sleeps. Must not know what happens then.

use super::live::{Act, Live};
use super::shared::Shared;
use crate::clock;
use crate::ui::framework::{on_cleanup, set_interval_with_handle, window_event_listener_untyped};
use std::cell::Cell;
use std::time::Duration;

/// What somebody who is there does.
const SIGNS: [&str; 5] = ["keydown", "pointerdown", "pointermove", "touchstart", "wheel"];

/// So long before the time is up it is said, in milliseconds; at most half of the time.
const WARNING_MS: i64 = 60_000;

/// Whether somebody is there.
type Watch = Shared<WatchState>;

struct WatchState {
    limit_ms: i64,
    last_ms: Cell<i64>,
    is_near: Live<bool>,
    then: Act<()>,
}

/// Watches for as long as the present owner lives, and does `then` whenever nobody was there for so many minutes. What it
/// gives tells whether that is near.
pub(super) fn watch(minutes: u32, then: Act<()>) -> Live<bool> {
    let is_near = Live::new(false);
    let limit_ms = i64::from(minutes) * 60_000;
    let it = Shared::of(WatchState { limit_ms, last_ms: Cell::new(clock::now_ms()), is_near, then });
    for sign in SIGNS {
        let listener = window_event_listener_untyped(sign, move |_| {
            // Where the machine slept, the first sign comes before the first look.
            it.look();
            it.last_ms.set(clock::now_ms());
        });
        on_cleanup(move || listener.remove());
    }
    if let Ok(clock) = set_interval_with_handle(move || it.look(), Duration::from_secs(1)) {
        on_cleanup(move || clock.clear());
    }
    is_near
}

impl Watch {
    fn look(self) {
        // A clock that was put back says nothing.
        let for_ms = clock::now_ms() - self.last_ms.get();
        if for_ms >= self.limit_ms {
            self.then.run(());
        }
        let is_near = for_ms >= self.limit_ms - WARNING_MS.min(self.limit_ms / 2);
        if self.is_near.get_untracked() != is_near {
            self.is_near.set(is_near);
        }
    }
}
