//! Names that are offered while one types: scheduled tasks and IT resources.
//!
//! Owns when the catalogue is fetched and what is offered. Must not keep anybody from typing another name.

use super::dom::{El, el};
use super::form_state::FormState;
use crate::catalogue::{Catalogue, catalogue};
use crate::net;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The id of the list of task names.
pub(super) const TASKS: &str = "known-tasks";
/// The id of the list of IT resources.
pub(super) const IT_RESOURCES: &str = "known-it-resources";

/// The catalogue, once it is there.
#[derive(Clone, Copy)]
pub(super) struct KnownTasks {
    found: RwSignal<Catalogue>,
    is_asked: StoredValue<bool>,
}

impl KnownTasks {
    pub(super) fn new() -> Self {
        Self { found: RwSignal::default(), is_asked: StoredValue::new(false) }
    }

    /// Fetches the catalogue when it is first wanted. Without one, nothing is offered: it can be typed all the same.
    pub(super) fn load(self) {
        if self.is_asked.get_value() {
            return;
        }
        self.is_asked.set_value(true);
        net::load(
            "tasks.json",
            Box::new(move |text| match text.map(|text| catalogue(&text)) {
                Some(Ok(found)) => {
                    self.found.try_set(found);
                }
                // The next time the field is entered it may be there.
                _ => {
                    self.is_asked.try_set_value(false);
                }
            }),
        );
    }
}

/// The list of task names.
pub(super) fn tasks(known: KnownTasks) -> El {
    list(TASKS, move || known.found.with(|found| found.tasks.clone()))
}

/// The list of IT resources: those of the catalogue and those that stand in other rows.
pub(super) fn it_resources(form: FormState, known: KnownTasks) -> El {
    list(IT_RESOURCES, move || {
        let mut names = known.found.with(|found| found.it_resources.clone());
        names.extend(form.it_resources.get());
        names
    })
}

fn list(id: &'static str, names: impl Fn() -> BTreeSet<String> + Send + Sync + 'static) -> El {
    el("div").attr("hidden", "").part_of(names, move |names| {
        Some(el("datalist").id(id).children(names.iter().map(|name| el("option").attr("value", name))))
    })
}
