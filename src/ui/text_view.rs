//! The window "Edit as text": all rows as text, every column.
//!
//! Owns what the window is called, and keeps secret values out of it. Must not know how rows are written.

use super::form_state::FormState;
use super::text_window::{Kind, Read};
use crate::exchange::{rows_from_text, rows_to_text};
use crate::job::{JobDraft, ParameterDraft, fill_placeholders};
use crate::words::exchange as words;
use crate::words::texts::{exchange, text_view as texts};

/// The window.
pub(super) static TEXT_VIEW: Kind = Kind {
    id: "text-view",
    title: texts::WINDOW,
    field: "rows-text",
    label: texts::LABEL,
    hint: exchange::TEXT_HINT,
    wrap: "off",
    action: texts::EDITED,
    put: FormState::rework,
    first: |form| rows_to_text(&veiled(form, &form.snapshot().parameters)),
    read,
};

fn veiled(form: FormState, rows: &[ParameterDraft]) -> Vec<ParameterDraft> {
    form.secrets.with_untracked(|secrets| secrets.veiled_rows(rows))
}

fn read(text: &str, form: FormState) -> Read {
    let before = form.snapshot();
    let draft = match rows_from_text(text, &veiled(form, &before.parameters)) {
        Ok(mut parameters) => {
            // Whose value stands there hidden has it still.
            let _ = fill_placeholders(&mut parameters, &before.parameters);
            Ok(Box::new(JobDraft { parameters, ..before }))
        }
        Err(faults) => Err(faults.iter().map(|fault| (words::text_fault(fault), fault.place)).collect()),
    };
    Read { sentences: Vec::new(), draft }
}
