//! The command line: which commands there are and what they take.
//!
//! Knows nothing of how a command is carried out.

use std::fmt;

use crate::suites::Suite;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
Usage: cargo xtask COMMAND

  test [--only SUITE]...   Run all tests, or the named suites alone, and end with `N passed, N failed`.
                           Suites: format, clippy, native.
  help                     Show this text.";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Test { only: Vec<Suite> },
}

/// What is wrong with a command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    NoCommand,
    UnknownCommand(String),
    UnknownOption { command: &'static str, option: String },
    NoValue(&'static str),
    BadValue { option: &'static str, value: String, wanted: String },
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, Wrong> {
    let mut arguments = arguments.into_iter();
    let command = arguments.next().ok_or(Wrong::NoCommand)?;
    match command.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "test" => test(arguments),
        _ => Err(Wrong::UnknownCommand(command)),
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCommand => write!(out, "Say what to do."),
            Self::UnknownCommand(name) => write!(out, "There is no command `{name}`."),
            Self::UnknownOption { command, option } => write!(out, "`{command}` takes no `{option}`."),
            Self::NoValue(option) => write!(out, "`{option}` needs a value after it."),
            Self::BadValue { option, value, wanted } => write!(out, "`{option} {value}`: {wanted}."),
        }
    }
}

fn test(mut arguments: impl Iterator<Item = String>) -> Result<Command, Wrong> {
    let mut only = Vec::new();
    while let Some(option) = arguments.next() {
        match option.as_str() {
            "--only" => {
                let value = arguments.next().ok_or(Wrong::NoValue("--only"))?;
                let suite = Suite::named(&value).ok_or_else(|| Wrong::BadValue {
                    option: "--only",
                    value,
                    wanted: format!("the suites are {}", Suite::names()),
                })?;
                only.push(suite);
            }
            "--help" | "-h" => return Ok(Command::Help),
            _ => return Err(Wrong::UnknownOption { command: "test", option }),
        }
    }
    Ok(Command::Test { only })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &Result<Command, Wrong>) {
        assert_eq!(&parse(line.split_whitespace().map(String::from)), expected, "{line}");
    }

    #[test]
    fn a_command_line_is_read_or_refused() {
        check("", &Err(Wrong::NoCommand));
        check("help", &Ok(Command::Help));
        check("tets", &Err(Wrong::UnknownCommand("tets".into())));
        check("test", &Ok(Command::Test { only: vec![] }));
        check("test --only native", &Ok(Command::Test { only: vec![Suite::Native] }));
        check("test --only", &Err(Wrong::NoValue("--only")));
        check("test --all", &Err(Wrong::UnknownOption { command: "test", option: "--all".into() }));
    }
}
