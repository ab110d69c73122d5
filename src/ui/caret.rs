//! Places in a field of several lines.
//!
//! Owns the way of the caret to a line and a column. Must not know what is there.

use super::root::{element, focused};
use crate::json::Place;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// Gives the caret back to the field that has the focus. Chromium loses it where a window closes over a field, and goes
/// away with what it held: the field has the focus then, and nothing can be typed in it.
pub(super) fn revive() {
    let Some(active) = focused() else { return };
    if let Some(field) = active.dyn_ref::<HtmlTextAreaElement>() {
        let at = at_last(field.selection_end().ok().flatten(), &field.value());
        let _ = field.set_selection_range(at, at);
    } else if let Some(field) = active.dyn_ref::<HtmlInputElement>()
        && let Ok(Some(at)) = field.selection_end()
    {
        let at = at_last(Some(at), &field.value());
        let _ = field.set_selection_range(at, at);
    }
}

/// Where the caret was; the end, where the browser has forgotten it.
fn at_last(caret: Option<u32>, text: &str) -> u32 {
    let end = u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    caret.filter(|at| *at > 0).unwrap_or(end)
}

/// Puts the focus on this place in the field of this id, and brings it into view.
pub(super) fn go_to(id: &str, place: Place) {
    let field = element(id).and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field else { return };
    let text = field.value();
    let before = text.get(..place.offset_in(&text)).unwrap_or_default();
    // A browser counts as JavaScript does, in units of UTF-16.
    let at = u32::try_from(before.encode_utf16().count()).unwrap_or_default();
    let _ = field.focus();
    let _ = field.set_selection_range(at, at);
    let lines = i32::try_from(text.matches('\n').count() + 1).unwrap_or(i32::MAX);
    let line = i32::try_from(before.matches('\n').count()).unwrap_or_default();
    field.set_scroll_top((field.scroll_height() / lines).saturating_mul(line) - field.client_height() / 2);
}
