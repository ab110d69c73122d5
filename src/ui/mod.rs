//! What is on the screen: one file a part, named after it.
//!
//! Owns the parts and the state behind them. A part is a function that gives an element ([`dom`]).
//! Must not hold rules about jobs, build JSON, or write sentences about faults.

mod action_bar;
mod answer;
mod caret;
mod change_list;
mod clipboard;
mod clone;
mod cloned_from;
mod console;
mod dialog;
mod dom;
mod error_summary;
mod field;
mod files;
mod focus;
mod fold;
mod form_state;
mod framework;
mod held;
mod history;
mod history_comparison;
mod history_job;
mod idle;
mod import;
mod job_form;
mod keeper;
mod kept_drafts;
mod key_sheet;
mod keys;
mod later;
mod link;
mod live;
mod looks;
mod more_fields;
mod notification;
mod parameter_row;
mod parameters;
mod preview;
mod recorder;
mod remote;
mod result;
mod review;
mod root;
mod row_acts;
mod row_details;
mod row_said;
mod row_secret;
mod row_state;
mod row_value;
mod schedule;
mod schedule_field;
mod schedule_interval;
mod schedule_outlook;
mod schedule_request;
mod schedule_step;
mod sending;
mod session;
mod settings_faults;
mod shared;
mod sign_in;
mod sign_out;
mod soon;
mod suggestions;
mod task_offer;
mod task_picker;
mod tasks;
mod templates;
mod text_view;
mod text_window;
mod tools;
mod truth_select;
mod undo;

use crate::embed::Faults;
use crate::settings::Settings;
use dom::El;
use framework::{Executor, Owner};
pub use later::{arrive, delay};
pub use remote::Remote;
use session::Host;
use web_sys::{Element, HtmlElement};

/// A console that stands on the page for as long as this is kept.
pub struct Mounted {
    _owner: Owner,
    remote: Remote,
}

impl Mounted {
    /// What the page may do with it.
    #[must_use]
    pub fn remote(&self) -> Remote {
        self.remote
    }
}

/// Mounts the console into an element, in place of what stands there.
pub fn start(place: &HtmlElement, settings: Settings, faults: Faults) -> Mounted {
    place.set_text_content(None);
    let (owner, remote) = mount(place, || {
        root::stand_in(place);
        looks::set(place, &settings);
        console::console(settings, faults, Host::page())
    });
    Mounted { _owner: owner, remote }
}

/// Makes something at the end of an element. It lives as long as the owner that is given back.
fn mount<T>(host: &Element, make: impl FnOnce() -> (El, T)) -> (Owner, T) {
    // An error means that the effects of this page have somebody to run them already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let handle = owner.with(|| {
        let (element, handle) = make();
        element.mount(host);
        handle
    });
    (owner, handle)
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
