//! The whole console: header, sign-in, form and result.
//!
//! Owns who is signed in and what is in view. The form is never unmounted once it is there:
//! what was typed survives signing out and in again.

use super::clone::{Cloning, clone_window};
use super::cloned_from::cloned_from;
use super::dom::{El, button, el, el_of, follow};
use super::files::take_dropped;
use super::focus::focus;
use super::form_state::FormState;
use super::held::settled;
use super::history::history;
use super::import::IMPORT;
use super::job_form::job_form;
use super::keeper::Keeper;
use super::kept_drafts::kept_drafts;
use super::key_sheet::{Sheet, key_sheet};
use super::keys::keys;
use super::link::{copy_link, opened_link};
use super::live::{Act, Live};
use super::preview::preview;
use super::remote::Remote;
use super::result::result_region;
use super::review::{Review, check_region};
use super::root;
use super::sending::Sending;
use super::settings_faults::settings_faults;
use super::sign_in::sign_in_form;
use super::soon::Soon;
use super::tasks::Tasks;
use super::templates::{Templates, templates};
use super::text_view::TEXT_VIEW;
use super::text_window::{TextWindow, text_window};
use super::tools::tools;
use super::{action_bar, sign_in};
use crate::embed::{Event, Faults};
use crate::net::Credentials;
use crate::settings::Settings;
use crate::ui::framework::document;
use crate::ui::framework::{on_cleanup, window_event_listener_untyped};
use std::time::Duration;

/// The console, and what the page around it may do with it.
pub(super) fn console(settings: Settings, faults: Faults) -> (El, Remote) {
    let session: Live<Option<Credentials>> = Live::new(None);
    let is_signing_in = Live::new(true);
    let has_form = Live::new(false);
    let form = FormState::new(&settings);
    let sending = Sending::new(settings.clone(), session);
    // Who signs in again is most likely who was signed in.
    let last_user = Live::new(String::new());

    let on_signed_in = Act::new(move |credentials: Credentials| {
        last_user.set(credentials.user().to_owned());
        session.set(Some(credentials));
        is_signing_in.set(false);
        focus(if has_form.get_untracked() { action_bar::CREATE } else { "task-name" });
        has_form.set(true);
    });
    let ask_to_sign_in = Act::new(move |()| {
        is_signing_in.set(true);
        focus(if last_user.with_untracked(String::is_empty) { sign_in::USER } else { sign_in::PASSWORD });
    });
    let sign_out = Act::new(move |()| {
        session.set(None);
        ask_to_sign_in.run(());
        Event::SignedOut.tell();
    });
    let keeper = Keeper::new(form);
    let said = Live::new(String::new());
    let sheet = Sheet::new();
    let stock = Templates::new(form, said, settings.templates.clone());
    let tasks = Tasks::new(form, sending, said);
    let review = Review::new(form, sending, tasks);
    let cloning = Cloning::new(form, sending, said, ask_to_sign_in);
    let import = TextWindow::new(&IMPORT, form, said);
    let as_text = TextWindow::new(&TEXT_VIEW, form, said);
    let on_text = Act::new(move |text| {
        if session.with_untracked(Option::is_some) {
            import.add(text);
        }
    });
    take_dropped(on_text);
    keys(form, sending, said, sheet, move || session.with_untracked(Option::is_none));
    if root::is_page() {
        title(is_signing_in, form);
    }
    tell_changes(form);
    ask_before_leaving(form, sending);
    let has_history = settings.history;
    let element = el("div").child(top(&settings.endpoint, session, sign_out)).child(
        el_of("main", "console")
            .children(settings_faults(&faults))
            .part(
                move || is_signing_in.get(),
                move || sign_in_form(settings.clone(), last_user.get_untracked(), on_signed_in),
            )
            .part(
                move || has_form.get(),
                move || {
                    let mut starts = vec![import.button(), cloning.button()];
                    starts.extend(stock.buttons());
                    if root::is_page() {
                        starts.push(copy_link(form, said));
                    }
                    el_of("div", "work")
                        .live_flag("hidden", move || session.with(Option::is_none))
                        .child(tools(form, said, sheet, starts))
                        .children(root::is_page().then(|| opened_link(form)))
                        .child(settled(form))
                        .child(cloned_from(form))
                        .child(kept_drafts(keeper))
                        .child(job_form(form, sending, keeper, tasks, review, as_text.button()))
                        .child(
                            el_of("div", "beside")
                                .child(check_region(review))
                                .child(result_region(form, sending, ask_to_sign_in))
                                .child(preview(form, sending)),
                        )
                        .children(has_history.then(|| history(sending.history, form, said)))
                        .child(key_sheet(sheet))
                        .child(text_window(import, Some(on_text)))
                        .child(clone_window(cloning))
                        .child(text_window(as_text, None))
                        .child(templates(stock))
                },
            ),
    );
    (element, Remote { form, sending, sign_out })
}

/// The head of the page: where it sends, and who is signed in.
fn top(endpoint: &str, session: Live<Option<Credentials>>, sign_out: Act<()>) -> El {
    let user = move || session.with(|session| session.as_ref().map(|c| c.user().to_owned()));
    el_of("header", "top")
        .child(el_of("p", "top-name").child(el_of("span", "top-mark").attr("aria-hidden", "true")).text("Job console"))
        .child(
            el_of("p", "top-server").child(el_of("span", "visually-hidden").text("Scheduler service: ")).text(endpoint),
        )
        .part_of(user, move |user| {
            let signed_in = el_of("p", "top-user").text("Signed in as ").child(el("strong").text(user.as_ref()?));
            let sign_out = button("button button-quiet button-small", "Sign out", move || sign_out.run(()));
            Some(el_of("div", "top-session").child(signed_in).child(sign_out))
        })
}

/// Tells the page around the console of changes in the form: once, a moment after the last of several.
fn tell_changes(form: FormState) {
    let tell = move || {
        Event::Change { can_be_sent: form.sendable.with_untracked(Option::is_some) }.tell();
    };
    let soon = Soon::new(Duration::from_millis(300), tell);
    follow(Box::new(move || {
        form.edits.track();
        soon.wish();
    }));
}

/// The browser asks before the page goes with what was typed, or before an answer is there.
fn ask_before_leaving(form: FormState, sending: Sending) {
    let listener = window_event_listener_untyped("beforeunload", move |event| {
        if form.is_unsent() || sending.is_waiting() || sending.lacks_schedule() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Keeps the page's title true: a screen reader says it first.
fn title(is_signing_in: Live<bool>, form: FormState) {
    follow(Box::new(move || {
        document().set_title(match (is_signing_in.get(), form.refused.with(Vec::is_empty)) {
            (true, _) => "Sign in – Job console",
            (false, true) => "Create a job – Job console",
            (false, false) => "Error: Create a job – Job console",
        });
    }));
}
