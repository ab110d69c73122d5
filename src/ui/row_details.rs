//! What folds out of a parameter row: required, help text, and what of it is sent.
//!
//! Owns these inputs. Must not know when they are shown.

use super::dom::{El, el, el_of};
use super::field::{Said, field, input};
use super::form_state::FormState;
use super::live::Live;
use super::row_state::part_id;
use super::truth_select::truth_select;
use crate::job::{OptionalText, ParameterDraft, RowId};
use crate::ui::framework::{event_target_checked, event_target_value};
use crate::words::texts::{self, Text, fields, row_details as words};

/// The details of a row.
pub(super) fn row_details(form: FormState, row: RowId, draft: Live<ParameterDraft>) -> El {
    let details = Details { form, row, draft };
    let unknown: Vec<_> = draft.with_untracked(|d| d.unknown.iter().map(|field| field.key.clone()).collect());
    let all = el_of("div", "row-details")
        .child(details.choice(&REQUIRED))
        .child(details.help())
        .child(details.choice(&SECRET))
        .child(el_of("div", "parameter-sent").children([TYPE_SENT, EMPTY_SENT].map(|it| details.check(it))));
    if unknown.is_empty() {
        return all;
    }
    all.child(el_of("p", "field-hint").text(&words::ALSO_SENT.with(&[(&texts::list(&unknown, false)).into()])))
}

/// A choice of three about a row.
struct Choice {
    /// The end of its id.
    part: &'static str,
    label: Text,
    /// How neither, true and false read.
    labels: fn() -> [&'static str; 3],
    of: fn(&ParameterDraft) -> Option<bool>,
    set: fn(&mut ParameterDraft, Option<bool>),
}

const REQUIRED: Choice = Choice {
    part: "required",
    label: fields::REQUIRED,
    labels: || [fields::CHOICE_NOT_SENT.say(), words::REQUIRED.say(), "false"],
    of: |draft| draft.required,
    set: |draft, required| draft.required = required,
};

const SECRET: Choice = Choice {
    part: "secret",
    label: fields::SECRET,
    labels: || [words::SECRET_BY_NAME.say(), words::SECRET_HIDE.say(), words::SECRET_SHOW.say()],
    of: |draft| draft.is_secret,
    set: |draft, is_secret| draft.is_secret = is_secret,
};

/// A yes or no about a row.
struct Check {
    /// The end of its id.
    part: &'static str,
    label: Text,
    of: fn(&ParameterDraft) -> bool,
    set: fn(&mut ParameterDraft, bool),
}

const TYPE_SENT: Check = Check {
    part: "type-sent",
    label: words::SEND_TYPE,
    of: |draft| draft.data_type_stated,
    set: |draft, is_sent| draft.data_type_stated = is_sent,
};

const EMPTY_SENT: Check = Check {
    part: "empty-sent",
    label: words::SEND_EMPTY,
    of: |draft| draft.text.empty_is_sent,
    set: ParameterDraft::set_empty_is_sent,
};

/// The row of which these are the details.
#[derive(Clone, Copy)]
struct Details {
    form: FormState,
    row: RowId,
    draft: Live<ParameterDraft>,
}

impl Details {
    fn edit(self, part: &str, change: impl FnOnce(&mut ParameterDraft)) {
        if let Some(row) = self.form.row(self.row) {
            self.form.edit_row(&row, &part_id(self.row, part), change);
        }
    }

    fn choice(self, it: &'static Choice) -> El {
        let id = part_id(self.row, it.part);
        let select = truth_select(
            &id,
            (it.labels)(),
            move || self.draft.with(it.of),
            move |choice| self.edit(it.part, |draft| (it.set)(draft, choice)),
        );
        field(&id, it.label.say(), "", false, Said::nothing(), select)
    }

    fn check(self, it: Check) -> El {
        let id = part_id(self.row, it.part);
        let input = el("input").id(&id).attr("type", "checkbox").live_checked(move || self.draft.with(it.of)).on(
            "change",
            move |event| {
                let is_set = event_target_checked(&event);
                self.edit(it.part, |draft| (it.set)(draft, is_set));
            },
        );
        el_of("label", "check").attr("for", &id).child(input).say(it.label)
    }

    fn help(self) -> El {
        let id = part_id(self.row, "help");
        let placeholder = move || {
            let is_sent = self.draft.with(|draft| draft.help_text.empty_is_sent);
            if is_sent { fields::EMPTY_TEXT } else { fields::NOT_SENT }
        };
        let input = input(&id)
            .live_attr("placeholder", move || Some(placeholder().say().to_owned()))
            .live_value(move || self.draft.with(|draft| draft.help_text.text.clone()))
            .on("input", move |event| {
                let text = event_target_value(&event);
                self.edit("help", |draft| draft.help_text = OptionalText { text, empty_is_sent: false });
            });
        field(&id, fields::HELP_TEXT.say(), "", false, Said::nothing(), input)
    }
}
