//! A portal on another origin than the console's: it embeds the element twice and the frame once.
//!
//! Owns the portal's server and files, and the console's server unless another stands there. Must not judge what is shown.

use std::fs;

use serde::Deserialize;
use serde_json::{Value, json};
use stand_in_scheduler::{Arrival, Options, Running};
use tempfile::TempDir;

use crate::console::dist;
use crate::failure::{Context, Outcome};
use crate::folder::copy_folder;
use crate::page::Page;
use crate::place::Place;
use crate::service;

/// What such a portal must allow, no more: the port is whatever is free.
const POLICY: &str = "default-src 'self'; script-src 'self' http://127.0.0.1:* 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src http://127.0.0.1:*; frame-src http://127.0.0.1:*; img-src 'self' data:; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types oig-job-console";

/// The portal's files, into which the console's address is put.
const FILES: [(&str, &str); 3] = [
    ("index.html", include_str!("../portal/index.html")),
    ("portal.css", include_str!("../portal/portal.css")),
    ("portal.js", include_str!("../portal/portal.js")),
];

/// A portal in a tab.
pub struct Portal<'p> {
    /// The tab.
    pub page: &'p Page,
    _own: Own,
    service: Running,
    console: String,
    _console_folder: Option<TempDir>,
}

/// The portal's own server, before it is known where the console is.
pub struct Own {
    server: Running,
    folder: TempDir,
}

impl Own {
    /// Starts it.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let console = Some(folder.path().to_owned());
        let options = Options { console, policy: Some(POLICY.to_owned()), ..Options::default() };
        Ok(Self { server: service::start(options).await?, folder })
    }

    /// The portal's origin.
    #[must_use]
    pub fn origin(&self) -> String {
        self.server.url().trim_end_matches('/').to_owned()
    }
}

/// What a console told the portal.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Heard {
    /// Where the console stands.
    pub by: String,
    /// The event.
    pub name: String,
    /// Its detail.
    pub detail: Value,
}

impl<'p> Portal<'p> {
    /// Opens the portal, which the console allows.
    ///
    /// # Errors
    /// When one of the servers does not start.
    pub async fn open(page: &'p Page) -> Outcome<Self> {
        Self::of(page, |portal| json!({ "embedding": { "origins": [portal] } }), true).await
    }

    /// Opens the portal around a console where people sign in with a token.
    ///
    /// # Errors
    /// When one of the servers does not start.
    pub async fn with_tokens(page: &'p Page) -> Outcome<Self> {
        let settings = |portal: &str| json!({ "signIn": "bearer", "embedding": { "origins": [portal] } });
        Self::of(page, settings, true).await
    }

    /// The service behind the console.
    #[must_use]
    pub fn service(&self) -> &Running {
        &self.service
    }

    /// Opens a portal that the console does not know of, although its server lets the frame in.
    ///
    /// # Errors
    /// When one of the servers does not start.
    pub async fn hostile(page: &'p Page) -> Outcome<Self> {
        Self::of(page, |_| json!({ "embedding": { "origins": ["https://portal.example.com"] } }), true).await
    }

    /// Opens a portal that the console's server does not allow.
    ///
    /// # Errors
    /// When one of the servers does not start.
    pub async fn not_allowed(page: &'p Page) -> Outcome<Self> {
        Self::of(page, |portal| json!({ "embedding": { "origins": [portal] } }), false).await
    }

    async fn of(page: &'p Page, settings: impl Fn(&str) -> Value, is_allowed: bool) -> Outcome<Self> {
        let (own, folder) = (Own::start().await?, tempfile::tempdir()?);
        copy_folder(&dist()?, folder.path())?;
        fs::write(folder.path().join("config.json"), settings(&own.origin()).to_string())?;
        let portals = if is_allowed { vec![own.origin()] } else { Vec::new() };
        let options = Options { console: Some(folder.path().to_owned()), portals, ..Options::default() };
        let service = service::start(options).await?;
        let console = service.url();
        Ok(Self { _console_folder: Some(folder), ..Self::around(page, own, service, &console).await? })
    }

    /// Opens the portal around the console at this address, behind which the service is.
    ///
    /// # Errors
    /// When its page cannot be written or loaded.
    pub async fn around(page: &'p Page, own: Own, service: Running, console: &str) -> Outcome<Self> {
        for (name, text) in FILES {
            fs::write(own.folder.path().join(name), text.replace("{console}", console))?;
        }
        page.go_to(&own.server.url()).await?;
        Ok(Self { page, _own: own, service, console: console.to_owned(), _console_folder: None })
    }

    /// The part of the portal in which a console stands: First, Second, or Third, which holds the frame.
    #[must_use]
    pub fn part(&self, name: &str) -> Place<'p> {
        self.page.region(name)
    }

    /// Signs in at a console, in this place.
    ///
    /// # Errors
    /// When the form does not come up.
    pub async fn sign_in(&self, place: &Place<'_>) -> Outcome {
        place.field("User name").await?.fill(self.service.user()).await?;
        place.field("Password").await?.fill(self.service.password()).await?;
        place.button("Sign in").await?.click().await?;
        place.button("Create job").await?;
        Ok(())
    }

    /// All that the consoles told, in order.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn heard(&self) -> Outcome<Vec<Heard>> {
        self.page.script("return window.heard", vec![]).await
    }

    /// Waits until a console tells this, and gives its detail.
    ///
    /// # Errors
    /// When it never does.
    pub async fn hears(&self, by: &str, name: &str) -> Outcome<Value> {
        let look = async || {
            let heard = self.heard().await?;
            Ok(heard.into_iter().rev().find(|it| it.by == by && it.name == name).map(|it| it.detail))
        };
        self.page.until(&format!("{by} tells “{name}”"), look).await
    }

    /// Goes into the frame: from now on the page is what stands in it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn enter_frame(&self) -> Outcome {
        self.page.browser().enter_frame(0).await.context("the frame cannot be entered")
    }

    /// Leaves the frame.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn leave_frame(&self) -> Outcome {
        self.page.browser().enter_default_frame().await.context("the frame cannot be left")
    }

    /// The requests to create something that arrived so far.
    #[must_use]
    pub fn posts(&self) -> Vec<Arrival> {
        self.service.journal().into_iter().filter(|arrival| arrival.method == "POST").collect()
    }

    /// The console's own address.
    #[must_use]
    pub fn console_address(&self) -> String {
        self.console.clone()
    }
}
