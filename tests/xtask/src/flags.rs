//! The command line: which commands there are and what they take.
//!
//! Knows nothing of how a command is carried out.

use std::{fmt, path::PathBuf};

use crate::{
    bench,
    build::Profile,
    fuzz, mutants, rooms, serve,
    suites::{Selection, Suite},
};

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve                    Build the console and serve it together with a stand-in scheduler. Ctrl-C ends it.
      --port N             Listen on this port (8080 unless told; 0 takes any free one).
      --data DIR           Keep the scheduler's jobs there (data/ unless told).
      --debug              Compile quickly instead of small.
  build [--debug]          Build the static folder dist/ for a web server.
  test [--only SUITE]...   Run all tests, or the named suites alone, and end with `N passed, N failed`.
       [--quick]           Run what tells most in the time of a short break, in one browser.
                           Suites: format, clippy, tidy, deny, native, wasm, contract, size, dist,
                           chromium, firefox, webkit, servers, brief.
  bench [--rounds N]       Measure the console beside the same form by hand, in React, and by two form libraries, so many
                           times (3 unless told). Needs Chromium, Node with npm, and a machine that does nothing else.
  dist                     Build and pack what is shipped into target/dist/: a zip, a tar.gz, a bill of materials
                           (CycloneDX) and SHA256SUMS. From one commit, the same bytes on every machine.
  fuzz [READER]            Feed all readers, or the named one, with what a fuzzer makes of samples. Needs a C++ compiler.
      --seconds N          So long for each (60 unless told).
  mutants [ROOM]           Change the code of the rooms that need no browser, one place at a time, and tell which changes
                           no test notices. Rooms: scheduler, wire, job, schedule, exchange. It takes hours.
      --shard K/N          Only one part of N, evenly taken, counted from 0.
  coverage                 Measure how much of these rooms the tests reach, and list the lines that they do not.
  size                     Build and measure what a first visit loads; fails above the budget.
  tidy                     Check the invariants that no compiler holds.
  help                     Show this text.

What is missing (tools, browsers) is installed, or named with the way to install it.
Tools are kept outside the checkout, in the folder OIG_CONSOLE_CACHE or the system's own for caches.";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Serve(serve::Choices),
    Bench(bench::Choices),
    Build(Profile),
    Dist,
    Fuzz(fuzz::Choices),
    Mutants(mutants::Choices),
    Coverage,
    Size,
    Tidy,
    Test(Selection),
}

/// What is wrong with a command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    NoCommand,
    UnknownCommand(String),
    UnknownOption { command: &'static str, option: String },
    NoValue(&'static str),
    BadValue { option: &'static str, value: String, wanted: String },
    EitherOr(&'static str, &'static str),
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, Wrong> {
    let mut arguments: Vec<_> = arguments.into_iter().flat_map(apart).collect();
    if arguments.iter().any(|argument| matches!(argument.as_str(), "--help" | "-h")) {
        return Ok(Command::Help);
    }
    if arguments.is_empty() {
        return Err(Wrong::NoCommand);
    }
    let command = arguments.remove(0);
    let options = Options(arguments.into_iter());
    match command.as_str() {
        "help" => Ok(Command::Help),
        "serve" => serve(options),
        "bench" => bench(options),
        "build" => build(options),
        "dist" => options.none("dist", Command::Dist),
        "fuzz" => fuzz(options),
        "mutants" => mutants(options),
        "coverage" => options.none("coverage", Command::Coverage),
        "size" => options.none("size", Command::Size),
        "tidy" => options.none("tidy", Command::Tidy),
        "test" => test(options),
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
            Self::EitherOr(one, other) => write!(out, "Either `{one}` or `{other}`."),
        }
    }
}

/// `--option=value` as two arguments.
fn apart(argument: String) -> Vec<String> {
    match argument.split_once('=') {
        Some((option, value)) if option.starts_with("--") => vec![option.into(), value.into()],
        _ => vec![argument],
    }
}

/// What stands after the command's name.
struct Options(std::vec::IntoIter<String>);

impl Options {
    fn next(&mut self) -> Option<String> {
        self.0.next()
    }

    /// For a command that takes no options.
    fn none(mut self, command: &'static str, read: Command) -> Result<Command, Wrong> {
        self.next().map_or(Ok(read), |option| Err(Wrong::UnknownOption { command, option }))
    }

    fn value(&mut self, option: &'static str) -> Result<String, Wrong> {
        self.0.next().filter(|value| !value.is_empty() && !value.starts_with("--")).ok_or(Wrong::NoValue(option))
    }
}

fn serve(mut options: Options) -> Result<Command, Wrong> {
    let mut choices = serve::Choices { port: 8080, data: None, profile: Profile::Release };
    while let Some(option) = options.next() {
        match option.as_str() {
            "--port" => {
                let value = options.value("--port")?;
                let wanted = "a port is a whole number from 0 to 65535".into();
                choices.port = value.parse().map_err(|_| Wrong::BadValue { option: "--port", value, wanted })?;
            }
            "--data" => choices.data = Some(PathBuf::from(options.value("--data")?)),
            "--debug" => choices.profile = Profile::Debug,
            _ => return Err(Wrong::UnknownOption { command: "serve", option }),
        }
    }
    Ok(Command::Serve(choices))
}

fn bench(mut options: Options) -> Result<Command, Wrong> {
    let mut choices = bench::Choices { rounds: 3 };
    while let Some(option) = options.next() {
        match option.as_str() {
            "--rounds" => {
                let value = options.value("--rounds")?;
                let wanted = "a number of rounds is a whole number from 1".into();
                let rounds = value.parse().ok().filter(|rounds| *rounds > 0);
                choices.rounds = rounds.ok_or(Wrong::BadValue { option: "--rounds", value, wanted })?;
            }
            _ => return Err(Wrong::UnknownOption { command: "bench", option }),
        }
    }
    Ok(Command::Bench(choices))
}

fn build(mut options: Options) -> Result<Command, Wrong> {
    let mut profile = Profile::Release;
    while let Some(option) = options.next() {
        match option.as_str() {
            "--debug" => profile = Profile::Debug,
            _ => return Err(Wrong::UnknownOption { command: "build", option }),
        }
    }
    Ok(Command::Build(profile))
}

fn fuzz(mut options: Options) -> Result<Command, Wrong> {
    let mut choices = fuzz::Choices { reader: None, seconds: 60 };
    while let Some(option) = options.next() {
        match option.as_str() {
            "--seconds" => {
                let value = options.value("--seconds")?;
                let wanted = "a time is a whole number of seconds from 1".into();
                let seconds = value.parse().ok().filter(|seconds| *seconds > 0);
                choices.seconds = seconds.ok_or(Wrong::BadValue { option: "--seconds", value, wanted })?;
            }
            reader if !reader.starts_with('-') && choices.reader.is_none() => choices.reader = Some(option),
            _ => return Err(Wrong::UnknownOption { command: "fuzz", option }),
        }
    }
    Ok(Command::Fuzz(choices))
}

fn mutants(mut options: Options) -> Result<Command, Wrong> {
    let mut choices = mutants::Choices { room: None, shard: None };
    while let Some(option) = options.next() {
        match option.as_str() {
            "--shard" => {
                let value = options.value("--shard")?;
                let wanted = "a part is K/N, with K from 0 and below N".into();
                let is_part = value
                    .split_once('/')
                    .and_then(|(part, of)| Some(part.parse::<u16>().ok()? < of.parse::<u16>().ok()?));
                if is_part != Some(true) {
                    return Err(Wrong::BadValue { option: "--shard", value, wanted });
                }
                choices.shard = Some(value);
            }
            name if !name.starts_with('-') && choices.room.is_none() => {
                let wanted = format!("the rooms are {}", rooms::ROOMS.join(", "));
                let room = rooms::ROOMS.into_iter().find(|room| *room == name);
                choices.room = Some(room.ok_or(Wrong::BadValue { option: "mutants", value: option, wanted })?);
            }
            _ => return Err(Wrong::UnknownOption { command: "mutants", option }),
        }
    }
    Ok(Command::Mutants(choices))
}

fn test(mut options: Options) -> Result<Command, Wrong> {
    let (mut is_quick, mut only) = (false, Vec::new());
    while let Some(option) = options.next() {
        match option.as_str() {
            "--quick" => is_quick = true,
            "--only" => {
                let value = options.value("--only")?;
                let wanted = format!("the suites are {}", Suite::names());
                only.push(Suite::named(&value).ok_or(Wrong::BadValue { option: "--only", value, wanted })?);
            }
            _ => return Err(Wrong::UnknownOption { command: "test", option }),
        }
    }
    match (is_quick, only.is_empty()) {
        (false, true) => Ok(Command::Test(Selection::All)),
        (true, true) => Ok(Command::Test(Selection::Quick)),
        (false, false) => Ok(Command::Test(Selection::Only(only))),
        (true, false) => Err(Wrong::EitherOr("--quick", "--only")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &Result<Command, Wrong>) {
        assert_eq!(&parse(line.split_whitespace().map(String::from)), expected, "{line}");
    }

    #[test]
    fn serve_has_defaults_and_takes_options() {
        let choices = |port, data: Option<&str>, profile| {
            Ok(Command::Serve(serve::Choices { port, data: data.map(PathBuf::from), profile }))
        };
        check("serve", &choices(8080, None, Profile::Release));
        check("serve --port=0 --data x --debug", &choices(0, Some("x"), Profile::Debug));
        check("serve --data --debug", &Err(Wrong::NoValue("--data")));
        check("serve --data=", &Err(Wrong::NoValue("--data")));
        let wanted = "a port is a whole number from 0 to 65535".into();
        check("serve --port 65536", &Err(Wrong::BadValue { option: "--port", value: "65536".into(), wanted }));
    }

    #[test]
    fn a_fuzzer_takes_a_reader_and_a_time() {
        let choices = |reader: Option<&str>, seconds| {
            Ok(Command::Fuzz(fuzz::Choices { reader: reader.map(String::from), seconds }))
        };
        check("fuzz", &choices(None, 60));
        check("fuzz json --seconds 5", &choices(Some("json"), 5));
        check("fuzz --seconds=5 json", &choices(Some("json"), 5));
        check("fuzz json rows", &Err(Wrong::UnknownOption { command: "fuzz", option: "rows".into() }));
        let wanted = "a time is a whole number of seconds from 1".into();
        check("fuzz --seconds 0", &Err(Wrong::BadValue { option: "--seconds", value: "0".into(), wanted }));
    }

    #[test]
    fn mutants_takes_a_room_and_a_part() {
        let choices =
            |room, shard: Option<&str>| Ok(Command::Mutants(mutants::Choices { room, shard: shard.map(String::from) }));
        check("mutants", &choices(None, None));
        check("mutants wire", &choices(Some("wire"), None));
        check("mutants --shard=0/8 wire", &choices(Some("wire"), Some("0/8")));
        check("mutants wire job", &Err(Wrong::UnknownOption { command: "mutants", option: "job".into() }));
        let wanted = "the rooms are scheduler, wire, job, schedule, exchange".into();
        check("mutants ui", &Err(Wrong::BadValue { option: "mutants", value: "ui".into(), wanted }));
        for part in ["8/8", "1", "a/b"] {
            let wanted = "a part is K/N, with K from 0 and below N".into();
            let expected = Err(Wrong::BadValue { option: "--shard", value: part.into(), wanted });
            check(&format!("mutants --shard {part}"), &expected);
        }
    }

    #[test]
    fn a_command_line_is_read_or_refused() {
        check("", &Err(Wrong::NoCommand));
        check("help", &Ok(Command::Help));
        check("test --help", &Ok(Command::Help));
        check("build --debug", &Ok(Command::Build(Profile::Debug)));
        check("build fast", &Err(Wrong::UnknownOption { command: "build", option: "fast".into() }));
        check("coverage", &Ok(Command::Coverage));
        check("size", &Ok(Command::Size));
        check("bench", &Ok(Command::Bench(bench::Choices { rounds: 3 })));
        check("bench --rounds 1", &Ok(Command::Bench(bench::Choices { rounds: 1 })));
        check("dist", &Ok(Command::Dist));
        check("dist twice", &Err(Wrong::UnknownOption { command: "dist", option: "twice".into() }));
        check("tidy", &Ok(Command::Tidy));
        check("tidy up", &Err(Wrong::UnknownOption { command: "tidy", option: "up".into() }));
        check("tets", &Err(Wrong::UnknownCommand("tets".into())));
        check("test", &Ok(Command::Test(Selection::All)));
        check("test --quick", &Ok(Command::Test(Selection::Quick)));
        check("test --only native", &Ok(Command::Test(Selection::Only(vec![Suite::Native]))));
        check("test --only native --quick", &Err(Wrong::EitherOr("--quick", "--only")));
        check("test --only", &Err(Wrong::NoValue("--only")));
        check("test --all", &Err(Wrong::UnknownOption { command: "test", option: "--all".into() }));
    }
}
