//! The OIG job console.
