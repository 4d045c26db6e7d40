//! Causes: which projects fill one cell, in the order of their rank, and which would lose.

use super::heatmap::{Basis, Cell, cell};
use super::ledger::Ledger;
use super::load::{Load, RowKey};
use super::timeline::Bucket;
use crate::model::{Commitment, Id, Project};
use crate::order::Sorted;
use std::collections::BTreeMap;

/// What one project asks of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// The project; none for demand without one.
    pub project: Option<Id<Project>>,
    /// Its rank, where it has one.
    pub rank: Option<usize>,
    /// Committed minutes.
    pub committed: i64,
    /// Tentative minutes, 0 where they do not count.
    pub tentative: i64,
    /// Minutes asked for by the projects before it.
    pub before: i64,
    /// Minutes that do not fit when the projects are served in this order.
    pub loses: i64,
}

impl Cause {
    /// All its minutes.
    pub fn minutes(&self) -> i64 {
        self.committed + self.tentative
    }
}

/// The causes of one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Causes {
    /// The cell; its weeks are not judged here.
    pub cell: Cell,
    /// The projects by rank, those without a rank last, then by id.
    pub projects: Vec<Cause>,
}

impl Causes {
    /// How many projects lose something.
    pub fn losers(&self) -> usize {
        self.projects.iter().filter(|cause| cause.loses > 0).count()
    }
}

/// The causes of a row in a bucket; `None` where there is no such row.
pub fn causes(
    load: &Load,
    ledger: &Ledger,
    key: RowKey,
    bucket: &Bucket,
    basis: Basis,
    rank: &BTreeMap<Id<Project>, usize>,
) -> Option<Causes> {
    let cell = cell(load, load.row(key)?, bucket.segments.clone(), basis);
    let mut by_project: BTreeMap<Option<Id<Project>>, (i64, i64)> = BTreeMap::new();
    for spread in &ledger.spreads {
        if !basis.takes(spread) || !key.takes(spread.key(), &load.known_roles) {
            continue;
        }
        let minutes = spread.minutes_in(bucket.segments.clone());
        let sums = by_project.entry(spread.project).or_default();
        match spread.commitment {
            Commitment::Committed => sums.0 += minutes,
            Commitment::Tentative => sums.1 += minutes,
        }
    }
    let rank_of = |project: &Option<Id<Project>>| project.and_then(|id| rank.get(&id).copied());
    let mut order: Vec<_> = by_project.into_iter().filter(|(_, sums)| *sums != (0, 0)).collect();
    order.order_by_key(|(project, _)| (rank_of(project).unwrap_or(usize::MAX), *project));
    let mut before = 0;
    let cause = |(project, (committed, tentative)): (Option<Id<Project>>, (i64, i64))| {
        let minutes = committed + tentative;
        let past = before + minutes - cell.available.max(0);
        let rank = rank_of(&project);
        let cause = Cause {
            project,
            rank,
            committed,
            tentative,
            before,
            loses: past.clamp(0, minutes.max(0)),
        };
        before += minutes;
        cause
    };
    let projects = order.into_iter().map(cause).collect();
    Some(Causes { cell, projects })
}
