//! The newest file of a workspace outside the browser: how far it lags, and how that is said.

use super::reminder::{Lag, Reminder};
use super::{DAY_MS, counted};
use crate::edit::Entry;
use crate::present::text::{Text as _, safety::SafetyText as T};
use crate::store::FileMark;

/// How far a file lags behind a workspace whose newest change has the number `seq`; `entries` are
/// those of its history that are known. A file of a later change than the workspace has is not of
/// this history: it counts as none.
pub fn lag(filed: Option<&FileMark>, seq: u64, entries: &[Entry]) -> Lag {
    let filed = filed.filter(|filed| filed.seq <= seq);
    let from = filed.map_or(0, |filed| filed.seq);
    let first = entries.iter().find(|entry| entry.seq > from);
    Lag {
        changes: seq - from,
        file_ms: filed.map(|filed| filed.at_ms),
        since_ms: first.map(|entry| entry.stamp.at_ms),
    }
}

/// The state of the file in a few words; `time` writes a moment.
pub fn file_state(filed: Option<&FileMark>, lag: Lag, time: impl Fn(i64) -> String) -> String {
    let edits = counted(lag.changes, T::EditsOne, T::Edits);
    match filed.filter(|filed| Some(filed.at_ms) == lag.file_ms) {
        None if lag.changes == 0 => T::FileNone.say().to_owned(),
        None => T::FileNoneSince.with(&[("edits", &edits)]),
        Some(filed) => {
            let values =
                [("name", filed.name.as_str()), ("time", &time(filed.at_ms)), ("edits", &edits)];
            match (filed.is_verified, lag.changes) {
                (true, 0) => T::FileSaved.with(&values),
                (true, _) => T::FileSavedSince.with(&values),
                (false, 0) => T::FileHanded.with(&values),
                (false, _) => T::FileHandedSince.with(&values),
            }
        }
    }
}

/// How old a file is, in words.
pub fn age_text(file_ms: i64, now_ms: i64) -> String {
    let minutes = now_ms.saturating_sub(file_ms).max(0) / 60_000;
    match (minutes / (DAY_MS / 60_000), minutes / 60, minutes) {
        (0, 0, 0) => T::AgeNow.say().to_owned(),
        (0, 0, minutes) => counted(minutes.unsigned_abs(), T::AgeMinute, T::AgeMinutes),
        (0, hours, _) => counted(hours.unsigned_abs(), T::AgeHour, T::AgeHours),
        (days, _, _) => counted(days.unsigned_abs(), T::AgeDay, T::AgeDays),
    }
}

/// A reminder in words.
pub fn reminder_text(reminder: Reminder) -> String {
    match reminder {
        Reminder::SevenDays => T::RemindSevenDays.say().to_owned(),
        Reminder::Changes(count) => T::RemindChanges.with(&[("count", &count.to_string())]),
        Reminder::Days(days) => {
            let age = counted(u64::from(days), T::AgeDay, T::AgeDays);
            T::RemindDays.with(&[("age", &age)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Change, EntryKind, Label, Stamp, Verb};
    use crate::model::RecordKind;

    fn filed(seq: u64) -> FileMark {
        FileMark { seq, at_ms: 1_000, is_verified: true, name: "Größe 7 – a.json".into() }
    }

    fn entry(seq: u64, at_ms: i64) -> Entry {
        let label = Label::many(Verb::Add, RecordKind::Project, 1);
        let stamp = Stamp { at_ms, ..Stamp::default() };
        let change = Change { label, patches: Vec::new() };
        let (parent, revision) = (String::new(), String::new());
        Entry { seq, kind: EntryKind::Do, change, stamp, parent, revision, joined: vec![] }
    }

    #[test]
    fn changes_behind_the_file_are_counted_and_the_first_of_them_dated() {
        let entries = [entry(8, 80), entry(9, 90), entry(10, 100)];
        let of = |file: Option<u64>, seq| {
            let lag = lag(file.map(filed).as_ref(), seq, &entries);
            (lag.changes, lag.file_ms.is_some(), lag.since_ms)
        };
        assert_eq!(of(None, 10), (10, false, Some(80)));
        assert_eq!(of(Some(8), 10), (2, true, Some(90)));
        assert_eq!(of(Some(10), 10), (0, true, None));
        assert_eq!(of(Some(11), 10), (10, false, Some(80)), "a file of another history");
        assert_eq!(lag(None, 0, &[]), Lag::default());
    }

    #[test]
    fn the_state_says_file_time_and_edits() {
        let time = |at_ms: i64| format!("at {at_ms}");
        let said = |file: Option<&FileMark>, seq| file_state(file, lag(file, seq, &[]), time);
        assert_eq!(said(None, 0), "In no file yet");
        assert_eq!(said(None, 3), "In no file yet, 3 edits");
        assert_eq!(said(Some(&filed(3)), 3), "Saved to Größe 7 – a.json at 1000");
        assert_eq!(said(Some(&filed(3)), 4), "Saved to Größe 7 – a.json at 1000, 1 edit since");
        let handed = FileMark { is_verified: false, ..filed(3) };
        assert_eq!(said(Some(&handed), 9), "Downloaded Größe 7 – a.json at 1000, 6 edits since");
    }

    #[test]
    fn an_age_is_said_in_its_largest_unit() {
        let cases = [
            (-5, "just now"),
            (59_999, "just now"),
            (60_000, "1 minute ago"),
            (59 * 60_000, "59 minutes ago"),
            (60 * 60_000, "1 hour ago"),
            (DAY_MS - 1, "23 hours ago"),
            (DAY_MS, "1 day ago"),
            (40 * DAY_MS, "40 days ago"),
        ];
        for (age, words) in cases {
            assert_eq!(age_text(1_000, 1_000 + age), words, "{age}");
        }
    }
}
