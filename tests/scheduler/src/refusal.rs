//! Every "no" the service can say: its HTTP status, its code and its JSON body.
//!
//! Must not know which rule or request led to it.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::store::StoreError;

/// Why a request was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    BadRequest,
    RequestedByMissing,
    BrokenJson,
    UnknownField,
    FieldMissing,
    WrongType,
    OutOfRange,
    UnknownTask,
    UnknownParameter,
    ParameterMissing,
    WrongValue,
    BadInterval,
    BadSearch,
    UnknownFault,
    NotSignedIn,
    AccessDenied,
    NoSuchPath,
    NoSuchJob,
    NoSuchTrigger,
    NoSuchRun,
    MethodNotAllowed,
    NotAcceptable,
    JobExists,
    JobRunning,
    TooLarge,
    WrongMediaType,
    StoreFailed,
}

impl Reason {
    /// The status and the `errorCode` of this reason.
    fn answer(self) -> (StatusCode, &'static str) {
        match self {
            Reason::BadRequest => (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
            Reason::RequestedByMissing => (StatusCode::BAD_REQUEST, "X_REQUESTED_BY_MISSING"),
            Reason::BrokenJson => (StatusCode::BAD_REQUEST, "BROKEN_JSON"),
            Reason::UnknownField => (StatusCode::BAD_REQUEST, "UNKNOWN_FIELD"),
            Reason::FieldMissing => (StatusCode::BAD_REQUEST, "FIELD_MISSING"),
            Reason::WrongType => (StatusCode::BAD_REQUEST, "WRONG_TYPE"),
            Reason::OutOfRange => (StatusCode::BAD_REQUEST, "OUT_OF_RANGE"),
            Reason::UnknownTask => (StatusCode::BAD_REQUEST, "UNKNOWN_TASK"),
            Reason::UnknownParameter => (StatusCode::BAD_REQUEST, "UNKNOWN_PARAMETER"),
            Reason::ParameterMissing => (StatusCode::BAD_REQUEST, "REQUIRED_PARAMETER_MISSING"),
            Reason::WrongValue => (StatusCode::BAD_REQUEST, "WRONG_VALUE_TYPE"),
            Reason::BadInterval => (StatusCode::BAD_REQUEST, "BAD_INTERVAL"),
            Reason::BadSearch => (StatusCode::BAD_REQUEST, "BAD_SEARCH"),
            Reason::UnknownFault => (StatusCode::BAD_REQUEST, "UNKNOWN_FAULT"),
            Reason::NotSignedIn => (StatusCode::UNAUTHORIZED, "NOT_SIGNED_IN"),
            Reason::AccessDenied => (StatusCode::FORBIDDEN, "ACCESS_DENIED"),
            Reason::NoSuchPath => (StatusCode::NOT_FOUND, "NO_SUCH_PATH"),
            Reason::NoSuchJob => (StatusCode::NOT_FOUND, "NO_SUCH_JOB"),
            Reason::NoSuchTrigger => (StatusCode::NOT_FOUND, "NO_SUCH_TRIGGER"),
            Reason::NoSuchRun => (StatusCode::NOT_FOUND, "NO_SUCH_RUN"),
            Reason::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED"),
            Reason::NotAcceptable => (StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE"),
            Reason::JobExists => (StatusCode::CONFLICT, "JOB_EXISTS"),
            Reason::JobRunning => (StatusCode::CONFLICT, "JOB_RUNNING"),
            Reason::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE"),
            Reason::WrongMediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "WRONG_MEDIA_TYPE"),
            Reason::StoreFailed => (StatusCode::INTERNAL_SERVER_ERROR, "STORE_FAILED"),
        }
    }
}

/// A refused request: the reason, and a sentence that names the field or parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) reason: Reason,
    pub(crate) message: String,
}

impl Refusal {
    /// A refusal with its sentence.
    pub(crate) fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self { reason, message: message.into() }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::new(Reason::StoreFailed, error.to_string())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code) = self.reason.answer();
        let mut response = answer(status, &json!({ "errorCode": code, "errorMessage": self.message }));
        if status == StatusCode::UNAUTHORIZED {
            let challenge = HeaderValue::from_static("Basic realm=\"stand-in scheduler\", charset=\"UTF-8\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// A JSON response.
pub(crate) fn answer<T: serde::Serialize>(status: StatusCode, body: &T) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
