//! `cargo xtask coverage`: how much of the pure rooms their own tests reach, and which lines they do not.
//!
//! Owns what is counted: code, and not the tests in the same file. The measuring is cargo-llvm-cov's.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{failure::Failure, project::Project, rooms, run, tools};

/// Measures, and prints a table.
pub(crate) fn coverage(project: &Project) -> Result<(), Failure> {
    let program = tools::cargo_llvm_cov()?;
    let folder = project.target()?.join("coverage");
    fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
    let report = folder.join("lcov.info");
    let mut command = std::process::Command::new(program);
    rooms::alone(&mut command).current_dir(project.root());
    // Where a part of the compiler is missing, it is added without a question.
    command.env("CARGO_LLVM_COV_SETUP", "yes");
    command.args(["llvm-cov", "--package", "oig-job-console", "--lib", "--lcov", "--output-path"]).arg(&report);
    run::success(&mut command)?;
    let text = fs::read_to_string(&report).map_err(Failure::io(&report))?;
    let mut files = Vec::new();
    for mut file in read(&text, project.root()) {
        let path = project.root().join(&file.path);
        file.end_at(first_line_of_tests(&fs::read_to_string(&path).map_err(Failure::io(&path))?));
        files.push(file);
    }
    print(&files);
    Ok(())
}

/// What was reached of a file: how often each line and each function, by the line that it begins in.
#[derive(Debug, Default, PartialEq, Eq)]
struct Reached {
    room: &'static str,
    /// From the top folder, parted by slashes.
    path: String,
    lines: BTreeMap<usize, u64>,
    functions: BTreeMap<usize, u64>,
}

impl Reached {
    /// Takes no account of what stands from this line on.
    fn end_at(&mut self, line: usize) {
        self.lines.split_off(&line);
        self.functions.split_off(&line);
    }

    fn missed(&self) -> Vec<usize> {
        self.lines.iter().filter(|(_, times)| **times == 0).map(|(line, _)| *line).collect()
    }
}

/// The files of the rooms in a report in the form of lcov, those of tests left out.
fn read(report: &str, root: &Path) -> Vec<Reached> {
    let root = root.to_string_lossy().replace('\\', "/");
    let mut files: Vec<Reached> = Vec::new();
    let mut lines_of_functions = BTreeMap::new();
    let mut is_of_room = false;
    for line in report.lines() {
        let Some((kind, rest)) = line.split_once(':') else { continue };
        if kind == "SF" {
            let path = rest.replace('\\', "/");
            let path = path.strip_prefix(&root).map_or("", |path| path.trim_start_matches('/'));
            let in_room = rooms::of(path).filter(|_| !path.contains("/tests/") && !path.ends_with("/tests.rs"));
            is_of_room = in_room.is_some();
            lines_of_functions.clear();
            files.extend(in_room.map(|room| Reached { room, path: path.to_owned(), ..Reached::default() }));
            continue;
        }
        let (Some(file), Some((first, second))) = (files.last_mut().filter(|_| is_of_room), rest.split_once(','))
        else {
            continue;
        };
        match (kind, first.parse::<u64>(), second.parse::<u64>()) {
            ("FN", Ok(line), _) => {
                lines_of_functions.insert(second, usize::try_from(line).unwrap_or_default());
            }
            ("FNDA", Ok(times), _) => {
                if let Some(line) = lines_of_functions.get(second) {
                    *file.functions.entry(*line).or_default() += times;
                }
            }
            ("DA", Ok(line), Ok(times)) => {
                file.lines.insert(usize::try_from(line).unwrap_or_default(), times);
            }
            _ => {}
        }
    }
    files
}

/// The line, from 1, in which the tests of a file begin.
fn first_line_of_tests(source: &str) -> usize {
    let at = source.lines().position(|line| line.starts_with("mod tests {"));
    at.map_or(usize::MAX, |at| at + 1)
}

fn print(files: &[Reached]) {
    println!("\n{:<12}{:>26}{:>26}", "room", "lines", "functions");
    for room in rooms::ROOMS {
        let files = || files.iter().filter(|file| file.room == room);
        let [lines, functions] = [
            files().flat_map(|file| file.lines.values()).collect::<Vec<_>>(),
            files().flat_map(|file| file.functions.values()).collect(),
        ]
        .map(|times| rooms::share(times.iter().filter(|times| ***times > 0).count(), times.len()));
        println!("{room:<12}{lines:>26}{functions:>26}");
    }
    println!("\nLines that no test reaches:");
    for (path, missed) in files.iter().map(|file| (&file.path, file.missed())).filter(|(_, missed)| !missed.is_empty())
    {
        println!("{path}: {}", runs(&missed));
    }
}

/// `3, 5-7`
fn runs(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        run => run.iter().map(ToString::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_for_the_code_of_the_rooms() {
        let report = "SF:/x/src/job/check.rs\nFN:3,a\nFN:9,b\nFN:9,c\nFNDA:0,a\nFNDA:0,b\nFNDA:2,c\nFNF:3\nDA:3,0\n\
                      DA:4,0\nDA:9,7\nBRF:0\nend_of_record\nSF:/x/src/job/check/tests.rs\nFN:3,a\nFNDA:1,a\nDA:3,1\n\
                      end_of_record\nSF:/x/src/ui/mod.rs\nDA:3,1\nend_of_record\nSF:/x/src/wire/mod.rs\nDA:1,1\n\
                      end_of_record\n";
        let file = |room, path: &str, lines: &[(usize, u64)], functions: &[(usize, u64)]| Reached {
            room,
            path: path.into(),
            lines: lines.iter().copied().collect(),
            functions: functions.iter().copied().collect(),
        };
        let job = file("job", "src/job/check.rs", &[(3, 0), (4, 0), (9, 7)], &[(3, 0), (9, 2)]);
        assert_eq!(job.missed(), [3, 4]);
        assert_eq!(read(report, Path::new("/x")), [job, file("wire", "src/wire/mod.rs", &[(1, 1)], &[])]);
    }

    #[test]
    fn the_tests_of_a_file_are_not_counted() {
        assert_eq!(first_line_of_tests("fn a() {}\n#[cfg(test)]\nmod tests {\n}\n"), 3);
        assert_eq!(first_line_of_tests("fn a() {}\n#[cfg(test)]\nmod tests;\n"), usize::MAX);
        let mut file = Reached { lines: [(1, 1), (3, 0)].into(), ..Reached::default() };
        file.end_at(3);
        assert_eq!(file.lines, [(1, 1)].into());
    }

    #[test]
    fn lines_are_told_in_runs() {
        for (lines, expected) in [(&[][..], ""), (&[3], "3"), (&[3, 5, 6, 7, 9], "3, 5-7, 9")] {
            assert_eq!(runs(lines), expected);
        }
    }
}
