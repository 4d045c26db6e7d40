//! The bin: how long a deleted workspace can still be brought back.

use super::DAY_MS;

/// The days that a deleted workspace waits.
pub const BIN_DAYS: i64 = 30;

/// How much longer a workspace waits that was deleted at `deleted_ms`: whole days, a day begun
/// counted as one; `None` once its time is over. Both are milliseconds since 1970, UTC.
///
/// A clock that was set back must not let anything go early: what was deleted in the future waits
/// its full time.
pub fn days_left(deleted_ms: i64, now_ms: i64) -> Option<u32> {
    let waited = now_ms.saturating_sub(deleted_ms).max(0);
    let left = BIN_DAYS.saturating_mul(DAY_MS).saturating_sub(waited);
    if left <= 0 {
        return None;
    }
    // Below 31, so that it fits.
    u32::try_from((left + DAY_MS - 1) / DAY_MS).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_waits_thirty_days_to_the_millisecond() {
        let deleted = 1_700_000_000_000;
        let cases = [
            (0, Some(30)),
            (1, Some(30)),
            (DAY_MS - 1, Some(30)),
            (DAY_MS, Some(29)),
            (29 * DAY_MS, Some(1)),
            (30 * DAY_MS - 1, Some(1)),
            (30 * DAY_MS, None),
            (400 * DAY_MS, None),
        ];
        for (after, left) in cases {
            assert_eq!(days_left(deleted, deleted + after), left, "after {after} ms");
        }
    }

    #[test]
    fn a_clock_that_was_set_back_and_a_mark_without_a_day_let_nothing_go() {
        for deleted in [5 * DAY_MS, i64::MAX] {
            assert_eq!(days_left(deleted, 0), Some(30));
            assert_eq!(days_left(deleted, i64::MIN), Some(30));
        }
        assert_eq!(days_left(i64::MIN, i64::MAX), None);
    }
}
