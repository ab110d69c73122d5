//! The region "Notification": who is told of a run.
//!
//! Owns its fields. The text of the JSON object is the one truth: the two fields read it and write into it.
//! Must not know how the members are named.

use super::dom::{El, el, el_of};
use super::field::{Said, TextField, described, field, hint_id, select, textarea};
use super::form_state::FormState;
use super::job_form::said_at;
use super::live::{Act, Live, Source, derived};
use super::shared::Shared;
use crate::job::Field;
use crate::ui::framework::{event_target_value, untrack};
use crate::wire::{NotificationFields, Told, read_told, write_told};
use crate::words;
use crate::words::texts::{fields, notification as texts};

/// The state of the region.
type Notification = Shared<NotificationState>;

/// What a `Notification` points to.
struct NotificationState {
    form: FormState,
    fields: Live<NotificationFields>,
}

/// The region.
pub(super) fn notification(form: FormState, fields: NotificationFields) -> El {
    let fields = Live::new(fields);
    let it = Shared::of(NotificationState { form, fields });
    let note = el_of("span", "panel-note").text(" ").say(fields::OPTIONAL);
    let heading = el("h2").say(fields::NOTIFICATION).child(note);
    el_of("section", "panel")
        .attr_said("aria-label", fields::NOTIFICATION)
        .child(heading)
        .child(el_of("div", "fields").child(it.kind_field()).child(it.recipient_field()))
        .child(el_of("div", "fields").child(it.raw_field()))
        .child(
            el_of("p", "field-hint")
                .live_flag("hidden", move || !it.is_raw())
                .say(words::texts::faults::NOTIFICATION_IS_RAW),
        )
}

impl Notification {
    /// What the two fields hold; `None` while they cannot express what stands in the text.
    fn told(self) -> Option<Told> {
        self.form.job.with(|job| self.fields.with_untracked(|fields| read_told(&job.notification, fields)))
    }

    fn get(self, part: fn(&Told) -> &String) -> String {
        self.told().as_ref().map(part).cloned().unwrap_or_default()
    }

    fn edit(self, control: &str, change: impl FnOnce(&mut Told)) {
        let mut told = untrack(|| self.told()).unwrap_or_default();
        change(&mut told);
        let text = self.form.job.with_untracked(|job| job.notification.clone());
        // A text that is no object cannot be written into, and the fields are not to be used then.
        if let Ok(written) = write_told(&text, &self.fields.get_untracked(), &told) {
            self.form.edit(control, |job| job.notification = written);
        }
    }

    fn is_raw(self) -> bool {
        self.told().is_none()
    }

    fn kind_field(self) -> El {
        const ID: &str = "notification-kind";
        // A word that is none of those that are offered stays on offer once it was there.
        let other = derived(move |before: &String| {
            let kind = self.get(|told| &told.kind);
            let is_known = kind.is_empty() || self.fields.with_untracked(|fields| fields.words.contains(&kind));
            if is_known { before.clone() } else { kind }
        });
        // Of a text that says more than the field can show, nothing is chosen: “Nobody” would be untrue.
        let choice = move |other: &Option<String>| {
            let option = |word: &String| el("option").attr("value", word).text(word);
            let unset = el("option").attr("value", "");
            let mut options = vec![if other.is_some() { unset.say(texts::NOBODY) } else { unset }];
            options.extend(self.fields.with_untracked(|fields| fields.words.iter().map(option).collect::<Vec<_>>()));
            options.extend(other.iter().filter(|word| !word.is_empty()).map(option));
            let value = move || self.get(|told| &told.kind);
            let choose = move |word| self.edit(ID, |told| told.kind = word);
            let select = select(ID, options, Box::new(value), Box::new(choose))
                .attr("aria-describedby", &hint_id(ID))
                .attr_if("disabled", other.is_none().then_some(""));
            Some(select)
        };
        el_of("div", "field")
            .child(el("label").attr("for", ID).say(texts::KIND))
            .child(el_of("p", "field-hint").id(&hint_id(ID)).say(texts::KIND_HINT))
            .part_of(move || (!self.is_raw()).then(|| other.get()), choice)
    }

    fn recipient_field(self) -> El {
        const ID: &str = "notification-recipient";
        let field = TextField {
            id: ID,
            label: texts::RECIPIENT.say(),
            hint: texts::RECIPIENT_HINT.say(),
            is_required: false,
            value: Source::new(move || self.get(|told| &told.recipient)),
            on_input: Act::new(move |text| self.edit(ID, |told| told.recipient = text)),
            said: Said::nothing(),
        };
        field.build(|input| input.live_flag("disabled", move || self.is_raw()))
    }

    /// The object itself.
    fn raw_field(self) -> El {
        const ID: &str = "notification";
        let hint = texts::RAW_HINT.say();
        let form = self.form;
        let said = said_at(form, Field::Notification);
        let control = described(textarea().id(ID), ID, hint, said)
            .attr_said("placeholder", fields::NOT_SENT)
            .live_value(move || form.job.with(|job| job.notification.clone()))
            .on("input", move |event| form.edit(ID, |j| j.notification = event_target_value(&event)))
            .on("blur", move |_| form.leave(Field::Notification));
        field(ID, fields::NOTIFICATION.say(), hint, false, said, control)
    }
}
