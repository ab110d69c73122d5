//! The bar with "Create job", always in view.
//!
//! Owns the buttons that start and stop the sending. Must not know what is sent.

use super::sending::{Phase, Sending};
use leptos::prelude::*;

/// The bar under the form.
#[component]
pub(super) fn ActionBar(
    /// What becomes of a press.
    sending: Sending,
) -> impl IntoView {
    let is_waiting = Memo::new(move |_| sending.phase.with(|phase| matches!(phase, Phase::Waiting)));
    let elapsed = move || {
        let seconds = sending.elapsed.get();
        (is_waiting.get() && seconds > 0).then(|| format!("{seconds} s"))
    };
    view! {
        <div class="action-bar">
            <p class="action-bar-state" role="status">{move || is_waiting.get().then_some("Waiting for the server’s answer…")}</p>
            <span class="action-bar-elapsed" aria-hidden="true">{elapsed}</span>
            <button
                type="button"
                class="button"
                class:is-hidden=move || !is_waiting.get()
                on:click=move |_| sending.stop()
            >
                "Stop waiting"
            </button>
            <button type="submit" id="create-job" class="button button-primary" aria-busy=move || is_waiting.get().to_string()>
                "Create job"
            </button>
        </div>
    }
}
