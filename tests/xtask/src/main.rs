//! The project's commands, run as `cargo xtask COMMAND`.
//!
//! This crate is compiled before anything is shown on a fresh machine, so it depends on next to nothing.
//! It runs the other crates through cargo and never links to them.

use std::process::ExitCode;

mod bench;
mod build;
mod coverage;
mod digest;
mod dist;
mod element;
mod failure;
mod flags;
mod fuzz;
mod languages;
mod lock;
mod mutants;
mod parts;
mod program;
mod project;
mod rooms;
mod run;
mod seal;
mod serve;
mod shrink;
mod size;
mod stand_in;
mod styles;
mod suites;
mod tidy;
mod tools;

use failure::Failure;
use flags::Command;
use project::Project;

fn main() -> ExitCode {
    let command = match flags::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(wrong) => {
            eprintln!("{wrong}\n\n{}", flags::HELP);
            return ExitCode::from(2);
        }
    };
    match carry_out(command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the command found all well.
fn carry_out(command: Command) -> Result<bool, Failure> {
    let project = Project::here();
    match command {
        Command::Help => println!("{}", flags::HELP),
        Command::Serve(choices) => serve::serve(&project, &choices)?,
        Command::Bench(choices) => return bench::bench(&project, choices),
        Command::Build(profile) => build::build(&project, profile)?,
        Command::Coverage => coverage::coverage(&project)?,
        Command::Dist => dist::dist(&project)?,
        Command::Fuzz(choices) => return fuzz::fuzz(&project, &choices),
        Command::Mutants(choices) => return mutants::mutants(&project, &choices),
        Command::Size => return size::size(&project),
        Command::Tidy => return Ok(tidy::tidy(&project)?.1 == 0),
        Command::Test(selection) => return Ok(suites::run_all(&project, &selection)),
    }
    Ok(true)
}
