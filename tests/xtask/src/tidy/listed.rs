//! The end-to-end tests that run: those that one of their lists names.
//!
//! Owns where the lists are and how they are read. Which documents speak of the tests stands with their rules.

use std::collections::BTreeSet;

use super::File;

const TESTS: &str = "tests/browser/tests/console";

/// All that run, as the lists and their output name them: `module::test`, `folder::module::test`.
pub(super) fn tests(files: &[File]) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for list in files {
        let Some(before) = before(list) else { continue };
        let (mut module, mut previous) = (None, "");
        for word in list.code().flat_map(|(_, line)| line.split_whitespace()) {
            match module {
                _ if word == "{" => module = Some(previous).filter(|word| is_name(word)),
                Some(module) if is_name(word) && is_there(&format!("{before}{module}"), word, files) => {
                    tests.insert(format!("{before}{module}::{word}"));
                }
                Some(_) if is_name(word) => {}
                _ => module = None,
            }
            previous = word;
        }
    }
    tests
}

/// By what name the lists would have a test of this file, if it is one with end-to-end tests.
pub(super) fn name(file: &File, test: &str) -> Option<String> {
    module(file).map(|module| format!("{module}::{test}"))
}

fn module(file: &File) -> Option<String> {
    let path = file.path.strip_prefix(TESTS)?.strip_prefix('/')?.strip_suffix(".rs")?;
    Some(path.replace('/', "::"))
}

/// What stands before the modules of a list: nothing, or the folder whose list it is.
fn before(file: &File) -> Option<String> {
    match module(file)?.as_str() {
        "main" | "needing" => Some(String::new()),
        module => module.strip_suffix("mod").filter(|folder| folder.ends_with("::")).map(str::to_owned),
    }
}

fn is_name(word: &str) -> bool {
    word.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_')
}

fn is_there(module: &str, test: &str, files: &[File]) -> bool {
    let source = format!("{TESTS}/{}.rs", module.replace("::", "/"));
    let source = files.iter().find(|file| file.path == source);
    source.is_some_and(|file| file.text.contains(&format!("async fn {test}(")))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Two modules with tests, one of them in a folder, and their lists; beside them these documents.
    pub(crate) fn files_with(documents: &[(&str, &str)]) -> Vec<File> {
        let tests = [
            (
                "tests/browser/tests/console/a.rs",
                "async fn listed(page: &Page) {}\nasync fn left_out(page: &Page) {}\n",
            ),
            ("tests/browser/tests/console/main.rs", "tests! {\n    a {\n        listed\n    }\n}\n"),
            ("tests/browser/tests/console/b/c.rs", "async fn within(page: &Page) {}\n"),
            ("tests/browser/tests/console/b/mod.rs", "tests! { \"b::\";\n    c {\n        within\n    }\n}\n"),
        ];
        let all = tests.iter().chain(documents);
        all.map(|&(path, text)| File { path: path.into(), text: text.into() }).collect()
    }

    #[test]
    fn what_a_list_names_and_a_file_has_runs() {
        #[track_caller]
        fn check(list: &str, text: &str, expected: &[&str]) {
            let folder = "tests/browser/tests/console";
            let sources = ["d.rs", "e.rs", "f/d.rs"]
                .map(|path| File { path: format!("{folder}/{path}"), text: "async fn one(\nasync fn two(\n".into() });
            let files: Vec<_> =
                sources.into_iter().chain([File { path: format!("{folder}/{list}"), text: text.into() }]).collect();
            assert_eq!(tests(&files).iter().collect::<Vec<_>>(), expected, "{list}: {text}");
        }
        check("main.rs", "tests! {\n    d {\n        one\n        two\n    }\n}\n", &["d::one", "d::two"]);
        check("main.rs", "tests! { d { one } }.into_iter()", &["d::one"]);
        check("main.rs", "tests! { d { one } e { two } }", &["d::one", "e::two"]);
        check("needing.rs", "let some = tests! {\n    d {\n        one\n    }\n};\n", &["d::one"]);
        check("f/mod.rs", "tests! { \"f::\";\n    d {\n        one\n    }\n}\n", &["f::d::one"]);
        check("f/mod.rs", "tests! { \"f::\"; e { one } }", &[]);
        check("main.rs", "tests! {\n    d {\n        gone\n        one\n    }\n}\n", &["d::one"]);
        check("main.rs", "tests! {\n    d {\n        one\n        // two\n    }\n}\n", &["d::one"]);
        check("main.rs", "mod d;\nfn main() {\n    one\n}\n", &[]);
        check("other.rs", "tests! { d { one } }", &[]);
        check("other_mod.rs", "tests! { d { one } }", &[]);
    }

    #[test]
    fn a_file_s_tests_have_the_names_of_the_lists() {
        let check = |path: &str, expected: Option<&str>| {
            let file = File { path: path.into(), text: String::new() };
            assert_eq!(name(&file, "one").as_deref(), expected, "{path}");
        };
        check("tests/browser/tests/console/d.rs", Some("d::one"));
        check("tests/browser/tests/console/f/d.rs", Some("f::d::one"));
        check("tests/browser/tests/servers/d.rs", None);
        check("tests/browser/tests/console/d.md", None);
    }
}
