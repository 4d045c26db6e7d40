//! What every store promises, asked of those in memory, and how one fails that is meant to.

use super::{FaultStore, Mode, SimStore, promises, wait};
use crate::store::layout::key::Span;
use crate::store::{Batch, MemStore, Store, StoreError};

#[test]
fn every_store_keeps_the_same_promises() {
    wait(promises::all_kept(&MemStore::default()));
    wait(promises::all_kept(&SimStore::default()));
    wait(promises::all_kept(&FaultStore::over(MemStore::default(), 0, Mode::Delay)));
}

#[test]
fn a_store_fails_at_its_step_as_it_should_and_only_there() {
    let put = |key: &str| (key.to_owned(), b"1".to_vec());
    let batch = || Batch { puts: vec![put("a"), put("b")], ..Batch::default() };
    let all = |store: &MemStore| wait(store.read(&[Span::under("")])).unwrap();
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
