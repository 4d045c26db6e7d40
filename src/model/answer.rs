//! One answer to one practice of a maturity assessment, with the short text it is stored as.

use std::fmt;
use std::str::FromStr;

/// What a respondent says about one practice. Order: levels ascending, then "not applicable",
/// then "do not know". Stored and exchanged as `1` to `5`, `na` or `dk`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// The highest level, 1 to 5, whose statement and every lower one hold today.
    Level(u8),
    /// The practice does not apply to the scope assessed: it leaves all sums.
    NotApplicable,
    /// The respondent cannot tell: it lowers coverage and nothing else.
    DoNotKnow,
}

impl Answer {
    /// All seven answers a form offers, in order.
    pub const ALL: [Answer; 7] = [
        Answer::Level(1),
        Answer::Level(2),
        Answer::Level(3),
        Answer::Level(4),
        Answer::Level(5),
        Answer::NotApplicable,
        Answer::DoNotKnow,
    ];

    /// The level, 1 to 5. None for the two other answers, and for a level off the scale, so that
    /// an impossible value can never enter a median.
    pub fn level(self) -> Option<u8> {
        match self {
            Answer::Level(level @ 1..=5) => Some(level),
            _ => None,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Level(level) => write!(f, "{level}"),
            Answer::NotApplicable => f.write_str("na"),
            Answer::DoNotKnow => f.write_str("dk"),
        }
    }
}

/// A text that is no answer; keeps the text so that the caller can show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnAnswer(pub String);

impl FromStr for Answer {
    type Err = NotAnAnswer;

    /// Reads exactly the stored form: no blanks, no capitals, so text and value map one to one.
    fn from_str(text: &str) -> Result<Self, NotAnAnswer> {
        match text {
            "1" => Ok(Answer::Level(1)),
            "2" => Ok(Answer::Level(2)),
            "3" => Ok(Answer::Level(3)),
            "4" => Ok(Answer::Level(4)),
            "5" => Ok(Answer::Level(5)),
            "na" => Ok(Answer::NotApplicable),
            "dk" => Ok(Answer::DoNotKnow),
            other => Err(NotAnAnswer(other.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_reads_back_from_its_text() {
        let texts: Vec<String> = Answer::ALL.iter().map(Answer::to_string).collect();
        assert_eq!(texts, ["1", "2", "3", "4", "5", "na", "dk"]);
        for answer in Answer::ALL {
            assert_eq!(answer.to_string().parse(), Ok(answer));
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_text_kept() {
        let wrong = ["", "0", "6", "3.5", "03", " 3", "3 ", "+3", "-1", "NA", "n/a", "DK", "three"];
        for text in wrong {
            assert_eq!(text.parse::<Answer>(), Err(NotAnAnswer(text.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn order_is_levels_then_not_applicable_then_do_not_know() {
        assert!(Answer::ALL.is_sorted());
    }

    #[test]
    fn a_level_off_the_scale_counts_as_none() {
        let levels: Vec<Option<u8>> = Answer::ALL.iter().map(|a| a.level()).collect();
        assert_eq!(levels, [Some(1), Some(2), Some(3), Some(4), Some(5), None, None]);
        assert_eq!(Answer::Level(0).level(), None);
        assert_eq!(Answer::Level(6).level(), None);
    }
}
