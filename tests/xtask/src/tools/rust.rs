//! Parts of the compiler that a machine may lack: the target for WebAssembly, and the source of the standard library.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::search;
use crate::{failure::Failure, project::Project, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// A part that rustup adds.
struct Part {
    what: &'static str,
    /// A file or folder of it, from the compiler's own folder.
    place: &'static str,
    /// The arguments of rustup.
    add: [&'static str; 3],
    megabytes: u32,
    /// The packages of those who have their compiler from elsewhere.
    packages: &'static str,
}

const LIBRARY: Part = Part {
    what: "The compiler's target wasm32-unknown-unknown",
    place: "lib/rustlib/wasm32-unknown-unknown/lib",
    add: ["target", "add", TARGET],
    megabytes: 20,
    packages: "Debian, Ubuntu: libstd-rust-dev-wasm32; Fedora: rust-std-static-wasm32-unknown-unknown",
};

const SOURCE: Part = Part {
    what: "The source of Rust's standard library",
    // What cargo reads when it compiles the library.
    place: "lib/rustlib/src/rust/library/Cargo.lock",
    add: ["component", "add", "rust-src"],
    megabytes: 3,
    packages: "Debian, Ubuntu, Fedora: rust-src",
};

/// Makes sure of the compiler's target for WebAssembly, without which nothing can be built.
pub(crate) fn wasm_target(project: &Project) -> Result<(), Failure> {
    LIBRARY.ready(project)
}

/// Whether the standard library can be compiled along with the console; without it a build works too.
pub(crate) fn source(project: &Project) -> bool {
    let failure = match SOURCE.ready(project) {
        Ok(()) => return true,
        Err(failure) => failure,
    };
    println!(
        "{failure}\nThe console is built with the library as it comes. It works alike; some 15 kB more are loaded."
    );
    false
}

/// The source for tests, which measure what is shipped: where it cannot be had, they cannot be run.
pub(crate) fn source_for_tests(project: &Project) -> Result<(), Failure> {
    SOURCE.ready(project)
}

impl Part {
    /// Looks for the part, and has rustup add it where there is rustup.
    fn ready(&self, project: &Project) -> Result<(), Failure> {
        let sysroot = run::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(project.root()))?;
        let place = PathBuf::from(sysroot.trim()).join(self.place);
        if is_there(&place) {
            return Ok(());
        }
        let Some(rustup) = search::on_path("rustup") else { return Err(self.missing()) };
        println!("{} is missing. Adding it: a download of some {} MB.", self.what, self.megabytes);
        let status = run::status(Command::new(rustup).args(self.add).current_dir(project.root()))?;
        if status.success() && is_there(&place) { Ok(()) } else { Err(self.missing()) }
    }

    fn missing(&self) -> Failure {
        Failure::Missing {
            what: self.what.into(),
            advice: format!(
                "Install Rust with rustup (https://rustup.rs), or the package that holds it for your compiler ({}).",
                self.packages
            ),
        }
    }
}

fn is_there(place: &Path) -> bool {
    fs::exists(place).unwrap_or(false)
}
