//! Where workspaces are kept: what a store can do, what lies in it, and how a workspace comes out
//! of it again.
//!
//! A store knows keys and bytes alone; [`layout`] says what they are. The browser's store lies in
//! the screen; tests and guests use memory. What is still to be kept, how a start climbs down from
//! the newest snapshot to what can still be read, and what becomes of a document that is brought
//! in, is decided here as well.

mod bases;
mod bin;
mod carry;
mod follow;
mod journal;
mod landing;
pub mod layout;
mod memory;
mod prune;
mod queue;
mod shelf;
mod start;
#[cfg(test)]
mod testing;
mod witness;
mod word;

pub use bases::{BASES_BYTES_MAX, BaseHead, surplus};
pub use bin::{Binned, bin, binned, purge, unbin};
pub use carry::{Older, carry_over};
pub use follow::{Further, Tail, claim, fetch_to_follow, tail};
pub use journal::{Journal, JournalWrite};
pub use landing::{Here, Landing, here};
pub use layout::{Chain, Head, Snapshot, Why};
pub use memory::MemStore;
pub use queue::{Check, Held, LogSize, Mark, SaveQueue, SaveState, Ticket};
pub use shelf::{
    NamedVersion, check_layout, create, document_of, fetch, history, list, quarantine, raw,
    snapshots, version_at,
};
pub use start::{Branch, Break, Climb, Found, Note, Opened, Outcome, Start, climb};
pub use witness::{FileMark, Sighting, Witness};
pub use word::Word;

use layout::key::Span;

/// What a writer knows under a key; other bytes in the store fence it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The key.
    pub key: String,
    /// The bytes under it, `None` where there are none.
    pub bytes: Option<Vec<u8>>,
}

/// What to write, all of it or nothing: first the deletions, then the puts in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// What must be so for it to be written.
    pub guard: Option<Guard>,
    /// Which keys go.
    pub deletes: Vec<Span>,
    /// What is put under which key.
    pub puts: Vec<(String, Vec<u8>)>,
}

/// Why a store did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser keeps nothing: storage is blocked or private.
    Blocked,
    /// There is no room left.
    Quota,
    /// The connection was closed from outside.
    Closed,
    /// The store was written by a newer version.
    VersionNewer,
    /// Another tab holds an older version open.
    UpgradeBlocked,
    /// What is stored cannot be read.
    Corrupt(String),
    /// Another writer changed the workspace.
    Fenced,
    /// It did not answer in time.
    Timeout,
    /// Anything else, in the browser's words.
    Unknown(String),
}

impl StoreError {
    /// Whether the batch may have been written all the same: the answer was lost, not the write.
    pub fn is_doubtful(&self) -> bool {
        match self {
            Self::Closed | Self::Timeout | Self::Corrupt(_) | Self::Unknown(_) => true,
            Self::Blocked | Self::Quota | Self::VersionNewer => false,
            Self::UpgradeBlocked | Self::Fenced => false,
        }
    }
}

/// A place where keys and bytes are kept, in the order of the keys.
#[allow(async_fn_in_trait, reason = "the screen runs on one thread")]
pub trait Store {
    /// What lies in these spans, all seen at one moment.
    async fn read(&self, spans: &[Span]) -> Result<Vec<(String, Vec<u8>)>, StoreError>;
    /// The keys in these spans.
    async fn keys(&self, spans: &[Span]) -> Result<Vec<String>, StoreError>;
    /// Writes a batch whole or not at all; only its success means saved.
    async fn commit(&self, batch: Batch) -> Result<(), StoreError>;
}
