//! What parts promise: each has its place, and what one follows lives as long as it is shown.

use super::super::tests::Log;
use super::super::{el, part_where, part_while, together};
use crate::net::tests::wait::tick;
use crate::ui::tests::place::Place;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

#[wasm_bindgen_test]
async fn parts_at_the_end_stand_in_their_order_and_leave_nothing_behind() {
    let shown = ArcRwSignal::new(String::new());
    let place = Place::with({
        let shown = shown.clone();
        move || {
            let part = |letter: &'static str| {
                let shown = shown.clone();
                part_while(move || shown.with(|shown| shown.contains(letter)), move || el(letter))
            };
            el("p").text("0").ends_with(vec![part("a"), part("b"), part("i")])
        }
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
async fn what_a_part_follows_is_followed_together_with_what_it_is_a_part_of() {
    let word = ArcRwSignal::new("a");
    let count = ArcRwSignal::new(0);
    let log = Log::default();
    let place = Place::with({
        let (word, count, log) = (word.clone(), count.clone(), log.clone());
        move || {
            together(|| {
                let part = part_where(
                    move || word.get(),
                    |word| !word.is_empty(),
                    move |word| {
                        let (word, count, log) = (*word, count.clone(), log.clone());
                        let text = move || {
                            log.note(word);
                            count.get().to_string()
                        };
                        Some(el("b").live_text(text))
                    },
                );
                el("p").ends_with(vec![part])
            })
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
        count.set(number);
        word.set(now);
        tick().await;
        assert_eq!((place.html().as_str(), log.take().as_str()), (html, looked), "{now} {number}");
    }
}
