//! The stand-in as a program: options in, three lines out, ended by Ctrl-C or SIGTERM.

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use stand_in_scheduler::{Gate, Options, Portals, start};

const USAGE: &str = "\
stand-in-scheduler: a stand-in for OIG's scheduler REST service on 127.0.0.1

  --port N       the port to listen on (default 8080; 0 takes any that is free)
  --data DIR     keep the jobs in this folder (default: in memory)
  --console DIR  serve the built console of this folder
  --gate KIND    lead whoever is not signed in to /identity, as a single sign-on
                 before the service does: redirect, or page in place of 401
  --portal ORIGIN
                 let pages of this origin embed the console and call the service;
                 as often as there are some
  --portals-read let them do no more than read
  --tls          speak TLS, with a certificate that nobody vouches for
  --late MS      answer whatever the service is asked so many milliseconds late
  --silent FILE  never answer when this file of the console is asked for;
                 as often as there are some
  --help         show this
";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // With nowhere to write to, the exit code still tells.
            let _unwritten = writeln!(io::stderr(), "{problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let Some(options) = read(std::env::args().skip(1))? else {
        write!(io::stdout(), "{USAGE}")?;
        return Ok(());
    };
    let end = End::listen()?;
    let running = start(options).await?;
    let mut out = io::stdout();
    writeln!(out, "Console: {}", running.url())?;
    writeln!(out, "Token: {}", running.token())?;
    writeln!(out, "Sign in: {} / {}", running.user(), running.password())?;
    out.flush()?;
    end.wait().await;
    running.stop().await;
    Ok(())
}

/// The options of the command line; `None` when help is asked for.
fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options { port: 8080, ..Options::default() };
    while let Some(word) = words.next() {
        if word == "--help" || word == "-h" {
            return Ok(None);
        }
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value\n\n{USAGE}"));
        match word.as_str() {
            "--port" => {
                let port = value()?;
                options.port = port.parse().map_err(|_| format!("--port: \"{port}\" is not a port (0 to 65535)"))?;
            }
            "--data" => options.data = Some(value()?.into()),
            "--gate" => {
                options.gate = match value()?.as_str() {
                    "redirect" => Gate::Redirect,
                    "page" => Gate::Page,
                    other => return Err(format!("--gate: \"{other}\" is neither redirect nor page")),
                };
            }
            "--portal" => options.portals.push(value()?),
            "--portals-read" => options.portals_may = Portals::Read,
            "--tls" => options.is_secret = true,
            "--late" => {
                let time = value()?;
                let time = time.parse().map_err(|_| format!("--late: \"{time}\" is not a number of milliseconds"))?;
                options.late = Duration::from_millis(time);
            }
            "--silent" => options.silent.push(value()?),
            "--console" => options.console = Some(value()?.into()),
            _ => return Err(format!("unknown option {word}\n\n{USAGE}")),
        }
    }
    Ok(Some(options))
}

/// The wish to end, heard from before the first line is printed: whoever reads it may be quick.
#[cfg(unix)]
struct End {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl End {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn wait(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// The wish to end, heard from before the first line is printed: whoever reads it may be quick.
#[cfg(windows)]
struct End(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl End {
    fn listen() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn wait(mut self) {
        self.0.recv().await;
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn command_line() {
        #[track_caller]
        fn check(line: &str, wanted: Result<Option<u16>, &str>) {
            let found = read(line.split_whitespace().map(str::to_owned)).map(|options| options.map(|it| it.port));
            match (found, wanted) {
                (Err(found), Err(wanted)) => assert!(found.starts_with(wanted), "{line}: {found}"),
                (found, wanted) => assert_eq!(found, wanted.map_err(str::to_owned), "{line}"),
            }
        }
        check("", Ok(Some(8080)));
        check("--port 0 --data d --console c", Ok(Some(0)));
        check("--help", Ok(None));
        check("--port", Err("--port needs a value"));
        check("--port 70000", Err("--port: \"70000\" is not a port"));
        check("--gate redirect", Ok(Some(8080)));
        check("--gate", Err("--gate needs a value"));
        check("--gate open", Err("--gate: \"open\" is neither"));
        check("--tls --portal http://a.example --portals-read --silent tasks.json", Ok(Some(8080)));
        check("--silent", Err("--silent needs a value"));
        check("--nonsense", Err("unknown option --nonsense"));
    }
}
