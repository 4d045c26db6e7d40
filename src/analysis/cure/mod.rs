//! What would cure a cell that is over: ways out, each tried on a copy of the plan, the best first.
//!
//! Rules and examples: `docs/method/cures.md`.

mod grid;
mod more;
mod room;

#[cfg(test)]
mod tests;

pub use grid::Series;
pub use more::project_of;

use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::kernel::apportion;
use crate::model::{Demand, Id, Money, Month, Moscow, Person, Project, Role, Workspace};
use crate::order::Sorted;
use grid::{Grid, Part};
use room::{contract, shift};
use std::collections::BTreeMap;

/// Most months that a project is delayed or stretched by.
const MONTHS_MAX: i32 = 6;
/// Months until somebody from outside can begin.
pub const LEAD_MONTHS: i32 = 2;
/// Most projects that are looked at: those that ask for most in the cell.
const CANDIDATES_MAX: usize = 40;
/// Most ways out that are given.
const CURES_MAX: usize = 10;

/// A way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The whole project begins so many months later.
    Delay {
        /// The project.
        project: Id<Project>,
        /// Months.
        months: i32,
    },
    /// The project takes so many months longer at the same effort.
    Stretch {
        /// The project.
        project: Id<Project>,
        /// Months.
        months: i32,
    },
    /// A part of the project's work in the month is done in another.
    Shift {
        /// The project.
        project: Id<Project>,
        /// Minutes.
        minutes: i64,
        /// The other month.
        to: Month,
    },
    /// Another person takes a part of the month over, in a role in which they have time.
    Swap {
        /// The project.
        project: Id<Project>,
        /// The person.
        person: Id<Person>,
        /// The role they have time in.
        role: Id<Role>,
        /// Minutes.
        minutes: i64,
    },
    /// What is left of the project from the month on begins again so many months later.
    Pause {
        /// The project.
        project: Id<Project>,
        /// Months.
        months: i32,
    },
    /// What is left of a project that could be left out is given up.
    Cut {
        /// The project.
        project: Id<Project>,
        /// How much it is needed.
        moscow: Moscow,
        /// Minutes given up.
        minutes: i64,
    },
    /// Somebody from outside for some months.
    Contract {
        /// Tenths of an FTE.
        tenths: i64,
        /// The first month.
        first: Month,
        /// The last month.
        last: Month,
    },
}

/// What a way out does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effect {
    /// Minutes asked for in the cell.
    pub demand: i64,
    /// Minutes available in the cell.
    pub supply: i64,
    /// Minutes short over all roles and months to come.
    pub short: i64,
    /// Months in which the role is over.
    pub months_over: usize,
}

/// Work that a person takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The project.
    pub project: Id<Project>,
    /// The role whose time it takes.
    pub role: Id<Role>,
    /// The person.
    pub person: Id<Person>,
    /// The month.
    pub month: Month,
    /// Minutes.
    pub minutes: i64,
}

/// A way out with its effect and what has to be changed for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cure {
    /// What is done.
    pub remedy: Remedy,
    /// What it does.
    pub effect: Effect,
    /// The benefit that comes later by it, of a year's worth.
    pub value_delayed: Option<Money>,
    /// The benefit of a year that does not come.
    pub value_lost: Option<Money>,
    /// Demands with their new months.
    pub demands: Vec<(Id<Demand>, Series)>,
    /// What a person takes over beside that.
    pub taken: Option<Taken>,
}

impl Cure {
    fn new(remedy: Remedy, effect: Effect, demands: Vec<(Id<Demand>, Series)>) -> Self {
        Self { remedy, effect, value_delayed: None, value_lost: None, demands, taken: None }
    }
}

/// The ways out of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cures {
    /// How it stands now.
    pub before: Effect,
    /// The ways out, the best first: what leaves least short, then what delays least.
    pub all: Vec<Cure>,
    /// Whether help from outside would come too late for this month.
    pub too_late: bool,
}

/// The ways out of a role's month. Work of this month and before stays where it is. `None` where the
/// role or the month is not there, or the month is not over.
pub fn cures(
    ws: &Workspace,
    capacity: &Capacity,
    role: Id<Role>,
    month: Month,
    this_month: Month,
) -> Option<Cures> {
    let (grid, parts) = Grid::new(capacity, this_month);
    let row = grid.row_of(role)?;
    let at = grid.column(month)?;
    let before = grid.effect(row, at);
    if before.demand <= before.supply || month < this_month {
        return None;
    }
    let mut all = Vec::new();
    let candidates = candidates(&grid, &parts, row, month);
    for (project, parts) in candidates.iter().copied() {
        let Some(record) = ws.find::<Project>(project) else { continue };
        let delays = delay(&grid, record.id(), parts, (row, at), this_month);
        let stretches = stretch(&grid, record.id(), parts, (row, at), this_month);
        let shifts = shift(&grid, record.id(), parts, (row, at), month);
        let cuts = more::cut(&grid, record, parts, (row, at), month);
        let swaps = more::swap(ws, capacity, &grid, project, parts, (role, month));
        all.extend([delays, stretches, shifts, cuts, swaps].into_iter().flatten());
    }
    all.extend(more::pause(ws, &grid, &candidates, (row, at), month));
    for cure in &mut all {
        let project = project_of(cure.remedy).and_then(|project| ws.find(project));
        cure.value_delayed = project.and_then(|project| value_delayed(project, cure.remedy));
    }
    let contract = contract(&grid, (row, at), month, this_month);
    let too_late = month < this_month.plus(LEAD_MONTHS);
    all.extend(contract);
    all.retain(|cure: &Cure| cure.effect.short < before.short && relieves(&cure.effect, &before));
    all.order_by_key(|cure| (cure.effect.short, delay_of(cure.remedy)));
    keep_of_every_sort(&mut all);
    Some(Cures { before, all, too_late })
}

/// As many as are given, the best of every sort among them.
fn keep_of_every_sort(all: &mut Vec<Cure>) {
    let mut seen = Vec::new();
    let mut kept = Vec::new();
    for (at, cure) in all.iter().enumerate() {
        let sort = std::mem::discriminant(&cure.remedy);
        if !seen.contains(&sort) {
            seen.push(sort);
            kept.push(at);
        }
    }
    let rest = (0..all.len()).filter(|at| !kept.contains(at)).collect::<Vec<_>>();
    kept.extend(rest);
    kept.truncate(CURES_MAX);
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        kept.contains(&(at - 1))
    });
}

/// The projects that ask for most in a cell.
fn candidates<'a>(
    grid: &Grid,
    parts: &'a Parts,
    row: usize,
    month: Month,
) -> Vec<(Id<Project>, &'a Vec<Part>)> {
    let named = parts.iter().filter_map(|(project, parts)| Some(((*project)?, parts)));
    let mut found: Vec<_> =
        named.filter(|(_, parts)| grid.minutes_in(parts, row, month) > 0).collect();
    found.order_by_key(|(_, parts)| std::cmp::Reverse(grid.minutes_in(parts, row, month)));
    found.truncate(CANDIDATES_MAX);
    found
}

/// Whether the cell itself is less over than before.
fn relieves(after: &Effect, before: &Effect) -> bool {
    after.demand - after.supply < before.demand - before.supply
}

/// By how many months something comes later.
fn delay_of(remedy: Remedy) -> i32 {
    match remedy {
        Remedy::Delay { months, .. }
        | Remedy::Stretch { months, .. }
        | Remedy::Pause { months, .. } => months,
        Remedy::Shift { .. }
        | Remedy::Swap { .. }
        | Remedy::Cut { .. }
        | Remedy::Contract { .. } => 0,
    }
}

/// The part of a year's benefit that comes later.
fn value_delayed(project: &Project, remedy: Remedy) -> Option<Money> {
    let months = i64::from(delay_of(remedy));
    let benefit = project.benefit.filter(|_| months > 0)?;
    Some(Money { minor: benefit.minor.saturating_mul(months) / 12, ..benefit })
}

/// The best delay: of those that leave least short the shortest. Only of what has not begun.
fn delay(
    grid: &Grid,
    project: Id<Project>,
    parts: &[Part],
    cell: (usize, usize),
    this_month: Month,
) -> Option<Cure> {
    if parts.iter().any(|part| part.series.keys().any(|month| *month <= this_month)) {
        return None;
    }
    let shifted = |months: i32| {
        let moved = |part: &Part| {
            part.series.iter().map(|(month, minutes)| (month.plus(months), *minutes)).collect()
        };
        parts.iter().map(moved).collect::<Vec<Series>>()
    };
    best(grid, parts, cell, |months| (Remedy::Delay { project, months }, shifted(months)))
}

/// The best stretch of what is still to come.
fn stretch(
    grid: &Grid,
    project: Id<Project>,
    parts: &[Part],
    cell: (usize, usize),
    this_month: Month,
) -> Option<Cure> {
    let ahead = |part: &Part| part.series.keys().copied().find(|month| *month > this_month);
    let first = parts.iter().filter_map(ahead).min()?;
    best(grid, parts, cell, |months| {
        let longer = parts.iter().map(|part| stretched(&part.series, first, months)).collect();
        (Remedy::Stretch { project, months }, longer)
    })
}

/// The months from `first` on over so many more months, to the minute: every month's work falls
/// evenly on the time it is stretched to.
fn stretched(series: &Series, first: Month, months: i32) -> Series {
    let mut out: Series =
        series.range(..first).map(|(month, minutes)| (*month, *minutes)).collect();
    let Some((last, _)) = series.range(first..).next_back() else { return out };
    let before = i64::from(last.since(first) + 1);
    let after = before + i64::from(months);
    for (month, minutes) in series.range(first..) {
        let at = i64::from(month.since(first));
        // In parts of a month where the whole has `before × after` of them.
        let (from, until) = (at * after, (at + 1) * after);
        let columns = from / before..=(until - 1) / before;
        let share =
            |column: i64| (until.min((column + 1) * before) - from.max(column * before)).max(0);
        let weights: Vec<i64> = columns.clone().map(share).collect();
        for (column, part) in columns.zip(apportion(*minutes, &weights)) {
            let month = first.plus(i32::try_from(column).unwrap_or(0));
            *out.entry(month).or_default() += part;
        }
    }
    out.retain(|_, minutes| *minutes != 0);
    out
}

/// Of all lengths the one that leaves least short, the shortest among equals.
fn best(
    grid: &Grid,
    parts: &[Part],
    (row, at): (usize, usize),
    make: impl Fn(i32) -> (Remedy, Vec<Series>),
) -> Option<Cure> {
    let mut best: Option<Cure> = None;
    for months in 1..=MONTHS_MAX {
        let (remedy, series) = make(months);
        let effect = grid.with(parts, &series).effect(row, at);
        if best.as_ref().is_none_or(|best| effect.short < best.effect.short) {
            best = Some(Cure::new(remedy, effect, named(parts, series)));
        }
    }
    best
}

fn named(parts: &[Part], series: Vec<Series>) -> Vec<(Id<Demand>, Series)> {
    let changed = parts.iter().zip(series).filter(|(part, series)| part.series != *series);
    changed.map(|(part, series)| (part.demand, series)).collect()
}

/// The projects of a plan with their demands.
type Parts = BTreeMap<Option<Id<Project>>, Vec<Part>>;
