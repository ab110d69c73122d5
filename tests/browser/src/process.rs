//! A program that runs beside the browser, and its end.
//!
//! Owns that nothing of it is left, whether a test passes, fails or panics, or the test program is ended itself. Must
//! not know what the program does.

use std::io::Write;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Context, Outcome};

/// How long a program may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long between two looks.
const GLANCE: Duration = Duration::from_millis(5);
/// Reads whom to end, and does so once the test program has gone, which closes the pipe between them.
const GUARD: &str = "read -r first || exit; read -r never; kill -s TERM $first; sleep 10; kill -s KILL -- -$first";

/// A running program with all that it has started, which ends with this value.
pub struct Process {
    first: Mutex<Child>,
    /// None where there is no sh: on Windows.
    guard: Option<Child>,
}

impl Process {
    /// Starts it without input.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(mut command: Command) -> Outcome<Self> {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut guard = match apart(&mut guard).spawn() {
            Err(_) if cfg!(windows) => None,
            guard => Some(guard.context("sh cannot be started")?),
        };
        let first = apart(&mut command).stdin(Stdio::null()).spawn();
        let first = first.context(format!("{} cannot be started", command.get_program().display()))?;
        let told = guard.as_mut().and_then(|guard| guard.stdin.as_mut()).map(|pipe| writeln!(pipe, "{}", first.id()));
        let process = Self { first: Mutex::new(first), guard };
        if let Some(told) = told {
            told?;
        }
        Ok(process)
    }

    /// What it writes, when its command has a pipe for it; once.
    pub(crate) fn output(&self) -> Option<ChildStdout> {
        self.first.lock().unwrap_or_else(PoisonError::into_inner).stdout.take()
    }

    /// Whether it has ended by itself.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn has_ended(&self) -> Outcome<bool> {
        Ok(self.first.lock().unwrap_or_else(PoisonError::into_inner).try_wait()?.is_some())
    }

    /// Tells all of it something that it cannot help heeding: to stop, to go on.
    pub(crate) fn signal(&self, what: &str) {
        let id = self.first.lock().unwrap_or_else(PoisonError::into_inner).id();
        let _gone = signal(what, &format!("-{id}"));
    }

    /// Ends all of it from one moment to the next, and waits until nothing of it is left.
    pub(crate) fn kill(mut self) {
        self.signal("KILL");
        let first = self.first.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _ended = first.wait();
        let killed = Instant::now();
        while killed.elapsed() < PATIENCE && signal("0", &format!("-{}", first.id())) {
            thread::sleep(GLANCE);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(guard) = &mut self.guard {
            let _gone = guard.kill();
            let _gone = guard.wait();
        }
        let first = self.first.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _gone = signal("TERM", &first.id().to_string());
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE && matches!(first.try_wait(), Ok(None)) {
            thread::sleep(GLANCE);
        }
        // What it has started and not ended itself, or all of it.
        let _gone = signal("KILL", &format!("-{}", first.id()));
        let _ended = first.kill();
        let _ended = first.wait();
    }
}

/// In a group of its own, which can be ended as a whole, and which Ctrl-C in a terminal does not reach.
fn apart(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

/// Whether there was somebody: whom it does not find has ended.
fn signal(what: &str, whom: &str) -> bool {
    // In this form each shell takes a group, which is named by a minus.
    let told = Command::new("sh").arg("-c").arg(format!("kill -s {what} -- {whom}")).stderr(Stdio::null()).status();
    told.is_ok_and(|told| told.success())
}
