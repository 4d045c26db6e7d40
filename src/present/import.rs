//! The import in words: faults, reasons beside cells, questions with their evidence.

mod fault;
mod headcount;
mod landed;
mod problem;
mod row;

pub use fault::fault_text;
pub use headcount::headcount_typed;
pub use landed::{MADE, landed_title, made_new, new_names, not_landed, plan_figures};
pub use problem::problem_rows;
pub use row::{RowSaid, listed, row_says};

use super::number::Locale;
use super::text::Text as _;
use super::text::fields::{Number, choice_label, field_title, kind_title};
use super::text::import::ImportText as T;
use crate::file::import::{IssueCode, Question, Target};
use crate::file::out::words::Words;
use crate::file::sheet::decode::Encoding;
use crate::file::sheet::profile::{ColumnProfile, Kind};
use crate::file::sheet::range::LeftOutWhy;
use crate::file::sheet::sniff::Delimiter;
use crate::file::sheet::units::DemandUnit;
use crate::file::sheet::{Analysis, BookNote, SheetRead};
use crate::model::reading::money::Scale;
use crate::model::reading::{DateOrder, Decimal, ReadingFault};
use crate::model::{FieldDefKind, RecordKind};

/// What is to be told of a cell.
pub fn issue_text(code: IssueCode, text: &str, column: &str, project: &str) -> String {
    let text: String = text.chars().take(80).collect();
    let basics = [("text", text.as_str()), ("column", column)];
    let line = |said: T, line: u32| said.with(&[("line", &line.to_string())]);
    match code {
        IssueCode::Unreadable(fault) => {
            T::NotReadable.with(&[("text", &text), ("fault", reading_fault(fault).say())])
        }
        IssueCode::NotAChoice => T::NotAChoice.with(&basics),
        IssueCode::NotAFlag => T::NotAFlag.with(&basics),
        IssueCode::ErrorValue => T::ErrorValue.say().into(),
        IssueCode::TooLong(limit) => T::TooLong.with(&[("limit", &limit.to_string())]),
        IssueCode::Negative => T::Negative.say().into(),
        IssueCode::TooMuch => T::TooMuch.say().into(),
        IssueCode::UnknownUnit => T::UnknownUnit.with(&basics),
        IssueCode::NoName => T::NoName.with(&[("name", project)]),
        IssueCode::MeansEmpty => T::MeansEmpty.with(&basics),
        IssueCode::FromAbove => T::FromAbove.say().into(),
        IssueCode::SameName(at) => line(T::SameName, at),
        IssueCode::FinishBeforeStart => T::FinishBeforeStart.say().into(),
        IssueCode::OwnMultiple => T::OwnMultiple.with(&basics),
        IssueCode::Rounded => T::Rounded.with(&basics),
        IssueCode::TwoNames => T::TwoNames.with(&basics),
        IssueCode::Formula => T::Formula.say().into(),
        IssueCode::Hidden(count) => T::Hidden.with(&[("count", &count.to_string())]),
        IssueCode::Guard => T::Guard.say().into(),
        IssueCode::Differs(at) => line(T::Differs, at),
        IssueCode::NoRole => T::NoRole.say().into(),
        IssueCode::OutOfRange => T::OutOfRange.with(&basics),
        IssueCode::NoSuchRecord(kind) => {
            T::NoSuchRecord.with(&[("text", &text), ("kind", kind_title(kind, Number::Singular))])
        }
        IssueCode::SeveralRecords(kind) => {
            T::SeveralRecords.with(&[("text", &text), ("kind", kind_title(kind, Number::Plural))])
        }
        IssueCode::NotEntries => T::NotEntries.with(&basics),
        IssueCode::SharedEvenly => T::SharedEvenly.with(&basics),
        IssueCode::OneRole => T::OneRole.with(&basics),
        IssueCode::NotShares => T::NotShares.with(&basics),
        IssueCode::SameKey(at) => line(T::SameKey, at),
    }
}

fn reading_fault(fault: ReadingFault) -> T {
    match fault {
        ReadingFault::Empty | ReadingFault::NotANumber | ReadingFault::NotArithmetic => {
            T::FaultNumber
        }
        ReadingFault::OddGrouping => T::FaultGrouping,
        ReadingFault::OtherDecimalMark => T::FaultDecimalMark,
        ReadingFault::TooLarge | ReadingFault::TooLong | ReadingFault::DivisionByZero => {
            T::FaultTooLarge
        }
        ReadingFault::PercentHere => T::FaultPercent,
        ReadingFault::UnknownCurrency => T::FaultCurrency,
        ReadingFault::TwoCurrencies => T::FaultTwoCurrencies,
        ReadingFault::NotADate => T::FaultDate,
        ReadingFault::NoSuchDay => T::FaultNoSuchDay,
        ReadingFault::OtherDateOrder => T::FaultDateOrder,
        ReadingFault::AmbiguousDate => T::FaultAmbiguous,
        ReadingFault::YearMissing => T::FaultYearMissing,
        ReadingFault::YearOutOfRange => T::FaultYear,
        ReadingFault::TimeOfDay => T::FaultTime,
        ReadingFault::NotAMonth => T::FaultMonth,
        ReadingFault::Formula => T::FaultFormula,
    }
}

/// A question with its evidence.
pub fn question_text(question: &Question, column: &str, locale: Locale) -> (String, String) {
    let number = |number: f64| {
        let decimals = match number {
            _ if number.fract() == 0.0 => 0,
            _ if (number * 10.0).fract() == 0.0 => 1,
            _ => 2,
        };
        locale.number(number, decimals)
    };
    let count = |count: u32| locale.whole(count.into());
    let ask = |text: T, now: &str| text.with(&[("column", column), ("now", now)]);
    match question {
        Question::Scale { now, spread } => {
            let (low, mid) = (number(spread.smallest), number(spread.median));
            let high = number(spread.largest);
            let values = [("smallest", &*low), ("median", &*mid), ("largest", &*high)];
            (ask(T::AskScale, scale_word(*now).say()), T::AskScaleWhy.with(&values))
        }
        Question::Currency { now, found } => {
            let why = match found.shared_sign {
                true => T::AskCurrencyShared.with(&[("count", &count(found.cells))]),
                false => T::AskCurrencyNone.say().into(),
            };
            (ask(T::AskCurrency, now.code()), why)
        }
        Question::Dates { now, evidence } => {
            let values =
                [count(evidence.day_first), count(evidence.month_first), count(evidence.open)];
            let [day, month, open] = values.each_ref().map(String::as_str);
            let why = T::AskDatesWhy.with(&[("day", day), ("month", month), ("open", open)]);
            (ask(T::AskDates, order_word(*now).say()), why)
        }
        Question::Decimals { now, evidence } => {
            let values = [count(evidence.point), count(evidence.comma), count(evidence.open)];
            let [point, comma, open] = values.each_ref().map(String::as_str);
            let values = [("point", point), ("comma", comma), ("open", open)];
            (ask(T::AskDecimals, decimal_word(*now).say()), T::AskDecimalsWhy.with(&values))
        }
        Question::Years { dates } => {
            (ask(T::AskYears, ""), T::AskYearsWhy.with(&[("count", &count(*dates))]))
        }
        Question::Unit { now, evidence, .. } => {
            let (numbers, largest) = (count(evidence.numbers), number(evidence.largest));
            let values = [("count", numbers.as_str()), ("largest", &largest)];
            (ask(T::AskUnit, unit_word(*now).say()), T::AskUnitWhy.with(&values))
        }
    }
}

/// The word for a scale.
pub fn scale_word(scale: Scale) -> T {
    match scale {
        Scale::Units => T::Units,
        Scale::Thousands => T::Thousands,
        Scale::Millions => T::Millions,
    }
}

/// The short word for a scale, for a narrow place.
pub fn scale_short(scale: Scale) -> T {
    match scale {
        Scale::Units => T::Units,
        Scale::Thousands => T::ThousandsShort,
        Scale::Millions => T::MillionsShort,
    }
}

/// The word for an order of dates.
pub fn order_word(order: DateOrder) -> T {
    match order {
        DateOrder::DayFirst => T::DayFirst,
        DateOrder::MonthFirst => T::MonthFirst,
        DateOrder::YearFirst => T::YearFirst,
    }
}

/// The word for a decimal mark.
pub fn decimal_word(decimal: Decimal) -> T {
    match decimal {
        Decimal::Point => T::DecimalPoint,
        Decimal::Comma => T::DecimalComma,
    }
}

/// The word for a unit of demand.
pub fn unit_word(unit: DemandUnit) -> T {
    match unit {
        DemandUnit::Hours => T::HoursLong,
        DemandUnit::Days => T::DaysLong,
        DemandUnit::Fte => T::FteLong,
        DemandUnit::Percent => T::PercentLong,
    }
}

/// The word for a delimiter.
pub fn delimiter_word(delimiter: Delimiter) -> T {
    match delimiter {
        Delimiter::Comma => T::Comma,
        Delimiter::Semicolon => T::Semicolon,
        Delimiter::Tab => T::Tab,
        Delimiter::Pipe => T::Pipe,
    }
}

/// The name of an encoding.
pub fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// The name of a column.
pub fn column_name(profile: &ColumnProfile) -> String {
    profile.header.name(T::Column.say())
}

/// What a column holds.
pub fn type_text(profile: &ColumnProfile) -> String {
    match profile.kind {
        Kind::Empty => T::TypeEmpty.say().into(),
        Kind::Text if profile.distinct <= 20 && profile.counts.filled > 2 * profile.distinct => {
            T::TypeList.with(&[("count", &profile.distinct.to_string())])
        }
        Kind::Text => T::TypeText.say().into(),
        Kind::Whole => T::TypeWhole.say().into(),
        Kind::Number | Kind::Month(_) => T::TypeNumber.say().into(),
        Kind::Percent => T::TypePercent.say().into(),
        Kind::Money => T::TypeMoney.say().into(),
        Kind::Date => T::TypeDate.with(&[("order", order_word(profile.choice.date_order).say())]),
    }
}

/// The name of a target.
pub fn target_text(target: Target, kind: RecordKind) -> String {
    match target {
        Target::Field("name") if kind == RecordKind::Project => T::ProjectName.say().into(),
        Target::Field(key) => field_title(kind, key).into(),
        Target::Uid => T::RecordId.say().into(),
        Target::Custom(kind) => T::KeepAs.with(&[("kind", &custom_word(kind))]),
        Target::Existing(_) => T::ToOwn.say().into(),
        Target::Role => T::Role.say().into(),
        Target::Person => T::Person.say().into(),
        Target::DemandUnit => T::DemandUnit.say().into(),
        Target::Demand => T::DemandByMonth.say().into(),
        Target::Ignore => T::Ignore.say().into(),
    }
}

fn custom_word(kind: FieldDefKind) -> String {
    let word = choice_label(RecordKind::FieldDef, "kind", kind.code());
    word.unwrap_or_default().to_lowercase()
}

/// One line on where the table comes from.
pub fn source_line(name: &str, sheet: &SheetRead, locale: Locale) -> String {
    let name = if name.is_empty() { T::SourcePasted.say() } else { name };
    let rows = locale.counted(sheet.grid.rows.len(), T::RowOne, T::RowMany);
    let columns = locale.counted(sheet.analysis.columns.len(), T::ColumnOne, T::ColumnMany);
    if let Some(book) = &sheet.book {
        let chosen = book.sheets.get(book.chosen as usize).map_or("", |sheet| &sheet.name);
        let words = [("name", name), ("sheet", chosen), ("rows", &rows), ("columns", &columns)];
        return T::SourceBook.with(&words);
    }
    T::SourceLine.with(&[
        ("name", name),
        ("rows", &rows),
        ("columns", &columns),
        ("encoding", encoding_name(sheet.source.encoding)),
        ("delimiter", delimiter_word(sheet.dialect.delimiter).say()),
        ("decimal", decimal_word(sheet.analysis.conventions.decimal).say()),
    ])
}

/// One line on which rows are data.
pub fn range_line(sheet: &SheetRead, locale: Locale) -> String {
    let range = &sheet.analysis.range;
    let rows = locale.counted(range.rows.len(), T::RowOne, T::RowMany);
    let left = match range.left_out.len() {
        0 => String::new(),
        count => T::LeftOut.with(&[("count", &locale.count(count))]),
    };
    let line = range.header.and_then(|row| sheet.grid.rows.get(row as usize));
    match line {
        Some(row) => {
            T::RangeLine.with(&[("line", &row.line.to_string()), ("rows", &rows), ("left", &left)])
        }
        None => T::RangeNoHeader.with(&[("rows", &rows), ("left", &left)]),
    }
}

/// What was left out or assumed of the rows, one sentence each.
pub fn range_notes(sheet: &SheetRead, locale: Locale) -> Vec<String> {
    let Analysis { range, .. } = &sheet.analysis;
    let rows = |count: usize| locale.counted(count, T::RowOne, T::RowMany);
    let mut notes = sheet.book.as_ref().map(|book| book_notes(book, locale)).unwrap_or_default();
    for (why, text) in [
        (LeftOutWhy::AboveHeader, T::LeftAbove),
        (LeftOutWhy::Blank, T::LeftBlank),
        (LeftOutWhy::Total, T::LeftTotal),
    ] {
        let mut left = range.left_out.iter().filter(|left| left.why == why).map(|left| left.row);
        let count = left.clone().count();
        let line = left.next().and_then(|row| sheet.grid.rows.get(row as usize));
        if let Some(line) = line {
            notes.push(text.with(&[("rows", &rows(count)), ("line", &line.line.to_string())]));
        }
    }
    notes.extend(ragged_notes(sheet, locale));
    let dialect = &sheet.dialect;
    for (count, line, text) in [
        (sheet.source.replaced, 0, T::Replaced),
        (dialect.stray_quotes, dialect.first_stray_line, T::Stray),
    ] {
        if count > 0 {
            let count = locale.count(count as usize);
            notes.push(text.with(&[("count", &count), ("line", &line.to_string())]));
        }
    }
    notes
}

/// Rows with fewer or more cells than the header, a sentence each.
pub fn ragged_notes(sheet: &SheetRead, locale: Locale) -> Vec<String> {
    let ragged = sheet.analysis.range.ragged;
    let both = [
        (ragged.short, ragged.first_short_line, T::RaggedShort),
        (ragged.long, ragged.first_long_line, T::RaggedLong),
    ];
    let some = both.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, line, text)| {
        let rows = locale.counted(count as usize, T::RowOne, T::RowMany);
        text.with(&[("rows", &rows), ("line", &line.to_string())])
    })
    .collect()
}

/// What was found of a workbook, one sentence each.
fn book_notes(book: &BookNote, locale: Locale) -> Vec<String> {
    let hidden = book.sheets.iter().filter(|sheet| sheet.hidden).count();
    let mut notes = Vec::new();
    for (count, text) in [(hidden, T::BookHidden), (book.merged as usize, T::BookMerged)] {
        if count > 0 {
            notes.push(text.with(&[("count", &locale.count(count))]));
        }
    }
    if book.is_1904 {
        notes.push(T::Book1904.say().to_owned());
    }
    notes
}

/// So many records of a type, in words.
pub fn records_text(kind: RecordKind, count: usize, locale: Locale) -> String {
    let number = if count == 1 { Number::Singular } else { Number::Plural };
    format!("{} {}", locale.count(count), kind_title(kind, number))
}

/// The words of fields and codes for the import.
pub fn words() -> Words {
    Words { title: field_title, label: choice_label, reason: T::ProblemReason.say() }
}
