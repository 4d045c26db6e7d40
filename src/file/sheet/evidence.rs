//! What the cells say about decimal mark and date order, counted before anything is decided.
//!
//! One cell such as `1,234` or `04/05/2027` proves nothing; a column of them does. Where a column
//! is silent the sheet speaks for it, and where the sheet is silent the given conventions hold and
//! the user is asked.

use super::grid::Grid;
use super::range::Range;
use super::sniff::{Delimiter, Dialect};
use super::{Options, SheetFault, Stage, Watch, report};
use crate::model::reading::date::{self, DateOptions, Edge};
use crate::model::reading::{Conventions, DateOrder, Decimal, LONGEST_VALUE, money};
use crate::order::Sorted;
use serde::{Deserialize, Serialize};

/// Rows between two reports of progress.
const ROWS_A_REPORT: usize = 2_000;

/// Most letters beside the digits of an amount: `EUR` and `Millionen`.
const LONGEST_WORDS: usize = 12;

/// Cells of a column that speak for a decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecimalEvidence {
    /// Numbers only with a decimal point.
    pub point: u32,
    /// Numbers only with a decimal comma.
    pub comma: u32,
    /// Numbers with either, and not the same: `1,234`.
    pub open: u32,
}

/// Cells of a column that speak for an order of dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateEvidence {
    /// Dates only with the day first: the first number exceeds 12.
    pub day_first: u32,
    /// Dates only with the month first: the second number exceeds 12.
    pub month_first: u32,
    /// Dates only with a two-digit year first: the first number exceeds 31.
    pub year_first: u32,
    /// Dates in more than one order, and not the same: `04/05/2027`.
    pub open: u32,
}

/// The evidence of one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnEvidence {
    /// For the decimal mark.
    pub decimal: DecimalEvidence,
    /// For the order of dates.
    pub dates: DateEvidence,
}

/// On what a choice rests, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Basis {
    /// The user said so.
    Told,
    /// Evidence in the column, none against.
    Column,
    /// Evidence in the column for both; the more frequent was chosen and the rest is not read.
    Mixed,
    /// Evidence in other columns of the sheet.
    Sheet,
    /// The semicolon between cells, which spreadsheets write where the comma is the decimal mark.
    Delimiter,
    /// None: the conventions given.
    Default,
}

/// The conventions chosen for a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// The decimal mark.
    pub decimal: Decimal,
    /// On what it rests.
    pub decimal_basis: Basis,
    /// The order of dates.
    pub date_order: DateOrder,
    /// On what it rests.
    pub date_basis: Basis,
}

/// The conventions chosen for sheet and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// For the sheet.
    pub conventions: Conventions,
    /// For each column.
    pub columns: Vec<ColumnChoice>,
}

/// Counts the evidence of all columns. Fault: `Cancelled`.
pub fn gather(grid: &Grid, range: &Range, watch: Watch) -> Result<Vec<ColumnEvidence>, SheetFault> {
    let mut columns = vec![ColumnEvidence::default(); range.headers.len()];
    let total = range.rows.len() as u64;
    for (place, index) in range.rows.iter().enumerate() {
        if place.is_multiple_of(ROWS_A_REPORT) {
            // The first half of this stage; the profiles of the columns are the second.
            report(watch, Stage::Columns, place as u64, 2 * total)?;
        }
        let Some(row) = grid.rows.get(*index as usize) else { continue };
        for (evidence, cell) in columns.iter_mut().zip(row.cells()) {
            evidence.count(cell.trim());
        }
    }
    Ok(columns)
}

impl ColumnEvidence {
    fn count(&mut self, cell: &str) {
        // Most cells of a sheet are long texts or plain integers and say nothing here.
        if cell.len() > LONGEST_VALUE || !cell.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let count = |test: fn(&u8) -> bool| cell.bytes().filter(test).count();
        // Only three numbers have an order: a month by name leaves nothing open.
        if count(|b| matches!(b, b'.' | b'/' | b'-')) >= 2 && self.dates.count(cell) {
            return;
        }
        let marks = count(|b| matches!(b, b'.' | b','));
        // An amount has a currency and a multiple beside its digits, and no words.
        if marks > 0 && count(u8::is_ascii_alphabetic) <= LONGEST_WORDS {
            self.decimal.count(cell);
        }
    }
}

/// Neutral conventions to try a cell under.
fn under(decimal: Decimal, date_order: DateOrder) -> Conventions {
    let as_of = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    Conventions { decimal, date_order, as_of, currency: crate::model::money::Currency::EUR }
}

impl DecimalEvidence {
    fn count(&mut self, cell: &str) {
        let minor = |decimal| {
            let by = under(decimal, DateOrder::DayFirst);
            // A percentage and a shared sign are no amounts but their digits are evidence all the same.
            let digits = cell.trim_end_matches(['%', ' ']);
            money::read(digits, &by, money::Scale::Millions).ok().map(|amount| amount.money.minor)
        };
        match (minor(Decimal::Point), minor(Decimal::Comma)) {
            (Some(point), Some(comma)) if point != comma => self.open += 1,
            (Some(_), None) => self.point += 1,
            (None, Some(_)) => self.comma += 1,
            _ => {}
        }
    }

    fn choice(&self) -> Option<(Decimal, Basis)> {
        let basis = if self.point > 0 && self.comma > 0 { Basis::Mixed } else { Basis::Column };
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Some((Decimal::Point, basis)),
            std::cmp::Ordering::Less => Some((Decimal::Comma, basis)),
            std::cmp::Ordering::Equal => None,
        }
    }
}

impl DateEvidence {
    /// Counts a date; says whether it is one in any order.
    fn count(&mut self, cell: &str) -> bool {
        let read = |order| {
            let by = under(Decimal::Point, order);
            date::read(cell, &by, &DateOptions::plain(Edge::Start)).ok().map(|found| found.date)
        };
        match (read(DateOrder::DayFirst), read(DateOrder::MonthFirst)) {
            (Some(day), Some(month)) => self.open += u32::from(day != month),
            (Some(_), None) => self.day_first += 1,
            (None, Some(_)) => self.month_first += 1,
            (None, None) if read(DateOrder::YearFirst).is_some() => self.year_first += 1,
            (None, None) => return false,
        }
        true
    }

    fn choice(&self) -> Option<(DateOrder, Basis)> {
        let mut votes = [
            (self.day_first, DateOrder::DayFirst),
            (self.month_first, DateOrder::MonthFirst),
            (self.year_first, DateOrder::YearFirst),
        ];
        votes.order_by_key(|(count, _)| std::cmp::Reverse(*count));
        match votes {
            [(first, order), (second, _), _] if first > second => {
                Some((order, if second > 0 { Basis::Mixed } else { Basis::Column }))
            }
            _ => None,
        }
    }
}

/// Decides by the evidence: the user, the column, the sheet, the delimiter, the conventions given.
pub fn choose(columns: &[ColumnEvidence], dialect: &Dialect, options: &Options) -> Chosen {
    let (mut decimal, mut dates) = (DecimalEvidence::default(), DateEvidence::default());
    for column in columns {
        decimal.point += column.decimal.point;
        decimal.comma += column.decimal.comma;
        dates.day_first += column.dates.day_first;
        dates.month_first += column.dates.month_first;
        dates.year_first += column.dates.year_first;
    }
    let given = options.conventions;
    let sheet_decimal = decimal.choice().map(|(mark, _)| (mark, Basis::Sheet)).unwrap_or(
        if dialect.delimiter == Delimiter::Semicolon {
            (Decimal::Comma, Basis::Delimiter)
        } else {
            (given.decimal, Basis::Default)
        },
    );
    let sheet_order = dates
        .choice()
        .map_or((given.date_order, Basis::Default), |(order, _)| (order, Basis::Sheet));
    let told_decimal = options.decimal.map(|mark| (mark, Basis::Told));
    let told_order = options.date_order.map(|order| (order, Basis::Told));
    let columns = columns
        .iter()
        .map(|column| {
            let mark = told_decimal.or(column.decimal.choice()).unwrap_or(sheet_decimal);
            let order = told_order.or(column.dates.choice()).unwrap_or(sheet_order);
            ColumnChoice {
                decimal: mark.0,
                decimal_basis: mark.1,
                date_order: order.0,
                date_basis: order.1,
            }
        })
        .collect();
    let conventions = Conventions {
        decimal: told_decimal.unwrap_or(sheet_decimal).0,
        date_order: told_order.unwrap_or(sheet_order).0,
        ..given
    };
    Chosen { conventions, columns }
}
