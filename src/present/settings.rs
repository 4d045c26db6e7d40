//! The settings as they are seen and typed: rates, weeks, holidays, own fields, an example of
//! the formats. Texts are read by the same reader as cells; what cannot be read changes nothing.

use super::number::{Locale, MoneyStyle};
use super::register::{Input, ListedField, Register, reason_words, refused_text};
use super::text::Text;
use super::text::choices::labels;
use super::text::fields::{Number, field_title, kind_title};
use super::text::settings::SettingsText as T;
use crate::model::reading::date::{self, DateOptions, Edge};
use crate::model::reading::money::{self, Scale, is_code};
use crate::model::reading::number;
use crate::model::{
    Calendar, Currency, FieldDef, Money, RecordKind, Settings, Value, WeekPattern, Workspace,
};
use crate::present::register::conventions;
use crate::present::text::register::{RegisterText, fault_text};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Reads what was typed into a field of a record type.
///
/// # Errors
/// Why it is no such value, in words.
pub fn read_setting(
    ws: &Workspace,
    as_of: NaiveDate,
    kind: RecordKind,
    key: &'static str,
    text: &str,
) -> Result<Value, String> {
    let register = Register::new(ws, kind, as_of, Scale::Units, &[]);
    let locale = register.locale();
    match register.read_input(ListedField::Builtin(key), text) {
        Input::Value(value)
            if kind == RecordKind::Settings && is_rounded(ws, as_of, &value, text) =>
        {
            Err(unchanged(&T::TooFine.with(&[("field", field_title(kind, key))])))
        }
        Input::Value(value) => kept_setting(kind, key, value),
        Input::Raw(reason) => Err(unchanged(&reason_words(&reason, locale))),
        Input::Refused(refused) => Err(refused_text(refused, field_title(kind, key), locale)),
    }
}

/// What other pages show or count in, so that it is never empty.
const NEVER_EMPTY: [(RecordKind, &str); 3] = [
    (RecordKind::Settings, "name"),
    (RecordKind::Settings, "currency"),
    (RecordKind::FieldDef, "name"),
];

/// A value that was read, where the settings can work with it.
fn kept_setting(kind: RecordKind, key: &'static str, value: Value) -> Result<Value, String> {
    let title = field_title(kind, key);
    match &value {
        Value::Empty if NEVER_EMPTY.contains(&(kind, key)) => {
            Err(RegisterText::RefusedRequired.with(&[("field", title)]))
        }
        Value::Money(money) if kind == RecordKind::Settings && money.minor < 0 => {
            Err(unchanged(&T::BelowZero.with(&[("field", title)])))
        }
        _ => Ok(value),
    }
}

/// Whether an amount was typed with more decimals than its currency has.
fn is_rounded(ws: &Workspace, as_of: NaiveDate, value: &Value, text: &str) -> bool {
    let by = conventions(&ws.settings(), as_of);
    let read = || money::read(text, &by, Scale::Units);
    matches!(value, Value::Money(_)) && read().is_ok_and(|amount| amount.rounded)
}

/// The text of a field to edit.
pub fn setting_text(
    ws: &Workspace,
    as_of: NaiveDate,
    record: &dyn crate::model::Record,
    key: &'static str,
) -> String {
    let register = Register::new(ws, record.kind(), as_of, Scale::Units, &[]);
    register.cell(record, ListedField::Builtin(key)).edit_text
}

fn unchanged(reason: &str) -> String {
    T::NothingChanged.with(&[("reason", reason)])
}

/// One dated rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateRow {
    /// Its key in the settings.
    pub key: String,
    /// The currency.
    pub currency: String,
    /// The first day it counts.
    pub from: String,
    /// Reporting units for one unit.
    pub rate: String,
}

/// The rates by currency and day; a key that is no currency and day is shown as it is.
pub fn rates(settings: &Settings, locale: Locale) -> Vec<RateRow> {
    let row = |(key, rate): (&String, &f64)| {
        let (currency, day) = key.split_once(' ').unwrap_or((key, ""));
        let date = day.parse::<NaiveDate>().map_or(day.to_owned(), |day| locale.date(day));
        let rate = locale.number_input(*rate);
        RateRow { key: key.clone(), currency: currency.to_owned(), from: date, rate }
    };
    settings.rates.iter().map(row).collect()
}

/// Which field of the form for a rate is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateField {
    /// The currency.
    Currency,
    /// The first day.
    From,
    /// The rate.
    Rate,
}

/// Reads a dated rate: its key in the settings and its value.
///
/// # Errors
/// The field that is wrong and why, in words.
pub fn read_rate(
    settings: &Settings,
    as_of: NaiveDate,
    [currency, from, rate]: [&str; 3],
) -> Result<(String, Value), (RateField, String)> {
    let by = conventions(settings, as_of);
    let code = currency.parse::<Currency>().ok().filter(|code| is_code(code.code()));
    let unknown = || fault_text(crate::model::reading::ReadingFault::UnknownCurrency).say();
    let code = code.ok_or_else(|| (RateField::Currency, unknown().to_owned()))?;
    if code == settings.reporting_currency() {
        return Err((RateField::Currency, T::RateSame.say().to_owned()));
    }
    let day = date::read(from, &by, &DateOptions::plain(Edge::Start))
        .map_err(|fault| (RateField::From, fault_text(fault).say().to_owned()))?
        .date;
    let number = number::read_typed(rate, by.decimal)
        .map_err(|fault| (RateField::Rate, fault_text(fault).say().to_owned()))?;
    let number = number.value.to_f64();
    if !(1e-9..=1e9).contains(&number) {
        return Err((RateField::Rate, T::RatePositive.say().to_owned()));
    }
    Ok((format!("{} {day}", code.code()), Value::Number(number)))
}

/// One holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayRow {
    /// Its key in the calendar.
    pub key: String,
    /// The day.
    pub day: String,
    /// Its name.
    pub name: String,
}

/// The holidays of a calendar in order.
pub fn holidays(calendar: &Calendar, locale: Locale) -> Vec<HolidayRow> {
    let row = |(day, name): (&NaiveDate, &String)| HolidayRow {
        key: day.to_string(),
        day: locale.date(*day),
        name: name.clone(),
    };
    calendar.holidays.iter().map(row).collect()
}

/// What a pasted list of holidays holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidaysRead {
    /// The days with their names; of a day given twice the last name counts.
    pub days: BTreeMap<NaiveDate, String>,
    /// The lines that were not read, each with the reason, in words.
    pub unread: Vec<String>,
    /// The same lines as they were.
    pub unread_lines: Vec<String>,
}

/// Reads a list of holidays, one a line: a date, then a name, apart by a tab, semicolon, colon or
/// space; the name may be missing.
pub fn read_holidays(settings: &Settings, as_of: NaiveDate, text: &str) -> HolidaysRead {
    let by = conventions(settings, as_of);
    let options = DateOptions::plain(Edge::Start);
    let mut read = HolidaysRead::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // The longest beginning that is a date leaves the rest to the name.
        let ends = line.char_indices().filter(|(_, c)| matches!(c, '\t' | ';' | ':' | ' ' | ','));
        let ends = ends.map(|(at, _)| at).chain([line.len()]).collect::<Vec<_>>();
        let found = ends.into_iter().rev().find_map(|end| {
            let (start, rest) = line.split_at_checked(end)?;
            let date = date::read(start, &by, &options).ok()?.date;
            Some((date, rest.trim_matches(|c: char| c.is_whitespace() || ";:,".contains(c))))
        });
        match (found, date::read(line, &by, &options)) {
            (Some((day, name)), _) => {
                let name = if name.is_empty() { T::HolidayUnnamed.say() } else { name };
                read.days.insert(day, name.chars().take(100).collect());
            }
            (None, Err(fault)) => {
                let reason = fault_text(fault).say();
                read.unread_lines.push(line.to_owned());
                read.unread.push(T::HolidaysUnread.with(&[("reason", reason), ("line", line)]));
            }
            (None, Ok(_)) => {}
        }
    }
    read
}

/// The week in force on a day and the day it counts from; five full days before the first.
pub fn week_on(calendar: &Calendar, day: NaiveDate) -> (Option<NaiveDate>, WeekPattern) {
    match calendar.weeks.range(..=day).next_back() {
        Some((from, pattern)) => (Some(*from), *pattern),
        None => {
            let minutes = u16::try_from(calendar.full_day_minutes()).unwrap_or(u16::MAX);
            (None, WeekPattern::five_days(minutes))
        }
    }
}

/// The hours of a week's days as they are typed.
pub fn week_hours(pattern: &WeekPattern, locale: Locale) -> [String; 7] {
    pattern.0.map(|minutes| locale.number_input(f64::from(minutes) / 60.0))
}

/// Reads the hours of a week's days.
///
/// # Errors
/// The place of the first day that is wrong, from Monday as 0.
pub fn read_week(
    settings: &Settings,
    as_of: NaiveDate,
    hours: &[String; 7],
) -> Result<WeekPattern, usize> {
    let decimal = conventions(settings, as_of).decimal;
    let mut pattern = WeekPattern([0; 7]);
    for (nth, (minutes, text)) in pattern.0.iter_mut().zip(hours).enumerate() {
        let hours = match text.trim() {
            "" => 0.0,
            text => number::read_typed(text, decimal).map_err(|_| nth)?.value.to_f64(),
        };
        if !(0.0..=24.0).contains(&hours) {
            return Err(nth);
        }
        *minutes = (hours * 60.0).round() as u16;
    }
    Ok(pattern)
}

/// One own field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// Its definition.
    pub uid: crate::model::Uid,
    /// Its title.
    pub name: String,
    /// The record type it belongs to.
    pub of: String,
    /// What it holds.
    pub holds: String,
    /// How many records have a value or a text in it.
    pub filled: usize,
}

/// The own fields in the users' order.
pub fn own_fields(ws: &Workspace) -> Vec<FieldRow> {
    let kinds = labels(RecordKind::FieldDef, "kind");
    let table = ws.table::<FieldDef>();
    let row = |def: &FieldDef| {
        let kind = RecordKind::from_key(&def.table);
        let code = def.kind.map(|kind| kind.code()).unwrap_or("text");
        let holds = kinds.into_iter().flatten().find(|(known, _)| *known == code);
        let raw = format!("custom:{}", def.uid);
        let has = |record: &std::sync::Arc<dyn crate::model::Record>| {
            record.base().custom.contains_key(&def.uid) || record.base().raw.contains_key(&raw)
        };
        FieldRow {
            uid: def.uid,
            name: def.name.clone(),
            of: kind.map_or(def.table.clone(), |kind| kind_title(kind, Number::Plural).to_owned()),
            holds: holds.map_or(code, |(_, label)| label).to_owned(),
            filled: kind.map_or(0, |kind| ws.rows(kind).iter().filter(|row| has(row)).count()),
        }
    };
    table.in_order().into_iter().map(row).collect()
}

/// Numbers, money and a date as these settings write them.
pub fn example(settings: &Settings, as_of: NaiveDate) -> String {
    let locale = Locale::of(settings);
    let money = Money::units(1_234_567, settings.reporting_currency());
    let money = money.map(|money| locale.money(money, MoneyStyle::Short)).unwrap_or_default();
    let date = locale.date(as_of);
    [locale.number(1234.56, 2), money, date, locale.percent(0.285, 1)].join(" · ")
}

/// A number of bytes in MB or GB.
pub fn bytes_text(bytes: f64, locale: Locale) -> String {
    let (text, size) = if bytes < 1e9 { (T::Megabytes, 1e6) } else { (T::Gigabytes, 1e9) };
    text.with(&[("count", &locale.number(bytes / size, 1))])
}

#[cfg(test)]
mod tests;
