//! Published figures on maturity, each with its source and year: context, never merged with a result.

use crate::present::text::{Text, claims::ClaimText as T};

/// Figure and source of each.
pub fn benchmarks() -> [(&'static str, &'static str); 7] {
    let all = [T::Bench1, T::Bench2, T::Bench3, T::Bench4, T::Bench5, T::Bench6, T::Bench7];
    all.map(|text| text.say().split_once('|').unwrap_or((text.say(), "")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_figure_names_its_source_and_year() {
        for (figure, source) in super::benchmarks() {
            assert!(figure.len() > 20 && source.contains("20"), "{figure} {source}");
        }
    }
}
