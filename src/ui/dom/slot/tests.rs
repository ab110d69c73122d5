//! What a slot promises: its place among others, and that what was made in it goes with it.

use super::super::tests::Log;
use super::super::{el, follow};
use super::*;
use crate::net::tests::wait::tick;
use crate::ui::tests::place::Place;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// The slots of these letters, at the end of a paragraph; each holds an element of its letter while that is shown.
fn letters(shown: &ArcRwSignal<String>) -> El {
    let (place, life, shown) = (el("p").text("0"), Life::current(), shown.clone());
    let mut slots: Vec<_> = ["a", "b", "i"].map(|letter| (letter, false, Slot::default())).into();
    let parent = place.clone();
    follow(Box::new(move || {
        let now = shown.get();
        let mut next = None;
        for (letter, was_shown, slot) in slots.iter_mut().rev() {
            let is_shown = now.contains(*letter);
            if is_shown != *was_shown {
                slot.fill(&parent, next, &life, &mut || is_shown.then(|| el(letter)));
                *was_shown = is_shown;
            }
            next = slot.or(next);
        }
    }));
    place
}

#[wasm_bindgen_test]
async fn slots_stand_in_their_order_and_leave_nothing_behind() {
    let shown = ArcRwSignal::new(String::new());
    let place = Place::with({
        let shown = shown.clone();
        move || letters(&shown)
    });
    for (now, expected) in [
        ("i", "<p>0<i></i></p>"),
        ("ai", "<p>0<a></a><i></i></p>"),
        ("iba", "<p>0<a></a><b></b><i></i></p>"),
        ("b", "<p>0<b></b></p>"),
        ("ba", "<p>0<a></a><b></b></p>"),
        ("", "<p>0</p>"),
        ("abi", "<p>0<a></a><b></b><i></i></p>"),
    ] {
        shown.set(now.to_owned());
        tick().await;
        assert_eq!(place.html(), expected, "{now}");
        let nodes = place.find::<Element>("p").child_nodes().length() as usize;
        assert_eq!(nodes, 1 + now.len(), "what marks a place is a node of its own");
    }
}

#[wasm_bindgen_test]
async fn what_was_made_in_a_slot_ends_with_what_stands_there() {
    let word = ArcRwSignal::new("a");
    let count = ArcRwSignal::new(0);
    let log = Log::default();
    let place = Place::with({
        let (word, count, log) = (word.clone(), count.clone(), log.clone());
        move || {
            let (place, life) = (el("p"), Life::current());
            let (parent, mut slot, mut stands) = (place.clone(), Slot::default(), "");
            follow(Box::new(move || {
                let now = word.get();
                if now == stands {
                    return;
                }
                stands = now;
                slot.fill(&parent, None, &life, &mut || {
                    let (count, log) = (count.clone(), log.clone());
                    let text = move || {
                        log.note(now);
                        count.get().to_string()
                    };
                    (!now.is_empty()).then(|| el("b").live_text(text))
                });
            }));
            place
        }
    });
    assert_eq!((place.html().as_str(), log.take().as_str()), ("<p><b>0</b></p>", "a"));
    for (now, number, html, looked) in [
        ("a", 1, "<p><b>1</b></p>", "a"),
        ("b", 1, "<p><b>1</b></p>", "b"),
        ("b", 2, "<p><b>2</b></p>", "b"),
        // What is gone looks no more, and what comes again does.
        ("", 2, "<p></p>", ""),
        ("", 3, "<p></p>", ""),
        ("c", 3, "<p><b>3</b></p>", "c"),
        ("c", 4, "<p><b>4</b></p>", "c"),
    ] {
        word.set(now);
        tick().await;
        count.set(number);
        tick().await;
        assert_eq!(place.html(), html, "{now} {number}");
        let log = log.take();
        assert!(log.split(' ').all(|word| word == looked), "{now} {number}: {log}");
    }
}
