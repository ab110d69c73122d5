//! What `cargo xtask dist` packed, as somebody finds it who gets it: read from the archives alone.
//!
//! `cargo xtask test --only dist` packs one build twice, and tells by variables where both stand.

#[cfg(test)]
mod archives;
#[cfg(test)]
mod bill;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod packed;
