//! A trigger of the server as a draft: what the schedule of a job looks like in the form.
//!
//! Owns which fields a trigger fills, and what of it the form cannot hold. Must not judge a schedule.

use super::civil::{Instant, Local};
use super::draft::{Kind, ScheduleDraft};
use super::plan::values;
use super::trigger::Trigger;

/// A member of a trigger that would not go out as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unheld {
    /// Which member it is.
    pub member: TriggerMember,
    /// What stood in it; values are parted by commas.
    pub text: String,
}

/// A member of a trigger that a form can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriggerMember {
    /// triggerType; without a known one, nothing of the trigger can be held.
    Type,
    /// startTime
    Start,
    /// endTime
    End,
    /// intervalType
    Interval,
    /// intervalValues
    Values,
}

impl ScheduleDraft {
    /// The trigger in the form, its times in UTC to the second; and what of it would not go out as it came.
    ///
    /// A time in another form than the documented one stands in its field as it came, and the rules find fault with it.
    #[must_use]
    pub fn of_trigger(trigger: &Trigger) -> (Self, Vec<Unheld>) {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let [word, start, end, interval] =
            [&trigger.trigger_type, &trigger.start_time, &trigger.end_time, &trigger.interval_type].map(text);
        let kind = Kind::of_word(&word).unwrap_or_default();
        let mut draft = Self { kind, ..Self::default() };
        if kind.is_timed() {
            "UTC".clone_into(&mut draft.zone);
            draft.start = typed(&start);
            draft.end = typed(&end);
            draft.set_interval(interval.clone());
        }
        match (kind, trigger.interval_values.as_slice()) {
            (Kind::Periodic, [every]) => draft.every.clone_from(every),
            (Kind::Cron, lines) => draft.set_values(lines.join("\n")),
            _ => {}
        }
        let mut lost = Vec::new();
        let mut hold = |member, text: &str, is_held: bool| {
            if !is_held && !text.is_empty() {
                lost.push(Unheld { member, text: text.to_owned() });
            }
        };
        let has_interval = matches!(kind, Kind::Periodic | Kind::Cron);
        let is_time = |text: &str| text.trim().is_empty() || Instant::parse(text).is_some();
        hold(TriggerMember::Start, &start, kind.is_timed() && is_time(&start));
        hold(TriggerMember::End, &end, has_interval && is_time(&end));
        hold(TriggerMember::Interval, &interval, has_interval);
        let has_values = values(&draft, &mut Vec::new()) == trigger.interval_values;
        hold(TriggerMember::Values, &trigger.interval_values.join(", "), has_values);
        if kind == Kind::Unset && !(word.is_empty() && lost.is_empty()) {
            lost = vec![Unheld { member: TriggerMember::Type, text: word }];
        }
        (draft, lost)
    }
}

/// A time as it is typed where UTC is the zone.
fn typed(time: &str) -> String {
    Instant::parse(time).map_or_else(|| time.to_owned(), |at| Local(at.0).text())
}
