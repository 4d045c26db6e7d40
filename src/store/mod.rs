//! Where workspaces are kept: the storage trait, its errors, and a store in memory.
//!
//! A store holds, for every workspace, one snapshot (the bytes of its file) and the log of
//! changes since. The browser's store lies in the screen; tests and guests use memory. What is
//! still to be kept, and what becomes of a document that is brought in, is decided here as well.

mod bases;
mod landing;
pub mod layout;
mod load;
mod memory;
mod queue;
#[cfg(test)]
mod testing;

pub use bases::{BASES_BYTES_MAX, BaseHead, surplus};
pub use landing::{Held, Landing, held};
pub use load::{LoadFault, Loaded, load, version_at};
pub use memory::MemStore;
pub use queue::{LogSize, Mark, SaveQueue, SaveState, Ticket, head_of};

use crate::model::Uid;

/// What a store knows of a workspace without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The workspace.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// The number of the newest entry in its log.
    pub seq: u64,
    /// When it was last saved, milliseconds since 1970, UTC.
    pub saved_ms: i64,
}

/// One thing to be written, all of a batch or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// The whole workspace as its file's bytes, up to an entry of the log.
    Snapshot {
        /// The entry it contains.
        seq: u64,
        /// The bytes of the workspace file.
        bytes: Vec<u8>,
    },
    /// One entry of the log.
    Entry {
        /// Its number.
        seq: u64,
        /// Its JSON.
        bytes: Vec<u8>,
    },
}

/// A batch for one workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The head after it.
    pub head: Head,
    /// The head's number as the writer knows it, `None` where it knows of no such workspace;
    /// anything else in the store fences the writer.
    pub expect_seq: Option<u64>,
    /// What to write, in order.
    pub writes: Vec<Write>,
}

/// What a store holds of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its head.
    pub head: Head,
    /// The number of the newest entry the snapshot contains.
    pub snapshot_seq: u64,
    /// The snapshot.
    pub snapshot: Vec<u8>,
    /// The entries after it, in order.
    pub log: Vec<(u64, Vec<u8>)>,
}

impl Stored {
    /// All that is held of it, byte by byte: the snapshot, then every entry on a line of its own.
    pub fn raw(&self) -> Vec<u8> {
        let mut raw = self.snapshot.clone();
        for (_, bytes) in &self.log {
            raw.push(b'\n');
            raw.extend_from_slice(bytes);
        }
        raw
    }
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
    /// The database was made by a newer version.
    VersionNewer,
    /// Another tab holds an older version open.
    UpgradeBlocked,
    /// What is stored cannot be read.
    Corrupt(String),
    /// Another writer changed the workspace; its newest entry is this one.
    Fenced(u64),
    /// It did not answer in time.
    Timeout,
    /// Anything else, in the browser's words.
    Unknown(String),
}

/// A place where workspaces are kept. A batch is written whole or not at all.
#[allow(async_fn_in_trait, reason = "the screen runs on one thread")]
pub trait Store {
    /// All workspaces it holds.
    async fn list(&self) -> Result<Vec<Head>, StoreError>;
    /// One workspace, `None` where it is not held.
    async fn open(&self, uid: Uid) -> Result<Option<Stored>, StoreError>;
    /// Writes a batch; only its success means saved.
    async fn commit(&self, batch: Batch) -> Result<(), StoreError>;
    /// Forgets a workspace.
    async fn delete(&self, uid: Uid) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_handed_out_byte_by_byte() {
        let head = Head { uid: Uid(1), name: String::new(), seq: 2, saved_ms: 0 };
        let log = vec![(1, vec![0xc3, 0x28]), (2, b"{}".to_vec())];
        let stored = Stored { head, snapshot_seq: 0, snapshot: vec![0xff, 0x00, 0x7b], log };
        assert_eq!(
            stored.raw(),
            [&[0xff, 0x00, 0x7b, b'\n', 0xc3, 0x28, b'\n'][..], b"{}"].concat()
        );
    }
}
