//! Somebody in front of a console: finds things by what they are called, types and presses.
//!
//! Owns the way to a thing by its label or its name, as a screen reader has it. Must not know ids or classes.

use super::place::Place;
use crate::net::tests::network::{Call, Network};
use crate::net::tests::wait::{turn, until};
use crate::settings::Settings;
use crate::storage;
use crate::ui::console::console;
use crate::ui::framework::document;
use crate::ui::session::Host;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlFormElement, Node};

/// The service's answer to a job.
pub(super) const CREATED: &str = r#"{"jobName":"Test Job","status":"Job Create successfull"}"#;

/// A person with a console, and the network behind it.
pub(super) struct Person {
    pub(super) network: Network,
    place: Place,
}

impl Person {
    /// Opens the console.
    pub(super) fn new() -> Self {
        Self::at(Settings::default())
    }

    /// Opens the console of a host that set this.
    pub(super) fn at(settings: Settings) -> Self {
        Self::with_host(settings, Host::page)
    }

    /// Opens the console in a host that takes part in signing in.
    pub(super) fn with_host(settings: Settings, host: impl FnOnce() -> Host + 'static) -> Self {
        // A test that takes longer keeps a draft.
        for name in storage::names("draft:") {
            storage::forget(&name);
        }
        Self { network: Network::new(), place: Place::with(|| console(settings, Vec::new(), host()).0) }
    }

    /// Opens the console and signs in; the focus is in the first field then.
    pub(super) async fn signed_in() -> Self {
        let person = Self::new();
        person.sign_in(1).await;
        person.has_focus_on("Task name").await;
        person
    }

    /// Signs in, for the first time or again.
    pub(super) async fn sign_in(&self, time: usize) {
        self.type_into("User name", "xelsysadm");
        self.type_into("Password", "secret");
        self.press("Sign in");
        self.network.nth("limit=1 ", time).await.answer_json(200, r#"{"jobs":[]}"#);
        until("the form", || self.shows_button("Create job")).await;
    }

    /// Signs in and fills in what a job needs.
    pub(super) async fn with_a_job() -> Self {
        let person = Self::signed_in().await;
        person.type_into("Task name", "Orchestration Process Task");
        person.type_into("Job name", "Test Job");
        person.type_into("Retry count", "5");
        person
    }

    /// Presses "Create job" and waits for the request, the first or a later one.
    pub(super) async fn create(&self, time: usize) -> Call {
        self.press("Create job");
        self.network.nth("POST", time).await
    }

    /// Takes the console off the page.
    pub(super) fn leave(&mut self) {
        self.place.unmount();
    }

    /// All that is on the screen.
    pub(super) fn screen(&self) -> HtmlElement {
        self.place.find("div")
    }

    pub(super) fn html(&self) -> String {
        self.place.html()
    }

    /// The visible text of the region of this name.
    pub(super) fn reads(&self, region: &str) -> String {
        named(&self.screen(), "section", region).inner_text()
    }

    /// Waits until the region shows the text.
    pub(super) async fn sees(&self, region: &str, text: &str) {
        until(&format!("“{text}” in {region}"), || self.reads(region).contains(text)).await;
    }

    pub(super) fn button(&self, name: &str) -> HtmlElement {
        named(&self.screen(), "button", name)
    }

    pub(super) fn shows_button(&self, name: &str) -> bool {
        !all_named(&self.screen(), "button", name).is_empty()
    }

    /// The link of this name, where there are several the one of this number, from 1.
    pub(super) fn link(&self, name: &str, number: usize) -> HtmlElement {
        all_named(&self.screen(), "a", name).swap_remove(number - 1)
    }

    pub(super) fn press(&self, button: &str) {
        press(&self.button(button));
    }

    /// The parameter row of this number.
    pub(super) fn row(&self, number: usize) -> HtmlElement {
        named(&self.screen(), "[role=group]", &format!("Parameter {number}"))
    }

    pub(super) fn field(&self, label: &str) -> HtmlElement {
        labelled(&self.screen(), label)
    }

    pub(super) fn type_into(&self, label: &str, text: &str) {
        type_into(&self.field(label), text);
    }

    pub(super) fn value(&self, label: &str) -> String {
        value(&self.field(label))
    }

    /// The form that the button belongs to.
    pub(super) fn form_of(&self, button: &str) -> HtmlFormElement {
        self.button(button).closest("form").unwrap().unwrap().unchecked_into()
    }

    /// Waits until the field of this label, or the button of this name, has the focus.
    pub(super) async fn has_focus_on(&self, name: &str) {
        until(&format!("the focus on {name}"), || focused_name() == name).await;
    }

    /// Waits until what is called so in the row of this number has the focus.
    pub(super) async fn has_focus_in_row(&self, number: usize, name: &str) {
        until(&format!("the focus on {name} in row {number}"), || {
            focused_name() == name && self.row(number).contains(document().active_element().as_deref())
        })
        .await;
    }

    /// As [`Self::all_values`], once the page shows the job with this name that was typed.
    pub(super) async fn values_with(&self, job_name: &str) -> Vec<String> {
        self.sees("Request preview", job_name).await;
        self.all_values()
    }

    /// What stands in all fields of the page that a person can come to, in their order.
    pub(super) fn all_values(&self) -> Vec<String> {
        let state = |control: Element| match control.get_attribute("type").as_deref() {
            Some("checkbox") => format!("{:?}", Reflect::get(&control, &"checked".into()).unwrap().as_bool()),
            _ => value(&control),
        };
        let is_hidden = |control: &Element| control.closest("[hidden]").unwrap().is_some();
        self.place.all("input, select, textarea").into_iter().filter(|it| !is_hidden(it)).map(state).collect()
    }
}

/// Lets the page come to rest: what is still to be drawn or sent is drawn and sent.
pub(super) async fn rest() {
    for _ in 0..5 {
        turn().await;
        let drawn = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(drawn).await.unwrap();
    }
}

/// Presses as a mouse does: the button takes the focus.
pub(super) fn press(button: &HtmlElement) {
    button.focus().unwrap();
    button.click();
}

/// Types into a field what is to stand in it.
pub(super) fn type_into(field: &HtmlElement, text: &str) {
    field.focus().unwrap();
    set_value(field, text, "input");
}

/// Chooses the option of this value.
pub(super) fn choose(select: &HtmlElement, value: &str) {
    select.focus().unwrap();
    set_value(select, value, "change");
}

fn set_value(control: &Element, text: &str, then: &str) {
    Reflect::set(control, &"value".into(), &text.into()).unwrap();
    dispatch(control, then);
}

/// An event that bubbles and can be prevented, as those of a person do.
pub(super) fn dispatch(target: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    target.dispatch_event(&Event::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

pub(super) fn value(control: &Element) -> String {
    Reflect::get(control, &JsValue::from_str("value")).unwrap().as_string().unwrap()
}

/// The one visible control with this label.
#[track_caller]
pub(super) fn labelled(scope: &Element, label: &str) -> HtmlElement {
    let label = named(scope, "label", label);
    match label.get_attribute("for") {
        Some(id) => document().get_element_by_id(&id).unwrap().unchecked_into(),
        None => label.query_selector("input").unwrap().unwrap().unchecked_into(),
    }
}

/// The one visible element of this name among those that the selector fits.
#[track_caller]
pub(super) fn named(scope: &Element, selector: &str, name: &str) -> HtmlElement {
    let mut found = all_named(scope, selector, name);
    assert_eq!(found.len(), 1, "{selector} named “{name}” in: {}", scope.text_content().unwrap_or_default());
    found.remove(0)
}

/// The visible elements of this name, in their order.
pub(super) fn all_named(scope: &Element, selector: &str, name: &str) -> Vec<HtmlElement> {
    let found = scope.query_selector_all(selector).unwrap();
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|it| is_visible(it) && name_of(it) == name)
        .collect()
}

fn is_visible(element: &HtmlElement) -> bool {
    element.get_client_rects().length() > 0
}

/// The accessible name, as far as this console needs it.
fn name_of(element: &Element) -> String {
    if let Some(ids) = element.get_attribute("aria-labelledby") {
        let parts = ids.split(' ').filter_map(|id| document().get_element_by_id(id));
        return parts.map(|part| own_name(&part)).collect::<Vec<_>>().join(" ");
    }
    own_name(element)
}

fn own_name(element: &Element) -> String {
    element.get_attribute("aria-label").unwrap_or_else(|| spoken_text(element).trim().to_owned())
}

/// The text without what is for the eye alone.
fn spoken_text(node: &Node) -> String {
    if node.dyn_ref::<Element>().is_some_and(|it| it.get_attribute("aria-hidden").as_deref() == Some("true")) {
        return String::new();
    }
    let children = node.child_nodes();
    if children.length() == 0 {
        return node.text_content().unwrap_or_default();
    }
    (0..children.length()).filter_map(|at| children.item(at)).map(|child| spoken_text(&child)).collect()
}

/// The name of what has the focus: its label's where it has one.
fn focused_name() -> String {
    let Some(focused) = document().active_element() else { return String::new() };
    let label = document().query_selector(&format!("label[for='{}']", focused.id())).unwrap();
    match label {
        Some(label) if !focused.id().is_empty() => name_of(&label),
        _ => name_of(&focused),
    }
}
