//! What a host and a server say: settings, the catalogue, answers, triggers; and times as they are typed.
//!
//! Owns what must hold of it. Nothing of what is read here goes back as a document.

use crate::taken::is_told;
use oig_job_console::catalogue::{self, Known, TaskParameters, add_known};
use oig_job_console::job::{JobDraft, RowId, check, named_in, warnings};
use oig_job_console::schedule::{
    self, Instant, Kind, ScheduleDraft, Trigger, TypedTime, Utc, decode, doubts, encode, next_runs, times,
};
use oig_job_console::scheduler::{Reply, body, found_jobs, look_up, next_run, outcome, set_trigger, sign_in};
use oig_job_console::settings::{self, Browser, Settings};
use oig_job_console::{wire, words};

struct AnyBrowser;

impl Browser for AnyBrowser {
    fn has_zone(&self, name: &str) -> bool {
        name.len().is_multiple_of(2)
    }

    fn is_pattern(&self, text: &str) -> bool {
        !text.contains('(')
    }
}

pub(crate) fn settings(text: &str) {
    let mut settings = Settings::default();
    for fault in settings::read(text, &mut settings, &AnyBrowser) {
        assert!(words::setting_fault("config.json", &fault).len() < 1_000 + 12 * text.len());
    }
    assert!((1_000..=600_000).contains(&settings.time_limit_ms));
    assert!(settings.idle_minutes.is_none_or(|minutes| (1..=1_440).contains(&minutes)));
    assert!(settings.requested_by.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    let mut job = JobDraft::default();
    drop(settings.held.settle(&mut job));
    assert!(settings.held.settle(&mut job).is_empty());
}

pub(crate) fn catalogue(text: &str) {
    match catalogue::tasks(text) {
        Ok(tasks) => {
            let mut known = Known { tasks: tasks.iter().map(|task| task.name.as_str()).collect(), ..Known::default() };
            let mut job = wire::decode(crate::JOB, RowId(1)).unwrap_or_default();
            for task in &tasks {
                known.parameters = TaskParameters { task_name: job.task_name.clone(), ..TaskParameters::default() };
                known.parameters.add(&task.parameters);
                assert!(known.warnings(&job).len() <= 1 + job.parameters.len());
                add_known(&mut job.parameters, &task.parameters);
                // All are there now.
                let added = add_known(&mut job.parameters, &task.parameters);
                assert_eq!(added.new, 0);
                assert!(!words::tasks::of_catalogue(task).is_empty() || task.parameters.is_empty());
            }
        }
        Err(error) => is_told(&error, text),
    }
}

pub(crate) fn reply(text: &str) {
    for (status, content_type) in
        [(200, "application/json"), (200, "text/html"), (204, ""), (302, ""), (400, ""), (404, ""), (500, "")]
    {
        let reply = || {
            Ok(Reply {
                status,
                content_type: content_type.to_owned(),
                redirected: status == 204,
                retry_after: Some(text.to_owned()),
                body: text.to_owned(),
            })
        };
        let outcome = outcome(reply());
        let message = words::outcome(&outcome, "J");
        drop(format!("{message:?}"));
        drop(words::look_up(&look_up(reply(), "J"), "J"));
        drop((sign_in(reply()), body(reply()), next_run(reply())));
        for job in found_jobs(reply()).unwrap_or_default() {
            assert!(!job.name.is_empty());
            assert!(set_trigger(&job.name, String::new(), "x").path.is_ascii());
        }
    }
    let draft = wire::decode(crate::JOB, RowId(1)).unwrap_or_default();
    for (_, said) in named_in(text, &draft) {
        assert!(said.len() <= 210 && (said.is_empty() || !said.contains('\n')), "{said}");
    }
}

fn is_planned(draft: &ScheduleDraft) {
    for note in times(draft, &Utc, Instant(1_800_000_000)).notes {
        assert!(!words::schedule::note(note, "UTC", &Utc).is_empty());
    }
    assert!(doubts(draft).len() < 8);
    let job = JobDraft { schedule: draft.clone(), ..JobDraft::default() };
    drop((check(&job), warnings(&job)));
    if let Ok(Some(plan)) = schedule::check(draft) {
        let trigger = plan.trigger(&Utc);
        assert_eq!(decode(&encode(&trigger)).as_ref(), Ok(&trigger));
        is_run(&trigger);
    }
}

fn is_run(trigger: &Trigger) {
    drop(words::schedule::sentence(trigger, "UTC", &Utc));
    let runs = next_runs(trigger, &Utc, Instant(1_800_000_000), 5).unwrap_or_default();
    assert!(runs.len() <= 5 && runs.is_sorted());
    for run in runs {
        assert_eq!(Instant::parse(&run.text()), Some(run));
    }
}

pub(crate) fn trigger(text: &str) {
    match decode(text) {
        Ok(trigger) => {
            is_run(&trigger);
            let (draft, _) = ScheduleDraft::of_trigger(&trigger);
            is_planned(&draft);
        }
        Err(error) => is_told(&error, text),
    }
}

/// A start, an end, the values and a number, parted by bars.
pub(crate) fn schedule(text: &str) {
    let mut parts = text.splitn(4, '|');
    let mut part = || parts.next().unwrap_or_default();
    let (start, end, values, every) = (part(), part(), part(), part());
    if let Ok(time) = TypedTime::parse(start) {
        let written = match time {
            TypedTime::Local(local) => local.text(),
            TypedTime::Instant(instant) => instant.text(),
        };
        assert_eq!(TypedTime::parse(&written), Ok(time));
    }
    for kind in Kind::ALL {
        for word in ["WEEKLY", "MONTHLYDATES", "MONTHLYWEEKDAYS", "MONTHS", "HOURS", start] {
            let mut draft =
                ScheduleDraft { kind, zone: "UTC".to_owned(), every: every.to_owned(), ..ScheduleDraft::default() };
            start.clone_into(&mut draft.start);
            end.clone_into(&mut draft.end);
            draft.set_interval(word.to_owned());
            draft.set_values(values.to_owned());
            is_planned(&draft);
        }
    }
}
