//! Tables as a workbook: real numbers and days, a frozen header, filters, lists of choices.

use super::format::serial_of;
use super::package::pack;
use super::parts::{self, style};
use super::xml::{escaped, with_codes};
use crate::file::out::{Said, Table};
use crate::file::sheet::columns::letter;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Most signs of one cell.
pub const CELL_CHARS_MAX: usize = 32_767;
/// Most signs of a sheet's name.
const NAME_CHARS_MAX: usize = 31;
/// Most signs that a list of choices has in one cell's rule.
const LIST_CHARS_MAX: usize = 255;
/// Most rows of a sheet, with some left for titles and totals.
const ROWS_MAX: usize = 1_048_000;
/// Most columns of a sheet.
const COLUMNS_MAX: usize = 16_384;
/// Rows that a new row may be typed into below a table, with its choices offered.
const SPARE_ROWS: u32 = 500;

/// The first day that every workbook counts alike: before it stands a day that never was.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 3, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// What a column has beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// The words that may be chosen.
    pub choices: Vec<String>,
    /// Whether its numbers are summed below.
    pub summed: bool,
    /// Whether it is hidden.
    pub hidden: bool,
    /// How wide it is, in signs; as wide as its title where it is 0.
    pub wide: u16,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its table.
    pub table: Table,
    /// One a column, or none at all.
    pub looks: Vec<Look>,
    /// Whether it is a table with filters; else plain lines without a header.
    pub is_table: bool,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// A title above the table; none puts the header into the first row.
    pub title: String,
    /// The word for the row of totals.
    pub total: String,
    /// Formulas by row and column, with the value they have now.
    pub formulas: Vec<(u32, u16, String, f64)>,
}

/// The name by which formulas speak of the table of a page, by the page's place.
pub fn table_name(nth: usize, name: &str) -> String {
    format!("T{}_{}", nth + 1, key_of(name))
}

/// The texts of all sheets, each once.
#[derive(Default)]
struct Texts {
    places: BTreeMap<String, usize>,
    list: Vec<String>,
    count: usize,
}

impl Texts {
    fn place(&mut self, text: &str) -> usize {
        self.count += 1;
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = self.list.len();
        self.places.insert(text.to_owned(), place);
        self.list.push(text.to_owned());
        place
    }

    fn part(&self) -> String {
        let mut out = parts::opened("sst");
        for text in &self.list {
            let text = escaped(&with_codes(text));
            // Writing into a string cannot fail.
            _ = write!(out, "<si><t xml:space=\"preserve\">{text}</t></si>");
        }
        out.push_str("</sst>");
        out
    }
}

/// Writes a workbook. The same pages give the same bytes; `None` where there is more than a workbook
/// holds.
pub fn write(pages: &[Page]) -> Option<Vec<u8>> {
    let (mut texts, mut sheets, mut tables) = (Texts::default(), Vec::new(), Vec::new());
    let mut written = Vec::new();
    for (nth, page) in pages.iter().enumerate() {
        let names: Vec<String> =
            sheets.iter().map(|(name, _): &(String, bool)| name.to_lowercase()).collect();
        sheets.push((sheet_name(&page.table.name, &names), page.hidden));
        let rows = page.table.rows.len().max(page.table.titles.len());
        if rows > ROWS_MAX || page.table.titles.len() > COLUMNS_MAX {
            return None;
        }
        let number = nth + 1;
        written.push((format!("xl/worksheets/sheet{number}.xml"), sheet(page, &mut texts)));
        if page.is_table {
            tables.push(number);
            let relations = format!("xl/worksheets/_rels/sheet{number}.xml.rels");
            written.push((relations, parts::table_relations(number)));
            written.push((format!("xl/tables/table{number}.xml"), table(page, nth)));
        }
    }
    let part = |name: &str, content: String| (name.to_owned(), content);
    let mut all = vec![
        part("[Content_Types].xml", parts::content_types(pages.len(), &tables)),
        part("_rels/.rels", parts::package_relations()),
        part("xl/workbook.xml", parts::workbook(&sheets)),
        part("xl/_rels/workbook.xml.rels", parts::workbook_relations(pages.len())),
        part("xl/styles.xml", parts::styles()),
        part("xl/sharedStrings.xml", texts.part()),
    ];
    all.extend(written);
    pack(&all)
}

/// A name that a sheet can have and no other of the workbook has.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let plain: String =
        wanted.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
    let plain = if plain.trim().is_empty() { "Sheet" } else { plain.trim() };
    let cut: String = plain.chars().take(NAME_CHARS_MAX).collect();
    let mut name = cut.clone();
    let mut number = 2;
    while taken.contains(&name.to_lowercase()) {
        let end = format!(" {number}");
        let room = NAME_CHARS_MAX - end.len();
        name = cut.chars().take(room).collect::<String>() + &end;
        number += 1;
    }
    name
}

/// One sheet.
fn sheet(page: &Page, texts: &mut Texts) -> String {
    let table = &page.table;
    let start = u32::from(!page.title.is_empty());
    let head = if page.is_table { start + 1 } else { start };
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    let mut put = |row: u32, column: usize, said: &Said, own: Option<usize>| {
        let line = lines.entry(row).or_default();
        cell(line, (row, column), said, own, texts);
    };
    if start > 0 {
        put(0, 0, &Said::Text(page.title.clone()), Some(style::TITLE));
    }
    if page.is_table {
        for (column, title) in distinct(&table.titles).into_iter().enumerate() {
            put(start, column, &Said::Text(title), Some(style::HEAD));
        }
    }
    for (row, cells) in (head..).zip(&table.rows) {
        for (column, said) in cells.iter().enumerate() {
            put(row, column, said, None);
        }
    }
    for (row, column, formula, now) in formulas(page, head) {
        let line = lines.entry(row).or_default();
        if let Formula::Label(text) = &formula {
            cell(line, (row, column), &Said::Text(text.clone()), Some(style::HEAD), texts);
        } else if let Formula::Text(text) = &formula {
            let (at, text) = (place(row, column), escaped(text.trim_start_matches('=')));
            let own = style::MONEY;
            _ = write!(line, "<c r=\"{at}\" s=\"{own}\"><f>{text}</f><v>{now}</v></c>");
        }
    }
    let mut out = parts::opened("worksheet");
    out.push_str("<sheetViews><sheetView workbookViewId=\"0\">");
    if page.is_table {
        let at = place(head, 1);
        _ = write!(
            out,
            "<pane xSplit=\"1\" ySplit=\"{head}\" topLeftCell=\"{at}\" \
             activePane=\"bottomRight\" state=\"frozen\"/>"
        );
    }
    out.push_str("</sheetView></sheetViews>");
    out.push_str(&columns(page));
    out.push_str("<sheetData>");
    for (row, line) in &lines {
        _ = write!(out, "<row r=\"{}\">{line}</row>", row + 1);
    }
    out.push_str("</sheetData>");
    out.push_str(&rules(page, head));
    if page.is_table {
        out.push_str("<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>");
    }
    out.push_str("</worksheet>");
    out
}

/// What stands in a cell beside the table.
enum Formula {
    Text(String),
    Label(String),
}

/// The formulas of a page, and the totals below its table, row by row.
fn formulas(page: &Page, head: u32) -> Vec<(u32, usize, Formula, f64)> {
    let own = page.formulas.iter();
    let mut all: Vec<(u32, usize, Formula, f64)> = own
        .map(|(row, column, text, now)| {
            (*row, usize::from(*column), Formula::Text(text.clone()), *now)
        })
        .collect();
    let rows = u32::try_from(page.table.rows.len()).unwrap_or(0);
    if !has_total(page) {
        return all;
    }
    for (column, look) in page.looks.iter().enumerate() {
        if look.summed {
            let cells = page.table.rows.iter().filter_map(|row| row.get(column));
            let sum: f64 = cells.filter_map(number_of).sum();
            let letter = letter(column);
            let range = format!("{letter}{}:{letter}{}", head + 1, head + rows);
            let formula = Formula::Text(format!("SUBTOTAL(109,{range})"));
            all.push((head + rows, column, formula, sum));
        } else if column == 0 {
            all.push((head + rows, 0, Formula::Label(page.total.clone()), 0.0));
        }
    }
    all
}

fn has_total(page: &Page) -> bool {
    !page.table.rows.is_empty() && page.looks.iter().any(|look| look.summed)
}

fn number_of(said: &Said) -> Option<f64> {
    match said {
        Said::Number(number) | Said::Share(number) => Some(*number),
        Said::Money(minor, currency, true) => Some(Said::amount(*minor, *currency).to_f64()),
        _ => None,
    }
}

/// Widths of the columns, and which are hidden.
fn columns(page: &Page) -> String {
    let count = page.looks.len().max(page.table.titles.len());
    let mut out = String::new();
    for at in 0..count {
        let look = page.looks.get(at).cloned().unwrap_or_default();
        let letters = page.table.titles.get(at).map_or(8, |title| title.chars().count());
        let wide = if look.wide > 0 { usize::from(look.wide) } else { letters.clamp(8, 40) + 3 };
        let hidden = if look.hidden { " hidden=\"1\"" } else { "" };
        let nth = at + 1;
        _ = write!(
            out,
            "<col min=\"{nth}\" max=\"{nth}\" width=\"{wide}\" customWidth=\"1\"{hidden}/>"
        );
    }
    if out.is_empty() { out } else { format!("<cols>{out}</cols>") }
}

/// The words that may be chosen, also in rows that are added below; a word of ours may always be
/// typed over.
fn rules(page: &Page, head: u32) -> String {
    let (mut out, mut count) = (String::new(), 0);
    let rows = u32::try_from(page.table.rows.len()).unwrap_or(0);
    let end = if has_total(page) { head + rows } else { head + rows + SPARE_ROWS };
    for (column, look) in page.looks.iter().enumerate() {
        let length: usize = look.choices.iter().map(|word| word.chars().count() + 1).sum();
        let parted = look.choices.iter().any(|word| word.contains([',', '"']));
        if look.choices.is_empty() || length > LIST_CHARS_MAX || parted {
            continue;
        }
        let (letter, list) = (letter(column), escaped(&look.choices.join(",")));
        let first = head + 1;
        count += 1;
        _ = write!(
            out,
            "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"{letter}{first}:{letter}{end}\">\
             <formula1>\"{list}\"</formula1></dataValidation>"
        );
    }
    match count {
        0 => out,
        count => format!("<dataValidations count=\"{count}\">{out}</dataValidations>"),
    }
}

/// The table of a page: its name, its columns, its filters.
fn table(page: &Page, nth: usize) -> String {
    let titles = distinct(&page.table.titles);
    let head = u32::from(!page.title.is_empty());
    let rows = u32::try_from(page.table.rows.len().max(1)).unwrap_or(1);
    let last = titles.len().max(1) - 1;
    let total = has_total(page);
    let (first, filtered) = (place(head, 0), place(head + rows, last));
    let end = place(head + rows + u32::from(total), last);
    let name = escaped(&table_name(nth, &page.table.name));
    let mut columns = String::new();
    for (at, title) in titles.iter().enumerate() {
        let summed = page.looks.get(at).is_some_and(|look| look.summed);
        let below = match (total, summed, at) {
            (true, true, _) => " totalsRowFunction=\"sum\"".to_owned(),
            (true, false, 0) => format!(" totalsRowLabel=\"{}\"", escaped(&page.total)),
            _ => String::new(),
        };
        let id = at + 1;
        _ = write!(columns, "<tableColumn id=\"{id}\" name=\"{}\"{below}/>", escaped(title));
    }
    let totals = if total { "totalsRowCount=\"1\"" } else { "totalsRowShown=\"0\"" };
    let count = titles.len();
    format!(
        "{}<autoFilter ref=\"{first}:{filtered}\"/><tableColumns count=\"{count}\">{columns}\
         </tableColumns><tableStyleInfo name=\"TableStyleLight1\" showFirstColumn=\"0\" \
         showLastColumn=\"0\" showRowStripes=\"1\" showColumnStripes=\"0\"/></table>",
        parts::table_opened(nth + 1, &name, &format!("{first}:{end}"), totals)
    )
}

/// Titles as a table takes them: each once, none empty.
fn distinct(titles: &[String]) -> Vec<String> {
    let headers = crate::file::sheet::columns::distinct(titles.iter().map(String::as_str));
    headers.into_iter().map(|header| header.name("Column")).collect()
}

/// Letters and digits alone, for the name of a table.
fn key_of(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).take(40).collect()
}

/// The place of a cell, such as `B12`.
fn place(row: u32, column: usize) -> String {
    format!("{}{}", letter(column), row + 1)
}

/// One cell. Text is never computed, so it needs no apostrophe.
fn cell(
    to: &mut String,
    (row, column): (u32, usize),
    said: &Said,
    own: Option<usize>,
    texts: &mut Texts,
) {
    let at = place(row, column);
    let mut number = |number: &str, style: usize| {
        _ = write!(to, "<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>");
    };
    let text = match said {
        Said::Empty => return,
        Said::Number(value) => return number(&format!("{value}"), style::NUMBER),
        Said::Share(value) => return number(&format!("{value}"), style::SHARE),
        Said::Money(minor, currency, true) => {
            let amount = Said::amount(*minor, *currency).to_f64();
            return number(&format!("{amount}"), style::MONEY);
        }
        Said::Flag(flag) => {
            _ = write!(to, "<c r=\"{at}\" t=\"b\"><v>{}</v></c>", u8::from(*flag));
            return;
        }
        Said::Date(day) => match serial_of(*day) {
            Some(serial) => return number(&serial.to_string(), style::DATE),
            None => day.to_string(),
        },
        Said::Text(text) => text.chars().take(CELL_CHARS_MAX).collect(),
        Said::Money(..) => said.plain(),
    };
    let (style, place) = (own.unwrap_or(style::TEXT), texts.place(&text));
    _ = write!(to, "<c r=\"{at}\" s=\"{style}\" t=\"s\"><v>{place}</v></c>");
}
