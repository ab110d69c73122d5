//! What is reached from something, step by step. Must not know what it is, nor what a step is.

use std::collections::BTreeSet;

/// All that is reached from these, themselves included, by the steps that `next` gives from each.
pub(super) fn reached<T: Copy + Ord, N: IntoIterator<Item = T>>(
    from: impl IntoIterator<Item = T>,
    next: impl Fn(T) -> N,
) -> BTreeSet<T> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<_> = from.into_iter().collect();
    while let Some(thing) = open.pop() {
        if reached.insert(thing) {
            open.extend(next(thing));
        }
    }
    reached
}
