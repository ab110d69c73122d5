//! Whatever a text is, each reader takes it or refuses it, and what it takes comes back.
//!
//! Owns the texts: at random, and samples with something cut, doubled or put in. More of them with `HOSTILE_CASES=100000`.

use hostile_input::{READERS, Reader};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// What has a meaning to some reader.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\\",
    "|",
    "\t",
    "\n",
    "\r\n",
    ",",
    ";",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\\u",
    "\\ud83d",
    "\\\"",
    "$'",
    "<<",
    "<<<",
    "^",
    "`",
    "@",
    "#",
    "-",
    "--data-raw",
    " -d ",
    "=",
    "curl ",
    "curl.exe ",
    "#job=",
    "# name |",
    "```",
    "\u{feff}",
    "ü",
    "😀",
    "\0",
    "\u{2028}",
    "(empty)",
    "(JSON)",
    "(text)",
    "(number)",
    "(not set)",
    "(no value)",
    "<secret:P>",
    "null",
    "true",
    "1e400",
    "0.10",
    "-0",
    "name",
    "value",
    "\"parameters\":",
    "{\"P\":{}}",
    "2026-11-24T16:44:00Z",
    "Z",
    " ",
    "%",
    "/",
    "*",
    "99999999999999999999",
    "\u{1f}",
];

/// A text at random.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Z0-9 ]{1,4}",
    ];
    prop_oneof![any::<String>(), prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())]
}

/// What is done to a sample: at two places, and with a piece.
type Change = (u8, prop::sample::Index, prop::sample::Index, String);

fn changed(sample: &str, changes: &[Change]) -> String {
    let mut text = sample.to_owned();
    for (what, one, other, piece) in changes {
        let place = |index: &prop::sample::Index| {
            let at = index.index(text.len() + 1);
            (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
        };
        let (one, other) = (place(one), place(other));
        let (start, end) = (one.min(other), one.max(other));
        match what % 4 {
            0 => text.insert_str(start, piece),
            1 => text.replace_range(start..end, ""),
            2 if end - start < 500 => {
                let again = text[start..end].to_owned();
                text.insert_str(end, &again);
            }
            _ => text.truncate(end),
        }
    }
    text
}

/// Each reader with a text for it.
fn check_reader(reader: &Reader) {
    let cases = std::env::var("HOSTILE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let piece = prop_oneof![prop::sample::select(PIECES).prop_map(str::to_owned), any_text()];
    let change = (any::<u8>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), piece);
    let text = prop_oneof![
        any_text(),
        (prop::sample::select(reader.samples), prop::collection::vec(change, 0..5))
            .prop_map(|(sample, changes)| changed(sample, &changes)),
    ];
    let result = runner.run(&text, |text| {
        (reader.read)(&text);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{}: {error}", reader.name);
    }
}

#[test]
fn every_reader_takes_or_refuses_any_text() {
    READERS.iter().for_each(check_reader);
}

#[test]
fn every_reader_takes_its_samples() {
    for reader in READERS {
        reader.samples.iter().for_each(|sample| (reader.read)(sample));
    }
}
