//! How a language writes numbers, dates and lists.
//!
//! Owns what has to be known of one. Must not know where the rules come from.

use crate::schedule::Local;

/// The rules of a language.
pub trait Locale {
    /// The language, as a tag (BCP 47).
    fn tag(&self) -> &str;

    /// A number of things.
    fn number(&self, number: usize) -> String;

    /// The plural category of a number (CLDR): `zero`, `one`, `two`, `few`, `many` or `other`; of an ordinal number, if
    /// it is one.
    fn category(&self, number: usize, is_ordinal: bool) -> String;

    /// Things one after the other: all of them, or one of them to choose.
    fn list(&self, parts: &[String], is_choice: bool) -> String;

    /// The date of a local time, without its time of day.
    fn date(&self, at: Local, form: DateForm) -> String;
}

/// What is told of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// “24 November 2026”
    Long,
    /// “Tuesday 24 November 2026”
    Full,
    /// “24 November”
    DayOfYear,
    /// “Tue 24 Nov 2026”
    Short,
    /// “Tuesday”
    Weekday,
}

/// What is told where nobody knows the rules of a language: numbers in digits, dates as they are typed.
#[cfg(not(test))]
#[derive(Debug, Clone, Copy)]
pub(super) struct NoRules;

#[cfg(not(test))]
impl Locale for NoRules {
    fn tag(&self) -> &'static str {
        "en"
    }

    fn number(&self, number: usize) -> String {
        number.to_string()
    }

    fn category(&self, _: usize, _: bool) -> String {
        String::new()
    }

    fn list(&self, parts: &[String], _: bool) -> String {
        parts.join(", ")
    }

    fn date(&self, at: Local, _: DateForm) -> String {
        at.date_text()
    }
}
