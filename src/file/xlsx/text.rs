//! The cells of a workbook as the texts that the rest of the import reads.

use super::book::Content;
use crate::model::reading::Decimal;
use std::borrow::Cow;

/// Parts of one that a percentage is kept to.
const FINEST: f64 = 1e10;

/// The text of a cell, written with this decimal mark.
pub fn text_of<'a>(cell: &'a Content<'_>, decimal: Decimal) -> Cow<'a, str> {
    match cell {
        Content::Text(text) => text.as_ref().into(),
        Content::Number(number) => number_text(*number, decimal).into(),
        Content::Percent(share) => {
            // Sixty-hundredths are 60, not the nearest number to it.
            let points = (share * 100.0 * FINEST).round() / FINEST;
            format!("{}%", number_text(points, decimal)).into()
        }
        Content::Amount(number, code) => {
            let number = number_text(*number, decimal);
            let known = code.len() == 3 && code.bytes().all(|sign| sign.is_ascii_uppercase());
            if known { format!("{code} {number}").into() } else { number.into() }
        }
        Content::Flag(flag) => if *flag { "yes" } else { "no" }.into(),
        Content::Day(day, 0) => day.to_string().into(),
        Content::Day(day, second) => {
            let (hour, minute) = (second / 3_600, second / 60 % 60);
            format!("{day} {hour:02}:{minute:02}:{:02}", second % 60).into()
        }
        Content::Error(error) => (*error).into(),
    }
}

/// A number with its mark. Where three digits follow it a zero is added, so that the mark is never
/// taken for one that parts thousands.
pub fn number_text(number: f64, decimal: Decimal) -> String {
    let mut text = format!("{number}");
    if text.split_once('.').is_some_and(|(_, digits)| digits.len() == 3) {
        text.push('0');
    }
    match decimal {
        Decimal::Point => text,
        Decimal::Comma => text.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_amounts() {
        for (content, point, comma) in [
            (Content::Percent(0.07), "7%", "7%"),
            (Content::Percent(0.625), "62.5%", "62,5%"),
            (Content::Percent(-1.5), "-150%", "-150%"),
            (Content::Amount(12.5, "EUR"), "EUR 12.5", "EUR 12,5"),
            (Content::Amount(12.5, ""), "12.5", "12,5"),
            (Content::Amount(12.5, "€\u{20ac}"), "12.5", "12,5"),
        ] {
            assert_eq!(text_of(&content, Decimal::Point), point);
            assert_eq!(text_of(&content, Decimal::Comma), comma);
        }
    }

    #[test]
    fn numbers_keep_their_mark_apart_from_thousands() {
        for (number, point, comma) in [
            (1.5, "1.5", "1,5"),
            (1.234, "1.2340", "1,2340"),
            (1234.567, "1234.5670", "1234,5670"),
            (1e15, "1000000000000000", "1000000000000000"),
            (-0.25, "-0.25", "-0,25"),
            (0.0, "0", "0"),
        ] {
            assert_eq!(number_text(number, Decimal::Point), point);
            assert_eq!(number_text(number, Decimal::Comma), comma);
        }
    }
}
