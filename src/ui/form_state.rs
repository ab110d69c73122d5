//! The form's state: the job as typed, the rows, and what is said about them.
//!
//! Owns the draft on the screen and when it is looked at; its changes are in [`changes`].
//! Must not hold rules: it asks `job` for them.

mod changes;
mod host;
mod source;
mod touch;

use super::error_summary::field_id;
use super::live::Live;
use super::row_state::{FieldNotes, Row, RowNotes, part_of_id};
use super::shared::Shared;
use super::undo::Undo;
use crate::catalogue::{Known, Names};
use crate::job::{
    Field, JobDetails, JobDraft, ParameterDraft, ParameterField, Problem, ProblemKind, RowId, Secrets, Warning,
    named_in, warnings,
};
use crate::settings::Settings;
use crate::ui::framework::set_timeout;
pub(super) use host::Host;
use source::Comparing;
pub(super) use source::{Compared, Source};
use std::rc::Rc;
use std::time::Duration;

/// A short while: long enough for a click to end before an error line moves what is clicked.
const REFRESH_AFTER: Duration = Duration::from_millis(200);

/// The state of one form; a copy is a handle to the same form.
pub(super) type FormState = Shared<FormParts>;

/// What a `FormState` points to.
pub(super) struct FormParts {
    /// What the host of the page sets of the form.
    pub(super) host: Host,
    /// The fields that a job would have changed and the host holds, by their names in JobDetails.
    pub(super) kept_by_host: Live<Vec<&'static str>>,
    /// The job without its rows.
    pub(super) job: Live<JobDraft>,
    pub(super) rows: Live<Vec<Row>>,
    /// What is said at the job's own fields.
    pub(super) notes: Live<Notes>,
    /// The problems of the last refused try; empty when the last try was sent.
    pub(super) refused: Live<Vec<Problem>>,
    /// Fields that the server named when it refused the job, until they are changed.
    named: Live<Vec<Problem>>,
    /// The problems there are now: a refused one that is not among them has been mended.
    pub(super) current: Live<Vec<Problem>>,
    pub(super) undo: Undo,
    /// Counts the changes: who follows it learns of every one.
    pub(super) edits: Live<u32>,
    /// The job that this one was cloned from, until another comes into the form.
    pub(super) source: Live<Option<Rc<Source>>>,
    /// How the form stands beside it.
    pub(super) compared: Live<Compared>,
    /// The job as it could be sent now, where it can.
    pub(super) sendable: Live<Option<Rc<Sendable>>>,
    /// The place among its parameters of the one that was changed alone, last.
    pub(super) touched: Live<Option<usize>>,
    /// The ITResource values that stand in the rows: suggestions for the others.
    pub(super) it_resources: Live<Names>,
    /// What is known of tasks and of the parameters of this one.
    pub(super) known: Live<Known>,
    /// Which values are secret.
    pub(super) secrets: Live<Secrets>,
    /// The job's own fields that were left once.
    left: Live<Vec<Field>>,
    next_row: Live<u64>,
    refresh_is_due: Live<bool>,
    is_unsent: Live<bool>,
    /// Whether what stood in the form is on its way, and no answer is there.
    is_on_its_way: Live<bool>,
}

/// What is said at the job's own fields.
pub(super) type Notes = Vec<(Field, FieldNotes)>;

/// A job that can be sent, and which of its values are secret.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sendable {
    pub(super) job: JobDetails,
    /// The names of the parameters whose values are not to be shown.
    pub(super) hidden: Vec<String>,
}

impl FormState {
    pub(super) fn new(settings: &Settings) -> Self {
        let secrets = Secrets::named_by(settings.secret_words.iter().map(String::as_str));
        let form = Shared::of(FormParts {
            host: Host::new(settings),
            kept_by_host: Live::default(),
            job: Live::default(),
            rows: Live::default(),
            notes: Live::default(),
            refused: Live::default(),
            current: Live::default(),
            named: Live::default(),
            undo: Undo::new(),
            edits: Live::new(0),
            source: Live::default(),
            compared: Live::default(),
            sendable: Live::default(),
            touched: Live::default(),
            secrets: Live::new(secrets),
            it_resources: Live::default(),
            known: Live::default(),
            left: Live::default(),
            next_row: Live::new(1),
            refresh_is_due: Live::new(false),
            is_unsent: Live::new(false),
            is_on_its_way: Live::new(false),
        });
        let (job, rows) = form.blank();
        form.job.set(job);
        form.rows.set(rows);
        form
    }

    /// The whole draft as it stands now.
    pub(super) fn snapshot(self) -> JobDraft {
        let parameters = self.rows.with_untracked(|rows| rows.iter().map(Row::snapshot).collect());
        JobDraft { parameters, ..self.job.get_untracked() }
    }

    /// Checks the live state. A refused try is shown everywhere, and gives nothing to send.
    pub(super) fn try_send(self) -> Option<JobDetails> {
        self.named.set(Vec::new());
        let result = self.check(&self.snapshot());
        let problems = result.as_ref().err().cloned().unwrap_or_default();
        for problem in &problems {
            self.mark_left(problem.field);
        }
        self.rows.with_untracked(|rows| {
            for row in rows {
                row.mark_left(ParameterField::Name);
                row.mark_left(ParameterField::Value);
            }
        });
        self.refused.set(problems);
        self.refresh();
        result.ok()
    }

    /// Shows at the fields what the server said of them when it refused the job.
    pub(super) fn refused_by_server(self, text: &str) {
        let named: Vec<_> = named_in(text, &self.snapshot())
            .into_iter()
            .map(|(field, said)| Problem { field, kind: ProblemKind::Named(said) })
            .collect();
        for Problem { field, .. } in &named {
            self.leave(*field);
        }
        self.refused.set(named.clone());
        self.named.set(named);
        self.refresh();
    }

    /// What the rules find in a draft.
    pub(super) fn look_at(self, draft: &JobDraft) -> (Vec<Problem>, Vec<Warning>) {
        (self.check(draft).err().unwrap_or_default(), warnings(draft))
    }

    /// A field was left: from now on it may complain.
    pub(super) fn leave(self, field: Field) {
        if let Field::Parameter(id, field) = field
            && let Some(row) = self.row(id)
        {
            row.mark_left(field);
        }
        self.mark_left(field);
        self.refresh_soon();
    }

    /// What stands in the form has changed.
    fn changed(self) {
        self.set_unsent(true);
        self.refresh_soon();
    }

    /// Whether something stands in the form that the server has not taken.
    pub(super) fn is_unsent(self) -> bool {
        let is = |what: Live<bool>| what.try_get_untracked() == Some(true);
        (is(self.is_unsent) || is(self.is_on_its_way)) && !self.is_blank()
    }

    pub(super) fn set_unsent(self, is_unsent: bool) {
        self.is_unsent.set(is_unsent);
        self.edited();
    }

    pub(super) fn set_on_its_way(self, is_on_its_way: bool) {
        self.is_on_its_way.set(is_on_its_way);
        self.edited();
    }

    fn edited(self) {
        self.edits.try_update(|edits| *edits = edits.wrapping_add(1));
    }

    /// The draft without the values of its secrets, and the names of those that had one.
    pub(super) fn without_secrets(self) -> (JobDraft, Vec<String>) {
        self.secrets.with_untracked(|secrets| secrets.blanked(self.snapshot()))
    }

    /// Looks at the whole form again, once, a short while after the last of several changes began.
    pub(super) fn refresh_soon(self) {
        if self.refresh_is_due.try_get_untracked() != Some(false) {
            return;
        }
        self.refresh_is_due.set(true);
        set_timeout(
            move || {
                if self.refresh_is_due.try_update(|is_due| *is_due = false).is_some() {
                    self.refresh();
                }
            },
            REFRESH_AFTER,
        );
    }

    pub(super) fn refresh(self) {
        let draft = self.snapshot();
        let (job, problems) = match self.check(&draft) {
            Ok(job) => (Some(job), Vec::new()),
            Err(problems) => (None, problems),
        };
        self.show_sendable(job.map(|job| Sendable { job, hidden: self.hidden(&draft.parameters) }));
        let mut named = self.named.get_untracked();
        named.retain(|it| it.field.row().is_none_or(|id| draft.parameters.iter().any(|row| row.id == id)));
        let mut warnings = warnings(&draft);
        let unknown_names = self.known.with_untracked(|known| known.warnings(&draft));
        let mut notes: Vec<_> = draft.parameters.iter().map(|row| (row.id, RowNotes::default())).collect();
        note_problems(&mut notes, &named);
        note_problems(&mut notes, &problems);
        // What a rule finds comes first.
        note_warnings(&mut notes, &warnings);
        note_warnings(&mut notes, &unknown_names);
        warnings.extend(unknown_names);
        let mut comparing = Comparing::new(self.source.get_untracked());
        self.rows.with_untracked(|rows| {
            for ((row, draft), (_, mut notes)) in rows.iter().zip(&draft.parameters).zip(notes) {
                self.secrets.with_untracked(|secrets| comparing.row(draft, secrets, &mut notes));
                row.show(notes);
            }
        });
        let mut problems = problems;
        problems.extend(named);
        let marks = comparing.fields(&draft);
        let notes = self.left.with_untracked(|left| notes_at(left, &problems, &warnings, marks));
        let mut it_resources = Names::default();
        self.secrets.with_untracked(|secrets| {
            secrets.it_resources(&draft.parameters).for_each(|name| it_resources.add(name));
        });
        if self.it_resources.with_untracked(|known| *known != it_resources) {
            self.it_resources.set(it_resources);
        }
        let compared = comparing.end();
        if self.compared.with_untracked(|shown| *shown != compared) {
            self.compared.set(compared);
        }
        if self.notes.with_untracked(|shown| *shown != notes) {
            self.notes.set(notes);
        }
        if self.current.with_untracked(|shown| *shown != problems) {
            self.current.set(problems);
        }
    }

    /// What the server named is changed now, by the control of this id.
    fn forget_named(self, control: &str) {
        if self.named.with_untracked(Vec::is_empty) {
            return;
        }
        self.named.update(|named| {
            named.retain(|it| match it.field {
                Field::Parameter(row, _) => part_of_id(control).is_none_or(|(of, _)| of != row),
                field => field_id(field) != control,
            });
        });
    }

    fn mark_left(self, field: Field) {
        if !is_of_row(field) {
            self.left.update(|left| {
                if !left.contains(&field) {
                    left.push(field);
                }
            });
        }
    }

    fn hidden(self, rows: &[ParameterDraft]) -> Vec<String> {
        self.secrets.with_untracked(|secrets| secrets.names(rows))
    }

    fn show_sendable(self, sendable: Option<Sendable>) {
        if self.sendable.with_untracked(|shown| shown.as_deref() != sendable.as_ref()) {
            self.sendable.set(sendable.map(Rc::new));
        }
    }

    /// The row of this id, while it is in the form.
    pub(super) fn row(self, id: RowId) -> Option<Row> {
        self.rows.with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned())
    }

    /// The row's present number, from 1; follows every move.
    pub(super) fn number(self, id: RowId) -> usize {
        self.rows.with(|rows| rows.iter().position(|row| row.id == id).map_or(0, |at| at + 1))
    }

    fn new_id(self) -> RowId {
        let id = self.next_row.get_untracked();
        self.next_row.set(id + 1);
        RowId(id)
    }

    fn forget_notes(self) {
        self.left.update(Vec::clear);
        self.rows.with_untracked(|rows| {
            for row in rows {
                row.left.set(super::row_state::Left::default());
            }
        });
        self.refused.update(Vec::clear);
        self.refresh();
    }
}

fn is_of_row(field: Field) -> bool {
    field.row().is_some()
}

fn note_problems(notes: &mut [(RowId, RowNotes)], problems: &[Problem]) {
    let mut next = 0;
    for problem in problems {
        if let Some(at) = at_row(notes, &mut next, problem.field) {
            at.problem = Some(problem.clone());
        }
    }
}

fn note_warnings(notes: &mut [(RowId, RowNotes)], warnings: &[Warning]) {
    let mut next = 0;
    for warning in warnings {
        if let Some(at) = at_row(notes, &mut next, warning.field) {
            at.warning.get_or_insert_with(|| warning.kind.clone());
        }
    }
}

/// The notes at a field of a row. What is found is in the order of the form: its row stands where the one before was
/// found, or behind it.
fn at_row<'a>(notes: &'a mut [(RowId, RowNotes)], next: &mut usize, field: Field) -> Option<&'a mut FieldNotes> {
    let id = field.row()?;
    *next += notes.get(*next..)?.iter().position(|(row, _)| *row == id)?;
    Some(notes.get_mut(*next)?.1.at(field))
}

/// What is said at these fields, which were left; and at those that differ from the source, left or not.
fn notes_at(fields: &[Field], problems: &[Problem], warnings: &[Warning], mut marks: Vec<(Field, String)>) -> Notes {
    let mut notes = Notes::new();
    for field in fields {
        let problem = problems.iter().find(|it| it.field == *field).cloned();
        let warning = warnings.iter().find(|it| it.field == *field).map(|it| it.kind.clone());
        let source = marks.iter().position(|(at, _)| at == field).map(|at| marks.remove(at).1);
        if problem.is_some() || warning.is_some() || source.is_some() {
            notes.push((*field, FieldNotes { problem, warning, source }));
        }
    }
    let marks = marks.into_iter().map(|(at, mark)| (at, FieldNotes { source: Some(mark), ..FieldNotes::default() }));
    notes.extend(marks);
    notes
}

#[cfg(test)]
mod tests;
