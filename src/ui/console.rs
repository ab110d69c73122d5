//! The whole console: header, sign-in, form and result.
//!
//! Owns who is signed in and what is in view. The form is never unmounted once it is there:
//! what was typed survives signing out and in again.

use super::focus::focus;
use super::form_state::FormState;
use super::job_form::JobForm;
use super::live::{live, on, part};
use super::result::ResultRegion;
use super::sending::Sending;
use super::sign_in::SignInForm;
use crate::net::Credentials;
use crate::settings::Settings;
use leptos::prelude::*;
use leptos::tachys::dom::document;

/// The console.
#[component]
pub(super) fn Console() -> impl IntoView {
    let settings = Settings::default();
    let session: RwSignal<Option<Credentials>> = RwSignal::new(None);
    let is_signing_in = RwSignal::new(true);
    let has_form = RwSignal::new(false);
    let form = FormState::new();
    let sending = Sending::new(settings.clone(), session);
    let user = move || session.with(|session| session.as_ref().map(|c| c.user().to_owned()));
    // Who signs in again is most likely who was signed in.
    let last_user = StoredValue::new(String::new());

    let on_signed_in = Callback::new(move |credentials: Credentials| {
        last_user.set_value(credentials.user().to_owned());
        session.set(Some(credentials));
        is_signing_in.set(false);
        focus(if has_form.get_untracked() { "create-job" } else { "task-name" });
        has_form.set(true);
    });
    let ask_to_sign_in = Callback::new(move |()| {
        is_signing_in.set(true);
        focus(if last_user.with_value(String::is_empty) { "user-name" } else { "password" });
    });
    Effect::new(move || {
        let title = match (is_signing_in.get(), form.refused.with(Vec::is_empty)) {
            (true, _) => "Sign in – Job console",
            (false, true) => "Create a job – Job console",
            (false, false) => "Error: Create a job – Job console",
        };
        document().set_title(title);
    });
    let endpoint = settings.endpoint.clone();
    view! {
        <header class="top">
            <p class="top-name"><span class="top-mark" aria-hidden="true"></span>"Job console"</p>
            <p class="top-server"><span class="visually-hidden">"Scheduler service: "</span>{endpoint}</p>
            {part(move || user().map(|user| view! {
                <div class="top-session">
                    <p class="top-user">"Signed in as " <strong>{user}</strong></p>
                    <button
                        type="button"
                        class="button button-quiet button-small"
                        on:click=on(move |_| {
                            session.set(None);
                            ask_to_sign_in.run(());
                        })
                    >
                        "Sign out"
                    </button>
                </div>
            }))}
        </header>
        <main class="console">
            {part(move || is_signing_in.get().then(|| view! {
                <SignInForm settings=settings.clone() user=last_user.get_value() on_signed_in=on_signed_in/>
            }))}
            {part(move || has_form.get().then(|| view! {
                <div class="work" hidden=live(move || session.with(Option::is_none))>
                    <h1 class="work-title">"Create a job"</h1>
                    <JobForm form=form sending=sending/>
                    <ResultRegion form=form sending=sending on_sign_in=ask_to_sign_in/>
                </div>
            }))}
        </main>
    }
}
