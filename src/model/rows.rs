//! A table: records in id order, shared between versions of a workspace.
//!
//! The rows lie in chunks behind shared pointers, so a change copies one chunk and the spine
//! instead of the whole table. The untyped part is compiled once for all record types.

use super::id::{Id, Uid};
use super::record::{Record, Typed};
use crate::order::Sorted;
use std::marker::PhantomData;
use std::sync::Arc;

/// Most rows of a chunk; a fuller one is split in half.
const CHUNK_ROWS_MAX: usize = 256;

type Chunk = Vec<Arc<dyn Record>>;

/// The rows of one table without their type.
#[derive(Clone, Default)]
pub struct Rows {
    chunks: Arc<Vec<Arc<Chunk>>>,
    len: usize,
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether both are the same version of a table; costs no look at the rows.
    pub fn same_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// The row with an id.
    pub fn row(&self, uid: Uid) -> Option<&Arc<dyn Record>> {
        let chunk = self.chunks.get(self.chunk_of(uid))?;
        let at = chunk.binary_search_by_key(&uid, |row| row.uid()).ok()?;
        chunk.get(at)
    }

    /// All rows in the users' order: order key, then id.
    pub fn in_order(&self) -> Vec<&Arc<dyn Record>> {
        let mut rows: Vec<&Arc<dyn Record>> = self.iter().collect();
        rows.order_by(|a, b| a.base().order.cmp(&b.base().order).then(a.uid().cmp(&b.uid())));
        rows
    }

    /// All rows in id order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<dyn Record>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// Adds a row or replaces the one with its id, which is returned.
    pub fn put(&mut self, row: Arc<dyn Record>) -> Option<Arc<dyn Record>> {
        let uid = row.uid();
        let nth = self.chunk_of(uid);
        let chunks = Arc::make_mut(&mut self.chunks);
        let Some(shared) = chunks.get_mut(nth) else {
            chunks.push(Arc::new(vec![row]));
            self.len += 1;
            return None;
        };
        let chunk = Arc::make_mut(shared);
        match chunk.binary_search_by_key(&uid, |row| row.uid()) {
            Ok(at) => chunk.get_mut(at).map(|slot| std::mem::replace(slot, row)),
            Err(at) => {
                chunk.insert(at, row);
                self.len += 1;
                if chunk.len() > CHUNK_ROWS_MAX {
                    let upper = chunk.split_off(CHUNK_ROWS_MAX / 2);
                    chunks.insert(nth + 1, Arc::new(upper));
                }
                None
            }
        }
    }

    /// Takes the row with an id out.
    pub fn remove(&mut self, uid: Uid) -> Option<Arc<dyn Record>> {
        self.row(uid)?;
        let nth = self.chunk_of(uid);
        let chunks = Arc::make_mut(&mut self.chunks);
        let chunk = Arc::make_mut(chunks.get_mut(nth)?);
        let at = chunk.binary_search_by_key(&uid, |row| row.uid()).ok()?;
        let row = chunk.remove(at);
        if chunk.is_empty() {
            chunks.remove(nth);
        }
        self.len -= 1;
        Some(row)
    }

    /// The chunk an id lies in, or would: the last that starts at or below it.
    fn chunk_of(&self, uid: Uid) -> usize {
        let starts_below = |chunk: &Arc<Chunk>| chunk.first().is_some_and(|row| row.uid() <= uid);
        self.chunks.partition_point(starts_below).saturating_sub(1)
    }
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        let same_row = |(a, b): (&Arc<dyn Record>, &Arc<dyn Record>)| {
            Arc::ptr_eq(a, b) || a.as_ref() == b.as_ref()
        };
        self.same_as(other)
            || (self.len == other.len && self.iter().zip(other.iter()).all(same_row))
    }
}

/// The typed view of a table.
#[derive(Clone)]
pub struct Table<R> {
    rows: Rows,
    kind: PhantomData<fn() -> R>,
}

impl<R: Typed> Table<R> {
    /// Types the rows of a table. Rows of another type are passed over.
    pub fn new(rows: Rows) -> Self {
        Self { rows, kind: PhantomData }
    }

    /// The untyped rows.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The record with an id.
    pub fn row(&self, id: Id<R>) -> Option<&R> {
        self.rows.row(id.uid()).and_then(|row| row.as_any().downcast_ref())
    }

    /// All records in id order.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.rows.iter().filter_map(|row| row.as_any().downcast_ref())
    }

    /// All records in the users' order: order key, then id.
    pub fn in_order(&self) -> Vec<&R> {
        let rows = self.rows.in_order();
        rows.into_iter().filter_map(|row| row.as_any().downcast_ref()).collect()
    }
}
