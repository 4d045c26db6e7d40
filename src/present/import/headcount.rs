//! A number of people as it is typed beside a sheet: in the numbers of the workspace.

use crate::file::import::MOST_PEOPLE;
use crate::model::reading::{ReadingFault, number};
use crate::present::number::Locale;

/// How many people are typed for a role, in full-time equivalents and the numbers of the workspace,
/// whatever those of the sheet are; none for nothing and for zero.
///
/// Faults: those of [`number::read`], and `TooLarge` above what an import adds.
pub fn headcount_typed(text: &str, locale: Locale) -> Result<Option<f64>, ReadingFault> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let people = number::read(text, locale.decimal())?.value.to_f64();
    match people {
        _ if people < 0.0 => Err(ReadingFault::NotANumber),
        _ if people > MOST_PEOPLE as f64 => Err(ReadingFault::TooLarge),
        _ => Ok((people > 0.0).then_some(people)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LocaleChoice;

    #[test]
    fn the_workspace_says_what_the_decimal_mark_is() {
        for (text, points, commas) in [
            ("", Ok(None), Ok(None)),
            ("  ", Ok(None), Ok(None)),
            ("0", Ok(None), Ok(None)),
            ("3", Ok(Some(3.0)), Ok(Some(3.0))),
            ("1.5", Ok(Some(1.5)), Err(())),
            ("1,5", Err(()), Ok(Some(1.5))),
            (" 0.25 ", Ok(Some(0.25)), Err(())),
            ("50%", Ok(Some(0.5)), Ok(Some(0.5))),
            ("500", Ok(Some(500.0)), Ok(Some(500.0))),
            ("501", Err(()), Err(())),
            ("1,234", Err(()), Ok(Some(1.234))),
            ("1.234", Ok(Some(1.234)), Err(())),
            ("-1", Err(()), Err(())),
            ("two", Err(()), Err(())),
            ("=2", Err(()), Err(())),
            ("1 / 2", Err(()), Err(())),
            ("1e9", Err(()), Err(())),
        ] {
            for (choices, expect) in [
                ([LocaleChoice::EnGb, LocaleChoice::EnUs], points),
                ([LocaleChoice::DeDe, LocaleChoice::FrFr], commas),
            ] {
                for choice in choices {
                    let got = headcount_typed(text, Locale::new(choice)).map_err(|_| ());
                    assert_eq!(got, expect, "{text:?} {choice:?}");
                }
            }
        }
    }
}
