//! IT resources that are offered while one types.
//!
//! Owns what is offered. Must not keep anybody from typing another name.

use super::dom::{El, el};
use super::tasks::Tasks;
use crate::catalogue::Names;

/// The id of the list.
pub(super) const IT_RESOURCES: &str = "known-it-resources";

/// The names: those of the settings, of the catalogue and of jobs on the server, and those that stand in rows.
pub(super) fn suggestions(tasks: Tasks) -> El {
    let names = move || {
        // Not before a field that takes one is come to: a job can name hundreds.
        if !tasks.are_it_resources_wanted.get() {
            return Names::default();
        }
        let mut names = tasks.it_resources.get();
        tasks.form.it_resources.with(|in_rows| in_rows.iter().for_each(|name| names.add(name)));
        names
    };
    el("div").attr("hidden", "").part_of(names, |names| {
        Some(el("datalist").id(IT_RESOURCES).children(names.iter().map(|name| el("option").attr("value", name))))
    })
}
