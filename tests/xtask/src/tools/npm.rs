//! Tools that npm brings: wasm-opt and esbuild, which make what is loaded smaller, and scripts that tests put into a page.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{cache::Cache, search, system::Wanted};
use crate::{digest::Digest, failure::Failure, run};

/// A program that makes the console smaller, and that a build can do without.
struct Smaller {
    package: &'static str,
    program: &'static str,
    /// As the program names it.
    version: &'static str,
    /// As npm names it.
    exact: &'static str,
    megabytes: u32,
    /// What it means that it is missing.
    without: &'static str,
}

const WASM_OPT: Smaller = Smaller {
    package: "binaryen",
    program: "wasm-opt",
    version: "132",
    exact: "132.0.0",
    megabytes: 20,
    without: "some 27 kB more are loaded, and the browser has a tenth more to compile",
};

const ESBUILD: Smaller = Smaller {
    package: "esbuild",
    program: "esbuild",
    version: "0.28.2",
    exact: "0.28.2",
    megabytes: 5,
    without: "some 2 kB more are loaded",
};

/// A script that tests put into a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Script {
    package: &'static str,
    version: &'static str,
    /// Within the package.
    file: &'static str,
    megabytes: u32,
}

/// Finds what shuts people out.
pub(crate) const AXE: Script = Script { package: "axe-core", version: "4.14.1", file: "axe.min.js", megabytes: 3 };

/// What many portals are made with.
pub(crate) const REACT: [Script; 2] = [
    Script { package: "react", version: "18.3.1", file: "umd/react.production.min.js", megabytes: 1 },
    Script { package: "react-dom", version: "18.3.1", file: "umd/react-dom.production.min.js", megabytes: 2 },
];

/// As the cache names the libraries that the console is compared with.
const COMPARED: &str = "compared";

const NODE: Wanted = Wanted {
    what: "Node with npm",
    debian: &["nodejs", "npm"],
    ubuntu: "sudo apt-get install nodejs npm",
    fedora: "sudo dnf install nodejs npm",
    macos: "brew install node",
    windows: "winget install OpenJS.NodeJS",
};

/// wasm-opt and esbuild, each of the right version, or none where there is neither it nor npm.
pub(crate) fn smaller(cache: &Cache) -> Result<[Option<PathBuf>; 2], Failure> {
    Ok([WASM_OPT.ready(cache)?, ESBUILD.ready(cache)?])
}

/// Makes sure of both for tests, which measure what is shipped: where they cannot be had, those cannot be run.
pub(crate) fn smaller_for_tests(cache: &Cache) -> Result<(), Failure> {
    for tool in [WASM_OPT, ESBUILD] {
        if tool.here(cache).is_none() {
            npm()?;
            tool.ready(cache)?.ok_or_else(|| NODE.missing())?;
        }
    }
    Ok(())
}

impl Smaller {
    fn ready(&self, cache: &Cache) -> Result<Option<PathBuf>, Failure> {
        if let Some(found) = self.here(cache) {
            return Ok(Some(found));
        }
        let Self { package, program, version, exact, megabytes, without } = self;
        if let Some(npm) = search::on_path("npm") {
            let _lock = cache.lock()?;
            if let Some(found) = self.here(cache) {
                return Ok(Some(found));
            }
            println!("Installing {program} {version} with npm: a download of some {megabytes} MB.");
            if let Err(failure) = install(cache, &npm, package, version, exact) {
                println!("That did not work: {failure}");
            }
        }
        let found = self.here(cache);
        if found.is_none() {
            println!(
                "No {program} {version} here, and npm that could bring it is missing or failed: the console is built \
                 without.\nIt works alike; {without}."
            );
        }
        Ok(found)
    }

    fn here(&self, cache: &Cache) -> Option<PathBuf> {
        let folder = cache.place(self.package, self.version).join("node_modules/.bin");
        search::of_version(self.program, self.version, &folder)
    }
}

/// The one file of a package that a page loads.
pub(crate) fn script(cache: &Cache, script: Script) -> Result<PathBuf, Failure> {
    let Script { package, version, file, .. } = script;
    let place = cache.place(package, version);
    let path = place.join("node_modules").join(package).join(file);
    if !path.is_file() {
        let npm = npm()?;
        let _lock = cache.lock()?;
        if !path.is_file() {
            println!("Installing {package} {version} with npm: a download of some {} MB.", script.megabytes);
            install(cache, &npm, package, version, version)?;
        }
    }
    Ok(path)
}

/// The packages that `package.json` in this folder names and `package-lock.json` pins, in a folder by their names.
pub(crate) fn packages(cache: &Cache, folder: &Path) -> Result<PathBuf, Failure> {
    let files = ["package.json", "package-lock.json"].map(|name| folder.join(name));
    let mut content = Vec::new();
    for file in &files {
        content.extend(fs::read(file).map_err(Failure::io(file))?);
    }
    let version = Digest::of(&content).short();
    let place = cache.place(COMPARED, &version).join("node_modules");
    if !place.is_dir() {
        let npm = npm()?;
        let _lock = cache.lock()?;
        if !place.is_dir() {
            println!("Installing the libraries that the console is compared with: a download of some 10 MB.");
            cache.install(COMPARED, &version, |folder| {
                for file in &files {
                    let copy = folder.join(file.file_name().unwrap_or_default());
                    fs::copy(file, &copy).map_err(Failure::io(&copy))?;
                }
                let mut command = Command::new(npm);
                command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
                run::success(&mut command)
            })?;
        }
    }
    Ok(place)
}

/// That there is no npm.
pub(crate) fn missing() -> Failure {
    NODE.missing()
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
fn install(cache: &Cache, npm: &Path, name: &str, version: &str, exact: &str) -> Result<PathBuf, Failure> {
    cache.install(name, version, |folder| {
        let mut command = Command::new(npm);
        command.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(folder);
        command.arg(format!("{name}@{exact}")).current_dir(folder);
        run::success(&mut command)
    })
}
