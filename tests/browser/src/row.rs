//! A parameter row of the form, as a person uses it.
//!
//! Owns the names of its fields. Must not judge what is shown.

use crate::element::Element;
use crate::failure::Outcome;
use crate::page::Page;
use crate::place::Place;

/// A parameter row.
#[derive(Clone)]
pub struct Row<'p> {
    group: Place<'p>,
}

impl<'p> Row<'p> {
    /// The row of this number, from 1.
    pub(crate) fn of(page: &'p Page, number: usize) -> Self {
        Self { group: page.group(&format!("Parameter {number}")) }
    }

    /// The field of this name in the row.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn field(&self, name: &str) -> Outcome<Element<'p>> {
        self.group.field(name).await
    }

    /// Clicks the row's button whose name begins so.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn press(&self, beginning: &str) -> Outcome {
        self.button(beginning).await?.click().await
    }

    /// The row's button whose name begins so.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn button(&self, beginning: &str) -> Outcome<Element<'p>> {
        self.group.button_named_from(beginning).await
    }

    /// Fills in name, data type and value.
    ///
    /// # Errors
    /// When a field is not there.
    pub async fn fill(&self, name: &str, data_type: &str, value: &str) -> Outcome {
        self.field("Name").await?.fill(name).await?;
        self.field("Data type").await?.choose(data_type).await?;
        match data_type {
            "Boolean" => self.field("Value").await?.choose(value).await,
            _ => self.field("Value").await?.fill(value).await,
        }
    }
}
