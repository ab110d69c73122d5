//! Paging, ordering and the search grammar of the list operations.
//!
//! Must not know where the listed things come from.

use std::cmp::Ordering;

use serde_json::{Value, json};

use crate::api::BASE;
use crate::job::Job;
use crate::refusal::{Reason, Refusal};

/// The numbers that stand for a job's status in `q`.
const STATUSES: [(&str, &str); 4] = [("2", "STOPPED"), ("5", "RUNNING"), ("6", "FAILED"), ("7", "INTERRUPTED")];

/// The page of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Paging {
    limit: Option<usize>,
    offset: usize,
}

/// A search for jobs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Search {
    paging: Paging,
    order: (Column, bool),
    conditions: Vec<Condition>,
    query: Vec<(String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Task,
    Status,
}

#[derive(Debug, PartialEq, Eq)]
struct Condition {
    column: Column,
    pattern: String,
}

impl Paging {
    /// Reads `limit` and `offset`; any name beside these, the given ones, and any name that stands there twice, is
    /// refused.
    pub(crate) fn read(query: &[(String, String)], others: &[&str]) -> Result<Self, Refusal> {
        for (place, (name, _)) in query.iter().enumerate() {
            if !["limit", "offset"].contains(&name.as_str()) && !others.contains(&name.as_str()) {
                return Err(bad(format!("{name}: no such query parameter")));
            }
            if query.iter().take(place).any(|(known, _)| known == name) {
                return Err(bad(format!("{name}: stands there twice")));
            }
        }
        let most = usize::try_from(i32::MAX).unwrap_or(usize::MAX);
        let number = |name: &str, least: usize| {
            let stated = query.iter().find(|(key, _)| key == name).map(|(_, value)| value);
            let Some(stated) = stated else {
                return Ok(None);
            };
            let number = stated.bytes().all(|byte| byte.is_ascii_digit()).then(|| stated.parse::<usize>().ok());
            match number.flatten().filter(|number| (least..=most).contains(number)) {
                Some(number) => Ok(Some(number)),
                None => Err(bad(format!("{name}: must be a whole number from {least} to {most}, not \"{stated}\""))),
            }
        };
        Ok(Self { limit: number("limit", 1)?, offset: number("offset", 0)?.unwrap_or(0) })
    }

    /// The entries of the page, and the links to the pages beside it.
    pub(crate) fn page<T>(&self, all: Vec<T>, path: &str, query: &[(String, String)]) -> (Vec<T>, Vec<Value>) {
        let mut links = Vec::new();
        if let Some(limit) = self.limit {
            let next = self.offset.saturating_add(limit);
            if next < all.len() {
                links.push(link("next", path, query, limit, next));
            }
            if self.offset > 0 {
                links.push(link("prev", path, query, limit, self.offset.saturating_sub(limit)));
            }
        }
        let page = all.into_iter().skip(self.offset).take(self.limit.unwrap_or(usize::MAX)).collect();
        (page, links)
    }
}

impl Search {
    /// Reads the query of a search.
    pub(crate) fn read(query: Vec<(String, String)>) -> Result<Self, Refusal> {
        let value = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let paging = Paging::read(&query, &["orderBy", "q"])?;
        let order = value("orderBy").map_or(Ok((Column::Name, false)), order)?;
        let conditions = value("q").map_or(Ok(Vec::new()), conditions)?;
        Ok(Self { paging, order, conditions, query })
    }

    /// The name that is searched, without the stars round it; empty where any will do.
    pub(crate) fn name(&self) -> &str {
        let of_name = self.conditions.iter().find(|condition| condition.column == Column::Name);
        of_name.map_or("", |condition| condition.pattern.trim_matches('*'))
    }

    /// The jobs of the page that was asked for, and the links to the pages beside it.
    pub(crate) fn page(&self, jobs: Vec<Job>) -> (Vec<Job>, Vec<Value>) {
        let fits = |job: &Job| self.conditions.iter().all(|condition| condition.fits(job));
        let mut found: Vec<Job> = jobs.into_iter().filter(fits).collect();
        let (column, descending) = self.order;
        found.sort_by(|one, other| turned(column.of(one).cmp(column.of(other)), descending));
        self.paging.page(found, &format!("{BASE}/jobs"), &self.query)
    }
}

impl Column {
    fn of(self, job: &Job) -> &str {
        match self {
            Column::Name => &job.name,
            Column::Task => &job.task,
            Column::Status => &job.status,
        }
    }
}

impl Condition {
    fn fits(&self, job: &Job) -> bool {
        matches(&self.pattern, self.column.of(job))
    }
}

/// An ordering, turned round when the order is descending.
pub(crate) fn turned(ordering: Ordering, descending: bool) -> Ordering {
    if descending { ordering.reverse() } else { ordering }
}

/// The two halves of `field:order`: the field, and whether it is descending.
pub(crate) fn direction(text: &str) -> Result<(&str, bool), Refusal> {
    match text.split_once(':') {
        None | Some((_, "asc")) => Ok((text.split(':').next().unwrap_or_default(), false)),
        Some((field, "desc")) => Ok((field, true)),
        Some((_, other)) => Err(bad(format!("orderBy: the order must be asc or desc, not \"{other}\""))),
    }
}

/// A refusal of a search.
pub(crate) fn bad(message: String) -> Refusal {
    Refusal::new(Reason::BadSearch, message)
}

/// A text, percent-encoded for a path or a query.
pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~*:".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn order(text: &str) -> Result<(Column, bool), Refusal> {
    let (field, descending) = direction(text)?;
    let column = match field {
        "jobName" => Column::Name,
        "taskName" => Column::Task,
        "status" => Column::Status,
        other => return Err(bad(format!("orderBy: must be jobName, taskName or status, not \"{other}\""))),
    };
    Ok((column, descending))
}

fn conditions(text: &str) -> Result<Vec<Condition>, Refusal> {
    text.split(" and ").map(condition).collect()
}

fn condition(text: &str) -> Result<Condition, Refusal> {
    let form = || bad(format!("q: must be of the form \"field eq text\", not \"{text}\"; a blank in the text is ::"));
    let mut words = text.split(' ');
    let (Some(field), Some("eq"), Some(wanted), None) = (words.next(), words.next(), words.next(), words.next()) else {
        return Err(form());
    };
    if wanted.is_empty() {
        return Err(form());
    }
    let wanted = wanted.replace("::", " ");
    let (column, pattern) = match field {
        "Job::Name" => (Column::Name, wanted),
        "Task::Name" => (Column::Task, wanted),
        "Job::Status" => {
            let known = STATUSES.into_iter().find(|(number, _)| *number == wanted);
            let refusal = || bad(format!("q: Job::Status must be 2, 5, 6 or 7, not \"{wanted}\""));
            (Column::Status, known.ok_or_else(refusal)?.1.to_owned())
        }
        other => return Err(bad(format!("q: must ask for Job::Name, Task::Name or Job::Status, not \"{other}\""))),
    };
    Ok(Condition { column, pattern })
}

/// Whether a text fits a pattern in which `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

fn link(rel: &str, path: &str, query: &[(String, String)], limit: usize, offset: usize) -> Value {
    let kept = query.iter().filter(|(name, _)| name == "orderBy" || name == "q");
    let kept: Vec<_> = kept.map(|(name, value)| format!("&{name}={}", encoded(value))).collect();
    let kept = kept.concat();
    json!({ "rel": rel, "href": format!("{path}?limit={limit}&offset={offset}{kept}") })
}

#[cfg(test)]
mod tests {
    use super::{Search, encoded, matches};

    #[test]
    fn patterns() {
        #[track_caller]
        fn check(pattern: &str, text: &str, wanted: bool) {
            assert_eq!(matches(pattern, text), wanted, "{pattern} {text}");
        }
        check("Test Job", "Test Job", true);
        check("Test", "Test Job", false);
        check("Test*", "Test Job", true);
        check("*Job", "Test Job", true);
        check("*", "", true);
        check("T*t*b", "Test Job", true);
        check("T*T*b", "Test Job", false);
        check("Job*Job", "Job", false);
        check("**", "a", true);
        check("ä*", "äö", true);
    }

    #[test]
    fn queries() {
        #[track_caller]
        fn check(name: &str, value: &str, wanted: Result<(), &str>) {
            let found = Search::read(vec![(name.to_owned(), value.to_owned())]).map(|_| ());
            match (found, wanted) {
                (Err(found), Err(wanted)) => assert!(found.message.starts_with(wanted), "{}", found.message),
                (found, wanted) => assert_eq!(found.is_ok(), wanted.is_ok(), "{name}={value}"),
            }
        }
        check("q", "Job::Name eq A*", Ok(()));
        check("q", "Job::Name eq Test::Job and Task::Name eq *Purge*", Ok(()));
        check("q", "Job::Status eq 5", Ok(()));
        check("q", "Job::Status eq RUNNING", Err("q: Job::Status must be 2, 5, 6 or 7"));
        check("q", "Job::Name eq Test Job", Err("q: must be of the form"));
        check("q", "Job::Name ne A", Err("q: must be of the form"));
        check("q", "Job::Name eq ", Err("q: must be of the form"));
        check("q", "", Err("q: must be of the form"));
        check("q", "Job::Size eq 1", Err("q: must ask for"));
        check("orderBy", "status:desc", Ok(()));
        check("orderBy", "jobName", Ok(()));
        check("orderBy", "size:asc", Err("orderBy: must be jobName"));
        check("orderBy", "jobName:up", Err("orderBy: the order must be"));
        check("size", "1", Err("size: no such query parameter"));
        check("limit", "2147483647", Ok(()));
        check("limit", "2147483648", Err("limit: must be"));
        check("limit", "0", Err("limit: must be a whole number from 1"));
        check("limit", "+1", Err("limit: must be"));
        check("offset", "-1", Err("offset: must be a whole number from 0"));
        check("offset", "0", Ok(()));
    }

    #[test]
    fn links_are_encoded() {
        assert_eq!(encoded("Job::Name eq Ä*"), "Job::Name%20eq%20%C3%84*");
    }
}
