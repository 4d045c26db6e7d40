//! Nothing is lost: every filled cell of small odd sheets, stored and generated, is found again in
//! the workspace it landed in, and the file of the rows with problems holds just these rows.

use super::import_real::{empty_workspace, land, proposed};
use plumbline::file::import::{Issue, IssueCode, Matching, RowState, Setup, Target, plan, words};
use plumbline::file::sheet::evidence::Basis;
use plumbline::file::sheet::units::demand_word;
use plumbline::file::sheet::{Options, SheetRead, read};
use plumbline::model::money::Currency;
use plumbline::model::reading::{Conventions, DateOrder, Decimal};
use plumbline::model::record::Record;
use plumbline::model::{Demand, FieldDef, LocaleChoice, Project, RecordKind, Value, Workspace};
use plumbline::present::import::{column_name, problem_rows};
use plumbline::present::number::Locale;
use plumbline::present::text::{Text as _, import::ImportText};
use std::ops::ControlFlow;
use std::path::Path;

fn options() -> Options {
    Options::automatic(Conventions {
        decimal: Decimal::Point,
        date_order: DateOrder::DayFirst,
        as_of: "2026-11-22".parse().unwrap(),
        currency: Currency::GBP,
    })
}

fn sheet_of(bytes: &[u8]) -> Option<SheetRead> {
    read(bytes, &options(), &mut |_| ControlFlow::Continue(())).ok()
}

/// The files of the corpus that are sheets.
fn corpus() -> Vec<(String, SheetRead)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/csv");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let sheets = files.iter().filter(|path| path.extension().is_some_and(|end| end == "csv"));
    let named = sheets.filter_map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        Some((name, sheet_of(&std::fs::read(path).unwrap())?))
    });
    named.collect()
}

/// A sheet made from a seed: headers and cells of all sorts, most of them wrong where they stand.
fn generated(seed: u64) -> String {
    const HEADERS: [&str; 18] = [
        "Project",
        "Role",
        "Person",
        "Start",
        "Finish",
        "Cost (k€)",
        "Status",
        "Stage",
        "Key",
        "Unit",
        "Portfolio",
        "Notes",
        "Jan 2027",
        "Feb 2027",
        "Mrz 2027",
        "",
        "Budget",
        "Must do",
    ];
    const CELLS: [&str; 48] = [
        "Atlas",
        "Basil",
        "Atlas ",
        "12",
        "1,5",
        "1.5",
        "1.234,56",
        "1,234.56",
        "1.234",
        "-3",
        "0",
        "50%",
        "120k",
        "£1.2m",
        "€ 7",
        "USD 3",
        "3 Mio.",
        "2027-01-31",
        "31.02.2027",
        "13/04/2027",
        "04/13/2027",
        "1.4.27",
        "Q3 FY27",
        "March 2027",
        "Green",
        "Amber/Red",
        "grün",
        "in progress",
        "yes",
        "x",
        "tbc",
        "n/a",
        "-",
        "–",
        "#REF!",
        "=B2*2",
        "'=1+1",
        "+49 30 1",
        "@home",
        "Ann / Bob",
        "a;b",
        "a,b",
        "\"quoted\"",
        "two\nlines",
        "h",
        "moons",
        "\u{200b}hidden",
        "9999999999999999999",
    ];
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below as u64) as usize
    };
    let delimiter = [',', ';', '\t'][next(3)];
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let columns = 2 + next(6);
    let mut headers: Vec<&str> = vec!["Project"];
    headers.extend((1..columns).map(|_| HEADERS[next(HEADERS.len())]));
    let mut lines = vec![headers.iter().map(|h| quoted(h)).collect::<Vec<_>>()];
    for _ in 0..2 + next(6) {
        let cell = |place: usize| match (place, next(10)) {
            (0, 0..8) => quoted(&format!("Project {}", next(4))),
            (_, 0..2) => String::new(),
            _ => quoted(CELLS[next(CELLS.len())]),
        };
        lines.push((0..columns).map(cell).collect());
    }
    let delimiter = delimiter.to_string();
    lines.iter().map(|line| line.join(&delimiter) + "\r\n").collect()
}

/// The corpus and five hundred generated sheets.
fn sheets() -> Vec<(String, SheetRead)> {
    let made = (0..500).filter_map(|seed| {
        let text = generated(seed);
        Some((format!("seed {seed}:\n{text}"), sheet_of(text.as_bytes())?))
    });
    corpus().into_iter().chain(made).collect()
}

/// The digits that count, without the zeros around them: the same under any scale.
fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// Whether a number has the sign and the digits of a text.
fn same_number(number: &str, text: &str) -> bool {
    let minus = |text: &str| text.contains(['-', '−', '(']) || text.ends_with('-');
    digits(number) == digits(text) && (digits(text).is_empty() || minus(number) == minus(text))
}

/// Whether every number in a text is a part of a date.
fn same_date(date: chrono::NaiveDate, text: &str) -> bool {
    use chrono::Datelike;
    let year = date.year() as u32;
    let parts = [date.day(), date.month(), year, year % 100, year % 100 + 1, date.month0() / 3 + 1];
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut numbers = numbers.map(|part| part.parse::<u32>().unwrap_or(u32::MAX)).peekable();
    numbers.peek().is_some() && numbers.all(|number| number == 0 || parts.contains(&number))
}

/// Whether a value is what a cell says.
fn says(workspace: &Workspace, field: &str, value: &Value, text: &str) -> bool {
    match value {
        Value::Text(held) => held == text,
        Value::Number(number) => same_number(&number.to_string(), text),
        Value::Money(money) => same_number(&money.minor.to_string(), text),
        Value::Date(date) => same_date(*date, text),
        Value::Flag(flag) => {
            words::flag(text) == Some(*flag) || text == if *flag { "1" } else { "0" }
        }
        Value::Choice(code) => RecordKind::Project.field(field).is_some_and(|field| {
            let plumbline::model::field::Kind::Choice(codes) = field.kind else { return false };
            words::choice_code(field.key, codes, text) == Some(code.as_str())
        }),
        Value::Ref(uid) => {
            workspace.records().filter(|record| record.uid() == *uid).any(|record| {
                record
                    .value("name")
                    .as_str()
                    .is_some_and(|n| words::same_name(n) == words::same_name(text))
            })
        }
        Value::Empty | Value::Whole(_) | Value::Map(_) => false,
    }
}

/// Whether a record holds a text: as the value of a field, as typed, or as a custom value.
fn holds(workspace: &Workspace, record: &dyn Record, text: &str) -> bool {
    let base = record.base();
    let mut fields = record.kind().fields().iter().enumerate();
    base.raw.values().any(|raw| raw == text || raw.split("; ").any(|part| part == text))
        || base.raw.values().any(|raw| raw.contains(text) && text.contains("; "))
        || fields.any(|(at, field)| says(workspace, field.key, &record.value_at(at), text))
        || base.custom.values().any(|value| says(workspace, "", value, text))
}

/// The filled cells of the rows of data that are not found again.
fn lost(sheet: &SheetRead, setup: &Setup) -> Vec<String> {
    let (plan, after) = land(sheet, setup, &empty_workspace());
    let projects = after.table::<Project>();
    let projects = projects.in_order();
    let demands = after.table::<Demand>();
    let mut lost = Vec::new();
    for row in &plan.rows {
        let project = projects[row.project];
        let own: Vec<&Demand> =
            demands.iter().filter(|demand| demand.project == Some(project.id())).collect();
        for (place, map) in setup.mapping.columns.iter().enumerate() {
            let text = setup.text(sheet, row.row, place).trim();
            let rounded =
                |issue: &Issue| issue.column as usize == place && issue.code == IssueCode::Rounded;
            // What is said to be lost is not lost silently.
            if text.is_empty() || row.issues.iter().any(rounded) {
                continue;
            }
            let found = match map.target {
                Target::Demand => {
                    let columns =
                        sheet.analysis.month_groups.iter().flat_map(|group| &group.columns);
                    let month = columns.clone().find(|c| c.column as usize == place).unwrap().month;
                    let typed = format!("minutes:{month}");
                    own.iter().any(|demand| match demand.base.raw.get(&typed) {
                        Some(raw) if raw.contains(text) => true,
                        _ => demand.minutes.get(&month).is_some_and(|minutes| {
                            *minutes > 0 || digits(text).is_empty() || same_number("0", text)
                        }),
                    })
                }
                Target::DemandUnit => {
                    demand_word(&text.to_lowercase()).is_some()
                        || own.iter().any(|d| d.base.raw.values().any(|raw| raw.contains(text)))
                }
                _ => {
                    holds(&after, project, text)
                        || own.iter().any(|demand| holds(&after, *demand, text))
                }
            };
            if !found {
                let name = column_name(&sheet.analysis.columns[place]);
                lost.push(format!("line {} {name} {:?}: {text:?}", row.line, map.target));
            }
        }
    }
    lost
}

#[test]
fn every_filled_cell_is_found_again() {
    let (mut cells, mut wrong) = (0, Vec::new());
    for (name, sheet) in sheets() {
        let setup = proposed(&sheet, &empty_workspace());
        let rows = sheet.analysis.range.rows.iter();
        cells += rows.map(|row| sheet.grid.rows[*row as usize].filled()).sum::<usize>();
        let lost = lost(&sheet, &setup);
        if !lost.is_empty() {
            wrong.push(format!("{name}\n  {}", lost.join("\n  ")));
        }
    }
    assert!(cells > 5_000, "{cells}");
    assert!(wrong.is_empty(), "{} sheets: {}", wrong.len(), wrong[..wrong.len().min(6)].join("\n"));
}

#[test]
fn landing_twice_changes_nothing() {
    let mut wrong = Vec::new();
    for (name, sheet) in sheets() {
        let before = empty_workspace();
        let setup = Setup { matching: Matching::Name, ..proposed(&sheet, &before) };
        let (_, once) = land(&sheet, &setup, &before);
        let setup = Setup { matching: Matching::Name, ..proposed(&sheet, &once) };
        let (plan, twice) = land(&sheet, &setup, &once);
        let fields = |workspace: &Workspace| {
            let fields = workspace.table::<FieldDef>();
            fields.in_order().iter().map(|def| def.name.clone()).collect::<Vec<_>>()
        };
        if once != twice {
            wrong.push(format!(
                "{name}\n{:?}\n{:?}\n{:?}",
                fields(&once),
                fields(&twice),
                plan.counts
            ));
        }
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong[..wrong.len().min(6)].join("\n"));
}

fn cells(sheet: &SheetRead, row: u32, columns: usize) -> Vec<String> {
    (0..columns).map(|place| sheet.grid.cell(row, place).to_owned()).collect()
}

#[test]
fn the_file_of_problem_rows_reads_as_just_these_rows() {
    let (mut files, mut wrong) = (0, Vec::new());
    for (name, sheet) in sheets() {
        let setup = proposed(&sheet, &empty_workspace());
        let plan = plan(&sheet, &setup, &empty_workspace(), "Row {row}");
        let rows = plan.rows.iter().filter(|row| row.state() > RowState::Ready);
        let columns = sheet.analysis.columns.len();
        let expect: Vec<Vec<String>> = rows.map(|row| cells(&sheet, row.row, columns)).collect();
        let text = problem_rows(&sheet, &setup, &plan, Locale::new(LocaleChoice::EnGb));
        if expect.is_empty() {
            assert_eq!(text.lines().count(), 1, "{name}");
            continue;
        }
        files += 1;
        let Some(again) = sheet_of(text.as_bytes()) else {
            wrong.push(format!("{name}\nis no sheet:\n{text}"));
            continue;
        };
        let range = &again.analysis.range;
        let reason = range.headers.last().map(|header| header.text.as_str());
        let rows = range.rows.iter();
        let got: Vec<Vec<String>> = rows.map(|row| cells(&again, *row, columns)).collect();
        let given = |row: &u32| !again.grid.cell(*row, columns).trim().is_empty();
        let right = got == expect
            && reason == Some(ImportText::ProblemReason.say())
            && range.rows.iter().all(given)
            && again.analysis.columns.iter().all(|column| {
                let silent = column.choice.decimal_basis > Basis::Sheet;
                !silent || column.choice.decimal == sheet.analysis.conventions.decimal
            });
        if !right {
            wrong.push(format!("{name}\ngives:\n{text}\nread as {got:?}\nnot {expect:?}"));
        }
    }
    assert!(files > 300, "{files}");
    assert!(
        wrong.is_empty(),
        "{} of {files}: {}",
        wrong.len(),
        wrong[..wrong.len().min(4)].join("\n")
    );
}
