//! `cargo xtask build`: the static folder `dist/`, which any web server can serve.

use std::{env, time::Instant};

use crate::{
    element,
    failure::Failure,
    languages, lock, program,
    project::Project,
    run, seal, shrink, styles,
    tools::{self, BuildTools},
};

/// How the console is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small and fast, as it is shipped.
    Release,
    /// Quickly compiled, for work on the console itself.
    Debug,
}

/// The settings of cargo that compile the standard library along with the console, with what `Cargo.toml` says of
/// the rest. The library as it comes is made for speed, and brings along all the words of panics.
const WITH_LIBRARY: [(&str, &str); 5] = [
    // The compiler stays the pinned one. This lets it take settings whose names may change with another.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    // A panic ends the program on the spot, as before, but does not first make a text that is shown nowhere.
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
];

/// The linker leaves in the program what names what: by that it is divided.
const LINKED: (&str, &str) = ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-C link-arg=--emit-relocs");

/// What cargo compiles for the release console, as its unit graph (cargo's book, unstable features), once it was built.
pub(crate) fn units(project: &Project) -> Result<String, Failure> {
    let mut command = project.cargo(["build", "--release", "--target", "wasm32-unknown-unknown", "--offline"]);
    command.args(["--unit-graph", "-Z", "unstable-options"]).envs(WITH_LIBRARY);
    run::output(&mut command)
}

/// Builds what is shipped into `dist/`, with all that makes it small.
pub(crate) fn as_shipped(project: &Project) -> Result<(), Failure> {
    tools::as_shipped(project)?;
    build(project, Profile::Release)
}

/// Builds the console into `dist/`.
pub(crate) fn build(project: &Project, profile: Profile) -> Result<(), Failure> {
    let tools = BuildTools::ready(project, profile == Profile::Release)?;
    // Trunk puts a build together in one folder below dist/: two at once would take each other's files away.
    let _lock = lock::hold(&project.target()?.join("console.lock"), "is building the console")?;
    let begun = Instant::now();
    styles::bundle(project)?;
    element::bundle(project)?;
    match profile {
        Profile::Release => println!(
            "Building the release console. The first time everything it stands on is compiled, small rather than \
             soon: 2 to 4 minutes on two cores. Later builds take seconds."
        ),
        Profile::Debug => println!("Building the debug console: about a minute the first time, then seconds."),
    }
    let mut trunk = tools.trunk(project);
    if tools.library_source {
        // Trunk works without a network, and knows only of what the console itself stands on.
        let target = ["fetch", "--quiet", "--target", "wasm32-unknown-unknown"];
        run::success(project.cargo(target).envs(WITH_LIBRARY))?;
        trunk.envs(WITH_LIBRARY);
    }
    trunk.args(["build", "--offline"]);
    if profile == Profile::Release {
        trunk.arg("--release").env(LINKED.0, LINKED.1);
    }
    // Its minifier does not know all of today's JavaScript and says so each time: that file is then kept as it is.
    if env::var_os("RUST_LOG").is_none() {
        trunk.env("RUST_LOG", "info,trunk::processing::minify=error");
    }
    run::success(&mut trunk)?;
    let dist = project.dist();
    let loaded = seal::loaded(&dist)?;
    program::wrap(&dist.join(&loaded.script))?;
    let later = match profile {
        Profile::Release => shrink::shrink(project, &tools, &dist, &loaded)?,
        Profile::Debug => None,
    };
    seal::seal(&dist, loaded, later, &languages::read(project)?)?;
    println!("The console stands in {} ({} s).", dist.display(), begun.elapsed().as_secs());
    Ok(())
}
