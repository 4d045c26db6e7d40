//! A store in memory: for tests, and where a browser keeps nothing.

use super::{Batch, Head, Store, StoreError, Stored, Write};
use crate::model::Uid;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Keeps workspaces as long as it lives.
#[derive(Debug, Default)]
pub struct MemStore {
    workspaces: RefCell<BTreeMap<Uid, Stored>>,
}

impl Store for MemStore {
    async fn list(&self) -> Result<Vec<Head>, StoreError> {
        Ok(self.workspaces.borrow().values().map(|stored| stored.head.clone()).collect())
    }

    async fn open(&self, uid: Uid) -> Result<Option<Stored>, StoreError> {
        Ok(self.workspaces.borrow().get(&uid).cloned())
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let mut workspaces = self.workspaces.borrow_mut();
        let current = workspaces.get(&batch.head.uid);
        let seq = current.map(|stored| stored.head.seq);
        if seq != batch.expect_seq {
            return Err(StoreError::Fenced(seq.unwrap_or(0)));
        }
        let mut next = current.cloned().unwrap_or_else(|| Stored {
            head: batch.head.clone(),
            snapshot_seq: 0,
            snapshot: Vec::new(),
            log: Vec::new(),
        });
        next.head = batch.head;
        for write in batch.writes {
            match write {
                Write::Entry { seq, bytes } => next.log.push((seq, bytes)),
                Write::Snapshot { seq, bytes } => {
                    next.snapshot_seq = seq;
                    next.snapshot = bytes;
                    next.log.retain(|(entry, _)| *entry > seq);
                }
            }
        }
        workspaces.insert(next.head.uid, next);
        Ok(())
    }

    async fn delete(&self, uid: Uid) -> Result<(), StoreError> {
        self.workspaces.borrow_mut().remove(&uid);
        Ok(())
    }
}
