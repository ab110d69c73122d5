//! What a list promises: the order of its keys, the very elements of items that stay, and nothing of those that went.

use super::*;
use crate::net::tests::wait::tick;
use crate::ui::dom::el;
use crate::ui::live::Held;
use crate::ui::tests::dice::Dice;
use crate::ui::tests::place::{Place, memory_pages};
use reactive_graph::prelude::*;
use reactive_graph::signal::{ArcRwSignal, RwSignal};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Where an item stands, as it is shown.
fn title(standing: Standing) -> String {
    format!("{}{}", standing.at, if standing.is_last { " and last" } else { "" })
}

/// What was made for an item.
struct Made {
    element: Element,
    /// A signal of the item's own.
    own: RwSignal<()>,
}

/// A list of inputs, each named by its key, whose `title` tells where it stands.
struct List {
    place: Place,
    keys: ArcRwSignal<Vec<u64>>,
    made: Rc<RefCell<HashMap<u64, Made>>>,
    /// How often an item was made.
    count: Rc<Cell<usize>>,
    /// How often one was told where it stands.
    told: Rc<Cell<usize>>,
}

impl List {
    fn of(keys: &[u64]) -> Self {
        let keys = ArcRwSignal::new(keys.to_vec());
        let made: Rc<RefCell<HashMap<u64, Made>>> = Rc::default();
        let (count, told): (Rc<Cell<usize>>, Rc<Cell<usize>>) = Default::default();
        let list = {
            let (keys, made, count) = (keys.clone(), Rc::clone(&made), Rc::clone(&count));
            let told = Rc::clone(&told);
            let build = move |key: u64, standing: Held<Standing>| {
                let told = Rc::clone(&told);
                let item = el("input").attr("value", &key.to_string()).live_attr("title", move || {
                    told.set(told.get() + 1);
                    Some(title(standing.get()))
                });
                let own = RwSignal::new(());
                let old = made.borrow_mut().insert(key, Made { element: item.0.clone(), own });
                assert!(old.is_none_or(|old| old.own.is_disposed()), "{key} was made twice");
                count.set(count.get() + 1);
                item
            };
            move || el("div").list(move || keys.get(), |key| *key, build)
        };
        Self { place: Place::with(list), keys, made, count, told }
    }

    async fn set(&self, keys: &[u64]) {
        self.keys.set(keys.to_vec());
        tick().await;
    }

    /// Holds all that the list promises for these keys.
    #[track_caller]
    fn check(&self, what: &str, keys: &[u64]) {
        let shown = self.place.all("input");
        let attribute = |name: &str| -> Vec<_> { shown.iter().map(|it| it.get_attribute(name).unwrap()).collect() };
        assert_eq!(attribute("value"), keys.iter().map(u64::to_string).collect::<Vec<_>>(), "{what}");
        let standings = (0..keys.len()).map(|at| title(Standing::new(at, keys.len())));
        assert_eq!(attribute("title"), standings.collect::<Vec<_>>(), "{what}");
        let made = self.made.borrow();
        for (element, key) in shown.iter().zip(keys) {
            assert!(made[key].element.is_same_node(Some(element)), "{what}: {key} has another element");
        }
        for (key, made) in made.iter() {
            assert_eq!(made.own.is_disposed(), !keys.contains(key), "{what}: the signals of {key}");
        }
    }
}

#[wasm_bindgen_test]
async fn every_change_of_the_order_is_followed() {
    let cases: [(&str, &[u64], &[u64]); 22] = [
        ("fill", &[], &[1, 2, 3]),
        ("append", &[1, 2], &[1, 2, 3]),
        ("append several", &[1], &[1, 2, 3, 4]),
        ("insert at the start", &[2, 3], &[1, 2, 3]),
        ("insert in the middle", &[1, 3], &[1, 2, 3]),
        ("insert everywhere", &[2, 4], &[1, 2, 3, 4, 5]),
        ("remove the first", &[1, 2, 3], &[2, 3]),
        ("remove from the middle", &[1, 2, 3], &[1, 3]),
        ("remove the last", &[1, 2, 3], &[1, 2]),
        ("remove several", &[1, 2, 3, 4, 5], &[2, 4]),
        ("remove the first ones", &[1, 2, 3, 4], &[3, 4]),
        ("remove the only one", &[1], &[]),
        ("clear", &[1, 2, 3], &[]),
        ("swap neighbours", &[1, 2, 3, 4], &[1, 3, 2, 4]),
        ("swap the ends", &[1, 2, 3, 4], &[4, 2, 3, 1]),
        ("reverse", &[1, 2, 3, 4, 5], &[5, 4, 3, 2, 1]),
        ("turn round", &[1, 2, 3, 4], &[2, 3, 4, 1]),
        ("turn back", &[1, 2, 3, 4], &[4, 1, 2, 3]),
        ("replace one", &[1, 2, 3], &[1, 9, 3]),
        ("replace all", &[1, 2, 3], &[7, 8, 9, 6]),
        ("remove, insert and move", &[1, 2, 3, 4, 5], &[6, 5, 2, 7, 1]),
        ("no change", &[1, 2, 3], &[1, 2, 3]),
    ];
    for (name, before, after) in cases {
        let list = List::of(before);
        list.check(name, before);
        list.set(after).await;
        list.check(name, after);
        let new = after.iter().filter(|key| !before.contains(key)).count();
        assert_eq!(list.count.get(), before.len() + new, "{name}: an item is made once");
        // What comes back is made anew.
        list.set(before).await;
        list.check(name, before);
    }
}

/// Whoever is told does all again that follows from it: of a thousand, only those who stand elsewhere are to be.
#[wasm_bindgen_test]
async fn who_stands_as_before_is_not_told() {
    for (name, before, after, told) in [
        ("append", &[1, 2, 3, 4, 5][..], &[1, 2, 3, 4, 5, 6][..], 2),
        ("remove the last", &[1, 2, 3, 4, 5], &[1, 2, 3, 4], 1),
        ("remove from the middle", &[1, 2, 3, 4, 5], &[1, 2, 4, 5], 2),
        ("swap neighbours", &[1, 2, 3, 4, 5], &[1, 3, 2, 4, 5], 2),
        ("swap the last two", &[1, 2, 3, 4, 5], &[1, 2, 3, 5, 4], 2),
        ("replace one", &[1, 2, 3, 4, 5], &[1, 2, 9, 4, 5], 1),
    ] {
        let list = List::of(before);
        tick().await;
        list.told.set(0);
        list.set(after).await;
        list.check(name, after);
        assert_eq!(list.told.get(), told, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_long_run_of_changes_is_followed() {
    let mut dice = Dice(2026);
    let mut keys: Vec<u64> = Vec::new();
    let list = List::of(&keys);
    let mut next = 0;
    for step in 0..400 {
        // One to three changes at a time.
        for _ in 0..=dice.below(3) {
            let len = keys.len();
            let (one, other) = (dice.below(len + 1), dice.below(len + 1));
            match dice.below(12) {
                0..5 => {
                    // A key that was there before may come back.
                    let key = if dice.below(4) == 0 { dice.below(next + 1) as u64 } else { next as u64 };
                    next += 1;
                    if !keys.contains(&key) {
                        keys.insert(one, key);
                    }
                }
                5..8 if one < len => {
                    keys.remove(one);
                }
                8 | 9 if one.max(other) < len => keys.swap(one, other),
                10 if len > 0 => match dice.below(3) {
                    0 => keys.reverse(),
                    1 => keys.rotate_left(one % len),
                    _ => drop(keys.drain(one.min(other)..one.max(other))),
                },
                11 if dice.below(8) == 0 => keys.clear(),
                _ => {}
            }
        }
        list.set(&keys).await;
        list.check(&format!("step {step}"), &keys);
    }
    assert!(list.count.get() > 200, "the run was too tame");
}

#[wasm_bindgen_test]
async fn the_focus_stays_in_an_item_that_is_not_moved() {
    for (before, after, focused) in [
        (&[1, 2, 3][..], &[1, 2, 3, 4][..], 3),
        (&[1, 2, 3], &[0, 1, 2, 3], 3),
        (&[1, 2, 3], &[2, 3], 3),
        (&[1, 2, 3], &[3], 3),
        (&[1, 2, 3], &[1, 9, 8, 7, 2, 3], 2),
        (&[1, 2, 3], &[2], 2),
        // One step down: it is the neighbour that is moved.
        (&[1, 2, 3], &[2, 1, 3], 1),
    ] {
        let list = List::of(before);
        let element: HtmlElement = list.made.borrow()[&focused].element.clone().unchecked_into();
        element.focus().unwrap();
        list.set(after).await;
        let active = crate::ui::framework::document().active_element();
        assert!(element.is_same_node(active.as_deref()), "{before:?} to {after:?}: {focused} lost the focus");
    }
}

#[wasm_bindgen_test]
async fn items_that_went_leave_nothing_behind() {
    const ROUNDS: u64 = 100;
    const ITEMS: u64 = 100;
    let list = List::of(&[]);
    let mut settled = 0;
    for round in 0..ROUNDS {
        let keys: Vec<_> = (round * ITEMS..(round + 1) * ITEMS).collect();
        list.set(&keys).await;
        list.set(&[]).await;
        // The test's own notes are no part of what is measured.
        list.made.borrow_mut().clear();
        if round == ROUNDS / 10 {
            settled = memory_pages();
        }
    }
    assert_eq!(list.count.get() as u64, ROUNDS * ITEMS);
    assert_eq!(memory_pages(), settled, "pages at the end, and after the first rounds");
}
