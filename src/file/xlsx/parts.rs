//! The parts of a workbook that stand around its sheets.

use super::xml::escaped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The places of the styles below.
pub mod style {
    /// A title above a table.
    pub const TITLE: usize = 1;
    /// A header.
    pub const HEAD: usize = 2;
    /// A day.
    pub const DATE: usize = 3;
    /// A share in percent.
    pub const SHARE: usize = 4;
    /// An amount.
    pub const MONEY: usize = 5;
    /// A number.
    pub const NUMBER: usize = 6;
    /// Text, which is never computed.
    pub const TEXT: usize = 7;
}

/// The head of a part of cells.
pub fn opened(name: &str) -> String {
    format!("{HEAD}<{name} xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\">")
}

/// The head of a table over a range of cells.
pub fn table_opened(id: usize, name: &str, range: &str, totals: &str) -> String {
    format!(
        "{HEAD}<table xmlns=\"{MAIN}\" id=\"{id}\" name=\"{name}\" displayName=\"{name}\" \
         ref=\"{range}\" {totals}>"
    )
}

/// Styles: fonts, formats of numbers, and the combinations that cells use.
pub fn styles() -> String {
    let fonts = "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
        <font><b/><sz val=\"14\"/><name val=\"Calibri\"/></font>\
        <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>";
    let formats = "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>\
        <numFmt numFmtId=\"165\" formatCode=\"0.##%\"/>\
        <numFmt numFmtId=\"166\" formatCode=\"#,##0.00\"/></numFmts>";
    let cells: String = [(0, 0), (0, 1), (0, 2), (164, 0), (165, 0), (166, 0), (0, 0), (49, 0)]
        .iter()
        .enumerate()
        .map(|(nth, (format, font))| {
            let top = match nth {
                0..3 => "/>",
                _ => " applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>",
            };
            format!(
                "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" \
                 applyNumberFormat=\"1\" applyFont=\"1\"{top}"
            )
        })
        .collect();
    format!(
        "{}{formats}{fonts}<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border>\
         <left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\">\
         <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"8\">{cells}</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" \
         xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        opened("styleSheet")
    )
}

/// The list of sheets: name, and whether hidden.
pub fn workbook(sheets: &[(String, bool)]) -> String {
    let list: String = sheets
        .iter()
        .enumerate()
        .map(|(nth, (name, hidden))| {
            let state = if *hidden { " state=\"hidden\"" } else { "" };
            let id = nth + 1;
            format!("<sheet name=\"{}\" sheetId=\"{id}\"{state} r:id=\"rId{id}\"/>", escaped(name))
        })
        .collect();
    // The sums are computed anew when it is opened.
    format!(
        "{}<sheets>{list}</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>",
        opened("workbook")
    )
}

/// What the list of sheets refers to.
pub fn workbook_relations(sheets: usize) -> String {
    let mut all: Vec<(String, &str, String)> = (1..=sheets)
        .map(|id| (format!("rId{id}"), "worksheet", format!("worksheets/sheet{id}.xml")))
        .collect();
    all.push((format!("rId{}", sheets + 1), "styles", "styles.xml".to_owned()));
    all.push((format!("rId{}", sheets + 2), "sharedStrings", "sharedStrings.xml".to_owned()));
    relations(&all)
}

/// What the package refers to.
pub fn package_relations() -> String {
    relations(&[("rId1".to_owned(), "officeDocument", "xl/workbook.xml".to_owned())])
}

/// What a sheet with a table refers to.
pub fn table_relations(nth: usize) -> String {
    relations(&[("rId1".to_owned(), "table", format!("../tables/table{nth}.xml"))])
}

fn relations(all: &[(String, &str, String)]) -> String {
    let list: String = all
        .iter()
        .map(|(id, sort, target)| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATED}/{sort}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>")
}

/// What each part is. `tables` are the numbers of sheets with a table.
pub fn content_types(sheets: usize, tables: &[usize]) -> String {
    let part = |name: &str, sort: &str| {
        format!("<Override PartName=\"/xl/{name}\" ContentType=\"{SHEET_TYPES}.{sort}+xml\"/>")
    };
    let mut list = part("workbook.xml", "sheet.main");
    for nth in 1..=sheets {
        list.push_str(&part(&format!("worksheets/sheet{nth}.xml"), "worksheet"));
    }
    for nth in tables {
        list.push_str(&part(&format!("tables/table{nth}.xml"), "table"));
    }
    list.push_str(&part("styles.xml", "styles"));
    list.push_str(&part("sharedStrings.xml", "sharedStrings"));
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{list}</Types>"
    )
}
