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
mod link;
mod live;
mod more_fields;
mod notification;
mod parameter_row;
mod parameters;
mod preview;
mod recorder;
mod result;
mod review;
mod row_details;
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

use crate::settings::Settings;
use dom::El;
use framework::{Executor, Owner, document};
use session::Host;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Mounts the console into the element with the id `console`, in place of what stands there. With the attribute
/// `data-history="off"`, nothing is kept of what is sent.
pub fn start() {
    let Some(host) = document().get_element_by_id("console").and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    host.set_text_content(None);
    let history = host.get_attribute("data-history").as_deref() != Some("off");
    let settings = Settings { history, ..Settings::default() };
    // For as long as the page is there.
    std::mem::forget(mount(&host, || console::console(settings, Host::none())));
}

/// Makes something at the end of an element. It lives as long as the owner that is given back.
fn mount(host: &Element, make: impl FnOnce() -> El) -> Owner {
    // An error means that the effects of this page have somebody to run them already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(|| make().mount(host));
    owner
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
