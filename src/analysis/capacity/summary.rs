//! Summaries: which roles are over capacity, from when to when, and by how much.

use super::heatmap::{Cell, Heatmap};
use super::load::RowKey;
use crate::model::{Id, Role};
use crate::order::Sorted;
use std::ops::Range;

/// How one role fares in a span of buckets.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleOutlook {
    /// The role.
    pub role: Id<Role>,
    /// Buckets over 100 %.
    pub buckets_over: usize,
    /// The longest run of buckets over 100 % without a break, the first of equals.
    pub run: Option<Range<usize>>,
    /// Whether that run has all the buckets over.
    pub is_one_run: bool,
    /// The bucket with the highest utilisation; demand without supply is the highest of all.
    pub peak: Option<usize>,
    /// The percentage there; `None` where nothing is available.
    pub peak_percent: Option<f64>,
    /// The bucket with the largest gap in FTE, where one is over.
    pub gap_peak: Option<usize>,
    /// That gap in FTE; 0 where none is over.
    pub gap_fte_max: f64,
    /// Minutes short over all buckets that are over.
    pub minutes_short: i64,
    /// Supply and demand over the whole span.
    pub balance: Balance,
}

/// Supply and demand of a span of buckets in minutes and FTE.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Balance {
    /// Minutes asked for.
    pub demand: i64,
    /// Minutes available.
    pub available: i64,
    /// Minutes of one full-time person.
    pub full_time: i64,
}

impl Balance {
    /// The sum of some cells.
    pub fn of(cells: &[Cell]) -> Self {
        let sum = |minutes: fn(&Cell) -> i64| cells.iter().map(minutes).sum();
        Self {
            demand: sum(|cell| cell.demand),
            available: sum(|cell| cell.available),
            full_time: sum(|cell| cell.full_time),
        }
    }

    /// Minutes as FTE of the span; `None` where nobody works in it.
    fn fte(&self, minutes: i64) -> Option<f64> {
        (self.full_time > 0).then(|| minutes as f64 / self.full_time as f64)
    }

    /// Demand in FTE.
    pub fn demand_fte(&self) -> Option<f64> {
        self.fte(self.demand)
    }

    /// Supply in FTE.
    pub fn available_fte(&self) -> Option<f64> {
        self.fte(self.available)
    }

    /// Supply − demand in FTE: negative where there is too little.
    pub fn free_fte(&self) -> Option<f64> {
        self.fte(self.available - self.demand)
    }
}

/// What a heatmap says in short.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// All roles with demand or supply, worst first: most buckets over, then most minutes
    /// short, then highest peak, then the heatmap's order.
    pub roles: Vec<RoleOutlook>,
    /// All roles together.
    pub balance: Balance,
    /// How many buckets the span has.
    pub buckets: usize,
}

impl Summary {
    /// Summarises a span of buckets of a heatmap; indices count from the span's heatmap.
    pub fn new(heatmap: &Heatmap, span: Range<usize>) -> Self {
        let span = span.start..span.end.min(heatmap.buckets.len());
        let cells = |key| heatmap.row(key).and_then(|row| row.cells.get(span.clone()));
        let mut roles: Vec<RoleOutlook> = heatmap
            .roles
            .iter()
            .filter_map(|row| match row.key {
                RowKey::Role(role) => outlook(role, row.cells.get(span.clone())?, span.start),
                _ => None,
            })
            .collect();
        roles.order_by(|a, b| {
            let peak = |role: &RoleOutlook| role.peak_percent.unwrap_or(f64::INFINITY);
            let more = b.buckets_over.cmp(&a.buckets_over);
            let short = || b.minutes_short.cmp(&a.minutes_short);
            more.then_with(short).then_with(|| peak(b).total_cmp(&peak(a)))
        });
        let balance = Balance::of(cells(RowKey::All).unwrap_or_default());
        Self { roles, balance, buckets: span.len() }
    }

    /// The role that is over most; `None` where none is.
    pub fn worst(&self) -> Option<&RoleOutlook> {
        self.roles.first().filter(|role| role.buckets_over > 0)
    }
}

/// The outlook of a role; `None` where it has neither demand nor supply.
fn outlook(role: Id<Role>, cells: &[Cell], offset: usize) -> Option<RoleOutlook> {
    let is_used = |cell: &Cell| cell.demand != 0 || cell.available != 0;
    cells.iter().any(is_used).then_some(())?;
    let over = || cells.iter().enumerate().filter(|(_, cell)| cell.is_over());
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in over() {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    let shift = |run: &Range<usize>| run.start + offset..run.end + offset;
    let longest = runs.iter().rev().max_by_key(|run| run.len()).map(shift);
    let height = |cell: &Cell| match cell.utilisation.percent() {
        Some(percent) => percent,
        None if cell.demand > 0 => f64::INFINITY,
        None => f64::NEG_INFINITY,
    };
    let first_highest = |of: &dyn Fn(&Cell) -> f64| {
        let by = |a: &(usize, &Cell), b: &(usize, &Cell)| of(a.1).total_cmp(&of(b.1));
        cells.iter().enumerate().rev().max_by(by).map(|(at, cell)| (at, *cell))
    };
    let gap = |cell: &Cell| if cell.is_over() { cell.gap_fte().unwrap_or(0.0) } else { 0.0 };
    let peak = first_highest(&height);
    let gap_peak = first_highest(&gap).filter(|(_, cell)| cell.is_over());
    Some(RoleOutlook {
        role,
        buckets_over: over().count(),
        run: longest,
        is_one_run: runs.len() == 1,
        peak: peak.map(|(at, _)| at + offset),
        peak_percent: peak.and_then(|(_, cell)| cell.utilisation.percent()),
        gap_peak: gap_peak.map(|(at, _)| at + offset),
        gap_fte_max: gap_peak.map_or(0.0, |(_, cell)| gap(&cell)),
        minutes_short: over().map(|(_, cell)| cell.gap()).sum(),
        balance: Balance::of(cells),
    })
}
