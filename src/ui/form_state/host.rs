//! What the host of the page sets of the form: what stands in an empty one, what stays as it is, how jobs are named.
//!
//! Owns how the form keeps to it. Must not know where the host says so.

use super::super::row_state::Row;
use super::FormState;
use crate::clock;
use crate::embed::pattern;
use crate::job::{Field, Held, Hold, JobDetails, JobDraft, ParameterDraft, Problem, ProblemKind, check};
use crate::schedule::{ScheduleFault, ScheduleField};
use crate::settings::Settings;
use js_sys::RegExp;

/// What the host sets of the form.
pub(in super::super) struct Host {
    /// What stands in an empty form.
    blank: JobDraft,
    pub(in super::super) held: Held,
    /// The rule for a job's name, and its words.
    name: Option<(RegExp, String)>,
    /// The zone of a schedule unless another is chosen; empty for the browser's own.
    zone: String,
}

impl Host {
    pub(super) fn new(settings: &Settings) -> Self {
        let rule = settings.job_names.as_ref();
        Self {
            blank: settings.job.clone(),
            held: settings.held.clone(),
            name: rule.and_then(|rule| Some((pattern(&rule.pattern)?, rule.words().to_owned()))),
            zone: settings.time_zone.clone(),
        }
    }

    /// What a job's name must look like, in the host's words; empty where nothing is said.
    pub(in super::super) fn name_rule(&self) -> &str {
        self.name.as_ref().map_or("", |(_, words)| words)
    }

    /// The zone of a schedule in which none was chosen yet.
    pub(in super::super) fn zone(&self) -> String {
        if self.zone.is_empty() { clock::own_zone() } else { self.zone.clone() }
    }
}

impl FormState {
    /// An empty form: as the host has it.
    pub(super) fn blank(self) -> (JobDraft, Vec<Row>) {
        self.parts(self.host.blank.clone())
    }

    /// Whether nothing stands in the form but what the host put there.
    pub(super) fn is_blank(self) -> bool {
        let JobDraft { parameters, .. } = &self.host.blank;
        let is_same = |(row, blank): (&Row, &ParameterDraft)| {
            row.draft.with_untracked(|draft| ParameterDraft { id: draft.id, ..blank.clone() } == *draft)
        };
        self.job.with_untracked(|job| JobDraft { parameters: parameters.clone(), ..job.clone() } == self.host.blank)
            && self
                .rows
                .with_untracked(|rows| rows.len() == parameters.len() && rows.iter().zip(parameters).all(is_same))
    }

    /// Checks the draft: by the rules about jobs, and by what the host and the browser alone can tell.
    pub(super) fn check(self, draft: &JobDraft) -> Result<JobDetails, Vec<Problem>> {
        let mut result = check(draft);
        if let Some((rule, words)) = &self.host.name
            && !draft.job_name.trim().is_empty()
            && !rule.test(&draft.job_name)
        {
            let problem = Problem { field: Field::JobName, kind: ProblemKind::Unruly(words.clone()) };
            let mut problems = result.err().unwrap_or_default();
            // In the order of the form.
            let at = problems.iter().position(|it| it.field != Field::TaskName).unwrap_or(problems.len());
            problems.insert(at, problem);
            result = Err(problems);
        }
        if draft.schedule.needed_zone().is_some_and(|zone| clock::zone(zone).is_none()) {
            let mut problems = result.err().unwrap_or_default();
            let field = Field::Schedule(ScheduleField::Zone);
            problems.push(Problem { field, kind: ProblemKind::Schedule(ScheduleFault::UnknownZone) });
            result = Err(problems);
        }
        result
    }

    /// How the host holds a field, by its name in JobDetails.
    pub(in super::super) fn hold(self, field: &str) -> Option<Hold> {
        self.host.held.of(field)
    }
}
