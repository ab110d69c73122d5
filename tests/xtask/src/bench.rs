//! `cargo xtask bench`: the console beside the same form by hand, in React, and by two form libraries.
//!
//! Owns how the forms are built: in target/bench, from tests/bench/pages. The measuring is in tests/bench.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
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
const BUNDLE: [&str; 9] = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--jsx=automatic",
    "--define:process.env.NODE_ENV=\"production\"",
    "--log-level=warning",
    // The page is taken as it is.
    "--loader:.html=copy",
    "--entry-names=[name]",
];

/// What all of them share: the page and its styles.
const SHARED: [&str; 2] = ["index.html", "form.css"];

/// Builds all of them, and measures; whether everything could be measured.
pub(crate) fn bench(project: &Project, choices: Choices) -> Result<bool, Failure> {
    let bundling = tools::bundling(&pages(project))?;
    let folder = project.target()?.join("bench");
    for form in FORMS {
        let mut command = bundle(project, &bundling.esbuild, form, &folder)?;
        run::success(command.env("NODE_PATH", &bundling.packages))?;
    }
    let mut command = measuring(project, &folder)?;
    let is_whole = run::status(command.env("OIG_CONSOLE_BENCH_ROUNDS", choices.rounds.to_string()))?.success();
    println!("The table and the chart: {0}/bench.md, {0}/bench.svg", folder.display());
    Ok(is_whole)
}

/// Builds the form by hand, and gives what holds the console to its budgets beside it.
pub(crate) fn budgets(project: &Project) -> Result<Command, Failure> {
    let esbuild = tools::esbuild()?;
    let folder = project.target()?.join("bench");
    let [by_hand, ..] = FORMS;
    run::success(&mut bundle(project, &esbuild, by_hand, &folder)?)?;
    measuring(project, &folder)
}

fn pages(project: &Project) -> PathBuf {
    project.root().join("tests").join("bench").join("pages")
}

fn bundle(project: &Project, esbuild: &Path, form: (&str, &str), folder: &Path) -> Result<Command, Failure> {
    let (pages, (form, script)) = (pages(project), form);
    let to = folder.join(form);
    if to.exists() {
        fs::remove_dir_all(&to).map_err(Failure::io(&to))?;
    }
    let mut command = Command::new(esbuild);
    command
        .args(BUNDLE)
        .arg(pages.join(form).join(script))
        .args(SHARED.map(|file| pages.join("shared").join(file)))
        .arg(run::joined("--outdir=", &to));
    Ok(command)
}

fn measuring(project: &Project, folder: &Path) -> Result<Command, Failure> {
    let chromium = tools::chromium()?;
    build::as_shipped(project)?;
    let mut command = project.cargo(["run", "--quiet", "-p", "bench", "--", "--test-threads=1"]);
    command
        .env("OIG_CONSOLE_BENCH", folder)
        .env("OIG_CONSOLE_DIST", project.dist())
        .env("OIG_CONSOLE_ENGINE", "chromium")
        .env("CHROME", chromium.program)
        .env("CHROMEDRIVER", chromium.driver);
    Ok(command)
}
