//! What holds for the text of every file.

use super::{File, Place, Rule, names};

/// The rules about text.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        holds: "Every module opens with what it owns",
        advice: "Begin the file with a `//!` comment: what it owns, and what it must not know.",
        broken: module_comment,
    },
    Rule {
        holds: "No file has more than 400 lines",
        advice: "A file that no longer fits in one head is two files.",
        broken: length,
    },
    Rule {
        holds: "No blanks at the end of lines, one newline at the end of files",
        advice: "Take them away: `cargo fmt` does it for Rust.",
        broken: blanks,
    },
    Rule {
        holds: "What is left to do has a reason",
        advice: "Write what is missing and why it is left, after a colon, or do it.",
        broken: left_to_do,
    },
    Rule {
        holds: "Lints are expected with a reason, never allowed",
        advice: "Write `#[expect(lint, reason = \"...\")]`, or follow the lint.",
        broken: allow,
    },
    Rule {
        holds: "Tests find things as a person does",
        advice: "Find it by its role, its label or its text: where that fails, a person does not find it either.",
        broken: test_ids,
    },
    Rule {
        holds: "Tests wait for what they want to see, not for time to pass",
        advice: "Ask again until it is there, by the helper of the crate, or wait for the other side's word.",
        broken: sleeps,
    },
    Rule {
        holds: "Nothing names a folder of one machine",
        advice: "The project stands alone, wherever it is checked out.",
        broken: machine,
    },
];

/// The most lines that a file may have.
const LINES: usize = 400;

/// The rules' own snippets break the rules.
const OWN: &str = "tests/xtask/src/tidy";

fn module_comment(files: &[File]) -> Vec<Place> {
    let modules = files.iter().filter(|file| file.ends(&[".rs"]));
    modules.filter(|file| !file.text.starts_with("//!")).map(|file| Place::new(file, 1, "no `//!`")).collect()
}

fn length(files: &[File]) -> Vec<Place> {
    let long = files.iter().filter(|file| file.ends(&[".rs", ".css", ".js"]));
    long.map(|file| (file, file.lines().count()))
        .filter(|(_, lines)| *lines > LINES)
        .map(|(file, lines)| Place::new(file, LINES + 1, format!("{lines} lines")))
        .collect()
}

fn blanks(files: &[File]) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files.iter().filter(|file| !file.ends(&[".lock", ".json", ".svg"])) {
        for (line, text) in file.lines().filter(|(_, text)| text.ends_with([' ', '\t', '\r'])) {
            places.push(Place::new(file, line, format!("blanks after `{}`", text.trim())));
        }
        let last = file.lines().count();
        if !file.text.is_empty() && (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) {
            places.push(Place::new(file, last, "not one newline at the end"));
        }
    }
    places
}

fn left_to_do(files: &[File]) -> Vec<Place> {
    find(files, &[".rs", ".css", ".js", ".html", ".toml"], |line| {
        ["TODO", "FIXME", "XXX"].into_iter().find(|word| {
            let reason = line.split_once(word).and_then(|(_, rest)| rest.strip_prefix(": "));
            names(line, word) && reason.is_none_or(|reason| reason.split_whitespace().count() < 3)
        })
    })
}

fn allow(files: &[File]) -> Vec<Place> {
    find(files, &[".rs"], |line| ["#[allow", "#![allow"].into_iter().find(|sign| line.contains(sign)))
}

fn test_ids(files: &[File]) -> Vec<Place> {
    find(files, &[".rs", ".html", ".js"], |line| line.contains("data-test").then_some("data-test"))
}

fn sleeps(files: &[File]) -> Vec<Place> {
    super::places_naming(files.iter().filter(|file| file.is_test()), &["sleep"])
}

fn machine(files: &[File]) -> Vec<Place> {
    const HOMES: [&str; 3] = ["root", "home", "Users"];
    let is_named =
        |line: &str, home: &str| line.contains(&format!("/{home}/")) || line.contains(&format!("C:\\{home}"));
    let mut places = find(files, &[""], |line| HOMES.into_iter().find(|home| is_named(line, home)));
    for file in files.iter().filter(|file| !file.is_in(OWN)) {
        let depth = file.path.matches('/').count();
        let outside = file.lines().filter(|(_, text)| steps_up(text) > depth);
        places.extend(outside.map(|(line, _)| Place::new(file, line, "a path that leads out of the project")));
    }
    places
}

/// How many folders up the relative path leads that leads highest in this line.
fn steps_up(line: &str) -> usize {
    const UP: &str = "../";
    let begins = line.match_indices(UP).filter(|(at, _)| !line[..*at].ends_with('/'));
    begins.map(|(at, _)| line[at..].split(UP).take_while(|step| step.is_empty()).count()).max().unwrap_or_default()
}

fn find(files: &[File], endings: &[&str], sign: impl Fn(&str) -> Option<&'static str>) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.ends(endings) && !file.is_in(OWN)) {
        for (line, text) in file.lines() {
            if let Some(what) = sign(text) {
                places.push(Place::new(file, line, format!("`{what}`")));
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn modules_say_what_they_own() {
        check(module_comment, "src/job/draft.rs", "//! What stands in the fields.\n", 0);
        check(module_comment, "src/job/draft.rs", "use std::fmt;\n", 1);
        check(module_comment, "style/base.css", "p {}\n", 0);
    }

    #[test]
    fn long_files_are_found() {
        check(length, "src/a.rs", &"x\n".repeat(400), 0);
        check(length, "src/a.rs", &"x\n".repeat(401), 1);
        check(length, "README.md", &"x\n".repeat(401), 0);
    }

    #[test]
    fn blanks_are_found() {
        check(blanks, "src/a.rs", "a\nb\n", 0);
        check(blanks, "src/a.rs", "a \nb\t\n", 2);
        check(blanks, "src/a.rs", "a", 1);
        check(blanks, "src/a.rs", "a\n\n", 1);
    }

    #[test]
    fn what_is_left_needs_a_reason() {
        check(left_to_do, "src/a.rs", "// TODO", 1);
        check(left_to_do, "src/a.rs", "// FIXME: later", 1);
        check(left_to_do, "src/a.rs", "// FIXME: the server drops this field in 12c", 0);
    }

    #[test]
    fn habits_of_tests() {
        check(test_ids, "src/ui/row.rs", "<p data-testid=\"row\">", 1);
        check(test_ids, "src/ui/row.rs", "<p data-row=\"1\">", 0);
        check(sleeps, "tests/browser/tests/form.rs", "sleep(SECOND).await;", 1);
        check(sleeps, "src/ui/tests.rs", "thread::sleep(SECOND);", 1);
        check(sleeps, "tests/browser/src/page.rs", "sleep(GLANCE).await;", 0);
    }

    #[test]
    fn allowed_lints_and_machine_folders_are_found() {
        check(allow, "src/a.rs", "#[allow(dead_code)]", 1);
        check(allow, "src/a.rs", "#[expect(dead_code, reason = \"tests only\")]", 0);
        check(machine, "README.md", "see ../elsewhere/design.md", 1);
        check(machine, "src/a.rs", "\"../../elsewhere/a.json\"", 1);
        check(machine, "src/a.rs", "\"../public/tasks.json\"", 0);
        check(machine, "README.md", "GET /../secret.txt", 0);
        check(machine, "src/a.rs", "\"/home/me/x\"", 1);
        check(machine, "src/a.rs", "C:\\Users\\me", 1);
        check(machine, "src/a.rs", "the work/life balance", 0);
    }
}
