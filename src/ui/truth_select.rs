//! A choice between true, false and neither.
//!
//! Owns the three states and their words. Must not know what is chosen about.

use super::dom::{El, el};
use crate::ui::framework::event_target_value;

/// The select; `labels` are those of neither, true and false.
pub(super) fn truth_select(
    id: &str,
    labels: [&'static str; 3],
    value: impl Fn() -> Option<bool> + Copy + 'static,
    choose: impl Fn(Option<bool>) + 'static,
) -> El {
    truth_options(labels)
        .id(id)
        .live_class("unset", move || value().is_none())
        .live_value(move || word(value()).to_owned())
        .on("change", move |event| choose(truth_of(&event_target_value(&event))))
}

/// A select of these options that shows nothing yet.
pub(super) fn truth_options(labels: [&'static str; 3]) -> El {
    let options = std::iter::zip(labels, [None, Some(true), Some(false)])
        .map(|(label, state)| el("option").attr("value", word(state)).text(label));
    el("select").children(options)
}

/// The state that an option's value stands for.
pub(super) fn truth_of(word: &str) -> Option<bool> {
    word.parse().ok()
}

/// The value of the option for a state.
pub(super) fn word(state: Option<bool>) -> &'static str {
    match state {
        None => "",
        Some(true) => "true",
        Some(false) => "false",
    }
}
