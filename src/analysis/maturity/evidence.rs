//! Evidence behind a score: graded items, the level each grade can carry, and confidence.

use super::rules::ConfidenceRules;
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// How well something is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// E0: stated by a respondent only.
    #[default]
    Assertion,
    /// E1: one current artefact was seen.
    Example,
    /// E2: artefacts from at least three initiatives, or one in four if more, agree.
    Sampled,
    /// E3: a data series over two periods, or an independent review, confirms it.
    Measured,
}

impl Grade {
    /// All grades, weakest first.
    pub const ALL: [Grade; 4] = [Grade::Assertion, Grade::Example, Grade::Sampled, Grade::Measured];

    /// The highest level the grade carries: 2, 3, 4, 5.
    pub fn cap(self) -> f64 {
        match self {
            Grade::Assertion => 2.0,
            Grade::Example => 3.0,
            Grade::Sampled => 4.0,
            Grade::Measured => 5.0,
        }
    }

    /// How strong it is, .25 to 1.
    pub fn strength(self) -> f64 {
        match self {
            Grade::Assertion => 0.25,
            Grade::Example => 0.5,
            Grade::Sampled => 0.75,
            Grade::Measured => 1.0,
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Grade::Assertion => "E0",
            Grade::Example => "E1",
            Grade::Sampled => "E2",
            Grade::Measured => "E3",
        })
    }
}

impl FromStr for Grade {
    type Err = ();

    /// Reads `E0` to `E3`, exactly.
    fn from_str(text: &str) -> Result<Self, ()> {
        Grade::ALL.into_iter().find(|grade| grade.to_string() == text).ok_or(())
    }
}

/// One thing that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How well it shows the practice.
    pub grade: Grade,
    /// The day it speaks of, if known.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub words: String,
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.grade)?;
        if let Some(date) = self.date {
            write!(f, " {date}")?;
        }
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() { Ok(()) } else { write!(f, " {words}") }
    }
}

impl FromStr for Item {
    type Err = ();

    /// Reads a line `E2 2026-05-01 gate decision log`; the day and the words may be absent.
    fn from_str(line: &str) -> Result<Self, ()> {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        let grade = first.parse()?;
        let (day, words) = rest.split_once(' ').unwrap_or((rest, ""));
        let (date, words) = match day.parse::<NaiveDate>() {
            Ok(date) => (Some(date), words),
            Err(_) => (None, rest),
        };
        Ok(Item { grade, date, words: words.to_owned() })
    }
}

/// Reads items kept one a line; lines that are none are given back beside them, as they stand.
pub fn items(text: &str) -> (Vec<Item>, Vec<String>) {
    let (mut items, mut other) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.parse() {
            Ok(item) => items.push(item),
            Err(()) => other.push(line.to_owned()),
        }
    }
    (items, other)
}

/// The grade that counts, the best one, and the newest day of that grade.
pub fn best(items: &[Item]) -> (Grade, Option<NaiveDate>) {
    let grade = items.iter().map(|item| item.grade).max().unwrap_or_default();
    (grade, items.iter().filter(|item| item.grade == grade).filter_map(|item| item.date).max())
}

/// How far a score can be relied on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence {
    /// .4 e + .3 r_wg + .2 coverage + .1 recency, 0 to 1. A score is never multiplied by it.
    pub value: f64,
    /// Strength of the evidence, .25 to 1.
    pub evidence: f64,
    /// r_wg; .3 where too few answered.
    pub agreement: f64,
    /// Share of those invited who gave an answer, without those who do not know.
    pub coverage: f64,
    /// 1 while fresh, falling to 0.
    pub recency: f64,
}

/// What a confidence is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Below .5.
    Low,
    /// From .5.
    Medium,
    /// From .75.
    High,
}

impl Trust {
    /// The word for a confidence, 0 to 1.
    pub fn of(value: f64) -> Trust {
        match value + 1e-9 {
            x if x >= 0.75 => Trust::High,
            x if x >= 0.5 => Trust::Medium,
            _ => Trust::Low,
        }
    }
}

/// r_wg taken where fewer than three answered.
pub const AGREEMENT_UNKNOWN: f64 = 0.3;

/// Confidence from its four parts; `agreement` None where too few answered.
pub fn confidence(
    rules: &ConfidenceRules,
    grade: Grade,
    agreement: Option<f64>,
    coverage: f64,
    recency: f64,
) -> Confidence {
    let evidence = grade.strength();
    let agreement = agreement.unwrap_or(AGREEMENT_UNKNOWN);
    let value = rules.evidence * evidence
        + rules.agreement * agreement
        + rules.coverage * coverage
        + rules.recency * recency;
    Confidence { value, evidence, agreement, coverage, recency }
}

/// Mean length of a month in days.
const MONTH_DAYS: f64 = 30.437_5;

/// How fresh a day is on another: 1 up to the full months, 0 from the zero months on, straight
/// between; 0 for no day.
pub fn recency(rules: &ConfidenceRules, day: Option<NaiveDate>, as_of: NaiveDate) -> f64 {
    let Some(day) = day else { return 0.0 };
    let months = (as_of - day).num_days() as f64 / MONTH_DAYS;
    let fading = rules.zero_months - rules.full_months;
    if months <= rules.full_months {
        1.0
    } else if fading <= 0.0 {
        0.0
    } else {
        (1.0 - (months - rules.full_months) / fading).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn items_read_back_and_what_is_none_is_kept() {
        let text = "E2 2026-05-01 gate decision log\n\nE0\nE1 seen <b>once</b> 🙂\nE9 x\ne1 y\nno";
        let (found, other) = items(text);
        let lines: Vec<String> = found.iter().map(Item::to_string).collect();
        assert_eq!(lines, ["E2 2026-05-01 gate decision log", "E0", "E1 seen <b>once</b> 🙂"]);
        assert_eq!(other, ["E9 x", "e1 y", "no"]);
        assert_eq!(best(&found), (Grade::Sampled, Some(day("2026-05-01"))));
        assert_eq!(best(&[]), (Grade::Assertion, None));
        for wrong in ["", "E4", "E", " E1", "E10 x", "2026-05-01"] {
            assert_eq!(wrong.parse::<Item>(), Err(()), "{wrong}");
        }
        let folded = Item { grade: Grade::Example, date: None, words: "a\nE3 b".to_owned() };
        assert_eq!(folded.to_string(), "E1 a E3 b", "an item stays one line");
    }

    #[test]
    fn evidence_fades_between_one_and_three_years() {
        let rules = ConfidenceRules::default();
        let rows = [
            (Some("2026-11-22"), 1.0),
            (Some("2027-02-01"), 1.0),
            (Some("2025-11-24"), 1.0),
            (Some("2024-11-22"), 0.5),
            (Some("2023-11-01"), 0.0),
            (Some("1999-01-01"), 0.0),
            (None, 0.0),
        ];
        for (from, expected) in rows {
            let found = recency(&rules, from.map(day), day("2026-11-22"));
            assert!((found - expected).abs() < 0.002, "{from:?}: {found}");
        }
    }

    #[test]
    fn confidence_is_the_sum_of_its_parts() {
        let rules = ConfidenceRules::default();
        let full = confidence(&rules, Grade::Measured, Some(1.0), 1.0, 1.0);
        assert!((full.value - 1.0).abs() < 1e-12);
        // .4 · .25 + .3 · .3 + .2 · .5 + .1 · 0 = .29
        let low = confidence(&rules, Grade::Assertion, None, 0.5, 0.0);
        assert!((low.value - 0.29).abs() < 1e-12, "{}", low.value);
        let words: Vec<Trust> = [0.49, 0.5, 0.74, 0.75].map(Trust::of).to_vec();
        assert_eq!(words, [Trust::Low, Trust::Medium, Trust::Medium, Trust::High]);
    }
}
