//! JSON as it was sent: member order, exact number text, and duplicate keys refused.
//!
//! Must not know what any document means.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// How deep a document may nest before it is refused.
const DEPTH: usize = 64;

/// One JSON value; a number is the text that stood in the document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member of an object, if this is an object that has it.
    pub(crate) fn member(&self, name: &str) -> Option<&Json> {
        let Json::Object(members) = self else {
            return None;
        };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// What kind of value this is, in the words of an error message.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::Text(_) => "a string",
            Json::List(_) => "an array",
            Json::Object(_) => "an object",
        }
    }
}

/// Reads a whole document.
pub(crate) fn read(bytes: &[u8]) -> Result<Json, serde_json::Error> {
    let raw: &RawValue = serde_json::from_slice(bytes)?;
    value(raw.get(), DEPTH)
}

fn value(text: &str, depth: usize) -> Result<Json, serde_json::Error> {
    if depth == 0 {
        return Err(serde_json::Error::custom(format!("nested deeper than {DEPTH} levels")));
    }
    Ok(match text.as_bytes().first() {
        Some(b'{') => {
            let members: Members<'_> = serde_json::from_str(text)?;
            let read = |(name, raw): (String, &RawValue)| Ok((name, value(raw.get(), depth - 1)?));
            Json::Object(members.0.into_iter().map(read).collect::<Result<_, serde_json::Error>>()?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text)?;
            let read = |raw: &RawValue| value(raw.get(), depth - 1);
            Json::List(items.into_iter().map(read).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Json::Text(serde_json::from_str(text)?),
        Some(b't') => Json::Bool(true),
        Some(b'f') => Json::Bool(false),
        Some(b'n') => Json::Null,
        _ => Json::Number(text.to_owned()),
    })
}

/// The members of one object, each name once.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_map(Collect)
    }
}

struct Collect;

impl<'de> Visitor<'de> for Collect {
    type Value = Members<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        let mut seen = HashSet::new();
        while let Some((name, value)) = source.next_entry::<String, &'de RawValue>()? {
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom(format!("duplicate key \"{name}\"")));
            }
            members.push((name, value));
        }
        Ok(Members(members))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => out.serialize_unit(),
            Json::Bool(value) => out.serialize_bool(*value),
            Json::Number(text) => {
                RawValue::from_string(text.clone()).map_err(serde::ser::Error::custom)?.serialize(out)
            }
            Json::Text(text) => out.serialize_str(text),
            Json::List(items) => {
                let mut list = out.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Json::Object(members) => {
                let mut map = out.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn documents() {
        #[track_caller]
        fn check(document: &str, wanted: &str) {
            let found = match read(document.as_bytes()) {
                Ok(json) => serde_json::to_string(&json).unwrap(),
                Err(error) => error.to_string(),
            };
            assert!(found.starts_with(wanted), "{document}: {found}");
        }
        check(r#"{"b":1,"a":[true,null,"é\n"]}"#, r#"{"b":1,"a":[true,null,"é\n"]}"#);
        check("[0.10,1e400,9007199254740993,-0]", "[0.10,1e400,9007199254740993,-0]");
        check(r#"{"a":1,"a":2}"#, r#"duplicate key "a""#);
        check(r#"{"a":1,"\u0061":2}"#, r#"duplicate key "a""#);
        check(r#"{"x":{"a":1,"a":2}}"#, r#"duplicate key "a""#);
        check(r#"{"a":1"#, "EOF while parsing an object at line 1");
        check("{'a':1}", "key must be a string at line 1 column 2");
        check("", "EOF while parsing a value");
        check("[1] x", "trailing characters");
        check(&"[".repeat(65).chars().chain("]".repeat(65).chars()).collect::<String>(), "nested deeper");
    }
}
