//! The requests the console makes, as plain values.
//!
//! Owns method, path, headers and body. Credentials are never part of a request: the sender adds them.

use super::path::segment;

/// A request to the scheduler service. The preview, the cURL text, the download and the sender take this one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path, relative to the service's base path.
    pub path: String,
    /// What follows the path behind `?`, in order.
    pub query: Vec<(&'static str, String)>,
    /// The headers, in order, without credentials.
    pub headers: Vec<(&'static str, String)>,
    /// The body, byte for byte.
    pub body: Option<String>,
}

/// The methods the console uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates.
    Post,
    /// Puts something into its place.
    Put,
}

impl Method {
    /// The method's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// "Create a new job": POST /jobs.
///
/// `requested_by` is the value of X-Requested-By, without which the server refuses every call that writes.
#[must_use]
pub fn create_job(body: String, requested_by: &str) -> Request {
    writing(Method::Post, "/jobs".to_owned(), body, requested_by)
}

/// A request that writes, with all that the service asks of one.
pub(super) fn writing(method: Method, path: String, body: String, requested_by: &str) -> Request {
    Request {
        method,
        path,
        query: Vec::new(),
        headers: vec![
            ("Content-Type", "application/json".to_owned()),
            ("Accept", "application/json".to_owned()),
            ("X-Requested-By", requested_by.to_owned()),
        ],
        body: Some(body),
    }
}

/// Reads a job by its name: GET /jobs/{jobName}.
#[must_use]
pub fn read_job(job_name: &str) -> Request {
    get(format!("/jobs/{}", segment(job_name)), Vec::new())
}

/// The smallest read there is: it tells whether the service answers and knows the person.
#[must_use]
pub fn probe() -> Request {
    get("/jobs".to_owned(), vec![("limit", "1".to_owned())])
}

pub(super) fn get(path: String, query: Vec<(&'static str, String)>) -> Request {
    Request { method: Method::Get, path, query, headers: vec![("Accept", "application/json".to_owned())], body: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_has_its_method_path_and_query() {
        #[track_caller]
        fn check(request: &Request, method: &str, path: &str, query: &[(&str, &str)], body: Option<&str>) {
            let asked: Vec<_> = request.query.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!((request.method.as_str(), request.path.as_str()), (method, path));
            assert_eq!((asked.as_slice(), request.body.as_deref()), (query, body));
        }
        check(&create_job("{}".to_owned(), "me"), "POST", "/jobs", &[], Some("{}"));
        check(&read_job("A/B c"), "GET", "/jobs/A%2FB%20c", &[], None);
        check(&probe(), "GET", "/jobs", &[("limit", "1")], None);
        check(&writing(Method::Put, "/x".to_owned(), "{}".to_owned(), "me"), "PUT", "/x", &[], Some("{}"));
    }

    #[test]
    fn what_writes_says_who_asks() {
        let headers = create_job(String::new(), "me").headers;
        assert!(headers.contains(&("X-Requested-By", "me".to_owned())));
        assert_eq!(read_job("J").headers, [("Accept", "application/json".to_owned())]);
    }
}
