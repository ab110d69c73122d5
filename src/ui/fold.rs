//! A region that can be folded: while it is folded, nothing of it is on the page.
//!
//! Owns the fold. Must not know what is in the region.

use super::dom::{El, Read, button, el, el_of};
use super::live::Live;

/// What a region is called, how it is styled, and what it holds.
pub(super) struct Folding {
    /// The class of the region.
    pub(super) class: &'static str,
    /// Its name, which is on its fold too.
    pub(super) name: &'static str,
    /// The id of what is folded.
    pub(super) id: &'static str,
    /// Whether it is folded out.
    pub(super) is_open: Live<bool>,
    /// Makes what is in it, anew whenever it is folded out.
    pub(super) content: Box<dyn Read<El>>,
}

/// The region.
pub(super) fn folding(Folding { class, name, id, is_open, content }: Folding) -> El {
    let fold = button("panel-fold", name, move || is_open.update(|open| *open = !*open))
        .attr("aria-controls", id)
        .attr("aria-expanded", "false")
        .live_state("aria-expanded", move || is_open.get());
    let place = el("div").id(id).part(move || is_open.get(), move || content.read());
    el_of("section", class).attr("aria-label", name).child(el("h2").child(fold)).child(place)
}
