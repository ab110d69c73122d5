//! The signs in which an answer is written.
//!
//! Owns how bytes become text: no answer is lost for want of a charset. Must not know what the text is.

use web_sys::TextDecoder;

/// Where nothing is said and it is no UTF-8: in it, each byte is a sign.
const LAST: &str = "windows-1252";

/// The text of a body: in the charset that its Content-Type names and the browser knows, else in UTF-8.
pub(super) fn text(bytes: Vec<u8>, content_type: &str) -> String {
    let stated = charset(content_type).and_then(|name| TextDecoder::new_with_label(name).ok());
    if stated.as_ref().is_none_or(|decoder| decoder.encoding() == "utf-8") {
        match String::from_utf8(bytes) {
            Ok(text) => match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            },
            Err(broken) => decode(stated.or_else(|| TextDecoder::new_with_label(LAST).ok()), broken.as_bytes()),
        }
    } else {
        decode(stated, &bytes)
    }
}

fn decode(decoder: Option<TextDecoder>, bytes: &[u8]) -> String {
    decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes).ok()).unwrap_or_default()
}

/// The charset of a Content-Type, with or without quotes around it (RFC 9110, section 8.3).
fn charset(content_type: &str) -> Option<&str> {
    let parameters = content_type.split(';').skip(1).filter_map(|it| it.split_once('='));
    let mut named = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    named.next().map(|(_, value)| value.trim().trim_matches('"'))
}
