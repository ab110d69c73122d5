//! An answer's text is what was written, in whichever signs.

use super::network::Network;
use super::{job, sent};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Headers, Response, ResponseInit};

async fn check(content_type: &str, body: &[u8], expected: &str) {
    let headers = Headers::new().unwrap();
    headers.append("content-type", content_type).unwrap();
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let network = Network::new();
    let sent = sent(job("{}"));
    let mut body = body.to_vec();
    let answer = Response::new_with_opt_u8_array_and_init(Some(&mut body), &init).unwrap();
    network.call(1).await.respond(&answer);
    assert_eq!(sent.answer().await.unwrap().body, expected, "{content_type}");
}

#[wasm_bindgen_test]
async fn the_charset_that_is_stated_counts() {
    for (content_type, body, expected) in [
        ("application/json", "ü漢😀\0".as_bytes(), "ü漢😀\0"),
        ("application/json; charset=utf-8", "ü漢😀".as_bytes(), "ü漢😀"),
        ("text/html;charset=ISO-8859-1", b"\xfc", "ü"),
        ("text/html; x=y; CharSet=\"latin1\"", b"\xfc", "ü"),
        ("text/plain; charset=windows-1252", b"\x80", "€"),
        ("text/plain; charset=Shift_JIS", b"\x8a\xbf", "漢"),
        ("application/json; charset=UTF-16LE", b"\xff\xfe{\0}\0", "{}"),
        ("application/json; charset=UTF-16BE", b"\0{\0}", "{}"),
    ] {
        check(content_type, body, expected).await;
    }
}

#[wasm_bindgen_test]
async fn where_none_is_stated_no_byte_is_lost() {
    for (content_type, body, expected) in [
        ("application/json", b"\xef\xbb\xbf{}".as_slice(), "{}"),
        ("application/json", b"", ""),
        ("application/json", b"gr\xfc\xdfe", "grüße"),
        ("", b"gr\xfc\xdfe", "grüße"),
        ("text/plain; charset=no-such", b"gr\xfc\xdfe", "grüße"),
        ("text/plain; charset=no-such", "größe".as_bytes(), "größe"),
        // It says what it is, and is not.
        ("text/plain; charset=utf-8", b"gr\xfc\xdfe", "gr\u{fffd}\u{fffd}e"),
    ] {
        check(content_type, body, expected).await;
    }
}
