//! The sheet that lists all keys.
//!
//! Owns the list, and whether keys that are pressed alone have a meaning. Must not know what a key does.

use super::dialog::dialog;
use super::dom::{El, el, el_of};
use super::live::Live;
use crate::storage;
use crate::ui::framework::event_target_checked;

/// The name under which it is kept that keys alone have no meaning.
const SINGLE_KEYS: &str = "single-keys";

/// The state of the sheet.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub(super) is_open: Live<bool>,
    single_keys: Live<bool>,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self { is_open: Live::new(false), single_keys: Live::new(storage::kept(SINGLE_KEYS).is_none()) }
    }

    fn set_single_keys(self, have_a_meaning: bool) {
        self.single_keys.set(have_a_meaning);
        if have_a_meaning {
            storage::forget(SINGLE_KEYS);
        } else {
            // Where the browser keeps nothing, it holds for this visit.
            let _ = storage::keep(SINGLE_KEYS, "off");
        }
    }

    /// Whether a letter or sign alone may do something: who dictates, or slips, can do without (WCAG 2.1.4).
    pub(super) fn has_single_keys(self) -> bool {
        self.single_keys.get_untracked()
    }
}

/// The keys and what they do, in the order in which one meets them.
const KEYS: [(&str, &str); 10] = [
    ("Ctrl + Enter", "Create the job, from anywhere in the form"),
    ("Enter, in the value of the last parameter", "Add a parameter"),
    ("Shift + Enter, in a value", "Start a new line"),
    ("Alt + ↑, Alt + ↓, in a parameter", "Move the parameter up or down"),
    ("Ctrl + Z, outside a text field", "Undo the last change of the form"),
    ("Ctrl + Shift + Z or Ctrl + Y, outside a text field", "Redo it"),
    ("Ctrl + Z, in a text field", "Undo what was typed there"),
    ("Ctrl + Enter, in a window with a text", "Apply the text"),
    ("Esc", "Close a window like this one"),
    ("?, outside a text field", "Show this list"),
];

/// The sheet.
pub(super) fn key_sheet(sheet: Sheet) -> El {
    dialog("keys", "Keyboard", sheet.is_open, move || {
        let rows = KEYS
            .iter()
            .map(|(keys, what)| el("tr").child(el("th").attr("scope", "row").text(keys)).child(el("td").text(what)));
        let single = el("input")
            .attr("type", "checkbox")
            .live_checked(move || sheet.single_keys.get())
            .on("change", move |event| sheet.set_single_keys(event_target_checked(&event)));
        el_of("div", "key-sheet")
            .child(el("table").child(el("tbody").children(rows)))
            .child(el("p").text("On a Mac, ⌘ does what Ctrl does. Tab and Shift + Tab go through everything."))
            .child(el_of("label", "check").child(single).text("Keys that are pressed alone, as “?”, have a meaning"))
    })
}
