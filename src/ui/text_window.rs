//! A window in which a text is edited that changes the form once it is applied.
//!
//! Owns the text until then, and shows what is wrong with it or what will change. Opening and closing changes nothing.
//! Must not know how a text is read: each [`Kind`] says that.

use super::caret::go_to;
use super::change_list::changes_under;
use super::dialog::dialog;
use super::dom::{El, button, button_said, el, el_of};
use super::field::textarea;
use super::files::{OnText, take_chosen};
use super::focus::focus_now;
use super::form_state::FormState;
use super::import::IMPORT;
use super::later::button_of_later;
use super::live::Live;
use super::shared::Shared;
use super::soon::Soon;
use super::text_view::TEXT_VIEW;
use super::tools::Said;
use crate::job::{Change, JobDraft, difference, veil};
use crate::json::Place;
use crate::ui::framework::{event_target_value, untrack};
use crate::words::exchange::{self as words, change_count};
use crate::words::texts::{Text, buttons, exchange, text_window as texts};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Short enough to seem at once, long enough to spare the work of every key.
const LOOK_AFTER: Duration = Duration::from_millis(150);

/// So many faults are listed: the others are most likely of the same kind.
const MOST_FAULTS: usize = 12;

/// What such a window is for.
pub(super) struct Kind {
    /// The window's id.
    pub(super) id: &'static str,
    /// Its title.
    pub(super) title: Text,
    /// The id of its field; the hint and what is said take theirs from it.
    pub(super) field: &'static str,
    /// The field's label.
    pub(super) label: Text,
    /// What to know before typing.
    pub(super) hint: Text,
    /// Whether long lines are broken.
    pub(super) wrap: &'static str,
    /// What was done, for the words about undoing it.
    pub(super) action: Text,
    /// How the job that was read comes into the form.
    pub(super) put: fn(FormState, &'static str, JobDraft),
    /// The text to begin with.
    pub(super) first: fn(FormState) -> String,
    /// Reads the text.
    pub(super) read: fn(&str, FormState) -> Read,
}

/// Which of them a window is.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    Import,
    Rows,
}

impl Purpose {
    fn kind(self) -> &'static Kind {
        match self {
            Self::Import => &IMPORT,
            Self::Rows => &TEXT_VIEW,
        }
    }
}

/// What a text says.
pub(super) struct Read {
    /// What it was recognised as, and what there is to say about it.
    pub(super) sentences: Vec<String>,
    /// The job that it makes of the one in the form; or all that is wrong, each with its place.
    pub(super) draft: Result<Box<JobDraft>, Vec<(String, Place)>>,
}

/// The state of a window: it outlives the window, so that nothing that was typed or pasted is lost.
pub(super) type TextWindow = Shared<TextWindowState>;

/// What a `TextWindow` points to.
pub(super) struct TextWindowState {
    purpose: Purpose,
    form: FormState,
    said: Said,
    is_open: Live<bool>,
    text: Live<String>,
    /// The text with which it began.
    first: Live<String>,
    /// Whether it was opened on a text that had been edited before.
    was_left: Live<bool>,
    /// Files that could not be opened.
    refused: Live<String>,
    found: Live<Option<Found>>,
    /// Counts how often the text was looked at.
    looks: Live<usize>,
}

/// What a text says, and what will change by it, secrets aside.
struct Found {
    read: Read,
    changes: Vec<Change>,
}

impl TextWindow {
    pub(super) fn new(purpose: Purpose, form: FormState, said: Said) -> Self {
        Shared::of(TextWindowState {
            purpose,
            form,
            said,
            is_open: Live::new(false),
            text: Live::default(),
            first: Live::default(),
            was_left: Live::new(false),
            refused: Live::default(),
            found: Live::new(None),
            looks: Live::new(0),
        })
    }

    /// The button that opens the window.
    pub(super) fn button(self, words: Text) -> El {
        button_of_later(words, move |it| (it.open_text)(self))
    }

    /// A file's text comes under what stands there already: a command and the file that it names belong together.
    pub(super) fn add(self, text: Result<String, String>) {
        match text {
            Ok(text) => self.text.update(|all| {
                if !all.is_empty() && !all.ends_with('\n') {
                    all.push('\n');
                }
                all.push_str(&text);
            }),
            Err(why) => self.refused.update(|refused| {
                refused.push_str(&why);
                refused.push('\n');
            }),
        }
        self.look();
        self.is_open.set(true);
    }

    pub(super) fn open(self) {
        let is_edited = self.text.with_untracked(|text| self.first.with_untracked(|first| text != first));
        if !is_edited {
            self.begin();
        }
        self.was_left.set(is_edited);
        self.look();
        self.is_open.set(true);
    }

    /// Puts the text there with which one begins.
    fn begin(self) {
        let first = (self.purpose.kind().first)(self.form);
        self.first.set(first.clone());
        self.text.set(first);
        self.refused.update(String::clear);
        self.was_left.set(false);
    }

    fn look(self) {
        let form = self.form;
        let read = (self.purpose.kind().read)(&self.text.get_untracked(), form);
        self.found.set(Some(Found { changes: changes(form, &read), read }));
        self.looks.update(|looks| *looks += 1);
    }

    fn can_apply(self) -> bool {
        self.looks.track();
        self.found.with_untracked(|found| found.as_ref().is_some_and(|found| !found.changes.is_empty()))
    }

    fn fault(self) -> Option<Place> {
        self.looks.track();
        self.found.with_untracked(|found| Some(found.as_ref()?.read.draft.as_ref().err()?.first()?.1))
    }

    /// What was recognised and how much will change, or the first thing that is wrong.
    fn told(self) -> String {
        self.looks.track();
        self.found.with_untracked(|found| {
            let Some(Found { read, changes }) = found else { return String::new() };
            match &read.draft {
                Ok(_) => [read.sentences.join(" "), change_count(changes.len())].join(" "),
                Err(faults) => faults.first().map(|(words, _)| words.clone()).unwrap_or_default(),
            }
        })
    }

    fn apply(self) {
        // The text may have changed since it was looked at last.
        self.look();
        if untrack(|| self.can_apply()) {
            let found = self.found.try_update(Option::take).flatten();
            if let Some(Found { read: Read { draft: Ok(draft), .. }, changes }) = found {
                (self.purpose.kind().put)(self.form, self.purpose.kind().action.say(), *draft);
                self.said.set(words::applied(changes.len()));
            }
            self.drop_text();
        } else if let Some(place) = untrack(|| self.fault()) {
            go_to(self.purpose.kind().field, place);
        } else {
            focus_now(self.purpose.kind().field);
        }
    }

    fn drop_text(self) {
        self.first.set(String::new());
        self.text.set(String::new());
        self.refused.update(String::clear);
        self.is_open.set(false);
    }
}

fn changes(form: FormState, read: &Read) -> Vec<Change> {
    let Ok(after) = &read.draft else { return Vec::new() };
    let before = form.snapshot();
    let mut changes = difference(&before, after);
    form.secrets.with_untracked(|secrets| {
        let mut hidden = secrets.names(&before.parameters);
        hidden.extend(secrets.names(&after.parameters));
        veil(&mut changes, &hidden);
    });
    changes
}

/// The window; `on_text` takes files that are opened in it.
pub(super) fn text_window(it: TextWindow, on_text: Option<OnText>) -> El {
    let look = Soon::new(LOOK_AFTER, move || it.look());
    let kind = it.purpose.kind();
    dialog(kind.id, kind.title.say(), it.is_open, move || {
        let (hint, said) = (format!("{}-hint", kind.field), format!("{}-said", kind.field));
        let field = textarea()
            .id(kind.field)
            .attr("rows", "10")
            .attr("wrap", kind.wrap)
            .attr("autofocus", "")
            .attr("aria-describedby", &format!("{hint} {said}"))
            .live_aria("aria-invalid", move || it.fault().is_some())
            .live_value(move || it.text.get())
            .on("input", move |event| {
                it.text.set(event_target_value(&event));
                look.wish();
            })
            .on("keydown", move |event| {
                if is_apply(&event) {
                    event.prevent_default();
                    it.apply();
                }
            });
        let apply = button_said("button button-primary", buttons::APPLY, move || it.apply())
            .live_aria("aria-disabled", move || !it.can_apply());
        let foot = el_of("div", "dialog-foot")
            .child(button_said("button", buttons::CANCEL, move || it.drop_text()))
            .child(apply);
        let window = el_of("div", "text-window").part(move || it.was_left.get(), move || left(it)).child(
            el_of("div", "field")
                .child(el("label").attr("for", kind.field).text(kind.label.say()))
                .child(el_of("p", "field-hint").id(&hint).text(kind.hint.say()))
                .child(field),
        );
        let window = match on_text {
            Some(on_text) => window.child(open_files(on_text)),
            None => window,
        };
        window
            .child(
                el_of("p", "field-error text-window-refused").attr("role", "alert").live_text(move || it.refused.get()),
            )
            // Said aloud when it is another than before; the lists under it are there to be read.
            .child(
                el_of("div", "text-window-found")
                    .child(
                        el("p")
                            .id(&said)
                            .attr("role", "status")
                            .live_class("visually-hidden", move || it.fault().is_some())
                            .live_text(move || it.told()),
                    )
                    .part_of(
                        move || it.looks.get(),
                        move |_| it.found.with_untracked(|found| Some(shown(kind, found.as_ref()?))),
                    ),
            )
            .child(foot)
    })
}

/// Ctrl + Enter, or its like on a Mac.
fn is_apply(event: &Event) -> bool {
    event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|event| event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing())
}

/// Over a text that was left without applying it.
fn left(it: TextWindow) -> El {
    let again = move || {
        it.begin();
        it.look();
        focus_now(it.purpose.kind().field);
    };
    el("p").say(exchange::TEXT_LEFT).text(" ").child(button_said(
        "button button-quiet button-small",
        texts::START_AGAIN,
        again,
    ))
}

/// A label over an input of its own: the browser's button cannot be named.
fn open_files(on_text: OnText) -> El {
    let input = el_of("input", "visually-hidden")
        .attr("type", "file")
        .attr("multiple", "")
        .on("change", move |event| take_chosen(&event, on_text));
    el_of("label", "button text-window-open").say(texts::OPEN).child(input)
}

/// What will change; or what is wrong, with the way there.
fn shown(kind: &'static Kind, Found { read, changes }: &Found) -> El {
    let Err(faults) = &read.draft else { return changes_under("", changes) };
    let entry = |(words, place): &(String, Place)| {
        let place = *place;
        el("li").child(button("text-window-fault", words, move || go_to(kind.field, place)))
    };
    let list = el("ul").children(faults.iter().take(MOST_FAULTS).map(entry));
    let more = faults.len().saturating_sub(MOST_FAULTS);
    if more == 0 { list } else { list.child(el("li").text(&words::more_changes(more))) }
}
