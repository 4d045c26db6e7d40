//! Which character parts the cells: the one by which most records have the same number of them.

use super::SheetFault;
use super::scan::{Scan, scan};
use serde::{Deserialize, Serialize};

/// Records looked at.
const SAMPLE_RECORDS: usize = 500;
/// Bytes looked at.
const SAMPLE_BYTES: usize = 1_000_000;

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// Tab, as in a paste from a spreadsheet.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All that are looked for.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Pipe, Self::Comma];

    /// The character.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// How a text is parted, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// What parts the cells.
    pub delimiter: Delimiter,
    /// How it was found.
    pub found: Found,
    /// The most frequent number of cells in a row.
    pub usual_fields: u32,
    /// The share of rows with that number, in percent of those looked at.
    pub share_percent: u32,
    /// Whether cells are quoted.
    pub quoted: bool,
    /// Quotes in the midst of a cell; they are kept as written.
    pub stray_quotes: u32,
    /// The first line with one; 0 where there is none.
    pub first_stray_line: u32,
    /// Lines that stand before the text looked at: 1 behind a `sep=` line.
    pub lines_before: u32,
}

/// How the delimiter was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// By equal counts of cells.
    Counts,
    /// By the line `sep=;` that spreadsheets write and obey.
    SepLine,
    /// The user said so.
    Told,
    /// No delimiter anywhere: one column.
    OneColumn,
}

/// Finds the dialect; returns it with the text behind a `sep=` line.
///
/// Fault: `UnclosedQuote` under the delimiter found.
pub fn sniff(text: &str, told: Option<Delimiter>) -> Result<(&str, Dialect), SheetFault> {
    let (body, by_line) = match sep_line(text) {
        Some((delimiter, body)) => (body, Some(delimiter)),
        None => (text, None),
    };
    let (delimiter, found) = match (told, by_line) {
        (Some(delimiter), _) => (delimiter, Found::Told),
        (None, Some(delimiter)) => (delimiter, Found::SepLine),
        (None, None) => {
            let best = best(sample(body));
            best.map_or((Delimiter::Comma, Found::OneColumn), |best| (best, Found::Counts))
        }
    };
    let lines_before = u32::from(by_line.is_some());
    let whole = scan(body, delimiter.byte(), usize::MAX);
    if let Some(line) = whole.unclosed_line {
        return Err(SheetFault::UnclosedQuote { line: line + lines_before });
    }
    let dialect = Dialect {
        delimiter,
        found,
        usual_fields: whole.usual_fields(),
        share_percent: whole.share_percent(),
        quoted: whole.quoted,
        stray_quotes: whole.stray_quotes,
        first_stray_line: if whole.stray_quotes > 0 {
            whole.first_stray_line + lines_before
        } else {
            0
        },
        lines_before,
    };
    Ok((body, dialect))
}

fn sep_line(text: &str) -> Option<(Delimiter, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let sign = first.trim_end_matches(' ').strip_prefix("sep=")?;
    let delimiter = Delimiter::ALL.into_iter().find(|d| sign.as_bytes() == [d.byte()])?;
    Some((delimiter, rest))
}

fn sample(text: &str) -> &str {
    let end = (0..=SAMPLE_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The delimiter that parts the sample best, if any parts it at all.
///
/// A delimiter is sound where nine in ten records have its usual number of cells. Of sound ones the
/// rarer signs go before the comma, for text and decimal numbers hold commas; the comma wins only
/// with more cells and where it does not stand between digits.
fn best(text: &str) -> Option<Delimiter> {
    let scans: Vec<(Delimiter, Scan)> = Delimiter::ALL
        .into_iter()
        .map(|delimiter| (delimiter, scan(text, delimiter.byte(), SAMPLE_RECORDS)))
        .filter(|(_, scan)| scan.usual_fields() > 1)
        .collect();
    let sound = |scan: &Scan| scan.share_percent() >= 90 && head_fits(scan);
    let rare = scans
        .iter()
        .filter(|(delimiter, scan)| *delimiter != Delimiter::Comma && sound(scan))
        .max_by_key(|(_, scan)| scan.usual_fields());
    let comma = scans.iter().find(|(delimiter, scan)| {
        *delimiter == Delimiter::Comma && sound(scan) && 2 * scan.between_digits <= scan.delimiters
    });
    match (rare, comma) {
        (Some((_, rare)), Some((comma, many))) if many.usual_fields() > rare.usual_fields() => {
            Some(*comma)
        }
        (Some((rare, _)), _) => Some(*rare),
        _ => scans.iter().max_by_key(|(_, scan)| weight(scan)).map(|(delimiter, _)| *delimiter),
    }
}

/// Whether the fullest of the first records already has the usual number of cells: a sign that only
/// occurs in the texts below does not stand in the header.
fn head_fits(scan: &Scan) -> bool {
    let usual = scan.usual_fields();
    let first_wide = scan.fields.iter().position(|fields| *fields > 1).unwrap_or(0);
    first_wide < 10 && scan.fields.get(first_wide).is_some_and(|fields| *fields >= usual)
}

/// Consistency times width; only for texts where no delimiter is sound.
fn weight(scan: &Scan) -> u32 {
    let usual = scan.usual_fields();
    let head = if head_fits(scan) { 2 } else { 1 };
    // A record can have millions of fields.
    let share = u64::from(scan.share_percent()) * 100 * u64::from(usual.saturating_sub(1));
    let weight = head * share / u64::from(usual.max(1));
    u32::try_from(weight).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Delimiter::*;
    use super::*;

    #[test]
    fn delimiters_found() {
        for (text, expect) in [
            ("a,b\n1,2\n", Comma),
            ("a;b\n1,5;2,5\n3,5;4,5\n", Semicolon),
            ("1,5;2,5\n3,5;4,5\n", Semicolon),
            ("Projekt;Jan;Feb\nA;0,5;0,5\nB;1,0;0,5\n", Semicolon),
            ("a\tb, c\nd\te, f\n", Tab),
            ("a|b\nc|d\n", Pipe),
            ("Project,Tags\nA,x;y\nB,x;z\n", Comma),
            ("1,2,3\n4,5,6\n", Comma),
            ("name,when;what\nA,1;2\n", Semicolon),
            ("Report of June\n\nName,Cost,Start\nA,1,2\nB,2,3\nC,2,3\nD,1,1\n", Comma),
            ("a;b\n\"x;y, z, w\n, v\";2\n", Semicolon),
        ] {
            assert_eq!(sniff(text, None).unwrap().1.delimiter, expect, "{text:?}");
        }
    }

    #[test]
    fn sep_line_and_told() {
        let (body, dialect) = sniff("sep=|\na|b;c\n", None).unwrap();
        assert_eq!((body, dialect.delimiter, dialect.lines_before), ("a|b;c\n", Pipe, 1));
        assert_eq!(sniff("a;b\n", Some(Comma)).unwrap().1.delimiter, Comma);
        assert_eq!(sniff("one\ntwo\n", None).unwrap().1.found, Found::OneColumn);
        let fault = sniff("sep=;\na;\"b\n", None).err();
        assert_eq!(fault, Some(SheetFault::UnclosedQuote { line: 2 }));
    }
}
