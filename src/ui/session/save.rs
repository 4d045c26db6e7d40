//! Keeping the document: every change goes to the store at once, and "saved" is said only after
//! the store has said so.

use super::{Session, clock};
use crate::ui::platform::dom;
use leptos::prelude::*;
use plumbline::edit::{Entry, json};
use plumbline::file::envelope;
use plumbline::store::{Batch, Head, Store as _, StoreError, Write};

/// Entries after which the whole document is written again.
const ENTRIES_PER_SNAPSHOT: usize = 200;
/// Log bytes after which the whole document is written again.
const LOG_BYTES_MAX: usize = 256 * 1024;
/// Pause before another try after a failure.
const RETRY_MS: u32 = 5_000;

/// How the newest change is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has changed since the workspace was opened.
    Nothing,
    /// A change is on its way.
    Saving,
    /// The newest change was kept at this moment.
    Saved(i64),
    /// This browser keeps nothing; so many changes are in this window only.
    MemoryOnly(usize),
    /// The newest changes are not kept.
    Failed(StoreError, usize),
}

/// Changes on their way to the store.
#[derive(Default)]
pub(super) struct Queue {
    /// Entries not kept yet.
    pub waiting: Vec<(u64, Vec<u8>)>,
    /// The number of the newest entry in the store, as far as this window knows.
    pub kept_seq: Option<u64>,
    /// Entries and bytes of the log since the newest snapshot.
    pub log: (usize, usize),
    /// Whether a batch is under way.
    pub busy: bool,
    /// Whether the store only lives in this window.
    pub memory_only: bool,
    /// Changes since the start in a store that keeps nothing.
    pub unkept: usize,
}

impl Session {
    /// Queues an entry and starts to write unless a batch is under way.
    pub(super) fn queue_entry(self, entry: &Entry) {
        let bytes = json::entry_to_json(entry).to_string().into_bytes();
        let seq = entry.seq;
        self.inner.update_value(|inner| {
            inner.queue.waiting.push((seq, bytes));
            inner.queue.unkept += 1;
        });
        self.save.set(SaveState::Saving);
        self.flush();
    }

    /// Writes what waits.
    pub fn flush(self) {
        let idle =
            self.inner.with_value(|inner| !inner.queue.busy && !inner.queue.waiting.is_empty());
        if idle {
            self.inner.update_value(|inner| inner.queue.busy = true);
            crate::ui::platform::spawn(self.write_waiting());
        }
    }

    /// Whether changes wait that the store has not kept.
    pub fn has_unsaved(self) -> bool {
        self.inner.with_value(|inner| !inner.queue.waiting.is_empty())
    }

    async fn write_waiting(self) {
        while let Some((batch, count)) = self.next_batch() {
            let store = self.inner.with_value(|inner| inner.store.clone());
            let seq = batch.head.seq;
            let snapshot = batch.writes.iter().any(|write| matches!(write, Write::Snapshot { .. }));
            let bytes = batch.writes.iter().map(|write| match write {
                Write::Entry { bytes, .. } => bytes.len(),
                Write::Snapshot { .. } => 0,
            });
            let bytes = bytes.sum::<usize>();
            if let Err(error) = store.commit(batch).await {
                self.write_failed(error);
                break;
            }
            self.inner.update_value(|inner| {
                let queue = &mut inner.queue;
                queue.waiting.drain(..count);
                queue.kept_seq = Some(seq);
                queue.log =
                    if snapshot { (0, 0) } else { (queue.log.0 + count, queue.log.1 + bytes) };
            });
        }
        self.inner.update_value(|inner| inner.queue.busy = false);
        let (waiting, memory_only, unkept) = self.inner.with_value(|inner| {
            (inner.queue.waiting.len(), inner.queue.memory_only, inner.queue.unkept)
        });
        if waiting == 0 {
            let kept = SaveState::Saved(clock::now_ms());
            self.save.set(if memory_only { SaveState::MemoryOnly(unkept) } else { kept });
        }
    }

    /// What to write next, and how many waiting entries it holds.
    fn next_batch(self) -> Option<(Batch, usize)> {
        let document = self.document.get_untracked();
        self.inner.with_value(|inner| {
            let queue = &inner.queue;
            let (seq, _) = queue.waiting.last()?;
            let waiting_bytes: usize = queue.waiting.iter().map(|(_, bytes)| bytes.len()).sum();
            let count = queue.waiting.len();
            let long = queue.log.0 + count > ENTRIES_PER_SNAPSHOT
                || queue.log.1 + waiting_bytes > LOG_BYTES_MAX;
            let writes = if long || queue.kept_seq.is_none() {
                vec![Write::Snapshot { seq: *seq, bytes: envelope::write(&document).into_bytes() }]
            } else {
                let entries = queue.waiting.iter();
                entries
                    .map(|(seq, bytes)| Write::Entry { seq: *seq, bytes: bytes.clone() })
                    .collect()
            };
            let head = Head {
                uid: document.workspace.uid,
                name: document.workspace.settings().name,
                seq: *seq,
                saved_ms: clock::now_ms(),
            };
            Some((Batch { head, expect_seq: queue.kept_seq, writes }, count))
        })
    }

    fn write_failed(self, error: StoreError) {
        let waiting = self.inner.with_value(|inner| inner.queue.waiting.len());
        let fenced = matches!(error, StoreError::Fenced(_));
        self.save.set(SaveState::Failed(error, waiting));
        if !fenced {
            dom::after(RETRY_MS, move || self.flush());
        }
    }
}
