//! What the form has of the job that it was cloned from, over the form.
//!
//! Owns what is said of the clone as a whole; what differs is marked at its field. Must not compare.

use super::dom::{El, button, el, el_of};
use super::form_state::{FormState, Source};
use crate::words::clone as words;
use std::rc::Rc;

/// The panel; nothing where no source is remembered.
pub(super) fn cloned_from(form: FormState) -> El {
    let source = move || form.source.with(|source| source.as_ref().map(Rc::as_ptr));
    el_of("div", "kept-drafts-place")
        .part_of(source, move |_| form.source.with(|source| source.as_deref().map(|source| panel(form, source))))
}

fn panel(form: FormState, source: &Source) -> El {
    let counts = move || form.compared.with(|compared| words::compared(compared.changed, compared.added));
    let stop = button("button button-quiet button-small", "Stop comparing", move || form.stop_comparing());
    let title = words::cloned_from(&source.name);
    let told = el("p")
        .child(el("strong").text(&title))
        .text(". ")
        .child(el("span").text(&words::left_behind(&source.left)))
        .text(" ")
        .child(el("span").live_text(counts));
    el_of("section", "panel kept-drafts")
        .attr("aria-label", &title)
        .child(el_of("div", "kept-draft").child(told).child(stop))
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
            button("button button-small", "Bring back", move || form.bring_from_source(at))
                .attr("aria-label", &["Bring back “", name, "”"].concat()),
        )
    };
    el_of("div", "cloned-from-removed")
        .child(el("p").text(words::NOT_HERE))
        .child(el("ul").children(removed.iter().map(entry)))
}
