//! Elements of the page, kept up to date by signals.
//!
//! Owns the way from a signal to an attribute, a text, a part that comes and goes, and a list. Text is only ever set as
//! text. Must not know what is shown.
//!
//! It stands in for the framework's `view!`, whose elements each have a type of their own, so that the code behind
//! them is compiled anew for each: this form took twice the bytes that way (ARCHITECTURE.md, "Size and speed").
//! Signals, effects, owners and the renderer are the framework's.

mod copied;
mod lines;
mod list;
mod part;
mod slot;

use super::focus::give_up_focus_in;
use super::live::Held;
use crate::ui::framework::{RenderEffect, Rndr, on_cleanup};
use crate::wire::Encoded;
use crate::words::texts::Text;
pub(super) use copied::copied;
pub(super) use list::Standing;
use part::{Part, PartOf};
pub(super) use slot::{Life, Slot};
use std::cell::RefCell;
use std::mem;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

/// An element under construction: each step adds to it and hands it on.
#[derive(Clone)]
pub(super) struct El(Element);

/// A new element.
pub(super) fn el(tag: &'static str) -> El {
    El(Rndr::create_element(tag, None))
}

/// A new element of this class.
pub(super) fn el_of(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A button; it never submits a form.
pub(super) fn button(class: &'static str, words: &str, act: impl FnMut() + 'static) -> El {
    let mut act = act;
    el_of("button", class).attr("type", "button").text(words).on("click", move |_| act())
}

/// As [`button`], with a sentence on it.
pub(super) fn button_said(class: &'static str, words: Text, act: impl FnMut() + 'static) -> El {
    button(class, words.say(), act)
}

impl El {
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        Rndr::set_attribute(&self.0, name, value);
        self
    }

    /// Sets the attribute where there is a value for it.
    pub(super) fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    // Inlined at each of its many callers, it would weigh more.
    #[inline(never)]
    pub(super) fn id(self, id: &str) -> Self {
        self.0.set_id(id);
        self
    }

    /// Adds a sentence at the end.
    pub(super) fn say(self, sentence: Text) -> Self {
        self.text(sentence.say())
    }

    /// Sets an attribute that is read by people.
    pub(super) fn attr_said(self, name: &str, sentence: Text) -> Self {
        self.attr(name, sentence.say())
    }

    /// Adds a text at the end.
    pub(super) fn text(self, text: &str) -> Self {
        if text.is_empty() {
            return self;
        }
        let node = Rndr::create_text_node(text);
        Rndr::insert_node(&self.0, &node, None);
        self
    }

    /// Adds an element at the end.
    pub(super) fn child(self, child: El) -> Self {
        Rndr::insert_node(&self.0, &child.0, None);
        self
    }

    /// Adds elements at the end.
    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Sets the attribute, or takes it away.
    pub(super) fn set_attr(&self, name: &str, value: Option<&str>) {
        set_attr(&self.0, name, value);
    }

    /// Adds the class, or takes it away.
    pub(super) fn set_class(&self, name: &str, is_set: bool) {
        set_class(&self.0, name, is_set);
    }

    /// Sets the value of an input, textarea or select; that of a new one without a look at what stands there.
    pub(super) fn set_value(&self, value: &str, is_new: bool) {
        set_value(&self.0, value, is_new);
    }

    /// Sets all that is in the element to a text.
    pub(super) fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// An attribute that follows the signals read in `value`; with `None` it is not there.
    pub(super) fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        follow_attr(self.0.clone(), name, None, Box::new(value));
        self
    }

    /// An attribute that is `true` or `false`, and stands at `false`.
    pub(super) fn live_state(self, name: &'static str, is_true: impl Fn() -> bool + 'static) -> Self {
        follow_state(self.0.clone(), name, Box::new(is_true));
        self
    }

    /// An attribute that is there, or not: `hidden`, for example.
    pub(super) fn live_flag(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        follow_truth(self.0.clone(), name, "", Box::new(is_set));
        self
    }

    /// Hidden while `is_away`. What has the focus in it then gives it to what it stands in, as where it is taken away.
    pub(super) fn live_away(self, is_away: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        self.live_flag("hidden", move || {
            let is_away = is_away();
            if is_away {
                give_up_focus_in(&element);
            }
            is_away
        })
    }

    /// An ARIA state that is `true`, or not there.
    pub(super) fn live_aria(self, name: &'static str, is_true: impl Fn() -> bool + 'static) -> Self {
        follow_truth(self.0.clone(), name, "true", Box::new(is_true));
        self
    }

    /// A class that follows the signals read in `is_set`.
    pub(super) fn live_class(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        follow_class(self.0.clone(), name, Box::new(is_set));
        self
    }

    /// A text that follows the signals read in `text`.
    pub(super) fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        follow_text(&self.0, Box::new(text));
        self
    }

    /// A long text of many lines that follows the signals read in `body`; there is nothing else in the element. What is
    /// read in `touched` says which of its parts alone has changed, and how that reads now.
    pub(super) fn live_lines(
        self,
        body: impl Fn() -> Encoded + 'static,
        touched: impl Fn() -> Option<(usize, String)> + 'static,
    ) -> Self {
        lines::follow_lines(self.0.clone(), Box::new(body), Box::new(touched));
        self
    }

    /// The value of an input, textarea or select. Comes after the options of a select.
    pub(super) fn live_value(self, value: impl Fn() -> String + 'static) -> Self {
        follow_value(&self.0, Box::new(value));
        self
    }

    /// The state of a checkbox.
    pub(super) fn live_checked(self, is_checked: impl Fn() -> bool + 'static) -> Self {
        follow_checked(&self.0, Box::new(is_checked));
        self
    }

    /// A part at the end that is there while `is_there`. What it reads while it is made is not followed.
    pub(super) fn part(self, is_there: impl Fn() -> bool + 'static, part: impl Fn() -> El + 'static) -> Self {
        self.part_if(Box::new(is_there), Box::new(part))
    }

    /// Apart from [`Self::part`], so that it is compiled once.
    fn part_if(self, is_there: Box<dyn Read<bool>>, part: Box<dyn Read<El>>) -> Self {
        self.part_of(move || is_there.read(), move |is_there| is_there.then(|| part.read()))
    }

    /// A part at the end that is made anew whenever the signals read in `of` give another value.
    pub(super) fn part_of<T: PartialEq + 'static>(
        self,
        of: impl Fn() -> T + 'static,
        part: impl Fn(&T) -> Option<El> + 'static,
    ) -> Self {
        self.with_part(Box::new(PartOf { of, part, shown: None }))
    }

    fn with_part(self, part: Box<dyn Part>) -> Self {
        let end = Rndr::create_placeholder();
        Rndr::insert_node(&self.0, &end, None);
        part::follow_part(self.clone(), part, end.into());
        self
    }

    /// Items as the only children; one that stays keeps its element, wherever it moves. `make` is called once for
    /// each key, with a signal of where the item stands.
    pub(super) fn list<T: Clone + 'static>(
        self,
        items: impl Fn() -> Vec<T> + 'static,
        key: fn(&T) -> u64,
        make: impl Fn(T, Held<Standing>) -> El + 'static,
    ) -> Self {
        let current = Rc::new(RefCell::new(Vec::new()));
        let keys = {
            let current = current.clone();
            move || {
                let items = items();
                let keys = items.iter().map(key).collect();
                current.replace(items);
                keys
            }
        };
        let make = move |at: usize, standing| {
            let item = current.borrow().get(at).cloned();
            item.map(|item| make(item, standing))
        };
        list::follow_list(self.0.clone(), Box::new(keys), Box::new(make));
        self
    }

    pub(super) fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(handler));
        self
    }

    /// The element as what it is, for what no attribute does.
    pub(super) fn element<T: JsCast>(&self) -> Option<T> {
        self.0.clone().dyn_into().ok()
    }

    /// Puts the element at the end of another that is on the page.
    pub(super) fn mount(self, parent: &Element) {
        Rndr::insert_node(parent, &self.0, None);
    }
}

/// Notes what is to be shown now; whether it is something else than what was.
pub(super) fn differs<T: PartialEq>(shown: &mut T, now: T) -> bool {
    *shown != now && {
        *shown = now;
        true
    }
}

/// Runs now, and again whenever a signal read in it changes, for as long as the present owner lives.
pub(super) fn follow(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| run());
    on_cleanup(move || drop(effect));
}

/// A value that is read again and again. A trait with one method, not `Fn`: for each closure behind a `dyn Fn`, the
/// ways to call it as `FnMut` and as `FnOnce` are compiled as well.
pub(super) trait Read<T> {
    fn read(&self) -> T;
}

impl<T, F: Fn() -> T> Read<T> for F {
    fn read(&self) -> T {
        self()
    }
}

/// What is done with an event.
trait Handle {
    fn handle(&mut self, event: Event);
}

impl<F: FnMut(Event)> Handle for F {
    fn handle(&mut self, event: Event) {
        self(event);
    }
}

fn set_attr(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => Rndr::set_attribute(element, name, value),
        None => Rndr::remove_attribute(element, name),
    }
}

fn set_class(element: &Element, name: &str, is_set: bool) {
    let classes = Rndr::class_list(element);
    if is_set {
        Rndr::add_class(&classes, name);
    } else {
        Rndr::remove_class(&classes, name);
    }
}

fn set_value(control: &Element, value: &str, is_new: bool) {
    // A select and a textarea take a value as an input does.
    let control: &HtmlInputElement = control.unchecked_ref();
    // Setting what stands there already can move the caret, and breaks a composition off. Compared as the page has it:
    // half a surrogate pair is no text of ours.
    let stands = || js_sys::Reflect::get(control, &JsValue::from_str("value")).ok();
    if is_new || stands().is_none_or(|stands| stands != value) {
        control.set_value(value);
    }
}

fn follow_attr(element: Element, name: &'static str, mut shown: Option<String>, value: Box<dyn Read<Option<String>>>) {
    follow(Box::new(move || {
        let now = value.read();
        if now != shown {
            set_attr(&element, name, now.as_deref());
            shown = now;
        }
    }));
}

/// An attribute that has this value, or is not there. Apart from its callers, so that it is compiled once.
fn follow_truth(element: Element, name: &'static str, value: &'static str, is_set: Box<dyn Read<bool>>) {
    follow_attr(element, name, None, Box::new(move || is_set.read().then(|| value.to_owned())));
}

fn follow_state(element: Element, name: &'static str, is_true: Box<dyn Read<bool>>) {
    let word = |is_true| Some(if is_true { "true" } else { "false" }.to_owned());
    follow_attr(element, name, word(false), Box::new(move || word(is_true.read())));
}

fn follow_class(element: Element, name: &'static str, is_set: Box<dyn Read<bool>>) {
    let mut was_set = false;
    follow(Box::new(move || {
        let is_set = is_set.read();
        if is_set != was_set {
            set_class(&element, name, is_set);
            was_set = is_set;
        }
    }));
}

fn follow_text(parent: &Element, text: Box<dyn Read<String>>) {
    let node = Rndr::create_text_node("");
    Rndr::insert_node(parent, &node, None);
    let mut shown = String::new();
    follow(Box::new(move || {
        let now = text.read();
        if now != shown {
            Rndr::set_text(&node, &now);
            shown = now;
        }
    }));
}

fn follow_value(control: &Element, value: Box<dyn Read<String>>) {
    let control = control.clone();
    let mut is_new = true;
    follow(Box::new(move || set_value(&control, &value.read(), mem::take(&mut is_new))));
}

fn follow_checked(checkbox: &Element, is_checked: Box<dyn Read<bool>>) {
    let checkbox: HtmlInputElement = checkbox.clone().unchecked_into();
    follow(Box::new(move || checkbox.set_checked(is_checked.read())));
}

fn listen(element: &Element, event: &'static str, mut handler: Box<dyn Handle>) {
    // Dropping it takes the listener away.
    let listener =
        Rndr::add_event_listener(element, event, Box::new(move |event| handler.handle(event.unchecked_into())));
    on_cleanup(move || drop(listener));
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
