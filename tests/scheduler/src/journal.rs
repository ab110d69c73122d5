//! What arrived: every API request, in order, whatever became of it.
//!
//! Must not judge a request.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// One API request as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The method, in capitals.
    pub method: String,
    /// The path as it stood on the request line, still percent-encoded, with the query.
    pub path: String,
    /// The header fields in order; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as text; bytes that are not UTF-8 are replaced.
    pub body: String,
    /// Whether this request made the service store a new job.
    pub stored: bool,
}

impl Arrival {
    /// The value of a header field, its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The list of arrivals, shared between connections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Journal(Arc<Mutex<Vec<Arrival>>>);

/// The place of one arrival in the journal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ticket(usize);

impl Journal {
    /// Writes down a request.
    pub(crate) fn arrived(&self, head: &Parts, path: &str, body: &Bytes) -> Ticket {
        let mut list = self.list();
        list.push(Arrival {
            method: head.method.to_string(),
            path: path.to_owned(),
            headers: fields(&head.headers),
            body: String::from_utf8_lossy(body).into_owned(),
            stored: false,
        });
        Ticket(list.len().saturating_sub(1))
    }

    /// Notes that a request made the service store a new job.
    pub(crate) fn stored(&self, ticket: Ticket) {
        if let Some(arrival) = self.list().get_mut(ticket.0) {
            arrival.stored = true;
        }
    }

    /// All arrivals so far.
    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        self.list().clone()
    }

    fn list(&self) -> MutexGuard<'_, Vec<Arrival>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fields(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect()
}
