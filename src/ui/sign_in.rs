//! Signing in with HTTP Basic; the credentials live in memory only.
//!
//! Owns the two fields and the probe. Must not store or show a password.

use super::field::TextField;
use super::focus::focus;
use super::live::{live, on, part};
use crate::net::{self, Credentials, Route};
use crate::scheduler::{self, SignIn};
use crate::settings::Settings;
use crate::words;
use leptos::prelude::*;

/// The sign-in.
#[component]
pub(super) fn SignInForm(
    /// The settings.
    settings: Settings,
    /// Who signed in last; may be empty.
    user: String,
    /// Takes the credentials that the server knows.
    on_signed_in: Callback<Credentials>,
) -> impl IntoView {
    let user = RwSignal::new(user);
    let password = RwSignal::new(String::new());
    let problem: RwSignal<Option<String>> = RwSignal::new(None);
    let failure: RwSignal<Option<words::Message>> = RwSignal::new(None);
    let unchecked: RwSignal<Option<Credentials>> = RwSignal::new(None);
    let is_waiting = RwSignal::new(false);
    let settings = StoredValue::new(settings);

    let answered = move |credentials: Credentials, answer: SignIn| {
        is_waiting.set(false);
        match words::sign_in(&answer) {
            None => on_signed_in.run(credentials),
            Some(message) => {
                failure.set(Some(message));
                unchecked.set(matches!(answer, SignIn::Unclear(_) | SignIn::NoAnswer(_)).then_some(credentials));
            }
        }
    };
    let submit = move || {
        if is_waiting.get_untracked() {
            return;
        }
        failure.set(None);
        unchecked.set(None);
        let credentials = match read(user.get_untracked(), password.get_untracked()) {
            Ok(credentials) => credentials,
            Err(words) => {
                problem.set(Some(words.to_owned()));
                focus(USER);
                return;
            }
        };
        problem.set(None);
        is_waiting.set(true);
        let Settings { endpoint, time_limit_ms, .. } = settings.get_value();
        let route = Route { endpoint, credentials: Some(credentials.clone()), time_limit_ms };
        net::send(
            scheduler::probe(),
            route,
            Box::new(move |answer| {
                // The console may have been taken off the page meanwhile.
                if !is_waiting.is_disposed() {
                    answered(credentials, scheduler::sign_in(answer));
                }
            }),
        );
    };
    let notice = move || {
        failure.get().map(|message| {
            view! {
                <div class="notice notice-bad">
                    <p><strong>{message.heading}</strong></p>
                    <p>{message.advice}</p>
                </div>
            }
        })
    };
    let go_on = move || {
        unchecked.get().map(|credentials| {
            view! {
                <button type="button" class="button" on:click=on(move |_| on_signed_in.run(credentials.clone()))>
                    "Go on without the check"
                </button>
            }
        })
    };
    view! {
        <form
            class="panel sign-in"
            aria-labelledby="sign-in-heading"
            novalidate
            on:submit=on(move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                submit();
            })
        >
            <h1 id="sign-in-heading">"Sign in"</h1>
            <p class="field-hint">
                "With your Oracle Identity Governance account. Your password stays in this page’s memory until you sign \
                 out or close the page, and is kept nowhere else."
            </p>
            <div role="alert">{part(notice)}</div>
            <TextField id=USER label="User name" required=true autocomplete="username" value=user
                on_input=Callback::new(move |text| user.set(text)) problem=problem/>
            <TextField id="password" label="Password" kind="password" required=true autocomplete="current-password"
                value=password on_input=Callback::new(move |text| password.set(text))/>
            <div class="sign-in-buttons">
                <button
                    type="submit"
                    class="button button-primary"
                    aria-busy=live(move || is_waiting.get().then_some("true"))
                >
                    "Sign in"
                </button>
                {part(go_on)}
                <span role="status">{live(move || if is_waiting.get() { "Asking the server…" } else { "" })}</span>
            </div>
        </form>
    }
}

/// The id of the field for the user name.
const USER: &str = "user-name";

fn read(user: String, password: String) -> Result<Credentials, &'static str> {
    if user.is_empty() {
        return Err(words::USER_MISSING);
    }
    Credentials::new(user, password).ok_or(words::USER_WITH_COLON)
}
