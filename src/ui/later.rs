//! The parts of the console that come after the form.
//!
//! Owns which they are, and what is asked of them before they are there. Must not know what they do. The form names them
//! by this list alone, so that a build can leave them out of what is loaded first (ARCHITECTURE.md, "Size and speed").

use super::clone::{Cloning, clone_window};
use super::cloned_from::cloned_from;
use super::dom::{El, button_said};
use super::error_summary::error_summary;
use super::files::{OnText, read_files};
use super::form_state::FormState;
use super::history::history;
use super::keeper::Keeper;
use super::kept_drafts::kept_drafts;
use super::key_sheet::{Sheet, key_sheet};
use super::link::{copy_link, opened_link};
use super::live::{Held, Live};
use super::more_fields::more_fields;
use super::notification::notification;
use super::preview::preview;
use super::result::result_region;
use super::review::{Review, check_region};
use super::row_details::row_details;
use super::schedule::schedule;
use super::sending::Sending;
use super::sign_out::{SignOut, sign_out_window};
use super::task_offer::task_offer;
use super::tasks::Tasks;
use super::templates::{Templates, templates};
use super::text_window::{TextWindow, text_window};
use super::tools::Said;
use crate::job::{ParameterDraft, RowId};
use crate::ui::framework::request_idle_callback;
use crate::wire::NotificationFields;
use crate::words::texts::{self, Text, complete};
use std::cell::RefCell;
use std::hint::black_box;
use web_sys::FileList;

/// What is asked of these parts.
pub(super) struct Later {
    pub(super) opened_link: fn(FormState) -> El,
    pub(super) copy_link: fn(FormState, Said),
    pub(super) cloned_from: fn(FormState) -> El,
    pub(super) kept_drafts: fn(Keeper) -> El,
    pub(super) error_summary: fn(FormState) -> El,
    pub(super) task_offer: fn(Tasks) -> El,
    pub(super) row_details: fn(FormState, RowId, Live<ParameterDraft>) -> El,
    pub(super) schedule: fn(FormState) -> El,
    pub(super) notification: fn(FormState, NotificationFields) -> El,
    pub(super) more_fields: fn(FormState) -> El,
    pub(super) check_region: fn(Review) -> El,
    pub(super) result_region: fn(FormState, Sending) -> El,
    pub(super) preview: fn(FormState, Sending) -> El,
    pub(super) history: fn(Sending, FormState, Said) -> El,
    pub(super) key_sheet: fn(Sheet) -> El,
    pub(super) text_window: fn(TextWindow, Option<OnText>) -> El,
    pub(super) clone_window: fn(Cloning) -> El,
    pub(super) templates: fn(Templates) -> El,
    pub(super) sign_out_window: fn(SignOut) -> El,
    pub(super) read_files: fn(&FileList, OnText),
    pub(super) open_text: fn(TextWindow),
    pub(super) add_text: fn(TextWindow, Result<String, String>),
    pub(super) open_clone: fn(Cloning),
    pub(super) open_templates: fn(Templates),
    pub(super) save_template: fn(Templates),
    pub(super) create: fn(Sending, FormState),
    pub(super) review: fn(Review),
    pub(super) touch: fn(FormState, &str, &Held<ParameterDraft>),
    pub(super) load_catalogue: fn(Tasks),
    pub(super) load_tasks: fn(Tasks),
    pub(super) look_at_task: fn(Tasks),
}

static PARTS: Later = Later {
    opened_link,
    copy_link,
    cloned_from,
    kept_drafts,
    error_summary,
    task_offer,
    row_details,
    schedule,
    notification,
    more_fields,
    check_region,
    result_region,
    preview,
    history,
    key_sheet,
    text_window,
    clone_window,
    templates,
    sign_out_window,
    read_files,
    open_text: TextWindow::open,
    add_text: TextWindow::add,
    open_clone: Cloning::open,
    open_templates: Templates::open,
    save_template: Templates::save_as,
    create: Sending::create,
    review: Review::look,
    touch: FormState::touch,
    load_catalogue: Tasks::load_catalogue,
    load_tasks: Tasks::load,
    look_at_task: Tasks::look_at_task,
};

/// Where the parts are.
#[derive(Clone, Copy, Default)]
enum Coming {
    #[default]
    OnTheirWay,
    /// They could not be had, and are tried again.
    Delayed,
    There(&'static Later),
}

/// Something to be done with the parts.
type Wish = Box<dyn FnOnce(&'static Later)>;

thread_local! {
    static COMING: Held<Coming> = Held::default();
    /// What was asked for before they were there, in its order.
    static WISHES: RefCell<Vec<Wish>> = const { RefCell::new(Vec::new()) };
}

/// The parts have come.
pub fn arrive() {
    complete();
    // What the compiler knows too well, it would name in the form.
    COMING.with(|it| it.set(Coming::There(black_box(&PARTS))));
    for wish in WISHES.take() {
        wish(&PARTS);
    }
    // The browser's first object of its kind, which would cost the first long job as much as fifty of its rows.
    request_idle_callback(|| {
        texts::locale().number(1000);
    });
}

/// The parts could not be had, and are tried again.
pub fn delay() {
    COMING.with(|it| it.set(Coming::Delayed));
}

/// Whether the parts could not be had yet, as a signal.
pub(super) fn are_delayed() -> bool {
    matches!(COMING.with(Held::get), Coming::Delayed)
}

/// The parts, where they are there.
pub(super) fn later() -> Option<&'static Later> {
    match COMING.with(Held::get_untracked) {
        Coming::There(parts) => Some(parts),
        Coming::OnTheirWay | Coming::Delayed => None,
    }
}

/// Whether they are there, as a signal.
pub(super) fn are_there() -> bool {
    matches!(COMING.with(Held::get), Coming::There(_))
}

/// Does it with the parts, now or as soon as they are there.
pub(super) fn with_later(act: impl FnOnce(&'static Later) + 'static) {
    wish(Box::new(act));
}

/// A small button beside others that does something with the parts.
pub(super) fn button_of_later(words: Text, act: impl Fn(&'static Later) + Copy + 'static) -> El {
    button_said("button button-quiet button-small", words, move || with_later(act))
}

fn wish(act: Wish) {
    match later() {
        Some(parts) => act(parts),
        None => WISHES.with_borrow_mut(|wishes| wishes.push(act)),
    }
}

impl El {
    /// A part at the end that is made by these parts, once they are there.
    pub(super) fn later(self, make: impl Fn(&'static Later) -> El + 'static) -> Self {
        self.later_while(|| true, make)
    }

    /// As [`El::later`], while it is wanted at all.
    pub(super) fn later_while(
        self,
        is_wanted: impl Fn() -> bool + 'static,
        make: impl Fn(&'static Later) -> El + 'static,
    ) -> Self {
        self.part_of(move || are_there() && is_wanted(), move |is_there| later().filter(|_| *is_there).map(&make))
    }
}
