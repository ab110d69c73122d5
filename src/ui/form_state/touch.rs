//! One row was changed by a key: what could be sent follows at once, without a look at the others.
//!
//! Owns when that is enough: where it is not, nothing happens, and the look at the whole form that comes a moment later
//! does it all. Must not find another result than that look.

use super::super::live::Held;
use super::FormState;
use crate::job::{ParameterDraft, checked_parameter};
use std::rc::Rc;

impl FormState {
    /// Puts the job that could be sent right, after a change of a row that had this name before.
    pub(in super::super) fn touch(self, name_before: &str, row: &Held<ParameterDraft>) {
        let Some((parameter, draft)) = row.with_untracked(|row| Some((checked_parameter(row)?, row.clone()))) else {
            return;
        };
        let has_other =
            |other: &super::Row| other.id != draft.id && other.draft.with_untracked(|other| other.name == draft.name);
        if draft.name != name_before && self.rows.with_untracked(|rows| rows.iter().any(has_other)) {
            return;
        }
        let is_secret = !self.hidden(std::slice::from_ref(&draft)).is_empty();
        let replace = |sendable: &mut Option<Rc<super::Sendable>>| {
            // Nobody else holds it, who would see it change.
            let sendable = Rc::get_mut(sendable.as_mut()?)?;
            let was_secret = sendable.hidden.iter().any(|hidden| hidden == name_before);
            let parameters = sendable.job.parameters.as_mut().filter(|_| !is_secret && !was_secret)?;
            let at = parameters.as_slice().iter().position(|it| it.name.as_str() == name_before)?;
            parameters.replace(at, parameter).then_some(at)
        };
        // Those who follow the whole of it are not told: they would write all of it anew.
        if let Some(at) = self.sendable.change_quietly(replace).flatten() {
            self.touched.set(Some(at));
        }
    }
}
