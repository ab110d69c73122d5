//! tests/browser/FAULTS.md: each line has a test that runs, and each fault of the stand-in has a line.

use super::{File, Place, Rule, listed, table};

/// The rules about the table of faults.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        holds: "each line of tests/browser/FAULTS.md names tests that run",
        advice: "In the last column write `module::test`, as the list of the end-to-end tests has it.",
        broken: named_tests,
    },
    Rule {
        holds: "each fault of the stand-in stands in tests/browser/FAULTS.md",
        advice: "Add a line with the fault, what becomes of it, and the test that shows it.",
        broken: missing_faults,
    },
];

const TABLE: &str = "tests/browser/FAULTS.md";
const STAND_IN: &str = "tests/scheduler/README.md";

fn named_tests(files: &[File]) -> Vec<Place> {
    let running = listed::tests(files);
    let mut places = Vec::new();
    for (file, line, tests) in table::last_column(files, TABLE) {
        if tests.is_empty() {
            places.push(Place::new(file, line, "names no test"));
        }
        let missing = tests.into_iter().filter(|test| !running.contains(*test));
        places.extend(missing.map(|test| Place::new(file, line, format!("no test `{test}`"))));
    }
    places
}

fn missing_faults(files: &[File]) -> Vec<Place> {
    let document = files.iter().find(|file| file.path == TABLE);
    let told: Vec<_> = document.into_iter().flat_map(table::rows).flat_map(|(_, row)| table::names(row)).collect();
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path == STAND_IN) {
        for (number, row) in table::rows(file) {
            if let Some(fault) = table::names(row).next().filter(|fault| !told.iter().any(|told| is_of(told, fault))) {
                places.push(Place::new(file, number, format!("`{fault}`")));
            }
        }
    }
    places
}

/// Whether a fault that is told is one of this kind; in capitals stands what differs: `fault:slow:300`, `fault:slow:MS`.
fn is_of(told: &str, kind: &str) -> bool {
    let told = told.split(' ').next().unwrap_or_default();
    let (mut told, mut kind) = (told.split(':'), kind.split(':'));
    let is_any = |part: &str| part.chars().all(|sign| sign.is_ascii_uppercase());
    loop {
        match (told.next(), kind.next()) {
            (None, None) => return true,
            (Some(told), Some(kind)) if told == kind || is_any(kind) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(table: &str, stand_in: &str) -> Vec<File> {
        listed::tests::files_with(&[(TABLE, table), (STAND_IN, stand_in)])
    }

    #[test]
    fn a_line_without_a_test_that_runs_is_found() {
        #[track_caller]
        fn check(test: &str, broken: usize) {
            let table = format!("| fault | test |\n|---|---|\n| `fault:x` | {test} |\n");
            let places = named_tests(&files(&table, ""));
            assert_eq!(places.len(), broken, "{test}: {places:?}");
        }
        check("`a::listed`", 0);
        check("`b::c::within`", 0);
        check("`a::listed`, `b::c::within`", 0);
        check("a::listed", 1);
        check("", 1);
        check("`a::left_out`", 1);
        check("`a::gone`", 1);
        check("`b::within`", 1);
        check("`c::within`, `listed`", 2);
        check("`a::*`", 1);
    }

    #[test]
    fn a_fault_without_a_line_is_found() {
        #[track_caller]
        fn check(told: &str, fault: &str, broken: usize) {
            let table = format!("| fault | test |\n|---|---|\n| {told} | `a::listed` |\n");
            let stand_in = format!("| name | what |\n|---|---|\n| `{fault}` | x |\n");
            let places = missing_faults(&files(&table, &stand_in));
            assert_eq!(places.len(), broken, "{told} {fault}: {places:?}");
        }
        check("`fault:reset`", "fault:reset", 0);
        check("`fault:reset é`: early", "fault:reset", 0);
        check("`fault:slow:300`", "fault:slow:MS", 0);
        check("late and `fault:status:500:html`", "fault:status:NNN:html", 0);
        check("`fault:reset-after`", "fault:reset", 1);
        check("`fault:status:500`", "fault:status:NNN:html", 1);
        check("`fault:status:500:html`", "fault:status:NNN", 1);
        check("fault:reset", "fault:reset", 1);
    }
}
