//! The timeline: calendar months and ISO weeks cut into the segments both can be summed from.

use crate::model::Month;
use chrono::{Datelike, NaiveDate, Weekday};
use std::ops::Range;

/// Most months of a timeline.
pub const MONTHS_MAX: usize = 600;

/// What a column of a view spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// ISO weeks, Monday to Sunday; the first and last are cut to the timeline.
    Week,
    /// Calendar months.
    Month,
    /// Fiscal quarters; the first and last are cut to the timeline.
    Quarter {
        /// The month a fiscal year starts in, 1 to 12.
        fiscal_start: u32,
    },
}

/// The days that one calendar month and one ISO week have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Index of the month, where 0 is the month before the timeline.
    pub month: usize,
    /// Index of the week among [`Timeline::weeks`].
    pub week: usize,
}

/// One column of a view: a range of segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Its segments.
    pub segments: Range<usize>,
    /// The ISO weeks it touches, as indices among [`Timeline::weeks`].
    pub weeks: Range<usize>,
}

/// Consecutive months cut into segments.
///
/// One month before and one after are cut as well, so that the ISO weeks at both edges can be
/// judged whole; buckets and totals only take the segments [`inside`](Self::inside).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The first month shown.
    pub first: Month,
    /// How many months are shown.
    pub months: usize,
    /// All segments in order, the two edge months included.
    pub segments: Vec<Segment>,
    /// The segments of the months shown.
    pub inside: Range<usize>,
    /// Segments of each month; index 0 is the month before the first shown.
    pub month_segments: Vec<Range<usize>>,
    /// The Mondays of the weeks.
    pub weeks: Vec<NaiveDate>,
    /// Segments of each week.
    pub week_segments: Vec<Range<usize>>,
}

impl Timeline {
    /// Cuts so many months from the first on; at most [`MONTHS_MAX`].
    pub fn new(first: Month, months: usize) -> Self {
        let months = months.min(MONTHS_MAX);
        let mut timeline = Self {
            first,
            months,
            segments: Vec::new(),
            inside: 0..0,
            month_segments: Vec::new(),
            weeks: Vec::new(),
            week_segments: Vec::new(),
        };
        for index in 0..months + 2 {
            timeline.cut(index, first.plus(index as i32 - 1));
        }
        let edge = |range: Option<&Range<usize>>| range.cloned().unwrap_or_default();
        let before = edge(timeline.month_segments.first());
        let after = edge(timeline.month_segments.last());
        timeline.inside = before.end..after.start;
        timeline
    }

    /// Adds the segments of one month.
    fn cut(&mut self, index: usize, month: Month) {
        let start = self.segments.len();
        let last = month.last_day();
        let mut day = month.first_day();
        while day <= last {
            let week = day.week(Weekday::Mon);
            let until = week.last_day().min(last);
            if self.weeks.last() != Some(&week.first_day()) {
                self.weeks.push(week.first_day());
                self.week_segments.push(self.segments.len()..self.segments.len());
            }
            let segment =
                Segment { first: day, last: until, month: index, week: self.weeks.len() - 1 };
            self.segments.push(segment);
            if let Some(range) = self.week_segments.last_mut() {
                range.end = self.segments.len();
            }
            let Some(next) = until.succ_opt() else { break };
            day = next;
        }
        self.month_segments.push(start..self.segments.len());
    }

    /// The last month shown; the one before the first where none is.
    pub fn last(&self) -> Month {
        self.first.plus(self.months as i32 - 1)
    }

    /// The first day cut, in the month before the first shown.
    pub fn first_day(&self) -> NaiveDate {
        self.first.plus(-1).first_day()
    }

    /// Whether a month is shown.
    pub fn shows(&self, month: Month) -> bool {
        (0..self.months as i32).contains(&month.since(self.first))
    }

    /// The segments of a month, also of the two at the edges; `None` further out.
    pub fn segments_of(&self, month: Month) -> Option<Range<usize>> {
        let index = usize::try_from(month.since(self.first) + 1).ok()?;
        self.month_segments.get(index).cloned()
    }

    /// The columns of a grain. They cover every segment inside exactly once, in order.
    pub fn buckets(&self, grain: Grain) -> Vec<Bucket> {
        let mut buckets: Vec<Bucket> = Vec::new();
        let mut group_before = None;
        for index in self.inside.clone() {
            let Some(segment) = self.segments.get(index) else { break };
            let group = match grain {
                Grain::Week => segment.week as i32,
                Grain::Month => segment.month as i32,
                Grain::Quarter { fiscal_start } => quarter_of(segment.first, fiscal_start),
            };
            match buckets.last_mut() {
                Some(bucket) if group_before == Some(group) => {
                    bucket.last = segment.last;
                    bucket.segments.end = index + 1;
                    bucket.weeks.end = segment.week + 1;
                }
                _ => buckets.push(Bucket {
                    first: segment.first,
                    last: segment.last,
                    segments: index..index + 1,
                    weeks: segment.week..segment.week + 1,
                }),
            }
            group_before = Some(group);
        }
        buckets
    }
}

/// A running number of the fiscal quarter of a date.
fn quarter_of(date: NaiveDate, fiscal_start: u32) -> i32 {
    (date.year() * 12 + date.month() as i32 - fiscal_start as i32).div_euclid(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn february_2027_starts_on_a_monday_and_has_four_weeks() {
        let timeline = Timeline::new(month("2027-02"), 1);
        let inside = timeline.segments.get(timeline.inside.clone()).unwrap();
        let firsts: Vec<_> = inside.iter().map(|segment| segment.first).collect();
        let expect = ["2027-02-01", "2027-02-08", "2027-02-15", "2027-02-22"].map(day);
        assert_eq!(firsts, expect);
        assert!(inside.iter().all(|segment| (segment.last - segment.first).num_days() == 6));
    }

    #[test]
    fn every_day_lies_in_one_segment_and_weeks_are_iso_weeks() {
        // 2026 has 53 ISO weeks, 2028 is a leap year.
        let timeline = Timeline::new(month("2026-11"), 30);
        let mut next = month("2026-10").first_day();
        for segment in &timeline.segments {
            assert_eq!(segment.first, next);
            assert_eq!(segment.first.iso_week(), segment.last.iso_week());
            assert_eq!(Month::of(segment.first), Month::of(segment.last));
            assert_eq!(timeline.weeks[segment.week].iso_week(), segment.first.iso_week());
            next = segment.last.succ_opt().unwrap();
        }
        assert_eq!(next, month("2029-06").first_day());
        let of_2026 = |monday: &&NaiveDate| monday.iso_week().week() == 53;
        let week_53 = timeline.weeks.iter().find(of_2026).unwrap();
        assert_eq!(*week_53, day("2026-12-28"));
        assert!(timeline.segments.iter().any(|segment| segment.last == day("2028-02-29")));
    }

    #[test]
    fn buckets_cover_the_inside_once_at_every_grain() {
        let timeline = Timeline::new(month("2027-05"), 14);
        for (grain, count) in [
            (Grain::Week, 62),
            (Grain::Month, 14),
            (Grain::Quarter { fiscal_start: 4 }, 5),
            (Grain::Quarter { fiscal_start: 1 }, 5),
            (Grain::Quarter { fiscal_start: 2 }, 5),
        ] {
            let buckets = timeline.buckets(grain);
            assert_eq!(buckets.len(), count, "{grain:?}");
            let mut next = timeline.inside.start;
            for bucket in &buckets {
                assert_eq!(bucket.segments.start, next);
                next = bucket.segments.end;
            }
            assert_eq!(next, timeline.inside.end);
            assert_eq!(buckets.first().unwrap().first, day("2027-05-01"));
            assert_eq!(buckets.last().unwrap().last, day("2028-06-30"));
        }
        let quarters = timeline.buckets(Grain::Quarter { fiscal_start: 4 });
        assert_eq!(quarters[1].first, day("2027-07-01"));
    }

    #[test]
    fn edges() {
        let empty = Timeline::new(month("2027-05"), 0);
        assert!(empty.inside.is_empty());
        assert!(empty.buckets(Grain::Week).is_empty());
        let timeline = Timeline::new(month("2027-05"), 2);
        for (text, shown, known) in [
            ("2027-03", false, false),
            ("2027-04", false, true),
            ("2027-05", true, true),
            ("2027-06", true, true),
            ("2027-07", false, true),
            ("2027-08", false, false),
        ] {
            assert_eq!(timeline.shows(month(text)), shown, "{text}");
            assert_eq!(timeline.segments_of(month(text)).is_some(), known, "{text}");
        }
    }
}
