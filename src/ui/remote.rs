//! What the page around the console may do with it.
//!
//! Owns nothing: each act is one that a person has a control for, but that a page can hand over a token. Must not act by itself.

use super::form_state::FormState;
use super::live::Live;
use super::sending::Sending;
use super::sign_out::SignOut;
use crate::job::RowId;
use crate::wire::{decode, encode_unfinished};
use crate::words;
use crate::words::texts;

/// A handle to one console.
#[derive(Clone, Copy)]
pub struct Remote {
    /// The parts of the page that is there now: it is made anew when somebody signs out.
    pub(super) parts: Live<Option<Parts>>,
    /// The token that is handed over.
    pub(super) token: Live<String>,
}

/// What can be acted on.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) form: FormState,
    pub(super) sending: Sending,
    pub(super) signing_out: SignOut,
}

impl Remote {
    /// What stands in the form, in the form of JobDetails.
    #[must_use]
    pub fn job(self) -> String {
        let of = |it: Parts| encode_unfinished(&it.form.snapshot(), it.sending.wire_form.get_untracked());
        self.parts.get_untracked().map(of).unwrap_or_default()
    }

    /// Puts a job into the form, which can be undone; or tells why not.
    #[must_use]
    pub fn set_job(self, text: &str) -> Option<String> {
        match decode(text, RowId(1)) {
            Ok(draft) => {
                self.parts.get_untracked()?.form.replace(texts::remote::FILLED.say(), draft);
                None
            }
            Err(error) => Some(words::json_error(&error)),
        }
    }

    /// As the button "Create job".
    pub fn create(self) {
        self.with(|it| it.sending.press(it.form));
    }

    /// Empties the form, which can be undone.
    pub fn clear(self) {
        self.with(|it| it.form.clear());
    }

    /// Signs out at once. What was typed is kept in the browser, without secrets, as far as the browser keeps anything.
    pub fn sign_out(self) {
        self.with(|it| it.signing_out.at_once());
    }

    /// Hands a bearer token over.
    pub fn hand_over(self, token: &str) {
        self.token.set(token.to_owned());
    }

    fn with(self, act: impl FnOnce(Parts)) {
        if let Some(parts) = self.parts.get_untracked() {
            act(parts);
        }
    }
}
