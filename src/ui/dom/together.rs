//! What is done again when something changes, alone or together with others.
//!
//! Owns when it runs. Must not know what it does.

use crate::ui::framework::{RenderEffect, on_cleanup};
use std::cell::RefCell;

/// What is done again whenever something of what it reads has changed.
pub(in crate::ui) type Follower = Box<dyn FnMut()>;

/// Runs now, and again whenever a signal read in it changes, for as long as the present owner lives.
pub(in crate::ui) fn follow(run: Follower) {
    let alone = TOGETHER.with_borrow_mut(|together| match together {
        Some(together) => {
            together.push(run);
            None
        }
        None => Some(run),
    });
    if let Some(mut run) = alone {
        let effect = RenderEffect::new(move |_| run());
        on_cleanup(move || drop(effect));
    }
}

/// Makes something whose parts are followed together: all are looked at again whenever one of them has something to follow.
/// That is less than following each for itself where there are many of a kind, each with little to look at: a row of many.
/// What its parts follow belongs to it.
/// What is read of signals while it is made is not followed, and nothing is shown before it is made.
pub(in crate::ui) fn together<T>(make: impl FnOnce() -> T) -> T {
    let (result, mut all) = gathered(make);
    follow(Box::new(move || all.iter_mut().for_each(|run| run())));
    result
}

/// Makes something, and gives what is to be followed in it, none of which has run yet.
pub(super) fn gathered<T>(make: impl FnOnce() -> T) -> (T, Vec<Follower>) {
    let outer = TOGETHER.replace(Some(Vec::new()));
    let result = make();
    (result, TOGETHER.replace(outer).unwrap_or_default())
}

/// Whether what is made now is followed together.
pub(super) fn is_together() -> bool {
    TOGETHER.with_borrow(Option::is_some)
}

thread_local! {
    /// What is to be followed together, while it is gathered.
    static TOGETHER: RefCell<Option<Vec<Follower>>> = const { RefCell::new(None) };
}
