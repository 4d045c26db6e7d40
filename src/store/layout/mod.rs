//! What lies where in a store: keys, and the forms of what lies under them.
//!
//! A store knows keys and bytes alone. Everything it holds has one of these forms, and each form
//! tells by itself whether it is whole.

mod head;
pub mod key;
mod record;
mod seal;
mod snapshot;

pub use head::Head;
pub use record::Record;
pub use seal::{Chain, crc32, seal, unseal};
pub use snapshot::{PART_BYTES_MAX, Snapshot, Why, join, split};
