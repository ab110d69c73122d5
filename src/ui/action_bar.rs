//! The bar with "Create job", always in view.
//!
//! Owns the buttons that start and stop the sending. Must not know what is sent.

use super::live::{live, on};
use super::sending::{Phase, Sending};
use leptos::prelude::*;

/// The id of the button that sends the job.
pub(super) const CREATE: &str = "create-job";
/// The id of the button that ends the waiting.
pub(super) const STOP: &str = "stop-waiting";

/// The bar under the form.
#[component]
pub(super) fn ActionBar(
    /// What becomes of a press.
    sending: Sending,
) -> impl IntoView {
    let is_waiting = Memo::new(move |_| sending.phase.with(|phase| matches!(phase, Phase::Waiting(_))));
    let state = move || if is_waiting.get() { "Waiting for the server’s answer…" } else { "" };
    let elapsed = move || match sending.elapsed.get() {
        seconds if seconds > 0 && is_waiting.get() => format!("{seconds} s"),
        _ => String::new(),
    };
    view! {
        <div class="action-bar">
            <p class="action-bar-state" role="status">{live(state)}</p>
            <p class="action-bar-elapsed" aria-hidden="true">{live(elapsed)}</p>
            <button
                type="button"
                id=STOP
                class="button"
                hidden=live(move || !is_waiting.get())
                on:click=on(move |_| sending.stop())
            >
                "Stop waiting"
            </button>
            <button
                type="submit"
                id=CREATE
                class="button button-primary"
                aria-busy=live(move || is_waiting.get().then_some("true"))
            >
                "Create job"
            </button>
        </div>
    }
}
