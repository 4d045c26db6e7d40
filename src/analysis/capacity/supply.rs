//! Supply: the minutes people have for projects, by segment and role.
//!
//! Day by day `minutes × FTE`, summed exactly per month, times what running the business and
//! focus leave, rounded once per month and person, then split to segments and roles so that
//! the parts always make the whole.

use super::calendar_days::{CalendarDays, Calendars};
use super::kernel::{PARTS, apportion, parts, round_div};
use super::timeline::Timeline;
use crate::model::{Absence, Id, Person, Record, RecordKind, Role, Workspace};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The minutes of one person in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleSupply {
    /// The role.
    pub role: Id<Role>,
    /// Minutes by segment.
    pub minutes: Vec<i64>,
}

/// The minutes of one person.
#[derive(Clone, Debug)]
pub struct PersonSupply {
    /// The person.
    pub person: Id<Person>,
    /// Minutes for projects by segment: all roles and the rest.
    pub minutes: Vec<i64>,
    /// The part of each role with a share, in order of role id.
    pub roles: Vec<RoleSupply>,
    /// Minutes by segment that no role has a share of.
    pub unassigned: Vec<i64>,
    /// The sum of the role shares in 1/10,000.
    pub parts_total: i64,
    record: Arc<dyn Record>,
    days: Arc<CalendarDays>,
    away: Vec<Arc<dyn Record>>,
}

/// The minutes of all people.
#[derive(Clone, Debug)]
pub struct Supply {
    /// The timeline.
    pub timeline: Arc<Timeline>,
    /// The calendars.
    pub calendars: Calendars,
    /// The people in order of id.
    pub people: Vec<Arc<PersonSupply>>,
    /// How many people were computed anew by the last update.
    pub people_made: usize,
}

impl Supply {
    /// Computes the supply, reusing people whose record and calendar are unchanged.
    pub fn update(prev: Option<&Self>, ws: &Workspace, timeline: &Arc<Timeline>) -> Self {
        let prev = prev.filter(|prev| prev.timeline == *timeline);
        let calendars = Calendars::update(prev.map(|prev| &prev.calendars), ws, timeline);
        let mut old = prev.map_or(&[][..], |prev| &prev.people).iter().peekable();
        let mut people_made = 0;
        let absences = absences(ws);
        let mut people = Vec::with_capacity(ws.rows(RecordKind::Person).len());
        for record in ws.rows(RecordKind::Person).iter() {
            let Some(person) = record.as_any().downcast_ref::<Person>() else { continue };
            let days = calendars.of(Some(person));
            while old.next_if(|old| old.person < person.id()).is_some() {}
            let same = old.next_if(|old| old.person == person.id());
            let away = absences.get(&person.id()).map_or(&[][..], Vec::as_slice);
            let same = same.filter(|old| {
                Arc::ptr_eq(&old.record, record)
                    && Arc::ptr_eq(&old.days, days)
                    && old.away.len() == away.len()
                    && old.away.iter().zip(away).all(|(a, b)| Arc::ptr_eq(a, b))
            });
            people.push(same.cloned().unwrap_or_else(|| {
                people_made += 1;
                Arc::new(person_supply(person, record, days, away, timeline))
            }));
        }
        Self { timeline: timeline.clone(), calendars, people, people_made }
    }

    /// The supply of a person.
    pub fn person(&self, id: Id<Person>) -> Option<&PersonSupply> {
        let at = self.people.binary_search_by_key(&id, |supply| supply.person).ok()?;
        self.people.get(at).map(Arc::as_ref)
    }
}

/// The absences of each person, in order of id.
fn absences(ws: &Workspace) -> BTreeMap<Id<Person>, Vec<Arc<dyn Record>>> {
    let mut by_person: BTreeMap<Id<Person>, Vec<Arc<dyn Record>>> = BTreeMap::new();
    for record in ws.rows(RecordKind::Absence).iter() {
        let absence = record.as_any().downcast_ref::<Absence>();
        if let Some(person) = absence.and_then(|absence| absence.person) {
            by_person.entry(person).or_default().push(record.clone());
        }
    }
    by_person
}

/// The supply of one person.
fn person_supply(
    person: &Person,
    record: &Arc<dyn Record>,
    days: &Arc<CalendarDays>,
    away: &[Arc<dyn Record>],
    timeline: &Timeline,
) -> PersonSupply {
    let absences: Vec<&Absence> =
        away.iter().filter_map(|record| record.as_any().downcast_ref()).collect();
    let minutes = minutes_for_projects(person, days, &absences, timeline);
    let shares: Vec<(Id<Role>, i64)> = person
        .roles
        .iter()
        .map(|(role, share)| (*role, parts(*share)))
        .filter(|(_, share)| *share > 0)
        .collect();
    let parts_total: i64 = shares.iter().map(|(_, share)| share).sum();
    let mut weights: Vec<i64> = shares.iter().map(|(_, share)| *share).collect();
    weights.push((PARTS - parts_total).max(0));
    let mut rows: Vec<Vec<i64>> = weights.iter().map(|_| Vec::new()).collect();
    for total in &minutes {
        for (row, part) in rows.iter_mut().zip(apportion(*total, &weights)) {
            row.push(part);
        }
    }
    let unassigned = rows.pop().unwrap_or_default();
    let roles = shares.iter().zip(rows);
    let roles = roles.map(|((role, _), minutes)| RoleSupply { role: *role, minutes }).collect();
    PersonSupply {
        person: person.id(),
        minutes,
        roles,
        unassigned,
        parts_total,
        record: record.clone(),
        days: days.clone(),
        away: away.to_vec(),
    }
}

/// The part of a day that somebody is there, in [`PARTS`]: what absences of the day leave of it;
/// together they take no more than all.
fn there(absences: &[&Absence], day: NaiveDate) -> i64 {
    let away: i64 = absences.iter().map(|absence| parts(absence.share_on(day)).max(0)).sum();
    (PARTS - away).max(0)
}

/// The minutes a person has for projects by segment.
///
/// An exception is what the person is there that day: it replaces holiday and pattern, and FTE
/// does not scale it. An absence takes its share of whatever the day has. Running the business and
/// focus take their part of it as of any day.
fn minutes_for_projects(
    person: &Person,
    days: &CalendarDays,
    absences: &[&Absence],
    timeline: &Timeline,
) -> Vec<i64> {
    let business = parts(person.run_business.unwrap_or(0.0)).clamp(0, PARTS);
    let focus = parts(person.focus.unwrap_or(1.0)).clamp(0, PARTS);
    let factor = i128::from(PARTS - business) * i128::from(focus);
    let whole = i128::from(PARTS).pow(4);
    let mut calendar = days.days.iter();
    let mut minutes = Vec::with_capacity(timeline.segments.len());
    for range in &timeline.month_segments {
        let segments = timeline.segments.get(range.clone()).unwrap_or_default();
        let mut weights = Vec::with_capacity(segments.len());
        for segment in segments {
            let dates = segment.first.iter_days().take_while(|day| *day <= segment.last);
            let day_by_day = dates.zip(&mut calendar).map(|(day, minutes)| {
                if !person.is_employed(day) {
                    return 0;
                }
                let minutes = match person.exceptions.get(&day) {
                    Some(there) => (*there).max(0) * PARTS,
                    None => minutes * parts(person.fte_on(day)).max(0),
                };
                minutes * there(absences, day)
            });
            weights.push(day_by_day.sum::<i64>());
        }
        let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        minutes.extend(apportion(round_div(all * factor, whole), &weights));
    }
    minutes
}
