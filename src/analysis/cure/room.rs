//! Ways out that find room: work done in a later month, and help from outside.

use super::grid::{Grid, Part};
use super::{Cure, LEAD_MONTHS, MONTHS_MAX, Remedy, Series, named};
use crate::model::{Id, Month, Project};

/// What is too much of the month, as far as the project has it, in the nearest later month with
/// room; the earlier of equals. Room further away than half a year is none.
pub(super) fn shift(
    grid: &Grid,
    project: Id<Project>,
    parts: &[Part],
    (row, at): (usize, usize),
    month: Month,
) -> Option<Cure> {
    let over = grid.over(row, at);
    let minutes = over.min(grid.minutes_in(parts, row, month));
    let to = (1..=MONTHS_MAX)
        .map(|step| month.plus(step))
        .find(|to| grid.column(*to).is_some_and(|column| -grid.over(row, column) >= minutes))?;
    let series = moved(parts, row, month, minutes, Some(to));
    let effect = grid.with(parts, &series).effect(row, at);
    let remedy = Remedy::Shift { project, minutes, to };
    Some(Cure::new(remedy, effect, named(parts, series)))
}

/// The demands with so many minutes of a row taken out of a month, the first of them first, and put
/// into another month where one is named.
pub(super) fn moved(
    parts: &[Part],
    row: usize,
    month: Month,
    minutes: i64,
    to: Option<Month>,
) -> Vec<Series> {
    let mut left = minutes;
    let moved = |part: &Part| {
        let mut series = part.series.clone();
        if part.row == row {
            let here = series.get(&month).copied().unwrap_or(0).min(left);
            left -= here;
            *series.entry(month).or_default() -= here;
            if let Some(to) = to {
                *series.entry(to).or_default() += here;
            }
            series.retain(|_, minutes| *minutes != 0);
        }
        series
    };
    parts.iter().map(moved).collect()
}

/// Somebody for all months around the cell in which the role is over, from when they can begin.
pub(super) fn contract(
    grid: &Grid,
    (row, at): (usize, usize),
    month: Month,
    this_month: Month,
) -> Option<Cure> {
    let earliest = grid.column(this_month.plus(LEAD_MONTHS)).unwrap_or(0);
    if month < this_month.plus(LEAD_MONTHS) {
        return None;
    }
    let (mut first, mut last) = (at, at);
    while first > earliest && grid.over(row, first - 1) > 0 {
        first -= 1;
    }
    while last + 1 < grid.months() && grid.over(row, last + 1) > 0 {
        last += 1;
    }
    // In tenths of an FTE, rounded up; a month without working days needs nobody.
    let tenths = (first..=last).map(|column| {
        let full = grid.full_time(column);
        if full > 0 { (10 * grid.over(row, column) + full - 1) / full } else { 0 }
    });
    let tenths = tenths.max().filter(|tenths| *tenths > 0)?;
    let effect = grid.with_supply(row, first..=last, tenths).effect(row, at);
    let name = |column: usize| grid.month(column);
    let remedy = Remedy::Contract { tenths, first: name(first), last: name(last) };
    Some(Cure::new(remedy, effect, Vec::new()))
}
