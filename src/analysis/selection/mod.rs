//! The set of projects worth most within limits.

pub mod kernel;
