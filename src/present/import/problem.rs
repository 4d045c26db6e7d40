//! The rows of a sheet that need somebody, as a file of their own.

use super::{column_name, row_says};
use crate::file::import::{Plan, RowState, Setup};
use crate::file::out::guard::guarded;
use crate::file::sheet::SheetRead;
use crate::model::reading::Decimal;
use crate::present::number::Locale;
use crate::present::text::Text as _;
use crate::present::text::import::ImportText as T;

/// The rows that are not ready as a file of their own, with the reasons in a column behind. Cells
/// are as mended so far. Parted by semicolons where the sheet has decimal commas, as spreadsheets
/// in such places do it; so numbers that fit both marks are read again as they were.
pub fn problem_rows(sheet: &SheetRead, setup: &Setup, plan: &Plan, locale: Locale) -> String {
    let columns = &sheet.analysis.columns;
    let mut lines = vec![
        columns
            .iter()
            .map(column_name)
            .chain([T::ProblemReason.say().to_owned()])
            .collect::<Vec<_>>(),
    ];
    for row in plan.rows.iter().filter(|row| row.state() > RowState::Ready) {
        let reasons = row_says((sheet, setup, plan), row, locale);
        let reasons = reasons.into_iter().map(|said| said.text).collect::<Vec<_>>().join("; ");
        let cells = (0..columns.len()).map(|place| setup.text(sheet, row.row, place).to_owned());
        lines.push(cells.chain([reasons]).collect());
    }
    let by = match sheet.analysis.conventions.decimal {
        Decimal::Point => ",",
        Decimal::Comma => ";",
    };
    let line = |cells: &Vec<String>| {
        cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(by) + "\r\n"
    };
    // The mark makes spreadsheets read it as UTF-8.
    std::iter::once("\u{feff}".to_owned()).chain(lines.iter().map(line)).collect()
}

/// A cell of a file: quoted where it must be, guarded where a spreadsheet would compute it.
fn quoted(cell: &str) -> String {
    let bare = cell.trim_start_matches([' ', '\u{a0}']);
    // Signed numbers are no computation.
    let plain = |c: char| c.is_ascii_digit() || ".,' %".contains(c);
    let number = bare.strip_prefix(['-', '+']).is_some_and(|rest| rest.chars().all(plain));
    let kept = if number { cell.into() } else { guarded(cell) };
    if kept.contains(['"', ',', '\n', '\r', ';']) || kept != cell {
        format!("\"{}\"", kept.replace('"', "\"\""))
    } else {
        kept.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_guarded() {
        for (cell, expect) in [
            ("", ""),
            ("Atlas", "Atlas"),
            ("-5", "-5"),
            ("-1,234.50 %", "\"-1,234.50 %\""),
            ("+49 30 1", "+49 30 1"),
            ("-", "-"),
            ("a=b", "a=b"),
            ("=1+1", "\"'=1+1\""),
            (" =1+1", "\"' =1+1\""),
            ("-1+cmd|' /C calc'!A0", "\"'-1+cmd|' /C calc'!A0\""),
            ("+1-1", "\"'+1-1\""),
            ("-see below", "\"'-see below\""),
            ("@home", "\"'@home\""),
            ("\t=1", "\"'\t=1\""),
            ("\u{ff1d}1", "\"'\u{ff1d}1\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("a;b", "\"a;b\""),
        ] {
            assert_eq!(quoted(cell), expect, "{cell:?}");
        }
    }
}
