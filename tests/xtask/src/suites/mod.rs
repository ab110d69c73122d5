//! The suites of `cargo xtask test`: which there are, in what order, and how they are summed up.
//!
//! How one suite runs is told in a file of its own.

use std::time::Instant;

use crate::{bench, failure::Failure, project::Project, size, tidy};

mod browser;
mod cargo;
mod contract;
mod deny;
mod packed;
mod tally;

use tally::Tally;

/// Which suites are to run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    All,
    /// Those that find most in the shortest time.
    Quick,
    Only(Vec<Suite>),
}

impl Selection {
    fn suites(&self) -> Vec<Suite> {
        match self {
            Self::All => Suite::ALL.to_vec(),
            Self::Quick => vec![Suite::Format, Suite::Tidy, Suite::Clippy, Suite::Native, Suite::Brief],
            Self::Only(suites) => suites.clone(),
        }
    }
}

/// One suite of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suite {
    Format,
    Clippy,
    Tidy,
    Deny,
    Native,
    Wasm,
    Contract,
    Size,
    Dist,
    Chromium,
    Firefox,
    WebKit,
    Servers,
    Ratios,
    Brief,
}

impl Suite {
    /// Without the brief one, of which all is part of another.
    const ALL: [Self; 14] = [
        Self::Format,
        Self::Clippy,
        Self::Tidy,
        Self::Deny,
        Self::Native,
        Self::Wasm,
        Self::Contract,
        Self::Size,
        Self::Dist,
        Self::Chromium,
        Self::Firefox,
        Self::WebKit,
        Self::Servers,
        Self::Ratios,
    ];

    /// The suite of this name, as written after `--only`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::with_names().find(|suite| suite.name() == name)
    }

    /// All names, for a person to choose from.
    pub(crate) fn names() -> String {
        Self::with_names().map(Self::name).collect::<Vec<_>>().join(", ")
    }

    fn with_names() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().chain([Self::Brief])
    }

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Tidy => "tidy",
            Self::Deny => "deny",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Contract => "contract",
            Self::Size => "size",
            Self::Dist => "dist",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
            Self::Servers => "servers",
            Self::Ratios => "ratios",
            Self::Brief => "brief",
        }
    }

    fn run(self, project: &Project) -> Result<Tally, Failure> {
        match self {
            Self::Format => cargo::format(project),
            Self::Clippy => cargo::clippy(project),
            Self::Tidy => tidy::tidy(project).map(|(passed, failed)| Tally { passed, failed, skipped: 0 }),
            Self::Deny => deny::deny(project),
            Self::Native => cargo::native(project),
            Self::Wasm => browser::wasm(project),
            Self::Contract => contract::contract(project),
            Self::Size => size::size(project).map(Tally::one),
            Self::Dist => packed::packed(project),
            Self::Chromium => browser::chromium(project),
            Self::Firefox => browser::firefox(project),
            Self::WebKit => browser::webkit(project),
            Self::Servers => browser::servers(project),
            Self::Ratios => cargo::counted(&mut bench::budgets(project)?),
            Self::Brief => browser::brief(project),
        }
    }
}

/// Runs the selected suites, and prints the sum as the last line.
///
/// A suite that fails does not stop the others.
pub(crate) fn run_all(project: &Project, selection: &Selection) -> bool {
    let mut table = Vec::new();
    let mut total = Tally::default();
    for suite in selection.suites() {
        println!("\n== {} ==", suite.name());
        let begun = Instant::now();
        let tally = match suite.run(project) {
            Ok(tally) => tally.never_empty(),
            Err(failure) => {
                eprintln!("{}: {failure}", suite.name());
                Tally::one_failed()
            }
        };
        total += tally;
        table.push((suite.name(), tally, begun.elapsed().as_secs()));
    }
    println!("\n{:<12}{:>8}{:>8}{:>9}{:>10}", "suite", "passed", "failed", "skipped", "time");
    for (name, Tally { passed, failed, skipped }, seconds) in table {
        println!("{name:<12}{passed:>8}{failed:>8}{skipped:>9}{seconds:>8} s");
    }
    println!("{total}");
    total.failed == 0
}
