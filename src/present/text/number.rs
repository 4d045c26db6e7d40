//! The words inside numbers and dates: month names, scale words and fiscal labels by locale.

use crate::model::LocaleChoice;

crate::texts! {
    /// Labels of periods; numbers are filled in.
    NumberText "number" {
        FiscalYear = "FY{year}",
        FiscalYearSpan = "FY{from}/{to}",
        Quarter = "Q{quarter}",
        QuarterOfYear = "Q{quarter} {year}",
    }
}

/// Where the sign of a currency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolPlace {
    /// Before the amount: £12.
    Before,
    /// After the amount and a space: 12 €.
    After,
}

/// In which order and form a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// 31 Mar 2028, typed 31/03/2028.
    DayMonthName,
    /// Mar 31, 2028, typed 03/31/2028.
    MonthNameDay,
    /// 31.03.2028.
    DayMonthDots,
    /// 31/03/2028.
    DayMonthSlashes,
}

/// Everything that differs between locales in numbers and dates.
#[derive(Debug)]
pub struct LocaleTable {
    /// Between groups of three digits.
    pub group: &'static str,
    /// Between units and decimals.
    pub decimal: &'static str,
    /// Where a currency sign stands.
    pub symbol: SymbolPlace,
    /// Thousands, as written right after the digits.
    pub thousand: &'static str,
    /// Millions, as written right after the digits.
    pub million: &'static str,
    /// Thousand millions, as written right after the digits.
    pub billion: &'static str,
    /// How dates are written.
    pub date: DateForm,
    /// The twelve months, short.
    pub months_short: [&'static str; 12],
    /// The twelve months in full.
    pub months_long: [&'static str; 12],
}

const EN_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const EN_LONG: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

static EN_GB: LocaleTable = LocaleTable {
    group: ",",
    decimal: ".",
    symbol: SymbolPlace::Before,
    thousand: "k",
    million: "\u{a0}m",
    billion: "\u{a0}bn",
    date: DateForm::DayMonthName,
    months_short: EN_SHORT,
    months_long: EN_LONG,
};

static EN_US: LocaleTable = LocaleTable {
    group: ",",
    decimal: ".",
    symbol: SymbolPlace::Before,
    thousand: "k",
    million: "\u{a0}m",
    billion: "\u{a0}bn",
    date: DateForm::MonthNameDay,
    months_short: EN_SHORT,
    months_long: EN_LONG,
};

static DE_DE: LocaleTable = LocaleTable {
    group: ".",
    decimal: ",",
    symbol: SymbolPlace::After,
    thousand: "\u{a0}Tsd.",
    million: "\u{a0}Mio.",
    billion: "\u{a0}Mrd.",
    date: DateForm::DayMonthDots,
    months_short: [
        "Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez",
    ],
    months_long: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
};

static FR_FR: LocaleTable = LocaleTable {
    group: "\u{202f}",
    decimal: ",",
    symbol: SymbolPlace::After,
    thousand: "\u{a0}k",
    million: "\u{a0}M",
    billion: "\u{a0}Md",
    date: DateForm::DayMonthSlashes,
    months_short: [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
    months_long: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
};

/// The table of a locale.
pub fn table(choice: LocaleChoice) -> &'static LocaleTable {
    match choice {
        LocaleChoice::EnGb => &EN_GB,
        LocaleChoice::EnUs => &EN_US,
        LocaleChoice::DeDe => &DE_DE,
        LocaleChoice::FrFr => &FR_FR,
    }
}
