//! The lines of a grid: records alone, or records under the heads of their groups.
//!
//! Everything that edits, copies or counts works on records. The lines say which record stands
//! where, so that a selection of lines becomes a selection of records in one place.

use super::Rectangle;
use crate::model::Uid;
use std::ops::Range;
use std::sync::Arc;

/// The head of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which group it is; the same in every version of the records.
    pub path: String,
    /// What its records have in common.
    pub label: String,
    /// How deep it stands, from 1.
    pub level: usize,
    /// Its records among all rows, those of the groups below it included.
    pub rows: Range<usize>,
    /// Whether what is below it is seen.
    pub open: bool,
    /// The worst health of its projects, by code.
    pub status: Option<String>,
}

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineAt<'a> {
    /// A record: its id, its place among the records seen, and how deep it stands, from 1.
    Record(Uid, usize, usize),
    /// The head of a group, by its number and itself.
    Head(usize, &'a Head),
}

/// What a line holds: a record by its place among those seen, or a head by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A record and how deep it stands.
    Record { nth: usize, level: usize },
    /// The head of a group.
    Head(usize),
}

/// The lines of a view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    pub(super) rows: Arc<Vec<Uid>>,
    pub(super) seen: Arc<Vec<Uid>>,
    pub(super) heads: Vec<Head>,
    /// One a line; none at all where records stand alone.
    pub(super) places: Vec<Place>,
}

impl Lines {
    /// Records without groups.
    pub fn flat(rows: Vec<Uid>) -> Self {
        let rows = Arc::new(rows);
        Self { seen: rows.clone(), rows, ..Self::default() }
    }

    /// All records of the view in order, those in folded groups included.
    pub fn rows(&self) -> &Arc<Vec<Uid>> {
        &self.rows
    }

    /// The records that stand on lines, in order.
    pub fn seen(&self) -> &Arc<Vec<Uid>> {
        &self.seen
    }

    /// The heads of all groups, those inside folded ones included.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// Whether there are groups.
    pub fn is_grouped(&self) -> bool {
        !self.heads.is_empty()
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        if self.is_grouped() { self.places.len() } else { self.seen.len() }
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What stands on a line.
    pub fn at(&self, line: usize) -> Option<LineAt<'_>> {
        if !self.is_grouped() {
            return self.seen.get(line).map(|uid| LineAt::Record(*uid, line, 1));
        }
        match *self.places.get(line)? {
            Place::Record { nth, level } => {
                self.seen.get(nth).map(|uid| LineAt::Record(*uid, nth, level))
            }
            Place::Head(number) => self.heads.get(number).map(|head| LineAt::Head(number, head)),
        }
    }

    /// The record on a line.
    pub fn uid(&self, line: usize) -> Option<Uid> {
        match self.at(line)? {
            LineAt::Record(uid, ..) => Some(uid),
            LineAt::Head(..) => None,
        }
    }

    /// The head on a line.
    pub fn head(&self, line: usize) -> Option<&Head> {
        match self.at(line)? {
            LineAt::Record(..) => None,
            LineAt::Head(_, head) => Some(head),
        }
    }

    /// The line of a record, or of the folded group it is in.
    pub fn line_of(&self, uid: Uid) -> Option<usize> {
        if let Some(nth) = self.seen.iter().position(|seen| *seen == uid) {
            return self.line_of_seen(nth);
        }
        let at = self.rows.iter().position(|row| *row == uid)?;
        let over = |head: &Head| !head.open && head.rows.contains(&at);
        // The outermost folded group is the one that is seen.
        let number = self.heads.iter().position(over)?;
        self.places.iter().position(|place| *place == Place::Head(number))
    }

    /// The line of the group with a path.
    pub fn line_of_head(&self, path: &str) -> Option<usize> {
        let number = self.heads.iter().position(|head| head.path == path)?;
        self.places.iter().position(|place| *place == Place::Head(number))
    }

    /// The line of a record by its place among those seen.
    pub fn line_of_seen(&self, nth: usize) -> Option<usize> {
        if !self.is_grouped() {
            return (nth < self.seen.len()).then_some(nth);
        }
        let own = |place: &Place| matches!(place, Place::Record { nth: own, .. } if *own == nth);
        self.places.iter().position(own)
    }

    /// The line of the head that a line stands under.
    pub fn parent(&self, line: usize) -> Option<usize> {
        let level = |at: usize| match self.at(at)? {
            LineAt::Record(_, _, level) => Some(level),
            LineAt::Head(_, head) => Some(head.level),
        };
        let own = level(line)?;
        (0..line).rev().find(|at| self.head(*at).is_some_and(|head| head.level < own))
    }

    /// The records of a stretch of lines as a stretch of the records seen; none where there is none.
    pub fn records(&self, area: Rectangle) -> Option<Rectangle> {
        let nth = |line: usize| match self.at(line) {
            Some(LineAt::Record(_, nth, _)) => Some(nth),
            _ => None,
        };
        let lines = area.rows().start..area.rows().end.min(self.len());
        let first = lines.clone().find_map(nth)?;
        let last = lines.rev().find_map(nth)?;
        Some(Rectangle { row: (first, last), ..area })
    }
}
