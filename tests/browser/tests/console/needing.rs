//! Tests that not every engine can run.
//!
//! Owns what each of them needs. Why an engine lacks it stands with the engines, in `browser_tests`.

use browser_tests::{Need, Test};

use super::{faults, loading, undo};

/// All of them.
pub(crate) fn tests() -> Vec<Test> {
    let huge_text = tests! {
        faults {
            huge_answers_are_folded
        }
    };
    let undo_by_key = tests! {
        undo {
            in_a_text_field_the_keys_are_the_fields
        }
    };
    let without_script = tests! {
        loading {
            without_javascript_the_page_says_what_is_needed
        }
    };
    let all = [(Need::HugeText, huge_text), (Need::UndoByKey, undo_by_key), (Need::WithoutScript, without_script)];
    all.into_iter().flat_map(|(need, tests)| tests.into_iter().map(move |test| test.needs(&[need]))).collect()
}
