//! `cargo xtask dist`: the built console as archives to hand on, with a bill of what is linked into it, and checksums.
//!
//! An example, not a command like the others: what packs is compiled only when it is asked for. Nothing that is written
//! depends on the machine, the folder or the hour: the time is that of `SOURCE_DATE_EPOCH`, as reproducible-builds.org
//! describes it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

mod archive;
mod bill;
mod compress;
mod contents;
mod digest;
mod linked;
mod notices;
mod wrong;

use contents::Entry;
use jiff::Timestamp;
use linked::Linked;
use wrong::Wrong;

/// What the product is called in names of files.
const NAME: &str = "oig-job-console";

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [project, console, units, target] = arguments.as_slice() else {
        eprintln!("Usage: SOURCE_DATE_EPOCH=SECONDS dist PROJECT CONSOLE UNITS TARGET");
        return ExitCode::from(2);
    };
    match dist(project, console, units, target) {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("error: {wrong}");
            ExitCode::FAILURE
        }
    }
}

/// Packs the built console of one folder into another, which is emptied first. `units` is a file with cargo's unit
/// graph of the build.
fn dist(project: &Path, console: &Path, units: &Path, target: &Path) -> Result<(), Wrong> {
    let made = made_at()?;
    let linked = Linked::read(project, units)?;
    let top = format!("{NAME}-{}", linked.version);
    let served = contents::files(console)?;
    let bill = bill::bill(&linked, &served, made)?;
    let notices = notices::notices(&linked)?;
    let bill_name = format!("{top}.cdx.json");
    let mut entries = contents::with_compressed(served)?;
    entries.extend(contents::servers(project)?);
    entries.extend(contents::documents(project)?);
    entries.push(Entry::new(notices::NAME, notices));
    entries.push(Entry::new(&bill_name, bill.clone()));
    entries.sort_by(|one, other| one.name.cmp(&other.name));

    if target.exists() {
        fs::remove_dir_all(target).map_err(Wrong::io(target))?;
    }
    fs::create_dir_all(target).map_err(Wrong::io(target))?;
    let mut files = [
        (format!("{top}.zip"), archive::zip(&top, &entries, made)?),
        (format!("{top}.tar.gz"), archive::tar_gz(&top, &entries, made)?),
        (bill_name, bill),
    ];
    files.sort();
    let sums: Vec<_> = files.iter().map(|(name, content)| format!("{}  {name}\n", digest::hex(content))).collect();
    let sums = sums.concat();
    for (name, content) in &files {
        write(&target.join(name), content)?;
    }
    print!("{sums}");
    write(&target.join("SHA256SUMS"), sums.as_bytes())
}

/// The time that everything is given.
fn made_at() -> Result<Timestamp, Wrong> {
    let seconds = env::var("SOURCE_DATE_EPOCH").ok().and_then(|value| value.parse().ok());
    let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    time.ok_or(Wrong::NoTime)
}

fn write(path: &Path, content: &[u8]) -> Result<(), Wrong> {
    fs::write(path, content).map_err(Wrong::io(path))
}
