//! The tables of the project's documents.
//!
//! Owns how a row and what it names are read. What the names must be stands with the rules.

use super::File;

/// Of each row of a document's tables: the document, the line, and what the last column names.
pub(super) fn last_column<'a>(
    files: &'a [File],
    document: &str,
) -> impl Iterator<Item = (&'a File, usize, Vec<&'a str>)> {
    let document = files.iter().find(|file| file.path == document);
    document.into_iter().flat_map(|file| rows(file).map(move |(line, row)| (file, line, names(last(row)).collect())))
}

/// The rows of all tables in a document, without their heads and the lines under them.
pub(super) fn rows(file: &File) -> impl Iterator<Item = (usize, &str)> {
    file.lines().filter(|(_, line)| line.starts_with("| ") && line.contains('`'))
}

/// The last column of a row.
pub(super) fn last(row: &str) -> &str {
    row.trim_end_matches('|').rsplit('|').next().unwrap_or_default()
}

/// What stands between backticks.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_column_of_each_row_is_read() {
        #[track_caller]
        fn check(text: &str, expected: &[(usize, &[&str])]) {
            let files = [("b.md", "| `c` |\n"), ("a.md", text)]
                .map(|(path, text)| File { path: path.into(), text: text.into() });
            let found: Vec<_> = last_column(&files, "a.md").map(|(_, line, names)| (line, names)).collect();
            let expected: Vec<_> = expected.iter().map(|(line, names)| (*line, names.to_vec())).collect();
            assert_eq!(found, expected, "{text}");
        }
        check("| what | by |\n|---|---|\n| a | `x` |\n", &[(3, &["x"])]);
        check("| a | `x`, `y` and more |\n\n| b | `z` |\n", &[(1, &["x", "y"]), (3, &["z"])]);
        check("| `a` | x |\n", &[(1, &[])]);
        check("| `a` | |\n", &[(1, &[])]);
        check("| a | x |\n`y`\n", &[]);
    }
}
