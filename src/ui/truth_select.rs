//! A choice between true, false and neither.
//!
//! Owns the three states and their words. Must not know what is chosen about.

use super::dom::{El, el};
use super::live::Source;
use crate::ui::framework::event_target_value;

/// The select; `labels` are those of neither, true and false.
pub(super) fn truth_select(
    id: &str,
    labels: [&'static str; 3],
    value: impl Fn() -> Option<bool> + Send + Sync + 'static,
    choose: impl Fn(Option<bool>) + 'static,
) -> El {
    let value = Source::new(value);
    let options = std::iter::zip(labels, [None, Some(true), Some(false)])
        .map(|(label, state)| el("option").attr("value", word(state)).text(label));
    el("select")
        .id(id)
        .children(options)
        .live_class("unset", move || value.get().is_none())
        .live_value(move || word(value.get()).to_owned())
        .on("change", move |event| choose(event_target_value(&event).parse().ok()))
}

fn word(state: Option<bool>) -> &'static str {
    match state {
        None => "",
        Some(true) => "true",
        Some(false) => "false",
    }
}
