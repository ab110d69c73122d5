//! Where to look for things: the page, a region of it, a group of fields.
//!
//! Owns the finding of things by what they are and what they are called. Must not use them.

use serde_json::{Value, json};
use thirtyfour::{RequestData, SessionId, WebElement, common::command::FormatRequestData};

use crate::element::Element;
use crate::failure::{Context, Failure, Outcome};
use crate::page::Page;

/// A part of the page that has a name.
#[derive(Clone)]
pub struct Place<'p> {
    page: &'p Page,
    /// The way to it: kind, name, and whether the name is whole or only begins so.
    way: Vec<(&'static str, String, bool)>,
}

impl<'p> Place<'p> {
    /// The whole page.
    pub(crate) fn page(page: &'p Page) -> Self {
        Self { page, way: Vec::new() }
    }

    /// The region of this name.
    #[must_use]
    pub fn region(&self, name: &str) -> Self {
        self.within("region", name, true)
    }

    /// The group of fields of this name.
    #[must_use]
    pub fn group(&self, name: &str) -> Self {
        self.within("group", name, true)
    }

    /// The field of this name.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn field(&self, name: &str) -> Outcome<Element<'p>> {
        self.within("field", name, true).itself().await
    }

    /// The button of this name.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn button(&self, name: &str) -> Outcome<Element<'p>> {
        self.within("button", name, true).itself().await
    }

    /// The field whose name begins so.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn field_named_from(&self, beginning: &str) -> Outcome<Element<'p>> {
        self.within("field", beginning, false).itself().await
    }

    /// The button whose name begins so: in a row, the row's number follows.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn button_named_from(&self, beginning: &str) -> Outcome<Element<'p>> {
        self.within("button", beginning, false).itself().await
    }

    /// The first of the buttons whose names begin so.
    ///
    /// # Errors
    /// When there is none.
    pub async fn first_button(&self, beginning: &str) -> Outcome<Element<'p>> {
        let place = self.within("button", beginning, false);
        let first = place.look().await?.into_iter().next();
        Ok(Element::new(self.page, first.context(format!("there is no {place}"))?, format!("first {place}")))
    }

    /// The heading of these words.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn heading(&self, words: &str) -> Outcome<Element<'p>> {
        self.within("heading", words, true).itself().await
    }

    /// The link of these words.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn link(&self, words: &str) -> Outcome<Element<'p>> {
        self.within("link", words, true).itself().await
    }

    /// The link whose words begin so.
    ///
    /// # Errors
    /// When there is none, or more than one, after a while.
    pub async fn link_named_from(&self, beginning: &str) -> Outcome<Element<'p>> {
        self.within("link", beginning, false).itself().await
    }

    /// The entry of an open list whose name begins so.
    ///
    /// # Errors
    /// When it is not there, or more than once, after a while; or when the browser calls it otherwise.
    pub async fn option_named_from(&self, beginning: &str) -> Outcome<Element<'p>> {
        self.within("option", beginning, false).itself().await
    }

    /// The names of all visible things of a kind in this place, in their order.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn names(&self, kind: &'static str) -> Outcome<Vec<String>> {
        let all = self.within(kind, "", false);
        self.page.script_with_names("return findAll(arguments[0]).map(nameOf)", json!(all.way)).await
    }

    /// Whether there is a button of this name now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn has_button(&self, name: &str) -> Outcome<bool> {
        Ok(self.within("button", name, true).look().await?.len() == 1)
    }

    /// This place as a thing of its own.
    ///
    /// # Errors
    /// When it is not there, or more than once, after a while; or when the browser calls it otherwise.
    pub async fn itself(&self) -> Outcome<Element<'p>> {
        let (kind, ..) = self.way.last().context("the whole page is no element")?;
        let called = self.to_string();
        let look = async || {
            let mut found = self.look().await?;
            Ok((found.len() == 1).then(|| found.remove(0)))
        };
        let element = match self.page.until(&called, look).await {
            Ok(element) => element,
            Err(failure) => {
                let names = self.page.everywhere().names(kind).await?.join("”, “");
                return Err(failure).context(format!("as {kind} there are “{names}”"));
            }
        };
        self.check_name(&element).await?;
        Ok(Element::new(self.page, element, called))
    }

    /// Fails unless the browser's own computation agrees with the name by which a thing was found.
    async fn check_name(&self, element: &WebElement) -> Outcome {
        let Some((_, name, whole)) = self.way.last().filter(|_| !self.page.is_measured()) else { return Ok(()) };
        let computed: String = self.page.browser().cmd(ComputedLabel(element.clone())).await?.value()?;
        let is_called_so = if *whole { computed == *name } else { computed.starts_with(name) };
        // Some say with the name of a field for files what stands on its button, and which file is chosen.
        let button = ["Browse…", "Choose Files"];
        let is_called_so = is_called_so || button.iter().any(|it| computed.starts_with(&format!("{name} {it}")));
        if is_called_so {
            Ok(())
        } else {
            Err(Failure::new(format!("{self} is called “{computed}” by the browser")))
        }
    }

    /// What is there now of what is meant.
    async fn look(&self) -> Outcome<Vec<WebElement>> {
        let found: Vec<Value> = self.page.script_with_names("return findAll(arguments[0])", json!(self.way)).await?;
        let handle = self.page.browser().handle();
        let elements = found.into_iter().map(|element| WebElement::from_json(element, handle.clone()));
        Ok(elements.collect::<Result<_, _>>()?)
    }

    fn within(&self, kind: &'static str, name: &str, whole: bool) -> Self {
        let mut way = self.way.clone();
        way.push((kind, name.to_owned(), whole));
        Self { page: self.page, way }
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (number, (kind, name, whole)) in self.way.iter().rev().enumerate() {
            let within = if number == 0 { "" } else { " in " };
            let more = if *whole { "" } else { "…" };
            write!(out, "{within}{kind} “{name}{more}”")?;
        }
        Ok(())
    }
}

/// Asks the browser for an element's accessible name (WebDriver, "Get Computed Label").
#[derive(Debug)]
struct ComputedLabel(WebElement);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/element/{}/computedlabel", self.0.element_id());
        RequestData::new(reqwest::Method::GET, path)
    }
}
