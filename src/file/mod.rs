//! What is read from and written to files: the workspace file, and foreign tables.

pub mod envelope;
pub mod import;
mod lineage;
pub mod out;
pub mod sealed;
pub mod sheet;

pub use lineage::Kinship;
