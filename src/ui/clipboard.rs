//! Ways out of the page: the clipboard and a file.
//!
//! Owns how a text gets there. Must not know what it is.

use super::dom::el;
use super::live::Live;
use super::root;
use crate::ui::framework::document;
use crate::ui::framework::window;
use crate::words;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlDocument, HtmlTextAreaElement, Url};

/// Copies a text, and says so in these words.
pub(super) fn copy(text: String, words: String, said: Live<String>) {
    // Emptied first, so that a second copy is said as well.
    said.set(String::new());
    spawn_local(async move {
        let is_copied = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok() || copy_by_command(&text),
            None => copy_by_command(&text),
        };
        said.set(if is_copied { words } else { words::texts::preview::NOT_COPIED.say().to_owned() });
    });
}

/// Offers a text as a file to be saved.
pub(super) fn download(name: &str, kind: &str, text: &str) {
    let Some(address) = blob_address(kind, text) else { return };
    let link = el("a").attr("href", &address).attr("download", name);
    if let Some(link) = link.element::<web_sys::HtmlElement>() {
        link.click();
    }
    // The browser has taken the content by now; what is not given back stays in memory.
    let _ = Url::revoke_object_url(&address);
}

fn blob_address(kind: &str, text: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// The clipboard, where the page came over a connection that a browser trusts.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    (!there.is_undefined()).then(|| navigator.clipboard())
}

/// The old way, which works over plain HTTP as well: it needs a selected text on the page.
fn copy_by_command(text: &str) -> bool {
    let had_focus = root::focused();
    // In a dialog, what stands outside of it cannot have the focus.
    let dialog = root::tree().query_selector("dialog[open]").ok().flatten();
    let Some(place) = dialog.or_else(root::place) else { return false };
    let field = el("textarea").attr("class", "visually-hidden").attr("aria-hidden", "true");
    let Some(area) = field.element::<HtmlTextAreaElement>() else { return false };
    area.set_value(text);
    field.mount(&place);
    area.select();
    let is_copied =
        document().dyn_into::<HtmlDocument>().is_ok_and(|document| document.exec_command("copy").unwrap_or_default());
    area.remove();
    if let Some(focus) = had_focus.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Where it was a moment ago it can be again.
        let _ = focus.focus();
    }
    is_copied
}
