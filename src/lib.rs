//! The OIG job console.

pub mod job;
pub mod json;
pub mod scheduler;
pub mod wire;
