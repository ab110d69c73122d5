//! One thing on the page: a field, a button.
//!
//! Owns the ways to use it and to read it, with mouse and keys. Must not find anything.

use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::{Key, WebElement};

use crate::engine::Engine;
use crate::failure::{Context, Failure, Outcome};
use crate::page::Page;

/// A field, a button, a place: something that was found on the page.
pub struct Element<'p> {
    page: &'p Page,
    handle: WebElement,
    called: String,
}

/// The key that selects all together with A.
const SELECT_WITH: Key = if cfg!(target_os = "macos") { Key::Command } else { Key::Control };

/// In bytes: what is longer, people paste, and a busy machine is done with it sooner. What has to come key by key, a test
/// types by `Page::keys`.
const LONGEST_TYPED: usize = 12;

/// What is said at a field beside its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whether the field is marked as wrong.
    pub is_wrong: bool,
    /// Hint, error and warning, as they stand on the page.
    pub words: String,
}

impl<'p> Element<'p> {
    pub(crate) fn new(page: &'p Page, handle: WebElement, called: String) -> Self {
        Self { page, handle, called }
    }

    /// Clicks it with the mouse. Where the page moves under the mouse, so that the click goes astray, it is clicked
    /// again, as a person would.
    ///
    /// # Errors
    /// When something lies over it, it is gone, or no click arrives.
    pub async fn click(&self) -> Outcome {
        const TRIES: usize = 3;
        const LISTEN: &str = "
            const [element] = arguments;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            window.clickArrived = false;
            element.addEventListener('click', () => { window.clickArrived = true }, { capture: true, once: true })";
        for _ in 0..TRIES {
            self.page.step(format!("click {self}"));
            self.run::<()>(LISTEN).await?;
            self.press_with_mouse().await.context(self)?;
            // After a click that led to another page nobody is left to ask.
            let has_arrived = async || {
                let arrived = self.page.script::<Option<bool>>("return window.clickArrived", vec![]).await?;
                Ok::<_, Failure>(arrived != Some(false))
            };
            if has_arrived().await? {
                return Ok(());
            }
            // What moves comes to rest; and where the machine is busy, WebKit tells a page of a click a moment later.
            self.page.script_until_done::<()>("setTimeout(arguments[0], 200)").await?;
            if has_arrived().await? {
                return Ok(());
            }
        }
        Err(Failure::new(format!("{self} is clicked, and no click arrives")))
    }

    /// Clicks it twice, as fast as a mouse can.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn double_click(&self) -> Outcome {
        self.page.step(format!("double-click {self}"));
        self.bring_into_view().await?;
        self.page.browser().action_chain().double_click_element(&self.handle).perform().await.context(self)
    }

    /// Puts the focus on it, without the mouse.
    ///
    /// # Errors
    /// When it does not take the focus.
    pub async fn focus(&self) -> Outcome {
        self.run::<()>("arguments[0].focus()").await?;
        if self.has_focus().await? { Ok(()) } else { Err(Failure::new(format!("{self} does not take the focus"))) }
    }

    /// Types a text into it, in place of what stands there; the text must stand there afterwards.
    ///
    /// # Errors
    /// When it cannot be typed into, or holds something else then.
    pub async fn fill(&self, text: &str) -> Outcome {
        self.select_all().await?;
        self.type_in(text).await?;
        if self.page.engine().loses_selections() && self.value().await? != text {
            self.select_all().await?;
            self.type_in(text).await?;
        }
        self.holds(text).await
    }

    /// Puts a text into it at once, as pasting does, in place of what stands there; the text must stand there
    /// afterwards.
    ///
    /// # Errors
    /// When it cannot be typed into, or holds something else then.
    pub async fn paste(&self, text: &str) -> Outcome {
        self.select_all().await?;
        self.page.paste(text).await?;
        self.holds(text).await
    }

    /// Chooses the option whose words begin so.
    ///
    /// # Errors
    /// When there is no such option.
    pub async fn choose(&self, words: &str) -> Outcome {
        self.page.step(format!("choose “{words}” in {self}"));
        let script = "
            const options = Array.from(arguments[0].options ?? []);
            return options.find((option) => option.label.startsWith(arguments[1]))
              ?? options.map((option) => option.label).join(', ')";
        let found: Value = self.page.script(script, vec![self.handle.to_json()?, words.into()]).await?;
        if let Value::String(all) = found {
            return Err(Failure::new(format!("{self}: “{words}” is none of {all}")));
        }
        self.bring_into_view().await?;
        let option = WebElement::from_json(found, self.page.browser().handle().clone())?;
        option.click().await.context(self)?;
        let chosen = self.value().await?;
        if chosen.starts_with(words) { Ok(()) } else { Err(Failure::new(format!("{self} has “{chosen}” chosen"))) }
    }

    /// Ticks it, or takes the tick away.
    ///
    /// # Errors
    /// When it cannot be clicked.
    pub async fn tick(&self, ticked: bool) -> Outcome {
        if self.handle.is_selected().await? == ticked { Ok(()) } else { self.click().await }
    }

    /// What stands in it; of a list, the words of the choice.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn value(&self) -> Outcome<String> {
        let script = "
            const [field] = arguments;
            return field.matches('select') ? field.selectedOptions[0]?.label ?? '' : field.value";
        self.run(script).await
    }

    /// The text that stands in it, as it is shown.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn text(&self) -> Outcome<String> {
        self.run("return arguments[0].innerText").await
    }

    /// All text in it, shown or folded away.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn whole_text(&self) -> Outcome<String> {
        self.run("return arguments[0].textContent").await
    }

    /// Unfolds all that is folded away in it, by clicking.
    ///
    /// # Errors
    /// When something cannot be unfolded.
    pub async fn unfold(&self) -> Outcome {
        let folded = async || {
            let script = "return arguments[0].querySelector('details:not([open]) > summary')";
            let summary: Value = self.run(script).await?;
            if summary.is_null() {
                return Ok(Some(()));
            }
            let summary = WebElement::from_json(summary, self.page.browser().handle().clone())?;
            Element::new(self.page, summary, format!("a fold in {self}")).click().await.map(|()| None)
        };
        self.page.until(&format!("{self} is unfolded"), folded).await
    }

    /// How many elements in it match this selector: to make sure that none was made from a text.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn count(&self, selector: &str) -> Outcome<usize> {
        let script = "return arguments[0].querySelectorAll(arguments[1]).length";
        self.page.script(script, vec![self.handle.to_json()?, selector.into()]).await
    }

    /// What a screen reader says beside its name: each text that describes it must be there and visible.
    ///
    /// # Errors
    /// When it points to a text that is not there.
    pub async fn said(&self) -> Outcome<Said> {
        let script = "
            const [field] = arguments;
            const ids = (field.getAttribute('aria-describedby') ?? '').split(/\\s+/).filter(Boolean);
            const texts = ids.map((id) => document.getElementById(id));
            const missing = ids.filter((_, at) => !texts[at]?.checkVisibility({ visibilityProperty: true }));
            const invalid = field.getAttribute('aria-invalid') === 'true';
            return [invalid, missing, missing.length ? '' : texts.map((text) => text.innerText).join('\\n')]";
        let (is_wrong, missing, words): (bool, Vec<String>, String) = self.run(script).await?;
        match missing.first() {
            Some(id) => Err(Failure::new(format!("{self} is described by #{id}, which cannot be seen"))),
            None => Ok(Said { is_wrong, words }),
        }
    }

    /// Whether it has the focus.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn has_focus(&self) -> Outcome<bool> {
        self.run("return arguments[0].getRootNode().activeElement === arguments[0]").await
    }

    /// Whether it can be used now.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn is_enabled(&self) -> Outcome<bool> {
        let script =
            "return !arguments[0].matches(':disabled') && arguments[0].getAttribute('aria-disabled') !== 'true'";
        self.run(script).await
    }

    /// Runs a script with this element as its first argument.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn run<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        self.page.script(script, vec![self.handle.to_json()?]).await.context(self)
    }

    async fn type_in(&self, text: &str) -> Outcome {
        let has_keys = self.page.engine().types_all_characters() || text.chars().all(|it| it <= '\u{ffff}');
        if text.is_empty() {
            self.page.press(Key::Backspace).await
        } else if has_keys && text.len() <= LONGEST_TYPED {
            self.page.keys(text).await
        } else {
            // From an input method, or from the clipboard.
            self.page.paste(text).await
        }
    }

    async fn press_with_mouse(&self) -> Outcome {
        // Of what stands in a tree of its own, WebKit's driver thinks that its host lies over it.
        const LIES_UNDER_ITS_HOST: &str = "
            const [element] = arguments;
            const tree = element.getRootNode();
            if (tree === document) return false;
            const { left, top, width, height } = element.getBoundingClientRect();
            const hit = tree.elementFromPoint(left + width / 2, top + height / 2);
            if (!element.contains(hit) && !hit?.contains(element)) throw new Error(`${hit?.outerHTML} lies over it`);
            return true";
        if self.page.engine() == Engine::WebKit && self.run(LIES_UNDER_ITS_HOST).await? {
            let mouse = self.page.browser().action_chain().move_to_element_center(&self.handle).click();
            return Ok(mouse.perform().await?);
        }
        Ok(self.handle.click().await?)
    }

    async fn bring_into_view(&self) -> Outcome {
        self.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })").await
    }

    async fn holds(&self, text: &str) -> Outcome {
        let found = self.value().await?;
        if found == text { Ok(()) } else { Err(Failure::new(format!("{self} holds {found:?} in place of {text:?}"))) }
    }

    async fn select_all(&self) -> Outcome {
        const IS_SELECTED: &str = "
            const { value, selectionStart, selectionEnd } = arguments[0];
            return selectionStart === null || (selectionStart === 0 && selectionEnd === value.length)";
        self.click().await?;
        if !self.has_focus().await? {
            let focus = self.page.focus().await?;
            return Err(Failure::new(format!("{self} was clicked, and the focus is on {focus}")));
        }
        // In WebKit the keys take their way through another process, and some get lost behind a click.
        let selected = async || {
            let keys = self.page.browser().action_chain().key_down(SELECT_WITH).send_keys("a").key_up(SELECT_WITH);
            keys.perform().await?;
            Ok(self.run::<bool>(IS_SELECTED).await?.then_some(()))
        };
        self.page.until(&format!("all of {self} is selected"), selected).await
    }
}

impl std::fmt::Display for Element<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.called)
    }
}
