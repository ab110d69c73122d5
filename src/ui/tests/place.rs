//! A place on the page, for as long as a test needs it.
//!
//! Owns the host element and what is mounted in it. Must not know what that is.

use super::faults::Faults;
use crate::ui::dom::El;
use crate::ui::framework::{Owner, document};
use crate::ui::{arrive, mount};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

thread_local! {
    /// What a test that failed left on the page, where it would get into the way of the next.
    static LAST: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// An element of the page with something in it; both go with the test. There is one at a time.
pub(in crate::ui) struct Place {
    host: HtmlElement,
    mounted: Option<Owner>,
    faults: Faults,
}

impl Place {
    /// Mounts it first and puts it on the page then, as a portal might.
    pub(in crate::ui) fn with(make: impl FnOnce() -> El + 'static) -> Self {
        let faults = Faults::new();
        // A debug build has all parts from the beginning.
        arrive();
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        let (mounted, ()) = mount(&host, || (make(), ()));
        document().body().unwrap().append_child(&host).unwrap();
        if let Some(left) = LAST.replace(Some(host.clone())) {
            left.remove();
        }
        Self { host, mounted: Some(mounted), faults }
    }

    /// The first element that the selector fits.
    #[track_caller]
    pub(in crate::ui) fn find<E: JsCast>(&self, selector: &str) -> E {
        let found = self.host.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.html())).dyn_into().unwrap()
    }

    /// All elements that the selector fits.
    pub(in crate::ui) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.host.query_selector_all(selector).unwrap();
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }

    /// What stands in it, without the comments that hold places.
    pub(in crate::ui) fn html(&self) -> String {
        self.host.inner_html().replace("<!---->", "")
    }

    /// Ends what is mounted; its elements stay until the place goes.
    pub(in crate::ui) fn unmount(&mut self) {
        self.mounted = None;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.unmount();
        self.host.remove();
        self.faults.check();
    }
}

/// The memory of the program, in pages of 64 KiB: it never shrinks.
pub(in crate::ui) fn memory_pages() -> usize {
    core::arch::wasm32::memory_size::<0>()
}
