//! What a person does with the keyboard: typing, and going from one thing to the next.
//!
//! Owns the keys and the focus. Must not know what is typed into.

use std::cell::RefCell;
use std::fmt;

use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

use crate::engine::Engine;
use crate::failure::{Failure, Outcome};
use crate::page::Page;

/// Where the focus is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// What has it: the name of a field or a button; empty when nothing has it.
    pub name: String,
    /// The group in which that is; empty when it is in none.
    pub group: String,
}

impl Focus {
    /// A focus, to compare with.
    #[must_use]
    pub fn on(group: &str, name: &str) -> Self {
        Self { name: name.to_owned(), group: group.to_owned() }
    }
}

impl Focus {
    /// Whether a focus is the one that is meant: the names of a row's buttons go on with the row's number.
    fn covers(&self, found: &Self) -> bool {
        let rest = found.name.strip_prefix(&self.name);
        self.group == found.group && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }
}

impl fmt::Display for Focus {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name.as_str(), self.group.as_str()) {
            ("", _) => out.write_str("nothing"),
            (name, "") => write!(out, "“{name}”"),
            (name, group) => write!(out, "“{name}” of “{group}”"),
        }
    }
}

impl Page {
    /// Presses keys, one after another, whatever has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Outcome {
        let keys: TypingData = keys.into();
        self.step(format!("keys {:?}", keys.as_vec().iter().collect::<String>()));
        Ok(self.browser().action_chain().send_keys(keys).perform().await?)
    }

    /// Presses one key that is no character.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, key: Key) -> Outcome {
        self.step(format!("press {key:?}"));
        Ok(self.browser().action_chain().send_keys(key).perform().await?)
    }

    /// Puts in a text at once where the focus is, as pasting or an input method does: any character, lines and tabs.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn paste(&self, text: &str) -> Outcome {
        self.step(format!("paste {text:.60?}"));
        match self.engine() {
            Engine::Chromium => self.cdp("Input.insertText", json!({ "text": text })).await.map(|_| ()),
            Engine::Firefox | Engine::WebKit => {
                const INSERT: &str =
                    "if (!document.execCommand('insertText', false, arguments[0])) throw Error('nothing takes it')";
                self.script(INSERT, vec![json!(text)]).await
            }
        }
    }

    /// Presses Tab until the focus is there, as a person without a mouse does.
    ///
    /// # Errors
    /// When the focus never comes there.
    pub async fn tab_to(&self, target: &Focus) -> Outcome {
        self.tab_until(target, async || Ok(self.browser().action_chain().send_keys(Key::Tab).perform().await?)).await
    }

    /// The same backwards, with Shift and Tab.
    ///
    /// # Errors
    /// When the focus never comes there.
    pub async fn tab_back_to(&self, target: &Focus) -> Outcome {
        let back = async || {
            let keys = self.browser().action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift);
            Ok(keys.perform().await?)
        };
        self.tab_until(target, back).await
    }

    async fn tab_until(&self, target: &Focus, tab: impl AsyncFn() -> Outcome) -> Outcome {
        const MOST: usize = 150;
        let mut passed = Vec::new();
        for _ in 0..MOST {
            tab().await?;
            let focus = self.focus().await?;
            if target.covers(&focus) {
                self.step(format!("Tab to {focus}"));
                return Ok(());
            }
            passed.push(focus.to_string());
        }
        Err(Failure::new(format!("Tab does not lead to {target}; it passes {}", passed.join(", "))))
    }

    /// What has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focus(&self) -> Outcome<Focus> {
        const ASK: &str = "
            const element = document.activeElement;
            if (element === null || element === document.body) return ['', ''];
            return [nameOf(element) || element.getAttribute('id') || element.localName, placeOf(element)]";
        let (name, group) = self.script_with_names(ASK, Value::Null).await?;
        Ok(Focus { name, group })
    }

    /// Waits until the focus is there.
    ///
    /// # Errors
    /// When it is elsewhere after a while, with where it is.
    pub async fn focus_comes_to(&self, target: &Focus) -> Outcome {
        let last = RefCell::new(String::new());
        let came = self.until("", async || {
            let focus = self.focus().await?;
            last.replace(focus.to_string());
            Ok(target.covers(&focus).then_some(()))
        });
        came.await.map_err(|_| Failure::new(format!("the focus should be on {target} and is on {}", last.borrow())))
    }
}
