//! A screen that nobody sees, for a browser that cannot do without one.
//!
//! Owns the program that makes it, and its end.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::failure::{Context, Outcome};
use crate::process::Process;

/// A running display.
pub(crate) struct Display {
    _server: Process,
    name: String,
}

impl Display {
    /// Starts one that nobody else has.
    pub(crate) fn start() -> Outcome<Self> {
        let mut command = Command::new(env::var_os("XVFB").unwrap_or_else(|| "Xvfb".into()));
        // It finds a free number and tells it.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let server = Process::start(command)?;
        let mut number = String::new();
        BufReader::new(server.output().context("Xvfb has no output")?).read_line(&mut number)?;
        let number = Some(number.trim()).filter(|number| !number.is_empty());
        let name = format!(":{}", number.context("Xvfb ended before it told its display")?);
        Ok(Self { _server: server, name })
    }

    /// What a program finds it by.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}
