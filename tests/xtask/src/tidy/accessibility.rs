//! ACCESSIBILITY.md: each test that is said to show a criterion runs.

use super::{File, Place, Rule, listed, table};

/// The rules about the table of criteria.
pub(crate) const RULES: &[Rule] = &[Rule {
    holds: "what ACCESSIBILITY.md says is shown by a test is shown by tests that run",
    advice: "In the last column write `module::test`, as the list of the end-to-end tests has it, `module::*` for all of a module, or `states`.",
    broken: named_tests,
}];

const TABLE: &str = "ACCESSIBILITY.md";

/// What the table calls the tests of the states, which show most of it.
const STATES: (&str, &str) = ("states", "accessibility::states::*");

fn named_tests(files: &[File]) -> Vec<Place> {
    let running = listed::tests(files);
    let runs = |name: &str| {
        let name = if name == STATES.0 { STATES.1 } else { name };
        match name.strip_suffix("::*") {
            Some(module) => running.iter().any(|test| test.rsplit_once("::").is_some_and(|(of, _)| of == module)),
            None => running.contains(name),
        }
    };
    let mut places = Vec::new();
    for (file, line, names) in table::last_column(files, TABLE) {
        let missing = names.into_iter().filter(|name| !runs(name));
        places.extend(missing.map(|name| Place::new(file, line, format!("no test `{name}`"))));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown_by: &str, states: &str, broken: usize) {
        let table =
            format!("| criterion | holds | how | shown by |\n|---|---|---|---|\n| 1 | yes | `x` | {shown_by} |\n");
        let files = listed::tests::files_with(&[
            (TABLE, &table),
            ("tests/browser/tests/console/accessibility/states.rs", "async fn signing_in(page: &Page) {}\n"),
            ("tests/browser/tests/console/accessibility/mod.rs", states),
        ]);
        let places = named_tests(&files);
        assert_eq!(places.len(), broken, "{shown_by}: {places:?}");
    }

    #[test]
    fn a_test_that_does_not_run_is_found() {
        let states = "tests! { \"accessibility::\";\n    states {\n        signing_in\n    }\n}\n";
        check("`a::listed`", states, 0);
        check("`b::c::within`, `a::*`", states, 0);
        check("`b::c::*`", states, 0);
        check("`states` (trees), all tests: by name", states, 0);
        check("partly by `states`: worked out by hand", states, 0);
        check("`accessibility::states::signing_in`", states, 0);
        check("none: it was read", states, 0);
        check("", states, 0);
        check("`a::left_out`", states, 1);
        check("`a::gone`, `a::listed`", states, 1);
        check("`gone::*`", states, 1);
        check("`b::*`", states, 1);
        check("`c::*`, `within`", states, 2);
        check("`*`, `states::*`", states, 2);
        check("`states`", "", 1);
    }
}
