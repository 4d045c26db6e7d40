//! The restore points of a workspace as they are listed.

use super::DAY_MS;
use crate::order::Sorted;
use crate::present::text::{Text as _, safety::SafetyText as T};
use crate::store::{Snapshot, Why};

/// A restore point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number.
    pub generation: u64,
    /// Its name, or why it was made.
    pub title: String,
    /// Why it was made, where it has a name.
    pub why: Option<String>,
    /// When it was made, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Its bytes.
    pub bytes: u64,
    /// Whether it was read back and compared.
    pub is_verified: bool,
    /// Whether the user may rename and delete it; automatic ones come and go by themselves.
    pub is_own: bool,
    /// How many more days it is kept; `None` where nothing says so.
    pub days_left: Option<u32>,
}

/// Why a snapshot was made, in words.
pub fn why_text(why: Why) -> &'static str {
    match why {
        Why::Automatic => T::WhyAutomatic.say(),
        Why::Named => T::WhyNamed.say(),
        Why::Import => T::WhyImport.say(),
        Why::Merge => T::WhyMerge.say(),
        Why::Promote => T::WhyPromote.say(),
        Why::Delete => T::WhyDelete.say(),
        Why::Migration => T::WhyMigration.say(),
        Why::Restore => T::WhyRestore.say(),
    }
}

/// The restore points, newest first.
pub fn points(snapshots: &[Snapshot], now_ms: i64) -> Vec<Point> {
    let point = |snapshot: &Snapshot| {
        let label = snapshot.label.trim();
        let is_named = !label.is_empty();
        let left = |until: i64| {
            let days = (until.saturating_sub(now_ms).max(0) + DAY_MS - 1) / DAY_MS;
            u32::try_from(days).unwrap_or(u32::MAX)
        };
        Point {
            generation: snapshot.generation,
            title: if is_named { label } else { why_text(snapshot.why) }.to_owned(),
            why: is_named.then(|| why_text(snapshot.why).to_owned()),
            at_ms: snapshot.at_ms,
            bytes: snapshot.bytes,
            is_verified: snapshot.verified,
            is_own: snapshot.why != Why::Automatic,
            days_left: snapshot.until_ms.filter(|_| snapshot.why != Why::Automatic).map(left),
        }
    };
    let mut list: Vec<Point> = snapshots.iter().map(point).collect();
    // A clock may have been set back: the number says which is newer.
    list.order_by_key(|point| std::cmp::Reverse(point.generation));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Uid;
    use crate::store::Chain;

    fn snapshot(generation: u64, why: Why, label: &str, until_ms: Option<i64>) -> Snapshot {
        Snapshot {
            uid: Uid(1),
            generation,
            seq: generation,
            chain: Chain::of(b"x"),
            at_ms: 1_000 - generation as i64,
            bytes: 10,
            sha256: String::new(),
            why,
            label: label.into(),
            until_ms,
            verified: generation == 1,
        }
    }

    #[test]
    fn points_are_listed_by_number_with_their_name_or_reason() {
        let list = points(
            &[
                snapshot(1, Why::Automatic, "", None),
                snapshot(3, Why::Import, "  ", Some(2 * DAY_MS)),
                snapshot(2, Why::Named, "Before the board", None),
            ],
            DAY_MS + 1,
        );
        let said: Vec<_> =
            list.iter().map(|point| (point.generation, point.title.as_str())).collect();
        assert_eq!(said, [(3, "Before an import"), (2, "Before the board"), (1, "Automatic")]);
        assert_eq!(list[0].days_left, Some(1));
        assert_eq!((list[1].why.as_deref(), list[1].days_left), (Some("Named"), None));
        assert!(list[1].is_own && !list[2].is_own && list[2].is_verified);
    }

    #[test]
    fn every_reason_has_words_of_its_own() {
        let mut words: Vec<_> = Why::ALL.iter().map(|why| why_text(*why)).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
