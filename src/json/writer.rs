//! Writes JSON: what is given, in the order in which it is given.
//!
//! Owns commas, indentation and the escapes of strings. Must not know what is written.
//! It stands in for `serde_json`'s serialiser, whose code is made anew for every type that is written and for both
//! forms, and weighed 9 kB of the download; a test holds it to the same output.

/// JSON in the making.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    is_indented: bool,
    depth: usize,
    /// Whether something stands in the innermost object or array.
    has_before: bool,
    /// Whether a key waits for its value.
    has_key: bool,
    /// Where the keys of the open objects stand, and in front of those of each object or array an [`OPENED`].
    keys: Vec<usize>,
}

/// No place of a key.
const OPENED: usize = usize::MAX;

impl Writer {
    /// All on one line.
    #[must_use]
    pub fn compact() -> Self {
        Self::default()
    }

    /// Members and items on lines of their own, each level indented by two blanks.
    #[must_use]
    pub fn indented() -> Self {
        Self { is_indented: true, ..Self::default() }
    }

    /// Begins an object or an array, by its bracket.
    pub fn open(&mut self, bracket: char) {
        self.value(|text| text.push(bracket));
        self.depth += 1;
        self.has_before = false;
        self.keys.push(OPENED);
    }

    /// Ends it.
    pub fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if self.has_before {
            self.new_line();
        }
        self.text.push(bracket);
        self.has_before = true;
        while self.keys.pop().is_some_and(|at| at != OPENED) {}
    }

    /// Where the next byte comes.
    #[must_use]
    pub fn place(&self) -> usize {
        self.text.len()
    }

    /// The key of the next value.
    pub fn key(&mut self, key: &str) {
        self.separate();
        self.keys.push(self.text.len());
        self.write_key(key);
    }

    /// A member whose value is JSON already, unless the innermost object was given its key with [`Self::key`]. Of those
    /// that come by this function, each must have a key of its own.
    pub fn other_member(&mut self, key: &str, json: &str) {
        let quoted = quoted(key);
        let is_of = |at: &usize| self.text.get(*at..).is_some_and(|text| text.starts_with(&quoted));
        if !self.keys.iter().rev().take_while(|at| **at != OPENED).any(is_of) {
            self.separate();
            self.write_key(key);
            self.raw(json);
        }
    }

    /// A string.
    pub fn text(&mut self, value: &str) {
        self.value(|text| quote(value, text));
    }

    /// A piece that is known to be JSON: a number, a truth, or what was read.
    pub fn raw(&mut self, json: &str) {
        self.value(|text| text.push_str(json));
    }

    /// true or false.
    pub fn truth(&mut self, truth: bool) {
        self.raw(if truth { "true" } else { "false" });
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn write_key(&mut self, key: &str) {
        quote(key, &mut self.text);
        self.text.push_str(if self.is_indented { ": " } else { ":" });
        self.has_key = true;
    }

    fn value(&mut self, write: impl FnOnce(&mut String)) {
        if self.has_key {
            self.has_key = false;
        } else {
            self.separate();
        }
        write(&mut self.text);
        self.has_before = true;
    }

    fn separate(&mut self) {
        if self.has_before {
            self.text.push(',');
        }
        if self.depth > 0 {
            self.new_line();
        }
        self.has_before = true;
    }

    fn new_line(&mut self) {
        if self.is_indented {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }
}

/// A text as a JSON string.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote(text, &mut quoted);
    quoted
}

/// The escapes that JSON asks for, and no more (RFC 8259, section 7).
fn quote(text: &str, into: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    into.push('"');
    for letter in text.chars() {
        let short = match letter {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\0'..='\u{1f}' => {
                into.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u001" });
                into.extend(HEX.get(letter as usize % 16));
                continue;
            }
            _ => {
                into.push(letter);
                continue;
            }
        };
        into.push_str(short);
    }
    into.push('"');
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn write(value: &Value, writer: &mut Writer) {
        match value {
            Value::Null => writer.raw("null"),
            Value::Bool(truth) => writer.truth(*truth),
            Value::Number(number) => writer.raw(&number.to_string()),
            Value::String(text) => writer.text(text),
            Value::Array(items) => {
                writer.open('[');
                for item in items {
                    write(item, writer);
                }
                writer.close(']');
            }
            Value::Object(members) => {
                writer.open('{');
                for (key, value) in members {
                    writer.key(key);
                    write(value, writer);
                }
                writer.close('}');
            }
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\\x00-\\x20\"\\\\\\x7f]{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..5)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn another_member_comes_but_where_its_key_stands() {
        let mut json = Writer::compact();
        let others = |json: &mut Writer| ["a", "b", "\"", "ab"].iter().for_each(|key| json.other_member(key, "1"));
        json.open('{');
        json.key("a");
        json.open('[');
        json.open('{');
        json.key("\"");
        json.raw("{\"b\":0}");
        others(&mut json);
        json.close('}');
        json.close(']');
        json.key("ab");
        json.text("b");
        others(&mut json);
        json.close('}');
        assert_eq!(json.finish(), r#"{"a":[{"\"":{"b":0},"a":1,"b":1,"ab":1}],"ab":"b","b":1,"\"":1}"#);
    }

    proptest! {
        #[test]
        fn the_library_writes_the_same(value in value()) {
            let mut compact = Writer::compact();
            write(&value, &mut compact);
            prop_assert_eq!(compact.finish(), serde_json::to_string(&value).unwrap());
            let mut indented = Writer::indented();
            write(&value, &mut indented);
            prop_assert_eq!(indented.finish(), serde_json::to_string_pretty(&value).unwrap());
        }

        #[test]
        fn a_string_is_quoted_as_the_library_does(text: String) {
            prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
        }
    }
}
