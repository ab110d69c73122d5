//! What is read, what is refused, and that what is read comes back as it was.
//!
//! One file a subject.

#[cfg(test)]
mod json_test_suite;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod values;
