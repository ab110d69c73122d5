//! What changes on the screen, in few types.
//!
//! Each closure has a type of its own, and the framework's code is compiled anew for each type it meets. Boxed, all
//! closures that give the same kind of thing share one: see ARCHITECTURE.md, "Size and speed".
//! Must not know what is shown.

use leptos::prelude::*;

/// A text, an attribute or a part of the screen that follows the signals it reads.
pub(super) type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Follows the signals that are read in it.
pub(super) fn live<T>(value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(value)
}

/// A part of the screen that is not always there.
pub(super) fn part<V: IntoView + 'static>(mut part: impl FnMut() -> Option<V> + Send + 'static) -> Live<AnyView> {
    Box::new(move || part().map_or_else(|| ().into_any(), IntoAny::into_any))
}

/// Handles an event.
pub(super) fn on<E>(handler: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handler)
}
