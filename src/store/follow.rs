//! Following a workspace that another window writes, and taking it over from there.
//!
//! A window that follows reads what the store has confirmed and nothing else: what lies beside the
//! store may still be on its way there. It stands at a record and goes on from it, so that what it
//! shows is always a beginning of the log.

use super::layout::key::{self, Span};
use super::layout::{Chain, Head, Record};
use super::shelf::{READINGS_MAX, fetch, one};
use super::start::{Found, Outcome, Start, Trail};
use super::witness::Sighting;
use super::{Batch, Guard, Store, StoreError};
use crate::edit::Entry;
use crate::file::envelope::Document;
use crate::model::Uid;

/// What lies behind the place where a window that follows stands.
#[derive(Clone, Debug)]
pub enum Tail {
    /// Nothing.
    Same,
    /// Changes that lead on from there.
    On(Box<Further>),
    /// Something that does not follow: the workspace has to be read anew.
    Apart,
    /// It was put into the bin, or is no longer there.
    Gone,
}

/// Where changes of another window lead to.
#[derive(Clone, Debug)]
pub struct Further {
    /// The workspace with them.
    pub document: Document,
    /// The changes, oldest first.
    pub entries: Vec<Entry>,
    /// The newest record, and the link that it makes.
    pub place: (u64, Chain),
}

/// Reads on from the place where a document stands: a record and the link that it makes.
///
/// # Errors
/// What the store says.
pub async fn tail(
    store: &impl Store,
    document: &Document,
    (seq, chain): (u64, Chain),
) -> Result<Tail, StoreError> {
    let uid = document.workspace.uid;
    let (head, bin) = (Span::one(key::head(uid)), Span::one(key::bin(uid)));
    let log = key::log_span(uid, seq.saturating_add(1), u64::MAX);
    let rows = store.read(&[head.clone(), bin.clone(), log.clone()]).await?;
    let within = |span: &Span| rows.iter().filter(|(key, _)| span.holds(key)).collect::<Vec<_>>();
    let held = within(&head);
    let Some((_, bytes)) = held.first().filter(|_| within(&bin).is_empty()) else {
        return Ok(Tail::Gone);
    };
    let Some(head) = Head::decode(bytes).filter(|head| head.seq >= seq) else {
        return Ok(Tail::Apart);
    };
    let found = Found::of(uid);
    let mut trail = Trail::from(document.clone(), (seq, chain));
    let mut entries = Vec::new();
    for (_, bytes) in within(&log) {
        // What lies behind the head was never confirmed.
        if trail.seq == head.seq || trail.step(&found, bytes).is_err() {
            break;
        }
        entries.extend(Record::decode(bytes).and_then(|record| record.entry()));
    }
    let place = (trail.seq, trail.chain);
    Ok(match place == (head.seq, head.chain) {
        true if entries.is_empty() => Tail::Same,
        true => Tail::On(Box::new(Further { document: trail.document, entries, place })),
        false => Tail::Apart,
    })
}

/// Reads a workspace for a window that follows. What the journal holds and the store does not may
/// be a write under way: it is not taken in, and nothing of the journal is taken for a stray. Changes
/// of a writer that was overtaken are found all the same.
///
/// # Errors
/// As [`fetch`].
pub async fn fetch_to_follow(
    store: &impl Store,
    uid: Uid,
    journal: Vec<(String, Vec<u8>)>,
    witness: Option<Sighting>,
) -> Result<(Start, Found), StoreError> {
    let (mut start, found) = fetch(store, uid, journal, witness.clone()).await?;
    start.strays.clear();
    let branch = match &mut start.outcome {
        Outcome::Opened(opened) if !opened.owed.is_empty() => opened.branch.take(),
        _ => return Ok((start, found)),
    };
    let (mut start, found) = fetch(store, uid, Vec::new(), witness).await?;
    if let Outcome::Opened(opened) = &mut start.outcome {
        opened.branch = branch;
    }
    Ok((start, found))
}

/// Takes a workspace over: counts its epoch up, which fences whoever wrote it, at once and without
/// a word having to reach them.
///
/// # Errors
/// What the store says, or [`StoreError::Fenced`] where another writer does not rest.
pub async fn claim(store: &impl Store, uid: Uid) -> Result<(), StoreError> {
    for _ in 0..READINGS_MAX {
        let held = one(store, &key::head(uid)).await?;
        let Some(head) = held.as_deref().and_then(Head::decode) else {
            // What cannot be read any more is told and written anew by the start that follows.
            return Ok(());
        };
        let next = Head { epoch: head.epoch + 1, ..head };
        let puts = vec![(key::head(uid), next.encode())];
        let guard = Some(Guard { key: key::head(uid), bytes: held });
        match store.commit(Batch { guard, puts, ..Batch::default() }).await {
            // A write that was under way came between, and is in what is read next.
            Err(StoreError::Fenced) => {}
            outcome => return outcome,
        }
    }
    Err(StoreError::Fenced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemStore;
    use crate::store::testing::{Desk, put, wait};
    use std::collections::BTreeMap;

    const UID: Uid = Uid(7);

    /// A store with a workspace of three changes, its writer, and where that stands.
    fn begun() -> (MemStore, Desk) {
        let store = MemStore::default();
        let mut desk = Desk::create(&store, UID.0).unwrap();
        for _ in 0..3 {
            desk.edit(1);
        }
        assert!(desk.save(&store));
        (store, desk)
    }

    fn place(desk: &Desk) -> (u64, Chain) {
        desk.queue.head().map(|head| (head.seq, head.chain)).unwrap()
    }

    #[test]
    fn what_was_saved_is_followed_and_nothing_else() {
        let (store, mut desk) = begun();
        let (document, from) = (desk.document.clone(), place(&desk));
        assert!(matches!(wait(tail(&store, &document, from)), Ok(Tail::Same)));
        desk.edit(2);
        desk.undo();
        let Ok(Tail::Same) = wait(tail(&store, &document, from)) else {
            panic!("what is not saved is not there");
        };
        assert!(desk.save(&store));
        let Ok(Tail::On(further)) = wait(tail(&store, &document, from)) else { panic!("two") };
        assert_eq!((further.document, further.place), (desk.document.clone(), place(&desk)));
        assert_eq!(further.entries, desk.history.entries()[3..]);
        // A snapshot alone is no change.
        desk.queue.hidden();
        assert!(desk.save(&store));
        let now = wait(tail(&store, &desk.document, place(&desk)));
        assert!(matches!(now, Ok(Tail::Same)));
    }

    #[test]
    fn what_does_not_follow_is_read_anew_and_what_is_gone_is_gone() {
        let (store, mut desk) = begun();
        let (document, from) = (desk.document.clone(), place(&desk));
        let apart =
            |store: &MemStore, from| matches!(wait(tail(store, &document, from)), Ok(Tail::Apart));
        assert!(apart(&store, (from.0 + 1, from.1)), "ahead of the store");
        assert!(apart(&store, (from.0, Chain::of(b"other"))), "another chain");
        desk.edit(0);
        assert!(desk.save(&store));
        let newest = key::log(UID, 4);
        let bytes = wait(store.read(&[Span::one(&newest)])).unwrap().remove(0).1;
        for damaged in [&b"no record"[..], &bytes[..bytes.len() - 1], b""] {
            put(&store, &newest, damaged);
            assert!(apart(&store, from), "a damaged record");
        }
        put(&store, &newest, &bytes);
        assert!(!apart(&store, from));
        let head = wait(store.read(&[Span::one(key::head(UID))])).unwrap().remove(0).1;
        put(&store, &key::head(UID), b"no head");
        assert!(apart(&store, from), "a damaged head");
        put(&store, &key::head(UID), &head);
        wait(crate::store::bin(&store, UID, 5)).unwrap();
        assert!(matches!(wait(tail(&store, &document, from)), Ok(Tail::Gone)));
        wait(crate::store::purge(&store, UID)).unwrap();
        assert!(matches!(wait(tail(&store, &document, from)), Ok(Tail::Gone)));
    }

    #[test]
    fn a_follower_takes_nothing_of_the_journal_in_and_still_finds_a_branch() {
        let (store, mut desk) = begun();
        let saved = desk.document.clone();
        desk.edit(0);
        let rows = |of: &BTreeMap<String, String>| {
            of.iter().map(|(key, text)| (key.clone(), text.clone().into_bytes())).collect()
        };
        let start = |beside: Vec<_>| {
            let (start, _) = wait(fetch_to_follow(&store, UID, beside, None)).unwrap();
            assert_eq!(start.strays, Vec::<String>::new());
            let Outcome::Opened(opened) = start.outcome else { panic!("{:?}", start.outcome) };
            opened
        };
        let opened = start(rows(&desk.beside));
        assert_eq!((&opened.document, opened.owed.len()), (&saved, 0), "it is under way");
        assert_eq!(opened.branch, None);
        // Another window takes over: the change under way is now one of an overtaken writer.
        let mut other = Desk::reopen(&store, UID, &BTreeMap::new()).unwrap();
        other.edit(1);
        assert!(other.save(&store));
        let mut beside = desk.beside.clone();
        let opened = start(rows(&beside));
        assert_eq!(opened.document, other.document);
        assert_eq!(opened.branch.map(|branch| branch.document), Some(desk.document.clone()));
        other.edit(2);
        beside.extend(other.beside.clone());
        let opened = start(rows(&beside));
        assert_eq!(opened.seq, other.history.seq() - 1);
        assert_eq!(opened.branch.map(|branch| branch.document), Some(desk.document));
    }

    #[test]
    fn taking_over_fences_whoever_wrote_and_changes_nothing_else() {
        let (store, mut desk) = begun();
        let mut late = Desk::reopen(&store, UID, &BTreeMap::new()).unwrap();
        wait(claim(&store, UID)).unwrap();
        assert!(matches!(wait(tail(&store, &desk.document, place(&desk))), Ok(Tail::Same)));
        for desk in [&mut desk, &mut late] {
            desk.edit(0);
            assert!(!desk.save(&store));
            let fenced = super::super::SaveState::Failed(StoreError::Fenced, 1);
            assert_eq!(desk.queue.state(), fenced);
        }
        let mut next = Desk::reopen(&store, UID, &BTreeMap::new()).unwrap();
        next.edit(0);
        assert!(next.save(&store));
        assert_eq!(next.queue.head().map(|head| head.epoch), Some(2));
        assert_eq!(wait(claim(&MemStore::default(), UID)), Ok(()), "there is nothing to take");
    }

    #[test]
    fn what_another_window_took_over_from_the_journal_is_saved_and_the_rest_is_counted() {
        let (store, mut desk) = begun();
        desk.edit(0);
        wait(claim(&store, UID)).unwrap();
        let mut other = Desk::reopen(&store, UID, &desk.beside).unwrap();
        assert!(other.save(&store));
        assert_eq!(other.document, desk.document);
        assert_eq!(desk.queue.fenced_off(), None, "nobody has told it yet");
        desk.edit(1);
        assert!(!desk.save(&store));
        let found = |desk: &mut Desk| {
            let (first, last) = desk.queue.fenced_off().unwrap();
            let log = wait(store.read(&[key::log_span(UID, first, last)])).unwrap();
            desk.queue.found(desk.queue.mark(), &log);
            desk.queue.state()
        };
        let waits = |count| super::super::SaveState::Failed(StoreError::Fenced, count);
        assert_eq!(desk.queue.state(), waits(2));
        assert_eq!(found(&mut desk), waits(1));
        other.edit(0);
        assert!(other.save(&store));
        assert_eq!(found(&mut desk), waits(1), "another change under its number is not its own");
        // A window all of whose changes are there has nothing that is not saved.
        let mut late = Desk::reopen(&store, UID, &BTreeMap::new()).unwrap();
        late.edit(0);
        late.queue.overtaken();
        let heir = Desk::reopen(&store, UID, &late.beside);
        assert!(heir.unwrap().save(&store));
        found(&mut late);
        assert!(!late.queue.is_unsaved() && late.queue.is_fenced());
    }
}
