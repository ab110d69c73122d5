//! `cargo xtask mutants`: changes the code of the pure rooms, one place at a time, and tells which changes no test
//! notices.
//!
//! What is changed and what is not, with the reasons, stands in .cargo/mutants.toml.

use std::{fs, path::Path};

use crate::{failure::Failure, project::Project, rooms, run, tools};

/// Which changes are tried.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choices {
    /// In this room; in all, one after the other, where none is named.
    pub(crate) room: Option<&'static str>,
    /// One part of several, evenly taken, counted from 0: `0/8`.
    pub(crate) shard: Option<String>,
}

/// The ends of cargo-mutants after which it has told something: all were noticed, some were missed, some took too long.
const TOLD: [i32; 3] = [0, 2, 3];

/// What became of the changes in a room.
#[derive(Debug, Default)]
struct Tally {
    caught: usize,
    missed: usize,
    timeout: usize,
    unviable: usize,
}

/// Tries the changes; whether each was noticed.
pub(crate) fn mutants(project: &Project, choices: &Choices) -> Result<bool, Failure> {
    let program = tools::cargo_mutants()?;
    let folder = project.target()?.join("mutants");
    let mut table = Vec::new();
    for room in rooms::ROOMS.into_iter().filter(|room| choices.room.is_none_or(|chosen| chosen == *room)) {
        println!("\n== {room} ==");
        table.push((room, try_room(project, &program, &folder.join(room), room, choices.shard.as_deref())?));
    }
    println!("\n{:<12}{:>24}{:>9}{:>10}{:>18}", "room", "noticed", "missed", "too long", "do not compile");
    for (room, Tally { caught, missed, timeout, unviable }) in &table {
        let noticed = rooms::share(caught + timeout, caught + timeout + missed);
        println!("{room:<12}{noticed:>24}{missed:>9}{timeout:>10}{unviable:>18}");
    }
    let missed: usize = table.iter().map(|(_, tally)| tally.missed).sum();
    if missed > 0 {
        println!("\nNo test notices {missed} of the changes: {}/*/mutants.out/missed.txt", folder.display());
    }
    Ok(missed == 0)
}

fn try_room(
    project: &Project,
    program: &Path,
    folder: &Path,
    room: &str,
    shard: Option<&str>,
) -> Result<Tally, Failure> {
    fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    let mut command = std::process::Command::new(program);
    rooms::alone(&mut command).current_dir(project.root());
    // A test that fails is enough; its smallest input is for a person to look for. Few cases: an exact table is to
    // notice a change, not luck.
    command.env("PROPTEST_CASES", "24").env("PROPTEST_MAX_SHRINK_ITERS", "0");
    command.args(["mutants", "--package", "oig-job-console", "--file", &format!("src/{room}/**"), "--output"]);
    command.arg(folder);
    if let Some(shard) = shard {
        command.args(["--shard", shard]);
    }
    let status = run::status(&mut command)?;
    if !status.code().is_some_and(|code| TOLD.contains(&code)) {
        return Err(Failure::Ended { what: "cargo-mutants".into(), status });
    }
    let count = |name: &str| {
        let path = folder.join("mutants.out").join(name);
        fs::read_to_string(&path).map(|text| text.lines().count()).map_err(Failure::io(path))
    };
    Ok(Tally {
        caught: count("caught.txt")?,
        missed: count("missed.txt")?,
        timeout: count("timeout.txt")?,
        unviable: count("unviable.txt")?,
    })
}
