//! The bar with "Create job", always in view.
//!
//! Owns the buttons that start and stop the sending. Must not know what is sent.

use super::dom::{El, button_said, el, el_of};
use super::keeper::{Keeper, Keeping};
use super::later::with_later;
use super::review::Review;
use super::sending::Sending;
use crate::storage::NotKept;
use crate::words;
use crate::words::texts::action_bar as texts;

/// The id of the button that sends the job.
pub(super) const CREATE: &str = "create-job";
/// The id of the button that looks at the job without sending it.
pub(super) const CHECK: &str = "check-job";
/// The id of the button that ends the waiting.
pub(super) const STOP: &str = "stop-waiting";

/// The bar under the form.
pub(super) fn action_bar(sending: Sending, keeper: Keeper, review: Review) -> El {
    let is_waiting = sending.waits;
    let state = move || match keeper.state.get() {
        Keeping::Not(why) => words::draft_not_kept(why == NotKept::Full).to_owned(),
        Keeping::Nothing | Keeping::Since(_) => String::new(),
    };
    // Seen, and not said aloud: it changes with every pause in typing, and that a job is on its way is said in Result.
    let legend = move || match keeper.state.get() {
        _ if is_waiting.get() => texts::WAITING.say().to_owned(),
        Keeping::Since(time) => words::draft_kept(&time),
        Keeping::Nothing => texts::REQUIRED.say().to_owned(),
        Keeping::Not(_) => String::new(),
    };
    let elapsed = move || match sending.elapsed.get() {
        seconds if seconds > 0 && is_waiting.get() => texts::ELAPSED.with(&[(&seconds.to_string()).into()]),
        _ => String::new(),
    };
    el_of("div", "action-bar")
        .child(
            el_of("p", "action-bar-state")
                .child(el("span").attr("role", "status").live_text(state))
                .child(el_of("span", "action-bar-legend").live_text(legend)),
        )
        .child(el_of("p", "action-bar-elapsed").attr("aria-hidden", "true").live_text(elapsed))
        .child(
            button_said("button", texts::STOP, move || sending.stop())
                .id(STOP)
                .live_flag("hidden", move || !is_waiting.get()),
        )
        .child(button_said("button", texts::CHECK, move || with_later(move |it| (it.review)(review))).id(CHECK))
        .child(
            el_of("button", "button button-primary")
                .id(CREATE)
                .attr("type", "submit")
                .live_aria("aria-busy", move || is_waiting.get())
                .say(texts::CREATE),
        )
}
