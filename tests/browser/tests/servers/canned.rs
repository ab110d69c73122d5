//! A server that gives one answer to whatever it is asked, and keeps what that was.
//!
//! It stands where the stand-in scheduler would not do: for OIG with a sign-on by cookies, for a portal.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use browser_tests::Outcome;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A running server, which ends with this value.
pub(crate) struct Canned {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Canned {
    /// Starts it with this answer, head and body as they go out; `ORIGIN` stands for its own.
    pub(crate) async fn start(answer: &str) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (address, heard) = (listener.local_addr()?, Arc::<Mutex<Vec<String>>>::default());
        let (keep, answer) = (heard.clone(), answer.replace("ORIGIN", &format!("http://{address}")));
        let task = tokio::spawn(async move {
            while let Ok((mut stream, _from)) = listener.accept().await {
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n") && matches!(stream.read_buf(&mut request).await, Ok(1..)) {}
                keep.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(String::from_utf8_lossy(&request).into_owned());
                // Who has gone needs no answer.
                let _gone = stream.write_all(answer.as_bytes()).await;
            }
        });
        Ok(Self { address, heard, task })
    }

    /// Its origin.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The heads of the requests so far.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Canned {
    fn drop(&mut self) {
        self.task.abort();
    }
}
