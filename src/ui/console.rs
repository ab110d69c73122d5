//! The whole console: header, sign-in, form and result.
//!
//! Owns what is in view. The form is never unmounted while somebody may come back to it: what was typed survives the end
//! of a session and signing in again. It goes when somebody signs out.

use super::clone::Cloning;
use super::dom::{El, button_said, el, el_of, follow};
use super::files::take_dropped;
use super::form_state::FormState;
use super::held::settled;
use super::idle::watch;
use super::job_form::job_form;
use super::keeper::Keeper;
use super::key_sheet::Sheet;
use super::keys::keys;
use super::later::{are_delayed, button_of_later, with_later};
use super::live::{Act, Live};
use super::remote::{Parts, Remote};
use super::review::Review;
use super::root;
use super::sending::Sending;
use super::session::{Host, Session};
use super::settings_faults::settings_faults;
use super::sign_in::sign_in_form;
use super::sign_out::SignOut;
use super::soon::Soon;
use super::tasks::Tasks;
use super::templates::Templates;
use super::text_window::{Purpose, TextWindow};
use super::tools::tools;
use crate::embed::{Event, Faults};
use crate::settings::Settings;
use crate::ui::framework::{document, on_cleanup, untrack, window_event_listener_untyped};
use crate::words::texts::import::IMPORT;
use crate::words::texts::later::DELAYED;
use crate::words::texts::sign_in::IDLE_SOON;
use crate::words::texts::text_view::EDIT;
use crate::words::texts::{console as texts, link};
use std::time::Duration;

/// The console, and what the page around it may do with it. Whenever somebody signs out, all of it is made anew, and
/// nothing is left of what was there.
pub(super) fn console(settings: Settings, faults: Faults, host: Host) -> (El, Remote) {
    let (settings, page) = (Live::new(settings), Live::new(0));
    let parts = Live::default();
    let element = el("div")
        .part_of(move || page.get(), move |_| Some(whole_page(Session::new(settings, host, page), &faults, parts)));
    (element, Remote { parts, token: host.token })
}

fn whole_page(session: Session, faults: &Faults, parts: Live<Option<Parts>>) -> El {
    let settings = &session.settings.get_untracked();
    let form = FormState::new(settings);
    let sending = Sending::new(settings, session);
    // Before all others that listen to keys.
    let is_left_alone = settings.idle_minutes.map(|minutes| watch(minutes, idle_sign_out(session, sending)));
    let keeper = Keeper::new(form);
    let signing_out = SignOut::new(session, form, sending, keeper);
    parts.set(Some(Parts { form, sending, signing_out }));
    let said = Live::new(String::new());
    let sheet = Sheet::new();
    let stock = Templates::new(form, said, settings.templates.clone());
    let tasks = Tasks::new(form, sending, said);
    let review = Review::new(form, sending, tasks);
    let cloning = Cloning::new(form, sending, said);
    let import = TextWindow::new(Purpose::Import, form, said);
    let as_text = TextWindow::new(Purpose::Rows, form, said);
    let on_text = Act::new(move |text| {
        if session.shows_form_now() {
            with_later(move |it| (it.add_text)(import, text));
        }
    });
    take_dropped(on_text);
    keys(form, sending, said, sheet, move || !session.shows_form_now());
    follow(Box::new(move || {
        if session.is_handed_over() && !session.needs_a_press() {
            // What is wrong with it is said where a person takes it.
            let _ = untrack(|| session.take_handed_over(false));
        }
    }));
    if root::is_page() {
        title(session, form);
    }
    tell_changes(form);
    ask_before_leaving(signing_out);
    let has_history = settings.history;
    // What is kept in the browser is not for whoever comes.
    let known = move || session.has_form.get();
    let is_soon_out = move || is_left_alone.is_some_and(Live::get) && session.credentials.with(Option::is_some);
    el("div").child(top(&settings.endpoint, session, signing_out)).child(
        el_of("main", "console")
            .children(settings_faults(faults))
            .child(
                el("div")
                    .attr("role", "alert")
                    .part(is_soon_out, || el_of("p", "notice notice-floating").say(IDLE_SOON))
                    .part(are_delayed, || el_of("p", "notice notice-floating").say(DELAYED)),
            )
            .part_of(
                move || session.is_asking.get().then(|| session.is_idle.get()),
                move |is_asking| is_asking.map(|_| sign_in_form(session, signing_out)),
            )
            .later(move |it| (it.sign_out_window)(signing_out))
            .part(
                move || session.has_form.get() || session.is_looked_for.get(),
                move || {
                    let mut starts = vec![import.button(IMPORT), cloning.button()];
                    starts.extend(stock.buttons());
                    if root::has_address() {
                        starts.push(button_of_later(link::COPY, move |it| (it.copy_link)(form, said)));
                    }
                    el_of("div", "work")
                        .live_flag("hidden", move || !session.shows_form())
                        .child(tools(form, said, sheet, starts))
                        .later_while(root::has_address, move |it| (it.opened_link)(form))
                        .child(settled(form))
                        .later(move |it| (it.cloned_from)(form))
                        .later_while(known, move |it| (it.kept_drafts)(keeper))
                        .child(job_form(form, sending, keeper, tasks, review, as_text.button(EDIT)))
                        .child(
                            el_of("div", "beside")
                                .later(move |it| (it.check_region)(review))
                                .later(move |it| (it.result_region)(form, sending))
                                .later(move |it| (it.preview)(form, sending)),
                        )
                        .later_while(move || has_history && known(), move |it| (it.history)(sending, form, said))
                        .later(move |it| (it.key_sheet)(sheet))
                        .later(move |it| (it.text_window)(import, Some(on_text)))
                        .later(move |it| (it.clone_window)(cloning))
                        .later(move |it| (it.text_window)(as_text, None))
                        .later_while(known, move |it| (it.templates)(stock))
                },
            ),
    )
}

/// The head of the page: where it sends, and who is signed in.
fn top(endpoint: &str, session: Session, signing_out: SignOut) -> El {
    // While a session is looked for there is room for what will be said of it.
    let user = move || {
        let user = session.credentials.with(|who| who.as_ref().map(|who| who.user().to_owned()));
        user.or_else(|| session.is_looked_for.get().then(String::new))
    };
    // Where it sends is seen by where it stands.
    let (before, behind) = texts::SERVICE.around();
    let unseen = |words: &str| el_of("span", "visually-hidden").text(words);
    el_of("header", "top")
        .child(el_of("p", "top-name").child(el_of("span", "top-mark").attr("aria-hidden", "true")).say(texts::NAME))
        .child(el_of("p", "top-server").child(unseen(before)).child(el("bdi").text(endpoint)).child(unseen(behind)))
        .part_of(user, move |user| {
            let signed_in = match user.as_deref()? {
                "" => el_of("p", "top-user").say(texts::SIGNED_IN),
                user => {
                    let (before, behind) = texts::SIGNED_IN_AS.around();
                    el_of("p", "top-user").text(before).child(el("strong").text(user)).text(behind)
                }
            };
            let sign_out =
                button_said("button button-quiet button-small", texts::SIGN_OUT, move || signing_out.press());
            let shown = el_of("div", "top-session").child(signed_in).child(sign_out);
            Some(shown.live_class("is-awaited", move || session.is_looked_for.get()))
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
        // Known a moment later than the change that it follows from.
        form.sendable.track();
        soon.wish();
    }));
}

/// Nobody is there: no answer is lost by that.
fn idle_sign_out(session: Session, sending: Sending) -> Act<()> {
    Act::new(move |()| {
        if session.is_signed_in() && !sending.is_waiting() {
            session.idle();
        }
    })
}

/// The browser asks before the page goes with what was typed, or before an answer is there.
fn ask_before_leaving(signing_out: SignOut) {
    let listener = window_event_listener_untyped("beforeunload", move |event| {
        if signing_out.would_lose() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Keeps the page's title true: a screen reader says it first.
fn title(session: Session, form: FormState) {
    follow(Box::new(move || {
        let title = match (session.shows_sign_in(), form.refused.with(Vec::is_empty)) {
            (true, _) => texts::TITLE_SIGN_IN,
            (false, true) => texts::TITLE_JOB,
            (false, false) => texts::TITLE_PROBLEM,
        };
        document().set_title(title.say());
    }));
}
