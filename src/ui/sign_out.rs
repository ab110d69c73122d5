//! Signing out, and what becomes of what was typed.
//!
//! Owns the question that is asked where something would be lost. Must not forget anything by itself.

use super::dialog::dialog;
use super::dom::{El, button_said, el, el_of};
use super::form_state::FormState;
use super::keeper::Keeper;
use super::live::Live;
use super::sending::Sending;
use super::session::Session;
use super::shared::Shared;
use crate::storage::NotKept;
use crate::words;
use crate::words::texts::{buttons, sign_out as texts};

/// The question; a copy is a handle to the same.
pub(super) type SignOut = Shared<SignOutState>;

/// What a `SignOut` points to.
pub(super) struct SignOutState {
    session: Session,
    form: FormState,
    sending: Sending,
    keeper: Keeper,
    is_open: Live<bool>,
    /// Why the draft could not be kept.
    trouble: Live<&'static str>,
}

impl SignOut {
    pub(super) fn new(session: Session, form: FormState, sending: Sending, keeper: Keeper) -> Self {
        Self::of(SignOutState { session, form, sending, keeper, is_open: Live::new(false), trouble: Live::default() })
    }

    /// Signs out, or asks before.
    pub(super) fn press(self) {
        self.trouble.set("");
        if self.would_lose() {
            self.is_open.set(true);
        } else {
            self.session.leave();
        }
    }

    /// Signs out without asking; the form goes out of view where its draft cannot be kept.
    pub(super) fn at_once(self) {
        if self.keeper.leave().is_ok() {
            self.session.leave();
        } else {
            self.session.idle();
        }
    }

    /// Whether something would be lost if the page went.
    pub(super) fn would_lose(self) -> bool {
        self.form.is_unsent() || self.sending.is_waiting() || self.sending.lacks_schedule()
    }

    fn keep(self) {
        match self.keeper.leave() {
            Ok(()) => self.session.leave(),
            Err(why) => self.trouble.set(words::draft_not_kept(why == NotKept::Full)),
        }
    }

    fn forget(self) {
        self.keeper.forget();
        self.session.leave();
    }
}

/// The window of the question.
pub(super) fn sign_out_window(it: SignOut) -> El {
    dialog("sign-out", texts::WINDOW.say(), it.is_open, move || {
        let history = if it.sending.history.is_on { words::texts::sign_in::HISTORY_LEFT.say() } else { "" };
        let asked = words::sign_in::signing_out(it.sending.is_waiting(), it.sending.lacks_schedule());
        el_of("div", "sign-out")
            .child(el("p").text(asked))
            .child(el("p").say(words::texts::sign_in::DRAFT_LEFT).text(" ").text(history))
            .child(el_of("p", "field-error").attr("role", "alert").live_text(move || it.trouble.get().to_owned()))
            .child(
                el_of("div", "dialog-foot")
                    .child(button_said("button button-primary", texts::KEEP, move || it.keep()).attr("autofocus", ""))
                    .child(button_said("button", texts::FORGET, move || it.forget()))
                    .child(button_said("button button-quiet", buttons::CANCEL, move || it.is_open.set(false))),
            )
    })
}
