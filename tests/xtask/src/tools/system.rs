//! What the system's own package manager brings: browsers, Node, Python.
//!
//! Where this program may not install, a person is told exactly what to.

use std::{
    env,
    process::{Command, Stdio},
};

use super::search;
use crate::{failure::Failure, run};

/// Something that the system's packages hold, and what it is called where.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) what: &'static str,
    pub(crate) debian: &'static [&'static str],
    pub(crate) ubuntu: &'static str,
    pub(crate) fedora: &'static str,
    pub(crate) macos: &'static str,
    pub(crate) windows: &'static str,
}

impl Wanted {
    /// Installs it with apt where that is allowed without a question.
    pub(crate) fn install(&self) -> Result<(), Failure> {
        let (Some(mut update), Some(mut install)) = (apt(), apt()) else { return Err(self.missing()) };
        println!("Installing {}: apt-get install {}", self.what, self.debian.join(" "));
        // An old list of packages may do as well: whether the install works is what counts.
        let _may_fail = run::success(update.args(["update", "-q"]));
        install.args(["install", "-y", "-q", "--no-install-recommends"]).args(self.debian);
        run::success(&mut install).map_err(|_| self.missing())
    }

    /// What to say when it is not there.
    pub(crate) fn missing(&self) -> Failure {
        Failure::Missing {
            what: self.what.into(),
            advice: format!(
                "Install it, and run this command again:\n  Debian:  sudo apt-get install {}\n  Ubuntu:  {}\n  \
                 Fedora:  {}\n  macOS:   {}\n  Windows: {}",
                self.debian.join(" "),
                self.ubuntu,
                self.fedora,
                self.macos,
                self.windows
            ),
        }
    }
}

/// Whether this program runs with all rights, as in a container.
pub(crate) fn is_root() -> bool {
    cfg!(unix) && run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// apt-get with the rights that it needs, unless a person would have to give them.
fn apt() -> Option<Command> {
    search::on_path("apt-get")?;
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let allowed = Command::new("sudo").args(["-n", "true"]).stderr(Stdio::null()).status();
        allowed.is_ok_and(|status| status.success()).then_some(())?;
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).current_dir(env::temp_dir());
    Some(command)
}
