//! The region "Result": what the server answered, and what to do next.
//!
//! Owns the order of the answers. Must not judge an answer.

use super::answer::{answer_body, answer_head};
use super::dom::{El, el, el_of};
use super::form_state::FormState;
use super::schedule_step::steps;
use super::sending::{Phase, Sending};
use crate::words::texts::result as texts;

/// The region's id.
pub(super) const ID: &str = "result";

/// The region; it stays in its place, empty or not.
pub(super) fn result_region(form: FormState, sending: Sending) -> El {
    let tone = move || {
        sending.phase.with(|phase| match phase {
            Phase::Answered(answer) => answer.tone(),
            Phase::Idle | Phase::Waiting(_) => "answer",
        })
    };
    let earlier = el_of("ul", "result-list").list(
        move || sending.earlier.get(),
        |answer| answer.id,
        move |answer, _| {
            let tone = answer.clone();
            el("li")
                .live_attr("class", move || Some(tone.tone().to_owned()))
                .child(answer_head(&answer))
                .child(answer_body(&answer, form, sending))
        },
    );
    el_of("section", "panel result")
        .id(ID)
        .attr_said("aria-label", texts::HEADING)
        .attr("tabindex", "-1")
        .child(el("h2").say(texts::HEADING))
        .child(
            el("div")
                .live_attr("class", move || Some(tone().to_owned()))
                // What is said aloud when it changes: the head alone, not the server's text and not the buttons.
                .child(
                    el("div")
                        .attr("role", "status")
                        .part_of(move || sending.phase.get(), move |phase| Some(head(phase, sending))),
                )
                .part_of(
                    move || sending.phase.get(),
                    move |phase| match phase {
                        Phase::Answered(answer) => Some(answer_body(answer, form, sending)),
                        Phase::Idle | Phase::Waiting(_) => None,
                    },
                ),
        )
        .child(
            el_of("h3", "result-earlier")
                .live_flag("hidden", move || sending.earlier.with(Vec::is_empty))
                .say(texts::EARLIER),
        )
        .child(earlier)
}

fn head(phase: &Phase, sending: Sending) -> El {
    let quiet = || el_of("p", "result-empty");
    match phase {
        Phase::Idle => quiet().say(texts::EMPTY),
        Phase::Waiting(name) => {
            let (before, behind) = texts::SENDING.around();
            el("div")
                .child(quiet().text(before).child(el("bdi").text(name)).text(behind))
                .children(sending.second.get_untracked().map(|second| steps(None, &second)))
        }
        Phase::Answered(answer) => answer_head(answer),
    }
}
