//! The second call of a job with a schedule, as it would go out.
//!
//! Owns how it is shown in the region "Request preview". It is the value that the sender takes.

use super::dom::{El, el, el_of};
use super::form_state::FormState;
use super::sending::Sending;
use crate::words::second_call;
use leptos::prelude::*;

/// The call that sets the schedule; nothing where there is none.
pub(super) fn schedule_request(form: FormState, sending: Sending) -> El {
    let request = move || form.sendable.with(|it| it.as_ref().and_then(|it| sending.schedule_request(&it.job)));
    el("div").part_of(
        move || request().map(|request| (request.method, sending.address(&request), request.body)),
        |request| {
            let (method, address, body) = request.as_ref()?;
            Some(
                el_of("div", "schedule-request")
                    .child(el("p").text(second_call::THEN))
                    .child(el_of("p", "preview-line").child(el("strong").text(method.as_str())).text(" ").text(address))
                    .child(
                        el_of("pre", "preview-body code")
                            .attr("tabindex", "0")
                            .attr("role", "region")
                            .attr("aria-label", "Body of the schedule")
                            .text(body.as_deref().unwrap_or_default()),
                    ),
            )
        },
    )
}
