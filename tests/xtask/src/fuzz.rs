//! `cargo xtask fuzz`: feeds readers with what a fuzzer makes of samples, until the time is up or something does not hold.
//!
//! What must hold stands in tests/hostile, the fuzzer in tests/fuzz; what it learned is kept in target/fuzz.

use std::{fs, path::Path};

use crate::{failure::Failure, project::Project, run, tools};

/// Which reader, and for how long each.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choices {
    /// Its name; all, one after the other, where there is none.
    pub(crate) reader: Option<String>,
    pub(crate) seconds: u32,
}

/// Fuzzes the readers; whether all held.
pub(crate) fn fuzz(project: &Project, choices: &Choices) -> Result<bool, Failure> {
    let cargo_fuzz = tools::cargo_fuzz()?;
    let folder = project.target()?.join("fuzz");
    let seeds = folder.join("seeds");
    let write = &mut project.cargo(["run", "--quiet", "-p", "hostile-input", "--"]);
    let names = run::output(write.arg(&seeds))?;
    let is_chosen = |name: &&str| choices.reader.as_ref().is_none_or(|chosen| chosen == name);
    let chosen: Vec<_> = names.lines().filter(is_chosen).collect();
    if chosen.is_empty() {
        let readers = names.lines().collect::<Vec<_>>().join(", ");
        return Err(Failure::Missing {
            what: format!("A reader named `{}`", choices.reader.as_deref().unwrap_or_default()),
            advice: format!("The readers are {readers}."),
        });
    }
    let mut broken = Vec::new();
    for reader in chosen {
        println!("\n== {reader} ==");
        if !feed(project, &cargo_fuzz, &folder, reader, choices.seconds)? {
            broken.push(reader);
        }
    }
    if !broken.is_empty() {
        println!("\nSomething did not hold: {}. The input is named above; make it a test.", broken.join(", "));
    }
    Ok(broken.is_empty())
}

fn feed(project: &Project, program: &Path, folder: &Path, reader: &str, seconds: u32) -> Result<bool, Failure> {
    let (corpus, found) = (folder.join("corpus").join(reader), folder.join("found").join(reader));
    for folder in [&corpus, &found] {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    let own = project.root().join("tests").join("fuzz");
    let mut command = std::process::Command::new(program);
    // Without a sanitizer the project's own compiler will do: there is no unsafe code of ours to watch.
    command.args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"]).arg(&own).arg("--target-dir");
    command.arg(folder.join("build")).arg("readers").arg(&corpus).arg(folder.join("seeds").join(reader));
    command
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-dict={}", own.join("pieces.dict").display()));
    command.arg(format!("-artifact_prefix={}/", found.display()));
    // A text of some kilobytes that takes ten seconds is a fault as well, and so is a gigabyte for it.
    command.args(["-max_len=8192", "-timeout=10", "-rss_limit_mb=1024"]);
    Ok(run::status(command.env("READER", reader).current_dir(project.root()))?.success())
}
