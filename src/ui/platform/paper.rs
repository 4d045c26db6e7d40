//! Tables for paper, made of nodes: no text of a user is ever read as markup.

use super::dom::document;
use plumbline::present::register::PrintTable;
use web_sys::HtmlElement;

/// Puts a table for paper into an element in place of what is there; an empty one empties it.
/// Every text becomes a node of text, so none is ever read as markup.
pub fn put_table(into: &HtmlElement, table: &PrintTable) {
    into.set_text_content(None);
    if !table.heads.is_empty() {
        // A page that makes no elements prints none.
        _ = try_put_table(into, table);
    }
}

fn try_put_table(into: &HtmlElement, table: &PrintTable) -> Option<()> {
    let page = document()?;
    let made = |kind: &str, text: &str| -> Option<web_sys::Element> {
        let element = page.create_element(kind).ok()?;
        element.set_text_content(Some(text));
        Some(element)
    };
    let put = |parent: &web_sys::Element, child: &web_sys::Element| {
        parent.append_child(child).ok().map(drop)
    };
    let cell = |kind: &str, text: &str, numeric: bool| {
        let cell = made(kind, text)?;
        if numeric {
            cell.set_class_name("num");
        }
        Some(cell)
    };
    put(into, &made("h1", &table.title)?)?;
    for note in &table.notes {
        put(into, &made("p", note)?)?;
    }
    let (sheet, head, body) = (made("table", "")?, made("thead", "")?, made("tbody", "")?);
    sheet.set_class_name("table");
    let heads = made("tr", "")?;
    for (text, numeric) in &table.heads {
        put(&heads, &cell("th", text, *numeric)?)?;
    }
    put(&head, &heads)?;
    for (at, texts) in table.rows.iter().enumerate() {
        let row = made("tr", "")?;
        if table.groups.contains(&at) {
            row.set_class_name("group");
        }
        for (text, (_, numeric)) in texts.iter().zip(&table.heads) {
            put(&row, &cell("td", text, *numeric)?)?;
        }
        put(&body, &row)?;
    }
    put(&sheet, &head)?;
    put(&sheet, &body)?;
    put(into, &sheet)
}
