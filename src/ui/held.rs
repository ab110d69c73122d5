//! Fields that the host of the page holds.
//!
//! Owns how a held field looks, and what is said where a job would have changed one. Must not know which fields are held.

use super::dom::{El, button_said, el, el_of};
use super::form_state::FormState;
use crate::job::Hold;
use crate::words;
use crate::words::texts::buttons;

/// The part of the form that shows this field of JobDetails, as the host wants it: open, fixed, or out of view.
pub(super) fn held(form: FormState, field: &str, part: El) -> El {
    match form.hold(field) {
        None => part,
        Some(Hold::Hidden) => part.attr("hidden", ""),
        // Everything in it is shown and cannot be used.
        Some(Hold::Fixed) => el_of("fieldset", "held").attr("disabled", "").child(part),
    }
}

/// As [`held`], of a whole section of the form.
pub(super) fn held_section(form: FormState, field: &str, section: El) -> El {
    let note = form.hold(field).map(|_| el_of("p", "field-hint held-note").say(words::texts::settings::SET_BY_SITE));
    held(form, field, section.children(note))
}

/// What to know of a field: how to fill it in, or that it is not to be.
pub(super) fn hint(form: FormState, field: &str, open: &'static str) -> &'static str {
    if form.hold(field).is_some() { words::texts::settings::SET_BY_SITE.say() } else { open }
}

/// Says that a job which came into the form would have changed what the host holds.
pub(super) fn settled(form: FormState) -> El {
    el_of("div", "settled").attr("role", "status").part_of(
        move || form.kept_by_host.get(),
        move |fields| {
            (!fields.is_empty()).then(|| {
                el_of("div", "panel kept-draft").child(el("p").text(&words::kept_by_site(fields))).child(button_said(
                    "button button-quiet button-small",
                    buttons::DISMISS,
                    move || {
                        form.kept_by_host.set(Vec::new());
                    },
                ))
            })
        },
    )
}
