//! What is read from and written to files: the workspace file, and foreign tables.

pub mod envelope;
pub mod import;
pub mod out;
pub mod sheet;
