//! A window over the page, which keeps the focus until it is closed.
//!
//! Owns opening and closing: Escape closes it, and the focus goes back to where it was. Must not know what it holds.

use super::caret;
use super::dom::{El, Read, button, el, el_of, follow};
use super::live::Live;
use super::root;
use crate::ui::framework::{request_animation_frame, set_timeout};
use crate::words::texts::buttons;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// A dialog that is there while `is_open`. What it holds is made anew whenever it opens; what must outlive that, what
/// was typed above all, stands in signals outside. The control to start with has the attribute `autofocus`.
pub(super) fn dialog(
    id: &'static str,
    title: &'static str,
    is_open: Live<bool>,
    content: impl Fn() -> El + 'static,
) -> El {
    window(id, title, is_open, Box::new(content))
}

/// Closes every window of the console that is open; what was typed in it stays.
pub(super) fn close_all() {
    while let Ok(Some(window)) = root::tree().query_selector("dialog[open]")
        && let Ok(window) = window.dyn_into::<HtmlDialogElement>()
    {
        window.close();
    }
}

/// Apart from [`dialog`], so that it is compiled once and not once for each window.
fn window(id: &'static str, title: &'static str, is_open: Live<bool>, content: Box<dyn Read<El>>) -> El {
    let heading = format!("{id}-heading");
    let close = move || is_open.set(false);
    let window = el_of("dialog", "dialog").id(id).attr("aria-labelledby", &heading).on("close", move |_| {
        close();
        // Once the browser has drawn the page without it.
        request_animation_frame(|| set_timeout(caret::revive, Duration::ZERO));
    });
    let shown = window.clone();
    let window = window.part(
        move || is_open.get(),
        move || {
            let head = el_of("div", "dialog-head").child(el("h2").id(&heading).text(title)).child(
                button("button button-icon icon icon-remove", "", close).attr_said("aria-label", buttons::CLOSE),
            );
            el_of("div", "dialog-body").child(head).child(content.read())
        },
    );
    // After the part is there: what has `autofocus` gets the focus when the dialog is shown.
    follow(Box::new(move || {
        let is_open = is_open.get();
        if let Some(dialog) = shown.element::<HtmlDialogElement>()
            && dialog.open() != is_open
        {
            if is_open {
                // It is on the page and not open: nothing to fail for.
                let _ = dialog.show_modal();
            } else {
                dialog.close();
            }
        }
    }));
    window
}
