//! Keys that work everywhere in the console.
//!
//! Owns which keys these are. Must not take a key that the browser, a field or a screen reader has a use for.

use super::form_state::FormState;
use super::key_sheet::Sheet;
use super::root::listen;
use super::row_state::part_of_id;
use super::sending::Sending;
use super::tools::{self, Said};
use crate::find::has;
use crate::job::RowId;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Listens for as long as the present owner lives; `is_off` while the form is out of view.
pub(super) fn keys(form: FormState, sending: Sending, said: Said, sheet: Sheet, is_off: impl Fn() -> bool + 'static) {
    listen("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // While a word is being composed, the keys are the input method's.
        if is_off() || event.default_prevented() || event.is_composing() {
            return;
        }
        let Some(act) = wanted(event, form, sheet) else { return };
        event.prevent_default();
        match act {
            Act::Undo => tools::undo(form, said),
            Act::Redo => tools::redo(form, said),
            Act::Send => sending.press(form),
            Act::ShowKeys => sheet.is_open.set(true),
            Act::AddRow => form.add(),
            Act::Move(row, step, control) => form.move_by(row, step, &control),
        }
    });
}

enum Act {
    Undo,
    Redo,
    Send,
    ShowKeys,
    AddRow,
    Move(RowId, isize, String),
}

fn wanted(event: &KeyboardEvent, form: FormState, sheet: Sheet) -> Option<Act> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let is_in = |selector| target.closest(selector).ok().flatten().is_some();
    // A dialog is not the form.
    if is_in("dialog") {
        return None;
    }
    // In a text field the browser has its own way back, letter by letter.
    let is_typing = is_in("input:not([type=checkbox]), textarea");
    let is_command = event.ctrl_key() || event.meta_key();
    let (key, code) = (event.key(), event.code());
    match (is_command, event.alt_key(), event.shift_key(), latin(&key, &code)) {
        (true, false, false, "Enter") => Some(Act::Send),
        (true, false, false, "z" | "Z") if !is_typing => Some(Act::Undo),
        (true, false, true, "z" | "Z") | (true, false, false, "y" | "Y") if !is_typing => Some(Act::Redo),
        // A select and a field with suggestions open their list with these keys.
        (false, true, false, "ArrowUp") if !is_in("select, [list]") => moving(&target, -1),
        (false, true, false, "ArrowDown") if !is_in("select, [list]") => moving(&target, 1),
        (false, false, false, "Enter") if ends_the_rows(&target, form) => Some(Act::AddRow),
        // A question mark takes the shift key on many keyboards.
        (false, false, _, "?" | "؟") if !is_typing && !is_in("select") && sheet.has_single_keys() => {
            Some(Act::ShowKeys)
        }
        _ => None,
    }
}

/// The key, by its Latin letter where the layout has others: on an Arabic or a Greek keyboard, Ctrl+Z is pressed where it
/// is printed.
fn latin<'a>(key: &'a str, code: &'a str) -> &'a str {
    // What stands behind “Key”.
    match code.get(3..) {
        Some(letter) if !key.is_ascii() => letter,
        _ => key,
    }
}

fn moving(target: &Element, step: isize) -> Option<Act> {
    let control = target.id();
    let (row, _) = part_of_id(&control)?;
    Some(Act::Move(row, step, control))
}

/// Whether this is the value of the last row. A text of several lines goes on with the next line.
fn ends_the_rows(target: &Element, form: FormState) -> bool {
    let control = target.id();
    let Some((row, "value")) = part_of_id(&control) else { return false };
    form.rows.with_untracked(|rows| {
        rows.last().is_some_and(|last| last.id == row && last.draft.with_untracked(|it| !has(&it.text.text, "\n")))
    })
}
