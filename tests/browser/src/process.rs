//! A program that runs beside the browser, and its end.
//!
//! Owns that nothing of it is left, whether a test passes, fails or panics, or the test program is ended itself. Must
//! not know what the program does.

use std::cell::RefCell;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Context, Outcome};

/// How long a program may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long between two looks.
const GLANCE: Duration = Duration::from_millis(5);
/// Reads whom to end, and does so once the test program has gone, which closes the pipe between them.
const GUARD: &str = "read -r first || exit; read -r never; kill -TERM $first; sleep 10; kill -KILL -- -$first";

/// A running program with all that it has started, which ends with this value.
pub struct Process {
    first: RefCell<Child>,
    guard: Child,
}

impl Process {
    /// Starts it without input.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(mut command: Command) -> Outcome<Self> {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut guard = apart(&mut guard).spawn().context("sh cannot be started")?;
        let first = apart(&mut command).stdin(Stdio::null()).spawn();
        let first = first.context(format!("{} cannot be started", command.get_program().display()))?;
        let told = guard.stdin.as_mut().map(|pipe| writeln!(pipe, "{}", first.id()));
        let process = Self { first: RefCell::new(first), guard };
        told.context("sh has no input")??;
        Ok(process)
    }

    /// Whether it has ended by itself.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn has_ended(&self) -> Outcome<bool> {
        Ok(self.first.borrow_mut().try_wait()?.is_some())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _gone = self.guard.kill();
        let _gone = self.guard.wait();
        let first = self.first.get_mut();
        signal(&format!("-TERM {}", first.id()));
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE && matches!(first.try_wait(), Ok(None)) {
            thread::sleep(GLANCE);
        }
        // What it has started and not ended itself, or all of it.
        signal(&format!("-KILL -- -{}", first.id()));
        let _ended = first.wait();
    }
}

/// In a group of its own, which can be ended as a whole, and which Ctrl-C in a terminal does not reach.
fn apart(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

/// Whom it does not find has ended.
fn signal(whom: &str) {
    let _gone = Command::new("sh").arg("-c").arg(format!("kill {whom}")).stderr(Stdio::null()).status();
}
