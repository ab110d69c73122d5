//! The open object `notification`, read and written by two of its members.
//!
//! Owns which texts the two fields can express. Whatever else stands in the object stays as it was written.
//! Must not judge who is to be told.

use crate::json::{JsonError, Kind, read, with_member};

/// How the server names what the two fields hold.
///
/// The documentation leaves the members of `notification` open (JobDetails: "object notification"). The names are a
/// guess, and the words are those of the product's own screen: a host that knows better sets them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationFields {
    /// The member that says what kind of recipient it is.
    pub kind: String,
    /// The member that names the recipient.
    pub recipient: String,
    /// The words for a user's login, for a role's name, and for an address.
    pub words: [String; 3],
}

impl Default for NotificationFields {
    fn default() -> Self {
        Self {
            kind: "sendTo".to_owned(),
            recipient: "recipient".to_owned(),
            words: ["User Login", "Role Name", "Specified Address"].map(str::to_owned),
        }
    }
}

/// Who is told, as the two members say; empty where a member is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The kind of recipient, in whatever word stands there.
    pub kind: String,
    /// The recipient.
    pub recipient: String,
}

/// Reads the two members; `None` where the text is no object or a member holds something else than a text.
#[must_use]
pub fn read_told(text: &str, fields: &NotificationFields) -> Option<Told> {
    let mut told = Told::default();
    if text.trim().is_empty() {
        return Some(told);
    }
    for member in read(text).ok()?.members("notification").ok()? {
        let place = match member.key {
            key if key == fields.kind => &mut told.kind,
            key if key == fields.recipient => &mut told.recipient,
            _ => continue,
        };
        if member.value.kind() != Kind::Text {
            return None;
        }
        *place = member.value.text("notification").ok()?;
    }
    Some(told)
}

/// Writes the two members into the text; an empty one goes out of it. An object in which nothing is left by that is
/// no text any more, so that it is not sent.
///
/// # Errors
/// When the text is no object, or holds a key twice.
pub fn write_told(text: &str, fields: &NotificationFields, told: &Told) -> Result<String, JsonError> {
    let member = |text: &str, key: &str, value: &str| with_member(text, key, (!value.is_empty()).then_some(value));
    let text = member(&member(text, &fields.kind, &told.kind)?, &fields.recipient, &told.recipient)?;
    let is_empty = read(&text)?.members("notification")?.is_empty();
    Ok(if is_empty { String::new() } else { text })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(kind: &str, recipient: &str) -> Told {
        Told { kind: kind.to_owned(), recipient: recipient.to_owned() }
    }

    #[test]
    fn what_the_fields_can_express() {
        #[track_caller]
        fn check(text: &str, expected: Option<Told>) {
            assert_eq!(read_told(text, &NotificationFields::default()), expected, "{text}");
        }
        check(" ", Some(told("", "")));
        check("{}", Some(told("", "")));
        check(r#"{"sendTo":"Role Name"}"#, Some(told("Role Name", "")));
        check(r#"{"x":[1],"recipient":"A\u0042","sendTo":"other word"}"#, Some(told("other word", "AB")));
        for other in ["[]", "{", r#"{"sendTo":1}"#, r#"{"recipient":null}"#, r#"{"recipient":["a"]}"#] {
            check(other, None);
        }
    }

    #[test]
    fn what_the_fields_write() {
        #[track_caller]
        fn check(text: &str, of: &Told, expected: &str) {
            assert_eq!(write_told(text, &NotificationFields::default(), of).as_deref(), Ok(expected));
        }
        check("", &told("User Login", "XELSYSADM"), r#"{"sendTo": "User Login", "recipient": "XELSYSADM"}"#);
        check("", &told("", ""), "");
        check(r#"{"sendTo": "User Login", "recipient": "X"}"#, &told("", ""), "");
        check(r#"{"n": 1.50, "sendTo": "User Login"}"#, &told("", ""), r#"{"n": 1.50}"#);
        check(r#"{"n": 1.50}"#, &told("Role Name", ""), r#"{"n": 1.50, "sendTo": "Role Name"}"#);
        assert!(write_told("[]", &NotificationFields::default(), &told("a", "")).is_err());
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            text in prop::sample::select(&["", "{}", r#"{"recipient":"a"}"#, "{\n \"n\": 1.50\n}"]),
            kind in ".*",
            recipient in ".*",
        ) {
            let fields = NotificationFields::default();
            let told = told(&kind, &recipient);
            prop_assert_eq!(read_told(&write_told(text, &fields, &told).unwrap(), &fields), Some(told));
        }
    }
}
