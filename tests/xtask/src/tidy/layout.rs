//! What holds between files: lints, lock file, styles, the code map.

use std::collections::BTreeSet;

use super::{File, Place, Rule};

/// The rules about the layout.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        holds: "The compiler denies what may panic, for every crate",
        advice: "Keep the lints in Cargo.toml, and `[lints] workspace = true` in each crate.",
        broken: lints,
    },
    Rule {
        holds: "The top level shows the product alone",
        advice: "Put other crates under tests/, and keep `default-members = [\".\"]`: a plain `cargo build` is the console.",
        broken: crates,
    },
    Rule {
        holds: "The lock file names the public registry alone",
        advice: "Run cargo without a mirror of your own, or a fresh clone cannot be built.",
        broken: registry,
    },
    Rule {
        holds: "A style file belongs to a component of the same name",
        advice: "Name it as the file in src/ui, or remove it: only tokens.css and base.css stand for all.",
        broken: styles,
    },
    Rule {
        holds: "README.md, ARCHITECTURE.md, CHANGELOG.md and SECURITY.md are there, and the first names the two commands",
        advice: "Somebody new starts with README.md: `cargo xtask serve`, then `cargo xtask test`.",
        broken: documents,
    },
    Rule {
        holds: "ARCHITECTURE.md names every room",
        advice: "Add the room to its code map: what it owns and must not know.",
        broken: code_map,
    },
];

fn lints(files: &[File]) -> Vec<Place> {
    const LINTS: [&str; 9] = [
        "unsafe_code = \"forbid\"",
        "unwrap_used = \"deny\"",
        "expect_used = \"deny\"",
        "indexing_slicing = \"deny\"",
        "panic = \"deny\"",
        "todo = \"deny\"",
        "unimplemented = \"deny\"",
        "dbg_macro = \"deny\"",
        "allow_attributes = \"deny\"",
    ];
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml")) {
        let lines: BTreeSet<_> = file.lines().map(|(_, line)| line.trim()).collect();
        if file.path == "Cargo.toml" {
            let missing = LINTS.into_iter().filter(|lint| !lines.contains(lint));
            places.extend(missing.map(|lint| Place::new(file, 1, format!("no `{lint}`"))));
        }
        if !file.text.contains("[lints]\nworkspace = true\n") {
            places.push(Place::new(file, 1, "no `[lints] workspace = true`"));
        }
    }
    places
}

fn crates(files: &[File]) -> Vec<Place> {
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml")) {
        if file.path == "Cargo.toml" {
            if !file.lines().any(|(_, line)| line == "default-members = [\".\"]") {
                places.push(Place::new(file, 1, "other default members"));
            }
        } else if !file.path.starts_with("tests/") {
            places.push(Place::new(file, 1, "a crate elsewhere"));
        }
    }
    places
}

fn registry(files: &[File]) -> Vec<Place> {
    const PUBLIC: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let lock = files.iter().filter(|file| file.path == "Cargo.lock");
    lock.flat_map(|file| file.lines().map(move |line| (file, line)))
        .filter(|(_, (_, text))| text.starts_with("source = ") && *text != PUBLIC)
        .map(|(file, (line, _))| Place::new(file, line, "another source"))
        .collect()
}

fn styles(files: &[File]) -> Vec<Place> {
    let components: BTreeSet<_> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("src/ui/")?.strip_suffix(".rs"))
        .map(|path| path.strip_suffix("/mod").unwrap_or(path))
        .filter_map(|path| path.rsplit('/').next())
        .collect();
    files
        .iter()
        .filter_map(|file| Some((file, file.path.strip_prefix("style/")?.strip_suffix(".css")?)))
        .filter(|(_, name)| !matches!(*name, "tokens" | "base") && !components.contains(name))
        .map(|(file, name)| Place::new(file, 1, format!("no src/ui/{name}.rs")))
        .collect()
}

fn documents(files: &[File]) -> Vec<Place> {
    const NAMED: [(&str, &[&str]); 4] = [
        ("README.md", &["cargo xtask serve", "cargo xtask test"]),
        ("ARCHITECTURE.md", &[]),
        ("CHANGELOG.md", &[]),
        ("SECURITY.md", &[]),
    ];
    let mut places = Vec::new();
    for (path, commands) in NAMED {
        match files.iter().find(|file| file.path == path) {
            None => places.push(Place { path: path.into(), line: 1, what: "not there".into() }),
            Some(file) => {
                let missing = commands.iter().filter(|command| !file.text.contains(**command));
                places.extend(missing.map(|command| Place::new(file, 1, format!("does not name `{command}`"))));
            }
        }
    }
    places
}

fn code_map(files: &[File]) -> Vec<Place> {
    let Some(map) = files.iter().find(|file| file.path == "ARCHITECTURE.md") else { return Vec::new() };
    let rooms: BTreeSet<String> = files.iter().filter_map(|file| room(&file.path)).collect();
    let missing = rooms.into_iter().filter(|room| !map.text.contains(room.as_str()));
    missing.map(|room| Place::new(map, 1, format!("does not name `{room}`"))).collect()
}

/// `job/` of `src/job/draft.rs`, `settings.rs` of `src/settings.rs`, `scheduler/` of `tests/scheduler/src/lib.rs`.
fn room(path: &str) -> Option<String> {
    let inside = path.strip_prefix("src/").or_else(|| path.strip_prefix("tests/"))?;
    match inside.split_once('/') {
        Some((room, _)) => Some(format!("{room}/")),
        None => inside.strip_suffix(".rs").map(|name| format!("{name}.rs")),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[track_caller]
    fn check_all(rule: fn(&[File]) -> Vec<Place>, files: &[(&str, &str)], broken: usize) {
        let files: Vec<_> =
            files.iter().map(|(path, text)| File { path: (*path).into(), text: (*text).into() }).collect();
        assert_eq!(rule(&files).len(), broken, "{files:?}");
    }

    #[test]
    fn missing_lints_are_found() {
        check(lints, "tests/x/Cargo.toml", "[lints]\nworkspace = true\n", 0);
        check(lints, "tests/x/Cargo.toml", "[package]\n", 1);
        check(lints, "Cargo.toml", "[lints]\nworkspace = true\n", 9);
    }

    #[test]
    fn crates_elsewhere_are_found() {
        check(crates, "Cargo.toml", "[workspace]\ndefault-members = [\".\"]\n", 0);
        check(crates, "Cargo.toml", "[workspace]\n", 1);
        check(crates, "tests/bench/Cargo.toml", "[package]\n", 0);
        check(crates, "tools/x/Cargo.toml", "[package]\n", 1);
    }

    #[test]
    fn other_registries_are_found() {
        check(registry, "Cargo.lock", "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n", 0);
        check(registry, "Cargo.lock", "source = \"git+https://somewhere.io/x\"\n", 1);
    }

    #[test]
    fn styles_without_a_component_are_found() {
        check_all(styles, &[("style/row.css", ""), ("src/ui/form/row.rs", "")], 0);
        check_all(styles, &[("style/form.css", ""), ("src/ui/form/mod.rs", "")], 0);
        check_all(styles, &[("style/tokens.css", ""), ("style/row.css", "")], 1);
    }

    #[test]
    fn missing_documents_are_found() {
        let readme = ("README.md", "`cargo xtask serve` and `cargo xtask test`");
        let others = [("ARCHITECTURE.md", ""), ("CHANGELOG.md", ""), ("SECURITY.md", "")];
        check_all(documents, &[&[readme], &others[..]].concat(), 0);
        check_all(documents, &[("README.md", "`cargo xtask test`"), ("ARCHITECTURE.md", "")], 3);
    }

    #[test]
    fn rooms_without_a_word_are_found() {
        let files = [("src/job/draft.rs", ""), ("src/settings.rs", ""), ("tests/scheduler/src/lib.rs", "")];
        let with = |map| [&[("ARCHITECTURE.md", map)], &files[..]].concat();
        check_all(code_map, &with("`job/`, `settings.rs` and `scheduler/`"), 0);
        check_all(code_map, &with("`job/`"), 2);
        check_all(code_map, &files, 0);
    }
}
