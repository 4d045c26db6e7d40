//! When to remind of saving a file: gently, after many changes or after a day.

use super::DAY_MS;
use super::engine::Engine;

/// Changes without a file after which there is a reminder.
pub const CHANGES_MAX: u64 = 50;
/// How long there may be changes without a file before there is a reminder.
pub const AGE_MAX_MS: i64 = DAY_MS;

/// How far the newest file lags behind the workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// The changes that are in no file.
    pub changes: u64,
    /// When the newest file was written, milliseconds since 1970, UTC; `None` where there is none.
    pub file_ms: Option<i64>,
    /// When the oldest change was made that is in no file, as far as that is known.
    pub since_ms: Option<i64>,
}

/// That the user has put a reminder off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Later {
    /// When, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The changes that were in no file then.
    pub changes: u64,
}

impl Later {
    /// It as a text.
    pub fn encode(&self) -> String {
        format!("{} {}", self.at_ms, self.changes)
    }

    /// Reads it; `None` where the text is none.
    pub fn decode(text: &str) -> Option<Self> {
        let (at_ms, changes) = text.split_once(' ')?;
        Some(Self { at_ms: at_ms.parse().ok()?, changes: changes.parse().ok()? })
    }
}

/// Why there is a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// This browser deletes what is stored after seven days without a visit, and there is no file.
    SevenDays,
    /// So many changes are in no file.
    Changes(u64),
    /// Changes have been in no file for so many whole days.
    Days(u32),
}

/// The reminder that is due now, if there is one. It is shown beside the work, never over it.
pub fn reminder(
    lag: Lag,
    later: Option<Later>,
    engine: Engine,
    is_installed: bool,
    now_ms: i64,
) -> Option<Reminder> {
    if lag.changes == 0 {
        return None;
    }
    // Whoever puts it off is left alone for as many changes or as long again. A file written since
    // has started anew.
    let later = later.filter(|later| lag.file_ms.is_none_or(|file| file <= later.at_ms));
    let seen = later.map_or(0, |later| later.changes);
    let since = later.map(|later| later.at_ms).or(lag.since_ms).unwrap_or(now_ms);
    let age_ms = now_ms.saturating_sub(since);
    let is_due = lag.changes.saturating_sub(seen) >= CHANGES_MAX || age_ms >= AGE_MAX_MS;
    let is_first = lag.file_ms.is_none() && later.is_none();
    if is_first && engine.deletes_after_seven_days(is_installed) {
        return Some(Reminder::SevenDays);
    }
    if !is_due {
        return None;
    }
    if lag.changes >= CHANGES_MAX {
        return Some(Reminder::Changes(lag.changes));
    }
    let days = now_ms.saturating_sub(lag.since_ms.unwrap_or(since)) / DAY_MS;
    Some(Reminder::Days(u32::try_from(days).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    fn due(lag: Lag, later: Option<Later>) -> Option<Reminder> {
        reminder(lag, later, Engine::Chromium, false, NOW)
    }

    fn lag(changes: u64, age_ms: i64) -> Lag {
        Lag { changes, file_ms: Some(NOW - 9 * DAY_MS), since_ms: Some(NOW - age_ms) }
    }

    #[test]
    fn fifty_changes_or_a_day_are_due_and_less_is_not() {
        let cases = [
            (0, 90 * DAY_MS, None),
            (1, 0, None),
            (49, DAY_MS - 1, None),
            (50, 0, Some(Reminder::Changes(50))),
            (1, DAY_MS, Some(Reminder::Days(1))),
            (49, 3 * DAY_MS, Some(Reminder::Days(3))),
            (700, 3 * DAY_MS, Some(Reminder::Changes(700))),
            // A clock that was set back reminds of nothing.
            (1, -5 * DAY_MS, None),
        ];
        for (changes, age_ms, reminds) in cases {
            assert_eq!(due(lag(changes, age_ms), None), reminds, "{changes} in {age_ms} ms");
        }
        let unknown = Lag { changes: 49, ..Lag::default() };
        assert_eq!(due(unknown, None), None, "nothing is known of when the changes began");
    }

    #[test]
    fn whoever_puts_it_off_is_left_alone_for_as_long_again() {
        let later = |at_ms, changes| Some(Later { at_ms, changes });
        let put_off = later(NOW - 1, 50);
        assert_eq!(due(lag(60, 3 * DAY_MS), put_off), None);
        assert_eq!(due(lag(99, 3 * DAY_MS), put_off), None);
        assert_eq!(due(lag(100, 3 * DAY_MS), put_off), Some(Reminder::Changes(100)));
        assert_eq!(due(lag(51, 3 * DAY_MS), later(NOW - DAY_MS, 50)), Some(Reminder::Changes(51)));
        assert_eq!(due(lag(2, 3 * DAY_MS), later(NOW - DAY_MS, 1)), Some(Reminder::Days(3)));
        // A file was written after it was put off: that starts anew.
        let fresh = Lag { file_ms: Some(NOW - 5), ..lag(50, 4) };
        assert_eq!(due(fresh, later(NOW - 6, 50)), Some(Reminder::Changes(50)));
    }

    #[test]
    fn that_it_was_put_off_is_read_back_and_other_texts_are_none() {
        let later = Later { at_ms: -3, changes: u64::MAX };
        assert_eq!(Later::decode(&later.encode()), Some(later));
        for text in ["", "3", "3 ", " 3", "3 -4", "3 4 5", "x 4"] {
            assert_eq!(Later::decode(text), None, "{text}");
        }
    }

    #[test]
    fn a_browser_that_deletes_after_seven_days_reminds_of_the_first_file_at_once() {
        let none = Lag { changes: 1, file_ms: None, since_ms: Some(NOW) };
        let on = |engine, installed| reminder(none, None, engine, installed, NOW);
        assert_eq!(on(Engine::WebKit, false), Some(Reminder::SevenDays));
        assert_eq!(on(Engine::WebKit, true), None);
        assert_eq!(on(Engine::Gecko, false), None);
        let later = Some(Later { at_ms: NOW, changes: 1 });
        assert_eq!(reminder(none, later, Engine::WebKit, false, NOW), None, "put off");
        let has_file = Lag { file_ms: Some(NOW - 1), ..none };
        assert_eq!(reminder(has_file, None, Engine::WebKit, false, NOW), None);
    }
}
