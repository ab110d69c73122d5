//! Moves the focus.
//!
//! Owns the way to an element by its id. Must not decide when the focus moves.

use super::root;
use crate::ui::framework::{Executor, request_animation_frame};
use crate::words::texts;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

thread_local! {
    /// The element that is to get the focus next.
    static NEXT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Focuses the element once the page has caught up with the change that makes it: before the next frame, so that one
/// frame shows both. The last wish counts. On a page of somebody else's, nothing unless the person is in the console.
pub(super) fn focus(id: impl Into<String>) {
    // Asked now: what has the focus may be gone when it moves.
    if root::may_focus() && NEXT.replace(Some(id.into())).is_none() {
        spawn_local(async {
            Executor::tick().await;
            if let Some(id) = NEXT.take() {
                focus_now(&id);
            }
        });
    }
}

/// Gives the focus back where a change that is under way takes it from what has it now: to the same element, which may
/// only have been moved, or else to the element with this id.
pub(super) fn keep_focus(otherwise: &'static str) {
    if root::may_focus() {
        give_back(focused_id(), otherwise);
    }
}

/// Where something that holds the focus is about to go, and nobody gives the focus to anything else: it comes to what
/// that stood in, so far as that can have it, or else to where the form begins.
pub(super) fn keep_focus_in(place: &Element, going: &Element) {
    if focused_in(going).is_some() {
        give_up_focus_of(place);
    }
}

/// As [`keep_focus_in`], where it is about to be hidden: of that a browser takes the focus a frame later.
pub(super) fn give_up_focus_in(going: &Element) {
    if let Some(focused) = focused_in(going) {
        give_up_focus_of(going);
        // A browser that cannot do it does it a frame later.
        let _ = focused.blur();
    }
}

/// What has the focus inside of this.
fn focused_in(whole: &Element) -> Option<HtmlElement> {
    let focused = root::focused().filter(|focused| whole.contains(Some(focused)))?;
    focused.dyn_into().ok()
}

/// Gives the focus to what this stands in.
fn give_up_focus_of(place: &Element) {
    let around = place.closest("[tabindex='-1']").ok().flatten();
    give_back(around.map_or_else(|| "task-name".to_owned(), |it| it.id()), "task-name");
}

/// Focuses the first of two that is there, should nothing have the focus then.
fn give_back(first: String, otherwise: &'static str) {
    spawn_local(async move {
        Executor::tick().await;
        for id in [&first, otherwise] {
            if has_focus_nowhere() {
                focus_now(id);
            }
        }
    });
}

/// Focuses the element with this id, if there is one.
pub(super) fn focus_now(id: &str) {
    if let Some(element) = element(id) {
        into_view(&element);
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A browser that cannot focus leaves the focus where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// Brings the element into view once the screen has caught up, where the console may; the focus stays where it is.
pub(super) fn show(id: &'static str) {
    if !root::may_focus() {
        return;
    }
    request_animation_frame(move || {
        if let Some(element) = element(id) {
            into_view(&element);
        }
    });
}

/// Brings the element into view; the focus stays where it is.
pub(super) fn show_now(id: &str) {
    if let Some(element) = element(id) {
        into_view(&element);
    }
}

/// What a person calls the control of this id: its label, and the row that it stands in.
pub(super) fn label_of(id: &str) -> String {
    let Some(control) = element(id) else { return String::new() };
    let label = root::tree().query_selector(&format!("label[for='{id}']")).ok().flatten();
    let label = label.and_then(|label| label.text_content()).unwrap_or_default();
    // The mark of a field that must be filled in is no word.
    let label = label.strip_suffix(" *").unwrap_or(&label).to_owned();
    match control.closest("[role=group]").ok().flatten().and_then(|group| group.get_attribute("aria-label")) {
        Some(group) => texts::focus::IN_GROUP.with(&[(&group).into(), (&label).into()]),
        None => label,
    }
}

/// Whether what had the focus is gone.
pub(super) fn has_focus_nowhere() -> bool {
    root::focused().is_none_or(|element| element.tag_name() == "BODY")
}

/// The id of what has the focus; empty where nothing with an id has it.
pub(super) fn focused_id() -> String {
    root::focused().map(|element| element.id()).unwrap_or_default()
}

/// Whether the element with this id has the focus.
pub(super) fn has_focus(id: &str) -> bool {
    root::focused().is_some_and(|element| element.id() == id)
}

fn element(id: &str) -> Option<HtmlElement> {
    root::element(id)?.dyn_into().ok()
}

fn into_view(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
