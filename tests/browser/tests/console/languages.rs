//! The console in each of its languages: nothing on the screen is left in English, a page written from right to left or
//! with texts twice as long keeps its layout, and what is sent is the same in all of them.
//!
//! The sentences are read from the console's own files, by their keys.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use browser_tests::{Console, Context, Element, Failure, Job, Outcome, Page, Portal, copy_folder, dist};
use serde_json::json;
use tempfile::TempDir;

use super::accessibility::{axe, does_not_scroll_sideways};

#[path = "../../../../src/words/properties.rs"]
mod properties;

/// Each with its direction.
const LANGUAGES: [(&str, &str); 4] = [("de", "ltr"), ("es", "ltr"), ("ja", "ltr"), ("ar", "rtl")];

/// The sentences of a language, by key.
struct Speech(BTreeMap<String, String>);

impl Speech {
    fn of(language: &str) -> Outcome<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/words/texts");
        let text = fs::read_to_string(folder.join(format!("{language}.properties")))?;
        let entries = properties::entries(&text).map_err(Failure::new)?;
        Ok(Self(entries.into_iter().map(|(key, sentence)| (key.to_owned(), sentence.to_owned())).collect()))
    }

    fn say(&self, key: &str) -> &str {
        self.0.get(key).map_or_else(|| panic!("no sentence {key}"), String::as_str)
    }

    /// A sentence with something in its place, which stands apart in one from right to left.
    fn with(&self, key: &str, part: &str) -> String {
        let part = if self.say("language.direction") == "rtl" { &format!("\u{2068}{part}\u{2069}") } else { part };
        self.say(key).replace("{0}", part)
    }
}

/// A console that is set to a language, in which somebody is signed in.
struct Spoken<'p> {
    console: Console<'p>,
    speech: Speech,
    _folder: TempDir,
}

impl<'p> Spoken<'p> {
    async fn open(page: &'p Page, language: &str) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        copy_folder(&dist()?, folder.path())?;
        fs::write(folder.path().join("config.json"), json!({ "language": language }).to_string())?;
        let console = Console::of(page, folder.path().to_owned()).await?;
        let spoken = Self { console, speech: Speech::of(language)?, _folder: folder };
        spoken.field("sign-in-form.user").await?;
        Ok(spoken)
    }

    async fn signed_in(page: &'p Page, language: &str) -> Outcome<Self> {
        let spoken = Self::open(page, language).await?;
        let service = spoken.console.service();
        spoken.field("sign-in-form.user").await?.fill(service.user()).await?;
        spoken.field("sign-in-form.password").await?.fill(service.password()).await?;
        spoken.press("sign-in-form.sign-in").await?;
        spoken.field("fields.task-name").await?;
        Ok(spoken)
    }

    async fn field(&self, key: &str) -> Outcome<Element<'p>> {
        self.console.page.field(self.speech.say(key)).await
    }

    async fn press(&self, key: &str) -> Outcome {
        self.console.page.press_button(self.speech.say(key)).await
    }

    /// A field of the first parameter.
    async fn field_of_row(&self, key: &str) -> Outcome<Element<'p>> {
        let row = self.speech.with("fields.parameter", "1");
        self.console.page.group(&row).field(self.speech.say(key)).await
    }

    async fn fill(&self, job: &Job) -> Outcome {
        self.field("fields.task-name").await?.fill(&job.task).await?;
        self.field("fields.job-name").await?.fill(&job.name).await?;
        self.field("fields.retry-count").await?.fill(&job.retry_count).await
    }

    /// Brings the console into its states, one after the other, and looks at each.
    async fn through_its_states(page: &'p Page, language: &str, look: impl AsyncFn(&Speech) -> Outcome) -> Outcome {
        let spoken = Self::open(page, language).await?;
        let at = |state: &str| format!("{language}, {state}");
        look(&spoken.speech).await.context(at("signing in"))?;
        let service = spoken.console.service();
        spoken.field("sign-in-form.user").await?.fill(service.user()).await?;
        spoken.field("sign-in-form.password").await?.fill(service.password()).await?;
        spoken.press("sign-in-form.sign-in").await?;
        spoken.fill(&Job { retry_count: "-1".to_owned(), ..Job::named("fault:status:500") }).await?;
        spoken.press("parameters.add").await?;
        spoken.field_of_row("fields.value").await?.fill("7").await?;
        spoken.press("action-bar.create").await?;
        page.says(spoken.speech.say("error-summary.heading")).await?;
        look(&spoken.speech).await.context(at("mistakes"))?;
        spoken.field("fields.retry-count").await?.fill("3").await?;
        spoken.field_of_row("fields.name").await?.fill("P").await?;
        spoken.field("fields.schedule-type").await?.choose(spoken.speech.say("schedule-region.cron")).await?;
        spoken.field("fields.start").await?.fill("2031-11-24 17:44").await?;
        let dates = spoken.speech.with("schedule-interval.on-dates", "MONTHLYDATES");
        spoken.field("fields.interval").await?.choose(&dates).await?;
        page.field("31").await?.tick(true).await?;
        look(&spoken.speech).await.context(at("a schedule"))?;
        spoken.press("action-bar.create").await?;
        page.says(spoken.speech.say("answers.server-fault-advice")).await?;
        look(&spoken.speech).await.context(at("an answer"))?;
        spoken.press("answer.look").await?;
        page.says(spoken.speech.say("answers.missing-advice")).await?;
        spoken.press("action-bar.check").await?;
        page.says(spoken.speech.say("review-region.again")).await?;
        look(&spoken.speech).await.context(at("checked"))?;
        spoken.press("buttons.close").await?;
        spoken.press("history.history").await?;
        look(&spoken.speech).await.context(at("the history"))?;
        for window in ["import.import", "clone.clone", "templates-window.window", "tools.keyboard"] {
            spoken.press(window).await?;
            look(&spoken.speech).await.context(at(window))?;
            spoken.press("buttons.close").await?;
        }
        Ok(())
    }
}

/// Texts and names of what is on the screen that are sentences of the English console and not of this one.
async fn english_left(page: &Page, speech: &Speech) -> Outcome<Vec<String>> {
    const TEXTS: &str = "
        const texts = new Set();
        const parts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (parts.nextNode()) {
          const part = parts.currentNode;
          // What was typed or came from the server is nobody's sentence.
          if (part.parentElement.checkVisibility() && !part.parentElement.closest('pre, bdi, option[value]:not([value=\"\"])')) texts.add(part.data.trim());
        }
        for (const name of ['aria-label', 'title', 'placeholder']) {
          for (const element of document.querySelectorAll(`[${name}]`)) texts.add(element.getAttribute(name).trim());
        }
        return [...texts].filter((text) => text)";
    let shown: Vec<String> = page.script(TEXTS, vec![]).await?;
    let english = Speech::of("en")?;
    let own: Vec<_> = speech.0.values().collect();
    let is_english = |text: &String| english.0.values().any(|sentence| sentence == text) && !own.contains(&text);
    Ok(shown.into_iter().filter(is_english).collect())
}

pub(crate) async fn nothing_on_the_screen_is_left_in_english(page: &Page) -> Outcome {
    for (language, _) in LANGUAGES {
        Spoken::through_its_states(page, language, async |speech| {
            let left = english_left(page, speech).await?;
            if left.is_empty() { Ok(()) } else { Err(Failure::new(format!("left in English: {left:#?}"))) }
        })
        .await?;
    }
    Ok(())
}

/// Texts on the screen that do not begin at the edge at which a text of this direction begins.
const BEGINS_ELSEWHERE: &str = "
    const isElsewhere = (element) => {
      const { direction, display, paddingLeft, paddingRight } = getComputedStyle(element);
      if (!/^(block|list-item)$/.test(display) || !element.checkVisibility() || !element.textContent.trim()) return false;
      // What is heard alone is taken out of the line.
      if (Array.from(element.children).some((child) => getComputedStyle(child).position === 'absolute')) return false;
      const text = document.createRange();
      text.selectNodeContents(element);
      const seen = Array.from(text.getClientRects());
      const start = element.getBoundingClientRect().left + element.clientLeft;
      const left = start + parseFloat(paddingLeft);
      const right = start + element.clientWidth - parseFloat(paddingRight);
      const off = direction === 'rtl' ? Math.max(...seen.map((it) => it.right)) - right : Math.min(...seen.map((it) => it.left)) - left;
      return Math.abs(off) > 2;
    };
    return [...document.querySelectorAll('p, li, dd')].filter(isElsewhere).map((element) => element.outerHTML.slice(0, 200))";

pub(crate) async fn each_language_keeps_the_layout(page: &Page) -> Outcome {
    for (language, direction) in LANGUAGES {
        Spoken::through_its_states(page, language, async |_| {
            let told: String = page.script("return document.documentElement.dir", vec![]).await?;
            assert_eq!(told, direction);
            let tag: String = page.script("return document.documentElement.lang", vec![]).await?;
            assert_eq!(tag.split('-').next(), Some(language));
            axe(page).await?;
            let elsewhere: Vec<String> = page.script(BEGINS_ELSEWHERE, vec![]).await?;
            assert_eq!(elsewhere, Vec::<String>::new(), "text that does not begin where its language does");
            for width in [320, 640] {
                page.resize(width, 800).await?;
                does_not_scroll_sideways(page).await.context(format!("{width} px wide"))?;
            }
            page.resize_back().await
        })
        .await?;
    }
    Ok(())
}

/// A language whose words are twice as long as the English ones.
pub(crate) async fn texts_twice_as_long_keep_the_layout(page: &Page) -> Outcome {
    const DOUBLED: &str = "
        const parts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (parts.nextNode()) {
          const part = parts.currentNode;
          if (part.parentElement.closest('pre, script, textarea') || !part.data.trim()) continue;
          part.short = part.data;
          part.data = `${part.data.trim()} ${part.data}`;
        }";
    const AS_BEFORE: &str = "
        const parts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (parts.nextNode()) if (parts.currentNode.short) parts.currentNode.data = parts.currentNode.short";
    const CUT_OFF: &str = "
        const isCut = (element) => element.scrollWidth > element.clientWidth + 1 && element.checkVisibility();
        return [...document.querySelectorAll('button, label, legend, h1, h2, h3, p, li, summary, th, td, dt, dd')]
          .filter((element) => isCut(element) && getComputedStyle(element).clipPath === 'none').map((element) => element.outerHTML.slice(0, 200))";
    Spoken::through_its_states(page, "en", async |_| {
        page.script::<()>(DOUBLED, vec![]).await?;
        for width in [320, 640, 1280] {
            page.resize(width, 800).await?;
            does_not_scroll_sideways(page).await.context(format!("{width} px wide"))?;
            let cut: Vec<String> = page.script(CUT_OFF, vec![]).await?;
            if !cut.is_empty() {
                return Err(Failure::new(format!("cut off, {width} px wide: {cut:#?}")));
            }
        }
        page.script::<()>(AS_BEFORE, vec![]).await?;
        page.resize_back().await
    })
    .await
}

/// Numbers and names go out as they were typed, not as the language writes them.
pub(crate) async fn what_is_sent_is_the_same_in_every_language(page: &Page) -> Outcome {
    let mut bodies = Vec::new();
    for (language, _) in [("en", "ltr")].into_iter().chain(LANGUAGES) {
        let spoken = Spoken::signed_in(page, language).await?;
        spoken.fill(&Job { retry_count: "1234".to_owned(), ..Job::named("Test Job (1)") }).await?;
        spoken.press("parameters.add").await?;
        spoken.field_of_row("fields.name").await?.fill("Purge Retention Period(in days)").await?;
        spoken.field_of_row("fields.data-type").await?.choose("Number").await?;
        spoken.field_of_row("fields.value").await?.fill("1234567").await?;
        spoken.press("action-bar.create").await?;
        page.says("Job Create successfull").await?;
        bodies.push(spoken.console.only_post()?.body);
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:#?}");
    assert!(bodies[0].contains("1234567"), "{}", bodies[0]);
    Ok(())
}

/// The first language of the browser's that the console speaks, unless the settings name another.
pub(crate) async fn it_follows_the_browser_unless_it_is_set(page: &Page) -> Outcome {
    const WITH: &str = "
        const [languages, attributes] = arguments;
        Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
        const console = document.createElement('oig-job-console');
        for (const [name, value] of Object.entries(attributes)) console.setAttribute(name, value);
        document.querySelector('section[aria-label=First]').replaceChildren(console)";
    for (languages, attributes, expected) in [
        (json!(["fr-FR", "de-AT", "en"]), json!({}), "de"),
        (json!(["fr"]), json!({}), "en"),
        (json!(["en-GB", "de"]), json!({}), "en"),
        (json!(["de"]), json!({ "language": "ja" }), "ja"),
        (json!(["es-MX"]), json!({ "language": "xx" }), "es"),
        (json!(["de"]), json!({ "settings": "{\"language\": \"\"}" }), "de"),
    ] {
        let portal = Portal::open(page).await?;
        // Nothing else is on its way when the console is put in place of another, nor when the next portal is opened.
        for console in ["First", "Second", "Third"] {
            portal.hears(console, "ready").await?;
        }
        page.script::<()>(WITH, vec![languages.clone(), attributes.clone()]).await?;
        let user = Speech::of(expected)?.say("sign-in-form.user").to_owned();
        portal.part("First").field(&user).await.context(format!("{languages} {attributes}"))?;
    }
    Ok(())
}
