//! A store that knows what has reached the disk and what has not: the model of a crash.
//!
//! A commit first lies in a buffer, write by write. Flushed it is on the disk, all of it. A crash
//! lets any of what is not flushed reach the disk, torn at any byte.

use crate::edit::tests::Dice;
use crate::store::layout::key::Span;
use crate::store::{Batch, MemStore, Store, StoreError};
use std::cell::{Cell, RefCell};

/// One write that has not reached the disk.
#[derive(Clone, Debug)]
enum Loose {
    Delete(Span),
    Put(String, Vec<u8>),
}

/// The store.
#[derive(Debug, Default)]
pub struct SimStore {
    disk: MemStore,
    loose: RefCell<Vec<Loose>>,
    /// The commit, counted from 1, at which the power goes; 0 never.
    pub crash_at: Cell<usize>,
    /// Commits so far.
    pub commits: Cell<usize>,
    /// Whether a commit answers before it is flushed, as relaxed durability does.
    is_relaxed: bool,
}

impl SimStore {
    /// An empty one.
    pub fn new(is_relaxed: bool) -> Self {
        Self { is_relaxed, ..Self::default() }
    }

    /// What is on the disk after the power has gone: of the last batch all or nothing, as browsers
    /// promise, or any part of it, torn anywhere.
    pub fn crash(&self, dice: &mut Dice, is_atomic: bool) -> MemStore {
        let all = dice.roll(2) == 0;
        for loose in self.loose.take() {
            if if is_atomic { !all } else { dice.roll(2) == 0 } {
                continue;
            }
            let (deletes, puts) = match loose {
                Loose::Delete(span) => (vec![span], vec![]),
                Loose::Put(key, mut bytes) => {
                    if !is_atomic && dice.roll(2) == 0 {
                        bytes.truncate(dice.roll(bytes.len() + 1));
                    }
                    (vec![], vec![(key, bytes)])
                }
            };
            super::wait(self.disk.commit(Batch { guard: None, deletes, puts })).unwrap();
        }
        self.disk.clone()
    }

    fn is_dead(&self) -> bool {
        self.crash_at.get() != 0 && self.commits.get() >= self.crash_at.get()
    }
}

impl Store for SimStore {
    async fn read(&self, spans: &[Span]) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        if self.is_dead() {
            return Err(StoreError::Closed);
        }
        self.disk.read(spans).await
    }

    async fn keys(&self, spans: &[Span]) -> Result<Vec<String>, StoreError> {
        let rows = self.read(spans).await?;
        Ok(rows.into_iter().map(|(key, _)| key).collect())
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        if self.is_dead() {
            return Err(StoreError::Closed);
        }
        self.commits.set(self.commits.get() + 1);
        if self.is_dead() {
            let deletes = batch.deletes.into_iter().map(Loose::Delete);
            let puts = batch.puts.into_iter().map(|(key, bytes)| Loose::Put(key, bytes));
            self.loose.replace(deletes.chain(puts).collect());
            return if self.is_relaxed { Ok(()) } else { Err(StoreError::Closed) };
        }
        self.disk.commit(batch).await
    }
}
