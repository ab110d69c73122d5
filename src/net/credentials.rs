//! Who asks, and how a request says so.
//!
//! Owns the forms that credentials take, and what a token may look like. They are held in memory only, shown by no
//! `Debug`, and given to nobody but the request that they sign. Must not know who types them, or where.

use crate::exchange::base64url;
use crate::find::without_end;
use crate::json::read;
use web_sys::RequestCredentials;

/// Who asks.
#[derive(Clone)]
pub struct Credentials(Way);

#[derive(Clone)]
enum Way {
    Basic { user: String, password: String },
    Bearer { token: String, subject: String },
    Session,
}

/// Why a text is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    /// Nothing is left of it without the blanks around it and the word "Bearer".
    Missing,
    /// It holds a sign that no token has.
    OddSign,
}

impl Credentials {
    /// A name and a password for HTTP Basic. The name is one without a colon: HTTP Basic cannot carry one (RFC 7617,
    /// section 2).
    #[must_use]
    pub fn basic(user: String, password: String) -> Option<Self> {
        (!user.contains(':')).then_some(Self(Way::Basic { user, password }))
    }

    /// A bearer token (RFC 6750, section 2.1), with or without blanks around it and the word "Bearer" before it.
    ///
    /// # Errors
    /// When there is none in the text.
    pub fn bearer(text: &str) -> Result<Self, TokenFault> {
        let text = text.trim();
        let token = match text.split_at_checked(6) {
            Some((word, rest)) if word.eq_ignore_ascii_case("bearer") => match rest.trim_start() {
                // A token may begin with these letters.
                same if same.len() == rest.len() && !rest.is_empty() => text,
                token => token,
            },
            _ => text,
        };
        let is_odd = |sign: u8| !sign.is_ascii_alphanumeric() && !b"-._~+/".contains(&sign);
        if without_end(token, b"=").bytes().any(is_odd) {
            return Err(TokenFault::OddSign);
        }
        if token.is_empty() {
            return Err(TokenFault::Missing);
        }
        Ok(Self(Way::Bearer { subject: subject(token).unwrap_or_default(), token: token.to_owned() }))
    }

    /// The session that the browser has with the page's own origin.
    #[must_use]
    pub fn session() -> Self {
        Self(Way::Session)
    }

    /// Who it is, to be shown: empty where that is not known. Of a token it is what stands in it, which nobody but the
    /// server can check.
    #[must_use]
    pub fn user(&self) -> &str {
        match &self.0 {
            Way::Basic { user, .. } => user,
            Way::Bearer { subject, .. } => subject,
            Way::Session => "",
        }
    }

    /// Whether the browser adds them by itself.
    pub(super) fn is_session(&self) -> bool {
        matches!(self.0, Way::Session)
    }

    /// What the browser may add of its own: nothing, but for a session.
    pub(super) fn mode(&self) -> RequestCredentials {
        if self.is_session() { RequestCredentials::SameOrigin } else { RequestCredentials::Omit }
    }

    /// The value of `Authorization`.
    pub(super) fn header(&self) -> Option<String> {
        match &self.0 {
            Way::Basic { user, password } => {
                // btoa takes one character a byte; the bytes are those of UTF-8 (RFC 7617, section 2.1).
                let bytes: String = [user, ":", password].concat().bytes().map(char::from).collect();
                Some(["Basic ", &web_sys::window()?.btoa(&bytes).ok()?].concat())
            }
            Way::Bearer { token, .. } => Some(["Bearer ", token].concat()),
            Way::Session => None,
        }
    }
}

/// Whom a JSON Web Token is about, where it is one and says so (RFC 7519, section 4.1.2).
fn subject(token: &str) -> Option<String> {
    let claims = String::from_utf8(base64url(token.split('.').nth(1)?)?).ok()?;
    let claims = read(&claims).ok()?.members("claims").ok()?;
    claims.into_iter().find(|claim| claim.key == "sub")?.value.text("sub").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Header, claims and signature of a token about this person.
    const ABOUT_SYSADM: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4ZWxzeXNhZG0iLCJleHAiOjF9.c2ln";

    #[test]
    fn a_token_is_taken_as_it_is_pasted() {
        #[track_caller]
        fn check(text: &str, expected: Result<&str, TokenFault>) {
            let header = Credentials::bearer(text).map(|it| it.header().unwrap_or_default());
            assert_eq!(header, expected.map(|token| format!("Bearer {token}")), "{text:?}");
        }
        check("abc", Ok("abc"));
        check(" \t abc\r\n", Ok("abc"));
        check("Bearer abc", Ok("abc"));
        check("bearer\tabc\n", Ok("abc"));
        check("BEARER   abc", Ok("abc"));
        check("bearerabc", Ok("bearerabc"));
        check("Bearer", Err(TokenFault::Missing));
        check("Bearer ", Err(TokenFault::Missing));
        check("", Err(TokenFault::Missing));
        check(" \n", Err(TokenFault::Missing));
        // Every sign that a token may have (RFC 6750, section 2.1).
        check("AZaz09-._~+/==", Ok("AZaz09-._~+/=="));
        check(ABOUT_SYSADM, Ok(ABOUT_SYSADM));
        for odd in ["a b", "a=b", "\"abc\"", "abc,", "Basic abc", "ab\u{a0}c", "abc…", "a\nb", "漢", "a:b"] {
            check(odd, Err(TokenFault::OddSign));
        }
    }

    #[test]
    fn who_it_is_stands_in_some_tokens() {
        #[track_caller]
        fn check(token: &str, expected: &str) {
            assert_eq!(Credentials::bearer(token).map(|it| it.user().to_owned()), Ok(expected.to_owned()), "{token}");
        }
        check(ABOUT_SYSADM, "xelsysadm");
        check("abc", "");
        check("a.b.c", "");
        check("..", "");
        // Without `sub`; `sub` that is no text; no object.
        check("e30.e30.x", "");
        check("e30.eyJzdWIiOjF9.x", "");
        check("e30.W10.x", "");
    }
}
