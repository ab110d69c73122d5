//! Signing in with HTTP Basic; the credentials live in memory only.
//!
//! Owns the two fields and the probe. Must not store or show a password.

use super::field::TextField;
use super::row_state::FieldNotes;
use crate::net::{Credentials, Exchange};
use crate::scheduler::{self, SignIn};
use crate::settings::Settings;
use crate::words;
use leptos::prelude::*;

/// The sign-in.
#[component]
pub(super) fn SignInForm(
    /// The settings.
    settings: Settings,
    /// Takes the credentials that the server knows.
    on_signed_in: Callback<Credentials>,
) -> impl IntoView {
    let user = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let problem: RwSignal<Option<String>> = RwSignal::new(None);
    let failure = RwSignal::new(None);
    let unchecked: RwSignal<Option<Credentials>> = RwSignal::new(None);
    let latch: StoredValue<Option<Exchange>, LocalStorage> = StoredValue::new_local(None);
    let is_waiting = RwSignal::new(false);
    let settings = StoredValue::new(settings);

    let submit = move || {
        if latch.with_value(Option::is_some) {
            return;
        }
        failure.set(None);
        unchecked.set(None);
        let credentials = match (user.get_untracked(), password.get_untracked()) {
            (user, _) if user.is_empty() => Err("Enter your user name"),
            (user, password) => {
                Credentials::new(user, password).ok_or("A user name with a colon cannot be sent by HTTP Basic")
            }
        };
        let credentials = match credentials {
            Ok(credentials) => credentials,
            Err(words) => {
                problem.set(Some(words.to_owned()));
                super::focus::focus("user-name".to_owned());
                return;
            }
        };
        problem.set(None);
        let exchange = Exchange::default();
        latch.set_value(Some(exchange.clone()));
        is_waiting.set(true);
        let settings = settings.get_value();
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let answer = exchange
                .send(&scheduler::probe(), &settings.endpoint, Some(&credentials), settings.time_limit_ms)
                .await;
            latch.set_value(None);
            is_waiting.set(false);
            let answer = scheduler::sign_in(answer);
            match words::sign_in(&answer) {
                None => on_signed_in.run(credentials),
                Some(message) => {
                    failure.set(Some(message));
                    unchecked.set(matches!(answer, SignIn::Unclear(_) | SignIn::NoAnswer(_)).then_some(credentials));
                }
            }
        });
    };
    let notes: Signal<FieldNotes> = Signal::default();
    view! {
        <form
            class="panel sign-in"
            aria-labelledby="sign-in-heading"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <h2 id="sign-in-heading">"Sign in"</h2>
            <p class="field-hint">"With your Oracle Identity Governance account. It is kept in memory until the page is closed, and nowhere else."</p>
            <div role="alert">
                {move || failure.get().map(|message: words::Message| view! {
                    <div class="notice notice-bad"><p><strong>{message.heading}</strong></p><p>{message.advice}</p></div>
                })}
            </div>
            <TextField id="user-name" label="User name" required=true autocomplete="username" value=user
                on_input=Callback::new(move |text| user.set(text)) notes=notes problem=problem/>
            <TextField id="password" label="Password" kind="password" required=true autocomplete="current-password"
                value=password on_input=Callback::new(move |text| password.set(text)) notes=notes/>
            <div class="sign-in-buttons">
                <button type="submit" class="button button-primary" aria-busy=move || is_waiting.get().to_string()>"Sign in"</button>
                {move || unchecked.get().map(|credentials| view! {
                    <button type="button" class="button" on:click=move |_| on_signed_in.run(credentials.clone())>
                        "Go on without the check"
                    </button>
                })}
                <span role="status">{move || is_waiting.get().then_some("Asking the server…")}</span>
            </div>
        </form>
    }
}
