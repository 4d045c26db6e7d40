//! The real portfolios land in a workspace: every cell of the second reader is found again.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::sheet_real::{FILES, second_reader, sheet_of, western};
use chrono::{Datelike, NaiveDate};
use plumbline::edit::{Change, Command, History, Label, Stamp, Target, Verb, apply, violations};
use plumbline::file::import::{self, Matching, Plan, Setup, propose};
use plumbline::file::sheet::SheetRead;
use plumbline::model::reading::money::Scale;
use plumbline::model::record::Record;
use plumbline::model::{
    Calendar, FieldDef, Id, Project, RecordKind, Settings, Typed, Uid, Value, Workspace,
};
use plumbline::present::import::words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A workspace with settings and a calendar and nothing else.
pub fn empty_workspace() -> Workspace {
    let mut workspace = Workspace::new(Uid(1));
    workspace.put(Arc::new(Calendar { name: "Calendar".into(), ..Typed::empty(Uid(2)) }));
    let calendar = Some(Id::new(Uid(2)));
    workspace.put(Arc::new(Settings { calendar, ..Typed::empty(Uid(3)) }));
    workspace
}

/// Ids that count up from a start.
pub fn ids(start: u128) -> impl FnMut() -> Uid {
    let mut last = start;
    move || {
        last += 1;
        Uid(last)
    }
}

/// A setup with everything as proposed.
pub fn proposed(sheet: &SheetRead, workspace: &Workspace) -> Setup {
    Setup { mapping: propose(sheet, workspace, RecordKind::Project, words()), ..Setup::default() }
}

/// Plans and lands.
pub fn land(sheet: &SheetRead, setup: &Setup, workspace: &Workspace) -> (Plan, Workspace) {
    let plan = import::plan(sheet, setup, workspace, "Row {row}");
    let mut next = ids(1_000_000 * (workspace.len() as u128));
    let command = plan.command(workspace, &mut next);
    let applied = apply(workspace, Target::Plan, &command).unwrap();
    assert_eq!(violations(&applied.workspace), []);
    (plan, applied.workspace)
}

fn files() -> Option<impl Iterator<Item = (&'static super::sheet_real::Real, Vec<u8>)>> {
    let folder = super::real_data::folder()?;
    Some(FILES.iter().map(move |file| (file, std::fs::read(folder.join(file.name)).unwrap())))
}

/// Amount in hundredths: digits and point of the text, by hand.
fn hundredths(text: &str, factor: f64) -> i64 {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let amount = (digits.parse::<f64>().unwrap() * factor * 100.0).round() as i64;
    if text.contains('-') { -amount } else { amount }
}

/// The dates of these files, by hand.
fn date(text: &str) -> NaiveDate {
    let forms = ["%Y-%m-%d", "%d.%m.%y", "%d/%m/%y", "%d/%m/%Y", "%B %d, %Y", "%d.%m.%Y"];
    let found = forms.iter().find_map(|form| {
        let date = NaiveDate::parse_from_str(text, form).ok()?;
        (date.year() >= 1900).then_some(date)
    });
    found.unwrap_or_else(|| panic!("no form for the date {text:?}"))
}

/// Whether a value is what the text says, without the product's readers.
fn says(workspace: &Workspace, value: &Value, text: &str, factor: f64) -> bool {
    match value {
        Value::Text(held) => held == text,
        Value::Number(number) => text.trim_end_matches('%').parse::<f64>() == Ok(*number),
        Value::Flag(flag) => text.eq_ignore_ascii_case(if *flag { "true" } else { "false" }),
        Value::Money(money) => money.minor == hundredths(text, factor),
        Value::Date(found) => *found == date(text),
        Value::Ref(uid) => workspace
            .records()
            .any(|record| record.uid() == *uid && record.value("name").as_str() == Some(text)),
        // The words of a list are kept beside.
        Value::Choice(_) | Value::Empty | Value::Whole(_) | Value::Map(_) => false,
    }
}

/// Where a text of the file stands in a record.
fn found(workspace: &Workspace, record: &dyn Record, text: &str, factor: f64) -> bool {
    let base = record.base();
    let fields = (0..record.kind().fields().len()).map(|index| record.value_at(index));
    base.raw.values().any(|raw| raw == text)
        || fields
            .chain(base.custom.values().cloned())
            .any(|v| says_safely(workspace, &v, text, factor))
}

/// As [`says`]: a text that is no date or amount at all does not stop the test.
fn says_safely(workspace: &Workspace, value: &Value, text: &str, factor: f64) -> bool {
    match value {
        Value::Money(_) if !text.contains(|c: char| c.is_ascii_digit()) => false,
        Value::Money(_) | Value::Date(_) if text.len() > 30 => false,
        Value::Date(_) => std::panic::catch_unwind(|| date(text))
            .is_ok_and(|_| says(workspace, value, text, factor)),
        Value::Money(_) => std::panic::catch_unwind(|| hundredths(text, factor))
            .is_ok_and(|_| says(workspace, value, text, factor)),
        _ => says(workspace, value, text, factor),
    }
}

#[test]
fn every_cell_lands() {
    let Some(files) = files() else { return };
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let mut missing = Vec::new();
    for (file, bytes) in files {
        let sheet = sheet_of(&bytes);
        let text =
            if file.windows_1252 { western(&bytes) } else { String::from_utf8(bytes).unwrap() };
        let records = second_reader(&text, file.delimiter);
        let before = empty_workspace();
        let mut setup = proposed(&sheet, &before);
        let pounds = file.name.starts_with("uk-");
        for map in &mut setup.mapping.columns {
            map.scale = pounds.then_some(Scale::Millions);
        }
        let factor = if pounds { 1e6 } else { 1.0 };
        let (_, after) = land(&sheet, &setup, &before);
        let projects = after.table::<Project>();
        let projects = projects.in_order();
        assert_eq!(projects.len(), file.rows, "{}", file.name);
        let mut cells = 0;
        for (project, record) in projects.iter().zip(&records[1..]) {
            for (place, cell) in record.iter().enumerate() {
                let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
                let cell = cell.trim();
                if !cell.is_empty() && !found(&after, *project, cell, factor) {
                    missing.push(format!("{} {} {cell:.60}", file.name, records[0][place]));
                }
                cells += 1;
            }
        }
        eprintln!("{}: {} projects, {cells} cells found again", file.name, projects.len());
    }
    std::panic::set_hook(quiet);
    assert!(
        missing.is_empty(),
        "{} missing: {:#?}",
        missing.len(),
        &missing[..missing.len().min(12)]
    );
}

#[test]
fn columns_of_the_real_portfolios_find_their_fields() {
    let expect: BTreeMap<&str, &[(&str, &str)]> = BTreeMap::from([
        (
            "uk-gmpp-2018.csv",
            &[
                ("project_name", "name"),
                ("department", "unit"),
                ("colour_rating", "status"),
                ("description_aims", "description"),
                ("start_date", "start"),
                ("end_date", "finish"),
                ("wlc_baseline_incl_NCG", "cost"),
            ][..],
        ),
        (
            "uk-gmpp-2021.csv",
            &[
                ("project_number", "key"),
                ("project_name", "name"),
                ("department", "unit"),
                ("report_category", "portfolio"),
                ("colour_rating", "status"),
                ("wlc_baseline_incl_NCG", "cost"),
            ][..],
        ),
        (
            "canada-it-2019.csv",
            &[
                ("uniqueId", "key"),
                ("projectName", "name"),
                ("description", "description"),
                ("department", "unit"),
                ("totalBudget", "cost"),
                ("estimatedCompletionDate", "finish"),
            ][..],
        ),
        (
            "synthetic-250.csv",
            &[
                ("Project_ID", "key"),
                ("Project_Name", "name"),
                ("Category", "portfolio"),
                ("Budget_USD", "cost"),
                ("Annual_Benefit_USD", "benefit"),
            ][..],
        ),
    ]);
    let Some(files) = files() else { return };
    for (file, bytes) in files {
        let sheet = sheet_of(&bytes);
        let mapping = propose(&sheet, &empty_workspace(), RecordKind::Project, words());
        let got: Vec<(&str, &str)> = mapping
            .columns
            .iter()
            .zip(&sheet.analysis.columns)
            .filter_map(|(map, column)| match map.target {
                import::Target::Field(key) => Some((column.header.text.as_str(), key)),
                _ => None,
            })
            .collect();
        let mut expect: Vec<(&str, &str)> = expect[file.name].to_vec();
        expect.extend(got.iter().filter(|pair| {
            file.name == "uk-gmpp-2021.csv" && ["start", "finish", "description"].contains(&pair.1)
        }));
        let (mut a, mut b) = (got.clone(), expect);
        a.sort_unstable();
        b.sort_unstable();
        assert_eq!(a, b, "{}", file.name);
    }
}

#[test]
fn importing_twice_changes_nothing_and_undo_is_the_start() {
    let Some(files) = files() else { return };
    for (file, bytes) in files {
        let sheet = sheet_of(&bytes);
        let before = empty_workspace();
        for matching in [Matching::Name, Matching::Key] {
            if matching == Matching::Key && file.name == "uk-gmpp-2018.csv" {
                continue;
            }
            let setup = Setup { matching, ..proposed(&sheet, &before) };
            let (_, once) = land(&sheet, &setup, &before);
            let setup = Setup { matching, ..proposed(&sheet, &once) };
            let plan = import::plan(&sheet, &setup, &once, "Row {row}");
            assert_eq!(
                plan.counts.records_unchanged, file.rows,
                "{}: {:?}",
                file.name, plan.counts
            );
            let command = plan.command(&once, &mut ids(9_000_000_000));
            assert_eq!(apply(&once, Target::Plan, &command).unwrap().patches, [], "{}", file.name);
        }
        let setup = proposed(&sheet, &before);
        let plan = import::plan(&sheet, &setup, &before, "Row {row}");
        let command = plan.command(&before, &mut ids(5));
        assert!(matches!(command, Command::Batch(_)));
        let applied = apply(&before, Target::Plan, &command).unwrap();
        let mut history = History::default();
        let label = Label::many(Verb::Import, RecordKind::Project, plan.records.len());
        history.enter(Change { label, patches: applied.patches }, Stamp::default());
        let undone = history.undo(&applied.workspace, Stamp::default()).unwrap().unwrap();
        assert!(undone == before, "{}", file.name);
    }
}

#[test]
fn the_exempt_cells_stay_visible_and_count_as_empty() {
    let Some(files) = files() else { return };
    for (file, bytes) in files.filter(|(file, _)| file.name == "uk-gmpp-2018.csv") {
        let sheet = sheet_of(&bytes);
        let before = empty_workspace();
        let (plan, after) = land(&sheet, &proposed(&sheet, &before), &before);
        let exempt = |project: &&Project| {
            project.base.raw.get("cost").is_some_and(|raw| raw.starts_with("Exempt"))
        };
        let projects = after.table::<Project>();
        let marked: Vec<&Project> = projects.iter().filter(exempt).collect();
        assert!(!marked.is_empty() && marked.iter().all(|project| project.cost.is_none()));
        assert!(plan.counts.blocked >= marked.len(), "{} {:?}", file.name, plan.counts);
        let counts = plan.counts;
        assert_eq!(counts.ready + counts.warning + counts.blocked, file.rows);
        let defs = after.table::<FieldDef>();
        assert!(defs.iter().any(|def| def.name == "colour_rating"), "the words of the colours");
    }
}
