//! What a test does to a browser that no person could do in the page: each in the way that the engine has for it.
//!
//! Owns these ways. Must not know why a test wants it.

use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use crate::engine::{Engine, chromium, firefox, webkit};
use crate::failure::{Failure, Outcome};
use crate::page::Page;

/// A color scheme, as the system prefers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl fmt::Display for Scheme {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Light => "light",
            Self::Dark => "dark",
        })
    }
}

impl Page {
    /// What it runs in.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// The schemes that the system can be made to prefer.
    #[must_use]
    pub fn schemes(&self) -> &'static [Scheme] {
        match self.engine() {
            Engine::Chromium | Engine::Firefox => &[Scheme::Light, Scheme::Dark],
            Engine::WebKit => &[Scheme::Light],
        }
    }

    /// The system now prefers this scheme, one of those that it can be made to; and its own colours in place of the page's,
    /// or not any more.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefers(&self, scheme: Scheme) -> Outcome {
        match self.engine() {
            Engine::Chromium => self.media(&[("prefers-color-scheme", &scheme.to_string())]).await,
            Engine::Firefox => {
                const SET: &str = "tab.browsingContext.prefersColorSchemeOverride = arguments[0]";
                firefox::run(self.browser(), SET, vec![json!(scheme.to_string())]).await
            }
            Engine::WebKit if scheme == Scheme::Light => Ok(()),
            Engine::WebKit => Err(Failure::new("its scheme is that of the theme with which it was started")),
        }
    }

    /// Whether the system can be made to put its own colours in place of the page's.
    #[must_use]
    pub fn can_force_colors(&self) -> bool {
        self.engine() == Engine::Chromium
    }

    /// The system now puts its own colours in place of the page's, until it prefers a scheme again.
    ///
    /// # Errors
    /// When the browser refuses, or cannot do it.
    pub async fn forces_colors(&self) -> Outcome {
        // From another scheme some colours would stay as they were.
        self.prefers(Scheme::Light).await?;
        match self.engine() {
            Engine::Chromium => self.media(&[("forced-colors", "active"), ("prefers-color-scheme", "dark")]).await,
            Engine::Firefox | Engine::WebKit => Err(Failure::new("it cannot be made to force colours")),
        }
    }

    async fn media(&self, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// The page's part of the window is now of this size, in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        self.step(format!("resize to {width} × {height}"));
        match self.engine() {
            Engine::Chromium => {
                let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.cdp("Emulation.setDeviceMetricsOverride", screen).await?;
            }
            Engine::Firefox => {
                // Its window is never narrower than its buttons, the page in it is.
                const SET: &str = "
                    const [width, height] = arguments;
                    for (const side of ['width', 'minWidth', 'maxWidth']) tab.style[side] = `${width}px`;
                    for (const side of ['height', 'minHeight', 'maxHeight']) tab.style[side] = `${height}px`";
                firefox::run::<()>(self.browser(), SET, vec![json!(width), json!(height)]).await?;
            }
            Engine::WebKit => self.browser().set_window_rect(0, 0, width, height).await?,
        }
        let wide = async || Ok((self.script::<u32>("return innerWidth", vec![]).await? == width).then_some(()));
        self.until(&format!("a page {width} px wide"), wide).await
    }

    /// The window has its usual size again.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn resize_back(&self) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                self.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await?;
            }
            Engine::Firefox => firefox::run(self.browser(), "tab.removeAttribute('style')", vec![]).await?,
            Engine::WebKit => self.browser().set_window_rect(0, 0, 1280, 900).await?,
        }
        Ok(())
    }

    /// The system's clock now stands in this time zone. For a page that is loaded afterwards.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn is_in_zone(&self, zone: &str) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
            }
            Engine::Firefox => {
                const SET: &str = "tab.browsingContext.timezoneOverride = arguments[0]";
                firefox::run::<()>(self.browser(), SET, vec![json!(zone)]).await?;
            }
            Engine::WebKit if zone == webkit::ZONE => {}
            Engine::WebKit => return Err(Failure::new(format!("it was started in {}", webkit::ZONE))),
        }
        Ok(())
    }

    /// Takes the network away, or gives it back.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn is_offline(&self, offline: bool) -> Outcome {
        self.step(if offline { "offline" } else { "online" });
        match self.engine() {
            Engine::Chromium => {
                let conditions =
                    json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                self.cdp("Network.enable", json!({})).await?;
                self.cdp("Network.emulateNetworkConditions", conditions).await?;
                Ok(())
            }
            Engine::Firefox => {
                const SET: &str = "tab.browsingContext.forceOffline = arguments[0]";
                firefox::run(self.browser(), SET, vec![json!(offline)]).await
            }
            // Nothing takes it away there; what the page finds of it can be set.
            Engine::WebKit => {
                const SET: &str = "
                    const [offline] = arguments;
                    window.online ??= window.fetch;
                    window.fetch = offline ? () => Promise.reject(new TypeError('Load failed')) : window.online;
                    Object.defineProperty(navigator, 'onLine', { value: !offline, configurable: true });
                    dispatchEvent(new Event(offline ? 'offline' : 'online'))";
                self.script(SET, vec![json!(offline)]).await
            }
        }
    }

    /// Has the browser freeze the tab for so long, as it does with one that nobody has looked at for long.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn is_frozen_for(&self, time: Duration) -> Outcome {
        const METHOD: &str = "Page.setWebLifecycleState";
        self.step(format!("frozen for {} s", time.as_secs()));
        self.cdp(METHOD, json!({ "state": "frozen" })).await?;
        tokio::time::sleep(time).await;
        self.cdp(METHOD, json!({ "state": "active" })).await?;
        Ok(())
    }

    /// From now on the browser believes any certificate, or none that nobody vouches for.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn believes_any_certificate(&self, believes: bool) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                self.cdp("Security.setIgnoreCertificateErrors", json!({ "ignore": believes })).await?;
                Ok(())
            }
            Engine::Firefox => {
                const SET: &str = "
                    Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService)
                      .setDisableAllSecurityChecksAndLetAttackersInterceptMyData(arguments[0])";
                firefox::run(self.browser(), SET, vec![json!(believes)]).await
            }
            Engine::WebKit => Err(Failure::new("it is told so when it starts")),
        }
    }

    /// Switches scripts off in this tab. For a page that is loaded afterwards.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn is_without_script(&self) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
                Ok(())
            }
            Engine::Firefox => {
                firefox::run(self.browser(), "tab.browsingContext.allowJavascript = false", vec![]).await
            }
            Engine::WebKit => Err(Failure::new("it cannot do without scripts")),
        }
    }

    /// Has memory that is no longer used given back.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn collect_garbage(&self) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                self.cdp("HeapProfiler.collectGarbage", json!({})).await?;
                Ok(())
            }
            Engine::Firefox => {
                const COLLECT: &str = "
                    const script = 'data:,Components.utils.forceGC();Components.utils.forceCC();Components.utils.forceGC()';
                    tab.messageManager.loadFrameScript(script, false)";
                firefox::run(self.browser(), COLLECT, vec![]).await
            }
            // It cannot be told to; it does so when much is used.
            Engine::WebKit => {
                const USE: &str = "
                    for (let round = 0; round < 40; round += 1) new Uint8Array(16 << 20).fill(1)";
                self.script(USE, vec![]).await
            }
        }
    }

    /// Clicks a button that saves a file, and gives what stands in the file.
    ///
    /// # Errors
    /// When no file of this name is saved.
    pub async fn saved_by(&self, button: &str, name: &str) -> Outcome<String> {
        let folder = self.browser.downloads();
        self.press_button(button).await?;
        let complete = async || {
            let names: Vec<PathBuf> = fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
            let [file] = names.as_slice() else { return Ok(None) };
            // While it is written, it has another name or nothing in it.
            let is_it = file.file_name().is_some_and(|file| file == name);
            let text = if is_it { fs::read_to_string(file)? } else { String::new() };
            Ok((!text.is_empty()).then_some(text))
        };
        let text = self.until(&format!("{name} is saved"), complete).await?;
        fs::remove_file(folder.join(name))?;
        Ok(text)
    }

    /// Asks Chromium's development tools for something that no person could do.
    ///
    /// # Errors
    /// When it is another browser, or refuses.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Outcome<Value> {
        chromium::ask(self.browser(), method, parameters).await
    }
}
