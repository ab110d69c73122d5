//! What an element promises: it follows its signals, text is only text, and what goes takes what it made with it.

use super::*;
use crate::net::tests::wait::tick;
use crate::ui::framework::event_target_value;
use crate::ui::tests::place::{Place, memory_pages};
use js_sys::{Function, Object, Reflect};
use reactive_graph::owner::ArcStoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, Node};

#[wasm_bindgen_test]
async fn what_is_live_follows_its_signals() {
    let word = ArcRwSignal::new("one".to_owned());
    let is_on = ArcRwSignal::new(true);
    let place = Place::with({
        let (title, text, hidden, busy, class, state) =
            (word.clone(), word.clone(), is_on.clone(), is_on.clone(), is_on.clone(), is_on.clone());
        move || {
            el_of("p", "a")
                .attr("aria-expanded", "false")
                .live_attr("title", move || title.with(|word| (!word.is_empty()).then(|| word.clone())))
                .live_flag("hidden", move || hidden.get())
                .live_aria("aria-busy", move || busy.get())
                .live_class("b", move || class.get())
                .live_state("aria-expanded", move || state.get())
                .text("«")
                .live_text(move || text.get())
                .text("»")
        }
    });
    for (now, on, expected) in [
        ("one", true, r#"<p class="a b" aria-expanded="true" title="one" hidden="" aria-busy="true">«one»</p>"#),
        ("two", true, r#"<p class="a b" aria-expanded="true" title="two" hidden="" aria-busy="true">«two»</p>"#),
        ("", true, r#"<p class="a b" aria-expanded="true" hidden="" aria-busy="true">«»</p>"#),
        ("", false, r#"<p class="a" aria-expanded="false">«»</p>"#),
        ("two", false, r#"<p class="a" aria-expanded="false" title="two">«two»</p>"#),
        ("two", true, r#"<p class="a b" aria-expanded="true" title="two" hidden="" aria-busy="true">«two»</p>"#),
    ] {
        word.set(now.to_owned());
        is_on.set(on);
        tick().await;
        assert_eq!(place.html(), expected);
    }
}

#[wasm_bindgen_test]
async fn values_follow_their_signals() {
    let word = ArcRwSignal::new("b".to_owned());
    let is_on = ArcRwSignal::new(true);
    let place = Place::with({
        let (word, is_on) = (word.clone(), is_on.clone());
        move || {
            let live = |tag| {
                el(tag).live_value({
                    let word = word.clone();
                    move || word.get()
                })
            };
            let options = ["a", "b"].map(|word| el("option").attr("value", word));
            let select = el("select").children(options).live_value({
                let word = word.clone();
                move || word.get()
            });
            let check = el("input").attr("type", "checkbox").live_checked(move || is_on.get());
            el("div").child(live("input").attr("type", "text")).child(live("textarea")).child(select).child(check)
        }
    });
    for (now, on) in [("b", true), ("a", false), ("b", false), ("b", true)] {
        word.set(now.to_owned());
        is_on.set(on);
        tick().await;
        for control in ["input[type=text]", "textarea", "select"] {
            assert_eq!(value(&place.find(control)), now, "{control}");
        }
        assert_eq!(place.find::<HtmlInputElement>("input[type=checkbox]").checked(), on);
    }
}

/// Counts how often the value of the control is set from now on.
fn count_sets(control: &Element) -> Rc<Cell<u32>> {
    let value = JsValue::from_str("value");
    let real = Object::get_own_property_descriptor(&Object::get_prototype_of(control), &value);
    let real = |what: &str| -> Function { Reflect::get(&real, &what.into()).unwrap().unchecked_into() };
    let (real_get, real_set, own) = (real("get"), real("set"), Object::new());
    let sets: Rc<Cell<u32>> = Rc::default();
    let (count, asked, given) = (Rc::clone(&sets), control.clone(), control.clone());
    let get = Closure::<dyn Fn() -> JsValue>::new(move || real_get.call0(&asked).unwrap());
    let set = Closure::<dyn Fn(JsValue)>::new(move |text| {
        count.set(count.get() + 1);
        real_set.call1(&given, &text).unwrap();
    });
    Reflect::set(&own, &"get".into(), &get.into_js_value()).unwrap();
    Reflect::set(&own, &"set".into(), &set.into_js_value()).unwrap();
    Object::define_property(control, &value, &own);
    sets
}

#[wasm_bindgen_test]
async fn what_a_person_typed_is_not_set_again() {
    for tag in ["input", "textarea"] {
        let word = ArcRwSignal::new("ac".to_owned());
        let place = Place::with({
            let (shown, typed) = (word.clone(), word.clone());
            move || {
                let field = el(tag).live_value(move || shown.get());
                field.on("input", move |event| typed.set(event_target_value(&event)))
            }
        });
        // An input as well as a textarea: what is asked of them has the same names.
        let field: HtmlInputElement = place.find::<Element>(tag).unchecked_into();
        let sets = count_sets(&field);
        field.focus().unwrap();
        field.set_range_text_with_start_and_end("b", 1, 1).unwrap();
        field.set_selection_range(2, 2).unwrap();
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
        tick().await;
        assert_eq!((word.get_untracked().as_str(), value(&field).as_str()), ("abc", "abc"));
        assert_eq!((field.selection_start().unwrap(), field.selection_end().unwrap()), (Some(2), Some(2)), "{tag}");
        assert_eq!(sets.get(), 0, "{tag}");

        word.set("abcd".to_owned());
        tick().await;
        assert_eq!((value(&field).as_str(), sets.get()), ("abcd", 1), "{tag}");
    }
}

/// A text that would do harm as HTML.
const HOSTILE: &str = "<img src=x onerror=\"document.title='harm'\">&amp;<script>document.title='harm'</script>'\"";

#[wasm_bindgen_test]
async fn text_is_only_text() {
    let word = ArcRwSignal::new(String::new());
    let place = Place::with({
        let word = word.clone();
        move || {
            let live = || {
                let word = word.clone();
                move || word.get()
            };
            let part = live();
            let attr = live();
            el("div")
                .attr("title", HOSTILE)
                .child(el("p").text(HOSTILE))
                .child(el("p").live_text(live()))
                .child(el("p").live_attr("title", move || Some(attr())))
                .child(el("input").live_value(live()))
                .child(el("textarea").live_value(live()))
                .child(button("", HOSTILE, || ()))
                .part_of(part, |word| Some(el("p").text(word)))
        }
    });
    word.set(HOSTILE.to_owned());
    tick().await;
    for text in ["p:nth-of-type(1)", "p:nth-of-type(2)", "button", "p:nth-of-type(4)"] {
        assert_eq!(place.find::<HtmlElement>(text).text_content().as_deref(), Some(HOSTILE), "{text}");
    }
    for titled in ["div", "p:nth-of-type(3)"] {
        assert_eq!(place.find::<Element>(titled).get_attribute("title").as_deref(), Some(HOSTILE), "{titled}");
    }
    // An input takes no line breaks, and there are none.
    for field in ["input", "textarea"] {
        assert_eq!(value(&place.find(field)), HOSTILE, "{field}");
    }
    assert_eq!(place.all("img, script").len(), 0, "{}", place.html());
}

/// What happened, in order, in a text.
#[derive(Clone, Default)]
pub(in crate::ui::dom) struct Log(ArcStoredValue<Vec<&'static str>>);

impl Log {
    pub(in crate::ui::dom) fn note(&self, what: &'static str) {
        self.0.update_value(|all| all.push(what));
    }

    /// What was noted since it was last asked for.
    pub(in crate::ui::dom) fn take(&self) -> String {
        self.0.try_update_value(std::mem::take).unwrap().join(" ")
    }
}

#[wasm_bindgen_test]
async fn a_part_comes_and_goes_with_all_that_it_made() {
    let is_there = ArcRwSignal::new(false);
    let beat = ArcRwSignal::new(0);
    let log = Log::default();
    let place = Place::with({
        let (is_there, beat, log) = (is_there.clone(), beat.clone(), log.clone());
        let part = move || {
            let (beat, clicked, beaten, gone) = (beat.clone(), log.clone(), log.clone(), log.clone());
            log.note("made");
            on_cleanup(move || gone.note("gone"));
            button("", "", move || clicked.note("clicked")).live_text(move || {
                beaten.note("beat");
                beat.get().to_string()
            })
        };
        move || el("div").text("«").part(move || is_there.get(), part).text("»")
    });
    let before = "<div>«»</div>";
    assert_eq!((place.html().as_str(), log.take().as_str()), (before, ""));
    for round in 1..=3 {
        is_there.set(true);
        tick().await;
        let part: HtmlElement = place.find("button");
        assert_eq!(log.take(), "made beat");
        part.click();
        beat.set(round);
        tick().await;
        assert_eq!(log.take(), "clicked beat");
        assert_eq!(place.html(), format!(r#"<div>«<button class="" type="button">{round}</button>»</div>"#));

        // The signal is set, but says what it said before.
        is_there.set(true);
        tick().await;
        assert_eq!(log.take(), "");
        assert!(place.find::<Node>("button").is_same_node(Some(&part)));

        is_there.set(false);
        tick().await;
        assert_eq!((place.html().as_str(), log.take().as_str()), (before, "gone"));
        part.click();
        beat.set(-round);
        tick().await;
        assert_eq!(log.take(), "");
    }
}

#[wasm_bindgen_test]
async fn a_part_is_made_anew_for_another_value_alone() {
    let word = ArcRwSignal::new("a".to_owned());
    let other = ArcRwSignal::new(0);
    let log = Log::default();
    let place = Place::with({
        let (word, other, log) = (word.clone(), other.clone(), log.clone());
        move || {
            el("div").part_of(
                move || word.get(),
                move |word| {
                    let gone = log.clone();
                    on_cleanup(move || gone.note("gone"));
                    log.note("made");
                    // Read while the part is made: it is not followed.
                    let other = other.get();
                    (!word.is_empty()).then(|| el("p").text(word).text(&other.to_string()))
                },
            )
        }
    });
    assert_eq!(log.take(), "made");
    for (now, count, html, happened) in [
        ("a", 1, "<div><p>a0</p></div>", ""),
        ("b", 2, "<div><p>b2</p></div>", "gone made"),
        ("", 3, "<div></div>", "gone made"),
        ("", 4, "<div></div>", ""),
        ("c", 5, "<div><p>c5</p></div>", "gone made"),
    ] {
        other.set(count);
        word.set(now.to_owned());
        tick().await;
        assert_eq!((place.html().as_str(), log.take().as_str()), (html, happened), "{now}");
    }
}

#[wasm_bindgen_test]
async fn a_part_takes_the_parts_and_lists_in_it_along() {
    let is_there = ArcRwSignal::new(true);
    let beat = ArcRwSignal::new(0);
    let log = Log::default();
    let place = Place::with({
        let (is_there, beat, log) = (is_there.clone(), beat.clone(), log.clone());
        move || {
            let part = move || {
                let inner = leaf("inner part", &log, &beat);
                let item = leaf("item", &log, &beat);
                el("div").part(|| true, inner).child(el("ul").list(|| vec![1], |key| *key, move |_, _| item()))
            };
            el("div").part(move || is_there.get(), part)
        }
    });
    assert_eq!(log.take(), "inner part item");
    beat.set(1);
    tick().await;
    assert_eq!(log.take(), "inner part item");
    is_there.set(false);
    tick().await;
    assert_eq!((place.html().as_str(), log.take().as_str()), ("<div></div>", "gone gone"));
    beat.set(2);
    tick().await;
    assert_eq!(log.take(), "");
}

#[wasm_bindgen_test]
async fn parts_that_went_leave_nothing_behind() {
    const ROUNDS: usize = 5_000;
    let is_there = ArcRwSignal::new(false);
    let _place = Place::with({
        let is_there = is_there.clone();
        let part = || el("p").live_text(|| "text".to_owned()).child(button("", "", || ()));
        move || el("div").part(move || is_there.get(), part)
    });
    let mut settled = 0;
    for round in 0..ROUNDS {
        for now in [true, false] {
            is_there.set(now);
            tick().await;
        }
        if round == ROUNDS / 10 {
            settled = memory_pages();
        }
    }
    assert_eq!(memory_pages(), settled, "pages at the end, and after the first rounds");
}

/// An element that notes its name whenever `beat` is set, and when it goes.
fn leaf(name: &'static str, log: &Log, beat: &ArcRwSignal<i32>) -> impl Fn() -> El + 'static {
    let (log, beat) = (log.clone(), beat.clone());
    move || {
        let (beaten, gone, beat) = (log.clone(), log.clone(), beat.clone());
        on_cleanup(move || gone.note("gone"));
        el("p").live_text(move || {
            beaten.note(name);
            beat.get().to_string()
        })
    }
}

/// What is taken off the page stops, whatever it holds.
async fn check_unmounted(make: impl FnOnce(Box<dyn Fn() -> El>) -> El + 'static) {
    let beat = ArcRwSignal::new(0);
    let log = Log::default();
    let leaf = leaf("beat", &log, &beat);
    let mut place = Place::with(move || make(Box::new(leaf)));
    assert_eq!(log.take(), "beat");
    place.unmount();
    tick().await;
    assert_eq!(log.take(), "gone");
    beat.set(1);
    tick().await;
    assert_eq!(log.take(), "");
}

#[wasm_bindgen_test]
async fn what_is_unmounted_stops() {
    check_unmounted(|leaf| leaf()).await;
}

#[wasm_bindgen_test]
async fn a_part_that_is_unmounted_stops() {
    check_unmounted(|leaf| el("div").part(|| true, leaf)).await;
}

#[wasm_bindgen_test]
async fn a_list_that_is_unmounted_stops() {
    check_unmounted(|leaf| el("ul").list(|| vec![1], |key| *key, move |_, _| leaf())).await;
}

fn value(control: &Element) -> String {
    Reflect::get(control, &JsValue::from_str("value")).unwrap().as_string().unwrap()
}
