//! Links to a job: made of the form, and offered to it when one was opened.
//!
//! Owns the page's address, as far as it holds a job. A link fills in nothing by itself, and never sends.

use super::change_list::change_list;
use super::clipboard::copy;
use super::dom::{El, button_said, el, el_of};
use super::form_state::FormState;
use super::live::Live;
use super::tools::Said;
use crate::exchange::link::{LinkError, from_fragment, to_fragment};
use crate::job::{JobDraft, RowId, difference, veil};
use crate::ui::framework::{on_cleanup, window, window_event_listener_untyped};
use crate::words;
use crate::words::exchange::link_error;
use crate::words::texts::{buttons, link as texts};

/// The job of the link with which the page was opened, until somebody has decided about it.
type Opened = Live<Option<Result<JobDraft, LinkError>>>;

/// Copies a link to the job as it stands in the form. Secrets are no part of a link.
pub(super) fn copy_link(form: FormState, said: Said) {
    let (draft, left_out) = form.without_secrets();
    match to_fragment(&draft) {
        Ok(fragment) => {
            copy(format!("{}#{fragment}", page()), words::link_copied(&left_out), said);
        }
        Err(error) => said.set(link_error(&error)),
    }
}

/// What the opened link would set; nothing where the address holds no job.
pub(super) fn opened_link(form: FormState) -> El {
    let opened = Opened::default();
    let read = move || {
        let fragment = window().location().hash().unwrap_or_default();
        if let Some(job) = from_fragment(&fragment, RowId(1)) {
            opened.set(Some(job));
        }
    };
    read();
    let listener = window_event_listener_untyped("hashchange", move |_| read());
    on_cleanup(move || listener.remove());
    el_of("div", "kept-drafts-place").part_of(
        move || opened.with(|opened| opened.as_ref().map(Result::is_ok)),
        move |_| opened.with(Clone::clone).map(|job| offer(form, opened, job)),
    )
}

fn offer(form: FormState, opened: Opened, job: Result<JobDraft, LinkError>) -> El {
    let offer = el_of("section", "panel kept-drafts").attr_said("aria-label", texts::REGION);
    let head = |text: &str| el("p").child(el("strong").text(text));
    let dismiss = button_said("button button-quiet button-small", buttons::DISMISS, move || decided(opened));
    let draft = match job {
        Ok(draft) => draft,
        Err(error) => {
            return offer
                .child(head(words::texts::preview::LINK_UNREADABLE.say()).text(" ").text(&link_error(&error)))
                .child(dismiss);
        }
    };
    let mut changes = difference(&JobDraft::default(), &draft);
    form.secrets.with_untracked(|secrets| veil(&mut changes, &secrets.names(&draft.parameters)));
    let fill = move || {
        form.replace(texts::FILLED.say(), draft.clone());
        decided(opened);
    };
    offer
        .child(head(words::texts::preview::LINK_OPENED.say()))
        .child(change_list(&changes))
        .child(el_of("p", "kept-draft").child(button_said("button button-small", texts::FILL, fill)).child(dismiss))
}

/// The offer goes, and the job leaves the address: a reload does not bring it back.
fn decided(opened: Opened) {
    opened.set(None);
    if let Ok(history) = window().history() {
        // Where the browser does not allow it, the link stays in the address.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&page()));
    }
}

/// The page's address without its fragment.
fn page() -> String {
    let page = window().location().href().unwrap_or_default();
    page.split('#').next().unwrap_or_default().to_owned()
}
