//! The document: one workspace as a plain value of tables.

use super::id::{Id, Uid};
use super::money::{Currency, Money, Unconverted};
use super::record::{Record, RecordRef, Typed};
use super::rows::{Rows, Table};
use super::{Calendar, RecordKind, Settings};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A workspace. Cloning is cheap: versions share the tables that did not change.
#[derive(Clone, PartialEq)]
pub struct Workspace {
    /// The workspace's own id.
    pub uid: Uid,
    tables: [Rows; RecordKind::ALL.len()],
    /// Members of a file this version does not know, kept as they were.
    pub extra: BTreeMap<String, Json>,
}

impl Workspace {
    /// A workspace without any record. Settings and calendar are added as records.
    pub fn new(uid: Uid) -> Self {
        Self { uid, tables: std::array::from_fn(|_| Rows::default()), extra: BTreeMap::new() }
    }

    /// The rows of a table.
    #[expect(clippy::indexing_slicing, reason = "the array has one place for every kind")]
    pub fn rows(&self, kind: RecordKind) -> &Rows {
        &self.tables[kind as usize]
    }

    /// The typed view of a table.
    pub fn table<R: Typed>(&self) -> Table<R> {
        Table::new(self.rows(R::KIND).clone())
    }

    /// One record by its typed id.
    pub fn find<R: Typed>(&self, id: Id<R>) -> Option<&R> {
        self.rows(R::KIND).row(id.uid()).and_then(|row| row.as_any().downcast_ref())
    }

    /// One record by name.
    pub fn record(&self, at: RecordRef) -> Option<&Arc<dyn Record>> {
        self.rows(at.kind).row(at.uid)
    }

    /// Puts a whole table in the place of the one there.
    #[expect(clippy::indexing_slicing, reason = "the array has one place for every kind")]
    pub fn put_rows(&mut self, kind: RecordKind, rows: &Rows) {
        self.tables[kind as usize] = rows.clone();
    }

    /// Puts a record into its table and returns the one it replaced. Checks nothing.
    #[expect(clippy::indexing_slicing, reason = "the array has one place for every kind")]
    pub fn put(&mut self, record: Arc<dyn Record>) -> Option<Arc<dyn Record>> {
        self.tables[record.kind() as usize].put(record)
    }

    /// Takes a record out of its table. Checks nothing.
    #[expect(clippy::indexing_slicing, reason = "the array has one place for every kind")]
    pub fn remove(&mut self, at: RecordRef) -> Option<Arc<dyn Record>> {
        self.tables[at.kind as usize].remove(at.uid)
    }

    /// All records of all tables, by kind and id.
    pub fn records(&self) -> impl Iterator<Item = &Arc<dyn Record>> {
        self.tables.iter().flat_map(Rows::iter)
    }

    /// How many records there are in all.
    pub fn len(&self) -> usize {
        self.tables.iter().map(Rows::len).sum()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The settings, or those of a new workspace where the record is missing. A copy: where one
    /// figure of them is asked for many times, [`Self::settings_held`] costs nothing.
    pub fn settings(&self) -> Settings {
        self.settings_held().cloned().unwrap_or_else(|| Settings::empty(self.uid))
    }

    /// The settings record; `None` where it is missing.
    pub fn settings_held(&self) -> Option<&Settings> {
        let first = self.rows(RecordKind::Settings).iter().next();
        first.and_then(|row| row.as_any().downcast_ref())
    }

    /// The default calendar, or five days of eight hours where none is named.
    pub fn default_calendar(&self) -> Calendar {
        let named = self.settings_held().and_then(|held| self.find(held.calendar?));
        let first = || self.rows(RecordKind::Calendar).iter().next();
        named
            .or_else(|| first().and_then(|row| row.as_any().downcast_ref()))
            .cloned()
            .unwrap_or_else(|| Calendar::empty(self.uid))
    }

    /// Converts an amount into the reporting currency at the newest rate on or before a date.
    ///
    /// An amount in the reporting currency needs no rate.
    ///
    /// # Errors
    /// [`Unconverted`]: no rate, or an amount beyond all bounds.
    pub fn in_reporting(&self, money: Money, on: chrono::NaiveDate) -> Result<Money, Unconverted> {
        match self.settings_held() {
            Some(settings) => settings.convert(money, on),
            None => Settings::empty(self.uid).convert(money, on),
        }
    }

    /// The currency totals are shown in.
    pub fn reporting_currency(&self) -> Currency {
        self.settings_held().map_or(Currency::GBP, Settings::reporting_currency)
    }
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Workspace {} of {} records", self.uid, self.len())
    }
}
