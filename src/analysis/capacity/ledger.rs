//! The ledger: each demand's minutes spread over the segments, kept so that an edit spreads
//! again only what it touched.

use super::calendar_days::{CalendarDays, Calendars};
use super::kernel::apportion;
use super::timeline::Timeline;
use crate::model::{
    Commitment, Demand, Id, Month, Person, Project, Record, RecordKind, Request, Role, Stage,
    Workspace,
};
use crate::order::set_of;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whose row a demand counts in: its role and the person named, each where there is one.
pub type DemandKey = (Option<Id<Role>>, Option<Id<Person>>);

/// The minutes of one demand on the timeline.
#[derive(Debug)]
pub struct Spread {
    /// The demand.
    pub demand: Id<Demand>,
    /// Its project.
    pub project: Option<Id<Project>>,
    /// Its role; the person's primary role where it only names a person.
    pub role: Option<Id<Role>>,
    /// The person named, where they exist.
    pub person: Option<Id<Person>>,
    /// How firm it counts: what awaits an answer is tentative.
    pub commitment: Commitment,
    /// Whether it awaits an answer.
    pub requested: bool,
    /// Whether it counts: neither its project nor itself is rejected.
    pub counted: bool,
    /// The first segment that `minutes` has.
    pub start: usize,
    /// Minutes by segment from `start` on.
    pub minutes: Vec<i64>,
    /// Minutes of months the timeline does not show.
    pub outside_minutes: i64,
    /// The first and last month with such minutes.
    pub outside_months: Option<(Month, Month)>,
    record: Arc<dyn Record>,
    person_record: Option<Arc<dyn Record>>,
    days: Arc<CalendarDays>,
}

impl Spread {
    /// The row the demand counts in.
    pub fn key(&self) -> DemandKey {
        (self.role, self.person)
    }

    /// The demand itself.
    pub fn record(&self) -> Option<&Demand> {
        self.record.as_any().downcast_ref()
    }

    /// Whether it was asked for and not granted.
    pub fn is_refused(&self) -> bool {
        self.record().is_some_and(|demand| demand.request == Some(Request::Rejected))
    }

    /// Minutes in a range of segments.
    pub fn minutes_in(&self, segments: std::ops::Range<usize>) -> i64 {
        let from = segments.start.saturating_sub(self.start);
        let until = segments.end.saturating_sub(self.start).min(self.minutes.len());
        self.minutes.get(from.min(until)..until).unwrap_or_default().iter().sum()
    }
}

/// The demand of one row by segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Committed minutes by segment.
    pub committed: Vec<i64>,
    /// Tentative minutes by segment.
    pub tentative: Vec<i64>,
    /// Those of them that await an answer.
    pub requested: Vec<i64>,
    /// How many demands are in it.
    pub demands: usize,
}

/// All demand of a workspace on a timeline.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The timeline.
    pub timeline: Arc<Timeline>,
    /// The calendars.
    pub calendars: Calendars,
    /// The demands in order of id.
    pub spreads: Vec<Arc<Spread>>,
    /// The demand of each row that has any.
    pub totals: BTreeMap<DemandKey, Arc<Totals>>,
    /// How many demands were spread anew by the last update.
    pub spreads_made: usize,
}

impl Ledger {
    /// Spreads the demand of a workspace.
    ///
    /// A demand of the earlier ledger is kept where its record, the person it names and the
    /// calendar are the same versions; all others are spread anew and the totals corrected by
    /// the difference. A ledger of another timeline is not used.
    pub fn update(prev: Option<&Self>, ws: &Workspace, timeline: &Arc<Timeline>) -> Self {
        let prev = prev.filter(|prev| prev.timeline == *timeline);
        let calendars = Calendars::update(prev.map(|prev| &prev.calendars), ws, timeline);
        let rejected = rejected_projects(ws);
        let mut ledger = Self {
            timeline: timeline.clone(),
            calendars,
            spreads: Vec::with_capacity(ws.rows(RecordKind::Demand).len()),
            totals: prev.map(|prev| prev.totals.clone()).unwrap_or_default(),
            spreads_made: 0,
        };
        let mut old = prev.map_or(&[][..], |prev| &prev.spreads).iter().peekable();
        for record in ws.rows(RecordKind::Demand).iter() {
            let Some(demand) = record.as_any().downcast_ref::<Demand>() else { continue };
            while let Some(gone) = old.next_if(|old| old.demand < demand.id()) {
                ledger.count(gone, -1);
            }
            let before = old.next_if(|old| old.demand == demand.id());
            ledger.take(ws, &rejected, record, demand, before);
        }
        for gone in old {
            ledger.count(gone, -1);
        }
        ledger.totals.retain(|_, totals| totals.demands > 0);
        ledger
    }

    /// Keeps the earlier spread of a demand or makes a new one.
    fn take(
        &mut self,
        ws: &Workspace,
        rejected: &BTreeSet<Id<Project>>,
        record: &Arc<dyn Record>,
        demand: &Demand,
        before: Option<&Arc<Spread>>,
    ) {
        let rows = ws.rows(RecordKind::Person);
        let person_record = demand.person.and_then(|id| rows.row(id.uid()));
        let person = person_record.and_then(|row| row.as_any().downcast_ref::<Person>());
        let days = self.calendars.of(person);
        let counted = demand.request != Some(Request::Rejected)
            && demand.project.is_none_or(|project| !rejected.contains(&project));
        let requested = demand.request == Some(Request::Requested);
        if let Some(old) = before {
            let same_person = match (&old.person_record, person_record) {
                (Some(a), Some(b)) => Arc::ptr_eq(a, b),
                (None, None) => true,
                _ => false,
            };
            if same_person
                && Arc::ptr_eq(&old.record, record)
                && Arc::ptr_eq(&old.days, days)
                && old.counted == counted
            {
                self.spreads.push(old.clone());
                return;
            }
            self.count(old, -1);
        }
        let days = self.calendars.of(person).clone();
        let (start, minutes, outside) = spread(demand, &days, &self.timeline);
        let made = Arc::new(Spread {
            demand: demand.id(),
            project: demand.project,
            role: demand.role.or_else(|| person.and_then(Person::primary_role)),
            person: person.map(Person::id),
            commitment: match demand.commitment {
                Some(given) if !requested => given,
                None if !requested => Commitment::Committed,
                _ => Commitment::Tentative,
            },
            requested,
            counted,
            start,
            minutes,
            outside_minutes: outside.minutes,
            outside_months: outside.months,
            record: record.clone(),
            person_record: person_record.cloned(),
            days,
        });
        self.spreads_made += 1;
        self.count(&made, 1);
        self.spreads.push(made);
    }

    /// Adds a demand to its row (`sign` 1) or takes it out (`sign` −1).
    fn count(&mut self, spread: &Spread, sign: i64) {
        if !spread.counted {
            return;
        }
        let segments = self.timeline.segments.len();
        let zeros = || {
            let zeros = vec![0; segments];
            let (committed, tentative) = (zeros.clone(), zeros.clone());
            Arc::new(Totals { committed, tentative, requested: zeros, demands: 0 })
        };
        let totals = self.totals.entry(spread.key()).or_insert_with(zeros);
        let totals = Arc::make_mut(totals);
        totals.demands = totals.demands.saturating_add_signed(sign as isize);
        let add = |line: &mut [i64]| {
            for (sum, minutes) in line.iter_mut().skip(spread.start).zip(&spread.minutes) {
                *sum += sign * minutes;
            }
        };
        add(match spread.commitment {
            Commitment::Committed => &mut totals.committed,
            Commitment::Tentative => &mut totals.tentative,
        });
        if spread.requested {
            add(&mut totals.requested);
        }
    }
}

/// What of a demand lies outside the months shown.
#[derive(Default)]
struct Outside {
    minutes: i64,
    months: Option<(Month, Month)>,
}

/// Spreads each month of a demand over its segments by the calendar's working minutes.
fn spread(demand: &Demand, days: &CalendarDays, timeline: &Timeline) -> (usize, Vec<i64>, Outside) {
    let mut start = None;
    let mut spread: Vec<i64> = Vec::new();
    let mut outside = Outside::default();
    for (month, minutes) in demand.minutes.iter().filter(|(_, minutes)| **minutes != 0) {
        if !timeline.shows(*month) {
            outside.minutes = outside.minutes.saturating_add(*minutes);
            let first = outside.months.map_or(*month, |(first, _)| first);
            outside.months = Some((first, *month));
        }
        let Some(range) = timeline.segments_of(*month) else { continue };
        let start = *start.get_or_insert(range.start);
        spread.resize(range.start - start, 0);
        let weights = days.segments.get(range).unwrap_or_default();
        spread.extend(apportion(*minutes, weights));
    }
    (start.unwrap_or(0), spread, outside)
}

/// The projects whose demand does not count.
fn rejected_projects(ws: &Workspace) -> BTreeSet<Id<Project>> {
    let projects = ws.table::<Project>();
    let rejected = projects.iter().filter(|project| project.stage == Some(Stage::Rejected));
    set_of(rejected.map(Project::id))
}
