//! The window: which months a timeline takes in and which columns of it are looked at.

use super::heatmap::{HeatRow, Heatmap};
use super::timeline::{Bucket, Timeline};
use crate::model::{Demand, Month, Settings, Workspace};
use std::ops::Range;

/// Fewest months of a timeline.
pub const HORIZON_MONTHS_MIN: usize = 24;
/// Most months of a timeline; what lies further out is a finding.
pub const HORIZON_MONTHS_MAX: usize = 60;
/// Months kept before the first view where the data are longer than the timeline.
const MONTHS_BEFORE: i32 = 12;

/// The months to compute and where to look first. Both are whole fiscal quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// The first month computed.
    pub first: Month,
    /// How many months are computed.
    pub months: usize,
    /// The first month of the first view.
    pub start: Month,
}

impl Horizon {
    /// The horizon around some demand: the first view holds this month where there is demand in
    /// it, else the nearest month that has some.
    pub fn new(demand: Option<(Month, Month)>, settings: &Settings, this_month: Month) -> Self {
        let floor = |month| quarter_start(month, settings.fiscal_start_month());
        let (earliest, latest) = demand.unwrap_or((this_month, this_month));
        let start = floor(this_month.max(earliest).min(latest));
        let last = latest.max(start.plus(HORIZON_MONTHS_MIN as i32 - 1));
        let last = floor(last).plus(2);
        let lowest = last.plus(1 - HORIZON_MONTHS_MAX as i32);
        let first = floor(earliest.min(start));
        let first =
            if first < lowest { start.plus(-MONTHS_BEFORE).clamp(first, lowest) } else { first };
        let months = usize::try_from(last.since(first) + 1).unwrap_or(0);
        Self { first, months: months.min(HORIZON_MONTHS_MAX), start }
    }

    /// The timeline.
    pub fn timeline(&self) -> Timeline {
        Timeline::new(self.first, self.months)
    }

    /// A start moved into the horizon so that so many months follow it.
    pub fn clamp(&self, start: Month, months: usize) -> Month {
        let latest = self.first.plus(self.months.saturating_sub(months) as i32);
        start.max(self.first).min(latest)
    }
}

/// The first and the last month any demand has minutes in.
pub fn demand_months(ws: &Workspace) -> Option<(Month, Month)> {
    let mut span: Option<(Month, Month)> = None;
    for demand in ws.table::<Demand>().iter() {
        let mut months = demand.minutes.iter().filter(|(_, minutes)| **minutes != 0);
        let Some((first, _)) = months.next() else { continue };
        let last = months.next_back().map_or(*first, |(last, _)| *last);
        span = Some(span.map_or((*first, last), |(a, b)| (a.min(*first), b.max(last))));
    }
    span
}

/// The first month of the fiscal quarter a month lies in.
pub fn quarter_start(month: Month, fiscal_start: u32) -> Month {
    let into = (month.month() as i32 - fiscal_start as i32).rem_euclid(3);
    month.plus(-into)
}

/// So many columns from the one a month begins in.
pub fn columns_from(buckets: &[Bucket], start: Month, columns: usize) -> Range<usize> {
    let day = start.first_day();
    let from = buckets.partition_point(|bucket| bucket.last < day);
    let from = from.min(buckets.len().saturating_sub(columns));
    from..(from + columns).min(buckets.len())
}

/// A heatmap of some of the columns; what a row says of the whole stays.
pub fn part(heatmap: &Heatmap, span: Range<usize>) -> Heatmap {
    let cut = |row: &HeatRow| HeatRow {
        cells: row.cells.get(span.clone()).unwrap_or_default().to_vec(),
        ..row.clone()
    };
    Heatmap {
        grain: heatmap.grain,
        basis: heatmap.basis,
        buckets: heatmap.buckets.get(span.clone()).unwrap_or_default().to_vec(),
        roles: heatmap.roles.iter().map(cut).collect(),
        people: heatmap.people.iter().map(cut).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::capacity::timeline::Grain;
    use crate::model::{Typed, Uid};

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn horizon(demand: Option<(&str, &str)>, this_month: &str) -> (String, usize, String) {
        let mut settings = Settings::empty(Uid(1));
        settings.fiscal_start = Some(4);
        let demand = demand.map(|(first, last)| (month(first), month(last)));
        let horizon = Horizon::new(demand, &settings, month(this_month));
        (horizon.first.to_string(), horizon.months, horizon.start.to_string())
    }

    #[test]
    fn horizons_hold_the_data_and_start_where_it_matters() {
        for (demand, this_month, first, months, start) in [
            (None, "2026-11", "2026-10", 24, "2026-10"),
            // Before all demand, within it, behind it.
            (Some(("2027-04", "2029-03")), "2026-11", "2027-04", 24, "2027-04"),
            (Some(("2027-04", "2029-03")), "2028-01", "2027-04", 33, "2028-01"),
            (Some(("2025-02", "2025-05")), "2026-11", "2025-01", 27, "2025-04"),
            // A single month; decades of it.
            (Some(("2027-05", "2027-05")), "2027-05", "2027-04", 24, "2027-04"),
            (Some(("2000-01", "2040-12")), "2026-11", "2025-10", 60, "2026-10"),
            (Some(("2000-01", "2027-12")), "2026-11", "2023-10", 60, "2026-10"),
            (Some(("2026-11", "2040-12")), "2026-11", "2026-10", 60, "2026-10"),
        ] {
            let expect = (first.to_owned(), months, start.to_owned());
            assert_eq!(horizon(demand, this_month), expect, "{demand:?} {this_month}");
        }
    }

    #[test]
    fn every_horizon_is_whole_quarters() {
        for start in 1..=12 {
            let mut settings = Settings::empty(Uid(1));
            settings.fiscal_start = Some(start);
            for shift in 0..12 {
                let first = month("2024-01").plus(shift);
                for length in [0, 5, 30, 200] {
                    let demand = Some((first, first.plus(length)));
                    let horizon = Horizon::new(demand, &settings, month("2026-11"));
                    assert_eq!(horizon.months % 3, 0);
                    assert!((24..=60).contains(&horizon.months), "{}", horizon.months);
                    assert_eq!(quarter_start(horizon.first, start as u32), horizon.first);
                    assert!(horizon.timeline().shows(horizon.start));
                    assert!(horizon.timeline().shows(horizon.start.plus(11)));
                }
            }
        }
    }

    #[test]
    fn columns_stay_within_the_timeline() {
        let timeline = Timeline::new(month("2027-04"), 24);
        let months = timeline.buckets(Grain::Month);
        for (start, columns, expect) in [
            ("2027-04", 12, 0..12),
            ("2027-07", 12, 3..15),
            ("2029-03", 12, 12..24),
            ("2020-01", 12, 0..12),
            ("2035-01", 40, 0..24),
        ] {
            assert_eq!(columns_from(&months, month(start), columns), expect, "{start}");
        }
        let weeks = timeline.buckets(Grain::Week);
        let span = columns_from(&weeks, month("2027-07"), 13);
        assert_eq!(weeks[span.start].first.to_string(), "2027-06-28");
        assert_eq!(span.len(), 13);
        assert!(columns_from(&[], month("2027-07"), 13).is_empty());
    }
}
