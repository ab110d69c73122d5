//! The window "Import": whatever a job can be started from, recognised while it is typed.
//!
//! Owns what the window is called and what it says. Must not know how a text is recognised.

use super::form_state::FormState;
use super::text_window::{Kind, Read};
use crate::exchange::recognise;
use crate::words::exchange as words;
use crate::words::texts::{exchange, import as texts};

/// The window.
pub(super) static IMPORT: Kind = Kind {
    id: "import",
    title: texts::IMPORT,
    field: "import-text",
    label: texts::TEXT,
    hint: exchange::IMPORT_HINT,
    wrap: "soft",
    action: texts::IMPORTED,
    put: FormState::replace,
    first: |_| String::new(),
    read,
};

fn read(text: &str, form: FormState) -> Read {
    let before = form.snapshot();
    if text.trim().is_empty() {
        return Read { sentences: Vec::new(), draft: Ok(Box::new(before)) };
    }
    match recognise(text, &before) {
        Ok(imported) => {
            let notes = imported.notes.iter().map(words::note);
            let sentences = imported.found.iter().map(words::found).chain(notes).collect();
            Read { sentences, draft: Ok(Box::new(imported.draft)) }
        }
        Err(error) => Read { sentences: Vec::new(), draft: Err(vec![(words::import_error(&error), error.place)]) },
    }
}
