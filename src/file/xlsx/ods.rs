//! An OpenDocument workbook that is open: the tables of its one part, cell by cell.
//!
//! What repeats is told once in such a part, up to a million empty rows at a stroke: what is empty
//! is passed over, what is filled counts against the limits of a sheet each time.

use super::book::{Content, Merged, Take};
use super::package::Package;
use super::xml::{Event, Tag, Xml, unescaped};
use crate::file::sheet::SheetFault;
use chrono::{NaiveDate, NaiveDateTime, Timelike as _};
use std::borrow::Cow;

const DAMAGED: SheetFault = SheetFault::DamagedBook;
/// Most signs of space that one mark stands for.
const SPACES_MAX: usize = 1_000;
/// Parts of a table that are no cells of it, though they may hold some: drawings, what was changed,
/// remarks, links to other files.
const PASSED_OVER: [&str; 7] =
    ["shapes", "annotation", "tracked-changes", "dde-links", "forms", "note", "ruby-text"];

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OdsTable {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Where its rows begin in the part.
    start: usize,
}

/// An open workbook.
pub struct OdsBook {
    /// The part that holds all tables.
    content: String,
    /// Its tables in order.
    pub tables: Vec<OdsTable>,
}

impl OdsBook {
    /// Opens a workbook.
    ///
    /// Faults: those of packages; `ProtectedBook`.
    pub fn open(bytes: &[u8]) -> Result<Self, SheetFault> {
        let mut package = Package::open(bytes)?;
        let manifest = package.text("META-INF/manifest.xml");
        if let Ok(Some(manifest)) = manifest
            && (manifest.contains("encryption-data") || manifest.contains("encrypted-package"))
        {
            return Err(SheetFault::ProtectedBook);
        }
        let content = package.text("content.xml")?.ok_or(DAMAGED)?;
        let tables = tables(&content)?;
        if tables.is_empty() { Err(DAMAGED) } else { Ok(Self { content, tables }) }
    }

    /// Passes every cell of a table that holds anything on, row by row; the merged cells.
    ///
    /// Faults: those of packages and of `take`.
    pub fn cells(&self, place: usize, take: Take) -> Result<Vec<Merged>, SheetFault> {
        let start = self.tables.get(place).map(|table| table.start).ok_or(DAMAGED)?;
        let xml = Xml::new(self.content.get(start..).ok_or(DAMAGED)?);
        let mut reading = Reading { xml, row: 0, merged: Vec::new() };
        reading.rows(take)?;
        Ok(reading.merged)
    }
}

/// The tables of the part that is a workbook.
fn tables(content: &str) -> Result<Vec<OdsTable>, SheetFault> {
    let mut xml = Xml::new(content);
    let (mut tables, mut hiding, mut style, mut depth) = (Vec::new(), Vec::new(), None, 0_usize);
    let (mut inside, mut in_table) = (false, false);
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(_, false) => depth += 1,
            Event::Close(_) => depth = depth.checked_sub(1).ok_or(DAMAGED)?,
            _ => {}
        }
        match event {
            Event::Open(tag, false) if PASSED_OVER.contains(&tag.name) => {
                pass_over(&mut xml)?;
                depth -= 1;
            }
            Event::Open(tag, _) if tag.name == "style" => style = tag.get("name"),
            Event::Open(tag, _) if tag.name == "table-properties" => {
                hiding.extend(style.filter(|_| tag.get("display") == Some("false")));
            }
            Event::Open(tag, closed) if tag.name == "spreadsheet" => inside = !closed,
            Event::Close("spreadsheet") => inside = false,
            Event::Open(tag, closed) if tag.name == "table" && inside => {
                if in_table {
                    return Err(DAMAGED);
                }
                in_table = !closed;
                let name = tag.get("name").and_then(unescaped).ok_or(DAMAGED)?.into_owned();
                let own = tag.get("style-name");
                let hidden = own.is_some_and(|own| hiding.contains(&own));
                // A table without a row ends where it begins.
                let start = if closed { content.len() } else { content.len() - xml.left() };
                tables.push(OdsTable { name, hidden, start });
            }
            Event::Close("table") => in_table = false,
            _ => {}
        }
    }
    // A part that breaks off is not a shorter part.
    if depth == 0 { Ok(tables) } else { Err(DAMAGED) }
}

/// Goes on behind the end of what was just opened.
fn pass_over(xml: &mut Xml) -> Result<(), SheetFault> {
    let mut depth = 1_usize;
    while depth > 0 {
        match xml.next()?.ok_or(DAMAGED)? {
            Event::Open(_, false) => depth += 1,
            Event::Close(_) => depth -= 1,
            _ => {}
        }
    }
    Ok(())
}

/// How often a tag says that it stands.
fn repeated(tag: &Tag, by: &str) -> Result<u32, SheetFault> {
    match tag.get(by).map(str::parse::<u32>) {
        None => Ok(1),
        Some(Ok(times)) if times > 0 => Ok(times),
        Some(_) => Err(DAMAGED),
    }
}

/// A table being read.
struct Reading<'a> {
    /// The part, from the rows of the table on.
    xml: Xml<'a>,
    /// The row that comes next, from 0.
    row: u32,
    /// The merged cells so far.
    merged: Vec<Merged>,
}

/// A cell of a row: its column, how often it stands, and what it holds.
type Held<'a> = (u32, u32, Content<'a>);

impl<'a> Reading<'a> {
    /// Passes the rows on up to the end of the table. A row that repeats is passed on as often as it
    /// says, until the limits of a sheet stop it; an empty one is only counted.
    fn rows(&mut self, take: Take) -> Result<(), SheetFault> {
        while let Some(event) = self.xml.next()? {
            match event {
                Event::Close("table") => break,
                Event::Open(tag, false) if PASSED_OVER.contains(&tag.name) => {
                    pass_over(&mut self.xml)?;
                }
                Event::Open(tag, closed) if tag.name == "table-row" => {
                    let times = repeated(&tag, "number-rows-repeated")?;
                    let held = if closed { Vec::new() } else { self.row()? };
                    let last = self.row.saturating_add(times);
                    if !held.is_empty() {
                        for row in self.row..last {
                            put(row, &held, take)?;
                        }
                    }
                    self.row = last;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The cells of a row that hold anything.
    fn row(&mut self) -> Result<Vec<Held<'a>>, SheetFault> {
        let (mut held, mut column) = (Vec::new(), 0_u32);
        loop {
            match self.xml.next()?.ok_or(DAMAGED)? {
                Event::Close("table-row") => return Ok(held),
                Event::Open(tag, closed)
                    if matches!(tag.name, "table-cell" | "covered-table-cell") =>
                {
                    let times = repeated(&tag, "number-columns-repeated")?;
                    let text = if closed { String::new() } else { self.text(tag.name)? };
                    let spans = (
                        repeated(&tag, "number-rows-spanned")?,
                        repeated(&tag, "number-columns-spanned")?,
                    );
                    let content = content_of(&tag, text)?;
                    if content.is_some() && spans != (1, 1) {
                        let (row, from) = (self.row, (self.row, column));
                        let to =
                            (row.saturating_add(spans.0 - 1), column.saturating_add(spans.1 - 1));
                        self.merged.push(Merged { from, to });
                    }
                    held.extend(content.map(|content| (column, times, content)));
                    column = column.saturating_add(times);
                }
                _ => {}
            }
        }
    }

    /// The text of a cell up to its end: its paragraphs as lines.
    fn text(&mut self, cell: &str) -> Result<String, SheetFault> {
        let (mut text, mut lines, mut open) = (String::new(), 0_usize, false);
        loop {
            match self.xml.next()?.ok_or(DAMAGED)? {
                Event::Close(name) if name == cell => return Ok(text),
                Event::Close("p" | "h") => open = false,
                Event::Open(tag, false) if PASSED_OVER.contains(&tag.name) => {
                    pass_over(&mut self.xml)?;
                }
                Event::Open(tag, closed) => match tag.name {
                    "p" | "h" => {
                        if lines > 0 {
                            text.push('\n');
                        }
                        (lines, open) = (lines + 1, !closed);
                    }
                    "s" if open => {
                        let count = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                        text.push_str(&" ".repeat(count.min(SPACES_MAX)));
                    }
                    "tab" if open => text.push('\t'),
                    "line-break" if open => text.push('\n'),
                    // A table in a cell is none of its text.
                    "table-cell" | "table" => return Err(DAMAGED),
                    _ => {}
                },
                Event::Text(piece) if open => push_folded(&mut text, piece)?,
                _ => {}
            }
        }
    }
}

/// Adds a piece of text; white space that is written out is one space.
fn push_folded(text: &mut String, piece: &str) -> Result<(), SheetFault> {
    let piece = unescaped(piece).ok_or(DAMAGED)?;
    let is_space = |sign: char| matches!(sign, ' ' | '\t' | '\n' | '\r');
    for sign in piece.chars() {
        match is_space(sign) {
            true if text.is_empty() || text.ends_with(is_space) => {}
            true => text.push(' '),
            false => text.push(sign),
        }
    }
    Ok(())
}

/// Passes the cells of one row on.
fn put(row: u32, held: &[Held], take: Take) -> Result<(), SheetFault> {
    for (column, times, content) in held {
        for column in *column..column.saturating_add(*times) {
            take(row, column, content)?;
        }
    }
    Ok(())
}

/// What a cell holds; the value that was kept of a formula, not the formula.
fn content_of<'a>(tag: &Tag<'a>, text: String) -> Result<Option<Content<'a>>, SheetFault> {
    let value = |name| tag.get(name).ok_or(DAMAGED);
    let number = || {
        let number: f64 = value("value")?.parse().map_err(|_| DAMAGED)?;
        if number.is_finite() { Ok(number) } else { Err(DAMAGED) }
    };
    let sort = tag.get("office:value-type").or_else(|| tag.get("value-type"));
    let content = match sort {
        Some("float") => Content::Number(number()?),
        Some("percentage") => Content::Percent(number()?),
        Some("currency") => Content::Amount(number()?, tag.get("currency").unwrap_or_default()),
        Some("boolean") => Content::Flag(value("boolean-value")? == "true"),
        Some("date") => match day_of(value("date-value")?) {
            Some((day, second)) => Content::Day(day, second),
            None => return Err(DAMAGED),
        },
        // A text whose paragraphs are not written out stands in its attribute.
        _ => {
            let written = tag.get("string-value").filter(|_| text.is_empty());
            let text = match written {
                Some(text) => unescaped(text).ok_or(DAMAGED)?,
                None => Cow::Owned(text),
            };
            return Ok((!text.is_empty()).then_some(Content::Text(text)));
        }
    };
    Ok(Some(content))
}

/// A day as it is written, with or without a time.
fn day_of(text: &str) -> Option<(NaiveDate, u32)> {
    match text.contains('T') {
        false => Some((text.parse().ok()?, 0)),
        true => {
            let at: NaiveDateTime = text.parse().ok()?;
            Some((at.date(), at.num_seconds_from_midnight()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_they_are_written() {
        for (text, expect) in [
            ("2027-04-23", Some(("2027-04-23", 0))),
            ("2027-04-23T18:00:00", Some(("2027-04-23", 64_800))),
            ("2027-04-23T18:00:00.500000000", Some(("2027-04-23", 64_800))),
            ("2027-02-30", None),
            ("2027-04-23T25:00:00", None),
            ("23.04.2027", None),
            ("", None),
        ] {
            let expect = expect.map(|(day, second)| (day.parse().unwrap(), second));
            assert_eq!(day_of(text), expect, "{text}");
        }
    }

    #[test]
    fn white_space_is_folded() {
        for (pieces, expect) in [
            (&["a  b\n  c"][..], "a b c"),
            (&["  a"], "a"),
            (&["a ", " b"], "a b"),
            (&["a&amp;b &lt;c&gt;"], "a&b <c>"),
        ] {
            let mut text = String::new();
            for piece in pieces {
                push_folded(&mut text, piece).unwrap();
            }
            assert_eq!(text, expect);
        }
        assert_eq!(push_folded(&mut String::new(), "&bomb;"), Err(DAMAGED));
    }
}
