//! The region "Check": a dry run of the job in the form.
//!
//! Owns what is asked for it, reads alone, and how the findings are shown. Must not judge them.

use super::dom::{El, button_said, el, el_of};
use super::error_summary::link_to;
use super::focus::focus;
use super::form_state::FormState;
use super::live::Live;
use super::sending::Sending;
use super::shared::Shared;
use super::tasks::{Asked, Tasks};
use crate::catalogue::Sibling;
use crate::clock;
use crate::job::{Field, JobDraft};
use crate::review::{Facts, Finding, NameFact, ScheduleFact, TaskFact, Verdict, review};
use crate::schedule::{self, ScheduleDraft, next_runs};
use crate::scheduler::{Lookup, look_up, read_job};
use crate::words::review as words;
use crate::words::texts::{buttons, review, review_region as texts};

const ID: &str = "check";

/// A dry run; a copy is a handle to the same.
pub(super) type Review = Shared<ReviewState>;

/// A finding as it is shown: how much it matters, where it leads, and its sentence.
type Shown = (Verdict, Option<Field>, String);

/// What a `Review` points to.
pub(super) struct ReviewState {
    form: FormState,
    sending: Sending,
    tasks: Tasks,
    /// The job that was looked at, and the count of changes at that time.
    looked_at: Live<Option<(JobDraft, u32)>>,
    name: Live<NameFact>,
}

impl Review {
    pub(super) fn new(form: FormState, sending: Sending, tasks: Tasks) -> Self {
        Shared::of(ReviewState { form, sending, tasks, looked_at: Live::default(), name: Live::default() })
    }

    /// Looks at the job that stands in the form now.
    pub(super) fn look(self) {
        let draft = self.form.snapshot();
        self.tasks.load();
        if self.tasks.sibling.with_untracked(|sibling| matches!(sibling, Sibling::Failed(_))) {
            self.tasks.ask_again();
        }
        self.tasks.look_at_task();
        let job_name = draft.job_name.clone();
        self.name.set(NameFact::Missing);
        let edits = self.form.edits.get_untracked();
        self.form.refresh();
        self.looked_at.set(Some((draft, edits)));
        focus(ID);
        if job_name.trim().is_empty() {
            return;
        }
        self.name.set(NameFact::Waiting);
        self.sending.ask(
            read_job(&job_name),
            Box::new(move |answer| {
                let is_asked = |looked_at: &Option<(JobDraft, u32)>| {
                    looked_at.as_ref().is_some_and(|(draft, _)| draft.job_name == job_name)
                };
                if self.looked_at.with_untracked(is_asked) {
                    self.name.set(match look_up(answer, &job_name) {
                        Lookup::Exists(_) => NameFact::Taken,
                        Lookup::Missing(_) => NameFact::Free,
                        Lookup::Unclear(_) => NameFact::Unclear,
                    });
                }
            }),
        );
    }

    fn findings(self) -> Vec<Shown> {
        self.looked_at.with(|looked_at| {
            let Some((draft, _)) = looked_at else { return Vec::new() };
            let (problems, mut warnings) = self.form.look_at(draft);
            warnings.extend(self.form.known.with(|known| known.warnings(draft)));
            let sibling = self.tasks.sibling.get();
            let facts = Facts {
                problems,
                warnings,
                name: self.name.get(),
                task: self.task(&draft.task_name, &sibling),
                sibling,
                schedule: schedule_fact(&draft.schedule),
            };
            let number = |row| self.form.number(row);
            let shown = |found: Finding| (found.verdict(), found.field(), words::finding(&found, number));
            review(draft, facts).into_iter().map(shown).collect()
        })
    }

    fn task(self, name: &str, sibling: &Sibling) -> TaskFact {
        let tasks = self.tasks;
        let is_waiting = |asked: Live<Asked>| asked.get() == Asked::Waiting;
        if name.trim().is_empty() {
            TaskFact::Missing
        } else if matches!(sibling, Sibling::Found(..))
            || tasks.jobs.with(|jobs| jobs.iter().any(|job| job.task_name == name))
        {
            TaskFact::OnServer
        } else if matches!(sibling, Sibling::Waiting) || is_waiting(tasks.jobs_are) || is_waiting(tasks.catalogue_is) {
            TaskFact::Waiting
        } else if tasks.of_catalogue(name).is_some() {
            TaskFact::InCatalogue
        } else {
            TaskFact::Unknown
        }
    }
}

fn schedule_fact(draft: &ScheduleDraft) -> ScheduleFact {
    let plan = match schedule::check(draft) {
        Ok(None) => return ScheduleFact::Unset,
        Ok(Some(plan)) => plan,
        Err(_) => return ScheduleFact::Unclear,
    };
    let Some(zone) = clock::zone(&plan.zone) else { return ScheduleFact::Unclear };
    match next_runs(&plan.trigger(&zone), &zone, clock::now(), 1) {
        None => ScheduleFact::NotWorkedOut,
        Some(runs) if runs.is_empty() => ScheduleFact::Past,
        Some(_) => ScheduleFact::Ahead,
    }
}

/// The region, which is there once somebody asked for it.
pub(super) fn check_region(it: Review) -> El {
    el_of("div", "review-place").part(
        move || it.looked_at.with(Option::is_some),
        move || {
            let summary = Live::new(String::new());
            let is_stale = move || {
                let edits = it.form.edits.get();
                it.looked_at.with(|looked_at| looked_at.as_ref().is_some_and(|(_, then)| *then != edits))
            };
            let stale = move || if is_stale() { review::STALE.say().to_owned() } else { String::new() };
            el_of("section", "panel review")
                .id(ID)
                .attr_said("aria-label", texts::HEADING)
                .attr("tabindex", "-1")
                .child(el("h2").say(texts::HEADING))
                .child(el("p").attr("role", "status").live_text(move || summary.get()))
                .part_of(
                    move || it.findings(),
                    move |findings| {
                        summary.set(words::summary(findings.iter().map(|found| found.0)));
                        Some(el_of("ul", "review-list").children(findings.iter().map(entry)))
                    },
                )
                .child(el_of("p", "field-warning").live_text(stale))
                .child(
                    el_of("p", "review-foot")
                        .child(button_said("button button-small", texts::AGAIN, move || it.look()))
                        .child(button_said("button button-quiet button-small", buttons::CLOSE, move || {
                            it.looked_at.set(None);
                            focus(super::action_bar::CHECK);
                        })),
                )
        },
    )
}

fn entry((verdict, field, sentence): &Shown) -> El {
    let class = match verdict {
        Verdict::Waiting | Verdict::NotCheckable => "review-mark",
        Verdict::Passed => "review-mark passed",
        Verdict::Doubtful => "review-mark doubtful",
        Verdict::Failed => "review-mark failed",
    };
    let sentence = match field {
        Some(field) => link_to(*field).text(sentence),
        None => el("span").text(sentence),
    };
    el("li").child(el_of("span", class).text(words::verdict(*verdict))).text(" ").child(sentence)
}
