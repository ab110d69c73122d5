//! The window "Edit as text": all rows as text, every column.
//!
//! Owns the text until it is applied, and what is said about it. Opening and closing it changes nothing.
//! Must not know how rows are written.

use super::caret::go_to;
use super::change_list::change_list;
use super::dialog::dialog;
use super::dom::{El, button, el, el_of};
use super::field::textarea;
use super::focus::focus_now;
use super::form_state::FormState;
use super::soon::Soon;
use super::tools::Said;
use crate::exchange::{TextFault, rows_from_text, rows_to_text};
use crate::job::{Change, JobDraft, difference, fill_placeholders, veil};
use crate::words::exchange as words;
use leptos::prelude::*;

const TEXT: &str = "rows-text";

/// So many faults are listed: the others are most likely of the same kind.
const MOST_FAULTS: usize = 12;

/// The state of the window: it outlives the window, so that nothing that was typed is lost.
#[derive(Clone, Copy)]
pub(super) struct TextView {
    form: StoredValue<FormState>,
    said: Said,
    is_open: RwSignal<bool>,
    text: RwSignal<String>,
    /// The text as it was made of the rows.
    made: RwSignal<String>,
    /// Whether the window was opened on a text that had been edited before.
    was_left: RwSignal<bool>,
    result: RwSignal<Read>,
    look: Soon,
}

/// What the text says, and what will change, secrets aside.
type Read = Result<(JobDraft, Vec<Change>), Vec<TextFault>>;

impl TextView {
    pub(super) fn new(form: FormState, said: Said) -> Self {
        let text = RwSignal::new(String::new());
        let result = RwSignal::new(Ok((JobDraft::default(), Vec::new())));
        let look = Soon::new(move || result.set(look(form, text)));
        let made = RwSignal::new(String::new());
        let form = StoredValue::new(form);
        Self { form, said, is_open: RwSignal::new(false), text, made, was_left: RwSignal::new(false), result, look }
    }

    /// The button that opens the window.
    pub(super) fn button(self) -> El {
        button("button button-quiet button-small", "Edit as text", move || self.open())
    }

    fn open(self) {
        let is_edited = self.text.with_untracked(|text| self.made.with_untracked(|made| text != made));
        if !is_edited {
            self.make();
        }
        self.was_left.set(is_edited);
        self.result.set(look(self.form.get_value(), self.text));
        self.is_open.set(true);
    }

    /// Writes the rows anew.
    fn make(self) {
        let form = self.form.get_value();
        let rows = form.snapshot().parameters;
        let made = rows_to_text(&form.secrets.with_value(|secrets| secrets.veiled_rows(&rows)));
        self.made.set(made.clone());
        self.text.set(made);
    }

    fn start_again(self) {
        self.make();
        self.was_left.set(false);
        self.result.set(look(self.form.get_value(), self.text));
        focus_now(TEXT);
    }

    fn apply(self) {
        // The text may have changed since it was looked at last.
        let result = look(self.form.get_value(), self.text);
        self.result.set(result.clone());
        match result {
            Ok((draft, changes)) => {
                if !changes.is_empty() {
                    self.form.get_value().replace("parameters edited as text", draft);
                    self.said.set(words::applied(changes.len()));
                }
                self.close();
            }
            Err(faults) => {
                if let Some(fault) = faults.first() {
                    go_to(TEXT, fault.place);
                }
            }
        }
    }

    fn close(self) {
        self.text.set(String::new());
        self.made.set(String::new());
        self.is_open.set(false);
    }
}

/// Reads the text against the rows as they stand in the form.
fn look(form: FormState, text: RwSignal<String>) -> Read {
    let before = form.snapshot();
    let veiled = form.secrets.with_value(|secrets| secrets.veiled_rows(&before.parameters));
    let mut parameters = text.with_untracked(|text| rows_from_text(text, &veiled))?;
    // Whose value stands there hidden has it still.
    let _ = fill_placeholders(&mut parameters, &before.parameters);
    let after = JobDraft { parameters, ..before.clone() };
    let mut changes = difference(&before, &after);
    form.secrets.with_value(|secrets| {
        let mut hidden = secrets.names(&before.parameters);
        hidden.extend(secrets.names(&after.parameters));
        veil(&mut changes, &hidden);
    });
    Ok((after, changes))
}

/// The window.
pub(super) fn text_view(it: TextView) -> El {
    dialog("text-view", "Parameters as text", it.is_open, move || {
        let field = textarea(TEXT)
            .attr("rows", "12")
            .attr("wrap", "off")
            .attr("autofocus", "")
            .attr("aria-describedby", "rows-text-hint rows-text-said")
            .live_aria("aria-invalid", move || it.result.with(Result::is_err))
            .live_value(move || it.text.get())
            .on("input", move |event| {
                it.text.set(event_target_value(&event));
                it.look.wish();
            });
        el_of("div", "text-view")
            .part(
                move || it.was_left.get(),
                move || {
                    el_of("p", "text-view-left").text(words::TEXT_LEFT).text(" ").child(button(
                        "button button-quiet button-small",
                        "Start again",
                        move || it.start_again(),
                    ))
                },
            )
            .child(
                el_of("div", "field")
                    .child(el("label").attr("for", TEXT).text("Parameters, one a line"))
                    .child(el_of("p", "field-hint").id("rows-text-hint").text(words::TEXT_HINT))
                    .child(field),
            )
            .child(
                el("div")
                    .id("rows-text-said")
                    .attr("role", "status")
                    .part_of(move || it.result.get(), |result| Some(said(result))),
            )
            .child(
                el_of("div", "dialog-foot").child(button("button", "Cancel", move || it.close())).child(
                    button("button button-primary", "Apply", move || it.apply())
                        .live_aria("aria-disabled", move || it.result.with(Result::is_err)),
                ),
            )
    })
}

fn said(result: &Read) -> El {
    match result {
        Ok((_, changes)) => change_list(changes),
        Err(faults) => {
            let entry = |fault: &TextFault| {
                let place = fault.place;
                let words = words::text_fault(fault);
                el("li").child(button("text-view-fault", &words, move || go_to(TEXT, place)))
            };
            let list = el_of("ul", "text-view-faults").children(faults.iter().take(MOST_FAULTS).map(entry));
            match faults.len().checked_sub(MOST_FAULTS) {
                None | Some(0) => list,
                Some(more) => list.child(el("li").text(&words::more_changes(more))),
            }
        }
    }
}
