//! The console made smaller, once trunk has put it together.
//!
//! Owns the steps, their order and the settings of the tools. Must not know the page, nor what the files are named by:
//! that is the seal's, which comes after.

mod divide;
mod join;
mod linked;
mod module;
mod names;
mod order;
mod reach;
mod split;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, project::Project, run, seal::Loaded, tools::BuildTools};

pub(crate) use divide::FIRST;
pub(crate) use linked::Weight;

/// What the compiler may have used of WebAssembly, and every browser that can load the console knows.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The passes of wasm-opt. Each was measured: see ARCHITECTURE.md, "Size and speed".
const PASSES: [&str; 8] = [
    // Makes what follows see more.
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // The stack comes first in memory, a megabyte of it, and grows towards zero: no address is meant to come around to
    // the first kilobyte when something is added to it. So the addition may be left to the instruction that uses it.
    "--low-memory-unused",
    // More functions are put where they are called from: those with one caller, and those that are next to nothing.
    "--one-caller-inline-max-function-size=80",
    "--always-inline-max-function-size=1",
    // Only a hint, which no processor of today needs.
    "--dealign",
];

/// No syntax younger than what the console's wasm and styles need anyway.
const SCRIPT: [&str; 4] = ["--minify", "--format=esm", "--target=es2022", "--log-level=warning"];

/// The export with which the later part of the program begins.
const LATER: &str = "later";

/// Makes the files of this folder that the page loads smaller, as far as the tools are there; and tells the name of the
/// later part, where the program was divided.
pub(crate) fn shrink(
    project: &Project,
    tools: &BuildTools,
    folder: &Path,
    loaded: &Loaded,
) -> Result<Option<String>, Failure> {
    let (wasm, script) = (folder.join(&loaded.wasm), folder.join(&loaded.script));
    let export = shorten(&wasm, &script)?;
    let mut divided = None;
    if let Some(wasm_opt) = &tools.wasm_opt {
        run::success(Command::new(wasm_opt).args(FEATURES).args(PASSES).arg(&wasm).arg("--output").arg(&wasm))?;
        let name = loaded.wasm.replace("oig-job-console", "oig-job-console-later");
        let later = folder.join(&name);
        arrange(wasm_opt, &wasm)?;
        divide(project, &wasm, &later, &export)?;
        for part in [&wasm, &later] {
            split(project, wasm_opt, part)?;
        }
        divided = Some(name);
    }
    if let Some(esbuild) = &tools.esbuild {
        for script in [script, folder.join("oig-job-console.js"), folder.join("embed.js")] {
            let mut command = Command::new(esbuild);
            // It reads and writes the one file.
            command.args(SCRIPT).arg("--allow-overwrite").arg(&script).arg(run::joined("--outfile=", &script));
            run::success(&mut command)?;
        }
    }
    Ok(divided)
}

/// What each function of the built program weighs before all this.
pub(crate) fn weights(project: &Project) -> Result<Vec<Weight>, Failure> {
    let (path, linked) = linked(project)?;
    linked::weights(&linked, LATER).ok_or_else(|| not_linked(path))
}

fn linked(project: &Project) -> Result<(PathBuf, Vec<u8>), Failure> {
    let path = project.target()?.join("wasm32-unknown-unknown/release/oig-job-console.wasm");
    let linked = fs::read(&path).map_err(Failure::io(&path))?;
    Ok((path, linked))
}

fn not_linked(path: PathBuf) -> Failure {
    Failure::Unreadable { path, wanted: "a program with what the linker knows".into() }
}

/// Gives short names to what passes between the wasm and its script; and tells that of [`LATER`].
fn shorten(wasm: &PathBuf, script: &PathBuf) -> Result<String, Failure> {
    let module = fs::read(wasm).map_err(Failure::io(wasm))?;
    let text = fs::read_to_string(script).map_err(Failure::io(script))?;
    let shortened = names::shorten(&module, &text).map_err(|wrong| {
        let path = if wrong == names::Wrong::NoModule { wasm } else { script };
        Failure::Unreadable { path: path.clone(), wanted: wrong.to_string() }
    })?;
    fs::write(wasm, shortened.wasm).map_err(Failure::io(wasm))?;
    fs::write(script, shortened.script).map_err(Failure::io(script))?;
    let later = shortened.names.get(LATER).cloned();
    later.ok_or_else(|| Failure::Unreadable { path: script.clone(), wanted: format!("a call of {LATER}") })
}

/// Leaves in the wasm what is needed first, and writes the rest into a file of its own.
fn divide(project: &Project, wasm: &PathBuf, later: &Path, export: &str) -> Result<(), Failure> {
    let (path, linked) = linked(project)?;
    let alone = linked::alone(&linked, LATER).ok_or_else(|| not_linked(path))?;
    let module = fs::read(wasm).map_err(Failure::io(wasm))?;
    let divided = divide::divide(&module, export, &alone)
        .map_err(|wrong| Failure::Unreadable { path: wasm.clone(), wanted: wrong.to_string() })?;
    fs::write(wasm, divided.first).map_err(Failure::io(wasm))?;
    fs::write(later, divided.later).map_err(Failure::io(later))
}

/// Puts like functions beside each other.
fn arrange(wasm_opt: &Path, wasm: &PathBuf) -> Result<(), Failure> {
    let module = fs::read(wasm).map_err(Failure::io(wasm))?;
    let named = order::named(&module)
        .ok_or_else(|| Failure::Unreadable { path: wasm.clone(), wanted: "a module of WebAssembly".into() })?;
    fs::write(wasm, named).map_err(Failure::io(wasm))?;
    let mut command = Command::new(wasm_opt);
    // The levels alone change nothing, but without them what was made before is written out longer.
    command.args(["--optimize-level=2", "--shrink-level=2", "--reorder-functions-by-name", "--strip-debug"]);
    run::success(command.args(FEATURES).arg(wasm).arg("--output").arg(wasm))
}

/// Takes the wasm apart into streams, together with the program that joins them in the browser.
fn split(project: &Project, wasm_opt: &Path, wasm: &PathBuf) -> Result<(), Failure> {
    let text = project.root().join("tests/xtask/src/shrink/join.wat");
    let program = project.target()?.join("join.wasm");
    run::success(Command::new(wasm_opt).args(FEATURES).arg("-Oz").arg(text).arg("--output").arg(&program))?;
    let joining = fs::read(&program).map_err(Failure::io(&program))?;
    let module = fs::read(wasm).map_err(Failure::io(wasm))?;
    let split = split::split(&module, &joining).map_err(|wrong| {
        let path = if wrong == split::Wrong::NoProgram { &program } else { wasm };
        Failure::Unreadable { path: path.clone(), wanted: wrong.to_string() }
    })?;
    fs::write(wasm, split).map_err(Failure::io(wasm))
}
