//! Texts of any length.
//!
//! Owns how they are made. Must not know who reads them.

use oig_job_console::job::{JobDraft, RowId};
use oig_job_console::wire::decode;

/// A text of some length, made of one piece again and again.
pub fn again(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// The same, each piece with its number in place of `#`.
pub fn numbered(piece: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + piece.len());
    for number in 100_000.. {
        if text.len() >= bytes {
            break;
        }
        let number: u32 = number;
        text.push_str(&piece.replace('#', &number.to_string()));
    }
    text
}

/// Pieces with their numbers between two ends; the comma behind the last goes.
pub fn list(start: &str, piece: &str, end: &str, bytes: usize) -> String {
    let inside = numbered(piece, bytes);
    [start, inside.strip_suffix(',').unwrap_or(&inside), end].concat()
}

/// A job with many parameters, or whatever the text is.
pub fn job(text: &str) -> JobDraft {
    decode(text, RowId(1)).unwrap()
}

#[test]
fn numbers_stand_in_their_pieces() {
    let text = numbered("#,", 10);
    assert_eq!((text.as_str(), again("ab", 5).as_str()), ("100000,100001,", "abab"));
    assert_eq!(list("[", "#,", "]", 10), "[100000,100001]");
}
