//! From the text of a cell to what lands: a value, a name, or the text as typed with the reason.

use super::issue::IssueCode;
use super::mapping::{ColumnMap, Target};
use super::names::Names;
use super::shares::{self, Assumed, Shares};
use super::words;
use crate::file::out::words::Words;
use crate::file::sheet::SheetRead;
use crate::file::sheet::profile::{ColumnProfile, Kind as SheetKind};
use crate::model::field::{Field, FieldError, KeyKind, Kind, TEXT_CHARS_MAX, Unit};
use crate::model::reading::date::{self, DateOptions, Edge};
use crate::model::reading::fiscal::{Fiscal, FiscalName};
use crate::model::reading::money::{self, Scale};
use crate::model::reading::{Conventions, ReadingFault, number};
use crate::model::{Currency, FieldDef, FieldDefKind, RecordKind, Value};
use crate::model::{FiscalNaming, Settings};
use std::collections::BTreeMap;

/// Most significant digits a float keeps.
const FLOAT_DIGITS: u128 = 1_000_000_000_000_000;
/// Most characters of the name of a record that is made.
const LONGEST_NAME: usize = 300;
/// The largest number of a column of shares; above it they are percentages.
const LARGEST_SHARE: f64 = 2.0;

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ReadAs {
    /// Text of so many characters at most.
    Text(u32),
    /// A code of the closed list of a field.
    Choice(&'static str, &'static [&'static str]),
    /// A date, meaning this day of a longer period.
    Date(Edge),
    /// Money.
    Money,
    /// A number; percentages count in points where the column is one of percentages.
    Number(Unit),
    /// A whole number.
    Whole,
    /// An ISO currency code.
    Currency,
    /// Entries of a map field.
    Entries(KeyKind, &'static Kind),
    /// Yes or no.
    Flag,
    /// The name of a record.
    Name(RecordKind),
}

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellRead {
    /// Nothing in it.
    Empty,
    /// A value.
    Value(Value),
    /// A record by its name.
    Name(RecordKind, String),
    /// Records by their names, each with a share.
    Shares(RecordKind, Shares),
    /// Entries of a map field as text.
    Entries(KeyKind, &'static Kind, String),
    /// Kept as typed.
    Raw,
}

/// Reads the cells of one column.
pub(super) struct Reader<'a> {
    as_what: ReadAs,
    by: Conventions,
    scale: Scale,
    points: bool,
    /// Whether bare numbers are percentages, as the header says.
    in_percent: bool,
    fiscal: Fiscal,
    values: &'a BTreeMap<String, String>,
    kind: RecordKind,
    words: Words,
    /// The limits of the field, where it is a builtin one.
    field: Option<&'static Field>,
}

impl ReadAs {
    /// How a target is read; none for what is no field of a record.
    pub fn of(target: Target, defs: &[&FieldDef], kind: RecordKind) -> Option<Self> {
        match target {
            Target::Field(key) => kind.field(key).map(Self::of_field),
            Target::Custom(kind) => Some(Self::of_def(kind)),
            Target::Existing(uid) => {
                let def = defs.iter().find(|def| def.uid == uid)?;
                Some(Self::of_def(def.kind.unwrap_or(FieldDefKind::Text)))
            }
            Target::Role => Some(Self::Name(RecordKind::Role)),
            Target::Person => Some(Self::Name(RecordKind::Person)),
            Target::Demand | Target::DemandUnit | Target::Uid | Target::Ignore => None,
        }
    }

    fn of_field(field: &'static Field) -> Self {
        match field.kind {
            Kind::Choice(codes) => Self::Choice(field.key, codes),
            Kind::Date if is_end(field.key) => Self::Date(Edge::End),
            Kind::Date => Self::Date(Edge::Start),
            Kind::Money => Self::Money,
            Kind::Ref(kind, _) => Self::Name(kind),
            Kind::Flag => Self::Flag,
            Kind::Number { unit, .. } => Self::Number(unit),
            Kind::Whole { .. } => Self::Whole,
            Kind::Text { chars_max, .. } => Self::Text(chars_max),
            Kind::Currency => Self::Currency,
            Kind::Map(key, value) => Self::Entries(key, value),
        }
    }

    fn of_def(kind: FieldDefKind) -> Self {
        match kind {
            FieldDefKind::Text => Self::Text(TEXT_CHARS_MAX),
            FieldDefKind::Number => Self::Number(Unit::One),
            FieldDefKind::Date => Self::Date(Edge::Start),
            FieldDefKind::Money => Self::Money,
            FieldDefKind::Flag => Self::Flag,
        }
    }
}

impl<'a> Reader<'a> {
    /// A reader for a column of a sheet.
    pub fn new(
        sheet: &SheetRead,
        place: usize,
        map: &'a ColumnMap,
        as_what: ReadAs,
        (settings, kind, words): (&Settings, RecordKind, Words),
    ) -> Self {
        let profile = sheet.analysis.columns.get(place);
        let mut by = sheet.analysis.conventions;
        if let Some(profile) = profile {
            by.decimal = profile.choice.decimal;
            by.date_order = profile.choice.date_order;
            by.currency = profile.named.currency.unwrap_or(by.currency);
        }
        by.decimal = map.decimal.unwrap_or(by.decimal);
        by.date_order = map.date_order.unwrap_or(by.date_order);
        by.currency = map.currency.unwrap_or(by.currency);
        let named = profile.and_then(|profile| profile.scale);
        Self {
            as_what,
            by,
            scale: map.scale.or(named).unwrap_or_default(),
            points: profile.is_some_and(|profile| profile.kind == SheetKind::Percent),
            in_percent: profile.is_some_and(is_in_percent),
            fiscal: fiscal_of(settings),
            values: &map.values,
            kind,
            words,
            field: match map.target {
                Target::Field(key) => kind.field(key),
                _ => None,
            },
        }
    }

    /// Reads a cell. The code says what is to be told of it.
    pub fn read(&self, text: &str) -> (CellRead, Option<IssueCode>) {
        let text = text.trim();
        if text.is_empty() {
            return (CellRead::Empty, None);
        }
        if text.chars().count() > TEXT_CHARS_MAX as usize {
            return (CellRead::Raw, Some(IssueCode::TooLong(TEXT_CHARS_MAX)));
        }
        match self.value(text) {
            Ok((read, issue)) => (read, issue),
            Err(_) if !matches!(self.as_what, ReadAs::Text(_)) && words::means_empty(text) => {
                (CellRead::Raw, Some(IssueCode::MeansEmpty))
            }
            Err(issue) => (CellRead::Raw, Some(issue)),
        }
    }

    /// What the text is for the field, or the problem it has.
    fn value(&self, text: &str) -> Result<(CellRead, Option<IssueCode>), IssueCode> {
        let value = |value| match self.field.map(|field| field.kind.check(&value)) {
            Some(Err(FieldError::OutOfRange(..))) => Err(IssueCode::OutOfRange),
            _ => Ok((CellRead::Value(value), None)),
        };
        match self.as_what {
            ReadAs::Text(most) if text.chars().count() > most as usize => {
                Err(IssueCode::TooLong(most))
            }
            ReadAs::Text(_) => value(Value::Text(text.to_owned())),
            ReadAs::Choice(field, codes) => {
                let label = |code: &str| (self.words.label)(self.kind, field, code);
                let code =
                    choice(self.values, field, codes, text, &label).ok_or(IssueCode::NotAChoice)?;
                value(Value::Choice(code.to_owned()))
            }
            ReadAs::Date(edge) => {
                let options = DateOptions { edge, serials: false, fiscal: self.fiscal };
                let read = date::read(text, &self.by, &options).map_err(IssueCode::Unreadable)?;
                value(Value::Date(read.date))
            }
            ReadAs::Money => self.money(text),
            ReadAs::Number(unit) => value(Value::Number(self.number(text, unit)?)),
            ReadAs::Whole => {
                let read = number::read(text, self.by.decimal).map_err(IssueCode::Unreadable)?;
                let whole = read.value.rounded(0).filter(|_| read.value.is_whole());
                let whole = whole.and_then(|whole| i64::try_from(whole).ok());
                let fault = IssueCode::Unreadable(ReadingFault::NotANumber);
                value(Value::Whole(whole.ok_or(fault)?))
            }
            ReadAs::Currency => match text.to_uppercase().parse::<Currency>() {
                Ok(currency) if money::is_code(currency.code()) => {
                    value(Value::Text(currency.code().to_owned()))
                }
                _ => Err(IssueCode::Unreadable(ReadingFault::UnknownCurrency)),
            },
            ReadAs::Entries(KeyKind::Record(of), kind) if Names::makes(of, self.kind) => {
                self.shares(of, kind, text)
            }
            ReadAs::Entries(key, kind) => Ok((CellRead::Entries(key, kind, text.to_owned()), None)),
            ReadAs::Flag => words::flag(text)
                .or(match text {
                    "1" => Some(true),
                    "0" => Some(false),
                    _ => None,
                })
                .map(|flag| (CellRead::Value(Value::Flag(flag)), None))
                .ok_or(IssueCode::NotAFlag),
            // A dash is nobody's name.
            ReadAs::Name(_) if words::means_empty(text) => Err(IssueCode::NotAChoice),
            ReadAs::Name(kind) => {
                let several = kind == RecordKind::Person && holds_several(text);
                let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
                fits(&name)?;
                Ok((CellRead::Name(kind, name), several.then_some(IssueCode::TwoNames)))
            }
        }
    }

    /// Records of a type by their names, each with a share; faults as codes of the cell.
    fn shares(
        &self,
        of: RecordKind,
        kind: &Kind,
        text: &str,
    ) -> Result<(CellRead, Option<IssueCode>), IssueCode> {
        let found = shares::read(of, kind, text, self.by.decimal).ok_or(IssueCode::NotShares)?;
        found.entries.iter().try_for_each(|(name, _)| fits(name))?;
        let code = match found.assumed {
            Assumed::Nothing => None,
            Assumed::Evenly => Some(IssueCode::SharedEvenly),
            Assumed::One => Some(IssueCode::OneRole),
        };
        Ok((CellRead::Shares(of, found), code))
    }

    fn money(&self, text: &str) -> Result<(CellRead, Option<IssueCode>), IssueCode> {
        let amount = money::read(text, &self.by, self.scale).map_err(IssueCode::Unreadable)?;
        let own = amount.multiple.is_some() && self.scale != Scale::Units;
        let rounded = amount.rounded.then_some(IssueCode::Rounded);
        let issue = rounded.or(own.then_some(IssueCode::OwnMultiple));
        Ok((CellRead::Value(Value::Money(amount.money)), issue))
    }

    /// A number that a float keeps to its last digit.
    fn number(&self, text: &str, unit: Unit) -> Result<f64, IssueCode> {
        let read = number::read(text, self.by.decimal).map_err(IssueCode::Unreadable)?;
        let of_one = matches!(unit, Unit::Share | Unit::Fte);
        let exact = match read.percent {
            true if self.points && !of_one || unit == Unit::Percent => read.value.shifted(2),
            false if self.in_percent && of_one => read.value.shifted(-2),
            _ => Some(read.value),
        };
        let kept = exact.filter(|exact| exact.mantissa.unsigned_abs() < FLOAT_DIGITS);
        let too_long = IssueCode::Unreadable(ReadingFault::TooLarge);
        kept.map(|exact| exact.to_f64()).ok_or(too_long)
    }
}

/// The code that a text of a choice column stands for, by the user's word or by the known ones.
pub(super) fn choice(
    values: &BTreeMap<String, String>,
    field: &str,
    codes: &[&'static str],
    text: &str,
    label: &dyn Fn(&str) -> Option<&'static str>,
) -> Option<&'static str> {
    let wanted = words::same_name(text);
    let said = |code: &&&'static str| label(code).map(words::same_name).as_ref() == Some(&wanted);
    match values.get(&wanted) {
        Some(code) => codes.iter().find(|known| *known == code).copied(),
        None => codes.iter().find(said).copied().or_else(|| words::choice_code(field, codes, text)),
    }
}

/// Whether a name is short enough for the record that may be made of it.
fn fits(name: &str) -> Result<(), IssueCode> {
    match name.chars().count() > LONGEST_NAME {
        true => Err(IssueCode::TooLong(LONGEST_NAME as u32)),
        false => Ok(()),
    }
}

/// Whether a header says that bare numbers are percentages, and they are too large to be shares.
fn is_in_percent(profile: &ColumnProfile) -> bool {
    let large = profile.spread.is_some_and(|spread| spread.largest > LARGEST_SHARE);
    large && profile.header.text.contains('%')
}

/// Whether a date field marks an end, so that a month named there means its last day.
fn is_end(key: &str) -> bool {
    matches!(key, "finish" | "finished" | "ends" | "baseline" | "forecast" | "actual")
}

/// Whether a cell names more than one person.
fn holds_several(text: &str) -> bool {
    let lower = text.to_lowercase();
    [" / ", ";", " & ", " and ", " und ", "\n", " + "].iter().any(|sign| lower.contains(sign))
}

/// The fiscal year of a workspace, for texts such as `Q3 FY27`.
fn fiscal_of(settings: &Settings) -> Fiscal {
    let named_by = match settings.fiscal_naming {
        Some(FiscalNaming::StartYear) => FiscalName::StartYear,
        _ => FiscalName::EndYear,
    };
    Fiscal { start_month: settings.fiscal_start_month(), named_by }
}
