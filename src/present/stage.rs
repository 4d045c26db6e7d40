//! What the projector shows, as one plain text that the console leaves for other windows.

use serde::{Deserialize, Serialize};

/// Under which name the text lies.
pub const STAGE_KEY: &str = "projector";

/// One level of the question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageLevel {
    /// Name of the level.
    pub name: String,
    /// Its statement.
    pub statement: String,
    /// Answers at it, once revealed.
    pub count: usize,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Name of the session.
    pub title: String,
    /// Number of the question, from 1, and of all.
    pub place: (usize, usize),
    /// Its domain.
    pub domain: String,
    /// The question.
    pub question: String,
    /// The five levels.
    pub levels: Vec<StageLevel>,
    /// People who have answered, and those invited, where somebody counted.
    pub people: (usize, Option<u32>),
    /// The finding, once revealed; the counts of the levels then stand.
    pub revealed: Option<String>,
    /// Address of the respondent's page without the code, and the code.
    pub invite: (String, String),
    /// Side and path of the invitation's QR code.
    pub picture: Option<(i32, String)>,
    /// When the timer is at its end, in milliseconds since 1970.
    pub timer_end_ms: Option<i64>,
}

impl Stage {
    /// The text that is left for other windows.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads it; None where another version has written it.
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// Minutes and seconds of a timer, and whether it is past its end.
pub fn timer(end_ms: i64, now_ms: i64) -> (String, String, bool) {
    let seconds = (end_ms - now_ms).abs() / 1_000;
    let (minutes, rest) = (seconds / 60, seconds % 60);
    (minutes.to_string(), format!("{rest:02}"), now_ms > end_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_for_other_windows_reads_back_and_hides_what_is_hidden() {
        let stage = Stage {
            title: "A “workshop” <b>".to_owned(),
            place: (3, 40),
            people: (9, Some(12)),
            timer_end_ms: Some(60_000),
            ..Stage::default()
        };
        assert_eq!(Stage::from_text(&stage.to_text()), Some(stage));
        for wrong in ["", "{}", "[]", "x", "{\"title\":1}"] {
            assert_eq!(Stage::from_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_timer_counts_on_past_its_end() {
        let said = |now| timer(60_000, now);
        assert_eq!(said(0), ("1".to_owned(), "00".to_owned(), false));
        assert_eq!(said(55_500), ("0".to_owned(), "04".to_owned(), false));
        assert_eq!(said(95_000), ("0".to_owned(), "35".to_owned(), true));
    }
}
