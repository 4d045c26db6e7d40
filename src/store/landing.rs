//! What becomes of a document that is brought in where the store may hold one with the same id.

use super::start::{Found, Opened, Outcome, Start};
use super::{Store, StoreError, fetch};
use crate::model::Uid;

/// What a store holds under an id.
#[derive(Debug)]
pub enum Here {
    /// Nothing.
    Absent,
    /// A workspace that can be read in full.
    Readable(Box<Opened>),
    /// Bytes that do not give a workspace, or only a part of it.
    Unreadable(Box<Start>),
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
pub async fn here(store: &impl Store, uid: Uid) -> Here {
    match fetch(store, uid, Vec::new(), None).await {
        Ok((start, found)) => Here::of(start, &found),
        Err(error) => Here::Unknown(error),
    }
}

impl Here {
    /// What a start says of it. Records without a snapshot are put aside by whoever takes the id.
    pub fn of(start: Start, found: &Found) -> Self {
        match start.outcome {
            Outcome::Absent | Outcome::Lost(_) => Self::Absent,
            Outcome::Unreadable if found.head.is_none() && found.snapshots.is_empty() => {
                Self::Absent
            }
            Outcome::Opened(opened) if opened.is_complete => Self::Readable(opened),
            _ => Self::Unreadable(Box::new(start)),
        }
    }

    /// How a document of this revision is kept beside it. Bytes that cannot be read are somebody's
    /// work: they are never written over, nor is what the store could not tell of.
    pub fn landing(&self, revision: &str) -> Landing {
        match self {
            Self::Absent => Landing::AsItself,
            Self::Readable(opened) if opened.document.revision == revision => Landing::Same,
            Self::Readable(_) | Self::Unreadable(_) | Self::Unknown(_) => Landing::AsCopy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::envelope::Document;
    use crate::model::Workspace;
    use crate::store::layout::key::{self, Span};
    use crate::store::testing::{FaultStore, Mode, document_named, wait};
    use crate::store::{Batch, MemStore, create};

    /// Everything a store holds.
    fn all(store: &MemStore) -> Vec<(String, Vec<u8>)> {
        wait(store.read(&[Span::under("")])).unwrap()
    }

    #[test]
    fn what_is_held_decides_and_what_cannot_be_read_is_never_written_over() {
        let document = document_named(7, "Atlas");
        let (part, log) = (key::part(Uid(7), 1, 0), key::log(Uid(7), 1));
        let whole = crate::file::envelope::write(&document).into_bytes();
        let cut = whole[..whole.len() / 2].to_vec();
        let mut flipped = whole.clone();
        let at = String::from_utf8_lossy(&whole).find("Atlas").unwrap();
        flipped[at] = b'B';
        let cases = [
            ("the same", &part, whole, Landing::Same),
            ("cut", &part, cut, Landing::AsCopy),
            ("flipped", &part, flipped, Landing::AsCopy),
            ("nothing in it", &part, vec![], Landing::AsCopy),
            ("not text", &part, vec![0xff, 0, 0x7b], Landing::AsCopy),
            ("no head", &key::head(Uid(7)), b"{}".to_vec(), Landing::AsCopy),
        ];
        for (name, key, bytes, expect) in cases {
            let store = MemStore::default();
            wait(create(&store, &document, 0)).unwrap();
            let puts = vec![(key.clone(), bytes)];
            wait(store.commit(Batch { puts, ..Batch::default() })).unwrap();
            let before = all(&store);
            let here = wait(here(&store, Uid(7)));
            let expect = if name == "no head" { Landing::Same } else { expect };
            assert_eq!(here.landing(&document.revision), expect, "{name}: {here:?}");
            assert_eq!(all(&store), before, "{name}");
        }
        let store = MemStore::default();
        let puts = vec![(log, b"left over".to_vec())];
        wait(store.commit(Batch { puts, ..Batch::default() })).unwrap();
        assert_eq!(wait(here(&store, Uid(7))).landing(""), Landing::AsItself);
        wait(create(&store, &document, 0)).unwrap();
        assert!(all(&store).iter().any(|(k, b)| k.starts_with("bad/") && b == b"left over"));
        assert_eq!(wait(here(&store, Uid(7))).landing(&document.revision), Landing::Same);
    }

    #[test]
    fn another_version_lands_beside_it_and_an_unknown_id_as_itself() {
        let store = MemStore::default();
        let document = document_named(7, "Atlas");
        assert_eq!(wait(here(&store, Uid(7))).landing(&document.revision), Landing::AsItself);
        wait(create(&store, &document, 0)).unwrap();
        let found = wait(here(&store, Uid(7)));
        assert_eq!(found.landing(&document.revision), Landing::Same);
        assert_eq!(found.landing("another"), Landing::AsCopy);
        let elsewhere = Document::new(Workspace::new(Uid(8)));
        assert_eq!(wait(here(&store, Uid(8))).landing(&elsewhere.revision), Landing::AsItself);
    }

    #[test]
    fn a_store_that_fails_is_no_empty_store() {
        let store = FaultStore::over(MemStore::default(), 1, Mode::Refuse(StoreError::Closed));
        let found = wait(here(&store, Uid(7)));
        assert!(matches!(found, Here::Unknown(StoreError::Closed)), "{found:?}");
        assert_eq!(found.landing("any"), Landing::AsCopy);
    }

    #[test]
    fn a_first_snapshot_does_not_replace_what_another_window_has_put_there() {
        let store = MemStore::default();
        wait(create(&store, &document_named(7, "Atlas"), 0)).unwrap();
        let before = all(&store);
        let again = wait(create(&store, &document_named(7, "Bora"), 0));
        assert_eq!(again.err(), Some(StoreError::Fenced));
        assert_eq!(all(&store), before);
    }
}
