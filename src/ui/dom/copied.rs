//! Elements of which there are many of a kind, made as copies of one.
//!
//! Owns the first of each kind. Must not know what follows signals or listens: that is added to each copy.

use super::El;
use crate::ui::framework::Rndr;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement};

/// As an element that was made before under this name, with all that is in it: `make` is called for the first one alone,
/// and gives nothing that follows signals or listens. A copy costs a tenth of what it takes to make one piece by piece.
pub(in crate::ui) fn copied(name: &'static str, make: &dyn Fn() -> El) -> El {
    let known = MODELS.with_borrow(|models| models.iter().find(|(other, _)| *other == name).map(|(_, it)| it.clone()));
    let model = known.unwrap_or_else(|| {
        let El(model) = make();
        // In the content of a template it belongs to a document that shows nothing: a copy costs a third less there, also
        // when what it costs to bring it over to the page is counted in.
        let template: HtmlTemplateElement = Rndr::create_element("template", None).unchecked_into();
        Rndr::insert_node(template.content().unchecked_ref(), &model, None);
        MODELS.with_borrow_mut(|models| models.push((name, model.clone())));
        model
    });
    // It is an element, and so is its copy.
    model.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into().ok()).map_or(El(model), El)
}

impl El {
    /// Its children, for what is to be added to those of a copy.
    pub(in crate::ui) fn parts(&self) -> Parts {
        Parts { next: self.0.first_element_child(), of: self.0.clone() }
    }
}

/// The children of an element, first to last.
pub(in crate::ui) struct Parts {
    next: Option<Element>,
    of: Element,
}

impl Parts {
    /// The next one, which the model has: behind the last comes the element itself.
    pub(in crate::ui) fn take(&mut self) -> El {
        let part = self.next.take().unwrap_or_else(|| self.of.clone());
        self.next = part.next_element_sibling();
        El(part)
    }
}

thread_local! {
    static MODELS: RefCell<Vec<(&'static str, Element)>> = const { RefCell::new(Vec::new()) };
}
