//! A workbook that is open: its sheets, its texts, and the cells of a sheet one by one.

use super::format::{Numbers, day_of, styles};
use super::package::Package;
use super::xml::{Event, Tag, Xml, unescaped, without_codes};
use crate::file::sheet::SheetFault;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::BTreeMap;

const DAMAGED: SheetFault = SheetFault::DamagedBook;

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A number that is shown in percent: a half is 50 %.
    Percent(f64),
    /// A number of a currency, by its code; empty where none is named.
    Amount(f64, &'a str),
    /// Yes or no.
    Flag(bool),
    /// A day and the second of it.
    Day(NaiveDate, u32),
    /// An error, such as `#REF!`.
    Error(&'a str),
}

/// One sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPart {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    path: String,
}

/// A rectangle of merged cells: rows and columns of its corners, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Row and column of the first cell.
    pub from: (u32, u32),
    /// Row and column of the last.
    pub to: (u32, u32),
}

/// An open workbook.
pub struct Book<'a> {
    package: Package<'a>,
    /// Its sheets in order.
    pub sheets: Vec<SheetPart>,
    /// Whether its days count from 1904.
    pub is_1904: bool,
    texts: Vec<String>,
    styles: Vec<Numbers>,
}

/// Takes a cell by row and column, from 0.
pub type Take<'a> = &'a mut dyn FnMut(u32, u32, &Content) -> Result<(), SheetFault>;

impl<'a> Book<'a> {
    /// Opens a workbook.
    ///
    /// Faults: those of packages.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SheetFault> {
        let mut package = Package::open(bytes)?;
        let (path, folder) = main_part(&mut package)?;
        let main = package.text(&path)?.ok_or(DAMAGED)?;
        let related = relations(&mut package, &path, &folder)?;
        let (mut sheets, mut is_1904) = (Vec::new(), false);
        let mut xml = Xml::new(&main);
        while let Some(event) = xml.next()? {
            let Event::Open(tag, _) = event else { continue };
            match tag.name {
                "workbookPr" => is_1904 = matches!(tag.get("date1904"), Some("1" | "true")),
                "sheet" => sheets.extend(sheet_of(&tag, &related)?),
                _ => {}
            }
        }
        let by_sort = |sort: &str| related.values().find(|(own, _)| own == sort).map(|(_, p)| p);
        let mut book = Self { package, sheets, is_1904, texts: Vec::new(), styles: Vec::new() };
        if let Some(path) = by_sort("sharedStrings")
            && let Some(text) = book.package.text(path)?
        {
            book.texts = shared_texts(&text)?;
        }
        if let Some(path) = by_sort("styles")
            && let Some(text) = book.package.text(path)?
        {
            book.styles = styles(&text)?;
        }
        if book.sheets.is_empty() { Err(DAMAGED) } else { Ok(book) }
    }

    /// Passes every cell of a sheet that holds anything on, row by row; the merged cells.
    ///
    /// Faults: those of packages and of `take`.
    pub fn cells(&mut self, place: usize, take: Take) -> Result<Vec<Merged>, SheetFault> {
        let path = self.sheets.get(place).map(|sheet| sheet.path.clone()).ok_or(DAMAGED)?;
        let text = self.package.text(&path)?.ok_or(DAMAGED)?;
        let mut reading = Reading { book: self, xml: Xml::new(&text), merged: Vec::new() };
        reading.read(take)?;
        Ok(reading.merged)
    }
}

/// The path of the workbook's main part and its folder.
fn main_part(package: &mut Package) -> Result<(String, String), SheetFault> {
    let related = relations(package, "", "")?;
    let main = related.values().find(|(sort, _)| sort == "officeDocument");
    let path = main.map_or("xl/workbook.xml", |(_, path)| path).to_owned();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    Ok((path, folder))
}

/// What a part refers to: id → the last word of its type, and the path.
fn relations(
    package: &mut Package,
    path: &str,
    folder: &str,
) -> Result<BTreeMap<String, (String, String)>, SheetFault> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let mut related = BTreeMap::new();
    let Some(text) = package.text(&format!("{start}_rels/{name}.rels"))? else {
        return Ok(related);
    };
    let mut xml = Xml::new(&text);
    while let Some(event) = xml.next()? {
        let Event::Open(tag, _) = event else { continue };
        if let (Some(id), Some(sort), Some(target)) =
            (tag.get("Id"), tag.get("Type"), tag.get("Target"))
        {
            let sort = sort.rsplit('/').next().unwrap_or_default().to_owned();
            let path = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("{start}{target}"),
            };
            related.insert(id.to_owned(), (sort, path));
        }
    }
    Ok(related)
}

/// A sheet of cells; none for charts and the like.
fn sheet_of(
    tag: &Tag,
    related: &BTreeMap<String, (String, String)>,
) -> Result<Option<SheetPart>, SheetFault> {
    let name = tag.get("name").and_then(unescaped).ok_or(DAMAGED)?.into_owned();
    let hidden = matches!(tag.get("state"), Some("hidden" | "veryHidden"));
    let part = tag.get("id").and_then(|id| related.get(id));
    let part = part.filter(|(sort, _)| sort == "worksheet");
    Ok(part.map(|(_, path)| SheetPart { name, hidden, path: path.clone() }))
}

/// The texts that cells refer to by number; rich texts are their pieces put together, without the
/// readings that East Asian ones have beside.
fn shared_texts(text: &str) -> Result<Vec<String>, SheetFault> {
    let (mut texts, mut now, mut open, mut beside) = (Vec::new(), String::new(), false, false);
    let mut xml = Xml::new(text);
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(tag, true) if tag.name == "si" => texts.push(String::new()),
            Event::Open(tag, closed) => match tag.name {
                "t" => open = !closed && !beside,
                "rPh" => beside = !closed,
                _ => {}
            },
            Event::Text(text) if open => now.push_str(&unescaped(text).ok_or(DAMAGED)?),
            Event::Close("t") => open = false,
            Event::Close("rPh") => beside = false,
            Event::Close("si") => texts.push(without_codes(&std::mem::take(&mut now)).into_owned()),
            _ => {}
        }
    }
    Ok(texts)
}

/// A sheet being read.
struct Reading<'a, 'b> {
    book: &'a Book<'b>,
    xml: Xml<'a>,
    merged: Vec<Merged>,
}

/// A cell being read.
#[derive(Default)]
struct Now<'a> {
    sort: &'a str,
    style: usize,
    text: String,
}

impl Reading<'_, '_> {
    /// Reads the rows of a sheet until `take` has had enough.
    fn read(&mut self, take: Take) -> Result<(), SheetFault> {
        let (mut row, mut column, mut depth) = (0_u32, 0_u32, 0_i64);
        while let Some(event) = self.xml.next()? {
            match event {
                Event::Open(_, false) => depth += 1,
                Event::Close(_) => depth -= 1,
                _ => {}
            }
            let Event::Open(tag, closed) = event else { continue };
            match tag.name {
                "row" => {
                    let own = tag.get("r").map(str::parse::<u32>);
                    row = match own {
                        Some(own) => own.map_err(|_| DAMAGED)?,
                        None => row + 1,
                    };
                    column = 0;
                }
                "c" => {
                    let at = tag.get("r").map(|at| place_of(at).ok_or(DAMAGED)).transpose()?;
                    let (own_row, own) = at.unwrap_or((row.saturating_sub(1), column));
                    column = own + 1;
                    if !closed {
                        self.cell((own_row, own), &tag, take)?;
                        depth -= 1;
                    }
                }
                "mergeCell" => self.merged.extend(tag.get("ref").and_then(merged_of)),
                _ => {}
            }
        }
        // A sheet that breaks off is not a shorter sheet.
        if depth == 0 { Ok(()) } else { Err(DAMAGED) }
    }

    /// Reads what stands in a cell up to its end.
    fn cell(&mut self, at: (u32, u32), tag: &Tag, take: Take) -> Result<(), SheetFault> {
        let mut now = Now {
            sort: tag.get("t").unwrap_or("n"),
            style: tag.get("s").and_then(|style| style.parse().ok()).unwrap_or(0),
            text: String::new(),
        };
        let mut open = false;
        loop {
            match self.xml.next()?.ok_or(DAMAGED)? {
                Event::Open(inner, closed) => {
                    open = !closed && matches!(inner.name, "v" | "t");
                }
                Event::Text(text) if open => {
                    now.text.push_str(&unescaped(text).ok_or(DAMAGED)?);
                }
                Event::Text(_) => {}
                Event::Close("c") => break,
                Event::Close(_) => open = false,
            }
        }
        match self.content(&now)? {
            Some(content) => take(at.0, at.1, &content),
            None => Ok(()),
        }
    }

    /// What a cell holds, once its end has come.
    fn content<'n>(&'n self, now: &'n Now) -> Result<Option<Content<'n>>, SheetFault> {
        let text = now.text.as_str();
        if text.is_empty() {
            return Ok(None);
        }
        let content = match now.sort {
            "s" => {
                let place: usize = text.trim().parse().map_err(|_| DAMAGED)?;
                let text = self.book.texts.get(place).ok_or(DAMAGED)?;
                Content::Text(text.as_str().into())
            }
            "str" | "inlineStr" => Content::Text(without_codes(text)),
            "b" => Content::Flag(matches!(text.trim(), "1" | "true")),
            "e" => Content::Error(text),
            "d" => Content::Text(text.strip_suffix("T00:00:00").unwrap_or(text).into()),
            _ => {
                let number: f64 = text.trim().parse().map_err(|_| DAMAGED)?;
                let numbers = self.book.styles.get(now.style).copied().unwrap_or_default();
                let day = match numbers {
                    Numbers::Days => day_of(number, self.book.is_1904),
                    Numbers::Plain => None,
                };
                match day {
                    Some((day, second)) => Content::Day(day, second),
                    None if number.is_finite() => Content::Number(number),
                    None => return Err(DAMAGED),
                }
            }
        };
        Ok(Some(content))
    }
}

/// Row and column from 0 of a place such as `B12`.
fn place_of(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at_checked(letters)?;
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let place = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(place)?;
    }
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

fn merged_of(text: &str) -> Option<Merged> {
    let (from, to) = text.split_once(':')?;
    Some(Merged { from: place_of(from)?, to: place_of(to)? })
}
