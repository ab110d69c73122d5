//! What the form has of the job that it was cloned from, over the form.
//!
//! Owns what is said of the clone as a whole; what differs is marked at its field. Must not compare.

use super::dom::{El, button_said, el, el_of};
use super::form_state::FormState;
use super::live::Source;
use crate::words::clone as words;
use crate::words::texts::{clone, cloned_from as texts};

/// The panel; hidden where no source is remembered.
pub(super) fn cloned_from(form: FormState) -> El {
    let title = Source::new(move || form.source.with(|it| it.as_ref().map(|it| words::cloned_from(&it.name))));
    let told = move || {
        let told = form.source.with(|it| it.as_ref().map(|it| words::left_behind(&it.left))).unwrap_or_default();
        [told, form.compared.with(|compared| words::compared(compared.changed, compared.added))].join(" ")
    };
    let stop = button_said("button button-quiet button-small", texts::STOP, move || form.stop_comparing());
    el_of("section", "panel kept-drafts")
        .live_flag("hidden", move || title.get().is_none())
        .live_attr("aria-label", move || title.get())
        .child(
            el_of("div", "kept-draft")
                .child(
                    el("p")
                        .child(el("strong").live_text(move || title.get().unwrap_or_default()))
                        .text(" ")
                        .child(el("span").live_text(told)),
                )
                .child(stop),
        )
        .part_of(
            move || form.compared.with(|compared| compared.removed.clone()),
            move |removed| (!removed.is_empty()).then(|| removed_rows(form, removed)),
        )
}

/// The parameters that only the source has.
fn removed_rows(form: FormState, removed: &[(usize, String)]) -> El {
    let entry = |(at, name): &(usize, String)| {
        let at = *at;
        el("li").child(el_of("span", "code").text(name)).child(
            button_said("button button-small", texts::BRING_BACK, move || form.bring_from_source(at))
                .attr("aria-label", &texts::BRING_BACK_NAMED.with(&[name.into()])),
        )
    };
    el("div")
        .child(el("p").say(clone::NOT_HERE))
        .child(el_of("ul", "template-list").children(removed.iter().map(entry)))
}
