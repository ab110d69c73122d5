//! IT resources that are offered while one types.
//!
//! Owns when the catalogue is fetched and what is offered. Must not keep anybody from typing another name.

use super::dom::{El, el};
use super::form_state::FormState;
use super::live::Live;
use crate::catalogue;
use crate::net;
use std::collections::BTreeSet;

/// The id of the list.
pub(super) const IT_RESOURCES: &str = "known-it-resources";

/// What is known of IT resources, once it is there.
#[derive(Clone, Copy)]
pub(super) struct Known {
    it_resources: Live<BTreeSet<String>>,
    is_asked: Live<bool>,
}

impl Known {
    pub(super) fn new() -> Self {
        Self { it_resources: Live::default(), is_asked: Live::new(false) }
    }

    /// Fetches the catalogue when it is first wanted. Without one, nothing is offered: it can be typed all the same.
    pub(super) fn load(self) {
        if self.is_asked.get_untracked() {
            return;
        }
        self.is_asked.set(true);
        net::load(
            "tasks.json",
            Box::new(move |text| match text.map(|text| catalogue::it_resources(&text)) {
                Some(Ok(found)) => {
                    self.it_resources.set(found);
                }
                // The next time a field is entered it may be there.
                _ => {
                    self.is_asked.set(false);
                }
            }),
        );
    }
}

/// The names: those of the catalogue and those that stand in rows.
pub(super) fn suggestions(form: FormState, known: Known) -> El {
    let names = move || {
        let mut names = known.it_resources.get();
        names.extend(form.it_resources.get());
        names
    };
    el("div").attr("hidden", "").part_of(names, |names| {
        Some(el("datalist").id(IT_RESOURCES).children(names.iter().map(|name| el("option").attr("value", name))))
    })
}
