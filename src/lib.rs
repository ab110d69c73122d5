//! The OIG job console.

pub mod job;
pub mod json;
pub mod net;
pub mod scheduler;
pub mod settings;
pub mod wire;
pub mod words;
