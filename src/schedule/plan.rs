//! The rules: from a schedule as typed to a trigger that can be set, or to all that stands in its way.
//!
//! Owns every rule about schedules. Must not know which zones there are, nor what a job is.

use super::civil::{Instant, Local, TimeFault, TypedTime};
use super::draft::{Kind, ScheduleDraft, lines};
use super::interval::{Takes, count, day, period, takes};
use super::trigger::Trigger;
use super::zone::{Placed, Shown, Zone, place};

/// A field of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScheduleField {
    /// The type.
    Kind,
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

/// Whether a field must be filled in, with what stands in the others.
#[must_use]
pub fn needs(draft: &ScheduleDraft, field: ScheduleField) -> bool {
    match field {
        ScheduleField::Kind | ScheduleField::End => false,
        ScheduleField::Zone => draft.kind.is_timed(),
        ScheduleField::Start => draft.kind == Kind::Single,
        ScheduleField::Interval => matches!(draft.kind, Kind::Periodic | Kind::Cron),
        // Only for the known words it is known what the value is.
        ScheduleField::Every => {
            draft.kind == Kind::Periodic && (draft.period.trim().is_empty() || period(&draft.period).is_some())
        }
        ScheduleField::Values => {
            draft.kind == Kind::Cron && !matches!(takes(&draft.recurrence), Takes::Nothing | Takes::Anything)
        }
    }
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
    let start = time(ScheduleField::Start, &draft.start, needs(draft, ScheduleField::Start), &mut faults);
    let values = values(draft, &mut faults);
    let end = (draft.kind != Kind::Single).then(|| time(ScheduleField::End, &draft.end, false, &mut faults)).flatten();
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
    let takes = if draft.kind == Kind::Cron { takes(&draft.recurrence) } else { Takes::Nothing };
    let is_known = if draft.kind == Kind::Cron { takes != Takes::Anything } else { period(&draft.period).is_some() };
    if !is_known && !draft.interval().is_empty() {
        doubts.push((ScheduleField::Interval, ScheduleDoubt::UnknownInterval));
    }
    if !matches!(takes, Takes::Nothing | Takes::Anything)
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
}

/// What start and end mean, each as far as it is a time, whatever else is missing.
#[must_use]
pub fn times(draft: &ScheduleDraft, zone: &dyn Zone, now: Instant) -> Times {
    let mut times = Times::default();
    let typed = |text: &str| TypedTime::parse(text).ok();
    if let Some(start) = typed(&draft.start) {
        let placed = at(start, zone);
        times.start = Some(placed.at);
        times.note_clocks(ScheduleField::Start, start, placed);
        if placed.at <= now {
            times.note(ScheduleField::Start, NoteKind::Past);
        }
    }
    if let Some(end) = typed(&draft.end).filter(|_| draft.kind != Kind::Single) {
        let placed = at(end, zone);
        times.end = Some(placed.at);
        times.note_clocks(ScheduleField::End, end, placed);
        if times.start.is_some_and(|start| placed.at <= start) {
            times.note(ScheduleField::End, NoteKind::EndsBeforeStart);
        } else if placed.at <= now {
            times.note(ScheduleField::End, NoteKind::Past);
        }
    }
    times
}

/// Start and end of a schedule, and what is to be said about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times {
    /// The start.
    pub start: Option<Instant>,
    /// The end.
    pub end: Option<Instant>,
    /// What deserves to be said.
    pub notes: Vec<Note>,
}

impl Times {
    fn note(&mut self, field: ScheduleField, kind: NoteKind) {
        self.notes.push(Note { field, kind });
    }

    fn note_clocks(&mut self, field: ScheduleField, typed: TypedTime, placed: Placed) {
        let TypedTime::Local(typed) = typed else { return };
        match placed.shown {
            Shown::Once => {}
            Shown::Never => self.note(field, NoteKind::Skipped { typed, taken: placed.at }),
            Shown::Twice { again } => self.note(field, NoteKind::Repeated { typed, taken: placed.at, again }),
        }
    }
}

fn at(time: TypedTime, zone: &dyn Zone) -> Placed {
    match time {
        TypedTime::Local(local) => place(local, zone),
        TypedTime::Instant(at) => Placed { at, shown: Shown::Once },
    }
}

fn time(
    field: ScheduleField,
    text: &str,
    is_required: bool,
    faults: &mut Vec<(ScheduleField, ScheduleFault)>,
) -> Option<TypedTime> {
    if text.trim().is_empty() {
        if is_required {
            faults.push((field, ScheduleFault::Missing));
        }
        return None;
    }
    TypedTime::parse(text).map_err(|fault| faults.push((field, ScheduleFault::Time(fault)))).ok()
}

/// The values that go out.
pub(super) fn values(draft: &ScheduleDraft, faults: &mut Vec<(ScheduleField, ScheduleFault)>) -> Vec<String> {
    let mut fault = |field, kind| faults.push((field, kind));
    let is_blank = draft.interval().trim().is_empty();
    match draft.kind {
        Kind::Unset | Kind::None | Kind::Single => Vec::new(),
        Kind::Periodic => {
            let every = draft.every.trim();
            let is_known = needs(draft, ScheduleField::Every);
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
        Kind::Cron if takes(&draft.recurrence) == Takes::Nothing => Vec::new(),
        Kind::Cron => {
            let values: Vec<_> = lines(draft.values()).map(str::to_owned).collect();
            if values.is_empty() && needs(draft, ScheduleField::Values) {
                fault(ScheduleField::Values, ScheduleFault::Missing);
            }
            values
        }
    }
}
