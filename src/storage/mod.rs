//! The only room that talks to the browser's storage.
//!
//! Owns the names under which things are kept, and what can go wrong with keeping them.
//! Must not know what is kept, and must never be given a credential or a secret.

use web_sys::Storage;

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// The browser keeps nothing for this page: it was told so, or the page is embedded.
    Forbidden,
    /// There is no room left.
    Full,
}

/// Before every name, so that nothing of another page of the same host is touched.
const PREFIX: &str = "oig-job-console:";

/// Keeps a text under a name, for all visits.
///
/// # Errors
/// When the browser does not keep it; what was kept before stays.
pub fn keep(name: &str, text: &str) -> Result<(), NotKept> {
    let storage = lasting().ok_or(NotKept::Forbidden)?;
    storage.set_item(&format!("{PREFIX}{name}"), text).map_err(|_| NotKept::Full)
}

/// The text that is kept under a name.
#[must_use]
pub fn kept(name: &str) -> Option<String> {
    lasting()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Forgets what is kept under a name.
pub fn forget(name: &str) {
    if let Some(storage) = lasting() {
        // What cannot be reached is not kept either.
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}

/// The names that begin so, of all that is kept.
#[must_use]
pub fn names(beginning: &str) -> Vec<String> {
    let Some(storage) = lasting() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    let names = keys.filter_map(|key| Some(key.strip_prefix(PREFIX)?.to_owned()));
    names.filter(|name| name.starts_with(beginning)).collect()
}

/// Takes away what this tab was given to remember, and gives it.
#[must_use]
pub fn take_of_tab(name: &str) -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok()??;
    let key = format!("{PREFIX}{name}");
    let text = storage.get_item(&key).ok()??;
    storage.remove_item(&key).ok()?;
    Some(text)
}

/// Gives this tab something to remember until it is closed.
pub fn give_to_tab(name: &str, text: &str) {
    if let Some(storage) = web_sys::window().and_then(|window| window.session_storage().ok()).flatten() {
        // Without it, the tab is as good as a new one.
        let _ = storage.set_item(&format!("{PREFIX}{name}"), text);
    }
}

fn lasting() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_is_kept_is_there_until_it_is_forgotten() {
        for text in ["", "text", "ünï\u{0}\n😀\u{202e}"] {
            keep("test:one", text).unwrap();
            assert_eq!(kept("test:one").as_deref(), Some(text));
        }
        assert_eq!(names("test:"), ["test:one"]);
        forget("test:one");
        assert_eq!(kept("test:one"), None);
        assert_eq!(names("test:"), [""; 0]);
    }

    #[wasm_bindgen_test]
    fn what_does_not_fit_leaves_what_was_there() {
        keep("test:two", "before").unwrap();
        assert_eq!(keep("test:two", &"x".repeat(20_000_000)), Err(NotKept::Full));
        assert_eq!(kept("test:two").as_deref(), Some("before"));
        forget("test:two");
    }

    #[wasm_bindgen_test]
    fn a_tab_remembers_once() {
        give_to_tab("test:tab", "7");
        assert_eq!(take_of_tab("test:tab").as_deref(), Some("7"));
        assert_eq!(take_of_tab("test:tab"), None);
    }
}
