//! Starting, stopping, surviving a restart, and the program's two lines.

use std::process::Stdio;

use stand_in_scheduler::{Options, StartError, start};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use crate::client::{job, send};

#[tokio::test]
async fn jobs_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { data: Some(folder.path().join("new/data")), ..Options::default() };
    let service = start(options.clone()).await.unwrap();
    let seeded = send(&service, "GET", "/jobs", "").await.json()["jobs"].as_array().unwrap().len();
    send(&service, "POST", "/jobs", &job("Kept")).await;
    send(&service, "DELETE", "/jobs/Password%20Warning", "").await;
    assert!(matches!(start(options.clone()).await, Err(StartError::Store(_))), "the store is in use");
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

#[tokio::test]
async fn the_program() {
    let program = env!("CARGO_BIN_EXE_stand-in-scheduler");
    let mut child =
        Command::new(program).args(["--port", "0"]).stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let console = lines.next_line().await.unwrap().unwrap();
    let port = console.strip_prefix("Console: http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
    let port: u16 = port.unwrap().parse().unwrap();
    assert_eq!(lines.next_line().await.unwrap().unwrap(), "Sign in: xelsysadm / Scheduler1");

    let port = port.to_string();
    let second = Command::new(program).args(["--port", &port]).output().await.unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("is in use by another program"));

    let id = child.id().unwrap().to_string();
    Command::new("kill").args(["-TERM", &id]).status().await.unwrap();
    assert_eq!(child.wait().await.unwrap().code(), Some(0));
    assert_eq!(lines.next_line().await.unwrap(), None);
}
