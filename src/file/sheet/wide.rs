//! Months across the top: columns whose headers are months form one block of demand, to be turned
//! into one series a row.

use super::grid::Grid;
use super::profile::{ColumnProfile, Kind, recount_as_month};
use super::range::Range;
use super::units::{self, DemandUnit};
use crate::model::month::Month;
use crate::model::reading::{Conventions, ReadingFault, as_text, month, number};
use serde::{Deserialize, Serialize};

/// Fewest months that form a block: one column with a month for a name may be anything.
const FEWEST_MONTHS: usize = 2;

/// A column of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthColumn {
    /// Index of the column.
    pub column: u32,
    /// Its month.
    #[serde(with = "as_text")]
    pub month: Month,
}

/// On what the unit of a block rests, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitBasis {
    /// The header of a month names it.
    Header,
    /// Another column names it row by row.
    Column(u32),
    /// A row above the header names it.
    Title,
    /// The numbers have percent signs.
    PercentSigns,
    /// Only the size of the numbers: up to 5 FTE, up to 31 days, above that hours. To be asked.
    Size,
}

/// The unit of a block.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitEvidence {
    /// The unit; the most frequent one where a column names it row by row.
    pub unit: DemandUnit,
    /// On what it rests.
    pub basis: UnitBasis,
    /// The largest number in the block.
    pub largest: f64,
    /// Numbers in the block.
    pub numbers: u32,
}

/// A run of month columns, each later than the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthGroup {
    /// The columns, at least two, in order.
    pub columns: Vec<MonthColumn>,
    /// Months between first and last that have no column.
    pub missing: u32,
    /// Headers whose century was supplied.
    pub two_digit_years: u32,
    /// The unit; none for a block without a number.
    pub unit: Option<UnitEvidence>,
}

impl MonthGroup {
    /// The first and the last month.
    pub fn span(&self) -> Option<(Month, Month)> {
        Some((self.columns.first()?.month, self.columns.last()?.month))
    }
}

/// Finds the blocks and marks their columns with [`Kind::Month`].
pub fn groups(
    grid: &Grid,
    range: &Range,
    profiles: &mut [ColumnProfile],
    by: &Conventions,
) -> Vec<MonthGroup> {
    let mut groups: Vec<MonthGroup> = Vec::new();
    let mut run: Option<MonthGroup> = None;
    for column in 0..profiles.len() {
        let Some(found) = month_of(grid, range, column, by) else { continue };
        let later = run.as_ref().and_then(MonthGroup::span).is_some_and(|(_, l)| found.month > l);
        if !later {
            groups.extend(run.take());
        }
        let group = run.get_or_insert(MonthGroup {
            columns: Vec::new(),
            missing: 0,
            two_digit_years: 0,
            unit: None,
        });
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        group.columns.push(MonthColumn { column, month: found.month });
        group.two_digit_years += u32::from(found.two_digit_year);
    }
    groups.extend(run);
    groups.retain(|group| group.columns.len() >= FEWEST_MONTHS);
    for (index, group) in groups.iter_mut().enumerate() {
        let months = group.span().map_or(0, |(first, last)| last.since(first) + 1);
        let columns = u32::try_from(group.columns.len()).unwrap_or(u32::MAX);
        group.missing = u32::try_from(months).unwrap_or(0).saturating_sub(columns);
        for column in &group.columns {
            let place = column.column as usize;
            if let Some(profile) = profiles.get_mut(place) {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                recount_as_month(profile, grid, range, place, index, by);
            }
        }
        group.unit = unit(grid, range, profiles, group, by);
    }
    groups
}

/// The month a column is headed by: its header, without a unit beside it, or with the year that
/// stands above it.
fn month_of(
    grid: &Grid,
    range: &Range,
    column: usize,
    by: &Conventions,
) -> Option<month::MonthRead> {
    let raw = grid.cell(range.header?, column);
    let bare = without_unit(raw);
    match month::read(&bare, by) {
        Ok(found) => Some(found),
        Err(ReadingFault::YearMissing) => {
            let year = year_above(grid, range.header?, column)?;
            month::read(&format!("{bare} {year}"), by).ok()
        }
        Err(_) => None,
    }
}

/// A header without words for units of demand and brackets around them.
fn without_unit(header: &str) -> String {
    let word = |token: &&str| {
        let bare = token.trim_matches(|c: char| "()[].".contains(c)).to_lowercase();
        units::demand_word(&bare).is_none()
    };
    header.split_whitespace().filter(word).collect::<Vec<_>>().join(" ")
}

/// The year in the row above, in this column or the nearest to the left, as merged cells leave it.
fn year_above(grid: &Grid, header: u32, column: usize) -> Option<i32> {
    let above = header.checked_sub(1)?;
    let text = (0..=column).rev().map(|c| grid.cell(above, c).trim()).find(|t| !t.is_empty())?;
    text.parse().ok().filter(|year| (1900..=2199).contains(year))
}

/// What the figures of the months are in: hours, days, full-time equivalents, shares, with the
/// evidence.
fn unit(
    grid: &Grid,
    range: &Range,
    profiles: &[ColumnProfile],
    group: &MonthGroup,
    by: &Conventions,
) -> Option<UnitEvidence> {
    let (largest, numbers, percents) = sizes(grid, range, profiles, group, by);
    if numbers == 0 {
        return None;
    }
    let header = group
        .columns
        .iter()
        .find_map(|c| units::named(grid.cell(range.header?, c.column as usize)).demand)
        .map(|unit| (unit, UnitBasis::Header));
    let by_column = || {
        profiles.iter().enumerate().find_map(|(place, profile)| {
            let unit = column_of_units(grid, range, place, profile)?;
            Some((unit, UnitBasis::Column(u32::try_from(place).ok()?)))
        })
    };
    let by_title = || {
        let above = range.header.and_then(|header| grid.rows.get(..header as usize))?;
        let unit = above.iter().flat_map(|row| row.cells()).find_map(|c| units::named(c).demand)?;
        Some((unit, UnitBasis::Title))
    };
    let by_signs =
        || (2 * percents > numbers).then_some((DemandUnit::Percent, UnitBasis::PercentSigns));
    let by_size = || {
        let unit = match largest {
            largest if largest <= 5.0 => DemandUnit::Fte,
            largest if largest <= 31.0 => DemandUnit::Days,
            _ => DemandUnit::Hours,
        };
        (unit, UnitBasis::Size)
    };
    let (unit, basis) =
        header.or_else(by_signs).or_else(by_column).or_else(by_title).unwrap_or_else(by_size);
    Some(UnitEvidence { unit, basis, largest, numbers })
}

/// Largest number, how many numbers and how many percentages a block holds.
fn sizes(
    grid: &Grid,
    range: &Range,
    profiles: &[ColumnProfile],
    group: &MonthGroup,
    by: &Conventions,
) -> (f64, u32, u32) {
    let (mut largest, mut numbers, mut percents) = (0.0_f64, 0, 0);
    for column in &group.columns {
        let place = column.column as usize;
        let decimal = profiles.get(place).map_or(by.decimal, |profile| profile.choice.decimal);
        for row in &range.rows {
            if let Ok(number) = number::read(grid.cell(*row, place), decimal) {
                largest = largest.max(number.value.to_f64());
                numbers += 1;
                percents += u32::from(number.percent);
            }
        }
    }
    (largest, numbers, percents)
}

/// The most frequent unit of a column in which every value is a unit of demand.
fn column_of_units(
    grid: &Grid,
    range: &Range,
    place: usize,
    profile: &ColumnProfile,
) -> Option<DemandUnit> {
    if profile.kind != Kind::Text || profile.distinct > 10 {
        return None;
    }
    let mut counts = std::collections::BTreeMap::<DemandUnit, u32>::new();
    for row in &range.rows {
        let cell = grid.cell(*row, place).trim().to_lowercase();
        if !cell.is_empty() {
            *counts.entry(units::demand_word(&cell)?).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(unit, _)| unit)
}
