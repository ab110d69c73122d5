//! The offer to bring back a draft of before.
//!
//! Owns how it is shown. It takes no click from those who start anew, and no focus. Must not read the storage.

use super::dom::{El, button, button_said, el, el_of};
use super::keeper::{Keeper, Offer};
use crate::words;
use crate::words::texts::kept_drafts as texts;

/// The offers; nothing where there are none.
pub(super) fn kept_drafts(keeper: Keeper) -> El {
    el_of("div", "kept-drafts-place").part_of(
        move || keeper.offers.get(),
        move |offers| {
            (!offers.is_empty()).then(|| {
                el_of("section", "panel kept-drafts")
                    .attr_said("aria-label", texts::REGION)
                    .children(offers.iter().map(|offer| entry(keeper, offer)))
            })
        },
    )
}

fn entry(keeper: Keeper, offer: &Offer) -> El {
    let (bring, discard) = (offer.clone(), offer.clone());
    let small = "button button-small";
    el_of("div", "kept-draft")
        .child(
            el("p")
                .child(el("strong").text(words::draft_head(offer.is_own)))
                .text(" ")
                .child(el("span").text(&words::draft_content(&offer.kept))),
        )
        .child(button(small, texts::BRING_BACK.say(), move || keeper.bring_back(&bring)))
        .child(button_said("button button-quiet button-small", texts::DISCARD, move || keeper.discard(&discard)))
}
