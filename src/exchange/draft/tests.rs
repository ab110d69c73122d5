//! A draft comes back as it was, and what is no draft is refused with its place.

use super::super::any;
use super::*;
use crate::json::Place;
use proptest::prelude::*;

#[track_caller]
fn check_refused(text: &str, column: usize, reason: &Reason) {
    let error = draft_from_json(text, RowId(1)).unwrap_err();
    assert_eq!((error.place, &error.reason), (Place { line: 1, column }, reason), "{text}");
}

#[test]
fn what_is_no_draft_is_refused_with_its_place() {
    check_refused("{}", 1, &Reason::Missing { what: "draft".into() });
    check_refused("{\"draft\":2}", 10, &Reason::Unexpected { what: "draft".into() });
    check_refused("{\"draft\":1,\"job\":1}", 18, &Reason::Unexpected { what: "job".into() });
    check_refused("{\"draft\":1,\"parameters\":[{\"v\":1}]}", 31, &Reason::Unexpected { what: "v".into() });
    check_refused("{\"draft\":1,\"parameters\":[{\"read\":[]}]}", 34, &Reason::Unexpected { what: "read".into() });
    check_refused("{\"draft\":1,\"parameters\":[{\"read\":\"x\"}]}", 34, &Reason::Unexpected { what: "x".into() });
    check_refused("{\"draft\":1,\"status\":{\"a\":1}}", 26, &Reason::Unexpected { what: "a".into() });
}

#[test]
fn what_says_nothing_is_left_out() {
    assert_eq!(draft_to_json(&JobDraft::default()), "{\"draft\":1}");
    let row = ParameterDraft { text: OptionalText::stated(""), ..ParameterDraft::default() };
    let draft = JobDraft { job_name: "J".into(), parameters: vec![row], ..JobDraft::default() };
    assert_eq!(draft_to_json(&draft), "{\"draft\":1,\"jobName\":\"J\",\"parameters\":[{\"text\":\"\"}]}");
}

proptest! {
    #[test]
    fn a_draft_comes_back_as_it_was(draft in any::draft()) {
        prop_assert_eq!(draft_from_json(&draft_to_json(&draft), RowId(1)), Ok(draft));
    }
}
