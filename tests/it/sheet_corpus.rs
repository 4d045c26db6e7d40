//! Small delimited files, more of them wrong than right, each beside what is expected of it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chrono::NaiveDate;
use plumbline::file::sheet::{Options, SheetRead, read};
use plumbline::model::money::Currency;
use plumbline::model::reading::{Conventions, DateOrder, Decimal};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn options() -> Options {
    Options::automatic(Conventions {
        decimal: Decimal::Point,
        date_order: DateOrder::DayFirst,
        as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        currency: Currency::GBP,
    })
}

fn debug(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

/// Everything an expectation can name, as JSON.
fn seen(sheet: &SheetRead) -> Value {
    let SheetRead { source, dialect, grid, notes, analysis, book: _ } = sheet;
    let (range, columns) = (&analysis.range, &analysis.columns);
    let headers: Vec<String> = range
        .headers
        .iter()
        .map(|h| if h.text.is_empty() { format!("({})", h.letter) } else { h.text.clone() })
        .collect();
    let rows: Vec<Vec<&str>> = range
        .rows
        .iter()
        .map(|row| (0..headers.len()).map(|column| grid.cell(*row, column)).collect())
        .collect();
    let unreadable: Vec<String> = columns
        .iter()
        .enumerate()
        .flat_map(|(at, column)| column.unreadable.iter().map(move |cell| (at, cell)))
        .map(|(at, cell)| format!("{at} line {} {:?} {}", cell.line, cell.fault, cell.text))
        .collect();
    let months: Vec<String> = analysis
        .month_groups
        .iter()
        .map(|group| {
            let (first, last) = group.span().unwrap();
            let unit = group.unit.map(|u| format!("{:?} {:?}", u.unit, u.basis));
            format!("{first}..{last} missing {} {}", group.missing, unit.unwrap_or_default())
        })
        .collect();
    let each = |f: &dyn Fn(usize) -> Value| (0..columns.len()).map(f).collect::<Vec<_>>();
    json!({
        "encoding": debug(source.encoding),
        "replaced": source.replaced,
        "line_ends": debug(source.line_ends),
        "delimiter": debug(dialect.delimiter),
        "found": debug(dialect.found),
        "stray": [dialect.stray_quotes, dialect.first_stray_line],
        "columns": columns.len(),
        "header": range.header,
        "headers": headers,
        "header_notes": range.headers.iter().map(|h| h.note.map(debug)).collect::<Vec<_>>(),
        "rows": rows,
        "lines": range.rows.iter().map(|row| grid.rows[*row as usize].line).collect::<Vec<_>>(),
        "left_out": range.left_out.iter().map(|l| format!("{} {:?}", l.row, l.why)).collect::<Vec<_>>(),
        "ragged": [range.ragged.short, range.ragged.long],
        "notes": notes.notes.iter().map(|n| format!("{}:{} {:?}", n.row, n.column, n.kind)).collect::<Vec<_>>(),
        "kinds": each(&|c| json!(debug(columns[c].kind))),
        "decimal": each(&|c| json!(format!("{:?} {:?}", columns[c].choice.decimal, columns[c].choice.decimal_basis))),
        "dates": each(&|c| json!(format!("{:?} {:?}", columns[c].choice.date_order, columns[c].choice.date_basis))),
        "date_evidence": each(&|c| {
            let dates = columns[c].evidence.dates;
            json!([dates.day_first, dates.month_first, dates.year_first, dates.open])
        }),
        "two_digit_years": each(&|c| json!(columns[c].two_digit_years)),
        "scales": each(&|c| json!(columns[c].scale.map(debug).unwrap_or_default())),
        "currency": each(&|c| {
            let found = columns[c].currency;
            let text = found.currency.map(|code| format!("{code} {}+{}", found.cells, found.others));
            json!(text.unwrap_or_default())
        }),
        "unreadable": unreadable,
        "months": months,
    })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/csv")
}

fn names(ending: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir(folder()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
}

#[test]
fn every_file_reads_as_expected() {
    let cases = names(".csv");
    assert_eq!(cases, names(".expect.json"), "each file has its expectation");
    assert!(cases.len() >= 50);
    let mut wrong = Vec::new();
    for name in &cases {
        let bytes = std::fs::read(folder().join(format!("{name}.csv"))).unwrap();
        let expect = std::fs::read(folder().join(format!("{name}.expect.json"))).unwrap();
        let expect: Value = serde_json::from_slice(&expect).unwrap();
        let got = match read(&bytes, &options(), &mut |_| ControlFlow::Continue(())) {
            Ok(sheet) => {
                let packed = postcard::to_stdvec(&sheet).unwrap();
                let unpacked: SheetRead = postcard::from_bytes(&packed).unwrap();
                assert_eq!(unpacked, sheet, "{name} crosses to the page unchanged");
                seen(&sheet)
            }
            Err(fault) => json!({ "fault": debug(fault) }),
        };
        for (key, value) in expect.as_object().unwrap() {
            let found = got.get(key).unwrap_or(&Value::Null);
            if found != value {
                wrong.push(format!("{name}: {key}\n  expected {value}\n  found    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn stopping_at_any_report_is_a_clean_fault() {
    let text = format!("Name,Cost\n{}", "Alpha,1\n".repeat(9_000));
    let mut reports = 0;
    read(text.as_bytes(), &options(), &mut |progress| {
        reports += 1;
        assert!(progress.done <= progress.total);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(reports >= 10, "a long file reports often, this one {reports} times");
    for stop in 1..=reports {
        let mut left = stop;
        let result = read(text.as_bytes(), &options(), &mut |_| {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(result.err(), Some(plumbline::file::sheet::SheetFault::Cancelled));
    }
}
