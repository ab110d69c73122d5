//! The JSON test suite of Nicolas Seriot: what is JSON is read, what is none is refused, and what may be either has a
//! reason.
//!
//! Owns our verdict where the suite leaves it open. The cases stand in `json_test_suite.txt`.

use oig_job_console::json::{Kind, Node, Reason, Syntax, read};

/// What becomes of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It is read, and every string in it too.
    Accepted,
    /// It is JSON and is kept as it was written, but a text of it cannot be taken: half of a surrogate pair is no
    /// character, and another in its place would be a changed value.
    KeptUnread,
    /// It is JSON, and refused where the members matter: of two values with one key one would be lost.
    KeyTwice,
    /// It is no JSON.
    Refused,
    /// It is no UTF-8: it does not become a text, let alone another one.
    NoText,
}

use Verdict::{Accepted, KeptUnread, KeyTwice, NoText, Refused};

/// Where the suite leaves it open, and where we differ.
const OURS: [(&str, Verdict); 37] = [
    // Numbers stay the digits that were written: none is too large, too small or too exact.
    ("i_number_double_huge_neg_exp", Accepted),
    ("i_number_huge_exp", Accepted),
    ("i_number_neg_int_huge_exp", Accepted),
    ("i_number_pos_double_huge_exp", Accepted),
    ("i_number_real_neg_overflow", Accepted),
    ("i_number_real_pos_overflow", Accepted),
    ("i_number_real_underflow", Accepted),
    ("i_number_too_big_neg_int", Accepted),
    ("i_number_too_big_pos_int", Accepted),
    ("i_number_very_big_negative_int", Accepted),
    // Halves of surrogate pairs in escapes.
    ("i_object_key_lone_2nd_surrogate", KeptUnread),
    ("i_string_1st_surrogate_but_2nd_missing", KeptUnread),
    ("i_string_1st_valid_surrogate_2nd_invalid", KeptUnread),
    ("i_string_incomplete_surrogate_and_escape_valid", KeptUnread),
    ("i_string_incomplete_surrogate_pair", KeptUnread),
    ("i_string_incomplete_surrogates_escape_valid", KeptUnread),
    ("i_string_invalid_lonely_surrogate", KeptUnread),
    ("i_string_invalid_surrogate", KeptUnread),
    ("i_string_inverted_surrogates_U+1D11E", KeptUnread),
    ("i_string_lone_second_surrogate", KeptUnread),
    // RFC 8259, section 8.1: JSON is UTF-8. Guessing another encoding changes values.
    ("i_string_UTF-16LE_with_BOM", NoText),
    ("i_string_UTF-8_invalid_sequence", NoText),
    ("i_string_UTF8_surrogate_U+D800", NoText),
    ("i_string_invalid_utf-8", NoText),
    ("i_string_iso_latin_1", NoText),
    ("i_string_lone_utf8_continuation_byte", NoText),
    ("i_string_not_in_unicode_range", NoText),
    ("i_string_overlong_sequence_2_bytes", NoText),
    ("i_string_overlong_sequence_6_bytes", NoText),
    ("i_string_overlong_sequence_6_bytes_null", NoText),
    ("i_string_truncated-utf-8", NoText),
    ("i_string_utf16BE_no_BOM", NoText),
    ("i_string_utf16LE_no_BOM", NoText),
    // Depth takes no stack.
    ("i_structure_500_nested_arrays", Accepted),
    // Editors leave a byte order mark at the start of a file; RFC 8259 lets a reader pass over it.
    ("i_structure_UTF-8_BOM_empty_object", Accepted),
    // RFC 8259, section 4: names should be unique. Where one is not, a person has to say what is meant.
    ("y_object_duplicated_key", KeyTwice),
    ("y_object_duplicated_key_and_value", KeyTwice),
];

fn expected(name: &str) -> Verdict {
    match OURS.iter().find(|(ours, _)| *ours == name) {
        Some((_, verdict)) => *verdict,
        None if name.starts_with("y_") => Accepted,
        None => Refused,
    }
}

/// Reads everything that stands in a value.
fn take(node: Node<'_>) -> Result<(), Reason> {
    let fault = |error: oig_job_console::json::JsonError| error.into_fault().reason;
    match node.kind() {
        Kind::Text => node.text("it").map(drop).map_err(fault),
        Kind::Array => node.items("it").map_err(fault)?.into_iter().try_for_each(take),
        Kind::Object => node.members("it").map_err(fault)?.into_iter().try_for_each(|member| take(member.value)),
        Kind::Null | Kind::Boolean | Kind::Number => Ok(()),
    }
}

fn verdict(bytes: &[u8]) -> Verdict {
    let Ok(text) = std::str::from_utf8(bytes) else { return NoText };
    let Ok(node) = read(text) else { return Refused };
    match take(node) {
        Ok(()) => Accepted,
        Err(Reason::Syntax(Syntax::Surrogate)) => KeptUnread,
        Err(Reason::DuplicateKey { .. }) => KeyTwice,
        Err(other) => panic!("{text}: {other:?}"),
    }
}

/// The bytes of a case: `\xHH` for what is not visible, and two backslashes for one.
fn bytes(written: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = written.as_bytes();
    while let [first, more @ ..] = rest {
        let (byte, taken) = match (first, more) {
            (b'\\', [b'x', digits @ ..]) => {
                let digits = std::str::from_utf8(&digits[..2]).unwrap();
                (u8::from_str_radix(digits, 16).unwrap(), 4)
            }
            (b'\\', _) => (b'\\', 2),
            (byte, _) => (*byte, 1),
        };
        bytes.push(byte);
        rest = &rest[taken..];
    }
    bytes
}

#[test]
fn every_case_of_the_suite_has_its_verdict() {
    let table = include_str!("json_test_suite.txt");
    let mut cases: Vec<_> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap())
        .map(|(name, written)| (name, bytes(written)))
        .collect();
    cases.push(("n_structure_100000_opening_arrays", b"[".repeat(100_000)));
    cases.push(("n_structure_open_array_object", b"[{\"\":".repeat(50_000)));
    assert_eq!(cases.len(), 318);
    for (name, bytes) in &cases {
        let (found, wanted) = (verdict(bytes), expected(name));
        // Bytes that are no text need not be JSON either.
        let is_well = found == wanted || (wanted, found) == (Refused, NoText);
        assert!(is_well, "{name}: {found:?} in place of {wanted:?}");
    }
    for (name, _) in OURS {
        assert!(cases.iter().any(|(case, _)| *case == name), "{name} is not among the cases");
    }
}
