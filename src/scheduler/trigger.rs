//! The calls on a job's trigger: the requests, and what the server tells of the next run.
//!
//! Owns "Set a trigger" and "Get a trigger". What an answer to setting means is [`super::outcome`]'s to tell: the codes
//! and the Success object are those of every call that writes. Must not know schedules.

use super::outcome::{NoAnswer, Reply, is_missing};
use super::path::segment;
use super::request::{Method, Request, get, writing};
use crate::schedule;

/// "Set a trigger": PUT /jobs/{jobName}/trigger.
///
/// It puts the same into the same place however often it is made, so it may be made again where an answer is missing.
#[must_use]
pub fn set_trigger(job_name: &str, body: String, requested_by: &str) -> Request {
    writing(Method::Put, path(job_name), body, requested_by)
}

/// "Get a trigger": GET /jobs/{jobName}/trigger.
#[must_use]
pub fn read_trigger(job_name: &str) -> Request {
    get(path(job_name), Vec::new())
}

fn path(job_name: &str) -> String {
    ["/jobs/", &segment(job_name), "/trigger"].concat()
}

/// What the server tells of a job's next run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextRun {
    /// nextFireTime, as it came.
    At(String),
    /// There is a trigger, and the server names no next run.
    NotNamed,
    /// The job has no trigger.
    NoTrigger,
    /// The answer tells nothing, or there is none.
    Unclear,
}

/// What an answer to "Get a trigger" tells.
#[must_use]
pub fn next_run(answer: Result<Reply, NoAnswer>) -> NextRun {
    match answer {
        Ok(reply) if is_missing(&reply) => NextRun::NoTrigger,
        Ok(reply) if reply.status == 200 => match schedule::decode(&reply.body) {
            Ok(trigger) => trigger.next_fire_time.map_or(NextRun::NotNamed, NextRun::At),
            Err(_) => NextRun::Unclear,
        },
        Ok(_) | Err(_) => NextRun::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trigger_stands_under_its_job() {
        let set = set_trigger("a/b c", "{}".to_owned(), "me");
        assert_eq!((set.method, set.path.as_str()), (Method::Put, "/jobs/a%2Fb%20c/trigger"));
        assert_eq!(set.body.as_deref(), Some("{}"));
        assert!(set.headers.contains(&("X-Requested-By", "me".to_owned())));
        let read = read_trigger("a/b c");
        assert_eq!((read.method, read.path, read.body), (Method::Get, set.path, None));
    }

    #[test]
    fn the_next_run_is_told_as_it_came() {
        #[track_caller]
        fn check(status: u16, body: &str, expected: NextRun) {
            let reply = Reply {
                status,
                content_type: String::new(),
                redirected: false,
                retry_after: None,
                body: body.to_owned(),
            };
            assert_eq!(next_run(Ok(reply)), expected, "{status} {body}");
        }
        check(200, r#"{"nextFireTime":"soon"}"#, NextRun::At("soon".to_owned()));
        check(200, r#"{"triggerType":"Single","nextFireTime":null}"#, NextRun::NotNamed);
        check(404, "{}", NextRun::NoTrigger);
        check(404, "<html>", NextRun::Unclear);
        check(404, "no such path", NextRun::Unclear);
        check(404, "", NextRun::Unclear);
        check(200, "<html>", NextRun::Unclear);
        check(200, r#"{"nextFireTime":1}"#, NextRun::Unclear);
        check(500, r#"{"nextFireTime":"soon"}"#, NextRun::Unclear);
        assert_eq!(next_run(Err(NoAnswer::TimedOut)), NextRun::Unclear);
    }
}
