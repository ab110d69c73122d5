//! A press by keyboard, as a row of a table: what is pressed, and where the focus is afterwards.

use std::fmt;

use browser_tests::{Focus, Key, Outcome, Page};

/// A press.
pub(crate) struct Press {
    is_link: bool,
    name: &'static str,
    group: &'static str,
    /// What has the focus afterwards.
    pub(crate) to: &'static str,
    /// The group in which that is.
    pub(crate) to_group: &'static str,
}

/// Enter on the button whose name begins so.
pub(crate) const fn press(name: &'static str) -> Press {
    Press { is_link: false, name, group: "", to: "", to_group: "" }
}

/// Enter on the link whose words begin so.
pub(crate) const fn follow(name: &'static str) -> Press {
    Press { is_link: true, ..press(name) }
}

/// Enter on the button that takes an answer away.
pub(crate) const fn dismiss() -> Press {
    press("Dismiss").goes_to("Result")
}

impl Press {
    /// In this group.
    pub(crate) const fn of(self, group: &'static str) -> Self {
        Self { group, ..self }
    }

    /// The focus goes there.
    pub(crate) const fn goes_to(self, to: &'static str) -> Self {
        Self { to, ..self }
    }

    /// That stands in this group.
    pub(crate) const fn of_group(self, to_group: &'static str) -> Self {
        Self { to_group, ..self }
    }

    /// The focus stays on what was pressed.
    pub(crate) const fn stays(self) -> Self {
        Self { to: self.name, to_group: self.group, ..self }
    }

    /// Does it.
    pub(crate) async fn perform(&self, page: &Page) -> Outcome {
        let place = if self.group.is_empty() { page.everywhere() } else { page.group(self.group) };
        let it = match (self.is_link, place.has_button(self.name).await?) {
            (true, _) => place.link_named_from(self.name).await?,
            (false, true) => place.button(self.name).await?,
            (false, false) => place.button_named_from(self.name).await?,
        };
        it.run::<()>("arguments[0].focus()").await?;
        let has = Focus { group: self.group.to_owned(), name: self.name.to_owned() };
        page.step(format!("{has} gets the focus"));
        page.press(Key::Enter).await
    }
}

impl fmt::Display for Press {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "after {}", Focus::on(self.group, self.name))
    }
}
