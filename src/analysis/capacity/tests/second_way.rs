//! The same figures a second way: a rational per day, without segments, weights or ranges.

use super::*;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::Grain;
use crate::model::Absence;
use chrono::Datelike;
use std::collections::BTreeMap;

/// Rounds a fraction with a positive denominator to the nearest whole, halves up.
fn nearest(n: i128, d: i128) -> i64 {
    let floor = n.div_euclid(d);
    (if 2 * (n - floor * d) >= d { floor + 1 } else { floor }) as i64
}

fn calendar_of<'a>(
    ws: &'a Workspace,
    person: Option<&Person>,
    default: &'a Calendar,
) -> &'a Calendar {
    person.and_then(|person| person.calendar).and_then(|id| ws.find(id)).unwrap_or(default)
}

/// What is left of a day after absences, in 1/10,000.
fn left(ws: &Workspace, person: &Person, date: NaiveDate) -> i128 {
    let mut left = 10_000;
    for absence in ws.table::<Absence>().iter().filter(|one| one.person == Some(person.id())) {
        let last = absence.to.unwrap_or(absence.from.unwrap());
        let mut at = absence.from.unwrap();
        while at <= last {
            if at == date {
                left -= (absence.share.unwrap_or(1.0) * 1e4).round() as i128;
            }
            at = at + chrono::Days::new(1);
        }
    }
    left.max(0)
}

/// Day-exact numerators of a person's minutes, in 1/10,000⁴.
fn person_day(ws: &Workspace, person: &Person, calendar: &Calendar, date: NaiveDate) -> i128 {
    let per = |share: f64| (share * 1e4 + 0.5).floor() as i128;
    if person.starts.is_some_and(|first| date < first)
        || person.ends.is_some_and(|last| date > last)
    {
        return 0;
    }
    let there = if let Some(minutes) = person.exceptions.get(&date) {
        i128::from(*minutes) * 10_000
    } else if calendar.holidays.contains_key(&date) {
        0
    } else {
        let mut fte = person.fte.unwrap_or(1.0);
        for (from, share) in &person.part_time {
            if *from <= date {
                fte = *share;
            }
        }
        let weekday = date.weekday().number_from_monday() as usize - 1;
        let mut minutes = if weekday < 5 { calendar.full_day_minutes() } else { 0 };
        for (from, week) in &calendar.weeks {
            if *from <= date {
                minutes = i64::from(week.0[weekday]);
            }
        }
        i128::from(minutes) * per(fte)
    };
    there
        * left(ws, person, date)
        * (10_000 - per(person.run_business.unwrap_or(0.0)))
        * per(person.focus.unwrap_or(1.0))
}

/// Splits a month's minutes over its days' ISO weeks: what is due by each week's end.
fn by_week(of: Month, total: i64, weight: impl Fn(NaiveDate) -> i128) -> Vec<(NaiveDate, i64)> {
    let whole: i128 = of.days().map(&weight).sum();
    let mut ends: Vec<NaiveDate> =
        of.days().filter(|date| date.weekday() == chrono::Weekday::Sun).collect();
    if ends.last() != Some(&of.last_day()) {
        ends.push(of.last_day());
    }
    let mut before = 0;
    let mut weeks = Vec::new();
    for end in ends {
        let due = if whole == 0 {
            total
        } else {
            let until: i128 = of.days().take_while(|date| *date <= end).map(&weight).sum();
            nearest(i128::from(total) * until, whole)
        };
        weeks.push((end, due - before));
        before = due;
    }
    weeks
}

type Sums = BTreeMap<(RowKey, bool), BTreeMap<NaiveDate, i64>>;

/// Minutes by row, demand or supply, and last day of the week or month they lie in.
fn brute(world: &World, first: Month, months: i32) -> Sums {
    let ws = &world.ws;
    let default = ws.default_calendar();
    let shown: Vec<Month> = (0..months).map(|at| first.plus(at)).collect();
    let mut sums = Sums::new();
    let mut put = |key: RowKey, is_supply: bool, end: NaiveDate, minutes: i64| {
        *sums.entry((key, is_supply)).or_default().entry(end).or_default() += minutes;
    };
    for person in ws.table::<Person>().iter() {
        let calendar = calendar_of(ws, Some(person), &default);
        for of in &shown {
            let exact: i128 = of.days().map(|date| person_day(ws, person, calendar, date)).sum();
            let total = nearest(exact, 10_000_000_000_000_000);
            for (end, minutes) in by_week(*of, total, |date| person_day(ws, person, calendar, date))
            {
                put(RowKey::Person(person.id()), true, end, minutes);
                let shares: Vec<(Id<Role>, i128)> = person
                    .roles
                    .iter()
                    .map(|(role, share)| (*role, (share * 1e4).round() as i128))
                    .collect();
                let whole = shares.iter().map(|(_, share)| share).sum::<i128>().max(10_000);
                let (mut until, mut before) = (0, 0);
                for (role, share) in shares {
                    until += share;
                    let due = nearest(i128::from(minutes) * until, whole);
                    if share > 0 {
                        put(RowKey::RolePerson(role, person.id()), true, end, due - before);
                        put(RowKey::Role(role), true, end, due - before);
                        put(RowKey::All, true, end, due - before);
                    }
                    before = due;
                }
            }
        }
    }
    for demand in ws.table::<Demand>().iter() {
        let person = demand.person.and_then(|id| ws.find(id));
        let calendar = calendar_of(ws, person, &default);
        let role = demand.role.or(person.and_then(|person| person.primary_role()));
        for (of, total) in demand.minutes.iter().filter(|(of, _)| shown.contains(of)) {
            for (end, minutes) in by_week(*of, *total, |date| calendar.minutes(date).into()) {
                let below = match (role, demand.person) {
                    (Some(role), Some(person)) => RowKey::RolePerson(role, person),
                    (Some(role), None) => RowKey::RoleUnnamed(role),
                    (None, _) => RowKey::NoRole,
                };
                put(below, false, end, minutes);
                put(RowKey::All, false, end, minutes);
                role.iter().for_each(|role| put(RowKey::Role(*role), false, end, minutes));
                demand.person.iter().for_each(|id| put(RowKey::Person(*id), false, end, minutes));
            }
        }
    }
    sums
}

#[test]
fn every_row_and_segment_is_equal_to_the_minute() {
    for seed in 0..60 {
        let world = random_world(seed);
        let capacity = world.capacity("2026-12", 14);
        let expect = brute(&world, month("2026-12"), 14);
        let timeline = capacity.timeline();
        let rows: Vec<_> = capacity.load.roles.iter().chain(&capacity.load.people).collect();
        for ((key, _), minutes) in &expect {
            let is_known = rows.iter().any(|row| row.key == *key);
            assert!(is_known || minutes.values().all(|m| *m == 0), "seed {seed}: no row {key:?}");
        }
        for row in rows {
            let at = |is_supply, end| {
                let sums = expect.get(&(row.key, is_supply));
                sums.and_then(|sums| sums.get(&end)).copied().unwrap_or(0)
            };
            for index in timeline.inside.clone() {
                let end = timeline.segments[index].last;
                let demand = row.committed[index] + row.tentative[index];
                assert_eq!(demand, at(false, end), "seed {seed} {:?} {end}", row.key);
                assert_eq!(row.supply[index], at(true, end), "seed {seed} {:?} {end}", row.key);
            }
        }
        // Months are sums of whole weeks and their cut ends.
        let months = timeline.buckets(Grain::Month);
        assert!(months.iter().all(|bucket| bucket.last == Month::of(bucket.last).last_day()));
    }
}
