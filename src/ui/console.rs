//! The whole console: header, sign-in, form and result.
//!
//! Owns who is signed in and what is in view. The form is never unmounted once it is there:
//! what was typed survives signing out and in again.

use super::focus::focus;
use super::form_state::FormState;
use super::job_form::JobForm;
use super::result::ResultRegion;
use super::sending::Sending;
use super::sign_in::SignInForm;
use crate::net::Credentials;
use crate::settings::Settings;
use leptos::prelude::*;

/// The console.
#[component]
pub(super) fn Console() -> impl IntoView {
    let settings = Settings::default();
    let session: RwSignal<Option<Credentials>> = RwSignal::new(None);
    let is_signing_in = RwSignal::new(true);
    let was_signed_in = RwSignal::new(false);
    let form = FormState::new();
    let sending = Sending::new(settings.clone(), session);
    let on_signed_in = Callback::new(move |credentials| {
        session.set(Some(credentials));
        is_signing_in.set(false);
        let target = if was_signed_in.get_untracked() { "create-job" } else { "task-name" };
        was_signed_in.set(true);
        focus(target.to_owned());
    });
    let ask_to_sign_in = Callback::new(move |()| {
        is_signing_in.set(true);
        focus("user-name".to_owned());
    });
    let sign_out = move |_| {
        session.set(None);
        ask_to_sign_in.run(());
    };
    let endpoint = settings.endpoint.clone();
    view! {
        <header class="top">
            <h1>"Job console"</h1>
            <p class="top-server" title="The scheduler service">{endpoint}</p>
            {move || session.with(|s| s.as_ref().map(|c| c.user().to_owned())).map(|user| view! {
                <p class="top-user">"Signed in as " <strong>{user}</strong></p>
                <button type="button" class="button button-quiet" on:click=sign_out>"Sign out"</button>
            })}
        </header>
        <main>
            {move || is_signing_in.get().then(|| view! { <SignInForm settings=settings.clone() on_signed_in=on_signed_in/> })}
            {move || was_signed_in.get().then(|| view! {
                <div class="work" hidden=move || session.with(Option::is_none)>
                    <JobForm form=form sending=sending/>
                    <ResultRegion form=form sending=sending on_sign_in=ask_to_sign_in/>
                </div>
            })}
        </main>
    }
}
