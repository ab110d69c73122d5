//! `cargo xtask size`: what the console costs to load, and that it does not tell where it was built.
//!
//! An example, not a command like the others: the compressors that it needs are compiled only when it is asked for.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

#[path = "dist/compress.rs"]
mod compress;

/// What may be loaded before the form can be used, in bytes after brotli.
const FORM: usize = 110_000;

/// What a first visit may load in all.
const VISIT: usize = 198_000;

/// In the name of what is loaded once the form is there.
const LATER: &str = "-later-";

/// Loaded when somebody asks for it, or by other pages, not by a first visit. So are the sentences of other languages than
/// English.
const ON_DEMAND: &[&str] =
    &["config.schema.json", "embed.html", "embed.js", "oig-job-console.d.ts", "tasks.json", "templates/templates.json"];

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Usage: size FOLDER");
        return ExitCode::from(2);
    };
    match measure(&folder) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// Prints the table and says whether all is well: within the budget, and without a trace of this machine.
fn measure(folder: &Path) -> io::Result<bool> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let mut fine = !files.is_empty();
    println!("{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    let mut sums = [[0; 3]; 2];
    for path in &files {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        let content = fs::read(path)?;
        if names_sources(&content) {
            println!("{name} names folders of the machine that it was compiled on.");
            fine = false;
        }
        let sizes = [content.len(), compress::gzip(&content)?.len(), compress::brotli(&content)?.len()];
        let counted = !ON_DEMAND.contains(&name.as_ref()) && !name.starts_with("words-");
        let is_later = name.contains(LATER);
        let note = match (counted, is_later) {
            (false, _) => " (on demand, not counted)",
            (true, true) => " (once the form is there)",
            (true, false) => "",
        };
        row(sizes, &format!("{name}{note}"));
        let of = [counted && !is_later, counted];
        for (sum, _) in sums.iter_mut().zip(of).filter(|(_, is_of)| *is_of) {
            sum.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
        }
    }
    let [form, visit] = sums;
    for (sum, budget, what) in [(form, FORM, "the form"), (visit, VISIT, "a first visit")] {
        row(sum, &format!("all that {what} loads"));
        fine &= within(sum, budget, what);
    }
    Ok(fine)
}

/// Says whether this is within the budget.
fn within([.., size]: [usize; 3], budget: usize, what: &str) -> bool {
    match size.checked_sub(budget) {
        None | Some(0) => println!("Within the budget of {what}: {size} of {budget} bytes after brotli."),
        Some(more) => println!("Over the budget of {what}: {size} bytes after brotli, {more} more than {budget}."),
    }
    size <= budget
}

/// Whether there are paths of sources, as words of panics bring them along.
fn names_sources(content: &[u8]) -> bool {
    [br"/src/", br"\src\"].iter().any(|sign| content.windows(sign.len()).any(|part| part == *sign))
}

fn row([raw, gzip, brotli]: [usize; 3], name: &str) {
    println!("{raw:>9} {gzip:>9} {brotli:>9}  {name}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
