//! The sheet that lists all keys.
//!
//! Owns the list, and whether keys that are pressed alone have a meaning. Must not know what a key does.

use super::dialog::dialog;
use super::dom::{El, el, el_of};
use super::live::Live;
use crate::storage;
use crate::ui::framework::event_target_checked;
use crate::words::texts::{Text, key_sheet as texts};

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
const KEYS: [(Text, Text); 10] = [
    (texts::CREATE_KEYS, texts::CREATE),
    (texts::ADD_KEYS, texts::ADD),
    (texts::NEW_LINE_KEYS, texts::NEW_LINE),
    (texts::MOVE_KEYS, texts::MOVE),
    (texts::UNDO_KEYS, texts::UNDO),
    (texts::REDO_KEYS, texts::REDO),
    (texts::UNDO_TYPING_KEYS, texts::UNDO_TYPING),
    (texts::APPLY_KEYS, texts::APPLY),
    (texts::CLOSE_KEYS, texts::CLOSE),
    (texts::SHOW_KEYS, texts::SHOW),
];

/// The sheet.
pub(super) fn key_sheet(sheet: Sheet) -> El {
    dialog("keys", texts::WINDOW.say(), sheet.is_open, move || {
        let rows = KEYS
            .iter()
            .map(|(keys, what)| el("tr").child(el("th").attr("scope", "row").say(*keys)).child(el("td").say(*what)));
        let single = el("input")
            .attr("type", "checkbox")
            .live_checked(move || sheet.single_keys.get())
            .on("change", move |event| sheet.set_single_keys(event_target_checked(&event)));
        el_of("div", "key-sheet")
            .child(el("table").child(el("tbody").children(rows)))
            .child(el("p").say(texts::ABOUT))
            .child(el_of("label", "check").child(single).say(texts::SINGLE_KEYS))
    })
}
