//! What the end-to-end tests share: a browser, a console in it with a stand-in scheduler behind it, and the ways
//! in which a person finds and uses things.
//!
//! A test is an `async fn(&Page) -> Outcome`. It gets a fresh tab, opens a [`Console`] in it, and finds things
//! by what they are and what they are called, as the browser tells a screen reader: never by class or id. Input
//! is real: mouse, keys, or text that is put in at once as by pasting. Nothing here sleeps: [`Page::until`] waits
//! for a condition, for a limited time.
//!
//! When a test fails, it prints what it did last, what stands on the page, where the focus is, what the browser's
//! console said, and where a picture of the page is. A test that passes must have left the browser's console clean:
//! an error, a warning or a violation of the content security policy in it fails the test.
//!
//! This crate must not know the console's own code: it sees what a person sees, and what the server received.

mod console;
mod element;
mod engine;
mod failure;
mod folder;
mod keyboard;
mod measuring;
mod page;
mod place;
mod portal;
mod process;
mod record;
mod row;
mod service;
mod steering;
mod suite;
mod tree;
mod webdriver;

pub use console::{Console, Job, dist};
pub use element::{Element, Said};
pub use engine::{Engine, Need};
pub use failure::{Context, Failure, Outcome};
pub use folder::copy_folder;
pub use keyboard::Focus;
pub use page::Page;
pub use place::Place;
pub use portal::{Heard, Own, Portal};
pub use process::Process;
pub use row::Row;
pub use stand_in_scheduler::{Arrival, CONTENT_SECURITY_POLICY, FAULTS, Gate, Options, Portals};
pub use steering::Scheme;
pub use suite::{Test, run, run_trusting};
pub use thirtyfour::Key;
pub use tree::Thing;
