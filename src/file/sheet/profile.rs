//! What a column holds: a proposal with its counts, which the user can turn.

use super::columns::Header;
use super::evidence::{Chosen, ColumnChoice, ColumnEvidence};
use super::grid::Grid;
use super::range::Range;
use super::units::{self, NamedUnits};
use super::{Options, SheetFault};
use crate::model::money::Currency;
use crate::model::reading::date::{self, DateOptions, Edge};
use crate::model::reading::money::Scale;
use crate::model::reading::{Conventions, ReadingFault, as_text_option, money, number};
use crate::order::Sorted;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Distinct values are counted up to this.
pub const MOST_DISTINCT: u32 = 5_000;
/// Rows between two questions whether to go on.
const ROWS_A_REPORT: usize = 5_000;
/// Values shown as samples.
const SAMPLES: usize = 3;
/// Values that cannot be read, kept with their place.
const UNREADABLE_SHOWN: usize = 5;
/// Share of the filled cells, in percent, from which a column is of a kind.
const KIND_SHARE: u32 = 60;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// Nothing in it.
    Empty,
    /// Texts; also numbers with leading zeros, which are codes.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers with decimals.
    Number,
    /// Percentages.
    Percent,
    /// Amounts of money: with a currency, or under a header that names one.
    Money,
    /// Dates.
    Date,
    /// One month of a wide block, the one of this index.
    Month(u32),
}

/// How many cells of a column are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Cells with more than spaces.
    pub filled: u32,
    /// Cells without.
    pub empty: u32,
    /// Whole numbers.
    pub whole: u32,
    /// Numbers with decimals.
    pub number: u32,
    /// Numbers with a percent sign.
    pub percent: u32,
    /// Amounts with a currency.
    pub money: u32,
    /// Dates.
    pub date: u32,
    /// Numbers in the other decimal convention or oddly grouped.
    pub refused_number: u32,
    /// Dates in the other order, out of range, with a time or not in the calendar.
    pub refused_date: u32,
    /// Whole numbers written with leading zeros.
    pub leading_zeros: u32,
    /// Everything else.
    pub text: u32,
}

/// A cell whose text has no value of the kind of its column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// Index of the row in the grid.
    pub row: u32,
    /// Line in the file.
    pub line: u32,
    /// The text.
    pub text: String,
    /// Why.
    pub fault: ReadingFault,
}

/// Smallest, middle and largest number of a column, as written: evidence for the scale of money.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Smallest.
    pub smallest: f64,
    /// Half of the numbers are not larger.
    pub median: f64,
    /// Largest.
    pub largest: f64,
}

/// A currency found in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyFound {
    /// The most frequent currency, from the cells or else from the header.
    #[serde(with = "as_text_option")]
    pub currency: Option<Currency>,
    /// How many cells name it; 0 where only the header does.
    pub cells: u32,
    /// How many cells name another one.
    pub others: u32,
    /// Whether a sign that several currencies share (`$`) was taken for it.
    pub shared_sign: bool,
}

/// Everything found out about a column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnProfile {
    /// Its header.
    pub header: Header,
    /// The kind proposed.
    pub kind: Kind,
    /// How many cells are what.
    pub counts: Counts,
    /// What speaks for decimal mark and date order.
    pub evidence: ColumnEvidence,
    /// What was chosen of it.
    pub choice: ColumnChoice,
    /// Units named in the header.
    pub named: NamedUnits,
    /// Scale of amounts as far as the header says; `None` is to be asked for money.
    pub scale: Option<Scale>,
    /// Cells with a multiple of their own (`£0.58m`).
    pub own_multiples: u32,
    /// The currency.
    pub currency: CurrencyFound,
    /// The spread of the numbers; none without numbers.
    pub spread: Option<Spread>,
    /// Dates whose century was supplied.
    pub two_digit_years: u32,
    /// Dates that name only a month, quarter or year.
    pub imprecise_dates: u32,
    /// How many different values there are, up to [`MOST_DISTINCT`].
    pub distinct: u32,
    /// The first different values.
    pub samples: Vec<String>,
    /// The first cells without a value of the kind.
    pub unreadable: Vec<Unreadable>,
    /// How many such cells there are.
    pub unreadable_total: u32,
}

/// Profiles one column; `go_on` is asked every few thousand rows. Fault: that of `go_on`.
pub fn profile(
    grid: &Grid,
    range: &Range,
    column: usize,
    evidence: &ColumnEvidence,
    chosen: &Chosen,
    options: &Options,
    go_on: &mut dyn FnMut() -> Result<(), SheetFault>,
) -> Result<ColumnProfile, SheetFault> {
    let fallback = ColumnChoice {
        decimal: chosen.conventions.decimal,
        decimal_basis: super::evidence::Basis::Default,
        date_order: chosen.conventions.date_order,
        date_basis: super::evidence::Basis::Default,
    };
    let choice = chosen.columns.get(column).copied().unwrap_or(fallback);
    let by = Conventions {
        decimal: choice.decimal,
        date_order: choice.date_order,
        ..options.conventions
    };
    let header = range.headers.get(column).cloned();
    let header =
        header.unwrap_or(Header { text: String::new(), letter: String::new(), note: None });
    let named = units::named(&header.text);
    let mut tally = Tally::default();
    let cells = || range.rows.iter().map(|row| (*row, grid.cell(*row, column).trim()));
    for (place, (_, cell)) in cells().enumerate() {
        if place.is_multiple_of(ROWS_A_REPORT) {
            go_on()?;
        }
        tally.count(cell, &by);
    }
    let kind = tally.kind(&named);
    let (unreadable, unreadable_total) = unreadable(grid, cells(), kind, &by);
    Ok(ColumnProfile {
        kind,
        counts: tally.counts,
        evidence: *evidence,
        choice,
        named,
        scale: named.scale,
        own_multiples: tally.own_multiples,
        currency: tally.currency(&named),
        spread: tally.spread(),
        two_digit_years: tally.two_digit_years,
        imprecise_dates: tally.imprecise_dates,
        distinct: u32::try_from(tally.distinct.len()).unwrap_or(u32::MAX),
        samples: tally.samples.iter().map(|sample| (*sample).to_owned()).collect(),
        header,
        unreadable,
        unreadable_total,
    })
}

#[derive(Default)]
struct Tally<'a> {
    counts: Counts,
    currencies: BTreeMap<Currency, u32>,
    shared_sign: bool,
    own_multiples: u32,
    numbers: Vec<f64>,
    two_digit_years: u32,
    imprecise_dates: u32,
    distinct: BTreeSet<&'a str>,
    samples: Vec<&'a str>,
}

impl<'a> Tally<'a> {
    fn count(&mut self, cell: &'a str, by: &Conventions) {
        if cell.is_empty() {
            self.counts.empty += 1;
            return;
        }
        self.counts.filled += 1;
        if self.distinct.len() < MOST_DISTINCT as usize
            && self.distinct.insert(cell)
            && self.samples.len() < SAMPLES
        {
            self.samples.push(cell);
        }
        // No number, amount or date is without a digit, and most texts are.
        let digits = cell.bytes().any(|b| b.is_ascii_digit());
        if !(digits && (self.count_number(cell, by) || self.count_date(cell, by))) {
            self.counts.text += 1;
        }
    }

    /// Counts a cell as a number where it is one by these conventions.
    fn count_number(&mut self, cell: &str, by: &Conventions) -> bool {
        let read = number::read(cell, by.decimal);
        if let Ok(number) = read {
            self.own_multiples += u32::from(number.multiple.is_some());
            self.numbers.push(number.value.to_f64());
            let coded = cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(is_digit);
            self.counts.leading_zeros += u32::from(coded);
            match (number.percent, number.value.is_whole()) {
                (true, _) => self.counts.percent += 1,
                (false, true) => self.counts.whole += 1,
                (false, false) => self.counts.number += 1,
            }
            return true;
        }
        match money::read(cell, by, Scale::Units) {
            Ok(amount) => {
                self.counts.money += 1;
                self.own_multiples += u32::from(amount.multiple.is_some());
                self.shared_sign |= amount.shared_sign;
                self.numbers.push(amount.money.as_units());
                *self.currencies.entry(amount.money.currency).or_default() += 1;
                true
            }
            Err(ReadingFault::OtherDecimalMark | ReadingFault::OddGrouping) => {
                // 01.04.16 is oddly grouped in one convention and a date in every other respect.
                let number = !self.count_date(cell, by);
                self.counts.refused_number += u32::from(number);
                true
            }
            Err(_) => false,
        }
    }

    fn count_date(&mut self, cell: &str, by: &Conventions) -> bool {
        match date::read(cell, by, &DateOptions::plain(Edge::Start)) {
            Ok(found) => {
                self.counts.date += 1;
                self.two_digit_years += u32::from(found.two_digit_year);
                self.imprecise_dates += u32::from(found.precision != date::Precision::Day);
                true
            }
            Err(
                ReadingFault::NoSuchDay
                | ReadingFault::OtherDateOrder
                | ReadingFault::AmbiguousDate
                | ReadingFault::YearOutOfRange
                | ReadingFault::TimeOfDay,
            ) => {
                self.counts.refused_date += 1;
                true
            }
            Err(_) => false,
        }
    }

    /// The kind that three in five of the filled cells are of; else text.
    fn kind(&self, named: &NamedUnits) -> Kind {
        let counts = &self.counts;
        if counts.filled == 0 {
            return Kind::Empty;
        }
        let enough = |cells: u32| 100 * u64::from(cells) >= u64::from(KIND_SHARE * counts.filled);
        let plain = counts.whole + counts.number + counts.percent;
        let numeric = plain + counts.money + counts.refused_number;
        if enough(counts.date + counts.refused_date) {
            return Kind::Date;
        }
        if !enough(numeric) || counts.leading_zeros > 0 {
            return Kind::Text;
        }
        let priced = named.currency.is_some() && counts.percent == 0;
        if 2 * counts.money >= plain && counts.money > 0 || priced {
            Kind::Money
        } else if 2 * counts.percent >= numeric {
            Kind::Percent
        } else if counts.number + counts.percent + counts.money + counts.refused_number > 0 {
            Kind::Number
        } else {
            Kind::Whole
        }
    }

    fn currency(&self, named: &NamedUnits) -> CurrencyFound {
        let usual = self.currencies.iter().max_by_key(|(_, count)| **count);
        let all: u32 = self.currencies.values().sum();
        let cells = usual.map_or(0, |(_, count)| *count);
        CurrencyFound {
            currency: usual.map(|(currency, _)| *currency).or(named.currency),
            cells,
            others: all - cells,
            shared_sign: self.shared_sign,
        }
    }

    fn spread(&mut self) -> Option<Spread> {
        self.numbers.order_by(f64::total_cmp);
        let median = self.numbers.get(self.numbers.len().saturating_sub(1) / 2)?;
        let (smallest, largest) = (self.numbers.first()?, self.numbers.last()?);
        Some(Spread { smallest: *smallest, median: *median, largest: *largest })
    }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// The cells that have no value of the kind.
fn unreadable<'a>(
    grid: &Grid,
    cells: impl Iterator<Item = (u32, &'a str)>,
    kind: Kind,
    by: &Conventions,
) -> (Vec<Unreadable>, u32) {
    let (mut shown, mut total) = (Vec::new(), 0);
    for (row, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
        let fault = match kind {
            Kind::Empty | Kind::Text => None,
            Kind::Whole | Kind::Number | Kind::Percent | Kind::Month(_) => {
                number::read(cell, by.decimal).err()
            }
            Kind::Money => money::read(cell, by, Scale::Units).err(),
            Kind::Date => date::read(cell, by, &DateOptions::plain(Edge::Start)).err(),
        };
        if let Some(fault) = fault {
            total += 1;
            if shown.len() < UNREADABLE_SHOWN {
                let line = grid.rows.get(row as usize).map_or(0, |row| row.line);
                shown.push(Unreadable { row, line, text: cell.to_owned(), fault });
            }
        }
    }
    (shown, total)
}

/// The cells of a month column that are no numbers; as [`unreadable`] for a column whose kind
/// changed after its profile was made.
pub(super) fn recount_as_month(
    profile: &mut ColumnProfile,
    grid: &Grid,
    range: &Range,
    column: usize,
    group: u32,
    by: &Conventions,
) {
    profile.kind = Kind::Month(group);
    let by = Conventions { decimal: profile.choice.decimal, ..*by };
    let cells = range.rows.iter().map(|row| (*row, grid.cell(*row, column).trim()));
    (profile.unreadable, profile.unreadable_total) = unreadable(grid, cells, profile.kind, &by);
}
