//! The browser's Intl: how the console's language writes numbers, dates and lists, and what zones there are.
//!
//! Owns the way to its objects. Must not know what is written with them.

use crate::find::find;
use crate::schedule::Local;
use crate::words::{DateForm, Locale};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// An object of Intl of this class; `None` where the browser takes no such language or options.
pub fn object(class: &str, tag: &str, options: &[(&str, &str)]) -> Option<JsValue> {
    let settings = Object::new();
    for (name, value) in options {
        Reflect::set(&settings, &(*name).into(), &(*value).into()).ok()?;
    }
    let tag = if tag.is_empty() { JsValue::UNDEFINED } else { tag.into() };
    Reflect::construct(&class_of(class)?, &Array::of2(&tag, &settings)).ok()
}

/// A method of an object, or a function that it has.
pub fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// Intl itself.
pub fn intl() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"Intl".into()).ok()
}

fn class_of(name: &str) -> Option<Function> {
    method(&intl()?, name)
}

/// A language as the browser knows it.
pub struct BrowserLocale {
    tag: String,
    /// The tag with the digits that stand in the fields: a number in a sentence is the one that was typed.
    digits: String,
    /// What was made so far, by its class and options. Making one takes a hundred times as long as asking it.
    made: RefCell<Vec<(&'static str, Options, JsValue)>>,
}

impl BrowserLocale {
    /// The language of this tag (BCP 47).
    #[must_use]
    pub fn new(tag: &str) -> Self {
        // What the browser's own tag says of calendars and digits is left out.
        let tag = find(tag, "-u-").and_then(|at| tag.get(..at)).unwrap_or(tag);
        Self { tag: tag.to_owned(), digits: [tag, "-u-nu-latn"].concat(), made: RefCell::default() }
    }

    /// What an object of this class says of a value.
    fn told(&self, class: &'static str, options: Options, by: &str, value: &JsValue) -> Option<String> {
        let mut made = self.made.borrow_mut();
        let known = made.iter().find(|made| (made.0, made.1) == (class, options)).map(|made| made.2.clone());
        let object = if let Some(object) = known {
            object
        } else {
            let object = object(class, &self.digits, options)?;
            made.push((class, options, object.clone()));
            object
        };
        method(&object, by)?.call1(&object, value).ok()?.as_string()
    }
}

type Options = &'static [(&'static str, &'static str)];

const CARDINAL: Options = &[("type", "cardinal")];
const ORDINAL: Options = &[("type", "ordinal")];
const ALL: Options = &[("type", "conjunction")];
const ONE: Options = &[("type", "disjunction")];
const LONG: Options = &[("timeZone", "UTC"), ("dateStyle", "long")];
const FULL: Options = &[("timeZone", "UTC"), ("dateStyle", "full")];
const DAY_OF_YEAR: Options = &[("timeZone", "UTC"), ("day", "numeric"), ("month", "long")];
const SHORT: Options =
    &[("timeZone", "UTC"), ("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")];
const WEEKDAY: Options = &[("timeZone", "UTC"), ("weekday", "long")];

impl Locale for BrowserLocale {
    fn tag(&self) -> &str {
        &self.tag
    }

    fn number(&self, number: usize) -> String {
        // No language groups so few digits, and which ones stand here is settled: the first object of the class takes a
        // browser as long as a tenth of the form.
        let told = (number >= 1000).then(|| self.told("NumberFormat", &[], "format", &number.into()));
        told.flatten().unwrap_or_else(|| number.to_string())
    }

    fn category(&self, number: usize, is_ordinal: bool) -> String {
        let kind = if is_ordinal { ORDINAL } else { CARDINAL };
        self.told("PluralRules", kind, "select", &number.into()).unwrap_or_default()
    }

    fn list(&self, parts: &[String], is_choice: bool) -> String {
        let all: Array = parts.iter().map(JsValue::from).collect();
        let kind = if is_choice { ONE } else { ALL };
        self.told("ListFormat", kind, "format", &all).unwrap_or_else(|| parts.join(", "))
    }

    fn date(&self, at: Local, form: DateForm) -> String {
        // A local time is told as it stands, as if it were one of UTC.
        #[expect(clippy::cast_precision_loss, reason = "the service's form of a time ends with the year 9999")]
        let milliseconds = JsValue::from_f64(at.0 as f64 * 1000.0);
        let options = match form {
            DateForm::Long => LONG,
            DateForm::Full => FULL,
            DateForm::DayOfYear => DAY_OF_YEAR,
            DateForm::Short => SHORT,
            DateForm::Weekday => WEEKDAY,
        };
        self.told("DateTimeFormat", options, "format", &milliseconds).unwrap_or_else(|| at.date_text())
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_small_number_is_written_as_the_browser_would() {
        for tag in ["en", "de-CH", "es", "ja", "ar-EG", "fa", "hi"] {
            let locale = BrowserLocale::new(tag);
            for number in [0, 7, 42, 999] {
                let told = locale.told("NumberFormat", &[], "format", &number.into());
                assert_eq!(told, Some(Locale::number(&locale, number)), "{tag}");
            }
        }
    }
}
