//! What tests of the stores share: documents, a store that fails on cue, and waiting without a runtime.

use super::{Batch, Head, MemStore, Store, StoreError, Stored, Write, queue::head_of};
use crate::file::envelope::{self, Document};
use crate::model::{Settings, Typed, Uid, Workspace};
use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// The outcome of a future that never really waits.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("a store in memory answers at once"),
    }
}

/// A document whose workspace has an id and a name.
pub fn document_named(uid: u128, name: &str) -> Document {
    let mut workspace = Workspace::new(Uid(uid));
    let mut settings = Settings::empty(Uid(uid + 1_000));
    settings.name = name.to_owned();
    workspace.put(Arc::new(settings));
    Document::new(workspace)
}

/// A document as the first thing written of it.
pub fn snapshot_batch(document: &Document, expect_seq: Option<u64>) -> Batch {
    let bytes = envelope::write(document).into_bytes();
    let writes = vec![Write::Snapshot { seq: 0, bytes }];
    Batch { head: head_of(document, 0, 0), expect_seq, writes }
}

/// A store in memory whose nth operation fails without doing anything.
#[derive(Debug)]
pub struct FaultStore {
    inner: MemStore,
    left: Cell<usize>,
    fault: StoreError,
}

impl FaultStore {
    /// Fails at the nth operation, counted from 1.
    pub fn failing_at(nth: usize, fault: StoreError) -> Self {
        Self { inner: MemStore::default(), left: Cell::new(nth), fault }
    }

    fn step(&self) -> Result<(), StoreError> {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        if left == 1 { Err(self.fault.clone()) } else { Ok(()) }
    }
}

impl Store for FaultStore {
    async fn list(&self) -> Result<Vec<Head>, StoreError> {
        self.step()?;
        self.inner.list().await
    }

    async fn open(&self, uid: Uid) -> Result<Option<Stored>, StoreError> {
        self.step()?;
        self.inner.open(uid).await
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        self.step()?;
        self.inner.commit(batch).await
    }

    async fn delete(&self, uid: Uid) -> Result<(), StoreError> {
        self.step()?;
        self.inner.delete(uid).await
    }
}
