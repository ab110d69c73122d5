//! The project's commands, run as `cargo xtask COMMAND`.
//!
//! This crate is compiled before anything is shown on a fresh machine, so it depends on the standard library alone.
//! It runs the other crates through cargo and never links to them.

use std::process::ExitCode;

mod failure;
mod flags;
mod project;
mod run;
mod suites;

fn main() -> ExitCode {
    let command = match flags::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(wrong) => {
            eprintln!("{wrong}\n\n{}", flags::HELP);
            return ExitCode::from(2);
        }
    };
    match command {
        flags::Command::Help => {
            println!("{}", flags::HELP);
            ExitCode::SUCCESS
        }
        flags::Command::Test { only } => suites::run_all(&project::Project::here(), &only),
    }
}
