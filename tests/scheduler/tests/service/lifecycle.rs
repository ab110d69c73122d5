//! Starting, stopping, surviving a restart, and the program's three lines.

use std::net::SocketAddr;
use std::process::Stdio;

use stand_in_scheduler::{Options, StartError, start};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdout, Command};

use crate::client::{job, send};

#[tokio::test]
async fn jobs_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { data: Some(folder.path().join("new/data")), ..Options::default() };
    let service = start(options.clone()).await.unwrap();
    let seeded = send(&service, "GET", "/jobs", "").await.json()["jobs"].as_array().unwrap().len();
    send(&service, "POST", "/jobs", &job("Kept")).await;
    send(&service, "DELETE", "/jobs/Password%20Warning", "").await;
    let second = start(options.clone()).await.unwrap_err();
    assert!(matches!(second, StartError::Store(_)) && second.to_string().contains("another stand-in"), "{second}");
    service.stop().await;

    let service = start(options).await.unwrap();
    assert_eq!(send(&service, "GET", "/jobs/Kept", "").await.status, 200);
    assert_eq!(send(&service, "GET", "/jobs/Password%20Warning", "").await.status, 404);
    let jobs = send(&service, "GET", "/jobs", "").await.json()["jobs"].as_array().unwrap().len();
    assert_eq!(jobs, seeded);
}

#[tokio::test]
async fn a_port_in_use() {
    let service = start(Options::default()).await.unwrap();
    let options = Options { port: service.address().port(), ..Options::default() };
    let error = start(options).await.unwrap_err().to_string();
    assert!(error.contains(&service.address().port().to_string()) && error.contains("--port"), "{error}");
}

/// The stand-in as a program.
struct Program {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    address: SocketAddr,
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_stand-in-scheduler");

impl Program {
    /// Starts it on a free port and reads its three lines.
    async fn start(more: &[&str]) -> Self {
        let mut command = Command::new(PROGRAM);
        command.args(["--port", "0"]).args(more).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let console = lines.next_line().await.unwrap().unwrap();
        let address = console.strip_prefix("Console: http://").and_then(|rest| rest.strip_suffix('/'));
        let address: SocketAddr = address.unwrap().parse().unwrap();
        assert!(lines.next_line().await.unwrap().unwrap().starts_with("Token: ey"));
        assert_eq!(lines.next_line().await.unwrap().unwrap(), "Sign in: xelsysadm / Scheduler1");
        Self { child, lines, address }
    }
}

#[tokio::test]
async fn the_program_refuses_a_port_in_use() {
    let first = Program::start(&[]).await;
    let port = first.address.port().to_string();
    let second = Command::new(PROGRAM).args(["--port", &port]).output().await.unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("is in use by another program"));
}

#[tokio::test]
async fn the_program_ends_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let mut program = Program::start(&[]).await;
        // A request that is never answered does not keep it.
        let address = program.address;
        tokio::spawn(async move { send(&address, "POST", "/jobs", &job("fault:no-answer-after")).await });
        while send(&address, "GET", "/jobs/fault:no-answer-after", "").await.status != 200 {}
        let id = program.child.id().unwrap().to_string();
        Command::new("kill").args([signal, &id]).status().await.unwrap();
        assert_eq!(program.child.wait().await.unwrap().code(), Some(0), "{signal}");
        assert_eq!(program.lines.next_line().await.unwrap(), None, "{signal}");
        assert!(TcpStream::connect(program.address).await.is_err(), "{signal}");
    }
}

#[tokio::test]
async fn jobs_survive_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let mut program = Program::start(&["--data", data]).await;
    assert_eq!(send(&program.address, "POST", "/jobs", &job("Kept")).await.status, 200);
    program.child.kill().await.unwrap();

    let program = Program::start(&["--data", data]).await;
    assert_eq!(send(&program.address, "GET", "/jobs/Kept", "").await.status, 200);
}
