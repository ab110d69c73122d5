//! A job of the server as the start of another one.
//!
//! Owns what of it comes over and what is left behind. Must not know how it was read.

use super::draft::{JobDraft, OptionalText, ParameterDraft};
use super::secret::Secrets;
use crate::schedule::{self, ScheduleDraft, Trigger, TriggerMember, Unheld};
use std::mem::take;

/// What is known of the schedule of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KnownSchedule {
    /// It has none.
    None,
    /// It has this one.
    Trigger(Trigger),
    /// Nothing: it could not be read.
    Unread,
}

/// A job that starts as another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cloned {
    /// The job, without a name.
    pub draft: JobDraft,
    /// What did not come over.
    pub left: LeftBehind,
}

/// What did not come over from the other job, beside its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftBehind {
    /// Whether it had a status: that is how it stands on the server, and the new job's own to get.
    pub status: bool,
    /// The names of the parameters whose secret values did not come over.
    pub secrets: Vec<String>,
    /// What of the schedule would not go out as it stands there.
    pub schedule: Vec<Unheld>,
    /// Whether the schedule could not be read.
    pub schedule_is_unread: bool,
}

impl LeftBehind {
    /// Whether the form shows the schedule that the other job has.
    #[must_use]
    pub fn has_schedule(&self) -> bool {
        !self.schedule_is_unread && self.schedule.iter().all(|it| it.member != TriggerMember::Type)
    }
}

/// Makes a job of one that was read.
#[must_use]
pub fn clone_of(mut job: JobDraft, schedule: &KnownSchedule, secrets: &Secrets) -> Cloned {
    let mut left = LeftBehind::default();
    job.job_name.clear();
    left.status = take(&mut job.status).sent().is_some();
    // As null, they were kept with the members that nobody knows.
    job.unknown.retain(|member| !matches!(member.key.as_str(), "jobName" | "status"));
    match schedule {
        KnownSchedule::Trigger(trigger) => (job.schedule, left.schedule) = ScheduleDraft::of_trigger(trigger),
        KnownSchedule::None if job.job_schedule_type.sent() == Some(schedule::Kind::None.as_str()) => {
            job.schedule.kind = schedule::Kind::None;
        }
        KnownSchedule::None => {}
        KnownSchedule::Unread => left.schedule_is_unread = true,
    }
    // What follows from the schedule anyway goes on to follow it when the schedule is changed.
    if job.job_schedule_type.sent() == job.schedule.job_schedule_type() {
        job.job_schedule_type = OptionalText::default();
    }
    if job.cron_schedule_type.sent() == job.schedule.cron_schedule_type() {
        job.cron_schedule_type = OptionalText::default();
    }
    for row in job.parameters.iter_mut().filter(|row| is_masked(row)) {
        row.is_secret = Some(true);
    }
    let (draft, blanked) = secrets.blanked(job);
    left.secrets = blanked;
    Cloned { draft, left }
}

/// Whether a mask stands in the place of the value. Which one the server takes, if any, is not documented; two or three
/// stars can be a value.
fn is_masked(row: &ParameterDraft) -> bool {
    let text = row.text.text.as_str();
    row.is_placeholder() || text.chars().nth(3).is_some() && text.chars().all(|it| matches!(it, '*' | '•' | '●'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::RowId;
    use crate::schedule::Kind::{Cron, None as NoRuns, Unset};
    use crate::wire::decode;

    fn secrets() -> Secrets {
        Secrets::named_by(["password"])
    }

    fn read(document: &str) -> JobDraft {
        decode(document, RowId(1)).unwrap()
    }

    #[test]
    fn all_comes_over_but_what_is_the_other_jobs_own() {
        let source = read(
            r#"{"jobName":"J","taskName":"T","retryCount":5,"concurrent":false,"isEnabled":true,"status":"FAILED",
            "notification":{"to":[1.50]},"more":{"a":1},"parameters":{
            "B":{"value":0.10,"dataType":"Number","required":true,"helpText":"","x":null},"A":{"value":""},"C":{}}}"#,
        );
        let Cloned { draft, left } = clone_of(source.clone(), &KnownSchedule::None, &secrets());
        assert_eq!(left, LeftBehind { status: true, ..LeftBehind::default() });
        let same = JobDraft { job_name: String::new(), status: OptionalText::default(), ..source };
        assert_eq!(draft, same);
    }

    #[test]
    fn name_and_status_stay_behind_as_null_too() {
        let draft = clone_of(read(r#"{"jobName":null,"status":null,"more":null}"#), &KnownSchedule::None, &secrets());
        assert_eq!(draft.draft.unknown.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["more"]);
        assert!(!draft.left.status);
    }

    #[test]
    fn secrets_and_masks_are_blank() {
        #[track_caller]
        fn check(name: &str, value: &str, blanked: bool) {
            let source = read(&format!(r#"{{"parameters":{{"{name}":{{"value":"{value}"}}}}}}"#));
            let Cloned { draft, left } = clone_of(source, &KnownSchedule::None, &secrets());
            let row = draft.parameters.first().unwrap();
            assert_eq!(row.text.text, if blanked { "" } else { value }, "{name}={value}");
            assert_eq!(left.secrets, if blanked { vec![name.to_owned()] } else { Vec::new() }, "{name}={value}");
            assert_eq!(secrets().hides(row), blanked || name == "Password", "{name}={value}");
        }
        check("Password", "hush", true);
        check("Password", "", false);
        check("Plain", "hush", false);
        check("Plain", "****", true);
        check("Plain", "••••••", true);
        check("Plain", "<secret:Plain>", true);
        check("Plain", "***", false);
        check("Plain", "****a", false);
    }

    #[test]
    fn the_schedule_comes_over_and_the_jobs_types_follow_it() {
        #[track_caller]
        fn check(types: [&str; 2], schedule: &KnownSchedule, kind: schedule::Kind, stated: [Option<&str>; 2]) {
            let [job, cron] = types;
            let source = read(&format!(r#"{{"jobScheduleType":"{job}","cronScheduleType":"{cron}"}}"#));
            let Cloned { draft, left } = clone_of(source, schedule, &secrets());
            assert_eq!(draft.schedule.kind, kind);
            assert_eq!([draft.job_schedule_type.sent(), draft.cron_schedule_type.sent()], stated);
            let is_shown = !matches!(schedule, KnownSchedule::Unread) && left.schedule.is_empty();
            assert_eq!(left.has_schedule(), is_shown);
        }
        let trigger = |kind: &str| {
            let of = |text: &str| Some(text.to_owned());
            KnownSchedule::Trigger(Trigger { trigger_type: of(kind), interval_type: of("DAILY"), ..Trigger::default() })
        };
        check(["Cron", "DAILY"], &trigger("Cron"), Cron, [None, None]);
        check(["Single", "WEEKLY"], &trigger("Cron"), Cron, [Some("Single"), Some("WEEKLY")]);
        check(["Cron", "DAILY"], &trigger("Own"), Unset, [Some("Cron"), Some("DAILY")]);
        check(["None", ""], &KnownSchedule::None, NoRuns, [None, Some("")]);
        check(["Cron", "DAILY"], &KnownSchedule::None, Unset, [Some("Cron"), Some("DAILY")]);
        check(["None", "DAILY"], &KnownSchedule::Unread, Unset, [Some("None"), Some("DAILY")]);
    }
}
