//! The window "Import": whatever a job can be started from, recognised while it is typed.
//!
//! Owns the text until it is applied, and what is said about it. Nothing changes in the form before "Apply".
//! Must not know how a text is read.

use super::caret::go_to;
use super::change_list::change_list;
use super::dialog::dialog;
use super::dom::{El, button, el, el_of};
use super::field::textarea;
use super::files::{OnText, take_chosen, take_dropped};
use super::focus::focus_now;
use super::form_state::FormState;
use super::soon::Soon;
use super::tools::Said;
use crate::exchange::{ImportError, Imported, recognise};
use crate::job::{Change, difference, veil};
use crate::words::exchange as words;
use leptos::prelude::*;

const TEXT: &str = "import-text";
const SAID: &str = "import-said";

/// The state of the window: it outlives the window, so that nothing that was pasted is lost.
#[derive(Clone, Copy)]
pub(super) struct Import {
    form: StoredValue<FormState>,
    said: Said,
    is_open: RwSignal<bool>,
    text: RwSignal<String>,
    result: RwSignal<Option<Result<Recognised, ImportError>>>,
    /// Files that could not be opened.
    refused: RwSignal<Vec<String>>,
    look: Soon,
}

/// A text that can be taken over.
#[derive(Clone, PartialEq)]
struct Recognised {
    imported: Imported,
    /// What will change, secrets aside.
    changes: Vec<Change>,
}

impl Import {
    pub(super) fn new(form: FormState, said: Said) -> Self {
        let text = RwSignal::new(String::new());
        let result = RwSignal::new(None);
        let look = Soon::new(move || result.set(look(form, text)));
        Self {
            form: StoredValue::new(form),
            said,
            is_open: RwSignal::new(false),
            text,
            result,
            refused: RwSignal::default(),
            look,
        }
    }

    /// The button that opens the window.
    pub(super) fn button(self) -> El {
        button("button button-quiet button-small", "Import", move || self.open())
    }

    fn open(self) {
        self.result.set(look(self.form.get_value(), self.text));
        self.is_open.set(true);
    }

    fn set_text(self, text: String) {
        self.text.set(text);
        self.look.wish();
    }

    /// A file's text comes under what stands there already: a command and the file that it names belong together.
    fn add(self, text: Result<String, String>) {
        match text {
            Ok(text) => self.text.update(|all| {
                if !all.is_empty() && !all.ends_with('\n') {
                    all.push('\n');
                }
                all.push_str(&text);
            }),
            Err(why) => self.refused.update(|refused| refused.push(why)),
        }
        self.open();
    }

    fn apply(self) {
        // The text may have changed since it was looked at last.
        let result = look(self.form.get_value(), self.text);
        self.result.set(result.clone());
        match result {
            Some(Ok(Recognised { imported, changes })) if !changes.is_empty() => {
                self.form.get_value().replace("import", imported.draft);
                self.said.set(words::applied(changes.len()));
                self.drop_text();
            }
            Some(Err(error)) => go_to(TEXT, error.place),
            _ => focus_now(TEXT),
        }
    }

    fn drop_text(self) {
        self.text.set(String::new());
        self.refused.update(Vec::clear);
        self.is_open.set(false);
    }
}

/// Looks at the text; nothing for an empty one.
fn look(form: FormState, text: RwSignal<String>) -> Option<Result<Recognised, ImportError>> {
    text.with_untracked(|text| {
        let before = form.snapshot();
        (!text.trim().is_empty()).then(|| {
            recognise(text, &before).map(|imported| {
                let mut changes = difference(&before, &imported.draft);
                form.secrets.with_value(|secrets| {
                    let mut hidden = secrets.names(&before.parameters);
                    hidden.extend(secrets.names(&imported.draft.parameters));
                    veil(&mut changes, &hidden);
                });
                Recognised { imported, changes }
            })
        })
    })
}

/// The window. Files that are dropped on the page open it.
pub(super) fn import(it: Import) -> El {
    let on_text = Callback::new(move |text| it.add(text));
    take_dropped(on_text);
    dialog("import", "Import", it.is_open, move || {
        let is_wrong = move || it.result.with(|result| matches!(result, Some(Err(_))));
        let field = textarea(TEXT)
            .attr("rows", "9")
            .attr("autofocus", "")
            .attr("aria-describedby", "import-hint import-said")
            .live_aria("aria-invalid", is_wrong)
            .live_value(move || it.text.get())
            .on("input", move |event| it.set_text(event_target_value(&event)));
        let can_apply = move || it.result.with(|result| matches!(result, Some(Ok(found)) if !found.changes.is_empty()));
        el_of("div", "import")
            .child(
                el_of("div", "field")
                    .child(el("label").attr("for", TEXT).text("Text to import"))
                    .child(el_of("p", "field-hint").id("import-hint").text(words::IMPORT_HINT))
                    .child(field),
            )
            .child(open_files(on_text))
            .part_of(
                move || it.refused.get(),
                |refused| {
                    let lines = refused.iter().map(|why| el_of("p", "field-error").text(why));
                    Some(el("div").attr("role", "alert").children(lines))
                },
            )
            .child(
                el("div")
                    .id(SAID)
                    .attr("role", "status")
                    .part_of(move || it.result.get(), |result| result.as_ref().map(said)),
            )
            .child(
                el_of("div", "dialog-foot").child(button("button", "Cancel", move || it.drop_text())).child(
                    button("button button-primary", "Apply", move || it.apply())
                        .live_aria("aria-disabled", move || !can_apply()),
                ),
            )
    })
}

/// A label over an input of its own: the browser's button cannot be named.
fn open_files(on_text: OnText) -> El {
    let input = el_of("input", "visually-hidden")
        .attr("type", "file")
        .attr("multiple", "")
        .on("change", move |event| take_chosen(&event, on_text));
    el_of("label", "button import-open").text("Open files").child(input)
}

/// What was recognised and what will change, or what is wrong and where.
fn said(result: &Result<Recognised, ImportError>) -> El {
    match result {
        Err(error) => {
            let place = error.place;
            el_of("p", "field-error").text(&words::import_error(error)).text(" ").child(button(
                "button button-quiet button-small",
                "Go there",
                move || go_to(TEXT, place),
            ))
        }
        Ok(Recognised { imported, changes }) => {
            let found: Vec<_> = imported.found.iter().map(words::found).collect();
            let notes = imported.notes.iter().map(|note| el("li").text(&words::note(note)));
            el_of("div", "import-found")
                .child(el("p").child(el("strong").text(&found.join(" "))))
                .child(el("ul").children(notes))
                .child(change_list(changes))
        }
    }
}
