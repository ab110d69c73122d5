//! curl and bash, in which a test runs the command that the console gives out.

use super::{search, system::Wanted};
use crate::failure::Failure;

const CURL: Wanted = Wanted {
    what: "curl and bash",
    debian: &["curl", "bash"],
    ubuntu: "sudo apt-get install curl bash",
    fedora: "sudo dnf install curl bash",
    macos: "brew install curl bash",
    windows: "winget install Git.Git",
};

/// Makes sure that both are there.
pub(crate) fn curl() -> Result<(), Failure> {
    if is_there() {
        return Ok(());
    }
    CURL.install()?;
    if is_there() { Ok(()) } else { Err(CURL.missing()) }
}

fn is_there() -> bool {
    ["curl", "bash"].into_iter().all(|program| search::on_path(program).is_some())
}
