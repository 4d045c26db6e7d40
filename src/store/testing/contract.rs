//! What every store promises, asked of each of them.

use super::{FaultStore, Mode, SimStore, wait};
use crate::store::layout::key::Span;
use crate::store::{Batch, Guard, MemStore, Store, StoreError};

fn puts(rows: &[(&str, &[u8])]) -> Vec<(String, Vec<u8>)> {
    rows.iter().map(|(key, bytes)| ((*key).to_owned(), bytes.to_vec())).collect()
}

fn guard(key: &str, bytes: Option<&[u8]>) -> Option<Guard> {
    Some(Guard { key: key.to_owned(), bytes: bytes.map(<[u8]>::to_vec) })
}

fn all(store: &impl Store) -> Vec<(String, Vec<u8>)> {
    wait(store.read(&[Span::under("")])).unwrap()
}

/// Every promise, on a store that is empty.
fn promises(store: &impl Store) {
    assert_eq!(all(store), []);
    assert_eq!(wait(store.keys(&[Span::under("a")])), Ok(vec![]));
    // What is put is read back, in the order of the keys, byte for byte.
    let rows: Vec<u8> = (0..=255).collect();
    let batch =
        Batch { puts: puts(&[("b/2", &rows), ("b/1", b""), ("a", b"x")]), ..Batch::default() };
    wait(store.commit(batch)).unwrap();
    assert_eq!(all(store), puts(&[("a", b"x"), ("b/1", b""), ("b/2", &rows)]));
    // Spans are read in their order; one key is one key, and a prefix is no other's prefix.
    let spans = [Span::under("b/"), Span::one("a"), Span::one("b")];
    assert_eq!(
        wait(store.read(&spans)).unwrap(),
        puts(&[("b/1", b""), ("b/2", &rows), ("a", b"x")])
    );
    assert_eq!(wait(store.keys(&spans)).unwrap(), ["b/1", "b/2", "a"]);
    // A guard that does not hold stops everything of its batch.
    for wrong in [guard("a", None), guard("a", Some(b"y")), guard("c", Some(b""))] {
        let deletes = vec![Span::under("")];
        let batch = Batch { guard: wrong, deletes, puts: puts(&[("z", b"z")]) };
        assert_eq!(wait(store.commit(batch)), Err(StoreError::Fenced));
        assert_eq!(all(store).len(), 3);
    }
    // One that holds lets it through; an empty value is no absent one.
    for right in [guard("a", Some(b"x")), guard("c", None), guard("b/1", Some(b""))] {
        wait(store.commit(Batch { guard: right, ..Batch::default() })).unwrap();
    }
    // Deletions come before puts, a later put replaces an earlier one.
    let deletes = vec![Span::under("b/"), Span::one("nothing")];
    let batch = Batch { deletes, puts: puts(&[("b/3", b"1"), ("b/3", b"2")]), guard: None };
    wait(store.commit(batch)).unwrap();
    assert_eq!(all(store), puts(&[("a", b"x"), ("b/3", b"2")]));
    wait(store.commit(Batch::default())).unwrap();
    assert_eq!(all(store).len(), 2);
}

#[test]
fn every_store_keeps_the_same_promises() {
    promises(&MemStore::default());
    promises(&SimStore::default());
    promises(&FaultStore::over(MemStore::default(), 0, Mode::Delay));
}

#[test]
fn a_store_fails_at_its_step_as_it_should_and_only_there() {
    let batch = || Batch { puts: puts(&[("a", b"1"), ("b", b"2")]), ..Batch::default() };
    for (mode, error, held, later) in [
        (Mode::Refuse(StoreError::Quota), StoreError::Quota, 0, 0),
        (Mode::LoseAnswer, StoreError::Closed, 2, 2),
        (Mode::Tear(1), StoreError::Unknown("torn".into()), 1, 1),
        (Mode::Delay, StoreError::Timeout, 0, 2),
    ] {
        let store = FaultStore::over(MemStore::default(), 2, mode);
        assert_eq!(wait(store.read(&[])), Ok(vec![]));
        assert_eq!(wait(store.commit(batch())), Err(error));
        assert_eq!(all(&store.inner).len(), held);
        assert_eq!(wait(store.keys(&[Span::under("")])).map(|keys| keys.len()), Ok(later));
    }
}
