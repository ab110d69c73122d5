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
    El(model.clone_node_with_deep(true).map_or(model, JsCast::unchecked_into))
}

impl El {
    /// The first element in it, for what is to be added to those of a copy. Where the model has none, it is this one.
    pub(in crate::ui) fn first(&self) -> El {
        self.0.first_element_child().map_or_else(|| self.clone(), El)
    }

    /// The element behind it. Where the model has none, it is this one.
    pub(in crate::ui) fn next(&self) -> El {
        self.0.next_element_sibling().map_or_else(|| self.clone(), El)
    }
}

thread_local! {
    static MODELS: RefCell<Vec<(&'static str, Element)>> = const { RefCell::new(Vec::new()) };
}
