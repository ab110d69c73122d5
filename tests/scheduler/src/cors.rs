//! Pages of other origins: which may read files and call the service (CORS).
//!
//! Must not know what they ask for.

use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::response::Response;
use tower_http::cors::CorsLayer;

/// What a page of another origin may do with the service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Portals {
    /// All that the console does.
    #[default]
    Write,
    /// Read alone: the headers without which nothing can be written were forgotten.
    Read,
}

/// Lets pages of these origins read files and call the service.
pub(crate) fn open_to(portals: &[String], may: Portals) -> CorsLayer {
    let reading = [header::ACCEPT, header::AUTHORIZATION];
    let writing = [header::CONTENT_TYPE, HeaderName::from_static("x-requested-by")];
    let headers = reading.into_iter().chain(writing.into_iter().filter(|_| may == Portals::Write));
    CorsLayer::new()
        .allow_origin(portals.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect::<Vec<_>>())
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers(headers.collect::<Vec<_>>())
}

/// The mark of an answer that a page of another origin may not read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WithoutCors;

impl WithoutCors {
    /// Marks an answer.
    pub(crate) fn mark(mut response: Response) -> Response {
        response.extensions_mut().insert(Self);
        response
    }

    /// Takes out of a marked answer what would let another origin read it.
    pub(crate) fn apply(mut response: Response) -> Response {
        if response.extensions().get::<Self>().is_some() {
            response.headers_mut().remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        }
        response
    }
}
