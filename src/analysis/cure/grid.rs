//! Roles × months in whole minutes: the copy of the plan on which a way out is tried.

use super::{Effect, Parts, Taken};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::kernel::round_div;
use crate::analysis::capacity::load::RowKey;
use crate::model::{Demand, Id, Month, Role};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Minutes by month.
pub type Series = BTreeMap<Month, i64>;

/// A demand of a project.
#[derive(Clone, Debug)]
pub struct Part {
    /// The demand.
    pub demand: Id<Demand>,
    /// The row of its role.
    pub row: usize,
    /// Its months.
    pub series: Series,
}

/// The plan, or a copy of it.
#[derive(Clone, Debug)]
pub struct Grid {
    first: Month,
    months: usize,
    /// The first column that counts: what is before is past.
    now: usize,
    roles: Vec<Id<Role>>,
    full_time: Vec<i64>,
    /// Demand less supply and supply, by row and column.
    demand: Vec<Vec<i64>>,
    supply: Vec<Vec<i64>>,
}

impl Grid {
    /// The plan of a capacity by month, and the demands of each project.
    pub fn new(capacity: &Capacity, this_month: Month) -> (Self, Parts) {
        let timeline = capacity.timeline();
        let (first, months) = (timeline.first, timeline.months);
        let sums = |minutes: &[i64]| -> Vec<i64> {
            let sum = |at: usize| {
                let month = first.plus(i32::try_from(at).unwrap_or(0));
                let segments = timeline.segments_of(month).unwrap_or_default();
                minutes.get(segments).unwrap_or_default().iter().sum()
            };
            (0..months).map(sum).collect()
        };
        let mut grid = Self {
            first,
            months,
            now: usize::try_from(this_month.since(first)).unwrap_or(0),
            roles: Vec::new(),
            full_time: sums(&capacity.load.full_time.segments),
            demand: Vec::new(),
            supply: Vec::new(),
        };
        let mut parts = Parts::new();
        for row in &capacity.load.roles {
            if let RowKey::Role(role) = row.key {
                grid.roles.push(role);
                grid.supply.push(sums(&row.supply));
                grid.demand.push(vec![0; months]);
            }
        }
        for spread in capacity.ledger.spreads.iter().filter(|spread| spread.counted) {
            let row = spread.role.and_then(|role| grid.row_of(role));
            let (Some(row), Some(record)) = (row, spread.record()) else { continue };
            let series: Series = record.minutes.iter().map(|(m, minutes)| (*m, *minutes)).collect();
            grid.add(row, &series, 1);
            let part = Part { demand: spread.demand, row, series };
            parts.entry(spread.project).or_default().push(part);
        }
        (grid, parts)
    }

    /// The row of a role.
    pub fn row_of(&self, role: Id<Role>) -> Option<usize> {
        self.roles.iter().position(|other| *other == role)
    }

    /// The column of a month.
    pub fn column(&self, month: Month) -> Option<usize> {
        usize::try_from(month.since(self.first)).ok().filter(|at| *at < self.months)
    }

    /// The month of a column.
    pub fn month(&self, column: usize) -> Month {
        self.first.plus(i32::try_from(column).unwrap_or(0))
    }

    /// How many columns there are.
    pub fn months(&self) -> usize {
        self.months
    }

    /// Minutes of one FTE in a column.
    pub fn full_time(&self, column: usize) -> i64 {
        self.full_time.get(column).copied().unwrap_or(0)
    }

    /// Minutes of some demands in a cell.
    pub fn minutes_in(&self, parts: &[Part], row: usize, month: Month) -> i64 {
        let here = parts.iter().filter(|part| part.row == row);
        here.filter_map(|part| part.series.get(&month)).sum()
    }

    /// Minutes too much in a cell; less than 0 where there is room.
    pub fn over(&self, row: usize, column: usize) -> i64 {
        let of = |table: &Vec<Vec<i64>>| {
            table.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
        };
        of(&self.demand) - of(&self.supply)
    }

    /// How it stands in a cell and in the whole.
    pub fn effect(&self, row: usize, column: usize) -> Effect {
        let ahead = || self.now..self.months;
        let all = (0..self.roles.len()).flat_map(|row| ahead().map(move |at| (row, at)));
        let supply = self.supply.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
        Effect {
            demand: self.over(row, column) + supply,
            supply,
            short: all.map(|(row, at)| self.over(row, at).max(0)).sum(),
            months_over: ahead().filter(|at| self.over(row, *at) > 0).count(),
        }
    }

    /// A copy in which some demands have other months.
    pub fn with(&self, parts: &[Part], series: &[Series]) -> Self {
        let mut copy = self.clone();
        for (part, series) in parts.iter().zip(series) {
            copy.add(part.row, &part.series, -1);
            copy.add(part.row, series, 1);
        }
        copy
    }

    /// A copy in which a row has so many tenths of an FTE more for some months.
    pub fn with_supply(&self, row: usize, columns: RangeInclusive<usize>, tenths: i64) -> Self {
        let mut copy = self.clone();
        for column in columns {
            let more = round_div(i128::from(tenths) * i128::from(self.full_time(column)), 10);
            let cell = copy.supply.get_mut(row).and_then(|row| row.get_mut(column));
            cell.into_iter().for_each(|cell| *cell += more);
        }
        copy
    }

    /// A copy in which a person has taken work over.
    pub fn with_taken(&self, taken: &Taken) -> Self {
        let mut copy = self.clone();
        if let Some(row) = self.row_of(taken.role) {
            copy.add(row, &Series::from([(taken.month, taken.minutes)]), 1);
        }
        copy
    }

    fn add(&mut self, row: usize, series: &Series, sign: i64) {
        for (month, minutes) in series {
            let column = self.column(*month);
            let cell = self.demand.get_mut(row).zip(column).and_then(|(row, at)| row.get_mut(at));
            cell.into_iter().for_each(|cell| *cell += sign * minutes);
        }
    }
}
