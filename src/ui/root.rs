//! Where the console stands: in the page itself, or in a tree of its own within somebody else's page.
//!
//! Owns the way to the console's own elements, and whether it may take the focus. Must not know what they are.
//!
//! One console is one instance of this program, so this is told once and holds for all of it.

use super::framework::Rndr;
use super::framework::{document, on_cleanup, window, window_event_listener_untyped};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event};

thread_local! {
    /// The tree of an embedded console, and the element in it that holds everything.
    static OWN_TREE: RefCell<Option<(Document, Element)>> = const { RefCell::new(None) };
    /// Whether the person was in the console when something was last pressed or focused.
    static IN_USE: Cell<bool> = const { Cell::new(false) };
}

/// From now on the console stands in this element, which may be in a tree of its own: the page's styles and ids do not
/// reach in there, and the console takes no focus unless the person is in it.
pub(super) fn stand_in(place: &Element) {
    let tree = place.get_root_node();
    if tree.is_instance_of::<Document>() {
        return;
    }
    // A shadow root is no document, but it has of it what is used here: `getElementById`, `querySelector` and
    // `activeElement` (DOM standard, mixins ParentNode, NonElementParentNode and DocumentOrShadowRoot).
    OWN_TREE.set(Some((tree.unchecked_into(), place.clone())));
    for kind in ["pointerdown", "focusin"] {
        let host = place.clone();
        // From outside, what happens in the tree happens to the element that holds it.
        let listener = window_event_listener_untyped(kind, move |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let holds = |it: Element| it.shadow_root().is_some_and(|root| root.contains(Some(&host)));
            IN_USE.set(target.is_some_and(holds));
        });
        on_cleanup(move || listener.remove());
    }
}

/// Whether the console is the page.
pub(super) fn is_page() -> bool {
    OWN_TREE.with_borrow(Option::is_none)
}

/// Whether the page's address leads to the console: not where it is an element or a frame of another page.
pub(super) fn has_address() -> bool {
    let window = window();
    is_page() && window.parent().ok().flatten().is_none_or(|parent| parent == window)
}

/// Whether the console may move the focus: on a page of somebody else's, only while the person is in it.
pub(super) fn may_focus() -> bool {
    is_page() || IN_USE.get()
}

/// The console's tree: the document, or what stands in for it.
pub(super) fn tree() -> Document {
    OWN_TREE.with_borrow(|own| own.as_ref().map(|(tree, _)| tree.clone())).unwrap_or_else(document)
}

/// The element that holds everything.
pub(super) fn place() -> Option<Element> {
    match OWN_TREE.with_borrow(|own| own.as_ref().map(|(_, place)| place.clone())) {
        None => document().body().map(Into::into),
        place => place,
    }
}

/// What has the focus in the console.
pub(super) fn focused() -> Option<Element> {
    tree().active_element()
}

/// The element of this id.
pub(super) fn element(id: &str) -> Option<Element> {
    tree().get_element_by_id(id)
}

/// Listens to what happens anywhere in the console, for as long as the present owner lives: on the whole page, where
/// that is the console's.
pub(super) fn listen(kind: &'static str, handle: impl Fn(Event) + 'static) {
    match OWN_TREE.with_borrow(|own| own.as_ref().map(|(_, place)| place.clone())) {
        None => {
            let listener = window_event_listener_untyped(kind, handle);
            on_cleanup(move || listener.remove());
        }
        Some(place) => {
            // Dropping it takes the listener away.
            let listener =
                Rndr::add_event_listener(&place, kind, Box::new(move |event| handle(event.unchecked_into())));
            on_cleanup(move || drop(listener));
        }
    }
}
