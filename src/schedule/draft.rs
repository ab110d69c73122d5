//! A schedule as it stands in the form: text as typed.
//!
//! Owns what the fields of a schedule can hold. Must not know the rules.

/// A schedule as typed. What belongs to another type or interval than the chosen one stays, and is not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScheduleDraft {
    /// The type of schedule.
    pub kind: Kind,
    /// The first moment at which the job may run, as typed.
    pub start: String,
    /// The last, as typed; blank is never.
    pub end: String,
    /// The zone in which start and end are meant, by its IANA name.
    pub zone: String,
    /// The number of periods between two runs, as typed (Periodic).
    pub every: String,
    /// The word of the period (Periodic).
    pub period: String,
    /// The word of the interval (Cron).
    pub recurrence: String,
    /// The values of an interval (Cron), one a line, with the word they belong to.
    pub values: Vec<(String, String)>,
}

/// The type of a schedule (Trigger, triggerType).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Kind {
    /// Nothing is said about a schedule.
    #[default]
    Unset,
    /// None: the job is said to have no schedule.
    None,
    /// Single: one run.
    Single,
    /// Periodic: runs with the same time between them.
    Periodic,
    /// Cron: runs on named days. It has nothing to do with cron expressions.
    Cron,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Unset, Self::None, Self::Single, Self::Periodic, Self::Cron];

    /// The word that goes over the wire; empty where nothing does.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unset => "",
            Self::None => "None",
            Self::Single => "Single",
            Self::Periodic => "Periodic",
            Self::Cron => "Cron",
        }
    }

    /// The type that a word stands for.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether the job runs by itself, so that a trigger has to be set.
    #[must_use]
    pub fn is_timed(self) -> bool {
        matches!(self, Self::Single | Self::Periodic | Self::Cron)
    }
}

impl ScheduleDraft {
    /// The interval's word; empty where the type has no interval.
    #[must_use]
    pub fn interval(&self) -> &str {
        match self.kind {
            Kind::Periodic => &self.period,
            Kind::Cron => &self.recurrence,
            Kind::Unset | Kind::None | Kind::Single => "",
        }
    }

    /// Takes the interval's word.
    pub fn set_interval(&mut self, word: String) {
        match self.kind {
            Kind::Periodic => self.period = word,
            Kind::Cron => self.recurrence = word,
            Kind::Unset | Kind::None | Kind::Single => {}
        }
    }

    /// The values of the chosen Cron interval, one a line.
    #[must_use]
    pub fn values(&self) -> &str {
        self.values.iter().find(|(word, _)| *word == self.recurrence).map_or("", |(_, values)| values)
    }

    /// Takes the values of the chosen Cron interval, one a line.
    pub fn set_values(&mut self, values: String) {
        self.values.retain(|(word, _)| *word != self.recurrence);
        if !values.is_empty() {
            self.values.push((self.recurrence.clone(), values));
        }
    }

    /// Adds a value as a line of its own, unless it stands there.
    pub fn add_value(&mut self, value: &str) {
        if !self.values().lines().any(|line| line == value) {
            self.toggle_value(value);
        }
    }

    /// Adds a value as a line of its own, or takes away the lines that hold it.
    pub fn toggle_value(&mut self, value: &str) {
        let lines: Vec<_> = lines(self.values()).collect();
        let mut kept: Vec<_> = lines.iter().copied().filter(|line| *line != value).collect();
        if kept.len() == lines.len() {
            kept.push(value);
        }
        self.set_values(kept.join("\n"));
    }

    /// The name of the zone whose rules are needed; `None` where no time is to be worked out.
    #[must_use]
    pub fn needed_zone(&self) -> Option<&str> {
        (self.kind.is_timed() && !self.zone.trim().is_empty()).then_some(self.zone.as_str())
    }

    /// What jobScheduleType of the job is after this choice; `None` where nothing was chosen.
    #[must_use]
    pub fn job_schedule_type(&self) -> Option<&str> {
        (self.kind != Kind::Unset).then(|| self.kind.as_str())
    }

    /// What cronScheduleType of the job is after this choice.
    #[must_use]
    pub fn cron_schedule_type(&self) -> Option<&str> {
        (self.kind == Kind::Cron && !self.recurrence.is_empty()).then_some(self.recurrence.as_str())
    }
}

/// The values of a text that holds one a line; blank lines do not count.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}
