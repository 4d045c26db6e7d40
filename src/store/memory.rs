//! A store in memory: for tests, and where a browser keeps nothing.

use super::layout::key::Span;
use super::{Batch, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Keeps keys and bytes as long as it lives.
#[derive(Clone, Debug, Default)]
pub struct MemStore {
    rows: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl MemStore {
    /// What lies under one key now.
    fn at(&self, key: &str) -> Option<Vec<u8>> {
        self.rows.borrow().get(key).cloned()
    }
}

impl Store for MemStore {
    async fn read(&self, spans: &[Span]) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let rows = self.rows.borrow();
        let mut found = Vec::new();
        for span in spans {
            let within = rows.range(span.from.clone()..=span.to.clone());
            found.extend(within.map(|(key, bytes)| (key.clone(), bytes.clone())));
        }
        Ok(found)
    }

    async fn keys(&self, spans: &[Span]) -> Result<Vec<String>, StoreError> {
        let rows = self.read(spans).await?;
        Ok(rows.into_iter().map(|(key, _)| key).collect())
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        if batch.guard.is_some_and(|guard| self.at(&guard.key) != guard.bytes) {
            return Err(StoreError::Fenced);
        }
        let mut rows = self.rows.borrow_mut();
        for span in batch.deletes {
            rows.retain(|key, _| !span.holds(key));
        }
        for (key, bytes) in batch.puts {
            rows.insert(key, bytes);
        }
        Ok(())
    }
}
