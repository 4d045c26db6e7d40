//! What tests of the stores share: documents, stores that fail or crash on cue, a window without a
//! screen, and waiting without a runtime.

mod bytes;
mod contract;
mod crash;
mod desk;
mod fault;
mod faults;
mod fence;
mod promises;
mod sim;
mod steps;

/// What a store is, as `promises` names it here and in the browser.
mod stores {
    pub use crate::store::layout::key::Span;
    pub use crate::store::{Batch, Guard, Store, StoreError};
}

pub use desk::Desk;
pub use fault::{FaultStore, Mode};
pub use sim::SimStore;

pub(crate) use crate::edit::tests::times;

use super::shelf::head_of;
use super::{Batch, Head};
use crate::file::envelope::Document;
use crate::model::{Settings, Typed, Uid, Workspace};
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

/// The head of such a document.
pub fn head_named(uid: u128, name: &str) -> Head {
    head_of(&document_named(uid, name), 1, 0, 0)
}

/// Puts bytes under a key, whatever lies there.
pub fn put(store: &impl super::Store, key: &str, bytes: &[u8]) {
    let puts = vec![(key.to_owned(), bytes.to_vec())];
    wait(store.commit(Batch { puts, ..Batch::default() })).unwrap();
}
