//! A megabyte made to do harm is read, or refused, in time and memory that grow with its size and no faster.
//!
//! One file a subject; an input a row.

#[cfg(test)]
mod documents;
#[cfg(test)]
mod held;
#[cfg(test)]
mod import;
#[cfg(test)]
mod measure;
#[cfg(test)]
mod texts;
