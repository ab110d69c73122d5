//! Bytes as letters that every address carries: base64url (RFC 4648, section 5).
//!
//! Owns the letters. Must not know what the bytes are.

use crate::find::without_end;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Adds the letters for these bytes, without padding.
pub(super) fn encode(bytes: &[u8], out: &mut String) {
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let letter = LETTERS.get((bits >> (18 - 6 * place)) as usize & 63);
            out.push(char::from(letter.copied().unwrap_or_default()));
        }
    }
}

/// The bytes of these letters; `None` where another sign stands among them, or a letter is missing at the end.
/// Padding is passed over.
pub(crate) fn decode(letters: &str) -> Option<Vec<u8>> {
    let letters = without_end(letters, b"=").as_bytes();
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for chunk in letters.chunks(4) {
        let mut bits = 0;
        for letter in chunk {
            bits = bits << 6 | value(*letter)?;
        }
        bits <<= 6 * (4 - chunk.len());
        let all = bits.to_be_bytes();
        let (taken, spare) = all.get(1..)?.split_at_checked(chunk.len() - 1)?;
        // A link that was cut off leaves bits over.
        if chunk.len() == 1 || spare.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(taken);
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    let offset = |first: u8, value: u32| u32::from(letter - first) + value;
    match letter {
        b'A'..=b'Z' => Some(offset(b'A', 0)),
        b'a'..=b'z' => Some(offset(b'a', 26)),
        b'0'..=b'9' => Some(offset(b'0', 52)),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_letters_are_those_of_the_standard() {
        // RFC 4648, section 10, and the two letters that differ from plain base64.
        for (bytes, letters) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (b"fooba", "Zm9vYmE"),
            (b"foobar", "Zm9vYmFy"),
            (b"\xfb\xff\xfe", "-__-"),
        ] {
            let mut out = String::new();
            encode(bytes, &mut out);
            assert_eq!((out.as_str(), decode(letters).as_deref()), (letters, Some(bytes)));
        }
        for refused in ["A", "AAAAA", "+/==", "Zh", "Zm9", "Z g"] {
            assert_eq!(decode(refused), None, "{refused}");
        }
    }
}
