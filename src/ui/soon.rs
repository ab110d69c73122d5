//! Something that is done once, a short while after the first of several wishes for it.
//!
//! Owns the while. Must not know what is done.

use leptos::prelude::*;
use std::time::Duration;

/// Short enough to seem at once, long enough to spare the work of every key.
const WHILE: Duration = Duration::from_millis(150);

/// A thing to do soon.
#[derive(Clone, Copy)]
pub(super) struct Soon {
    is_due: StoredValue<bool>,
    act: Callback<()>,
}

impl Soon {
    pub(super) fn new(act: impl Fn() + Send + Sync + 'static) -> Self {
        Self { is_due: StoredValue::new(false), act: Callback::new(move |()| act()) }
    }

    /// Does it soon.
    pub(super) fn wish(self) {
        if self.is_due.try_get_value() != Some(false) {
            return;
        }
        self.is_due.set_value(true);
        set_timeout(
            move || {
                if self.is_due.try_set_value(false).is_none() {
                    self.act.run(());
                }
            },
            WHILE,
        );
    }
}
