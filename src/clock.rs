//! The browser's clock: what time it is, and what it is elsewhere.
//!
//! Owns the zones, whose rules the browser's Intl knows. Must not know what a time is for.

use crate::find::{find, first_of};
use crate::intl::{intl, method, object};
use crate::schedule::{Instant, Zone};
use js_sys::{Array, Date, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The name of UTC among the zones.
pub const UTC: &str = "UTC";

/// The zone of this name; `None` where the browser knows none.
pub fn zone(name: &str) -> Option<BrowserZone> {
    ZONES.with_borrow_mut(|zones| {
        if let Some((_, zone)) = zones.iter().find(|(known, _)| known == name) {
            return Some(zone.clone());
        }
        let zone = BrowserZone { format: formatter(name)? };
        // Making one takes a hundred times as long as asking it; more than a few are never in use.
        zones.truncate(4);
        zones.insert(0, (name.to_owned(), zone.clone()));
        Some(zone)
    })
}

/// The name of the browser's own zone.
pub fn own_zone() -> String {
    let name = || -> Option<String> {
        let format = object(FORMAT, "", &[])?;
        let options = method(&format, "resolvedOptions")?.call0(&format).ok()?;
        Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
    };
    name().unwrap_or_else(|| UTC.to_owned())
}

/// The names of all zones that the browser offers.
pub fn zone_names() -> Vec<String> {
    let names = || -> Option<Vec<String>> {
        let values = method(&intl()?, "supportedValuesOf")?.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok()?;
        Some(Array::from(&values).iter().filter_map(|name| name.as_string()).collect())
    };
    let mut names = names().unwrap_or_default();
    // Not every browser lists it, though each knows it.
    if !names.iter().any(|name| name == UTC) {
        names.push(UTC.to_owned());
    }
    names
}

/// What time it is.
pub fn now() -> Instant {
    #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 are far from the bounds of an i64")]
    Instant((Date::now() / 1000.0).floor() as i64)
}

/// What time it is, in milliseconds since 1970.
pub fn now_ms() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are far from the bounds of an i64")]
    let now = Date::now() as i64;
    now
}

/// The time of day, as people of this language write it.
pub fn time_of_day(tag: &str) -> String {
    String::from(Date::new_0().to_locale_time_string(tag))
}

/// The time of day to the minute, as people of this language write it: for what stands on the page all the time and is
/// not to change with each key.
pub fn minute_of_day(tag: &str) -> String {
    let format = || method(&object(FORMAT, tag, &[("timeStyle", "short")])?, "format");
    let told = format().and_then(|format| format.call0(&JsValue::UNDEFINED).ok());
    told.and_then(|told| told.as_string()).unwrap_or_else(|| time_of_day(tag))
}

/// A name that no other page has.
pub fn some_name() -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random number below 2^32")]
    let dice = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    format!("{}-{dice}", now_ms())
}

/// A zone whose rules the browser knows.
#[derive(Clone)]
pub struct BrowserZone {
    /// Tells the offset of an instant: “11/24/2026, GMT+01:00”.
    format: Function,
}

impl Zone for BrowserZone {
    fn offset(&self, at: Instant) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "the service's form of a time ends with the year 9999")]
        let milliseconds = JsValue::from_f64(at.0 as f64 * 1000.0);
        let text = self.format.call1(&JsValue::UNDEFINED, &milliseconds).ok().and_then(|text| text.as_string());
        text.as_deref().and_then(offset).unwrap_or_default()
    }
}

thread_local! {
    static ZONES: RefCell<Vec<(String, BrowserZone)>> = const { RefCell::new(Vec::new()) };
}

const FORMAT: &str = "DateTimeFormat";

fn formatter(zone: &str) -> Option<Function> {
    method(&object(FORMAT, "en-US", &[("timeZone", zone), ("timeZoneName", "longOffset")])?, "format")
}

/// The seconds of “GMT+05:30”, “GMT-00:01:15” or “GMT” at the end of a text.
fn offset(text: &str) -> Option<i64> {
    let offset = text.get(find(text, "GMT")? + 3..)?;
    let sign = if offset.starts_with(['-', '−']) { -1 } else { 1 };
    let digits = first_of(offset, b"0123456789").and_then(|at| offset.get(at..)).unwrap_or_default();
    let units = digits.split(':');
    let seconds =
        std::iter::zip(units, [3600, 60, 1]).filter_map(|(unit, length)| Some(unit.parse::<i64>().ok()? * length));
    Some(sign * seconds.sum::<i64>())
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn offsets_are_read_from_the_text_of_the_browser() {
        for (text, expected) in [
            ("11/24/2026, GMT+01:00", Some(3600)),
            ("11/24/2026, GMT-03:30", Some(-12_600)),
            ("1/1/1900, GMT-0:01:15", Some(-75)),
            ("11/24/2026, GMT", Some(0)),
            ("11/24/2026", None),
        ] {
            assert_eq!(offset(text), expected, "{text}");
        }
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod browser_tests {
    use super::{minute_of_day, time_of_day};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_minute_is_told_without_seconds() {
        let parts = |time: &str| time.split(':').count();
        for tag in ["en", "de", "es", "ja", "ar"] {
            assert_eq!((parts(&time_of_day(tag)), parts(&minute_of_day(tag))), (3, 2), "{tag}");
        }
    }
}
