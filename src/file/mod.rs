//! What is read from and written to files: the workspace file, and foreign tables.

pub mod book;
pub mod envelope;
pub mod import;
pub mod limits;
mod lineage;
pub mod migrate;
pub mod newer;
pub mod out;
pub mod packet;
pub mod qr;
pub mod sealed;
pub mod sheet;
pub mod xlsx;

pub use lineage::Kinship;
