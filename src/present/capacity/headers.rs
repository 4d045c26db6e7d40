//! Column headers: fiscal quarters over months, months over weeks, fiscal years over quarters.

use crate::analysis::capacity::heatmap::Heatmap;
use crate::analysis::capacity::summary::Summary;
use crate::analysis::capacity::timeline::{Bucket, Grain};
use crate::model::{Month, Settings};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity::CapacityText;
use crate::present::text::capacity_page::CapacityPageText;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// A header over several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnBand {
    /// What it says; the year stands where it is new.
    pub text: String,
    /// How many columns it spans.
    pub columns: usize,
}

/// The header of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As narrow as a column; the year stands where it is new.
    pub short: String,
    /// In full, for labels and tables.
    pub long: String,
    /// Its first and last day.
    pub days: (NaiveDate, NaiveDate),
}

/// The headers of a heatmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headers {
    /// The upper row.
    pub bands: Vec<ColumnBand>,
    /// The lower row, one for each bucket.
    pub columns: Vec<Column>,
}

impl Headers {
    /// The headers of a heatmap's buckets.
    pub fn new(heatmap: &Heatmap, settings: &Settings, locale: Locale) -> Self {
        let mut headers = Self { bands: Vec::new(), columns: Vec::new() };
        let mut before: Option<&Bucket> = None;
        for bucket in &heatmap.buckets {
            let group = |of: &Bucket| group_of(of, heatmap.grain, settings, locale);
            match headers.bands.last_mut() {
                Some(band) if before.map(group) == Some(group(bucket)) => band.columns += 1,
                _ => {
                    let text = band_text(bucket, before, heatmap.grain, settings, locale);
                    headers.bands.push(ColumnBand { text, columns: 1 });
                }
            }
            headers.columns.push(column(bucket, before, heatmap.grain, settings, locale));
            before = Some(bucket);
        }
        headers
    }
}

impl Headers {
    /// The band that a summary is about, with its columns: where the worst role is shortest;
    /// `None` where no role is over.
    pub fn focus_band(&self, summary: &Summary) -> Option<(String, Range<usize>)> {
        let peak = summary.worst().and_then(|role| role.gap_peak.or(role.peak))?;
        let mut from = 0;
        for band in &self.bands {
            let span = from..from + band.columns;
            if span.contains(&peak) {
                return Some((band.text.clone(), span));
            }
            from = span.end;
        }
        None
    }
}

/// The time a heatmap spans: `Apr 27 to Mar 28`, days for weeks, quarters with their years.
pub fn span_text(heatmap: &Heatmap, settings: &Settings, locale: Locale) -> String {
    let (Some(first), Some(last)) = (heatmap.buckets.first(), heatmap.buckets.last()) else {
        return String::new();
    };
    let name = |day| match heatmap.grain {
        Grain::Week => locale.date(day),
        Grain::Month => locale.month_short_year(Month::of(day)),
        Grain::Quarter { .. } => locale.quarter_of_year(settings, day),
    };
    CapacityPageText::Span.with(&[("from", &name(first.first)), ("to", &name(last.last))])
}

/// What the columns below one band have in common, in full.
fn group_of(bucket: &Bucket, grain: Grain, settings: &Settings, locale: Locale) -> String {
    match grain {
        Grain::Week => locale.month_long(Month::of(bucket.first)),
        Grain::Month => locale.quarter_of_year(settings, bucket.first),
        Grain::Quarter { .. } => locale.fiscal_year(settings, bucket.first),
    }
}

fn band_text(
    bucket: &Bucket,
    before: Option<&Bucket>,
    grain: Grain,
    settings: &Settings,
    locale: Locale,
) -> String {
    let year = |of: &Bucket| settings.fiscal_year_start(of.first);
    if grain == Grain::Month && before.map(year) == Some(year(bucket)) {
        return locale.quarter(settings, bucket.first);
    }
    group_of(bucket, grain, settings, locale)
}

/// The head of one period: its name, and the year where that changes.
fn column(
    bucket: &Bucket,
    before: Option<&Bucket>,
    grain: Grain,
    settings: &Settings,
    locale: Locale,
) -> Column {
    let month = Month::of(bucket.first);
    let days = (bucket.first, bucket.last);
    match grain {
        Grain::Week => {
            let week = bucket.first.iso_week().week().to_string();
            let values = [("week", week.as_str()), ("date", &locale.date(bucket.first))];
            Column {
                short: CapacityText::Week.with(&values),
                long: CapacityText::WeekLong.with(&values),
                days,
            }
        }
        Grain::Month => {
            let is_new = before.is_none_or(|before| before.first.year() != bucket.first.year());
            let short = if is_new {
                locale.month_short_year(month)
            } else {
                locale.month_short(month).to_owned()
            };
            Column { short, long: locale.month_long(month), days }
        }
        Grain::Quarter { .. } => Column {
            short: locale.quarter(settings, bucket.first),
            long: locale.quarter_of_year(settings, bucket.first),
            days,
        },
    }
}
