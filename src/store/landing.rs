//! What becomes of a document that is brought in where the store may hold one with the same id.

use super::{LoadFault, Loaded, Store, StoreError, load};
use crate::model::Uid;

/// What a store holds under an id.
#[derive(Debug)]
pub enum Held {
    /// Nothing.
    Absent,
    /// A workspace that can be read in full.
    Readable(Box<Loaded>),
    /// Bytes that do not give a workspace, or only a part of it.
    Unreadable(LoadFault),
    /// It cannot be told: the store failed.
    Unknown(StoreError),
}

/// How a document that is brought in is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing {
    /// Under its own id.
    AsItself,
    /// Not at all: the store holds the same version already.
    Same,
    /// Under a new id, since neither version may overwrite the other.
    AsCopy,
}

/// Asks a store what it holds under an id.
pub async fn held(store: &impl Store, uid: Uid) -> Held {
    match store.open(uid).await {
        Ok(None) => Held::Absent,
        Ok(Some(stored)) => match load(&stored) {
            Ok(Loaded { stopped: Some(fault), .. }) | Err(fault) => Held::Unreadable(fault),
            Ok(loaded) => Held::Readable(Box::new(loaded)),
        },
        Err(error) => Held::Unknown(error),
    }
}

impl Held {
    /// How a document of this revision is kept beside it. Bytes that cannot be read are somebody's
    /// work: they are never written over, nor is what the store could not tell of.
    pub fn landing(&self, revision: &str) -> Landing {
        match self {
            Self::Absent => Landing::AsItself,
            Self::Readable(loaded) if loaded.document.revision == revision => Landing::Same,
            Self::Readable(_) | Self::Unreadable(_) | Self::Unknown(_) => Landing::AsCopy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::envelope::{self, Document};
    use crate::model::Workspace;
    use crate::store::testing::{FaultStore, document_named, snapshot_batch, wait};
    use crate::store::{Batch, MemStore, Write};

    #[test]
    fn what_is_held_decides_and_what_cannot_be_read_is_never_written_over() {
        let document = document_named(7, "Atlas");
        let whole = envelope::write(&document).into_bytes();
        let cut = whole[..whole.len() / 2].to_vec();
        let mut flipped = whole.clone();
        let at = String::from_utf8_lossy(&whole).find("Atlas").unwrap();
        flipped[at] = b'B';
        let entry = vec![Write::Entry { seq: 1, bytes: b"{}".to_vec() }];
        let cases: [(&str, Vec<u8>, Vec<Write>, Landing); 6] = [
            ("the same", whole.clone(), vec![], Landing::Same),
            ("cut", cut, vec![], Landing::AsCopy),
            ("flipped", flipped, vec![], Landing::AsCopy),
            ("nothing in it", vec![], vec![], Landing::AsCopy),
            ("not text", vec![0xff, 0, 0x7b], vec![], Landing::AsCopy),
            ("a log that cannot be read", whole, entry, Landing::AsCopy),
        ];
        for (name, bytes, log, expect) in cases {
            let store = MemStore::default();
            let mut batch = snapshot_batch(&document, None);
            batch.head.seq = log.len() as u64;
            batch.writes = vec![Write::Snapshot { seq: 0, bytes }];
            batch.writes.extend(log);
            wait(store.commit(batch)).unwrap();
            let before = wait(store.open(document.workspace.uid)).unwrap();
            let held = wait(held(&store, document.workspace.uid));
            assert_eq!(held.landing(&document.revision), expect, "{name}: {held:?}");
            assert_eq!(wait(store.open(document.workspace.uid)).unwrap(), before, "{name}");
        }
    }

    #[test]
    fn another_version_lands_beside_it_and_an_unknown_id_as_itself() {
        let store = MemStore::default();
        let document = document_named(7, "Atlas");
        assert_eq!(wait(held(&store, Uid(7))).landing(&document.revision), Landing::AsItself);
        wait(store.commit(snapshot_batch(&document, None))).unwrap();
        let here = wait(held(&store, Uid(7)));
        assert_eq!(here.landing(&document.revision), Landing::Same);
        assert_eq!(here.landing("another"), Landing::AsCopy);
        let elsewhere = Document::new(Workspace::new(Uid(8)));
        assert_eq!(wait(held(&store, Uid(8))).landing(&elsewhere.revision), Landing::AsItself);
    }

    #[test]
    fn a_store_that_fails_is_no_empty_store() {
        let store = FaultStore::failing_at(1, StoreError::Closed);
        let document = document_named(7, "Atlas");
        let found = wait(held(&store, Uid(7)));
        assert!(matches!(found, Held::Unknown(StoreError::Closed)), "{found:?}");
        assert_eq!(found.landing(&document.revision), Landing::AsCopy);
    }

    #[test]
    fn a_first_snapshot_does_not_replace_what_another_window_has_put_there() {
        let store = MemStore::default();
        let document = document_named(7, "Atlas");
        wait(store.commit(snapshot_batch(&document, None))).unwrap();
        let before = wait(store.open(Uid(7))).unwrap();
        let again: Batch = snapshot_batch(&document_named(7, "Bora"), None);
        assert_eq!(wait(store.commit(again)), Err(StoreError::Fenced(0)));
        assert_eq!(wait(store.open(Uid(7))).unwrap(), before);
    }
}
