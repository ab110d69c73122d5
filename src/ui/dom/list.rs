//! A list whose items keep their elements.
//!
//! Owns the order of the elements, and the life of what an item made. Must not know what an item shows.

use super::{El, follow};
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use std::collections::HashMap;
use web_sys::Element;

/// An item: its key, and how its element is made from its place in the list (from 0).
pub(in crate::ui) struct Item {
    /// Tells the item from all others, for as long as the list lives.
    pub(in crate::ui) key: u64,
    /// Called once, when the key is new.
    pub(in crate::ui) make: Box<dyn FnOnce(Signal<usize>) -> El>,
}

/// What is kept of an item that is shown.
struct Shown {
    element: Element,
    place: RwSignal<usize>,
    /// The signals and effects of the item; they end with it.
    owner: Owner,
}

/// Shows the items in their order, as the only children of `parent`.
pub(super) fn follow_list(parent: Element, items: Box<dyn Fn() -> Vec<Item>>) {
    // Not the owner of one run, which ends with the next: items outlive it.
    let list_owner = Owner::current().unwrap_or_default();
    let mut shown: HashMap<u64, Shown> = HashMap::new();
    follow(Box::new(move || {
        let items = items();
        let mut kept = HashMap::with_capacity(items.len());
        let mut next = Rndr::first_child(&parent);
        let mut order = Vec::with_capacity(items.len());
        for (place, Item { key, make }) in items.into_iter().enumerate() {
            let item = match shown.remove(&key) {
                Some(item) => {
                    if item.place.with_untracked(|shown| *shown != place) {
                        item.place.set(place);
                    }
                    item
                }
                None => new(&list_owner, place, make),
            };
            order.push(item.element.clone());
            kept.insert(key, item);
        }
        // What is left is no longer in the list.
        for (_, gone) in shown.drain() {
            if next.as_ref() == Some(gone.element.as_ref()) {
                next = Rndr::next_sibling(&gone.element);
            }
            Rndr::remove(&gone.element);
            gone.owner.cleanup();
        }
        for element in order {
            if next.as_ref() == Some(element.as_ref()) {
                next = Rndr::next_sibling(&element);
            } else {
                Rndr::insert_node(&parent, &element, next.as_ref());
            }
        }
        shown = kept;
    }));
}

fn new(list_owner: &Owner, place: usize, make: Box<dyn FnOnce(Signal<usize>) -> El>) -> Shown {
    let owner = list_owner.child();
    let (El(element), place) = owner.with(|| {
        let place = RwSignal::new(place);
        (untrack(|| make(place.into())), place)
    });
    Shown { element, place, owner }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
