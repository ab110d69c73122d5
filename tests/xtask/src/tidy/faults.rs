//! tests/browser/FAULTS.md: each line has a test that runs, and each fault of the stand-in has a line.

use super::{File, Place, Rule};

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
const TESTS: &str = "tests/browser/tests/console";

/// Where the end-to-end tests of no folder are listed, one a line.
pub(super) const LISTS: [&str; 2] = ["tests/browser/tests/console/main.rs", "tests/browser/tests/console/needing.rs"];

fn named_tests(files: &[File]) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path == TABLE) {
        for (number, row) in rows(file) {
            let mut tests = words(row.trim_end_matches('|').rsplit('|').next().unwrap_or_default()).peekable();
            if tests.peek().is_none() {
                places.push(Place::new(file, number, "names no test"));
            }
            for test in tests.filter(|test| !runs(test, files)) {
                places.push(Place::new(file, number, format!("no test `{test}`")));
            }
        }
    }
    places
}

fn missing_faults(files: &[File]) -> Vec<Place> {
    let table = files.iter().find(|file| file.path == TABLE);
    let told: Vec<_> = table.into_iter().flat_map(rows).flat_map(|(_, row)| words(row)).collect();
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path == STAND_IN) {
        for (number, row) in rows(file) {
            if let Some(fault) = words(row).next().filter(|fault| !told.iter().any(|told| is_of(told, fault))) {
                places.push(Place::new(file, number, format!("`{fault}`")));
            }
        }
    }
    places
}

/// The rows of all tables in a document, without their heads and the lines under them.
fn rows(file: &File) -> impl Iterator<Item = (usize, &str)> {
    file.lines().filter(|(_, line)| line.starts_with("| ") && line.contains('`'))
}

/// What stands between backticks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
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

/// Whether a test is there, and stands in a list on a line of its own.
fn runs(test: &str, files: &[File]) -> bool {
    let Some((module, name)) = test.rsplit_once("::") else { return false };
    let lists = match module.split_once("::") {
        Some((folder, _)) => vec![format!("{TESTS}/{folder}/mod.rs")],
        None => LISTS.map(str::to_owned).to_vec(),
    };
    let source = format!("{TESTS}/{}.rs", module.replace("::", "/"));
    let of = |path: &str| files.iter().find(|file| file.path == path);
    of(&source).is_some_and(|file| file.text.contains(&format!("async fn {name}(")))
        && lists.iter().filter_map(|list| of(list)).flat_map(File::lines).any(|(_, line)| line.trim() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(table: &str, stand_in: &str) -> Vec<File> {
        let files = [
            (TABLE, table),
            (STAND_IN, stand_in),
            (
                "tests/browser/tests/console/a.rs",
                "async fn listed(page: &Page) {}\nasync fn left_out(page: &Page) {}\n",
            ),
            ("tests/browser/tests/console/main.rs", "a {\n    listed\n}\n"),
            ("tests/browser/tests/console/b/c.rs", "async fn within(page: &Page) {}\n"),
            ("tests/browser/tests/console/b/mod.rs", "c {\n    within\n}\n"),
        ];
        files.map(|(path, text)| File { path: path.into(), text: text.into() }).into()
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
