//! What the page around the console may do with it.
//!
//! Owns nothing: each act is one that a person has a control for. Must not act by itself.

use super::form_state::FormState;
use super::live::Act;
use super::sending::Sending;
use crate::job::RowId;
use crate::wire::{decode, encode_unfinished};
use crate::words;

/// A handle to one console.
#[derive(Clone, Copy)]
pub struct Remote {
    pub(super) form: FormState,
    pub(super) sending: Sending,
    pub(super) sign_out: Act<()>,
}

impl Remote {
    /// What stands in the form, in the form of JobDetails.
    #[must_use]
    pub fn job(self) -> String {
        encode_unfinished(&self.form.snapshot(), self.sending.wire_form.get_untracked())
    }

    /// Puts a job into the form, which can be undone; or tells why not.
    #[must_use]
    pub fn set_job(self, text: &str) -> Option<String> {
        match decode(text, RowId(1)) {
            Ok(draft) => {
                self.form.replace("the job of the page", draft);
                None
            }
            Err(error) => Some(words::json_error(&error)),
        }
    }

    /// As the button "Create job".
    pub fn create(self) {
        self.sending.create(self.form);
    }

    /// Empties the form, which can be undone.
    pub fn clear(self) {
        self.form.clear();
    }

    /// As the button "Sign out".
    pub fn sign_out(self) {
        self.sign_out.run(());
    }
}
