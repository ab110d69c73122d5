//! What was changed in the form, and the way back and forth.
//!
//! Owns the order of the changes and which of them are one. Must not know how a change is made.

use super::form_state::Source;
use super::live::Live;
use super::row_state::Row;
use crate::job::{JobDraft, ParameterDraft};
use std::rc::Rc;

/// So many changes can be taken back.
const DEPTH: usize = 200;

/// So many rows are remembered for it, but for the last few changes, which stay whatever they hold: who fills large forms
/// again and again does not fill the memory with them.
const ROWS: usize = 5_000;
const LAST: usize = 5;

/// Typing in one field is one change until it rests for so long, in milliseconds.
const REST_MS: f64 = 1_500.0;

/// The changes of one form; a copy is a handle to the same ones.
#[derive(Clone, Copy)]
pub(super) struct Undo {
    /// What can be taken back, the last change last.
    pub(super) done: Live<Vec<Step>>,
    /// What was taken back and can be made again, the last one last.
    pub(super) undone: Live<Vec<Step>>,
    /// The control in which was typed last, and when.
    typing: Live<Option<(String, f64)>>,
}

/// One change: what it was, and the state on its other side.
#[derive(Clone)]
pub(super) struct Step {
    pub(super) what: What,
    pub(super) state: State,
}

/// What a change was, for the words that name it.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Something was typed or chosen in the control of this id.
    Edited(String),
    /// A row came.
    Added,
    /// A row changed places.
    Moved,
    /// The row of this name was taken out.
    Removed(String),
    /// The form was emptied for another job.
    Emptied,
    /// Another job came into the form, by the action of this name.
    Replaced(&'static str),
}

/// So much of the form as one change touches.
#[derive(Clone)]
pub(super) enum State {
    /// The job without its rows.
    Job(Box<JobDraft>),
    /// One row.
    Row(Box<ParameterDraft>),
    /// Which rows there are, in their order.
    Rows(Vec<Row>),
    /// All of it, whether the server had not taken it, and the job that it was cloned from.
    Form { job: Box<JobDraft>, rows: Vec<Row>, is_unsent: bool, source: Option<Rc<Source>> },
}

impl Undo {
    pub(super) fn new() -> Self {
        Self { done: Live::default(), undone: Live::default(), typing: Live::default() }
    }

    /// Notes a change, with the state before it.
    pub(super) fn note(self, what: What, before: State) {
        self.typing.set(None);
        self.push(Step { what, state: before });
    }

    /// Notes that something is typed in a control. While one keeps typing, only the state before all of it counts.
    pub(super) fn note_typing(self, control: &str, now_ms: f64, before: impl FnOnce() -> State) {
        let goes_on = self.typing.with_untracked(|typing| {
            typing.as_ref().is_some_and(|(last, at)| last == control && now_ms - at < REST_MS)
        });
        self.typing.set(Some((control.to_owned(), now_ms)));
        if !goes_on {
            self.push(Step { what: What::Edited(control.to_owned()), state: before() });
        }
    }

    /// Takes the last change back: `swap` puts a state into the form and gives the one that stood there.
    pub(super) fn undo(self, swap: impl FnOnce(State) -> State) -> Option<What> {
        self.go(self.done, self.undone, swap)
    }

    /// Makes again what was taken back last.
    pub(super) fn redo(self, swap: impl FnOnce(State) -> State) -> Option<What> {
        self.go(self.undone, self.done, swap)
    }

    fn go(self, from: Live<Vec<Step>>, to: Live<Vec<Step>>, swap: impl FnOnce(State) -> State) -> Option<What> {
        self.typing.set(None);
        if from.with_untracked(Vec::is_empty) {
            return None;
        }
        let Step { what, state } = from.try_update(Vec::pop)??;
        let state = swap(state);
        to.update(|steps| steps.push(Step { what: what.clone(), state }));
        Some(what)
    }

    fn push(self, step: Step) {
        self.done.update(|steps| {
            steps.push(step);
            let kept = kept(steps.iter().map(|step| step.state.rows()));
            steps.drain(..steps.len() - kept);
        });
        if !self.undone.with_untracked(Vec::is_empty) {
            self.undone.update(Vec::clear);
        }
    }
}

impl State {
    /// How many rows it remembers that nothing else does. A list shares its rows with those before and after it.
    fn rows(&self) -> usize {
        match self {
            Self::Job(_) | Self::Row(_) => 1,
            Self::Rows(rows) => rows.len() / 20,
            Self::Form { rows, .. } => rows.len(),
        }
    }
}

/// How many of the steps that remember so many rows stay, the last ones.
fn kept(rows: impl DoubleEndedIterator<Item = usize> + ExactSizeIterator) -> usize {
    let most = rows.len().min(DEPTH);
    let mut sum = 0;
    let fitting = rows.rev().take_while(|rows| {
        sum += rows;
        sum <= ROWS
    });
    fitting.count().clamp(most.min(LAST), most)
}

#[cfg(test)]
mod tests {
    use super::{DEPTH, kept};

    #[test]
    fn the_last_steps_stay_as_far_as_their_rows_have_room() {
        let check = |rows: &[usize], expected| assert_eq!(kept(rows.iter().copied()), expected, "{rows:?}");
        check(&[], 0);
        check(&[1], 1);
        check(&[1; DEPTH], DEPTH);
        check(&[1; DEPTH + 1], DEPTH);
        check(&[1000; 5], 5);
        check(&[1000, 10, 1000, 1000, 1000, 1000, 990], 6);
        // A few, however large.
        check(&[1, 10_000, 10_000, 10_000, 10_000, 10_000], 5);
        check(&[10_000], 1);
    }
}
