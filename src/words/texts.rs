//! The sentences by their names, in the language that the console speaks.
//!
//! Owns which language that is. Must not know when a sentence is said. The English sentences are in the program; those
//! of another language come as a file, a sentence a line in the order of the English ones.

#[cfg(test)]
use super::english::PlainEnglish as Unspoken;
use super::locale::Locale;
#[cfg(not(test))]
use super::locale::NoRules as Unspoken;
use super::message::{self, Direction, Part};
use crate::find::{find, first_of};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A sentence, whatever the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text(u16);

impl Text {
    /// The sentence; one with places for something (`{0}`) is said by [`Text::with`].
    #[must_use]
    pub fn say(self) -> &'static str {
        sentences().get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The sentence with these parts in its places.
    #[must_use]
    pub fn with(self, parts: &[Part<'_>]) -> String {
        message::filled(self.say(), parts, &*locale(), direction())
    }

    /// What stands before the place `{0}` and behind it, where an element of the page stands in it.
    #[must_use]
    pub fn around(self) -> (&'static str, &'static str) {
        const PLACE: &str = "{0}";
        let sentence = self.say();
        let at = find(sentence, PLACE).unwrap_or_default();
        (sentence.get(..at).unwrap_or_default(), sentence.get(at + PLACE.len()..).unwrap_or_default())
    }
}

/// From now on the console speaks the language of these sentences, a line each. Where there are more or fewer than it
/// knows, it goes on in English.
pub fn speak(sentences: &'static str, locale: Rc<dyn Locale>) {
    let spoken = lines(sentences);
    if spoken.len() == COUNT {
        SPOKEN.set(spoken.leak());
    }
    LOCALE.set(Some(locale));
}

/// The sentences of what comes after the form have come with it.
pub fn complete() {
    let first = SPOKEN.get();
    let first = if first.is_empty() { lines(FIRST) } else { first.to_vec() };
    let all: Vec<_> =
        first.into_iter().zip(lines(LATER)).map(|(it, later)| if it.is_empty() { later } else { it }).collect();
    SPOKEN.set(all.leak());
}

/// How numbers, dates and lists are written.
#[must_use]
pub fn locale() -> Rc<dyn Locale> {
    LOCALE.with_borrow(Clone::clone).unwrap_or_else(|| Rc::new(Unspoken))
}

/// Things one after the other, as the language lists them.
#[must_use]
pub fn list(parts: &[String], is_choice: bool) -> String {
    match direction() {
        Direction::Ltr => locale().list(parts, is_choice),
        // Each stays apart from what joins them.
        Direction::Rtl => {
            locale().list(&parts.iter().map(|part| message::isolated(part)).collect::<Vec<_>>(), is_choice)
        }
    }
}

/// The direction in which the language is written.
#[must_use]
pub fn direction() -> Direction {
    if language::DIRECTION.say() == "rtl" { Direction::Rtl } else { Direction::Ltr }
}

thread_local! {
    static SPOKEN: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
    static LOCALE: RefCell<Option<Rc<dyn Locale>>> = const { RefCell::new(None) };
}

fn sentences() -> &'static [&'static str] {
    if SPOKEN.get().is_empty() {
        SPOKEN.set(lines(FIRST).leak());
        // Only the program that is loaded comes in two parts.
        if cfg!(any(test, not(target_arch = "wasm32"))) {
            complete();
        }
    }
    SPOKEN.get()
}

fn lines(text: &'static str) -> Vec<&'static str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = first_of(rest, b"\n") {
        let (line, behind) = rest.split_at(end);
        lines.push(line);
        rest = behind.get(1..).unwrap_or_default();
    }
    lines.push(rest);
    lines
}

#[cfg(test)]
mod tests;
