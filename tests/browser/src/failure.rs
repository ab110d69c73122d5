//! Why a test could not go on.
//!
//! Owns the one error type of the crate. Must not know what was being tested: a test adds that with [`Context`].

use std::fmt;

/// What a test ends with.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a test could not go on, in words.
pub struct Failure(String);

impl Failure {
    /// A failure in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Any error can end a test.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut words = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            words = format!("{words}: {error}");
            source = error.source();
        }
        Self(words)
    }
}

/// Says at what a test failed: the row of a table, the state of the page.
pub trait Context<T> {
    /// Puts words before those of a failure.
    ///
    /// # Errors
    /// The same failure, with more words.
    fn context(self, words: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: Into<Failure>> Context<T> for Result<T, E> {
    fn context(self, words: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{words}: {}", error.into().0)))
    }
}

impl<T> Context<T> for Option<T> {
    fn context(self, words: impl fmt::Display) -> Outcome<T> {
        self.ok_or_else(|| Failure(words.to_string()))
    }
}
