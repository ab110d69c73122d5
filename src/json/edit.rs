//! One member of an object's text is set, and all else stays as it was written.
//!
//! Owns the place where it is cut and what is put there. Must not know what the member is for.

use super::writer::quoted;
use super::{JsonError, Node, read};

/// The text of an object in which the member of this key is that text, or is not there (`None`).
/// All other members, their order and the blanks between them stay as they were written. A blank text is an empty object.
///
/// # Errors
/// When the text is no object, or holds a key twice.
pub fn with_member(source: &str, key: &str, value: Option<&str>) -> Result<String, JsonError> {
    let source = if source.trim().is_empty() { "{}" } else { source };
    let object = read(source)?;
    let members = object.members("the text")?;
    let at = members.iter().position(|member| member.key == key);
    let ends = |node: Node<'_>| node.offset() + node.raw.len();
    let source = object.source;
    Ok(match (at.and_then(|at| Some((at, members.get(at)?.value))), value) {
        (None, None) => source.to_owned(),
        (Some((_, old)), Some(value)) => spliced(source, old.offset(), ends(old), &[&quoted(value)]),
        (None, Some(value)) => {
            let (key, value) = (quoted(key), quoted(value));
            match members.last() {
                Some(last) => {
                    let end = ends(last.value);
                    spliced(source, end, end, &[",", blanks_before_first(object), &key, ": ", &value])
                }
                None => spliced(source, object.offset() + 1, object.offset() + 1, &[&key, ": ", &value]),
            }
        }
        (Some((at, old)), None) => {
            let before = at.checked_sub(1).and_then(|before| members.get(before)).map(|before| ends(before.value));
            match (before, members.get(at + 1)) {
                // With the comma before it.
                (Some(before), _) => spliced(source, before, ends(old), &[]),
                // With the comma behind it.
                (None, Some(_)) => {
                    let rest = source.get(ends(old)..).unwrap_or_default();
                    let comma = rest.find(',').map_or(0, |comma| comma + 1);
                    spliced(source, object.offset() + 1, ends(old) + comma, &[])
                }
                (None, None) => spliced(source, object.offset() + 1, ends(old), &[]),
            }
        }
    })
}

/// The source with other pieces in place of what stands between two places.
fn spliced(source: &str, from: usize, to: usize, pieces: &[&str]) -> String {
    let mut text = source.get(..from).unwrap_or_default().to_owned();
    text.extend(pieces.iter().copied());
    text.push_str(source.get(to..).unwrap_or_default());
    text
}

/// What stands between the brace and the first key: where members stand on lines of their own, so will the new one.
fn blanks_before_first(object: Node<'_>) -> &str {
    let inside = object.raw.get(1..).unwrap_or_default();
    let blanks = inside.get(..inside.len() - inside.trim_start().len()).unwrap_or_default();
    if blanks.is_empty() { " " } else { blanks }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::{Kind, Member};
    use proptest::prelude::*;

    #[test]
    fn one_member_is_set_and_all_else_stays() {
        #[track_caller]
        fn check(source: &str, value: Option<&str>, expected: &str) {
            assert_eq!(with_member(source, "to", value).as_deref(), Ok(expected), "{source}");
        }
        check("", Some("a"), r#"{"to": "a"}"#);
        check("{}", Some("a\"b"), r#"{"to": "a\"b"}"#);
        check(" { } ", Some("a"), r#" {"to": "a" } "#);
        check(r#"{"x":1.50}"#, Some("a"), r#"{"x":1.50, "to": "a"}"#);
        check("{\n  \"x\": [1 , 2]\n}", Some("a"), "{\n  \"x\": [1 , 2],\n  \"to\": \"a\"\n}");
        check(r#"{"to":"b", "x":1}"#, Some("a"), r#"{"to":"a", "x":1}"#);
        check(r#"{"x":1, "t\u006f" : {"to":2} ,"y":2}"#, Some("a"), r#"{"x":1, "t\u006f" : "a" ,"y":2}"#);
        check(r#"{"x":1, "to":"b" ,"y":2}"#, None, r#"{"x":1 ,"y":2}"#);
        check(r#"{"to":"b" , "x":","}"#, None, r#"{ "x":","}"#);
        check("{\"x\":1,\n\"to\":\"b\"\n}", None, "{\"x\":1\n}");
        check(r#"{"to":"b"}"#, None, "{}");
        check(r#"{"x":1}"#, None, r#"{"x":1}"#);
        check("", None, "{}");
    }

    #[test]
    fn another_text_is_refused() {
        for text in ["[]", "{", r#"{"to":1,"to":2}"#, "null"] {
            assert!(with_member(text, "to", Some("a")).is_err(), "{text}");
        }
    }

    fn object() -> impl Strategy<Value = Vec<(String, String)>> {
        let value = prop_oneof![
            Just("1.50".to_owned()),
            Just("[ {} ]".to_owned()),
            ".*".prop_map(|text: String| serde_json::to_string(&text).unwrap()),
        ];
        prop::collection::btree_map("[a-d]{0,2}", value, 0..5).prop_map(|members| members.into_iter().collect())
    }

    fn members(text: &str) -> Vec<(String, String)> {
        let pair = |Member { key, value }: Member<'_>| (key, value.raw().to_owned());
        read(text).unwrap().members("").unwrap().into_iter().map(pair).collect()
    }

    proptest! {
        #[test]
        fn other_members_stay_as_they_were_written(
            before in object(),
            key in "[a-d]{0,2}",
            value in prop::option::of(".*"),
            blank in prop::sample::select(&["", " ", "\n\t"]),
        ) {
            let text: Vec<_> = before.iter().map(|(key, value)| format!("{blank}\"{key}\"{blank}:{value}{blank}")).collect();
            let after = with_member(&format!("{{{}}}", text.join(",")), &key, value.as_deref()).unwrap();
            let after = members(&after);
            let others = |all: &[(String, String)]| all.iter().filter(|(other, _)| *other != key).cloned().collect::<Vec<_>>();
            prop_assert_eq!(others(&after), others(&before));
            let found = after.iter().find(|(other, _)| *other == key).map(|(_, raw)| read(raw).unwrap());
            prop_assert!(found.is_none_or(|node| node.kind() == Kind::Text));
            prop_assert_eq!(found.map(|node| node.text("").unwrap()), value);
        }
    }
}
