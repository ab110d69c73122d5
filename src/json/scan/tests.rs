//! Whatever is given, `serde_json` says the same of it.

use super::super::{JsonError, Kind, Node, Place, Reason, read};
use super::Syntax;
use proptest::prelude::*;
use serde_json::{Value, value::RawValue};

/// Where the library stops, and whether the text ended there.
fn stops(text: &str) -> Option<(Place, bool)> {
    let error = serde_json::from_str::<&RawValue>(text).err()?;
    // It counts the bytes of a line that it has taken in: column 0 means that it stopped on the line break before.
    let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    Some((Place::of(text, (line + error.column()).saturating_sub(1)), error.is_eof()))
}

fn value(node: Node<'_>) -> Result<Value, JsonError> {
    Ok(match node.kind() {
        Kind::Object => {
            let members = node.members("")?.into_iter();
            members.map(|member| Ok((member.key, value(member.value)?))).collect::<Result<_, JsonError>>()?
        }
        Kind::Array => node.items("")?.into_iter().map(value).collect::<Result<_, _>>()?,
        Kind::Text => node.text("")?.into(),
        Kind::Boolean => node.boolean("")?.into(),
        Kind::Number => serde_json::from_str(node.raw()).unwrap(),
        Kind::Null => Value::Null,
    })
}

#[track_caller]
fn check(text: &str) {
    match (read(text), stops(text)) {
        (Ok(node), None) => {
            let is_twice = |error: &JsonError| matches!(error.reason, Reason::DuplicateKey { .. });
            let is_beyond = |error: &serde_json::Error| error.to_string().starts_with("number out of range");
            match (value(node), serde_json::from_str::<Value>(text)) {
                (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{text:?}"),
                (Err(error), _) if is_twice(&error) => {}
                (Err(error), Err(_)) => assert_eq!(error.reason, Reason::Syntax(Syntax::Surrogate), "{text:?}"),
                (ours, theirs) => assert!(theirs.as_ref().is_err_and(is_beyond), "{text:?} {ours:?} {theirs:?}"),
            }
        }
        (Err(error), Some((place, is_end))) => {
            let same = match error.reason {
                // Here it is the character itself, there the one before.
                Reason::Syntax(Syntax::Control) => Place { column: place.column + 1, ..place },
                // Here it is the digit that is none, there the last of the four, which may stand on a later line.
                Reason::Syntax(Syntax::Escape) if place.line > error.place.line && place.column < 4 => error.place,
                Reason::Syntax(Syntax::Escape) => Place { column: place.column.min(error.place.column), ..place },
                _ => place,
            };
            assert_eq!(error.place, same, "{text:?} {error:?}");
            assert!(!is_end || matches!(error.reason, Reason::Ended | Reason::Syntax(Syntax::Escape)), "{text:?}");
        }
        (ours, theirs) => panic!("{text:?} {ours:?} {theirs:?}"),
    }
}

#[test]
fn both_stop_at_the_same_places() {
    for text in [
        "",
        " ",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,",
        "{1",
        "[}",
        "{]",
        "[1}",
        "{\"a\":1]",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "nul",
        "nulL",
        "truE",
        "t",
        "- 1",
        "-",
        "1.",
        "1.x",
        "1e",
        "1e+",
        "1e+x",
        "01",
        "-01",
        "+1",
        ".5",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12x4\"",
        "\"\\u12",
        "\"\\u\n{\"a",
        "\"\\u1\n\n0\"",
        "\"\t\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ud83dxx\"",
        "1 2",
        "[] x",
        "[[{\"a\":[{}]}]]",
        "\"\n\"",
        "[\n1\n,\n]",
        "{\"ü\":x}",
        "\"ü",
        "x",
        "/",
        "\u{a0}1",
    ] {
        check(text);
    }
}

#[test]
fn depth_takes_no_stack() {
    let deep = "[".repeat(1_000_000);
    assert_eq!(read(&deep).unwrap_err().reason, Reason::Ended);
    assert!(read(&(deep + &"]".repeat(1_000_000))).is_ok());
}

proptest! {
    #[test]
    fn both_say_the_same(
        text in any::<String>(),
        pieces in "(\\{|\\}|\\[|\\]|,|:|\"|\"a\"|\"b\":|-|0|1|\\.|e|E|\\+|true|false|null|nul| |\\n|\\\\|\\\\u|d83d|\\\\ude00|ü|\\\\n|x){0,12}",
        quoted in "\"(\\\\u[0-9a-fA-F]{4}|\\\\ud83[0-9a-f]|\\\\ude0[0-9]|\\\\[\"/\\\\bfnrt]|[ -~ü😀]){0,6}\"",
    ) {
        for text in [text, pieces, quoted] {
            check(&text);
        }
    }
}
