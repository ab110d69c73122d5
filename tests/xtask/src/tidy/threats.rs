//! SECURITY.md: what it says is held by tests is held by tests that exist.

use std::collections::BTreeSet;

use super::{File, Place, Rule, listed, table};

/// The rules about the threat model.
pub(crate) const RULES: &[Rule] = &[Rule {
    holds: "SECURITY.md names tests that exist, or says that there is none",
    advice: "In the last column write `path/of/file.rs`: `name_of_test`, as they are called now, or \"no test\" and why.",
    broken: named_tests,
}];

const MODEL: &str = "SECURITY.md";

fn named_tests(files: &[File]) -> Vec<Place> {
    let running = listed::tests(files);
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path == MODEL) {
        let rows = file.lines().filter(|(_, line)| line.starts_with('|'));
        // The first two are the head and the line under it.
        for (number, row) in rows.skip(2) {
            let held_by = table::last(row);
            let mut found = 0;
            let mut source = None;
            for word in table::names(held_by) {
                if word.rsplit_once('.').is_some_and(|(_, ending)| ending == "rs") {
                    source = files.iter().find(|file| file.path == word);
                    if source.is_none() {
                        places.push(Place::new(file, number, format!("no file `{word}`")));
                    }
                } else if source.is_some_and(|source| is_test(source, word, &running)) {
                    found += 1;
                } else {
                    places.push(Place::new(file, number, format!("no test `{word}`")));
                }
            }
            if found == 0 && !held_by.contains("no test") {
                places.push(Place::new(file, number, "names no test"));
            }
        }
    }
    places
}

/// Whether a file has this test, or this rule or suite of our own.
fn is_test(file: &File, name: &str, running: &BTreeSet<String>) -> bool {
    if file.is_in("tests/xtask/src/tidy") {
        return file.text.contains(&format!("broken: {name},"));
    }
    let head = format!("fn {name}(");
    let lines: Vec<_> = file.text.lines().map(str::trim_start).collect();
    let Some(at) = lines.iter().position(|line| line.contains(&head)) else { return false };
    if file.is_in("tests/xtask/src/suites") {
        return true;
    }
    // End-to-end tests are called by a list.
    if let Some(name) = listed::name(file, name) {
        return running.contains(&name);
    }
    let mut above = lines.iter().take(at).rev().take_while(|line| line.starts_with("#[") || line.starts_with("//"));
    above.any(|line| ["#[test]", "#[tokio::test]", "#[wasm_bindgen_test]"].contains(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(held_by: &str, broken: usize) {
        let model = format!("| who | what | does | held by |\n|---|---|---|---|\n| a `x` | b | c | {held_by} |\n");
        let files = [
            (MODEL, model.as_str()),
            ("src/a.rs", "#[test]\n// Why.\nfn whole() {}\n\nfn helper() {}\n"),
            ("src/b.rs", "    #[wasm_bindgen_test]\n    async fn in_a_page() {}\n"),
            (
                "tests/browser/tests/console/c.rs",
                "async fn listed(page: &Page) {}\nasync fn left_out(page: &Page) {}\n",
            ),
            ("tests/browser/tests/console/main.rs", "c {\n    listed\n}\n"),
            ("tests/xtask/src/tidy/d.rs", "    broken: eval,\nfn other() {}\n"),
        ];
        let files = files.map(|(path, text)| File { path: path.into(), text: text.into() });
        let places = named_tests(&files);
        assert_eq!(places.len(), broken, "{held_by}: {places:?}");
    }

    #[test]
    fn tests_that_are_gone_are_found() {
        check("`src/a.rs`: `whole`; `src/b.rs`: `in_a_page`", 0);
        check("`tests/browser/tests/console/c.rs`: `listed`; `tests/xtask/src/tidy/d.rs`: `eval`", 0);
        check("no test: the site's", 0);
        check("nothing", 1);
        check("`src/a.rs`", 1);
        check("`src/a.rs`: `whole`, `helper`, `gone`", 2);
        check("`src/gone.rs`: `whole`", 3);
        check("`tests/browser/tests/console/c.rs`: `left_out`", 2);
        check("`tests/xtask/src/tidy/d.rs`: `other`", 2);
    }
}
