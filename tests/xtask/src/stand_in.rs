//! The stand-in scheduler as a program: building it, starting it, reading where it listens.
//!
//! What it answers is no concern of this file.

use std::{
    env,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{failure::Failure, project::Project, run};

const NAME: &str = "stand-in-scheduler";

/// The built program.
#[derive(Debug)]
pub(crate) struct StandIn {
    program: PathBuf,
}

/// A running stand-in, which ends with this value.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    /// Its address, up to the slash.
    pub(crate) url: String,
    /// User name and password, with a colon between.
    pub(crate) sign_in: String,
}

/// Builds the stand-in.
pub(crate) fn build(project: &Project) -> Result<StandIn, Failure> {
    println!("Building the stand-in scheduler: about a minute the first time, then a second.");
    run::success(&mut project.cargo(["build", "-p", NAME]))?;
    let program = project.target()?.join("debug").join(format!("{NAME}{}", env::consts::EXE_SUFFIX));
    Ok(StandIn { program })
}

impl StandIn {
    /// The command that serves the console of a folder and the scheduler on one origin.
    pub(crate) fn command(&self, port: u16, data: &Path, console: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--port").arg(port.to_string()).arg("--data").arg(data).arg("--console").arg(console);
        command
    }

    /// Starts the scheduler alone, its jobs in memory, on a free port, and waits until it says that it listens.
    pub(crate) fn start(&self) -> Result<Running, Failure> {
        let mut command = Command::new(&self.program);
        command.args(["--port", "0"]);
        let child = command.stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|source| Failure::Start { program: NAME.into(), source })?;
        let output = child.stdout.take();
        let mut running = Running { child, url: String::new(), sign_in: String::new() };
        for line in output.into_iter().flat_map(|output| BufReader::new(output).lines()).map_while(Result::ok) {
            running.read_line(&line);
            if !running.url.is_empty() && !running.sign_in.is_empty() {
                return Ok(running);
            }
        }
        Err(Failure::Unreadable { path: NAME.into(), wanted: "its address and sign-in in its first lines".into() })
    }
}

impl Running {
    fn read_line(&mut self, line: &str) {
        if let Some(url) = line.strip_prefix("Console: ") {
            self.url = url.trim().trim_end_matches('/').into();
        } else if let Some(sign_in) = line.strip_prefix("Sign in: ") {
            self.sign_in = sign_in.trim().replacen(" / ", ":", 1);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody to tell.
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}
