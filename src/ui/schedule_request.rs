//! The second call of a job with a schedule, as it would go out.
//!
//! Owns how it is shown in the region "Request preview". It is the value that the sender takes.

use super::dom::{El, el, el_of};
use super::form_state::FormState;
use super::sending::Sending;
use crate::scheduler::Method;
use crate::words::texts::{self, second_call};

/// The call that sets the schedule; nothing where there is none.
pub(super) fn schedule_request(form: FormState, sending: Sending) -> El {
    let request = move || form.sendable.with(|it| sending.schedule_request(&it.as_ref()?.job));
    let line = move || request().map(|it| [" ", &sending.address(&it)].concat()).unwrap_or_default();
    el_of("div", "schedule-request")
        .live_flag("hidden", move || request().is_none())
        .child(el("p").say(second_call::THEN))
        .child(el_of("p", "preview-line").child(el("strong").text(Method::Put.as_str())).live_text(line))
        .child(
            el_of("pre", "preview-body code")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr_said("aria-label", texts::schedule_request::BODY)
                .live_text(move || request().and_then(|request| request.body).unwrap_or_default()),
        )
}
