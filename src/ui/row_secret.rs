//! The mask over a secret value, and the way to see it for the moment.
//!
//! Owns what is masked on the screen. The value itself is never touched: what is typed under the mask is what is sent.

use super::dom::{El, Part, button, el, part_while};
use super::form_state::FormState;
use super::live::Live;
use super::row_state::Row;
use crate::job::{DataType, ParameterDraft};
use crate::ui::framework::set_timeout;
use crate::words::texts::row_secret as texts;
use std::time::Duration;

/// Secrets are shown for so long at most.
const SHOWN_FOR: Duration = Duration::from_secs(30);

/// The mask of one row.
#[derive(Clone, Copy)]
pub(super) struct Mask {
    form: FormState,
    draft: Live<ParameterDraft>,
    is_shown: Live<bool>,
}

impl Mask {
    pub(super) fn new(form: FormState, row: &Row, draft: Live<ParameterDraft>) -> Self {
        Self { form, draft, is_shown: row.draft.beside(false).into() }
    }

    /// Whether there is something to mask. Follows the draft.
    pub(super) fn is_secret(self) -> bool {
        // A choice of three is not masked: dots would tell it by their number, and hide whether it is made.
        self.draft.with(|row| {
            row.data_type != DataType::Boolean && self.form.secrets.with_untracked(|secrets| secrets.hides(row))
        })
    }

    /// Puts the mask over a text, and names what is under it.
    pub(super) fn over(self, control: El) -> El {
        control.live_class("masked", move || self.is_secret() && !self.is_shown.get())
    }

    /// The button that takes the mask off for the moment.
    pub(super) fn button(self, row: &str) -> Box<dyn Part> {
        let id = [row, "-show"].concat();
        let named = [&id, " ", row].concat();
        part_while(
            move || self.is_secret(),
            move || {
                let (words, title) = (
                    move || if self.is_shown.get() { texts::HIDE } else { texts::SHOW },
                    move || if self.is_shown.get() { texts::HIDE_TITLE } else { texts::SHOW_TITLE },
                );
                button("button button-quiet button-small parameter-show", "", move || turn(self.is_shown))
                    .id(&id)
                    .attr("aria-labelledby", &named)
                    .live_attr("title", move || Some(title().say().to_owned()))
                    .child(el("span").live_text(move || words().say().to_owned()))
            },
        )
    }
}

/// Shows secrets for the moment, or hides them: nobody is to find them on an unattended screen.
pub(super) fn turn(is_shown: Live<bool>) {
    is_shown.update(|is_shown| *is_shown = !*is_shown);
    if is_shown.get_untracked() {
        set_timeout(move || is_shown.set(false), SHOWN_FOR);
    }
}
