//! The project's text files.

use std::{fs, path::Path};

use crate::failure::Failure;

/// A file, with its path from the top folder, parted by slashes.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// Whether it stands in this folder, or is the folder's own module file.
    pub(crate) fn is_in(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
    }

    /// Whether its name has one of these endings.
    pub(crate) fn ends(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Whether it holds tests alone.
    pub(crate) fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }

    /// Its lines from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Its lines without those that are comments, and without comments behind code.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(number, line)| (number, line.split_once(" // ").map_or(line, |(code, _)| code)))
    }
}

/// Reads all text files of the checkout, but not what is built or kept there.
pub(crate) fn read(root: &Path) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<(), Failure> {
    const SKIPPED: [&str; 5] = [".git", "target", "dist", "data", "node_modules"];
    const TEXT: [&str; 12] = ["rs", "css", "js", "html", "md", "toml", "json", "yaml", "lock", "svg", "conf", "wat"];
    for entry in fs::read_dir(folder).map_err(Failure::io(folder))? {
        let path = entry.map_err(Failure::io(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if SKIPPED.contains(&name.as_str()) {
            continue;
        }
        let relative = format!("{prefix}{name}");
        if path.is_dir() {
            walk(&path, &format!("{relative}/"), files)?;
        } else if path.extension().is_some_and(|ending| TEXT.iter().any(|text| ending == *text)) || prefix == ".ci/" {
            let text = fs::read_to_string(&path).map_err(Failure::io(&path))?;
            files.push(File { path: relative, text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_a_folder_or_a_file() {
        let check = |path: &str, expected: bool| {
            let file = File { path: path.into(), text: String::new() };
            assert_eq!(file.is_in("src/job"), expected, "{path}");
        };
        check("src/job/draft.rs", true);
        check("src/job.rs", true);
        check("src/jobs/draft.rs", false);
        check("src/ui/job.rs", false);
    }

    #[test]
    fn tests_stand_apart() {
        let check = |path: &str, expected: bool| {
            let file = File { path: path.into(), text: String::new() };
            assert_eq!(file.is_test(), expected, "{path}");
        };
        check("src/net/tests/network.rs", true);
        check("src/wire/tests.rs", true);
        check("tests/browser/tests/console/form.rs", true);
        check("tests/browser/src/page.rs", false);
        check("src/net/mod.rs", false);
    }

    #[test]
    fn comments_are_no_code() {
        let file = File { path: String::new(), text: "//! a\nb // c\n  /// d\n\"https://e\"\n".into() };
        assert_eq!(file.code().collect::<Vec<_>>(), [(2, "b"), (4, "\"https://e\"")]);
    }
}
