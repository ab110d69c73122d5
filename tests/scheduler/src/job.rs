//! A job as the service keeps it and as it shows it.
//!
//! Must not know how a request is read or where jobs are stored.

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::clock;
use crate::json::Json;
use crate::tasks::DataType;

/// How long a run takes, in seconds.
pub(crate) const RUN_SECONDS: i64 = 3;

/// One stored job.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Job {
    pub(crate) name: String,
    pub(crate) task: String,
    pub(crate) retry_count: i32,
    pub(crate) concurrent: bool,
    pub(crate) enabled: bool,
    pub(crate) schedule_type: String,
    pub(crate) cron_type: Option<String>,
    /// The text of the object that was sent: its fields are not documented.
    pub(crate) notification: Option<Box<serde_json::value::RawValue>>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) status: String,
    pub(crate) trigger: Option<Trigger>,
    pub(crate) runs: Vec<Run>,
}

/// One stored parameter; the value is the text that was sent, of a number its exact digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) data_type: DataType,
    pub(crate) required: bool,
    pub(crate) help_text: String,
}

/// The schedule of a job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trigger {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
    pub(crate) interval: Option<String>,
    pub(crate) values: Vec<String>,
}

/// One run of a job.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Run {
    pub(crate) id: u64,
    pub(crate) started: i64,
    pub(crate) ended: Option<i64>,
    pub(crate) status: String,
    pub(crate) error: Option<String>,
}

impl Job {
    /// Ends the runs whose time has passed.
    pub(crate) fn settle(&mut self, now: i64) {
        let Some(run) = self.runs.last_mut().filter(|run| run.ended.is_none()) else {
            return;
        };
        let end = run.started.saturating_add(RUN_SECONDS);
        if end <= now {
            run.ended = Some(end);
            "STOPPED".clone_into(&mut run.status);
            "STOPPED".clone_into(&mut self.status);
        }
    }

    /// The job in the form of the documentation's JobDetails.
    pub(crate) fn details(&self) -> Json {
        let text = |text: &str| Json::Text(text.to_owned());
        let mut members = vec![
            ("jobName".to_owned(), text(&self.name)),
            ("taskName".to_owned(), text(&self.task)),
            ("retryCount".to_owned(), Json::Number(self.retry_count.to_string())),
            ("concurrent".to_owned(), Json::Bool(self.concurrent)),
            ("isEnabled".to_owned(), Json::Bool(self.enabled)),
            ("jobScheduleType".to_owned(), text(&self.schedule_type)),
        ];
        if let Some(kind) = &self.cron_type {
            members.push(("cronScheduleType".to_owned(), text(kind)));
        }
        if let Some(Ok(notification)) = self.notification.as_ref().map(|raw| crate::json::read(raw.get().as_bytes())) {
            members.push(("notification".to_owned(), notification));
        }
        let parameters = self.parameters.iter().map(|known| (known.name.clone(), known.shown())).collect();
        members.push(("parameters".to_owned(), Json::Object(parameters)));
        members.push(("status".to_owned(), text(&self.status)));
        Json::Object(members)
    }
}

impl Parameter {
    fn shown(&self) -> Json {
        Json::Object(vec![
            ("value".to_owned(), Json::Text(self.value.clone())),
            ("dataType".to_owned(), Json::Text(self.data_type.word().to_owned())),
            ("required".to_owned(), Json::Bool(self.required)),
            ("helpText".to_owned(), Json::Text(self.help_text.clone())),
        ])
    }
}

/// A job as an entry of the search result.
pub(crate) struct Entry<'a> {
    pub(crate) job: &'a Job,
    pub(crate) next: Option<i64>,
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        map.serialize_entry("name", &self.job.name)?;
        map.serialize_entry("taskName", &self.job.task)?;
        map.serialize_entry("status", &self.job.status)?;
        map.serialize_entry("enabled", &self.job.enabled)?;
        map.serialize_entry("haveHistory", &!self.job.runs.is_empty())?;
        if let Some(next) = self.next {
            map.serialize_entry("nextScheduleTime", &clock::write(next))?;
        }
        map.end()
    }
}
