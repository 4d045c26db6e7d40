//! Which number formats are days, and which day a number is.

use super::xml::{Event, Xml, unescaped};
use crate::file::sheet::SheetFault;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Seconds of a day.
const DAY_SECONDS: f64 = 86_400.0;

/// What the numbers of a format are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// Numbers.
    #[default]
    Plain,
    /// Days, with or without a time.
    Days,
}

/// What the numbers of each style of a workbook are, by its place.
pub fn styles(text: &str) -> Result<Vec<Numbers>, SheetFault> {
    let (mut codes, mut styles) = (BTreeMap::new(), Vec::new());
    let (mut xml, mut in_cells) = (Xml::new(text), false);
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(tag, closed) if tag.name == "cellXfs" => in_cells = !closed,
            Event::Close("cellXfs") => in_cells = false,
            Event::Open(tag, _) if tag.name == "numFmt" => {
                if let (Some(id), Some(code)) = (tag.get("numFmtId"), tag.get("formatCode")) {
                    let code = unescaped(code).unwrap_or_default();
                    codes.insert(id.to_owned(), of_code(&code));
                }
            }
            Event::Open(tag, _) if tag.name == "xf" && in_cells => {
                let id = tag.get("numFmtId").unwrap_or("0");
                let known = codes.get(id).copied();
                styles.push(known.unwrap_or_else(|| of_id(id.parse().unwrap_or(0))));
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// The formats that every spreadsheet program has built in.
fn of_id(id: u32) -> Numbers {
    match id {
        14..=22 | 27..=36 | 50..=58 => Numbers::Days,
        _ => Numbers::Plain,
    }
}

/// A format speaks of days where a letter of days stands outside quotes and brackets; one in
/// brackets speaks of durations, which are numbers.
fn of_code(code: &str) -> Numbers {
    let first = code.split(';').next().unwrap_or_default();
    let mut signs = first.chars();
    let mut days = false;
    while let Some(sign) = signs.next() {
        match sign {
            '"' => _ = signs.by_ref().find(|sign| *sign == '"'),
            '\\' | '_' | '*' => _ = signs.next(),
            '[' => {
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let lower = inner.to_lowercase();
                if !lower.is_empty() && lower.chars().all(|sign| "hms".contains(sign)) {
                    return Numbers::Plain;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => days = true,
            // "General" and exponents.
            'G' | 'g' | 'E' | 'e' if !days => return Numbers::Plain,
            _ => {}
        }
    }
    if days { Numbers::Days } else { Numbers::Plain }
}

/// The day and the second of a serial number; none where the calendar has no such day.
pub fn day_of(serial: f64, is_1904: bool) -> Option<(NaiveDate, u32)> {
    if !(0.0..=3_000_000.0).contains(&serial) {
        return None;
    }
    let mut whole = serial.trunc() as u64;
    let mut seconds = ((serial.fract()) * DAY_SECONDS).round();
    if seconds >= DAY_SECONDS {
        (whole, seconds) = (whole + 1, 0.0);
    }
    let start = match (is_1904, whole) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        // The calendar of spreadsheets has a 29 February 1900, which never was.
        (false, 60) => return None,
        (false, ..60) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    Some((start.checked_add_days(Days::new(whole))?, seconds as u32))
}

/// The serial number of a day that every workbook counts alike.
pub fn serial_of(day: NaiveDate) -> Option<i64> {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (day >= super::FIRST_DAY).then(|| day.signed_duration_since(start).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days() {
        for (code, days) in [
            ("yyyy-mm-dd", true),
            ("dd.mm.yyyy hh:mm", true),
            ("[$-407]d. mmmm yyyy", true),
            ("mmm yy;@", true),
            ("General", false),
            ("0.00E+00", false),
            ("#,##0.00 \"days\"", false),
            ("[h]:mm:ss", false),
            ("[Red]0;[Blue]-0", false),
            ("0\\d", false),
            ("@", false),
            ("", false),
        ] {
            assert_eq!(of_code(code) == Numbers::Days, days, "{code}");
        }
    }

    #[test]
    fn days_of_numbers() {
        let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
        for (serial, is_1904, expect, second) in [
            (46_500.0, false, day("2027-04-23"), 0),
            (46_500.75, false, day("2027-04-23"), 64_800),
            (45_038.0, true, day("2027-04-23"), 0),
            (61.0, false, day("1900-03-01"), 0),
            (60.0, false, None, 0),
            (59.0, false, day("1900-02-28"), 0),
            (1.0, false, day("1900-01-01"), 0),
            (-1.0, false, None, 0),
            (1e12, false, None, 0),
            (46_500.999_999_9, false, day("2027-04-24"), 0),
        ] {
            assert_eq!(day_of(serial, is_1904), expect.map(|day| (day, second)), "{serial}");
        }
        for text in ["1900-03-01", "2027-04-23", "2199-12-31"] {
            let day: NaiveDate = text.parse().unwrap();
            assert_eq!(day_of(serial_of(day).unwrap() as f64, false), Some((day, 0)));
        }
        assert_eq!(serial_of("1900-02-28".parse().unwrap()), None);
    }
}
