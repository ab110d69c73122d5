//! The mask over a secret value, and the way to see it for the moment.
//!
//! Owns what is masked on the screen. The value itself is never touched: what is typed under the mask is what is sent.

use super::dom::{El, Slot, button, differs, el};
use super::form_state::FormState;
use super::live::Held;
use super::parameter_row::ShownRow;
use crate::job::{DataType, ParameterDraft};
use crate::ui::framework::set_timeout;
use crate::words::texts::{Text, row_secret as texts};
use std::time::Duration;
use web_sys::Node;

/// Secrets are shown for so long at most.
const SHOWN_FOR: Duration = Duration::from_secs(30);

/// The mask of one row.
#[derive(Default)]
pub(super) struct Mask {
    /// Whether the secret is shown for the moment; of a row that had none yet, nothing.
    is_shown: Option<Held<bool>>,
    is_secret: bool,
    /// Where the button is that takes the mask off for the moment.
    pub(super) button: Slot,
}

/// Whether there is something to mask.
pub(super) fn is_secret(form: FormState, row: &ParameterDraft) -> bool {
    // A choice of three is not masked: dots would tell it by their number, and hide whether it is made.
    row.data_type != DataType::Boolean && form.secrets.with_untracked(|secrets| secrets.hides(row))
}

impl Mask {
    /// Shows in the cell whether its value is secret, and tells whether it is to be masked now. Follows the row.
    pub(super) fn show(&mut self, of: &ShownRow, is_secret: bool, cell: &El, next: Option<&Node>) -> bool {
        if differs(&mut self.is_secret, is_secret) {
            cell.set_class("secret", is_secret);
            let is_shown = self.is_shown.get_or_insert_with(|| of.row.draft.beside(false));
            let group = of.group();
            self.button.fill(cell, next, &of.life, &mut || is_secret.then(|| show_button(is_shown, &group)));
        }
        is_secret && self.is_shown.as_ref().is_some_and(|is_shown| !is_shown.get_untracked())
    }
}

fn show_button(is_shown: &Held<bool>, row: &str) -> El {
    let id = [row, "-show"].concat();
    let pressed = is_shown.clone();
    let words = |hide: Text, show: Text| {
        let is_shown = is_shown.clone();
        move || (if is_shown.get() { hide } else { show }).say().to_owned()
    };
    let title = words(texts::HIDE_TITLE, texts::SHOW_TITLE);
    button("button button-quiet button-small parameter-show", "", move || turn(&pressed))
        .id(&id)
        .attr("aria-labelledby", &[&id, " ", row].concat())
        .live_attr("title", move || Some(title()))
        .child(el("span").live_text(words(texts::HIDE, texts::SHOW)))
}

/// Shows secrets for the moment, or hides them: nobody is to find them on an unattended screen.
pub(super) fn turn(is_shown: &Held<bool>) {
    is_shown.update(|is_shown| *is_shown = !*is_shown);
    if is_shown.get_untracked() {
        let is_shown = is_shown.clone();
        set_timeout(move || is_shown.set(false), SHOWN_FOR);
    }
}
