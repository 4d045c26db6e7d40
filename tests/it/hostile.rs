//! Files that are meant to hurt: each is refused with a reason that can be understood, and nothing
//! is built from it first. Archives and XML have their own list beside their readers.

use chrono::NaiveDate;
use plumbline::file::envelope::{self, FileFault, sha256_hex};
use plumbline::file::limits::{DEPTH_MAX, Excess, TEXT_BYTES_MAX, VALUES_MAX, rows_max};
use plumbline::file::sheet::{self, Options, SheetFault};
use plumbline::model::money::Currency;
use plumbline::model::reading::{Conventions, DateOrder, Decimal};
use plumbline::model::{RecordKind, Uid, Workspace};
use plumbline::present::fault::file_fault_text;
use plumbline::present::import::fault_text;
use plumbline::present::number::Locale;
use std::ops::ControlFlow;

const ID: &str = "00000000-0000-0000-0000-000000000001";

/// A workspace file whose frame is right around a body that is not.
fn framed(body: &str) -> String {
    let revision = "0".repeat(32);
    format!(
        "{{\"format\":\"plumbline-workspace\",\"format_version\":1,\"lineage\":[],\
         \"revision\":\"{revision}\",\"schema\":1,\"sha256\":\"{}\",\"workspace\":{body},\
         \"workspace_id\":\"{ID}\"}}",
        sha256_hex(body.as_bytes())
    )
}

fn rows(table: &str, count: usize) -> String {
    let row = |nth: usize| format!("{{\"id\":\"00000000-0000-0000-0000-{nth:012x}\"}}");
    let rows: Vec<String> = (0..count).map(row).collect();
    format!("{{\"{table}\":[{}]}}", rows.join(","))
}

/// Name, bytes, and how the fault is called.
type Case = (&'static str, Vec<u8>, &'static str);

fn text(name: &'static str, text: impl Into<String>, fault: &'static str) -> Case {
    (name, text.into().into_bytes(), fault)
}

fn nested(open: &str, close: &str, depth: usize) -> String {
    format!("{}1{}", open.repeat(depth), close.repeat(depth))
}

/// Bytes that are no workspace file at all.
fn no_files() -> Vec<Case> {
    vec![
        text("nothing", "", "Empty"),
        text("a mark alone", "\u{feff}", "Empty"),
        text("blanks", " \n\t\r\n ", "Empty"),
        ("no text", vec![0xff, 0xfe, 0x00, 0x01], "NotJson"),
        ("half a letter", b"{\"a\":\"\xc3".to_vec(), "NotJson"),
        ("zeros", vec![0; 4096], "NotJson"),
        ("an archive", b"PK\x03\x04\x14\x00\x00\x00".to_vec(), "NotJson"),
        ("a packed file", b"\x1f\x8b\x08\x00\x00\x00\x00\x00".to_vec(), "NotJson"),
        text("a page", "<!doctype html><script>alert(1)</script>", "NotJson"),
        text("entities", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "NotJson"),
        text("a table", "Name;Start\nAtlas;1\n", "NotJson"),
        text("a list", "[]", "Foreign"),
        text("a number", "1e308", "Foreign"),
        text("an endless number", "9".repeat(100_000), "NotJson"),
        text("not a number", "NaN", "NotJson"),
        text("beyond all numbers", "{\"format\":1e999}", "Foreign"),
        text("an empty object", "{}", "Foreign"),
        text("another format", "{\"format\":\"excalidraw\"}", "Foreign"),
        text(
            "a format that is none",
            "{\"format\":{\"format\":\"plumbline-workspace\"}}",
            "Foreign",
        ),
        text("prototype", "{\"__proto__\":{\"format\":\"plumbline-workspace\"}}", "Foreign"),
        text("comments", "{/* */\"format\":\"plumbline-workspace\"}", "NotJson"),
        text("a trailing comma", "{\"format\":\"plumbline-workspace\",}", "NotJson"),
        text("two files", framed("{}").repeat(2), "NotJson"),
        text("open ends", "{\"a\":[{\"b\":[", "NotJson"),
        text("closed ends", "]}]}]}", "NotJson"),
    ]
}

/// Files that ask for too much.
fn too_much() -> Vec<Case> {
    let many = "1,".repeat(VALUES_MAX + 1);
    let long = "x".repeat(TEXT_BYTES_MAX + 1);
    let more = rows_max(RecordKind::Person) + 1;
    vec![
        text("lists in lists", nested("[", "]", 200), "Excess"),
        text("lists in lists, open", "[".repeat(1_000_000), "Excess"),
        text("objects in objects", nested("{\"a\":", "}", DEPTH_MAX + 1), "Excess"),
        text(
            "deep in a record",
            framed(&format!(
                "{{\"projects\":[{{\"id\":\"{ID}\",\"x\":{}}}]}}",
                nested("[", "]", DEPTH_MAX)
            )),
            "Excess",
        ),
        text("many values", format!("[{many}1]"), "Excess"),
        text("many commas", ",".repeat(VALUES_MAX + 2), "Excess"),
        text("a long text", framed(&format!("{{\"moon\":\"{long}\"}}")), "Excess"),
        text("a long key", framed(&format!("{{\"{long}\":1}}")), "Excess"),
        text("a text without end", format!("{{\"a\":\"{long}"), "Excess"),
        text("many people", framed(&rows("people", more)), "Excess"),
        text("one member twice", framed("{\"projects\":[],\"projects\":[]}"), "Excess"),
        text(
            "one member twice, once in disguise",
            framed("{\"projects\":[],\"pro\\u006aects\":[]}"),
            "Excess",
        ),
        text(
            "one field twice",
            framed(&format!(
                "{{\"projects\":[{{\"id\":\"{ID}\",\"name\":\"a\",\"name\":\"b\"}}]}}"
            )),
            "Excess",
        ),
        text(
            "two bodies",
            framed("{}").replace("\"workspace\":{}", "\"workspace\":{},\"workspace\":{}"),
            "Excess",
        ),
    ]
}

/// Files that lie.
fn lies() -> Vec<Case> {
    let good = framed("{}");
    vec![
        text("another body", good.replace("\"workspace\":{}", "\"workspace\":{ }"), "HashDiffers"),
        text("no hash", good.replace("sha256", "sha_256"), "Damaged"),
        text("a body that is a list", framed("[]"), "Damaged"),
        text("a body that is nothing", framed("null"), "Damaged"),
        text("a table that is a text", framed("{\"projects\":\"many\"}"), "Damaged"),
        text("rows that are none", framed("{\"projects\":[1,2,3]}"), "Record"),
        text("a row without an id", framed("{\"projects\":[{}]}"), "Record"),
        text("an id that is none", framed("{\"projects\":[{\"id\":\"../../etc\"}]}"), "Record"),
        text(
            "one id twice",
            framed(&format!("{{\"projects\":[{{\"id\":\"{ID}\"}},{{\"id\":\"{ID}\"}}]}}")),
            "DuplicateId",
        ),
        text("a workspace id that is none", good.replace(ID, "1"), "Damaged"),
        text("a revision that is none", good.replace(&"0".repeat(32), "x"), "Damaged"),
        text("a negative version", good.replace("\"schema\":1", "\"schema\":-1"), "Damaged"),
    ]
}

#[test]
fn hostile_workspace_files_are_refused_with_a_reason() {
    let cases: Vec<Case> = [no_files(), too_much(), lies()].into_iter().flatten().collect();
    assert!(cases.len() >= 45, "{}", cases.len());
    for (name, bytes, expect) in cases {
        let fault = envelope::read(&bytes).map(drop).expect_err(name);
        let called = format!("{fault:?}");
        assert!(called.starts_with(expect), "{name}: {called:.80}");
        let words = file_fault_text(&fault);
        assert!(words.ends_with("Nothing was changed."), "{name}: {words}");
        assert!(words.len() < 400 && !words.contains('{'), "{name}: {words}");
    }
}

#[test]
fn the_place_of_what_is_too_much_is_said() {
    let body = "{\n\"projects\":[\n{\"id\":\"a\",\"id\":\"b\"}\n]}";
    let fault = envelope::read(framed(body).as_bytes()).map(drop);
    assert_eq!(fault, Err(FileFault::Excess(Excess::KeyTwice(3, 19, "id".into()))));
}

fn read(bytes: &[u8]) -> Result<sheet::SheetRead, SheetFault> {
    let options = Options::automatic(Conventions {
        decimal: Decimal::Point,
        date_order: DateOrder::DayFirst,
        as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
        currency: Currency::GBP,
    });
    sheet::read(bytes, &options, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn hostile_tables_are_refused_with_a_reason() {
    let settings = Workspace::new(Uid(1)).settings();
    let wide = |columns: usize| format!("{}\n{}\n", "a,".repeat(columns), "1,".repeat(columns));
    let cases: Vec<Case> = vec![
        text("nothing", "", "Empty"),
        text("a mark alone", "\u{feff}\r\n", "Empty"),
        text("blank lines", "\n".repeat(1_000_000), "Empty"),
        text("delimiters alone", ",".repeat(900), "NoColumns"),
        ("zeros", vec![0; 65_536], "Binary"),
        ("an archive", b"PK\x03\x04\x14\x00\x06\x00".to_vec(), "Binary"),
        ("a packed file", b"\x1f\x8b\x08\x00abc".to_vec(), "Binary"),
        ("a print file", b"%PDF-1.7\n1 0 obj".to_vec(), "Binary"),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec(), "Binary"),
        ("an old book", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "Binary"),
        text("a page", "<html><table><tr><td>1</td></tr></table>", "Binary"),
        text("many rows", format!("a,b\n{}", "1,2\n".repeat(200_001)), "TooManyRows"),
        text("many columns", wide(1_001), "TooManyColumns"),
        text("a million columns", wide(1_000_000), "TooManyColumns"),
        text("a quote without end", "a,b\n\"1,2\n3,4\n", "UnclosedQuote"),
        text(
            "a quote without end over megabytes",
            format!("a,b\n\"{}", "x,\n".repeat(1_000_000)),
            "UnclosedQuote",
        ),
        ("too large", vec![b'a'; 50_000_001], "TooLarge"),
    ];
    for (name, bytes, expect) in cases {
        let fault = match read(&bytes) {
            Err(fault) => fault,
            Ok(found) => panic!("{name} was read: {} rows", found.grid.rows.len()),
        };
        assert!(format!("{fault:?}").starts_with(expect), "{name}: {fault:?}");
        let (words, way) = fault_text(fault, Locale::of(&settings));
        assert!(!words.is_empty() && !words.contains('{') && !way.is_empty(), "{name}: {words}");
    }
}

/// What looks odd and is data all the same: it is read, and nothing of it is taken for more.
#[test]
fn odd_tables_are_read_as_text() {
    for (name, text) in [
        ("formulas", "Name,Cost\n=1+1,5\n@SUM(A1),6\n".to_owned()),
        (
            "scripts",
            "Name,Cost\n<script>alert(1)</script>,5\n'><img src=x onerror=alert(1)>,6\n".to_owned(),
        ),
        ("one endless cell", format!("Name,Cost\n{},5\n", "x".repeat(1_000_000))),
        ("overrides", "Name,Cost\npay\u{202e}gpj.exe,5\n".to_owned()),
        ("ragged", "Name,Cost\na\nb,1,2,3\n".to_owned()),
        ("far dates", "Name,Finish\na,31/12/9999\nb,01/01/0001\n".to_owned()),
    ] {
        let found = read(text.as_bytes());
        assert!(found.is_ok(), "{name}: {:?}", found.err());
    }
}
