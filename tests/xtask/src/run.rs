//! Running other programs: their output is passed on as it comes.

use std::{
    ffi::OsString,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, ExitStatus, Stdio},
};

use crate::failure::Failure;

/// Runs a program to its end; it writes to our own output.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus, Failure> {
    announce(command);
    command.status().map_err(|source| Failure::Start { program: program(command), source })
}

/// Runs a program to its end; an end other than a good one is a failure.
pub(crate) fn success(command: &mut Command) -> Result<(), Failure> {
    let status = status(command)?;
    if status.success() { Ok(()) } else { Err(Failure::Ended { what: program(command), status }) }
}

/// Runs a program quietly and gives what it wrote.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|source| Failure::Start { program: program(command), source })?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::Ended { what: program(command), status: output.status })
    }
}

/// An option with its value.
pub(crate) fn joined(option: &str, value: &Path) -> OsString {
    let mut joined = OsString::from(option);
    joined.push(value);
    joined
}

/// Gives our place to a program: it alone gets Ctrl-C, and its end is ours.
#[cfg(unix)]
pub(crate) fn instead_of_us(mut command: Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;
    let source = command.exec();
    Err(Failure::Start { program: program(&command), source })
}

/// Runs a program and ends with it: Ctrl-C reaches both, and ours is to wait.
#[cfg(not(unix))]
pub(crate) fn instead_of_us(mut command: Command) -> Result<(), Failure> {
    // Without a handler this program would end before the other.
    let _already_set = ctrlc::set_handler(|| {});
    command.status().map(drop).map_err(|source| Failure::Start { program: program(&command), source })
}

/// Runs a program, passes its output on and shows each line of it to `line` as well.
pub(crate) fn lines(command: &mut Command, mut line: impl FnMut(&str)) -> Result<ExitStatus, Failure> {
    announce(command);
    let program = program(command);
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(source) => return Err(Failure::Start { program, source }),
    };
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        // By bytes: a test may print what is no UTF-8.
        while output.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&bytes);
            print!("{text}");
            line(text.trim_end());
            bytes.clear();
        }
    }
    child.wait().map_err(|source| Failure::Start { program, source })
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn announce(command: &Command) {
    let name = std::path::Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy();
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    println!("$ {name} {}", arguments.join(" "));
}
