//! The whole workspace as a workbook and back.

use super::sample::document;
use super::wild;
use calamine::{Data, Reader as _, Xlsx};
use plumbline::edit::{Target, apply, difference};
use plumbline::file::book::{BookIn, read, write};
use plumbline::file::envelope::{self, Document};
use plumbline::file::sheet::SheetFault;
use plumbline::model::{RecordKind, Uid, Value, Workspace};
use plumbline::present::book::{book_command, book_words};
use rust_xlsxwriter as out;
use std::io::Cursor;

fn written(ws: &Workspace) -> Vec<u8> {
    let day = "2027-06-07".parse().unwrap();
    write(ws, "rev", &book_words("Wild"), day).expect("it fits a workbook")
}

fn back(bytes: &[u8], base: Option<&Workspace>) -> Result<BookIn, SheetFault> {
    read(bytes, base, &book_words("Wild"), Uid(1 << 90))
}

fn first_difference(a: &Workspace, b: &Workspace) -> String {
    let text = |ws: &Workspace| envelope::write(&Document::new(ws.clone()));
    let (a, b) = (text(a), text(b));
    let lines = a.lines().zip(b.lines()).filter(|(a, b)| a != b && !a.contains("sha256"));
    lines.take(2).map(|(a, b)| format!("{a}\n{b}\n")).collect()
}

/// A cell of a sheet changed, as somebody would in a spreadsheet program: every sheet is copied.
fn changed(bytes: &[u8], sheet: &str, change: &dyn Fn(u32, u32, &Data) -> Option<Data>) -> Vec<u8> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut copy = out::Workbook::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let own = copy.add_worksheet();
        own.set_name(&name).unwrap();
        for (row, column, cell) in range.cells() {
            let (row, column) = (row as u32 + top, column as u32 + left);
            let new = if name == sheet { change(row, column, cell) } else { None };
            let at = (row, u16::try_from(column).unwrap());
            match new.as_ref().unwrap_or(cell) {
                Data::String(text) => _ = own.write_string(at.0, at.1, text).unwrap(),
                Data::Float(number) => _ = own.write_number(at.0, at.1, *number).unwrap(),
                Data::Bool(flag) => _ = own.write_boolean(at.0, at.1, *flag).unwrap(),
                Data::DateTime(day) => {
                    let format = out::Format::new().set_num_format("yyyy-mm-dd");
                    own.write_number_with_format(at.0, at.1, day.as_f64(), &format).unwrap();
                }
                _ => {}
            }
        }
    }
    copy.save_to_buffer().unwrap()
}

#[test]
fn every_workspace_comes_back_without_a_difference() {
    for (seed, ws) in [
        (0, document().workspace),
        (1, wild::workspace(1)),
        (2, wild::workspace(2)),
        (3, wild::workspace(3)),
        (4, wild::workspace(4)),
        (9, Workspace::new(Uid(7))),
    ] {
        let bytes = written(&ws);
        assert_eq!(bytes, written(&ws), "the same workspace gives the same bytes");
        for base in [None, Some(&ws)] {
            let read = back(&bytes, base).unwrap();
            let differ = first_difference(&ws, &read.workspace);
            assert!(read.workspace == ws, "seed {seed}: {differ}");
            assert_eq!(read.revision, "rev");
            assert!(read.unread == 0 || base.is_none(), "seed {seed}");
        }
    }
}

#[test]
fn a_changed_cell_is_the_one_change_and_a_new_row_a_new_record() {
    let ws = document().workspace;
    let risks = plumbline::present::text::fields::kind_heading(
        RecordKind::Risk,
        plumbline::present::text::fields::Number::Plural,
    );
    let rows = ws.rows(RecordKind::Risk).in_order();
    let last = rows.len() as u32 + 1;
    let first = rows[0].value("name").as_str().unwrap().to_owned();
    let bytes = changed(&written(&ws), &risks, &|_, _, cell| match cell {
        Data::String(text) if *text == first => Some(Data::String("Renamed =1".into())),
        _ => None,
    });
    let read = back(&bytes, Some(&ws)).unwrap();
    let patches = difference(&ws, &read.workspace);
    assert_eq!(patches.len(), 1, "{patches:?}");
    let (command, changes) = book_command(&patches);
    assert_eq!((changes.added, changes.changed), (0, 1));
    let landed = apply(&ws, Target::Plan, &command).unwrap().workspace;
    assert!(landed == read.workspace);
    // The id taken out of the last row makes it a row that somebody added.
    let cut = changed(&written(&ws), &risks, &|row, _, cell| match cell {
        Data::String(text) if row == last && text.parse::<Uid>().is_ok() => {
            Some(Data::String(String::new()))
        }
        _ => None,
    });
    let read = back(&cut, Some(&ws)).unwrap();
    assert_eq!(read.workspace.rows(RecordKind::Risk).len(), rows.len() + 1);
    let (command, changes) = book_command(&difference(&ws, &read.workspace));
    assert_eq!((changes.added, changes.changed), (1, 0));
    assert!(apply(&ws, Target::Plan, &command).unwrap().workspace == read.workspace);
}

#[test]
fn a_whole_workspace_lands_as_one_command() {
    let whole = wild::workspace(5);
    let empty = Workspace::new(whole.uid);
    let read = back(&written(&whole), Some(&empty)).unwrap();
    let (command, _) = book_command(&difference(&empty, &read.workspace));
    let landed = apply(&empty, Target::Plan, &command).unwrap().workspace;
    let differ = first_difference(&whole, &landed);
    assert!(landed == whole, "{differ}");
}

#[test]
fn what_cannot_be_read_stays_as_typed() {
    let ws = document().workspace;
    let bytes = changed(&written(&ws), "Projects", &|_, _, cell| match cell {
        Data::DateTime(_) => Some(Data::String("soon".into())),
        Data::Float(_) => Some(Data::String("=much".into())),
        _ => None,
    });
    let read = back(&bytes, Some(&ws)).unwrap();
    assert!(read.unread > 50, "{}", read.unread);
    let record = read.workspace.rows(RecordKind::Project).in_order()[0].clone();
    assert_eq!(record.base().raw.get("start").map(String::as_str), Some("soon"));
    assert_eq!(record.value("start"), Value::Empty);
    let (command, _) = book_command(&difference(&ws, &read.workspace));
    assert!(apply(&ws, Target::Plan, &command).unwrap().workspace == read.workspace);
}

#[test]
fn foreign_and_broken_workbooks_are_told() {
    let ws = wild::workspace(1);
    let bytes = written(&ws);
    for cut in [0, 1, 100, bytes.len() / 2, bytes.len() - 30] {
        assert!(back(&bytes[..cut], None).is_err(), "{cut}");
    }
    let mut plain = out::Workbook::new();
    plain.add_worksheet().write_string(0, 0, "x").unwrap();
    let plain = plain.save_to_buffer().unwrap();
    assert_eq!(back(&plain, None).err(), Some(SheetFault::DamagedBook));
    let newer = changed(&bytes, "_RoundTrip", &|row, column, _| {
        ((row, column) == (0, 1)).then_some(Data::Float(2.0))
    });
    assert_eq!(back(&newer, None).err(), Some(SheetFault::DamagedBook));
}

#[test]
fn the_workbook_is_one_for_people() {
    let ws = document().workspace;
    let bytes = written(&ws);
    let mut book = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.first().map(String::as_str), Some("Read me"));
    assert_eq!(names.last().map(String::as_str), Some("_RoundTrip"));
    assert!(names.len() >= 50, "{}", names.len());
    let sheets = book.sheets_metadata();
    let hidden = sheets.iter().filter(|s| s.visible != calamine::SheetVisible::Visible);
    assert_eq!(hidden.count(), 1);
    let projects = book.worksheet_range("Projects").unwrap();
    assert!(projects.rows().flatten().any(|cell| matches!(cell, Data::DateTime(_))));
    assert!(projects.rows().flatten().any(|cell| matches!(cell, Data::Float(_))));
    let formulas = book.worksheet_formula("Read me").unwrap();
    assert!(formulas.rows().flatten().filter(|text| text.contains("SUM(")).count() > 3);
    let demands = book.worksheet_range("Demands").unwrap();
    let months = demands.rows().nth(1).unwrap().iter();
    assert!(months.filter(|cell| cell.to_string().contains("2027-")).count() > 6);
}
