//! From the way to the page until its form can be used, at different speeds of processor and network.
//!
//! Owns when a form can be used: its field for the job's name is in view, a frame was painted with it, and it takes a key.
//! Must not know one form from another beyond its [`Contender`].

use browser_tests::{Failure, Outcome, Page};
use serde_json::{Value, json};
use stand_in_scheduler::Running;

use crate::contender::Contender;
use crate::figures::{What, note};
use crate::keys::{LETTER, press};
use crate::transfer;

/// How slow machine and network are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slowness {
    /// As they are.
    None,
    /// A processor four times slower.
    Processor,
    /// That, and a slow mobile network.
    ProcessorAndNetwork,
}

impl Slowness {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "fast",
            Self::Processor => "slow",
            Self::ProcessorAndNetwork => "slow_network",
        }
    }

    fn processor(self) -> u32 {
        if self == Self::None { 1 } else { 4 }
    }
}

/// 1.6 Mbit/s in bytes, and milliseconds there and back.
const NETWORK: (u32, u32) = (200_000, 150);

/// Begins a session, as a single sign-on before the form does. It also leaves the tab with a process for this origin that
/// has seen none of the form: what is set of the processor holds for that process.
pub(crate) async fn sign_in(page: &Page, server: &Running) -> Outcome {
    const SIGN_IN: &str = "
        const done = arguments[arguments.length - 1];
        const body = new URLSearchParams({ user: USER, password: PASSWORD });
        fetch('identity', { method: 'POST', body }).then((answer) => done(answer.ok), () => done(false));";
    page.go_to(&format!("{}identity", server.url())).await?;
    let quoted = |text: &str| Value::from(text).to_string();
    let script = SIGN_IN.replace("USER", &quoted(server.user())).replace("PASSWORD", &quoted(server.password()));
    if page.script_until_done::<bool>(&script).await? { Ok(()) } else { Err(Failure::new("no session began")) }
}

/// Notes when the form could be used; on a fast machine also what was transferred until then.
pub(crate) async fn measure(page: &Page, contender: Contender, address: &str, slowness: Slowness) -> Outcome {
    const WATCH: &str = "
        {
          const field = () => { FINDER; return field(); };
          const look = () => {
            if (!field()?.checkVisibility()) return requestAnimationFrame(look);
            const channel = new MessageChannel();
            channel.port1.onmessage = () => { window.usableAfter = performance.now(); };
            channel.port2.postMessage(0);
          };
          requestAnimationFrame(look);
        }";
    let watch = json!({ "source": WATCH.replace("FINDER", contender.finder()) });
    page.cdp("Page.addScriptToEvaluateOnNewDocument", watch).await?;
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    if slowness == Slowness::ProcessorAndNetwork {
        let (bytes, latency) = NETWORK;
        let conditions =
            json!({ "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes });
        page.cdp("Network.emulateNetworkConditions", conditions).await?;
    }
    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slowness.processor() })).await?;
    page.go_to(address).await?;
    let look = async || page.script::<Option<f64>>("return window.usableAfter ?? null", vec![]).await;
    let after = page.until("a field that can be used", look).await?;
    let takes_a_key = async || {
        let finder = contender.finder();
        page.script::<()>(&format!("{finder}\nfield().focus()"), vec![]).await?;
        press(page, LETTER).await?;
        page.script::<bool>(&format!("{finder}\nreturn field().value === 'b'"), vec![]).await
    };
    if !takes_a_key().await? {
        return Err(Failure::new("the field takes no key"));
    }
    note(What::Usable(slowness), contender, after);
    if slowness == Slowness::None {
        note(What::Transfer, contender, transfer::of_the_page(page).await?);
    }
    Ok(())
}
