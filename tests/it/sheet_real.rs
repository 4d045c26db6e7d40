//! Real portfolios that nobody here wrote, compared cell by cell with a second reader.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chrono::NaiveDate;
use plumbline::file::sheet::profile::Kind;
use plumbline::file::sheet::{Options, SheetRead, read};
use plumbline::model::money::Currency;
use plumbline::model::reading::{Conventions, DateOrder, Decimal};
use std::ops::ControlFlow;

/// A reader of RFC 4180 records, written for this test and sharing nothing with the product: it
/// works on characters, keeps every line end and knows neither encodings nor limits.
pub fn second_reader(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let record = records.last_mut().unwrap();
        let field = record.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                field.push('"');
                chars.next();
            }
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            c if quoted => field.push(c),
            c if c == delimiter => record.push(String::new()),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => records.push(vec![String::new()]),
            c => field.push(c),
        }
    }
    records.retain(|record| record.len() > 1 || record.iter().any(|field| !field.is_empty()));
    records
}

pub struct Real {
    pub name: &'static str,
    pub windows_1252: bool,
    pub delimiter: char,
    pub rows: usize,
    pub columns: usize,
    kinds: &'static [(&'static str, Kind)],
}

pub const FILES: [Real; 4] = [
    Real {
        name: "uk-gmpp-2018.csv",
        windows_1252: true,
        delimiter: ',',
        rows: 133,
        columns: 14,
        kinds: &[
            ("project_name", Kind::Text),
            ("start_date", Kind::Date),
            ("end_date", Kind::Date),
            ("yearly_budget", Kind::Money),
            ("wlc_baseline_incl_NCG", Kind::Money),
            ("year", Kind::Whole),
        ],
    },
    Real {
        name: "uk-gmpp-2021.csv",
        windows_1252: true,
        delimiter: ';',
        rows: 184,
        columns: 16,
        kinds: &[
            ("project_number", Kind::Text),
            ("start_date", Kind::Date),
            ("end_date", Kind::Date),
            ("total_baseline", Kind::Money),
            ("wlc_baseline_incl_NCG", Kind::Money),
        ],
    },
    Real {
        name: "canada-it-2019.csv",
        windows_1252: false,
        delimiter: ',',
        rows: 463,
        columns: 15,
        kinds: &[
            ("projectName", Kind::Text),
            ("totalBudget", Kind::Money),
            ("estimatedCompletionDate", Kind::Date),
            ("yearsRemaining", Kind::Number),
            ("source", Kind::Text),
        ],
    },
    Real {
        name: "synthetic-250.csv",
        windows_1252: false,
        delimiter: ',',
        rows: 250,
        columns: 21,
        kinds: &[
            ("Project_ID", Kind::Text),
            ("Budget_USD", Kind::Money),
            ("Duration_Months", Kind::Whole),
            ("Expected_ROI_Percent", Kind::Number),
            ("Risk_Level", Kind::Text),
        ],
    },
];

/// Windows-1252 as far as these files use it: a byte outside of it stops the test.
pub fn western(bytes: &[u8]) -> String {
    let high = |byte| match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0xa0..=0xff => char::from(byte),
        other => panic!("byte {other:#x} is not in the table of this test"),
    };
    bytes.iter().map(|b| if *b < 0x80 { char::from(*b) } else { high(*b) }).collect()
}

pub fn sheet_of(bytes: &[u8]) -> SheetRead {
    let options = Options::automatic(Conventions {
        decimal: Decimal::Point,
        date_order: DateOrder::DayFirst,
        as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        currency: Currency::GBP,
    });
    read(bytes, &options, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn every_cell_of_the_real_portfolios() {
    let Some(folder) = super::real_data::folder() else { return };
    for file in &FILES {
        let bytes = std::fs::read(folder.join(file.name)).unwrap();
        let sheet = sheet_of(&bytes);
        let text =
            if file.windows_1252 { western(&bytes) } else { String::from_utf8(bytes).unwrap() };
        let expect = second_reader(&text, file.delimiter);
        assert_eq!(expect.len(), file.rows + 1, "{}: the second reader", file.name);
        assert_eq!(sheet.grid.rows.len(), file.rows + 1, "{}", file.name);
        assert_eq!(sheet.analysis.range.rows.len(), file.rows, "{}: data rows", file.name);
        assert_eq!(sheet.analysis.columns.len(), file.columns, "{}", file.name);
        assert_eq!(sheet.analysis.range.header, Some(0), "{}", file.name);
        assert_eq!(sheet.notes.total, 0, "{}: nothing taken out", file.name);
        let mut cells = 0;
        for (row, record) in sheet.grid.rows.iter().zip(&expect) {
            assert_eq!(row.len(), record.len(), "{} line {}", file.name, row.line);
            for (cell, field) in row.cells().zip(record) {
                assert_eq!(cell, field.replace("\r\n", "\n").replace('\r', "\n"), "{}", file.name);
                cells += 1;
            }
        }
        eprintln!("{}: {} rows, {cells} cells the same in both readers", file.name, file.rows);
        for (header, kind) in file.kinds {
            let column = sheet.analysis.columns.iter().find(|c| c.header.text == *header);
            let column = column.unwrap_or_else(|| panic!("{} has {header}", file.name));
            assert_eq!(column.kind, *kind, "{} {header}: {:?}", file.name, column.counts);
        }
    }
}

#[test]
fn what_the_columns_of_2018_say() {
    let Some(folder) = super::real_data::folder() else { return };
    let bytes = std::fs::read(folder.join("uk-gmpp-2018.csv")).unwrap();
    let sheet = sheet_of(&bytes);
    let column =
        |name: &str| sheet.analysis.columns.iter().find(|c| c.header.text == name).unwrap();
    let start = column("start_date");
    assert_eq!(start.choice.date_order, DateOrder::DayFirst);
    assert!(start.evidence.dates.day_first > 0 && start.evidence.dates.month_first == 0);
    assert_eq!(start.two_digit_years, start.counts.date, "every year has two digits");
    let budget = column("yearly_budget");
    assert_eq!(budget.choice.decimal, Decimal::Point);
    assert_eq!(budget.currency.currency, Some(Currency::GBP));
    assert_eq!(budget.scale, None, "nothing in the header says millions, so it is asked");
    assert!(budget.unreadable.iter().all(|cell| cell.text.starts_with("Exempt")));
    assert_eq!(budget.counts.money + budget.unreadable_total, budget.counts.filled);
}
