//! The store's promises asked of the browser's own database: `cargo xtask test` serves this page and
//! opens it in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

#[path = "../../src/store/testing/promises.rs"]
mod promises;

/// What a store is, as `promises` names it.
mod stores {
    pub use plumbline::store::layout::key::Span;
    pub use plumbline::store::{Batch, Guard, Store, StoreError};
}

#[allow(dead_code, reason = "the program uses the rest of these parts")]
#[path = "../../src/ui/platform"]
mod platform {
    pub mod idb;
    pub mod idb_request;
    /// Where this page lies: a database of its own.
    pub mod origin {
        pub fn path() -> String {
            "/promises/".to_owned()
        }
    }
}

use platform::idb::IdbStore;
use stores::{Batch, Guard, Span, Store, StoreError};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// One test, for there is one database: its steps would meet in it.
#[wasm_bindgen_test]
async fn the_browsers_store_keeps_the_promises_of_every_store() {
    let store = IdbStore::open().await.unwrap();
    promises::all_kept(&store).await;
    is_the_same_through_every_connection(&store).await;
}

/// What one connection has kept another one reads, and heeds in its guards.
async fn is_the_same_through_every_connection(store: &IdbStore) {
    let put = |bytes: &[u8]| vec![("head/1".to_owned(), bytes.to_vec())];
    let deletes = vec![Span::under("")];
    store.commit(Batch { deletes, puts: put(b"1"), guard: None }).await.unwrap();
    let other = IdbStore::open().await.unwrap();
    let spans = [Span::one("head/1")];
    assert_eq!(other.read(&spans).await.unwrap(), put(b"1"));
    let guard = || Some(Guard { key: "head/1".to_owned(), bytes: Some(b"1".to_vec()) });
    let change = |bytes: &[u8]| Batch { guard: guard(), deletes: vec![], puts: put(bytes) };
    other.commit(change(b"2")).await.unwrap();
    assert_eq!(store.commit(change(b"3")).await, Err(StoreError::Fenced));
    drop(other);
    assert_eq!(store.read(&spans).await.unwrap(), put(b"2"));
}
