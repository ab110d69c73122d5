//! What a host can set, in `config.json` beside the page or on the element that embeds the console.
//!
//! Owns the settings, their defaults and their reading. Must not know who uses them. `public/config.schema.json` says
//! the same for editors; a test holds the two together.

mod fault;
mod read;
mod theme;

pub use fault::{Fault, Wanted};
pub use read::{Browser, read};
pub use theme::Theme;

use crate::catalogue::Names;
use crate::job::{Held, JobDraft};
use crate::wire::{NotificationFields, WireForm};

/// The console's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The address of the scheduler service, without a slash at the end: a path, or a whole address.
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
    /// How long an answer is waited for, in milliseconds.
    pub time_limit_ms: u32,
    /// The address of the catalogue of tasks; empty for none.
    pub tasks: String,
    /// The address of the site's templates; empty for none.
    pub templates: String,
    /// IT resources that are offered where a parameter names one.
    pub it_resources: Names,
    /// The zone in which a schedule is meant unless another is chosen; empty for the browser's own.
    pub time_zone: String,
    /// How jobs are named.
    pub job_names: Option<NamingRule>,
    /// What stands in an empty form.
    pub job: JobDraft,
    /// The job's fields that a person does not change.
    pub held: Held,
    /// The words by which a parameter is taken for a secret, in whatever letter case.
    pub secret_words: Vec<String>,
    /// How the members of `notification` are named.
    pub notification: NotificationFields,
    /// Whether it is kept in the browser what was sent from it, and shown again.
    pub history: bool,
    /// Colours and sizes.
    pub theme: Theme,
    /// The origins of the pages that may embed the console as a frame, and talk with it.
    pub origins: Vec<String>,
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

/// A rule for the names of jobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamingRule {
    /// A regular expression (ECMAScript, with the flag `u`) for the whole name.
    pub pattern: String,
    /// What a name must look like, in the host's own words; may be empty.
    pub hint: String,
}

impl NamingRule {
    /// What a name must look like: the host's words, or the pattern where there are none.
    #[must_use]
    pub fn words(&self) -> &str {
        if self.hint.is_empty() { &self.pattern } else { &self.hint }
    }
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
            time_limit_ms: 30_000,
            tasks: "tasks.json".to_owned(),
            templates: "templates/templates.json".to_owned(),
            it_resources: Names::default(),
            time_zone: String::new(),
            job_names: None,
            job: JobDraft::default(),
            held: Held::default(),
            secret_words: ["password", "secret", "token", "key"].map(str::to_owned).to_vec(),
            notification: NotificationFields::default(),
            history: true,
            theme: Theme::default(),
            origins: Vec::new(),
        }
    }
}

// Two attributes: clippy takes only the plain `cfg(test)` for tests.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
