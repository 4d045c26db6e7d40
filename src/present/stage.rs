//! What the projector shows, as one plain text that the console leaves for other windows.

/// Under which name the text lies.
pub const STAGE_KEY: &str = "projector";

/// One level of the question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageLevel {
    /// Name of the level.
    pub name: String,
    /// Its statement.
    pub statement: String,
    /// Answers at it, once revealed.
    pub count: usize,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// The text that is left for other windows: one part after the other, by a sign no text holds.
    pub fn to_text(&self) -> String {
        let mut parts: Vec<String> = vec![
            FORM.to_owned(),
            self.title.clone(),
            self.place.0.to_string(),
            self.place.1.to_string(),
            self.domain.clone(),
            self.question.clone(),
            self.people.0.to_string(),
            maybe(self.people.1.map(|all| all.to_string())),
            maybe(self.revealed.clone()),
            self.invite.0.clone(),
            self.invite.1.clone(),
            maybe(self.picture.as_ref().map(|(side, _)| side.to_string())),
            self.picture.as_ref().map(|(_, path)| path.clone()).unwrap_or_default(),
            maybe(self.timer_end_ms.map(|end| end.to_string())),
        ];
        for level in &self.levels {
            parts.extend([level.name.clone(), level.statement.clone(), level.count.to_string()]);
        }
        let clean: Vec<String> = parts.iter().map(|part| part.replace(GAP, " ")).collect();
        clean.join(GAP)
    }

    /// Reads it; None where another version has written it.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(GAP);
        let mut next = || parts.next().map(str::to_owned);
        if next()? != FORM {
            return None;
        }
        let mut stage = Stage {
            title: next()?,
            place: (next()?.parse().ok()?, next()?.parse().ok()?),
            domain: next()?,
            question: next()?,
            people: (next()?.parse().ok()?, read(&next()?)?),
            revealed: next()?.strip_prefix(SOME).map(str::to_owned),
            invite: (next()?, next()?),
            ..Stage::default()
        };
        let (side, path) = (read(&next()?)?, next()?);
        stage.picture = side.map(|side| (side, path));
        stage.timer_end_ms = read(&next()?)?;
        while let Some(name) = next() {
            let (statement, count) = (next()?, next()?.parse().ok()?);
            stage.levels.push(StageLevel { name, statement, count });
        }
        Some(stage)
    }
}

/// What the text begins with: another form has another.
const FORM: &str = "stage 1";
/// What stands between the parts.
const GAP: &str = "\u{1f}";
/// What stands before a part that may be missing.
const SOME: char = '+';

fn maybe(part: Option<String>) -> String {
    part.map(|part| format!("{SOME}{part}")).unwrap_or_default()
}

/// A number that may be missing; None where it is no number.
fn read<T: std::str::FromStr>(part: &str) -> Option<Option<T>> {
    match part.strip_prefix(SOME) {
        None => part.is_empty().then_some(None),
        Some(number) => number.parse().ok().map(Some),
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
        assert_eq!(Stage::from_text(&stage.to_text()), Some(stage.clone()));
        let level = |count| StageLevel { name: "Ad hoc".to_owned(), count, ..Default::default() };
        let open = Stage {
            levels: (0..5).map(level).collect(),
            revealed: Some(String::new()),
            picture: Some((33, "M4 4h7v1H4z".to_owned())),
            invite: ("https://x.example#i=".to_owned(), "PLJ0".to_owned()),
            people: (1, None),
            timer_end_ms: None,
            ..stage.clone()
        };
        assert_eq!(Stage::from_text(&open.to_text()), Some(open.clone()));
        let odd = Stage { title: "a\u{1f}b".to_owned(), ..stage };
        assert_eq!(Stage::from_text(&odd.to_text()).map(|s| s.title), Some("a b".to_owned()));
        let (whole, mut cut) = (open.to_text(), 0);
        for (at, _) in whole.match_indices('\u{1f}') {
            cut += usize::from(Stage::from_text(&whole[..at]).is_none());
        }
        assert_eq!(cut, 28 - 5, "each cut that leaves no whole level");
        for wrong in ["", "{}", "[]", "x", "stage 2", "stage 1"] {
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
