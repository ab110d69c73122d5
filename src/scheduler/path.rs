//! Names in paths.
//!
//! Owns the percent-encoding of a path segment. Must not know what is named.

use std::fmt::Write;

/// A segment of a path, or a value in a query (RFC 3986, sections 3.3 and 3.4): all but the unreserved characters is percent-encoded,
/// so that `/`, `?`, `#`, `%`, `;` and every script survive.
#[must_use]
pub fn segment(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // A String takes every byte: writing to it cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn every_name_survives_in_a_path() {
        for (name, expected) in [
            ("Test Job", "Test%20Job"),
            ("a/b?c#d%e;f", "a%2Fb%3Fc%23d%25e%3Bf"),
            ("Ä+é", "%C3%84%2B%C3%A9"),
            ("a-b._~9", "a-b._~9"),
        ] {
            assert_eq!(segment(name), expected);
        }
    }
}
