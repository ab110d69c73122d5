//! Colours and sizes that a host sets.
//!
//! Owns which of the console's custom properties a host may set by `config.json`, and what a value may look like.

use crate::find::has;

/// What a host sets of the looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// `light` or `dark`; empty for what the person's system says.
    pub scheme: &'static str,
    /// Tokens by the names that they have in `style/tokens.css`, without `--`, and their values.
    pub tokens: Vec<(&'static str, String)>,
}

/// The scheme, and the tokens that can be set.
pub(super) const TOKENS: &[&str] = &[
    "scheme",
    "page",
    "surface",
    "surface-raised",
    "surface-sunken",
    "line",
    "line-strong",
    "text",
    "text-muted",
    "accent",
    "accent-hover",
    "accent-soft",
    "on-accent",
    "good",
    "good-soft",
    "bad",
    "bad-soft",
    "warn",
    "warn-soft",
    "sans",
    "mono",
    "radius",
    "radius-large",
    "control",
    "control-small",
];

/// Whether a text can be a colour, a size or a list of fonts, and nothing else: no address that would be fetched, no end
/// of the declaration.
pub(super) fn is_value(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" #%.,()/-+*'\"".contains(&byte);
    let small = text.to_ascii_lowercase();
    !text.trim().is_empty()
        && text.bytes().all(is_plain)
        && !["url", "image", "src"].iter().any(|word| has(&small, word))
}
