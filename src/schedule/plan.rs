//! The rules: from a schedule as typed to a trigger that can be set, or to all that stands in its way.
//!
//! Owns every rule about schedules. Must not know which zones there are, nor what a job is.

use super::civil::{Instant, Local, TimeFault, TypedTime};
use super::draft::{Kind, ScheduleDraft};
use super::interval::{Takes, count, day, period, recurrence};
use super::trigger::Trigger;
use super::zone::{Placed, Shown, Zone, place};

/// A field of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScheduleField {
    /// The zone.
    Zone,
    /// The start.
    Start,
    /// The number of periods.
    Every,
    /// The interval's word.
    Interval,
    /// The values of the interval.
    Values,
    /// The end.
    End,
}

/// What keeps a schedule from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScheduleFault {
    /// What must be filled in is blank.
    Missing,
    /// The text is no time.
    Time(TimeFault),
    /// The number of periods is no whole number from 1.
    NotACount,
    /// Nobody here knows the zone's rules.
    UnknownZone,
}

/// What is sent as it is, but deserves a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScheduleDoubt {
    /// The interval's word is none of the known.
    UnknownInterval,
    /// A value is none of those that are known for the interval.
    UnknownValue,
    /// Without a start, the server decides when the first run is.
    NoStart,
}

/// What the zone's clocks and the present moment have to say about a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub field: ScheduleField,
    /// What.
    pub kind: NoteKind,
}

/// What deserves to be said about a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// The moment has passed.
    Past,
    /// The end is not behind the start.
    EndsBeforeStart,
    /// The clocks skip the time that was typed.
    Skipped {
        /// What was typed.
        typed: Local,
        /// What is taken.
        taken: Instant,
    },
    /// The clocks show the time twice.
    Repeated {
        /// What was typed.
        typed: Local,
        /// What is taken, the first.
        taken: Instant,
        /// The second.
        again: Instant,
    },
}

/// A schedule that can be sent once its zone's rules are at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The name of the zone in which the times are meant.
    pub zone: String,
    kind: Kind,
    start: Option<TypedTime>,
    end: Option<TypedTime>,
    interval: Option<String>,
    values: Vec<String>,
}

/// Turns a draft into a plan; `Ok(None)` where the job is not to run by itself.
///
/// # Errors
/// All faults, in the order of the form.
pub fn check(draft: &ScheduleDraft) -> Result<Option<Plan>, Vec<(ScheduleField, ScheduleFault)>> {
    if !draft.kind.is_timed() {
        return Ok(None);
    }
    let mut faults = Vec::new();
    if draft.zone.trim().is_empty() {
        faults.push((ScheduleField::Zone, ScheduleFault::Missing));
    }
    let mut time = |field, text: &str, is_required| {
        if text.trim().is_empty() {
            if is_required {
                faults.push((field, ScheduleFault::Missing));
            }
            return None;
        }
        TypedTime::parse(text).map_err(|fault| faults.push((field, ScheduleFault::Time(fault)))).ok()
    };
    let start = time(ScheduleField::Start, &draft.start, draft.kind == Kind::Single);
    let end = if draft.kind == Kind::Single { None } else { time(ScheduleField::End, &draft.end, false) };
    let values = values(draft, &mut faults);
    // In the order of the form the end comes last.
    faults.sort_by_key(|(field, _)| *field == ScheduleField::End);
    if !faults.is_empty() {
        return Err(faults);
    }
    let interval = (draft.kind != Kind::Single).then(|| draft.interval().to_owned());
    Ok(Some(Plan { zone: draft.zone.clone(), kind: draft.kind, start, end, interval, values }))
}

/// What is sent as it is, but deserves a look; in the order of the form.
#[must_use]
pub fn doubts(draft: &ScheduleDraft) -> Vec<(ScheduleField, ScheduleDoubt)> {
    let mut doubts = Vec::new();
    if !matches!(draft.kind, Kind::Periodic | Kind::Cron) {
        return doubts;
    }
    if draft.start.trim().is_empty() {
        doubts.push((ScheduleField::Start, ScheduleDoubt::NoStart));
    }
    let takes = recurrence(&draft.recurrence).map(|recurrence| recurrence.takes);
    let is_known = if draft.kind == Kind::Cron { takes.is_some() } else { period(&draft.period).is_some() };
    if !is_known && !draft.interval().is_empty() {
        doubts.push((ScheduleField::Interval, ScheduleDoubt::UnknownInterval));
    }
    if let Some(takes) = takes.filter(|takes| draft.kind == Kind::Cron && *takes != Takes::Nothing)
        && lines(draft.values()).any(|value| day(takes, value).is_none())
    {
        doubts.push((ScheduleField::Values, ScheduleDoubt::UnknownValue));
    }
    doubts
}

impl Plan {
    /// The trigger, its times by the clocks of the plan's zone.
    #[must_use]
    pub fn trigger(&self, zone: &dyn Zone) -> Trigger {
        let text = |time: Option<TypedTime>| time.map(|time| at(time, zone).at.text());
        Trigger {
            start_time: text(self.start),
            end_time: text(self.end),
            trigger_type: Some(self.kind.as_str().to_owned()),
            interval_type: self.interval.clone(),
            interval_values: self.values.clone(),
            next_fire_time: None,
        }
    }

    /// What is to be said about start and end.
    #[must_use]
    pub fn notes(&self, zone: &dyn Zone, now: Instant) -> Vec<Note> {
        let mut notes = Vec::new();
        let start = self.start.map(|time| at(time, zone).at);
        for (field, time) in [(ScheduleField::Start, self.start), (ScheduleField::End, self.end)] {
            let Some(time) = time else { continue };
            let mut note = |kind| notes.push(Note { field, kind });
            let placed = at(time, zone);
            let typed = match time {
                TypedTime::Local(typed) => typed,
                TypedTime::Instant(Instant(utc)) => Local(utc),
            };
            match placed.shown {
                Shown::Once => {}
                Shown::Never => note(NoteKind::Skipped { typed, taken: placed.at }),
                Shown::Twice { again } => note(NoteKind::Repeated { typed, taken: placed.at, again }),
            }
            if field == ScheduleField::End && start.is_some_and(|start| placed.at <= start) {
                note(NoteKind::EndsBeforeStart);
            } else if placed.at <= now {
                note(NoteKind::Past);
            }
        }
        notes
    }
}

fn at(time: TypedTime, zone: &dyn Zone) -> Placed {
    match time {
        TypedTime::Local(local) => place(local, zone),
        TypedTime::Instant(at) => Placed { at, shown: Shown::Once },
    }
}

/// The values that go out.
fn values(draft: &ScheduleDraft, faults: &mut Vec<(ScheduleField, ScheduleFault)>) -> Vec<String> {
    let mut fault = |field, kind| faults.push((field, kind));
    let is_blank = draft.interval().trim().is_empty();
    match draft.kind {
        Kind::Unset | Kind::None | Kind::Single => Vec::new(),
        Kind::Periodic => {
            let every = draft.every.trim();
            // Only for the known words it is known what the value is.
            let is_known = is_blank || period(&draft.period).is_some();
            match (every.is_empty(), count(every).is_some()) {
                (true, _) if is_known => fault(ScheduleField::Every, ScheduleFault::Missing),
                (false, false) if is_known => fault(ScheduleField::Every, ScheduleFault::NotACount),
                _ => {}
            }
            if is_blank {
                fault(ScheduleField::Interval, ScheduleFault::Missing);
            }
            (!every.is_empty()).then(|| every.to_owned()).into_iter().collect()
        }
        Kind::Cron if is_blank => {
            fault(ScheduleField::Interval, ScheduleFault::Missing);
            Vec::new()
        }
        Kind::Cron => match recurrence(&draft.recurrence).map(|recurrence| recurrence.takes) {
            Some(Takes::Nothing) => Vec::new(),
            takes => {
                let values: Vec<_> = lines(draft.values()).map(str::to_owned).collect();
                if takes.is_some() && values.is_empty() {
                    fault(ScheduleField::Values, ScheduleFault::Missing);
                }
                values
            }
        },
    }
}

/// The values of a text that holds one a line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}
