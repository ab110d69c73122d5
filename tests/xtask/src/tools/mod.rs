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
mod search;
mod system;

use std::{env, ffi::OsString, fs, path::PathBuf, process::Command};

pub(crate) use browser::{Browser, chromium};
use cache::Cache;
pub(crate) use curl::curl;
pub(crate) use system::is_root;

use crate::{failure::Failure, project::Project, run};

/// What a build of the console needs.
#[derive(Debug)]
pub(crate) struct BuildTools {
    trunk: PathBuf,
    path: OsString,
    /// Whether the wasm can be made smaller after it was compiled.
    pub(crate) wasm_opt: bool,
}

impl BuildTools {
    /// Finds or installs what a build needs; wasm-opt only when it is wanted.
    pub(crate) fn ready(project: &Project, with_wasm_opt: bool) -> Result<Self, Failure> {
        let cache = Cache::open()?;
        wasm_target(project)?;
        let [trunk, wasm_bindgen] = cargo::ready(&cache, [cargo::trunk(), cargo::wasm_bindgen(project)?])?;
        let wasm_opt = if with_wasm_opt { npm::wasm_opt(&cache)? } else { None };
        let folders = wasm_opt.iter().chain([&wasm_bindgen]).filter_map(|tool| tool.parent());
        let path = search::path_with(folders);
        Ok(Self { trunk, path, wasm_opt: wasm_opt.is_some() })
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
    wasm_target(project)?;
    let [wasm_bindgen] = cargo::ready(&Cache::open()?, [cargo::wasm_bindgen(project)?])?;
    Ok(search::path_with(wasm_bindgen.parent().into_iter()))
}

/// The page script that finds what shuts people out.
pub(crate) fn axe() -> Result<PathBuf, Failure> {
    npm::axe(&Cache::open()?)
}

/// The program that checks a server against its description.
pub(crate) fn schemathesis() -> Result<PathBuf, Failure> {
    python::schemathesis(&Cache::open()?)
}

/// Makes sure that the next build is the one that is shipped, with wasm-opt.
pub(crate) fn as_shipped() -> Result<(), Failure> {
    npm::wasm_opt_for_tests(&Cache::open()?).map(drop)
}

/// The compiler's part for WebAssembly.
fn wasm_target(project: &Project) -> Result<(), Failure> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = run::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(project.root()))?;
    let library = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
    if fs::exists(&library).unwrap_or(false) {
        return Ok(());
    }
    let missing = || Failure::Missing {
        what: format!("The compiler's target {TARGET}"),
        advice: "Install Rust with rustup (https://rustup.rs), or the package that holds this target for your \
                 compiler (Debian, Ubuntu: libstd-rust-dev-wasm32; Fedora: rust-std-static-wasm32-unknown-unknown)."
            .into(),
    };
    let Some(rustup) = search::on_path("rustup") else { return Err(missing()) };
    println!("Adding the compiler's target {TARGET}: a download of some 20 MB.");
    let status = run::status(Command::new(rustup).args(["target", "add", TARGET]).current_dir(project.root()))?;
    if status.success() { Ok(()) } else { Err(missing()) }
}
