//! Something that is done once, a short while after the first of several wishes for it.
//!
//! Owns the while. Must not know what is done.

use super::live::{Act, Live};
use crate::ui::framework::set_timeout;
use std::time::Duration;

/// A thing to do soon.
#[derive(Clone, Copy)]
pub(super) struct Soon {
    after: Duration,
    is_due: Live<bool>,
    act: Act<()>,
}

impl Soon {
    pub(super) fn new(after: Duration, act: impl Fn() + 'static) -> Self {
        Self { after, is_due: Live::new(false), act: Act::new(move |()| act()) }
    }

    /// Does it soon.
    pub(super) fn wish(self) {
        if self.is_due.try_get_untracked() != Some(false) {
            return;
        }
        self.is_due.set(true);
        set_timeout(
            move || {
                if self.is_due.try_update(|is_due| *is_due = false).is_some() {
                    self.act.run(());
                }
            },
            self.after,
        );
    }
}
