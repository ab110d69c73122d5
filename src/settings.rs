//! What a host can set.
//!
//! Owns the settings and their defaults. Must not know who uses them.

use crate::catalogue::Names;
use crate::wire::{NotificationFields, WireForm};

/// The console's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The address of the scheduler service, without a slash at the end.
    pub endpoint: String,
    /// How people sign in.
    pub sign_in: SignIn,
    /// Where people sign in for a session; an address of the page's own origin, or a whole one.
    pub sign_in_page: String,
    /// After so many minutes without a key, a pointer or a touch the console signs out; `None` is never. Of the last of
    /// them it warns before.
    pub idle_minutes: Option<u32>,
    /// The value of X-Requested-By; the server asks for any value.
    pub requested_by: String,
    /// How a job is written.
    pub wire_form: WireForm,
    /// The words by which a parameter is taken for a secret, in whatever letter case.
    pub secret_words: Vec<String>,
    /// IT resources that are offered where a parameter names one.
    pub it_resources: Names,
    /// How the members of `notification` are named.
    pub notification: NotificationFields,
    /// How long an answer is waited for, in milliseconds.
    pub time_limit_ms: u32,
    /// Whether it is kept in the browser what was sent from it, and shown again.
    pub history: bool,
}

/// How people sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignIn {
    /// With a name and a password, by HTTP Basic (RFC 7617).
    #[default]
    Basic,
    /// With a bearer token (RFC 6750), which a person pastes or the host hands over.
    Bearer,
    /// With the session that the browser has with the page's own origin: a cookie that no script can read, of the
    /// product's own sign-in or of single sign-on. Nothing is asked for.
    Session,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            endpoint: "/iam/governance/selfservice/api/v1/scheduler".to_owned(),
            sign_in: SignIn::default(),
            sign_in_page: "/identity".to_owned(),
            idle_minutes: Some(30),
            requested_by: "oig-job-console".to_owned(),
            wire_form: WireForm::default(),
            secret_words: ["password", "secret", "token", "key"].map(str::to_owned).to_vec(),
            it_resources: Names::default(),
            notification: NotificationFields::default(),
            time_limit_ms: 30_000,
            history: true,
        }
    }
}
