//! The tools that the commands need: finding them, and installing what is missing.
//!
//! A tool is looked for by its version, first on PATH, then in a cache outside the checkout, so that nothing is ever
//! built twice on a machine. Each kind of tool has a file of its own; what the tools are used for is not known here.

mod browser;
mod cache;
mod cargo;
mod curl;
mod npm;
mod python;
mod rust;
mod search;
mod servers;
mod system;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

pub(crate) use browser::{Browser, WebKit, chromium, webkit};
use cache::Cache;
pub(crate) use curl::curl;
pub(crate) use rust::wasm_target;
pub(crate) use servers::servers;
pub(crate) use system::is_root;

use crate::{failure::Failure, project::Project};

/// What a build of the console needs.
#[derive(Debug)]
pub(crate) struct BuildTools {
    trunk: PathBuf,
    path: OsString,
    /// Makes the compiled wasm smaller.
    pub(crate) wasm_opt: Option<PathBuf>,
    /// Makes JavaScript smaller.
    pub(crate) esbuild: Option<PathBuf>,
    /// Whether the standard library can be compiled along.
    pub(crate) library_source: bool,
}

impl BuildTools {
    /// Finds or installs what a build needs; what makes it small only where that is wanted.
    pub(crate) fn ready(project: &Project, small: bool) -> Result<Self, Failure> {
        let cache = Cache::open()?;
        rust::wasm_target(project)?;
        let [trunk, wasm_bindgen] = cargo::ready(&cache, [cargo::trunk(), cargo::wasm_bindgen(project)?])?;
        let library_source = small && rust::source(project);
        let [wasm_opt, esbuild] = if small { npm::smaller(&cache)? } else { [None, None] };
        let path = search::path_with(wasm_bindgen.parent().into_iter());
        Ok(Self { trunk, path, wasm_opt, esbuild, library_source })
    }

    /// A trunk command that finds the other tools.
    pub(crate) fn trunk(&self, project: &Project) -> Command {
        let mut command = Command::new(&self.trunk);
        command.current_dir(project.root()).env("PATH", &self.path);
        // Trunk refuses the value "1", which some terminals set.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command
    }
}

/// PATH with the program that runs wasm tests in a browser, wasm-bindgen-test-runner.
pub(crate) fn path_with_wasm_test_runner(project: &Project) -> Result<OsString, Failure> {
    rust::wasm_target(project)?;
    let [wasm_bindgen] = cargo::ready(&Cache::open()?, [cargo::wasm_bindgen(project)?])?;
    Ok(search::path_with(wasm_bindgen.parent().into_iter()))
}

/// Firefox and its driver.
pub(crate) fn firefox() -> Result<Browser, Failure> {
    browser::firefox(&Cache::open()?)
}

/// The script that finds what shuts people out.
pub(crate) fn axe() -> Result<PathBuf, Failure> {
    npm::script(&Cache::open()?, npm::AXE)
}

/// React, and what puts it on a page.
pub(crate) fn react() -> Result<[PathBuf; 2], Failure> {
    let cache = Cache::open()?;
    let [react, dom] = npm::REACT;
    Ok([npm::script(&cache, react)?, npm::script(&cache, dom)?])
}

/// The packages that these two files name and pin, and the program that makes one script of them and what uses them.
pub(crate) fn bundling(package: &Path) -> Result<Bundling, Failure> {
    let cache = Cache::open()?;
    Ok(Bundling { esbuild: esbuild()?, packages: npm::packages(&cache, package)? })
}

/// What makes one script of many.
pub(crate) fn esbuild() -> Result<PathBuf, Failure> {
    let cache = Cache::open()?;
    npm::smaller_for_tests(&cache)?;
    let [_, esbuild] = npm::smaller(&cache)?;
    esbuild.ok_or_else(npm::missing)
}

/// What makes one script of many, and what it takes for it.
#[derive(Debug)]
pub(crate) struct Bundling {
    pub(crate) esbuild: PathBuf,
    /// The folder in which the packages stand by their names.
    pub(crate) packages: PathBuf,
}

/// The program that checks a server against its description.
pub(crate) fn schemathesis() -> Result<PathBuf, Failure> {
    python::schemathesis(&Cache::open()?)
}

/// A Python that checks a bill of materials against the published schema.
pub(crate) fn python_with_cyclonedx() -> Result<PathBuf, Failure> {
    python::cyclonedx(&Cache::open()?)
}

/// The program that holds the dependencies to deny.toml.
pub(crate) fn cargo_deny() -> Result<PathBuf, Failure> {
    cargo::one(cargo::deny())
}

/// The program that builds and runs a fuzzer.
pub(crate) fn cargo_fuzz() -> Result<PathBuf, Failure> {
    cargo::one(cargo::fuzz())
}

/// The program that changes the code, to see whether a test notices.
pub(crate) fn cargo_mutants() -> Result<PathBuf, Failure> {
    cargo::one(cargo::mutants())
}

/// The program that measures what tests reach.
pub(crate) fn cargo_llvm_cov() -> Result<PathBuf, Failure> {
    cargo::one(cargo::llvm_cov())
}

/// Makes sure that the next build is the one that is shipped, with all that makes it small.
pub(crate) fn as_shipped(project: &Project) -> Result<(), Failure> {
    rust::source_for_tests(project)?;
    npm::smaller_for_tests(&Cache::open()?)
}
