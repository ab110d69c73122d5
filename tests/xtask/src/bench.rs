//! `cargo xtask bench`: the console beside the same form by hand, in React, and by two form libraries.
//!
//! Owns how the forms are built: in target/bench, from tests/bench/pages. The measuring is in tests/bench.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{build, failure::Failure, project::Project, run, tools};

/// How it is measured.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choices {
    /// How often.
    pub(crate) rounds: u32,
}

/// The forms that the console is compared with, by their folders, each with its script.
const FORMS: [(&str, &str); 4] =
    [("by-hand", "form.js"), ("react", "form.jsx"), ("rjsf", "form.jsx"), ("json-forms", "form.jsx")];

/// No younger than what the console needs anyway, and as small as it gets.
const BUNDLE: [&str; 7] = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--jsx=automatic",
    "--define:process.env.NODE_ENV=\"production\"",
    "--log-level=warning",
];

/// Builds all of them, and measures; whether everything could be measured.
pub(crate) fn bench(project: &Project, choices: Choices) -> Result<bool, Failure> {
    let chromium = tools::chromium()?;
    let pages = project.root().join("tests").join("bench").join("pages");
    let bundling = tools::bundling(&pages)?;
    build::as_shipped(project)?;
    let folder = project.target()?.join("bench");
    let console = fresh(&folder.join("console"))?;
    copy(&project.dist(), &console)?;
    copy(&pages.join("console"), &console)?;
    for (form, script) in FORMS {
        let (from, to) = (pages.join(form), fresh(&folder.join(form))?);
        copy_file(&from.join("index.html"), &to.join("index.html"))?;
        let mut command = std::process::Command::new(&bundling.esbuild);
        command.args(BUNDLE).arg(from.join(script)).env("NODE_PATH", &bundling.packages);
        run::success(command.arg(run::joined("--outfile=", &to.join("form.js"))))?;
        let mut command = std::process::Command::new(&bundling.esbuild);
        command.args(["--minify", "--log-level=warning"]).arg(pages.join("shared").join("form.css"));
        run::success(command.arg(run::joined("--outfile=", &to.join("form.css"))))?;
    }
    let mut command = project.cargo(["run", "--quiet", "-p", "bench", "--", "--test-threads=1"]);
    command
        .env("OIG_CONSOLE_BENCH", &folder)
        .env("OIG_CONSOLE_BENCH_ROUNDS", choices.rounds.to_string())
        .env("OIG_CONSOLE_DIST", project.dist())
        .env("OIG_CONSOLE_ENGINE", "chromium")
        .env("CHROME", chromium.program)
        .env("CHROMEDRIVER", chromium.driver);
    let is_whole = run::status(&mut command)?.success();
    println!("The table and the chart: {0}/bench.md, {0}/bench.svg", folder.display());
    Ok(is_whole)
}

/// The folder, empty.
fn fresh(folder: &Path) -> Result<PathBuf, Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::io(folder))?;
    }
    fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    Ok(folder.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(from).map_err(Failure::io(from))? {
        let entry = entry.map_err(Failure::io(from))?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &fresh(&target)?)?;
        } else {
            copy_file(&entry.path(), &target)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(Failure::io(from))
}
