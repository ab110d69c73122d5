//! The stand-in scheduler.
