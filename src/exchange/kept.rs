//! A draft as it is kept between visits: with the time, and what was left out of it.
//!
//! Owns the form in which it is kept, and how long. Must not know where.

use super::draft::{draft_of_node, draft_to_json};
use crate::job::{JobDraft, RowId};
use crate::json::{JsonError, Reason, Writer, read};

/// A draft is offered for so long, in milliseconds: a day.
pub const KEPT_FOR_MS: i64 = 24 * 60 * 60 * 1000;

/// A draft that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptDraft {
    /// When it was kept, in milliseconds since 1970.
    pub at_ms: i64,
    /// The draft, without its secrets.
    pub draft: JobDraft,
    /// The parameters whose secret values were left out.
    pub left_out: Vec<String>,
}

impl KeptDraft {
    /// Writes it on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Writer::compact();
        json.open('{');
        json.key("at");
        json.raw(&self.at_ms.to_string());
        json.key("leftOut");
        json.open('[');
        for name in &self.left_out {
            json.text(name);
        }
        json.close(']');
        json.key("draft");
        json.raw(&draft_to_json(&self.draft));
        json.close('}');
        json.finish()
    }

    /// Reads what [`KeptDraft::to_json`] wrote; the rows are numbered from 1 on.
    ///
    /// # Errors
    /// When the text is nothing of the kind, with the place.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let node = read(text)?;
        let (mut at_ms, mut draft, mut left_out) = (None, None, Vec::new());
        node.each_member("kept draft", &mut |key, value| {
            match key {
                "at" => at_ms = value.number(key)?.parse().ok(),
                "leftOut" => {
                    for name in value.items(key)? {
                        left_out.push(name.text(key)?);
                    }
                }
                "draft" => draft = Some(draft_of_node(value, RowId(1))?),
                _ => return Err(value.error(Reason::Unexpected { what: key.to_owned() })),
            }
            Ok(())
        })?;
        match (at_ms, draft) {
            (Some(at_ms), Some(draft)) => Ok(Self { at_ms, draft, left_out }),
            _ => Err(node.error(Reason::Missing { what: "draft".to_owned() })),
        }
    }

    /// Whether it is too old to be offered; one from the future has a wrong clock behind it, and counts as new.
    #[must_use]
    pub fn is_stale(&self, now_ms: i64) -> bool {
        now_ms.saturating_sub(self.at_ms) > KEPT_FOR_MS
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::exchange::any;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_kept_comes_back(draft in any::draft(), left_out in prop::collection::vec(any::text(), 0..3)) {
            let kept = KeptDraft { at_ms: 1_795_518_000_123, draft, left_out };
            prop_assert_eq!(KeptDraft::from_json(&kept.to_json()).unwrap(), kept);
        }
    }

    #[test]
    fn what_was_not_kept_by_this_console_is_refused() {
        for text in
            ["", "{}", "[]", "{\"at\":1}", "{\"at\":1,\"draft\":{}}", "{\"at\":1,\"draft\":{\"draft\":2}}", "{\"x\":1}"]
        {
            assert!(KeptDraft::from_json(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_is_long_enough() {
        let kept = KeptDraft { at_ms: 1_000, draft: JobDraft::default(), left_out: Vec::new() };
        for (now, expected) in [(0, false), (1_000, false), (86_401_000, false), (86_401_001, true)] {
            assert_eq!(kept.is_stale(now), expected, "{now}");
        }
        // What somebody else wrote there may hold any number.
        let never = KeptDraft { at_ms: i64::MIN, ..kept };
        assert!(never.is_stale(i64::MAX));
    }
}
