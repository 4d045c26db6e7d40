//! Foreign workbooks, made here: more wrong ones than right ones.

use crate::made_books::{options, read_by, read_it};
use plumbline::file::out::{Said, Table, csv};
use plumbline::file::sheet::grid::CellNoteKind;
use plumbline::file::sheet::range::HeaderChoice;
use plumbline::file::sheet::{Options, SheetFault, SheetRead, read};
use plumbline::file::xlsx::{BYTES_UNPACKED_MAX, Look, Page, write};
use plumbline::model::Currency;
use plumbline::model::reading::Decimal;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Read as _, Write as _};
use std::ops::ControlFlow;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    book(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Project name", "Start", "Cost"]).unwrap();
        fill(sheet);
    })
}

/// What becomes of a part of a package, by its name; `None` takes it out.
type Change<'a> = &'a dyn Fn(&str, Vec<u8>) -> Option<Vec<u8>>;

/// The package with its parts changed.
fn repacked(bytes: &[u8], change: Change) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..from.len() {
        let mut part = from.by_index(nth).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let Some(content) = change(&name, content) {
            to.start_file(name, SimpleFileOptions::default()).unwrap();
            to.write_all(&content).unwrap();
        }
    }
    to.finish().unwrap().into_inner()
}

fn with_part(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let whole = repacked(bytes, &|_, content| Some(content));
    let mut to = ZipWriter::new_append(Cursor::new(whole)).unwrap();
    to.start_file(name, SimpleFileOptions::default()).unwrap();
    to.write_all(content).unwrap();
    to.finish().unwrap().into_inner()
}

fn row(read: &SheetRead, nth: usize) -> Vec<String> {
    read.grid.rows[nth].cells().map(str::to_owned).collect()
}

#[test]
fn cells_are_what_they_show() {
    let bytes = sheet(|sheet| {
        let day = Format::new().set_num_format("dd.mm.yyyy");
        sheet.write_string(1, 0, "=not a formula").unwrap();
        sheet.write_number_with_format(1, 1, 46_500.0, &day).unwrap();
        sheet.write_number(1, 2, 1_234.567).unwrap();
        sheet.write_string(2, 0, "  0012 ").unwrap();
        sheet.write_number_with_format(2, 1, 46_500.75, &day).unwrap();
        sheet.write_formula(2, 2, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_boolean(3, 0, true).unwrap();
        sheet.write_formula(3, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    });
    let read = read_it(&bytes).unwrap();
    assert_eq!(row(&read, 1), ["=not a formula", "2027-04-23", "1234.5670"]);
    assert_eq!(row(&read, 2), ["  0012 ", "2027-04-23 18:00:00", "2"]);
    assert_eq!(row(&read, 3), ["yes", "", "#DIV/0!"]);
    assert!(read.notes.notes.iter().any(|note| note.kind == CellNoteKind::ErrorValue));
    let german = read_by(&bytes, &options(Decimal::Comma)).unwrap();
    assert_eq!(row(&german, 1)[2], "1234,5670");
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let bytes = sheet(|sheet| {
        let day = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_string(1, 0, "Atlas").unwrap();
        sheet.write_number_with_format(1, 1, 45_038.0, &day).unwrap();
    });
    let old = repacked(&bytes, &|name, content| {
        let text =
            String::from_utf8_lossy(&content).replace("<workbookPr", "<workbookPr date1904=\"1\"");
        Some(if name == "xl/workbook.xml" { text.into_bytes() } else { content })
    });
    let read = read_it(&old).unwrap();
    assert_eq!(row(&read, 1)[1], "2027-04-23");
    assert!(read.book.unwrap().is_1904);
}

#[test]
fn the_sheet_with_a_table_is_read_and_every_other_can_be_chosen() {
    let bytes = book(|book| {
        book.add_worksheet().write_string(0, 0, "Only a title").unwrap();
        let secret = book.add_worksheet();
        secret.set_name("Secret").unwrap().set_hidden(true);
        secret.write_row(0, 0, ["a", "b"]).unwrap();
        secret.write_row(1, 0, ["1", "2"]).unwrap();
        book.add_worksheet();
        let plan = book.add_worksheet();
        plan.set_name("Plan").unwrap();
        plan.write_row(0, 0, ["Project name", "Owner"]).unwrap();
        plan.write_row(1, 0, ["Atlas", "Ann"]).unwrap();
    });
    let read = read_it(&bytes).unwrap();
    let note = read.book.unwrap();
    assert_eq!((note.chosen, note.round_trip), (3, false));
    let hidden: Vec<bool> = note.sheets.iter().map(|sheet| sheet.hidden).collect();
    assert_eq!(hidden, [false, true, false, false]);
    for (asked, expect) in [
        (0, Ok("Only a title")),
        (1, Ok("a")),
        (2, Err(SheetFault::EmptySheet)),
        (3, Ok("Project name")),
        (4, Err(SheetFault::NoSuchSheet)),
    ] {
        let chosen =
            Options { sheet: Some(asked), header: HeaderChoice::Row(0), ..options(Decimal::Point) };
        let read = read_by(&bytes, &chosen);
        let first = read.map(|read| row(&read, 0)[0].clone());
        assert_eq!(first, expect.map(str::to_owned), "{asked}");
    }
}

#[test]
fn only_hidden_sheets_are_read_all_the_same() {
    let bytes = book(|book| {
        book.add_worksheet();
        let sheet = book.add_worksheet();
        sheet.set_hidden(true).write_row(0, 0, ["Project name", "Owner"]).unwrap();
        sheet.write_row(1, 0, ["Atlas", "Ann"]).unwrap();
    });
    let note = read_it(&bytes).unwrap().book.unwrap();
    assert_eq!(note.chosen, 1);
}

#[test]
fn merged_cells_take_over_their_text_but_a_title_stays_one() {
    let bytes = book(|book| {
        let (sheet, plain) = (book.add_worksheet(), Format::new());
        sheet.merge_range(0, 0, 0, 3, "Portfolio 2027", &plain).unwrap();
        sheet.write_row(1, 0, ["Project name", "Owner"]).unwrap();
        sheet.merge_range(1, 2, 1, 3, "Cost", &plain).unwrap();
        sheet.merge_range(2, 0, 4, 0, "Atlas", &plain).unwrap();
        for (line, owner) in [(2, "Ann"), (3, "Ben"), (4, "Cat")] {
            sheet.write_string(line, 1, owner).unwrap();
            sheet.write_number(line, 2, 5.0).unwrap();
        }
    });
    let read = read_it(&bytes).unwrap();
    assert_eq!(row(&read, 0), ["Portfolio 2027"]);
    assert_eq!(row(&read, 1), ["Project name", "Owner", "Cost", "Cost"]);
    assert_eq!((row(&read, 3)[0].as_str(), row(&read, 4)[0].as_str()), ("Atlas", "Atlas"));
    assert_eq!(read.book.unwrap().merged, 3);
}

#[test]
fn a_million_empty_rows_are_harmless() {
    let bytes = sheet(|sheet| {
        sheet.write_row(1, 0, ["Atlas", "soon"]).unwrap();
    });
    let long = repacked(&bytes, &|name, content| {
        let mut text = String::from_utf8_lossy(&content).into_owned();
        if name == "xl/worksheets/sheet1.xml" {
            let rows: String = (3..=1_048_576)
                .map(|row| match row % 64 {
                    0 => format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/></row>"),
                    _ => format!("<row r=\"{row}\"/>"),
                })
                .collect();
            text = text.replace("</sheetData>", &format!("{rows}</sheetData>"));
        }
        Some(text.into_bytes())
    });
    let read = read_it(&long).unwrap();
    assert_eq!(read.grid.rows.len(), 2);
    let far = sheet(|sheet| {
        sheet.write_row(1, 0, ["Atlas", "soon"]).unwrap();
        sheet.write_string(1_048_575, 0, "Last").unwrap();
    });
    let read = read_it(&far).unwrap();
    let lines: Vec<u32> = read.grid.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 2, 1_048_576]);
}

#[test]
fn mixed_formats_of_one_column_are_read_or_told() {
    let bytes = sheet(|sheet| {
        for (line, text) in [(1, "1.5"), (2, "1,5"), (3, "2,500.00"), (4, "n/a")] {
            sheet.write_string(line, 0, format!("P{line}")).unwrap();
            sheet.write_string(line, 2, text).unwrap();
        }
        sheet.write_string(5, 0, "P5").unwrap();
        sheet.write_number(5, 2, 1.234).unwrap();
    });
    let read = read_it(&bytes).unwrap();
    let texts: Vec<String> = (1..=5).map(|nth| row(&read, nth)[2].clone()).collect();
    assert_eq!(texts, ["1.5", "1,5", "2,500.00", "n/a", "1.2340"]);
    let by = read.analysis.columns[2].choice.decimal;
    assert_eq!(by, Decimal::Point, "numbers of cells are read by the mark they were written with");
}

#[test]
fn what_is_no_workbook_or_a_harmful_one_is_refused_with_its_reason() {
    let good = sheet(|sheet| {
        sheet.write_row(1, 0, ["Atlas", "soon"]).unwrap();
    });
    assert!(read_it(&good).is_ok());
    let in_part = |wanted: &'static str, from: &'static str, to: &'static str| {
        repacked(&good, &move |name, content| {
            let text = String::from_utf8_lossy(&content).replacen(from, to, 1);
            Some(if name == wanted { text.into_bytes() } else { content })
        })
    };
    let without =
        |part: &'static str| repacked(&good, &move |name, own| (name != part).then_some(own));
    let sheet_1 = "xl/worksheets/sheet1.xml";
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]>";
    let bomb = repacked(&good, &|name, own| {
        Some(if name == "xl/worksheets/sheet1.xml" { vec![b' '; 80 * 1024 * 1024] } else { own })
    });
    let many: Vec<u8> = {
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for nth in 0..2_100 {
            to.start_file(format!("xl/{nth}.xml"), SimpleFileOptions::default()).unwrap();
        }
        to.finish().unwrap().into_inner()
    };
    let unpacks = SheetFault::UnpacksTooLarge { limit: BYTES_UNPACKED_MAX };
    for (name, bytes, fault) in [
        ("cut in half", good[..good.len() / 2].to_vec(), SheetFault::DamagedBook),
        ("cut at its end", good[..good.len() - 8].to_vec(), SheetFault::DamagedBook),
        ("password", encrypted, SheetFault::ProtectedBook),
        ("no workbook part", without("xl/workbook.xml"), SheetFault::DamagedBook),
        ("no sheet part", without(sheet_1), SheetFault::DamagedBook),
        ("torn sheet", in_part(sheet_1, "</sheetData>", "<row"), SheetFault::DamagedBook),
        ("entity", in_part(sheet_1, "<?xml version=\"1.0\"", entity), SheetFault::UnsafeBook),
        ("bomb", bomb, unpacks),
        ("leads out", with_part(&good, "xl/../../x.xml", b"x"), SheetFault::UnsafeBook),
        ("absolute", with_part(&good, "/etc/x.xml", b"x"), SheetFault::UnsafeBook),
        ("package within", with_part(&good, "xl/inner.zip", b"x"), SheetFault::UnsafeBook),
        ("many parts", many, SheetFault::UnsafeBook),
        ("empty", book(|book| _ = book.add_worksheet()), SheetFault::Empty),
    ] {
        assert_eq!(read_it(&bytes).err(), Some(fault), "{name}");
    }
    let wide = sheet(|sheet| {
        sheet.write_string(1, 1_500, "x").unwrap();
    });
    assert!(matches!(read_it(&wide).err(), Some(SheetFault::TooManyColumns { line: 2, .. })));
}

#[test]
fn damage_anywhere_is_a_fault_or_a_sheet_never_a_crash() {
    let good = sheet(|sheet| {
        for line in 1..40 {
            sheet.write_row(line, 0, ["Atlas", "soon", "5"]).unwrap();
        }
    });
    let mut seed = 11_u64;
    for _ in 0..400 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let mut torn = good.clone();
        let place = (seed >> 33) as usize % torn.len();
        torn[place] ^= 1 << (seed >> 20 & 7);
        // Either answer will do: the package's own checks find most of it.
        _ = read_it(&torn);
    }
    for cut in (0..good.len()).step_by(97) {
        assert!(read_it(&good[..cut]).is_err(), "{cut}");
    }
}

#[test]
fn stopping_is_a_fault_of_its_own() {
    let good = sheet(|sheet| {
        sheet.write_row(1, 0, ["Atlas", "soon"]).unwrap();
    });
    for allowed in 0..3 {
        let mut calls = 0;
        let stopped = read(&good, &options(Decimal::Point), &mut |_| {
            calls += 1;
            if calls > allowed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped.err(), Some(SheetFault::Cancelled), "{allowed}");
    }
}

#[test]
fn a_view_as_a_workbook_says_what_it_says_as_text() {
    let text = |text: &str| Said::Text(text.into());
    let day = "2027-04-23".parse().unwrap();
    let table = Table {
        name: "Risks: [open]/all?".into(),
        titles: vec!["Risk".into(), "Cost".into(), "Due".into(), "Risk".into(), "Share".into()],
        rows: vec![
            vec![
                text("=1+1"),
                Said::Money(120_050, Currency::GBP, true),
                Said::Date(day),
                text("x"),
                Said::Share(0.5),
            ],
            vec![
                text("'@"),
                Said::Money(-5, Currency::EUR, false),
                Said::Empty,
                text("-1"),
                Said::Empty,
            ],
        ],
    };
    let looks = vec![
        Look { choices: vec!["a".into(), "b".into()], ..Look::default() },
        Look { summed: true, ..Look::default() },
    ];
    let page = Page {
        table: table.clone(),
        looks,
        is_table: true,
        total: "Total".into(),
        ..Page::default()
    };
    let bytes = write(std::slice::from_ref(&page)).unwrap();
    assert_eq!(bytes, write(&[page]).unwrap(), "the same table gives the same bytes");
    let book = read_it(&bytes).unwrap();
    let plain = read_it(&csv(&table, Decimal::Point)).unwrap();
    assert_eq!(row(&book, 0), ["Risk", "Cost", "Due", "Risk (2)", "Share"]);
    for nth in [1, 2] {
        let (own, other) = (row(&book, nth), row(&plain, nth));
        assert_eq!(own[0], other[0]);
        assert_eq!(own[3], other[3]);
    }
    assert_eq!(row(&book, 1), ["=1+1", "1200.5", "2027-04-23", "x", "0.5"]);
    assert_eq!(row(&book, 3), ["Total", "1200.5"]);
    let left: Vec<u32> = book.analysis.range.left_out.iter().map(|left| left.row).collect();
    assert_eq!(left, [3], "the row of totals is no data");
}
