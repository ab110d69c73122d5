//! A connection that can be told to break, or to say something before its answer.
//!
//! Must not know HTTP, nor who tells it so.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// What one connection is told.
#[derive(Debug, Clone)]
pub(crate) struct Cut(Arc<Wishes>);

#[derive(Debug)]
struct Wishes {
    port: u16,
    is_cut: AtomicBool,
    before: Mutex<&'static [u8]>,
}

impl Cut {
    /// For a connection to this port of ours, of which nothing is wished yet.
    pub(crate) fn new(port: u16) -> Self {
        Self(Arc::new(Wishes { port, is_cut: AtomicBool::new(false), before: Mutex::new(&[]) }))
    }

    /// Asks for the connection to be reset instead of answered.
    pub(crate) fn ask(&self) {
        self.0.is_cut.store(true, Ordering::Relaxed);
    }

    /// Asks for these bytes to be written before the answer.
    pub(crate) fn say_before(&self, bytes: &'static [u8]) {
        self.with_before(|before| *before = bytes);
    }

    /// The origin at which the connection came in, or the same server under another origin.
    pub(crate) fn origin(&self, is_other: bool) -> String {
        let host = if is_other { "localhost" } else { "127.0.0.1" };
        format!("http://{host}:{}", self.0.port)
    }

    fn asked(&self) -> bool {
        self.0.is_cut.load(Ordering::Relaxed)
    }

    fn with_before<R>(&self, act: impl FnOnce(&mut &'static [u8]) -> R) -> R {
        act(&mut self.0.before.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A connection that closes with a TCP reset once its cut is asked for.
pub(crate) struct Socket {
    stream: TcpStream,
    cut: Cut,
}

impl Socket {
    pub(crate) fn new(stream: TcpStream, cut: Cut) -> Self {
        Self { stream, cut }
    }
}

impl AsyncRead for Socket {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.cut.asked() {
            // With nothing to wait for, closing sends a reset in place of an orderly end.
            self.stream.set_zero_linger()?;
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        loop {
            let before = self.cut.with_before(|before| *before);
            if before.is_empty() {
                return Pin::new(&mut self.stream).poll_write(cx, bytes);
            }
            let written = match Pin::new(&mut self.stream).poll_write(cx, before) {
                Poll::Ready(written) => written?,
                Poll::Pending => return Poll::Pending,
            };
            self.cut.with_before(|before| *before = before.get(written..).unwrap_or_default());
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.cut.asked() {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
