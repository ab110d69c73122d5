//! The console made smaller, once trunk has put it together.
//!
//! Owns the steps, their order and the settings of the tools. Must not know the page, nor what the files are named by:
//! that is the seal's, which comes after.

mod join;
mod module;
mod names;
mod order;
mod split;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, project::Project, run, seal::Loaded, tools::BuildTools};

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
    "--one-caller-inline-max-function-size=65",
    "--always-inline-max-function-size=1",
    // Only a hint, which no processor of today needs.
    "--dealign",
];

/// No syntax younger than what the console's wasm and styles need anyway.
const SCRIPT: [&str; 4] = ["--minify", "--format=esm", "--target=es2022", "--log-level=warning"];

/// Makes the files of this folder that the page loads smaller, as far as the tools are there.
pub(crate) fn shrink(project: &Project, tools: &BuildTools, folder: &Path, loaded: &Loaded) -> Result<(), Failure> {
    let (wasm, script) = (folder.join(&loaded.wasm), folder.join(&loaded.script));
    shorten(&wasm, &script)?;
    if let Some(wasm_opt) = &tools.wasm_opt {
        run::success(Command::new(wasm_opt).args(FEATURES).args(PASSES).arg(&wasm).arg("--output").arg(&wasm))?;
        arrange(wasm_opt, &wasm)?;
        split(project, wasm_opt, &wasm)?;
    }
    if let Some(esbuild) = &tools.esbuild {
        for script in [script, folder.join("oig-job-console.js"), folder.join("embed.js")] {
            let mut command = Command::new(esbuild);
            // It reads and writes the one file.
            command.args(SCRIPT).arg("--allow-overwrite").arg(&script).arg(run::joined("--outfile=", &script));
            run::success(&mut command)?;
        }
    }
    Ok(())
}

/// Gives short names to what passes between the wasm and its script.
fn shorten(wasm: &PathBuf, script: &PathBuf) -> Result<(), Failure> {
    let module = fs::read(wasm).map_err(Failure::io(wasm))?;
    let text = fs::read_to_string(script).map_err(Failure::io(script))?;
    let shortened = names::shorten(&module, &text).map_err(|wrong| {
        let path = if wrong == names::Wrong::NoModule { wasm } else { script };
        Failure::Unreadable { path: path.clone(), wanted: wrong.to_string() }
    })?;
    fs::write(wasm, shortened.wasm).map_err(Failure::io(wasm))?;
    fs::write(script, shortened.script).map_err(Failure::io(script))
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
