//! Tools that come as Rust source: trunk, wasm-bindgen of the version that the lock file names, cargo-deny, cargo-fuzz,
//! cargo-mutants, cargo-llvm-cov, geckodriver.
//!
//! Their own speed hardly matters, the time to compile them does: they are compiled without optimisation.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use super::{
    cache::{self, Cache},
    search,
};
use crate::{failure::Failure, project::Project, run};

/// A tool from the package registry.
#[derive(Debug, Clone)]
pub(crate) struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// Further arguments of `cargo install`.
    arguments: &'static [&'static str],
    purpose: &'static str,
    minutes: &'static str,
}

/// Builds the web folder.
pub(crate) fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14".into(),
        // Its default features download things and look for newer versions of it.
        arguments: &["--locked", "--no-default-features"],
        purpose: "puts the console's files together",
        minutes: "2 to 3 minutes",
    }
}

/// Writes the JavaScript between the browser and the wasm; its version must be that of the library.
pub(crate) fn wasm_bindgen(project: &Project) -> Result<Tool, Failure> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: project.locked_version("wasm-bindgen")?,
        // Not `--locked`: its lock file names a package version that was withdrawn.
        arguments: &["--no-default-features"],
        purpose: "connects the compiled program with the browser",
        minutes: "about a minute",
    })
}

/// Holds the dependencies to deny.toml.
pub(crate) fn deny() -> Tool {
    Tool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2".into(),
        arguments: &["--locked"],
        purpose: "looks at the licences and the known holes of dependencies",
        minutes: "about a minute",
    }
}

/// Steers Firefox.
pub(crate) fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: "0.37.1".into(),
        arguments: &["--locked"],
        purpose: "steers Firefox",
        minutes: "about two minutes",
    }
}

/// Builds and runs a fuzzer.
pub(crate) fn fuzz() -> Tool {
    Tool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.1".into(),
        arguments: &["--locked"],
        purpose: "builds and runs a fuzzer",
        minutes: "about a minute",
    }
}

/// Changes the code, to see whether a test notices.
pub(crate) fn mutants() -> Tool {
    Tool {
        package: "cargo-mutants",
        program: "cargo-mutants",
        version: "27.1.0".into(),
        arguments: &["--locked"],
        purpose: "changes the code, to see whether a test notices",
        minutes: "about a minute",
    }
}

/// Measures what tests reach.
pub(crate) fn llvm_cov() -> Tool {
    Tool {
        package: "cargo-llvm-cov",
        program: "cargo-llvm-cov",
        version: "0.9.1".into(),
        arguments: &["--locked"],
        purpose: "measures what tests reach",
        minutes: "about a minute",
    }
}

/// Finds this tool, or installs it.
pub(crate) fn one(tool: Tool) -> Result<PathBuf, Failure> {
    let [program] = ready(&Cache::open()?, [tool])?;
    Ok(program)
}

/// Finds these tools, or installs them.
pub(crate) fn ready<const N: usize>(cache: &Cache, tools: [Tool; N]) -> Result<[PathBuf; N], Failure> {
    let find = |tool: &Tool| {
        let folder = cache.place(tool.package, &tool.version).join("bin");
        search::of_version(tool.program, &tool.version, &folder)
    };
    if !tools.iter().all(|tool| find(tool).is_some()) {
        let _lock = cache.lock()?;
        for tool in &tools {
            // Another run may have installed it while this one waited.
            if find(tool).is_none() {
                install(cache, tool)?;
            }
        }
        cache::remove(&cache.scratch())?;
    }
    let mut found = tools.map(|tool| (find(&tool), tool));
    let mut missing = None;
    let programs = found.each_mut().map(|(program, tool)| {
        program.take().unwrap_or_else(|| {
            missing = Some(tool.clone());
            PathBuf::new()
        })
    });
    match missing {
        None => Ok(programs),
        Some(tool) => Err(Failure::Missing {
            what: format!("{} {}", tool.package, tool.version),
            advice: format!(
                "Its install seemed to work, but it does not start. Try: cargo install {} --version {}",
                tool.package, tool.version
            ),
        }),
    }
}

fn install(cache: &Cache, tool: &Tool) -> Result<(), Failure> {
    let begun = Instant::now();
    let Tool { package, version, purpose, minutes, .. } = tool;
    cache.install(package, version, |folder| {
        if prebuilt(folder, tool) {
            return Ok(());
        }
        println!(
            "Installing {package} {version}, which {purpose}. It is compiled from source, once on this machine: \
             {minutes} on two cores. Cargo shows how far it is."
        );
        let mut command = Command::new("cargo");
        command.args(["install", package, "--version", version, "--root"]).arg(folder).args(tool.arguments);
        for (setting, value) in
            [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "64"), ("DEBUG", "0"), ("PANIC", "abort")]
        {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        // One folder for all, so that what they share is compiled once. No flags that are meant for the project.
        command.env("CARGO_TARGET_DIR", cache.scratch()).env_remove("RUSTFLAGS").current_dir(folder);
        run::success(&mut command)
    })?;
    println!("{package} {version} is installed ({} s).", begun.elapsed().as_secs());
    Ok(())
}

/// Tries cargo-binstall, which fetches a compiled program; no network is obliged to let it.
fn prebuilt(folder: &Path, tool: &Tool) -> bool {
    let Some(binstall) = search::on_path("cargo-binstall") else { return false };
    println!("Fetching {} {} with cargo-binstall.", tool.package, tool.version);
    let mut command = Command::new(binstall);
    command.args(["--no-confirm", "--disable-strategies", "compile", "--root"]).arg(folder);
    command.arg(format!("{}@{}", tool.package, tool.version)).current_dir(folder);
    let worked = run::success(&mut command).is_ok()
        && search::candidates(&folder.join("bin"), tool.program)
            .iter()
            .any(|program| search::has_version(program, &tool.version));
    if !worked {
        println!("That did not work here: compiling it instead.");
    }
    worked
}
