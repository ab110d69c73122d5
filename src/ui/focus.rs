//! Moves the focus.
//!
//! Owns the way to an element by its id. Must not decide when the focus moves.

use leptos::prelude::*;
use leptos::tachys::dom::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the element once the screen has caught up with the change that made it.
pub(super) fn focus(id: String) {
    request_animation_frame(move || focus_now(&id));
}

/// Focuses the element with this id, if there is one.
pub(super) fn focus_now(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view_with_scroll_into_view_options(&{
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options
        });
        // A browser that cannot focus leaves the focus where it is.
        let _ = element.focus();
    }
}
