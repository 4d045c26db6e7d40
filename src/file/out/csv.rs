//! A table as a delimited file that spreadsheets open and our own import reads back unchanged.

use super::guard::guarded;
use super::{Said, Table};
use crate::model::reading::Decimal;

/// The mark that tells spreadsheets the encoding.
const MARK: &str = "\u{feff}";

/// The file: UTF-8 with its mark, lines ended by CR LF. Where the decimal mark is a comma cells are
/// parted by semicolons, as spreadsheets of such places do. The same table gives the same bytes.
pub fn csv(table: &Table, decimal: Decimal) -> Vec<u8> {
    let delimiter = match decimal {
        Decimal::Point => ',',
        Decimal::Comma => ';',
    };
    let mut text = String::from(MARK);
    let titles = table.titles.iter().map(|title| Said::Text(title.clone()));
    line(&mut text, titles, delimiter, decimal);
    for row in &table.rows {
        line(&mut text, row.iter().cloned(), delimiter, decimal);
    }
    text.into_bytes()
}

fn line(to: &mut String, cells: impl Iterator<Item = Said>, delimiter: char, decimal: Decimal) {
    let start = to.len();
    for (nth, said) in cells.enumerate() {
        if nth > 0 {
            to.push(delimiter);
        }
        let plain = said.plain();
        let shown = match (&said, decimal) {
            (Said::Text(_), _) => guarded(&plain),
            (Said::Number(_) | Said::Share(_) | Said::Money(..), Decimal::Comma) => {
                plain.replace('.', ",").into()
            }
            _ => plain.as_str().into(),
        };
        cell(to, &shown, delimiter);
    }
    // A line without anything in it would be taken for a blank one.
    if to.len() == start {
        to.push_str("\"\"");
    }
    to.push_str("\r\n");
}

fn cell(to: &mut String, text: &str, delimiter: char) {
    let open = text.contains([delimiter, '"', '\n', '\r'])
        || text.starts_with([' ', '\u{a0}'])
        || text.ends_with([' ', '\u{a0}']);
    if !open {
        to.push_str(text);
        return;
    }
    to.push('"');
    to.push_str(&text.replace('"', "\"\""));
    to.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    fn table(rows: Vec<Vec<Said>>) -> Table {
        Table { name: "t".into(), titles: vec!["a".into(), "=b".into()], rows }
    }

    #[test]
    fn numbers_are_untouched_and_texts_are_guarded() {
        let text = |text: &str| Said::Text(text.into());
        let rows = vec![
            vec![text("-5"), Said::Number(-5.5)],
            vec![text("say \"hi\", you"), Said::Money(-120_050, Currency::GBP, true)],
            vec![text("a\n=1"), Said::Empty],
        ];
        let given = String::from_utf8(csv(&table(rows), Decimal::Point)).unwrap();
        let expect =
            "\u{feff}a,'=b\r\n'-5,-5.5\r\n\"say \"\"hi\"\", you\",-1200.50\r\n\"a\n'=1\",\r\n";
        assert_eq!(given, expect);
    }

    #[test]
    fn a_decimal_comma_parts_cells_by_semicolons() {
        let rows = vec![vec![Said::Text("1.5; 2,5".into()), Said::Share(0.125)]];
        let given = String::from_utf8(csv(&table(rows), Decimal::Comma)).unwrap();
        assert_eq!(given, "\u{feff}a;'=b\r\n\"1.5; 2,5\";12,5%\r\n");
    }

    #[test]
    fn a_row_without_anything_stays_a_row() {
        let one =
            Table { titles: vec!["a".into()], rows: vec![vec![Said::Empty]], ..table(vec![]) };
        assert_eq!(csv(&one, Decimal::Point), "\u{feff}a\r\n\"\"\r\n".as_bytes());
    }
}
