//! A draft in the fragment of an address: a link that fills the form in.
//!
//! Owns the fragment. What is in it is for anyone's eyes: the caller takes secrets out before.
//! Must not open anything, nor know the page's address.

use super::base64;
use super::draft::{draft_from_json, draft_to_json};
use crate::job::{JobDraft, RowId};
use crate::json::JsonError;

/// The start of a fragment that holds a job, without the `#`.
pub const KEY: &str = "job=";

/// The longest fragment, in bytes. Firefox opens addresses up to 1,048,576 bytes (`network.standard-url.max-length`),
/// Chromium twice that.
pub const LONGEST: usize = 1_000_000;

/// Why a fragment gives no job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// It is longer than [`LONGEST`].
    TooLong,
    /// Parts of it are missing, or it holds signs that no link of ours does.
    Damaged,
    /// It holds something else than a draft.
    Draft(JsonError),
}

/// The fragment, without `#`, that brings back this draft: `job=` and the draft's JSON in base64url (RFC 4648,
/// section 5), which mail and chat leave whole.
///
/// # Errors
/// When it would be longer than browsers open.
pub fn to_fragment(draft: &JobDraft) -> Result<String, LinkError> {
    let mut fragment = KEY.to_owned();
    base64::encode(draft_to_json(draft).as_bytes(), &mut fragment);
    if fragment.len() > LONGEST { Err(LinkError::TooLong) } else { Ok(fragment) }
}

/// The draft in an address's fragment, with or without `#`; `None` when the fragment is none that holds a job.
/// The rows are numbered from `first_row` on.
#[must_use]
pub fn from_fragment(fragment: &str, first_row: RowId) -> Option<Result<JobDraft, LinkError>> {
    let text = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix(KEY)?;
    if text.len() > LONGEST {
        return Some(Err(LinkError::TooLong));
    }
    let json = base64::decode(text).and_then(|bytes| String::from_utf8(bytes).ok());
    Some(match json {
        None => Err(LinkError::Damaged),
        Some(json) => draft_from_json(&json, first_row).map_err(LinkError::Draft),
    })
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::super::any;
    use super::*;
    use crate::job::{OptionalText, ParameterDraft};
    use proptest::prelude::*;

    fn draft(value: &str) -> JobDraft {
        let row = ParameterDraft { id: RowId(1), text: OptionalText::stated(value), ..ParameterDraft::default() };
        JobDraft { parameters: vec![row], ..JobDraft::default() }
    }

    #[track_caller]
    fn check(fragment: &str, expected: Option<Result<JobDraft, LinkError>>) {
        assert_eq!(from_fragment(fragment, RowId(1)), expected, "{fragment:.40}");
    }

    #[test]
    fn only_a_whole_link_gives_a_job() {
        check("", None);
        check("#history", None);
        check("#job", None);
        check("#job=eyJkcmFmdCI6MX0", Some(Ok(JobDraft::default())));
        check("job=eyJkcmFmdCI6MX0=", Some(Ok(JobDraft::default())));
        check("#job=eyJkcmFmdCI6MX", Some(Err(LinkError::Damaged)));
        check("#job=eyJk cmFm", Some(Err(LinkError::Damaged)));
        check("#job=ä", Some(Err(LinkError::Damaged)));
        check("#job=__8", Some(Err(LinkError::Damaged)));
        check(&format!("#job={}", "A".repeat(LONGEST + 1)), Some(Err(LinkError::TooLong)));
        assert!(matches!(from_fragment("#job=", RowId(1)), Some(Err(LinkError::Draft(_)))));
        assert!(matches!(from_fragment("#job=e30", RowId(1)), Some(Err(LinkError::Draft(_)))));
    }

    #[test]
    fn a_value_of_100_kb_fits_and_one_of_a_megabyte_does_not() {
        let large = draft(&"ü".repeat(50_000));
        let fragment = to_fragment(&large).unwrap();
        assert_eq!(from_fragment(&fragment, RowId(1)), Some(Ok(large)));
        assert_eq!(to_fragment(&draft(&"x".repeat(LONGEST))), Err(LinkError::TooLong));
    }

    #[test]
    fn the_longest_link_is_made_and_read() {
        let spare = (LONGEST - KEY.len()) / 4 * 3 - draft_to_json(&draft("")).len();
        let longest = draft(&"x".repeat(spare));
        let fragment = to_fragment(&longest).unwrap();
        assert_eq!(fragment.len(), LONGEST);
        assert_eq!(from_fragment(&fragment, RowId(1)), Some(Ok(longest)));
        assert_eq!(to_fragment(&draft(&"x".repeat(spare + 1))), Err(LinkError::TooLong));
        assert!(matches!(
            from_fragment(&format!("#job={}", "A".repeat(LONGEST)), RowId(1)),
            Some(Err(LinkError::Draft(_)))
        ));
    }

    proptest! {
        #[test]
        fn a_draft_comes_back_from_its_link(draft in any::draft()) {
            let fragment = to_fragment(&draft).unwrap();
            prop_assert!(fragment.bytes().all(|b| b.is_ascii_alphanumeric() || b"=-_".contains(&b)));
            prop_assert_eq!(from_fragment(&format!("#{fragment}"), RowId(1)), Some(Ok(draft)));
        }

        #[test]
        fn whatever_stands_in_a_fragment_is_read_or_refused(text in any::text()) {
            prop_assert_eq!(from_fragment(&text, RowId(1)), None);
            let fragment = format!("#job={text}");
            prop_assert!(from_fragment(&fragment, RowId(1)).is_some());
        }
    }
}
