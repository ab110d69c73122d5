//! Looking for jobs, and reading them: what is asked, and what the answers tell.
//!
//! Owns "Search jobs" and what an answer to a read means. Must not know why somebody looks.

use super::outcome::{NoAnswer, Reply, is_job};
use super::request::{Request, get};
use crate::json::{JsonError, Kind, Node, read};

/// Which jobs are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search<'a> {
    /// Any.
    All,
    /// Those whose name holds this text.
    Named(&'a str),
    /// Those that run this task.
    OfTask(&'a str),
}

/// A job as a search lists it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundJob {
    /// name
    pub name: String,
    /// taskName; empty where the list does not say it.
    pub task_name: String,
    /// status, as it came; empty where the list does not say it.
    pub status: String,
}

/// Why an answer to a read tells nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// There is none.
    NoAnswer(NoAnswer),
    /// The server refused, with this status.
    Refused(u16),
    /// The answer is of another kind than the service gives.
    Unreadable,
}

/// "Search jobs": GET /jobs with `q`, at most so many, ordered by name.
///
/// In `q` a blank is written `::`, and `*` stands for any text (Oracle's "REST API for Scheduler").
#[must_use]
pub fn find_jobs(search: Search<'_>, limit: u32) -> Request {
    let mut query = vec![("limit", limit.to_string()), ("orderBy", "jobName:asc".to_owned())];
    let escaped = |text: &str| text.replace(' ', "::");
    match search {
        Search::All => {}
        Search::Named(text) => query.push(("q", ["Job::Name eq *", &escaped(text), "*"].concat())),
        Search::OfTask(name) => query.push(("q", ["Task::Name eq ", &escaped(name)].concat())),
    }
    get("/jobs".to_owned(), query)
}

/// The jobs that an answer to a search lists. What has no name is passed over.
///
/// # Errors
/// When the answer lists nothing.
pub fn found_jobs(answer: Result<Reply, NoAnswer>) -> Result<Vec<FoundJob>, Unread> {
    listed(&body(answer)?).map_err(|_| Unread::Unreadable)
}

/// The body of an answer to a read: a JSON object.
///
/// # Errors
/// When there is none.
pub fn body(answer: Result<Reply, NoAnswer>) -> Result<String, Unread> {
    let reply = answer.map_err(Unread::NoAnswer)?;
    match reply.status {
        200 if read(&reply.body).is_ok_and(|node| node.kind() == Kind::Object) => Ok(reply.body),
        // 0 is a redirect that was not followed.
        0 | 200..=399 => Err(Unread::Unreadable),
        status => Err(Unread::Refused(status)),
    }
}

/// The body of an answer to reading the job of this name.
///
/// # Errors
/// When there is none, or it is not that job.
pub fn job_body(answer: Result<Reply, NoAnswer>, name: &str) -> Result<String, Unread> {
    body(answer).and_then(|body| if is_job(&body, name) { Ok(body) } else { Err(Unread::Unreadable) })
}

fn listed(document: &str) -> Result<Vec<FoundJob>, JsonError> {
    let mut found = Vec::new();
    read(document)?.each_member("list", &mut |key, value| {
        if key == "jobs" {
            for job in value.items(key)? {
                found.push(entry(job)?);
            }
        }
        Ok(())
    })?;
    found.retain(|job| !job.name.is_empty());
    Ok(found)
}

fn entry(job: Node<'_>) -> Result<FoundJob, JsonError> {
    let mut found = FoundJob::default();
    job.each_member("job", &mut |key, value| {
        if value.kind() == Kind::Text {
            match key {
                "name" => found.name = value.text(key)?,
                "taskName" => found.task_name = value.text(key)?,
                "status" => found.status = value.text(key)?,
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_says_what_it_looks_for() {
        #[track_caller]
        fn check(search: Search<'_>, expected: Option<&str>) {
            let request = find_jobs(search, 20);
            assert_eq!((request.path.as_str(), &request.body), ("/jobs", &None));
            let value = |name| request.query.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
            assert_eq!((value("limit"), value("orderBy"), value("q")), (Some("20"), Some("jobName:asc"), expected));
        }
        check(Search::All, None);
        check(Search::Named("Test Job"), Some("Job::Name eq *Test::Job*"));
        check(Search::Named(""), Some("Job::Name eq **"));
        check(Search::OfTask("Purge Cache"), Some("Task::Name eq Purge::Cache"));
    }

    fn reply(status: u16, body: &str) -> Reply {
        let body = body.to_owned();
        Reply { status, content_type: String::new(), redirected: false, retry_after: None, body }
    }

    #[test]
    fn what_is_listed_is_found() {
        #[track_caller]
        fn check(body: &str, expected: &[(&str, &str, &str)]) {
            let found = found_jobs(Ok(reply(200, body))).unwrap();
            let found: Vec<_> =
                found.iter().map(|it| (it.name.as_str(), it.task_name.as_str(), it.status.as_str())).collect();
            assert_eq!(found, expected, "{body}");
        }
        check(r#"{"jobs":[],"links":[]}"#, &[]);
        check("{}", &[]);
        check(
            r#"{"jobs":[{"name":"A \u0042","taskName":"T","status":"STOPPED","enabled":true},{"name":"C"}]}"#,
            &[("A B", "T", "STOPPED"), ("C", "", "")],
        );
        check(r#"{"jobs":[{"taskName":"T"},{"name":null,"status":5}]}"#, &[]);
    }

    #[test]
    fn a_job_that_is_read_is_the_one_that_was_asked_for() {
        #[track_caller]
        fn check(body: &str, expected: Result<&str, Unread>) {
            assert_eq!(job_body(Ok(reply(200, body)), "J"), expected.map(str::to_owned), "{body}");
        }
        let whole = r#"{"jobName":"J","taskName":"T"}"#;
        check(whole, Ok(whole));
        check(r#"{"taskName":"T"}"#, Ok(r#"{"taskName":"T"}"#));
        for other in [r#"{"jobName":"K","taskName":"T"}"#, r#"{"error":"no"}"#, "{}", "[]"] {
            check(other, Err(Unread::Unreadable));
        }
        assert_eq!(job_body(Ok(reply(404, whole)), "J"), Err(Unread::Refused(404)));
    }

    #[test]
    fn what_tells_nothing_says_why() {
        #[track_caller]
        fn check(answer: Result<Reply, NoAnswer>, expected: Unread) {
            assert_eq!(found_jobs(answer.clone()), Err(expected));
            assert_eq!(body(answer), Err(expected));
        }
        check(Err(NoAnswer::TimedOut), Unread::NoAnswer(NoAnswer::TimedOut));
        check(Ok(reply(401, "{}")), Unread::Refused(401));
        check(Ok(reply(404, "<html>")), Unread::Refused(404));
        check(Ok(reply(200, "<html>")), Unread::Unreadable);
        check(Ok(reply(200, "[]")), Unread::Unreadable);
        check(Ok(reply(302, "")), Unread::Unreadable);
        check(Ok(reply(0, "")), Unread::Unreadable);
        assert_eq!(found_jobs(Ok(reply(200, r#"{"jobs":{}}"#))), Err(Unread::Unreadable));
    }
}
