//! Templates: jobs under a name, for the next time and for others.
//!
//! Owns the window, and which templates there are: the person's own, kept in the browser, and the host's, a file beside
//! the page. Secrets are no part of a template.

use super::clipboard::download;
use super::dialog::dialog;
use super::dom::{El, button_said, el, el_of};
use super::field::{Said as FieldSaid, field, input};
use super::files::{OnText, take_chosen};
use super::focus::focus;
use super::form_state::FormState;
use super::later::button_of_later;
use super::live::Live;
use super::shared::Shared;
use super::tools::Said;
use crate::exchange::{Template, templates_from_json, templates_to_json};
use crate::net;
use crate::storage::{self, NotKept};
use crate::ui::framework::event_target_value;
use crate::words;
use crate::words::texts::{Text, templates_window as texts};

/// The name under which they are kept.
const KEPT: &str = "templates";

const NAME: &str = "template-name";

/// The window's state.
pub(super) type Templates = Shared<TemplatesState>;

/// What a `Templates` points to.
pub(super) struct TemplatesState {
    form: FormState,
    /// What is said beside the buttons of the form.
    said: Said,
    is_open: Live<bool>,
    name: Live<String>,
    own: Live<Vec<Template>>,
    of_host: Live<Vec<Template>>,
    is_asked: Live<bool>,
    /// The address of the host's; empty for none.
    address: Live<String>,
    /// What is said in the window.
    told: Live<String>,
}

impl Templates {
    pub(super) fn new(form: FormState, said: Said, address: String) -> Self {
        Shared::of(TemplatesState {
            form,
            said,
            is_open: Live::new(false),
            name: Live::default(),
            own: Live::default(),
            of_host: Live::default(),
            is_asked: Live::new(address.is_empty()),
            address: Live::new(address),
            told: Live::default(),
        })
    }

    /// The buttons that open the window.
    pub(super) fn buttons(self) -> [El; 2] {
        [
            button_of_later(texts::WINDOW, move |it| (it.open_templates)(self)),
            button_of_later(texts::SAVE_AS, move |it| (it.save_template)(self)),
        ]
    }

    /// Opens the window at the name of the next one.
    pub(super) fn save_as(self) {
        self.name.set(self.form.job.with_untracked(|job| job.job_name.clone()));
        self.open();
        focus(NAME);
    }

    /// Opens the window.
    pub(super) fn open(self) {
        self.told.set(String::new());
        match storage::kept(KEPT).map(|text| templates_from_json(&text)) {
            None => self.own.set(Vec::new()),
            Some(Ok(own)) => self.own.set(own),
            // Another version may have written it: it stays as it is until something is saved.
            Some(Err(error)) => self.told.set(words::templates_unreadable(&error)),
        }
        self.is_open.set(true);
        if !self.is_asked.get_untracked() {
            self.is_asked.set(true);
            net::load(
                self.address.get_untracked(),
                Box::new(move |text| match text.map(|text| templates_from_json(&text)) {
                    // A host need not have any.
                    None => self.is_asked.set(false),
                    Some(Ok(templates)) => self.of_host.set(templates),
                    Some(Err(error)) => self.told.set(words::templates_unreadable(&error)),
                }),
            );
        }
    }

    fn save(self) {
        let name = self.name.get_untracked();
        if name.trim().is_empty() {
            self.told.set(words::texts::templates::NAME_MISSING.say().to_owned());
            focus(NAME);
            return;
        }
        let (job, left_out) = self.form.without_secrets();
        self.put(vec![Template { name: name.clone(), job }], words::template_saved(&name, &left_out));
    }

    /// Puts templates in the place of those of the same names.
    fn put(self, templates: Vec<Template>, words: String) {
        let mut own = self.own.get_untracked();
        for template in templates {
            match own.iter_mut().find(|other| other.name == template.name) {
                Some(other) => *other = template,
                None => own.push(template),
            }
        }
        self.keep(own, words);
    }

    fn remove(self, name: &str) {
        let mut own = self.own.get_untracked();
        own.retain(|template| template.name != name);
        self.keep(own, words::template_removed(name));
        focus(NAME);
    }

    /// What cannot be kept is not shown as if it were.
    fn keep(self, own: Vec<Template>, words: String) {
        match storage::keep(KEPT, &templates_to_json(&own)) {
            Ok(()) => {
                self.own.set(own);
                self.told.set(words);
            }
            Err(why) => self.told.set(words::template_not_kept(why == NotKept::Full).to_owned()),
        }
    }

    fn fill(self, template: &Template) {
        self.form.replace(texts::FILLED.say(), template.job.clone());
        self.said.set(words::template_used(&template.name));
        self.is_open.set(false);
    }

    fn take(self, file: Result<String, String>) {
        match file.map(|text| templates_from_json(&text)) {
            Err(why) => self.told.set(why),
            Ok(Err(error)) => self.told.set(words::templates_unreadable(&error)),
            Ok(Ok(templates)) => {
                let words = words::templates_imported(templates.len());
                self.put(templates, words);
            }
        }
    }
}

/// The window.
pub(super) fn templates(it: Templates) -> El {
    dialog("templates", texts::WINDOW.say(), it.is_open, move || {
        let name = input(NAME)
            .live_value(move || it.name.get())
            .on("input", move |event| it.name.set(event_target_value(&event)));
        let on_file = OnText::new(move |file| it.take(file));
        let file = el("input")
            .id("template-file")
            .attr("type", "file")
            .attr("accept", ".json,application/json")
            .on("change", move |event| take_chosen(&event, on_file));
        let export =
            move || download("templates.json", "application/json", &templates_to_json(&it.own.get_untracked()));
        el_of("div", "templates")
            .child(el("p").attr("role", "status").live_text(move || it.told.get()))
            .child(
                el_of("div", "template-save")
                    .child(field(NAME, texts::NAME.say(), "", false, FieldSaid::nothing(), name))
                    .child(button_said("button", texts::SAVE, move || it.save())),
            )
            .part_of(move || it.own.get(), move |own| Some(list(it, texts::OWN, own, true)))
            .part_of(
                move || it.of_host.get(),
                move |of_host| (!of_host.is_empty()).then(|| list(it, texts::OF_SITE, of_host, false)),
            )
            .child(
                el_of("div", "template-files")
                    .child(field("template-file", texts::IMPORT.say(), "", false, FieldSaid::nothing(), file))
                    .child(button_said("button", texts::EXPORT, export)),
            )
    })
}

fn list(it: Templates, title: Text, templates: &[Template], are_own: bool) -> El {
    let entries = templates.iter().map(|template| {
        let (used, removed) = (template.clone(), template.name.clone());
        let entry = el("li").child(el("span").text(&template.name)).child(
            button_said("button button-small", texts::USE, move || it.fill(&used))
                .attr("aria-label", &texts::USE_NAMED.with(&[(&template.name).into()])),
        );
        if !are_own {
            return entry;
        }
        entry.child(
            button_said("button button-quiet button-small", texts::REMOVE, move || it.remove(&removed))
                .attr("aria-label", &texts::REMOVE_NAMED.with(&[(&template.name).into()])),
        )
    });
    let list = el("section").child(el("h3").say(title));
    if templates.is_empty() {
        return list.child(el_of("p", "field-hint").say(words::texts::templates::NONE));
    }
    list.child(el_of("ul", "template-list").children(entries))
}
