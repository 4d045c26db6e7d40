//! What is odd in the data of all registers, by kinds of oddness, each with what would mend it
//! where that is safe. Rules: `docs/method/data-health.md`.

mod cycle;
mod rules;
#[cfg(test)]
mod tests;

pub use rules::closed_on;

use crate::model::{Currency, RecordKind, RecordRef, Value, Workspace};
use crate::order::Sorted;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// From how many days on a report of a project in delivery is stale.
pub const STALE_DAYS: i64 = 45;

/// What is odd, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddness {
    /// It refers to a record that is not there.
    Dangling,
    /// A dependency that leads back to its own giver.
    Cycle,
    /// It ends before it begins.
    EndsFirst,
    /// A currency without a rate.
    NoRate,
    /// Cells that could not be read.
    Unread,
    /// Its day is past and it is not closed.
    Overdue,
    /// Nobody answers for it.
    NoOwner,
    /// Demand of nobody: neither role nor person.
    NoRole,
    /// Another of its type has the same name.
    SameName,
    /// Another project has the same number.
    SameKey,
    /// A project in delivery whose newest report is old, or which has none.
    StaleReport,
    /// An open project that contributes to no objective.
    NoObjective,
}

impl Oddness {
    /// All of them in order.
    pub const ALL: [Self; 12] = [
        Self::Dangling,
        Self::Cycle,
        Self::EndsFirst,
        Self::NoRate,
        Self::Unread,
        Self::Overdue,
        Self::NoOwner,
        Self::NoRole,
        Self::SameName,
        Self::SameKey,
        Self::StaleReport,
        Self::NoObjective,
    ];
}

/// What tells more of a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// Nothing.
    None,
    /// A field.
    Field(&'static str),
    /// A day that is so many days past.
    Past(NaiveDate, i64),
    /// So many cells.
    Cells(usize),
    /// A currency.
    Currency(Currency),
    /// A name or number.
    Text(String),
    /// So many days; none where there never was one.
    Days(Option<i64>),
}

/// A value that would mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Mend {
    /// The field.
    pub key: &'static str,
    /// Its value.
    pub value: Value,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Odd {
    /// The record.
    pub at: RecordRef,
    /// What tells more.
    pub detail: Detail,
    /// What would mend it, where that is safe.
    pub mend: Option<Mend>,
}

/// All findings of one sort, in the order of types and users.
#[derive(Clone, Debug, PartialEq)]
pub struct OddGroup {
    /// What is odd.
    pub oddness: Oddness,
    /// The findings.
    pub found: Vec<Odd>,
}

impl OddGroup {
    /// How many can be mended at once.
    pub fn mendable(&self) -> usize {
        self.found.iter().filter(|odd| odd.mend.is_some()).count()
    }
}

/// Everything odd on a day, the gravest first; sorts that do not occur are left out.
pub fn health(workspace: &Workspace, as_of: NaiveDate) -> Vec<OddGroup> {
    let mut found: BTreeMap<Oddness, Vec<Odd>> = BTreeMap::new();
    let mut add = |oddness: Oddness, odd: Odd| found.entry(oddness).or_default().push(odd);
    for kind in RecordKind::ALL {
        for record in workspace.rows(kind).in_order() {
            rules::of_record(workspace, record.as_ref(), as_of, &mut add);
        }
        rules::same_names(workspace, kind, &mut add);
    }
    rules::projects(workspace, as_of, &mut add);
    for at in cycle::dependencies(workspace) {
        add(Oddness::Cycle, Odd { at, detail: Detail::None, mend: None });
    }
    let mut groups: Vec<OddGroup> =
        found.into_iter().map(|(oddness, found)| OddGroup { oddness, found }).collect();
    groups.order_by_key(|group| group.oddness);
    groups
}

/// How many findings there are in all.
pub fn count(groups: &[OddGroup]) -> usize {
    groups.iter().map(|group| group.found.len()).sum()
}
