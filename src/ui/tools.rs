//! The line over the form: its title, what one can start from, and the way back and forth.
//!
//! Owns these buttons. Must not know how a change is taken back.

use super::dom::{El, button, button_said, el, el_of};
use super::focus::{keep_focus, label_of, show_now};
use super::form_state::FormState;
use super::key_sheet::Sheet;
use super::live::Live;
use super::undo::{Step, What};
use crate::words::texts::{Text, tools as texts};

const UNDO: &str = "undo";
const REDO: &str = "redo";

/// What was taken back or made again last, for the words beside the buttons.
pub(super) type Said = Live<String>;

/// The line; `starts` are the buttons that bring a job into the form.
pub(super) fn tools(form: FormState, said: Said, sheet: Sheet, starts: Vec<El>) -> El {
    el_of("div", "tools").child(el("h1").say(texts::TITLE)).child(el_of("div", "tools-group").children(starts)).child(
        el_of("div", "tools-group tools-undo")
            .child(el_of("p", "tools-said").attr("role", "status").live_text(move || said.get()))
            .child(step_button(UNDO, texts::UNDO.say(), form.undo.done, move || undo(form, said)))
            .child(step_button(REDO, texts::REDO.say(), form.undo.undone, move || redo(form, said)))
            .child(button_said("button button-quiet button-small", texts::KEYBOARD, move || {
                sheet.is_open.set(true);
            })),
    )
}

/// Takes the last change back, and says what it was.
pub(super) fn undo(form: FormState, said: Said) {
    say(said, texts::UNDONE, form.undo());
}

/// Makes again what was taken back last, and says what it was.
pub(super) fn redo(form: FormState, said: Said) {
    say(said, texts::DONE_AGAIN, form.redo());
}

/// A button that stays where it is when there is nothing for it to do: the focus stays on it.
fn step_button(id: &str, words: &str, steps: Live<Vec<Step>>, act: impl Fn() + 'static) -> El {
    button("button button-quiet button-small", words, act)
        .id(id)
        .live_aria("aria-disabled", move || steps.with(Vec::is_empty))
}

fn say(said: Said, how: Text, what: Option<What>) {
    let Some(what) = what else { return };
    let words = match &what {
        What::Edited(control) => {
            show_now(control);
            label_of(control)
        }
        What::Added => texts::ADDED.say().to_owned(),
        What::Moved => texts::MOVED.say().to_owned(),
        What::Removed(name) if name.is_empty() => texts::REMOVED.say().to_owned(),
        What::Removed(name) => texts::REMOVED_NAMED.with(&[name.into()]),
        What::Emptied => texts::EMPTIED.say().to_owned(),
        What::Replaced(action) => (*action).to_owned(),
    };
    said.set(how.with(&[(&words).into()]));
    // What has the focus may go with the change.
    keep_focus(UNDO);
}
