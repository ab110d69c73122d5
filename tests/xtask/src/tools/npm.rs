//! Tools that npm brings: wasm-opt, which makes the wasm smaller, and axe-core, which finds what shuts people out.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{cache::Cache, search, system::Wanted};
use crate::{failure::Failure, run};

/// The version of wasm-opt; Trunk.toml names it too.
const BINARYEN: &str = "132";

const AXE: &str = "4.14.1";

const NODE: Wanted = Wanted {
    what: "Node with npm",
    debian: &["nodejs", "npm"],
    ubuntu: "sudo apt-get install nodejs npm",
    fedora: "sudo dnf install nodejs npm",
    macos: "brew install node",
    windows: "winget install OpenJS.NodeJS",
};

/// wasm-opt of the right version, or none where there is neither it nor npm: a build works without.
pub(crate) fn wasm_opt(cache: &Cache) -> Result<Option<PathBuf>, Failure> {
    if let Some(found) = wasm_opt_here(cache) {
        return Ok(Some(found));
    }
    if let Some(npm) = search::on_path("npm") {
        let _lock = cache.lock()?;
        if let Some(found) = wasm_opt_here(cache) {
            return Ok(Some(found));
        }
        println!("Installing wasm-opt {BINARYEN} with npm: a download of some 20 MB.");
        if let Err(failure) = package(cache, &npm, "binaryen", BINARYEN, "132.0.0") {
            println!("That did not work: {failure}");
        }
    }
    let found = wasm_opt_here(cache);
    if found.is_none() {
        println!(
            "No wasm-opt {BINARYEN} here, and npm that could bring it is missing or failed: the console is built \
             without.\nIt works alike; some 2 kB more are loaded, and the browser has a tenth more to compile."
        );
    }
    Ok(found)
}

/// wasm-opt for tests, which measure what is shipped: where it cannot be had, they cannot be run.
pub(crate) fn wasm_opt_for_tests(cache: &Cache) -> Result<PathBuf, Failure> {
    if let Some(found) = wasm_opt_here(cache) {
        return Ok(found);
    }
    npm()?;
    wasm_opt(cache)?.ok_or_else(|| NODE.missing())
}

fn wasm_opt_here(cache: &Cache) -> Option<PathBuf> {
    search::of_version("wasm-opt", BINARYEN, &cache.place("binaryen", BINARYEN).join("node_modules/.bin"))
}

/// The one file of axe-core that a page loads.
pub(crate) fn axe(cache: &Cache) -> Result<PathBuf, Failure> {
    let file = |folder: &Path| folder.join("node_modules/axe-core/axe.min.js");
    let place = cache.place("axe-core", AXE);
    if !file(&place).is_file() {
        let npm = npm()?;
        let _lock = cache.lock()?;
        if !file(&place).is_file() {
            println!("Installing axe-core {AXE} with npm: a download of some 3 MB.");
            package(cache, &npm, "axe-core", AXE, AXE)?;
        }
    }
    Ok(file(&place))
}

/// npm, installed where that may be done.
fn npm() -> Result<PathBuf, Failure> {
    if let Some(npm) = search::on_path("npm") {
        return Ok(npm);
    }
    NODE.install()?;
    search::on_path("npm").ok_or_else(|| NODE.missing())
}

/// Installs one package in the cache.
fn package(cache: &Cache, npm: &Path, name: &str, version: &str, exact: &str) -> Result<PathBuf, Failure> {
    cache.install(name, version, |folder| {
        let mut command = Command::new(npm);
        command.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(folder);
        command.arg(format!("{name}@{exact}")).current_dir(folder);
        run::success(&mut command)
    })
}
