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

/// What a first visit may load, in bytes after brotli.
const BUDGET: usize = 180_000;

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
    let mut sum = [0; 3];
    for path in &files {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        let content = fs::read(path)?;
        if names_sources(&content) {
            println!("{name} names folders of the machine that it was compiled on.");
            fine = false;
        }
        let sizes = [content.len(), compress::gzip(&content)?.len(), compress::brotli(&content)?.len()];
        let counted = !ON_DEMAND.contains(&name.as_ref()) && !name.starts_with("words-");
        row(sizes, &if counted { name.to_string() } else { format!("{name} (on demand, not counted)") });
        if counted {
            sum.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
        }
    }
    row(sum, "all that a first visit loads");
    let [.., total] = sum;
    if total > BUDGET {
        println!("Over the budget: {total} bytes after brotli, {} more than the {BUDGET} allowed.", total - BUDGET);
    } else {
        println!("Within the budget: {total} of {BUDGET} bytes after brotli.");
    }
    Ok(total <= BUDGET && fine)
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
