//! A list whose items keep their elements.
//!
//! Owns the order of the elements, and the life of what an item made. Must not know what an item shows.
//! What is the same at both ends of the list is not touched: adding, removing or moving one of a thousand costs one.

use super::super::live::Held;
use super::{El, follow};
use crate::places::Places;
use crate::ui::framework::{Owner, Rndr, document, untrack};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Node};

/// Where an item stands in its list.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ui) struct Standing {
    /// Its place, from 0.
    pub(in crate::ui) at: usize,
    pub(in crate::ui) is_last: bool,
}

impl Standing {
    fn new(at: usize, count: usize) -> Self {
        Self { at, is_last: at + 1 == count }
    }
}

/// Gives the element of the item at this place; the signal follows where it stands from then on.
pub(super) type Make = Box<dyn Fn(usize, Held<Standing>) -> Option<El>>;

/// An item that is shown.
struct Shown {
    key: u64,
    element: Element,
    standing: Held<Standing>,
    /// The signals and effects of the item; they end with it.
    owner: Owner,
}

/// Shows the items with these keys, in their order, as the only children of `parent`. No key stands twice.
pub(super) fn follow_list(parent: Element, keys: Box<dyn Fn() -> Vec<u64>>, make: Make) {
    // Not the owner of one run, which ends with the next: items outlive it.
    // And a child, which the present owner does not hold: one that was held here would hold itself.
    let owner = Owner::new();
    let mut list = List { parent, owner, spare: Vec::new(), make, shown: Vec::new() };
    follow(Box::new(move || list.show(&keys())));
}

struct List {
    parent: Element,
    owner: Owner,
    /// Owners of items that went, for new ones: an owner's parent keeps something of each child it ever had.
    spare: Vec<Owner>,
    make: Make,
    shown: Vec<Shown>,
}

impl List {
    fn show(&mut self, keys: &[u64]) {
        let same_start = same(keys.iter(), self.shown.iter());
        let rest = keys.len().min(self.shown.len()) - same_start;
        let same_end = same(keys.iter().rev(), self.shown.iter().rev()).min(rest);
        let before = same_start..self.shown.len() - same_end;
        let now = same_start..keys.len() - same_end;
        let moved_by = keys.len() != self.shown.len();

        let next = self.shown.get(before.end).map(|item| item.element.clone().into());
        let between = keys.get(now.clone()).unwrap_or_default();
        self.replace(before, between, next, keys.len());

        let renumbered = if moved_by { now.start..keys.len() } else { now };
        // And the one before: it may have become the last, or be it no more.
        let told = renumbered.start.saturating_sub(1)..renumbered.end;
        for (at, item) in self.shown.iter().enumerate().take(told.end).skip(told.start) {
            let standing = Standing::new(at, keys.len());
            if item.standing.get_untracked() != standing {
                item.standing.set(standing);
            }
        }
    }

    /// Puts the items of these keys in the place of those shown there, all before `end`, in a list of so many.
    fn replace(&mut self, before: Range<usize>, keys: &[u64], end: Option<Node>, count: usize) {
        let start = before.start;
        let mut places = Places::default();
        for (at, key) in keys.iter().enumerate() {
            places.insert(*key, at);
        }
        let mut kept: Vec<Option<Shown>> = keys.iter().map(|_| None).collect();
        let mut next = None;
        for item in self.shown.drain(before) {
            if let Some(place) = places.get_mut(item.key).and_then(|at| kept.get_mut(*at)) {
                next.get_or_insert_with(|| Node::from(item.element.clone()));
                *place = Some(item);
            } else {
                Rndr::remove(&item.element);
                item.owner.cleanup();
                self.spare.push(item.owner);
            }
        }
        let mut next = next.or_else(|| end.clone());
        let mut items = Vec::with_capacity(keys.len());
        // Elements that are new come to the page together: a thousand insertions would cost a fifth more until the frame.
        let mut new = New::default();
        for ((place, key), kept) in (start..).zip(keys).zip(kept) {
            let item = match kept {
                None => {
                    let Some(item) = self.new_item(Standing::new(place, count), *key) else { continue };
                    new.add(&item.element);
                    item
                }
                Some(item) => {
                    new.insert(&self.parent, next.as_ref());
                    if next.as_ref() == Some(item.element.as_ref()) {
                        next = Rndr::next_sibling(&item.element);
                    } else {
                        Rndr::insert_node(&self.parent, &item.element, next.as_ref());
                    }
                    item
                }
            };
            items.push(item);
        }
        new.insert(&self.parent, next.as_ref());
        self.shown.splice(start..start, items);
    }

    fn new_item(&mut self, stands: Standing, key: u64) -> Option<Shown> {
        let owner = self.spare.pop().unwrap_or_else(|| self.owner.child());
        let (standing, El(element)) = owner.with(|| {
            let standing = Held::new(stands);
            untrack(|| (self.make)(stands.at, standing.clone())).map(|element| (standing, element))
        })?;
        Some(Shown { key, element, standing, owner })
    }
}

/// Elements that are about to come to the page.
#[derive(Default)]
struct New(Option<DocumentFragment>);

impl New {
    fn add(&mut self, element: &Element) {
        let fragment = self.0.get_or_insert_with(|| document().create_document_fragment());
        Rndr::insert_node(fragment.unchecked_ref(), element, None);
    }

    /// Puts them before `next`.
    fn insert(&mut self, parent: &Element, next: Option<&Node>) {
        if let Some(fragment) = self.0.take() {
            Rndr::insert_node(parent, &fragment, next);
        }
    }
}

/// How many keys from one end are those that are shown.
fn same<'a>(keys: impl Iterator<Item = &'a u64>, shown: impl Iterator<Item = &'a Shown>) -> usize {
    std::iter::zip(keys, shown).take_while(|(key, item)| **key == item.key).count()
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
