//! The trigger: what the service knows of a schedule, and its JSON text.
//!
//! Owns the only serialiser and the only reader of Trigger ("Set a trigger", "Get a trigger", schema Trigger).
//! Must not judge a schedule.

use super::civil::Instant;
use crate::json::{JsonError, Kind, Node, Writer, read};

/// Trigger, the body of "Set a trigger": a member that is `None` is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trigger {
    /// startTime, `yyyy-MM-dd'T'HH:mm:ss'Z'`, UTC.
    pub start_time: Option<String>,
    /// endTime, in the same form.
    pub end_time: Option<String>,
    /// triggerType: Cron, Periodic, Single or None.
    pub trigger_type: Option<String>,
    /// intervalType: HOURS, MONTHLYWEEKDAYS, ...
    pub interval_type: Option<String>,
    /// intervalValues: left out where there are none.
    pub interval_values: Vec<String>,
    /// nextFireTime, as the server tells it; it is the server's to say and never sent.
    pub next_fire_time: Option<String>,
}

impl Trigger {
    /// startTime as an instant, where it has the documented form.
    #[must_use]
    pub fn start(&self) -> Option<Instant> {
        self.start_time.as_deref().and_then(Instant::parse)
    }

    /// endTime as an instant, where it has the documented form.
    #[must_use]
    pub fn end(&self) -> Option<Instant> {
        self.end_time.as_deref().and_then(Instant::parse)
    }
}

/// The body of the request, indented by two blanks as a job's is.
#[must_use]
pub fn encode(trigger: &Trigger) -> String {
    let mut json = Writer::indented();
    json.open('{');
    for (key, text) in [
        ("startTime", &trigger.start_time),
        ("endTime", &trigger.end_time),
        ("triggerType", &trigger.trigger_type),
        ("intervalType", &trigger.interval_type),
    ] {
        if let Some(text) = text {
            json.key(key);
            json.text(text);
        }
    }
    if !trigger.interval_values.is_empty() {
        json.key("intervalValues");
        json.open('[');
        for value in &trigger.interval_values {
            json.text(value);
        }
        json.close(']');
    }
    json.close('}');
    json.finish()
}

/// Reads the reply to "Get a trigger". Members that are not known here do not matter, nor does `null`.
///
/// # Errors
/// Broken JSON, a key that stands twice, or a value of the wrong kind, with the place.
pub fn decode(document: &str) -> Result<Trigger, JsonError> {
    let mut trigger = Trigger::default();
    for member in read(document)?.members("Trigger")? {
        let (key, value) = (member.key.as_str(), member.value);
        if value.kind() == Kind::Null {
            continue;
        }
        let text = || value.text(key).map(Some);
        match key {
            "startTime" => trigger.start_time = text()?,
            "endTime" => trigger.end_time = text()?,
            "triggerType" => trigger.trigger_type = text()?,
            "intervalType" => trigger.interval_type = text()?,
            "nextFireTime" => trigger.next_fire_time = text()?,
            "intervalValues" => trigger.interval_values = texts(value, key)?,
            _ => {}
        }
    }
    Ok(trigger)
}

fn texts(node: Node<'_>, what: &str) -> Result<Vec<String>, JsonError> {
    node.items(what)?.into_iter().map(|item| item.text(what)).collect()
}
