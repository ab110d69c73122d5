//! How the host wants the console to look.
//!
//! Owns where that is set. Must not know what it is.

use super::framework::document;
use super::root;
use crate::settings::Settings;
use crate::words::Direction;
use crate::words::texts;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sets language, colours and sizes: of the page, where the console is the page, or of its own element.
pub(super) fn set(place: &HtmlElement, settings: &Settings) {
    let page = document().document_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let page = page.filter(|_| root::is_page());
    let whole = page.as_ref().unwrap_or(place);
    whole.set_lang(texts::locale().tag());
    whole.set_dir(match texts::direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    });
    let style = whole.style();
    // Where the browser does not take a value, its own stays.
    if !settings.theme.scheme.is_empty() {
        let _ = style.set_property("color-scheme", settings.theme.scheme);
    }
    for (token, value) in &settings.theme.tokens {
        let _ = style.set_property(&["--", token].concat(), value);
    }
}
