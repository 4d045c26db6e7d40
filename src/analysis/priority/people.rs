//! The people line: how far down the ranking the people go, and where each project needs most.
//!
//! Capacity says what there is of each role; the ranking says in which order it is asked for. The
//! rules are in `docs/method/prioritisation.md`.

use super::{Entry, Group};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::heatmap::{Basis, cell, rounding_slack};
use crate::analysis::capacity::load::{LoadRow, RowKey};
use crate::analysis::capacity::timeline::{Bucket, Grain};
use crate::model::{Id, Month, Project, Role};
use crate::order::map_of;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked of a role in one span of time, and what there is of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The role.
    pub role: Id<Role>,
    /// How many people have a share of it.
    pub people: usize,
    /// The first day of the span.
    pub first: NaiveDate,
    /// Minutes asked for.
    pub needed: i64,
    /// Minutes available.
    pub available: i64,
    /// Minutes of one full-time person: what one FTE means in the span.
    pub full_time: i64,
}

impl Need {
    /// Minutes as FTE of the span; `None` where nobody works in it.
    pub fn fte(&self, minutes: i64) -> Option<f64> {
        (self.full_time > 0).then(|| minutes as f64 / self.full_time as f64)
    }

    /// How the part of what is available compares; where nothing is, the need is above all others.
    fn compare(&self, other: &Self) -> Ordering {
        let scaled = |a: &Self, b: &Self| i128::from(a.needed) * i128::from(b.available);
        match (self.available > 0, other.available > 0) {
            (true, true) => scaled(self, other).cmp(&scaled(other, self)),
            (a, b) => b.cmp(&a),
        }
        .then_with(|| self.needed.cmp(&other.needed))
    }
}

/// Where the people end in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleLine {
    /// How many ranks are above it.
    pub above: usize,
    /// The first project that the people do not suffice for.
    pub project: Id<Project>,
    /// The role and span of which most is missing then, asked for by it and all ranks above.
    pub need: Need,
}

/// The minutes every project needs of every role in each span of time. Independent of ranks.
#[derive(Clone, Debug, PartialEq)]
pub struct Needs {
    buckets: Vec<Bucket>,
    /// The roles in the users' order.
    roles: Vec<Stock>,
    projects: BTreeMap<Id<Project>, BTreeMap<usize, Vec<i64>>>,
}

/// What there is of a role.
#[derive(Clone, Debug, PartialEq)]
struct Stock {
    role: Id<Role>,
    people: usize,
    spans: Vec<Span>,
}

/// What there is of a role in one span, in minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    available: i64,
    full_time: i64,
    /// What may be asked for before it is too much: available, and what was rounded.
    limit: i64,
}

impl Needs {
    /// The needs of all projects in the spans of a grain that end in a month or later.
    ///
    /// Committed and tentative demand count; demand without a role, without a project or of a
    /// rejected project does not.
    pub fn new(capacity: &Capacity, grain: Grain, from: Month) -> Self {
        let load = &capacity.load;
        let mut buckets = load.timeline.buckets(grain);
        buckets.retain(|bucket| bucket.last >= from.first_day());
        let stock = |row: &LoadRow| match row.key {
            RowKey::Role(role) => {
                let span = |bucket: &Bucket| span(capacity, row, bucket);
                Some(Stock { role, people: row.people, spans: buckets.iter().map(span).collect() })
            }
            _ => None,
        };
        let roles: Vec<Stock> = load.roles.iter().filter_map(stock).collect();
        let places = map_of(roles.iter().enumerate().map(|(at, stock)| (stock.role, at)));
        let mut projects: BTreeMap<Id<Project>, BTreeMap<usize, Vec<i64>>> = BTreeMap::new();
        for spread in capacity.ledger.spreads.iter().filter(|spread| spread.counted) {
            let place = spread.role.and_then(|role| places.get(&role));
            let (Some(project), Some(place)) = (spread.project, place) else { continue };
            let sums = projects.entry(project).or_default().entry(*place);
            let sums = sums.or_insert_with(|| vec![0; buckets.len()]);
            for (sum, bucket) in sums.iter_mut().zip(&buckets) {
                *sum = sum.saturating_add(spread.minutes_in(bucket.segments.clone()));
            }
        }
        Self { buckets, roles, projects }
    }

    /// What there may be asked of each role in each span, in minutes, in the order of roles.
    pub fn limits(&self) -> impl Iterator<Item = (Id<Role>, Vec<(NaiveDate, i64)>)> + '_ {
        self.roles.iter().map(|stock| {
            let spans = stock.spans.iter().zip(&self.buckets);
            (stock.role, spans.map(|(span, bucket)| (bucket.first, span.limit)).collect())
        })
    }

    /// The minutes a project needs by role, as the place among [`limits`](Self::limits), and span.
    pub fn of_project(&self, project: Id<Project>) -> Option<&BTreeMap<usize, Vec<i64>>> {
        self.projects.get(&project)
    }

    /// The first day looked at.
    pub fn first(&self) -> Option<NaiveDate> {
        self.buckets.first().map(|bucket| bucket.first)
    }

    /// Whether anybody is there; without people nothing is known of how far they go.
    pub fn has_people(&self) -> bool {
        self.roles.iter().any(|stock| stock.people > 0)
    }

    /// Where a project needs the largest part of what there is of a role; of equals the larger
    /// need, then the earlier span. `None` where it needs nobody.
    pub fn peak(&self, project: Id<Project>) -> Option<Need> {
        let roles = self.projects.get(&project).into_iter().flatten();
        let needs = roles.flat_map(|(place, minutes)| self.needs(*place, minutes));
        let asked = needs.filter(|need| need.needed > 0);
        asked.reduce(|most, need| match need.compare(&most) {
            Ordering::Greater => need,
            Ordering::Equal if need.first < most.first => need,
            _ => most,
        })
    }

    /// Walks down a ranking to the first project with which more of a role is asked for in a span
    /// than there is. `None` where all fit, or where nobody is there.
    ///
    /// Excluded, closed and rejected projects ask for nothing.
    pub fn line(&self, entries: &[Entry]) -> Option<PeopleLine> {
        if !self.has_people() {
            return None;
        }
        let none = vec![0_i64; self.buckets.len()];
        let mut asked: Vec<Vec<i64>> = self.roles.iter().map(|_| none.clone()).collect();
        let ranked = entries.iter().enumerate().filter(|(_, entry)| entry.group < Group::Excluded);
        for (above, entry) in ranked {
            let mut worst: Option<Need> = None;
            for (place, minutes) in self.projects.get(&entry.project).into_iter().flatten() {
                let Some(sums) = asked.get_mut(*place) else { continue };
                for (sum, own) in sums.iter_mut().zip(minutes) {
                    *sum = sum.saturating_add(*own);
                }
                worst = self.worst(*place, sums, worst);
            }
            if let Some(need) = worst {
                return Some(PeopleLine { above, project: entry.project, need });
            }
        }
        None
    }

    /// The span of a role of which most minutes are missing, where that is more than before.
    fn worst(&self, place: usize, asked: &[i64], before: Option<Need>) -> Option<Need> {
        let limits = self.roles.get(place).into_iter().flat_map(|stock| &stock.spans);
        let missing = |need: &Need| need.needed.saturating_sub(need.available);
        let over = self.needs(place, asked).zip(limits);
        let over = over.filter(|(need, span)| need.needed > span.limit).map(|(need, _)| need);
        over.fold(before, |worst, need| match worst {
            Some(worst) if missing(&worst) >= missing(&need) => Some(worst),
            _ => Some(need),
        })
    }

    /// Minutes by span beside what there is of a role.
    fn needs<'a>(&'a self, place: usize, minutes: &'a [i64]) -> impl Iterator<Item = Need> + 'a {
        self.roles.get(place).into_iter().flat_map(move |stock| {
            let spans = stock.spans.iter().zip(&self.buckets).zip(minutes);
            spans.map(|((span, bucket), needed)| Need {
                role: stock.role,
                people: stock.people,
                first: bucket.first,
                needed: *needed,
                available: span.available,
                full_time: span.full_time,
            })
        })
    }
}

/// What there is of a role's row in a bucket.
fn span(capacity: &Capacity, row: &LoadRow, bucket: &Bucket) -> Span {
    let cell = cell(&capacity.load, row, bucket.segments.clone(), Basis::All);
    let available = cell.available.max(0);
    let months = i64::from(Month::of(bucket.last).since(Month::of(bucket.first))) + 1;
    let rounded = (row.demands + row.people) as i64 * months;
    let limit = available.saturating_add(rounding_slack(rounded, available));
    Span { available, full_time: cell.full_time, limit }
}

/// What the people say to a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// What every project needs.
    pub needs: Arc<Needs>,
    /// Where the people end; `None` where all projects fit, or nobody is there.
    pub line: Option<PeopleLine>,
}

impl People {
    /// Draws the people line into a ranking.
    pub fn new(needs: Arc<Needs>, entries: &[Entry]) -> Self {
        let line = needs.line(entries);
        Self { needs, line }
    }
}
