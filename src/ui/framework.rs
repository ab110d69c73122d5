//! What the page takes of Leptos: signals and effects, owners, the renderer, and the helpers for the browser.
//!
//! Owns the list. They come from Leptos' own crates and not through `leptos`, which brings server functions along: a
//! page that has no server of its own would carry 7 kB of them after brotli.

pub(super) use any_spawner::Executor;
pub(super) use leptos_dom::helpers::{
    event_target_checked, event_target_value, request_animation_frame, request_idle_callback, set_interval_with_handle,
    set_timeout, window, window_event_listener_untyped,
};
pub(super) use reactive_graph::effect::RenderEffect;
pub(super) use reactive_graph::graph::untrack;
pub(super) use reactive_graph::owner::{LocalStorage, Owner, StoredValue, WeakOwner, on_cleanup};
pub(super) use reactive_graph::signal::ArcTrigger;
pub(super) use reactive_graph::traits::{GetValue, Notify, Track};
pub(super) use tachys::dom::document;
pub(super) use tachys::renderer::Rndr;
