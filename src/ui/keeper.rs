//! Keeps the draft while it is typed, so that a reload, a crash or a closed tab loses nothing.
//!
//! Owns when a draft is kept and forgotten. Secrets are taken out before. Nothing that was kept is ever sent by itself.

use super::dom::follow;
use super::form_state::FormState;
use super::live::Live;
use super::shared::Shared;
use super::soon::Soon;
use crate::clock;
use crate::exchange::KeptDraft;
use crate::storage::{self, NotKept};
use crate::ui::framework::{on_cleanup, window_event_listener_untyped};
use crate::words::texts;
use std::time::Duration;

/// What is typed is kept after so long.
const KEEP_AFTER: Duration = Duration::from_secs(1);

/// Before the names of drafts in the storage.
const DRAFTS: &str = "draft:";

/// Under this name a tab remembers which draft was its own.
const OWN: &str = "own-draft";

/// The keeping of one form's draft; a copy is a handle to the same one.
pub(super) type Keeper = Shared<KeeperState>;

/// What a `Keeper` points to.
pub(super) struct KeeperState {
    form: FormState,
    /// What became of the last try to keep it.
    pub(super) state: Live<Keeping>,
    /// Drafts of before that can be brought back, this tab's first, then the newest.
    pub(super) offers: Live<Vec<Offer>>,
    /// The name of this page's draft: no other page writes under it, so that tabs do not fight.
    name: Live<String>,
}

/// What became of the draft.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum Keeping {
    /// There is nothing to keep.
    #[default]
    Nothing,
    /// It is kept, since this minute of the day.
    Since(String),
    /// It cannot be kept.
    Not(NotKept),
}

/// A draft that can be brought back.
#[derive(Clone, PartialEq)]
pub(super) struct Offer {
    name: String,
    pub(super) is_own: bool,
    pub(super) kept: KeptDraft,
}

impl Keeper {
    pub(super) fn new(form: FormState) -> Self {
        let own = storage::take_of_tab(OWN);
        let it = Shared::of(KeeperState {
            form,
            state: Live::new(Keeping::Nothing),
            offers: Live::new(offers(own.as_deref())),
            name: Live::new(format!("{DRAFTS}{}", clock::some_name())),
        });
        let soon = Soon::new(KEEP_AFTER, move || it.keep());
        follow(Box::new(move || {
            form.edits.track();
            soon.wish();
        }));
        let leaving = window_event_listener_untyped("pagehide", move |_| {
            // Who cannot be told cannot do anything about it either.
            let _ = it.leave();
        });
        on_cleanup(move || leaving.remove());
        it
    }

    /// Brings a draft back into the form.
    pub(super) fn bring_back(self, offer: &Offer) {
        self.form.replace(texts::keeper::BROUGHT_BACK.say(), offer.kept.draft.clone());
        // Kept under this page's own name before it is forgotten under the old one.
        self.keep();
        self.discard(offer);
    }

    /// Forgets a draft.
    pub(super) fn discard(self, offer: &Offer) {
        storage::forget(&offer.name);
        self.offers.update(|offers| offers.retain(|other| other.name != offer.name));
    }

    /// Keeps the draft for the page that comes next in this tab.
    pub(super) fn leave(self) -> Result<(), NotKept> {
        self.keep();
        self.name.with_untracked(|name| storage::give_to_tab(OWN, name));
        self.state
            .with_untracked(|state| match state {
                Keeping::Not(why) => Some(*why),
                _ => None,
            })
            .map_or(Ok(()), Err)
    }

    /// Forgets the draft of the form.
    pub(super) fn forget(self) {
        self.name.with_untracked(|name| storage::forget(name));
    }

    fn keep(self) {
        let Some(name) = self.name.try_get_untracked() else { return };
        let state = if self.form.is_unsent() {
            let (draft, left_out) = self.form.without_secrets();
            let kept = KeptDraft { at_ms: clock::now_ms(), draft, left_out };
            match storage::keep(&name, &kept.to_json()) {
                Ok(()) => Keeping::Since(clock::minute_of_day(texts::locale().tag())),
                Err(why) => Keeping::Not(why),
            }
        } else {
            if self.state.with_untracked(|state| *state != Keeping::Nothing) {
                storage::forget(&name);
            }
            Keeping::Nothing
        };
        if self.state.with_untracked(|shown| *shown != state) {
            self.state.set(state);
        }
    }
}

/// What earlier pages kept; what is too old is forgotten. What cannot be read may be another version's: it stays.
fn offers(own: Option<&str>) -> Vec<Offer> {
    let mut offers = Vec::new();
    for name in storage::names(DRAFTS) {
        let Some(Ok(kept)) = storage::kept(&name).map(|text| KeptDraft::from_json(&text)) else { continue };
        let is_own = own == Some(&name);
        // This tab's own was kept when the page before went: it is new, whatever the clock says by now.
        if kept.is_stale(clock::now_ms()) && !is_own {
            storage::forget(&name);
        } else {
            let offer = Offer { name, is_own, kept };
            // This tab's own first, then the newest.
            let is_before = |other: &Offer| !offer.is_own && (other.is_own || other.kept.at_ms >= offer.kept.at_ms);
            let place = offers.iter().position(|other| !is_before(other)).unwrap_or(offers.len());
            offers.insert(place, offer);
        }
    }
    offers
}
