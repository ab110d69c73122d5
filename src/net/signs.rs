//! The signs in which an answer is written.
//!
//! Owns how bytes become text: no answer is lost for want of a charset. Must not know what the text is.

use crate::find::{find, first_of, without_start};
use js_sys::Object;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, TextDecoder, TextDecoderOptions};

/// Where nothing is said and it is no UTF-8: in it, each byte is a sign.
const LAST: &str = "windows-1252";

/// The body of an answer; `None` where it breaks off.
pub(super) async fn body(response: Response, content_type: &str) -> Option<String> {
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(text(bytes.unchecked_ref(), content_type))
}

/// The text of a body: in the charset that its Content-Type names and the browser knows, else in UTF-8.
fn text(bytes: &Object, content_type: &str) -> String {
    if let Some(stated) = charset(content_type).and_then(|name| TextDecoder::new_with_label(&name).ok()) {
        return decoded(Some(stated), bytes).unwrap_or_default();
    }
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    decoded(TextDecoder::new_with_label_and_options("utf-8", &strict).ok(), bytes)
        .or_else(|| decoded(TextDecoder::new_with_label(LAST).ok(), bytes))
        .unwrap_or_default()
}

fn decoded(decoder: Option<TextDecoder>, bytes: &Object) -> Option<String> {
    decoder?.decode_with_buffer_source(bytes).ok()
}

/// The charset of a Content-Type, with or without quotes around it (RFC 9110, section 8.3).
fn charset(content_type: &str) -> Option<String> {
    const NAME: &str = "charset=";
    let parameters = content_type.to_ascii_lowercase();
    let value = without_start(parameters.get(find(&parameters, NAME)? + NAME.len()..)?, b" \"");
    Some(value.get(..first_of(value, b"\"; ").unwrap_or(value.len()))?.to_owned())
}
