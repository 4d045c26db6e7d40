//! OpenDocument workbooks, made here: more wrong ones than right ones.

use crate::made_books::{options, read_by, read_it};
use plumbline::file::sheet::grid::CellNoteKind;
use plumbline::file::sheet::{MOST_COLUMNS, MOST_ROWS, Options, SheetFault, SheetRead};
use plumbline::model::reading::Decimal;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A package of these parts, its sort first as every program writes it.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    to.start_file("mimetype", stored).unwrap();
    to.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    for (name, content) in parts {
        to.start_file(*name, SimpleFileOptions::default()).unwrap();
        to.write_all(content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The part of a workbook with these styles and this within.
fn content(styles: &str, within: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:spreadsheet>{within}\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

/// A workbook of one table with these rows.
fn book(rows: &str) -> Vec<u8> {
    let table = format!("<table:table table:name=\"Plan\">{rows}</table:table>");
    package(&[("content.xml", content("", &table).as_bytes())])
}

/// A row of texts.
fn texts(texts: &[&str]) -> String {
    let cells = texts.iter().map(|text| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    });
    format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
}

const HEAD: [&str; 3] = ["Project name", "Start", "Cost"];

fn row(read: &SheetRead, nth: usize) -> Vec<String> {
    read.grid.rows[nth].cells().map(str::to_owned).collect()
}

#[test]
fn cells_are_what_they_hold() {
    let rows = texts(&HEAD)
        + "<table:table-row>\
           <table:table-cell office:value-type=\"string\" calcext:value-type=\"string\">\
             <text:p>=not <text:span>a</text:span><text:s text:c=\"2\"/>formula &amp; more</text:p>\
             <text:p>two</text:p></table:table-cell>\
           <table:table-cell office:value-type=\"date\" office:date-value=\"2027-04-23\"><text:p>23/04/27</text:p></table:table-cell>\
           <table:table-cell office:value-type=\"float\" office:value=\"1234.567\"><text:p>1,235</text:p></table:table-cell>\
           </table:table-row>\
           <table:table-row>\
           <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>\
           <table:table-cell office:value-type=\"date\" office:date-value=\"2027-04-23T18:00:00\"/>\
           <table:table-cell table:formula=\"of:=[.B2]*2\" office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"12.5\"><text:p>12,50 €</text:p></table:table-cell>\
           </table:table-row>\
           <table:table-row>\
           <table:table-cell office:value-type=\"percentage\" office:value=\"0.07\"><text:p>7%</text:p></table:table-cell>\
           <table:table-cell office:value-type=\"time\" office:time-value=\"PT12H30M00S\"><text:p>12:30</text:p></table:table-cell>\
           <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>\
           </table:table-row>\
           <table:table-row><table:table-cell office:value-type=\"string\" office:string-value=\"kept\"/>\
           <table:table-cell><office:annotation><dc:date>2027</dc:date><text:p>a remark</text:p></office:annotation></table:table-cell></table:table-row>";
    let read = read_it(&book(&rows)).unwrap();
    assert_eq!(row(&read, 1), ["=not a  formula & more\ntwo", "2027-04-23", "1234.5670"]);
    assert_eq!(row(&read, 2), ["yes", "2027-04-23 18:00:00", "EUR 12.5"]);
    assert_eq!(row(&read, 3), ["7%", "12:30", "#DIV/0!"]);
    assert_eq!(row(&read, 4), ["kept"]);
    assert!(read.notes.notes.iter().any(|note| note.kind == CellNoteKind::ErrorValue));
    let german = read_by(&book(&rows), &options(Decimal::Comma)).unwrap();
    assert_eq!(
        (row(&german, 1)[2].as_str(), row(&german, 2)[2].as_str()),
        ("1234,5670", "EUR 12,5")
    );
}

#[test]
fn what_repeats_is_counted_and_what_is_empty_passed_over() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"3\" table:number-columns-repeated=\"2\"/>";
    let rows = format!(
        "<table:table-column table:number-columns-repeated=\"16384\"/><table:table-header-rows>{}</table:table-header-rows>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>{cell}\
         <table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"5\"/>\
         <table:table-row-group><table:table-row><table:table-cell/>{cell}</table:table-row></table:table-row-group>\
         <table:table-row table:number-rows-repeated=\"1048567\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        texts(&HEAD)
    );
    let read = read_it(&book(&rows)).unwrap();
    let lines: Vec<u32> = read.grid.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 2, 3, 9]);
    for nth in 1..4 {
        assert_eq!(row(&read, nth), ["", "3", "3"]);
    }
}

#[test]
fn sheets_are_chosen_as_in_any_workbook() {
    let styles = "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
                  <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>";
    let table = |name: &str, style: &str, rows: &str| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>"
        )
    };
    let rows = |name: &str| texts(&HEAD) + &texts(&[name, "2027-01-01", "5"]);
    let tables = table("Empty", "ta1", "")
        + "<table:table table:name=\"Closed\"/>"
        + &table("Old &amp; hidden", "ta2", &rows("Hidden"))
        + &table("Plan", "ta1", &rows("Atlas"));
    let bytes = package(&[("content.xml", content(styles, &tables).as_bytes())]);
    let found = read_it(&bytes).unwrap();
    let note = found.book.as_ref().unwrap();
    let sheets: Vec<_> = note.sheets.iter().map(|own| (own.name.as_str(), own.hidden)).collect();
    let expect = [("Empty", false), ("Closed", false), ("Old & hidden", true), ("Plan", false)];
    assert_eq!((sheets.as_slice(), note.chosen), (&expect[..], 3));
    assert_eq!(row(&found, 1)[0], "Atlas");
    for (asked, expect) in [
        (0, Err(SheetFault::EmptySheet)),
        (1, Err(SheetFault::EmptySheet)),
        (2, Ok("Hidden")),
        (4, Err(SheetFault::NoSuchSheet)),
    ] {
        let own = Options { sheet: Some(asked), ..options(Decimal::Point) };
        let got = read_by(&bytes, &own).map(|read| row(&read, 1)[0].clone());
        assert_eq!(got, expect.map(str::to_owned), "{asked}");
    }
}

#[test]
fn merged_cells_take_over_their_text() {
    let spanned = "<table:table-row><table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\" office:value-type=\"string\"><text:p>Atlas</text:p></table:table-cell>\
                   <table:table-cell office:value-type=\"string\"><text:p>Dev</text:p></table:table-cell></table:table-row>\
                   <table:table-row><table:covered-table-cell/><table:table-cell office:value-type=\"string\"><text:p>Ops</text:p></table:table-cell></table:table-row>";
    let read = read_it(&book(&(texts(&["Project", "Role"]) + spanned))).unwrap();
    assert_eq!(row(&read, 2), ["Atlas", "Ops"]);
    assert_eq!(read.book.unwrap().merged, 1);
}

#[test]
fn wrong_files_are_refused_and_said_to_be_what_they_are() {
    let whole = texts(&HEAD) + &texts(&["Atlas", "2027-01-01", "5"]);
    let cell = |attributes: &str| {
        format!("{whole}<table:table-row><table:table-cell {attributes}/></table:table-row>")
    };
    let damaged = SheetFault::DamagedBook;
    let filled = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    for (rows, expect) in [
        (String::new(), SheetFault::Empty),
        (cell("office:value-type=\"float\""), damaged),
        (cell("office:value-type=\"float\" office:value=\"much\""), damaged),
        (cell("office:value-type=\"float\" office:value=\"inf\""), damaged),
        (cell("office:value-type=\"float\" office:value=\"NaN\""), damaged),
        (cell("office:value-type=\"date\" office:date-value=\"31.12.2027\""), damaged),
        (cell("office:value-type=\"date\" office:date-value=\"2027-02-30\""), damaged),
        (cell("office:value-type=\"boolean\""), damaged),
        (cell("table:number-columns-repeated=\"0\""), damaged),
        (cell("table:number-columns-repeated=\"-1\""), damaged),
        (cell("table:number-columns-repeated=\"99999999999\""), damaged),
        (cell("table:number-rows-spanned=\"x\""), damaged),
        (cell("office:value-type=\"string\" office:string-value=\"&bomb;\""), damaged),
        (
            format!(
                "{whole}<table:table-row table:number-rows-repeated=\"4294967295\">{filled}</table:table-row>"
            ),
            SheetFault::TooManyRows { limit: MOST_ROWS },
        ),
        (
            format!(
                "{whole}<table:table-row>{}</table:table-row>",
                filled.replace("/>", " table:number-columns-repeated=\"4294967295\"/>")
            ),
            SheetFault::TooManyColumns { line: 3, limit: MOST_COLUMNS },
        ),
        (format!("{whole}<table:table-row>{filled}"), damaged),
        (format!("{whole}<table:table-row><table:table-cell>"), damaged),
        (format!("{whole}<table:table table:name=\"inner\"/>"), damaged),
        (
            format!(
                "{whole}<table:table-row><table:table-cell><table:table table:name=\"x\"><table:table-row/></table:table></table:table-cell></table:table-row>"
            ),
            damaged,
        ),
        (format!("{whole}<![CDATA[x]]>"), damaged),
        (format!("{whole}<table:table-row"), damaged),
    ] {
        assert_eq!(read_it(&book(&rows)).map(|read| read.grid.rows.len()), Err(expect), "{rows}");
    }
}

#[test]
fn wrong_packages_are_refused() {
    let good = content(
        "",
        &format!(
            "<table:table table:name=\"Plan\">{}{}</table:table>",
            texts(&HEAD),
            texts(&["Atlas", "", "5"])
        ),
    );
    let good = good.as_bytes();
    assert!(read_it(&package(&[("content.xml", good)])).is_ok());
    let secret = b"<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let entity =
        b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY bomb \"x\">]><office:document-content/>";
    let text = b"<office:document-content><office:body><office:text><table:table table:name=\"a\"/></office:text></office:body></office:document-content>";
    for (parts, expect) in [
        (vec![], SheetFault::DamagedBook),
        (vec![("content.xml", b"".as_slice())], SheetFault::DamagedBook),
        (vec![("content.xml", b"<office:document-content>")], SheetFault::DamagedBook),
        (vec![("content.xml", b"</office:document-content>")], SheetFault::DamagedBook),
        (vec![("content.xml", b"\xff\xfe<a/>")], SheetFault::DamagedBook),
        (vec![("content.xml", text.as_slice())], SheetFault::DamagedBook),
        (vec![("content.xml", entity.as_slice())], SheetFault::UnsafeBook),
        (vec![("content.xml", good), ("../evil.xml", b"x")], SheetFault::UnsafeBook),
        (vec![("content.xml", good), ("inner.zip", b"x")], SheetFault::UnsafeBook),
        (vec![("META-INF/manifest.xml", secret.as_slice()), ("content.xml", b"\x01\x02")], SheetFault::ProtectedBook),
        (vec![("META-INF/manifest.xml", b"<manifest:manifest><manifest:file-entry manifest:full-path=\"encrypted-package\"/></manifest:manifest>".as_slice()), ("encrypted-package", b"x")], SheetFault::ProtectedBook),
    ] {
        assert_eq!(read_it(&package(&parts)).map(|_| ()), Err(expect), "{:?}", parts.first().map(|part| part.0));
    }
    // Far more than a hundred times as large as it is packed.
    let bomb = content("", &" ".repeat(70_000_000));
    let fault = read_it(&package(&[("content.xml", bomb.as_bytes())])).map(|_| ());
    assert!(matches!(fault, Err(SheetFault::UnpacksTooLarge { .. })), "{fault:?}");
}

#[test]
fn a_file_cut_off_or_with_a_wrong_bit_is_never_read_as_another() {
    let whole = book(&(texts(&HEAD) + &texts(&["Atlas", "2027-01-01", "5"])));
    let good = read_it(&whole).unwrap();
    for cut in 4..whole.len() {
        // The last two bytes say how long a remark is that there is none of.
        let read = read_it(&whole[..cut]);
        assert!(read.is_err() || cut + 2 >= whole.len(), "cut at {cut}");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        if let Ok(read) = read_it(&bytes) {
            assert_eq!(read.grid, good.grid, "bit of byte {at}");
        }
    }
}
