//! Running other programs: their output is passed on as it comes.

use std::{
    io::{BufRead, BufReader},
    process::{Command, ExitStatus, Stdio},
};

use crate::failure::Failure;

/// Runs a program to its end; it writes to our own output.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus, Failure> {
    announce(command);
    command.status().map_err(|source| Failure::Start { program: program(command), source })
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
