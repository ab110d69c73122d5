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

impl Default for Settings {
    fn default() -> Self {
        Self {
            endpoint: "/iam/governance/selfservice/api/v1/scheduler".to_owned(),
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
