//! A plain HTTP/1.1 client over a real socket, so that the tests see what a browser would get on the wire.

use std::io;
use std::net::SocketAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use stand_in_scheduler::{Options, Running, start};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The path of the service.
pub(crate) const BASE: &str = "/iam/governance/selfservice/api/v1/scheduler";

/// A response as it stood on the wire.
#[derive(Debug)]
pub(crate) struct Reply {
    /// The status.
    pub(crate) status: u16,
    /// The header fields, in lower case.
    pub(crate) head: String,
    /// The body.
    pub(crate) body: String,
}

impl Reply {
    /// The value of a header field.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find(|line| line.starts_with(&format!("{name}: ")))?;
        line.split_once(": ").map(|(_, value)| value)
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The status and, of a refusal, its code.
    pub(crate) fn outcome(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        match body.get("errorCode").and_then(|code| code.as_str()) {
            Some(code) => format!("{} {code}", self.status),
            None => self.status.to_string(),
        }
    }
}

/// A stand-in in memory.
pub(crate) async fn stand_in() -> Running {
    start(Options::default()).await.expect("it starts")
}

/// What requests can be sent to.
pub(crate) trait Listens {
    /// Where it listens.
    fn address(&self) -> SocketAddr;
}

impl Listens for SocketAddr {
    fn address(&self) -> SocketAddr {
        *self
    }
}

impl Listens for Running {
    fn address(&self) -> SocketAddr {
        Running::address(self)
    }
}

/// The value of `Authorization` for a user.
pub(crate) fn basic(user: &str, password: &str) -> String {
    format!("Authorization: Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// Sends a request as the administrator with all headers it needs. `path` begins after the service's own path.
pub(crate) async fn send(to: &impl Listens, method: &str, path: &str, body: &str) -> Reply {
    let headers = [
        basic("xelsysadm", "Scheduler1"),
        "X-Requested-By: test".to_owned(),
        "Content-Type: application/json".to_owned(),
        "Accept: application/json".to_owned(),
    ];
    raw(to, &format!("{method} {BASE}{path}"), &headers, body).await.expect("an answer")
}

/// Sends a request with exactly these headers and reads to the end of the connection.
pub(crate) async fn raw(to: &impl Listens, line: &str, headers: &[String], body: &str) -> io::Result<Reply> {
    let mut stream = TcpStream::connect(to.address()).await?;
    let fields: Vec<_> = headers.iter().map(|field| format!("{field}\r\n")).collect();
    let fields = fields.concat();
    let length = body.len();
    let head = format!("{line} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{fields}", to.address());
    let request = format!("{head}Content-Length: {length}\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    Ok(Reply { status, head: head.to_ascii_lowercase(), body: body.to_owned() })
}

/// A body that creates a job of the documentation's task.
pub(crate) fn job(name: &str) -> String {
    serde_json::json!({ "jobName": name, "taskName": "OIM Certification Purge Task", "retryCount": 1 }).to_string()
}
