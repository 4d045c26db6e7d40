//! Tests of capacity: derived by hand, computed a second way, and properties.

mod hand;
mod incremental;
mod odd_data;
mod properties;
mod second_way;

use super::Capacity;
use super::timeline::Timeline;
use crate::model::{
    Absence, Calendar, Commitment, Demand, Id, Month, Person, Project, Role, Typed, Uid, Workspace,
};
use chrono::NaiveDate;
use std::sync::Arc;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// A workspace that hands out ids in order.
pub struct World {
    pub ws: Workspace,
    next: u128,
}

impl World {
    pub fn new() -> Self {
        Self { ws: Workspace::new(Uid(1)), next: 100 }
    }

    pub fn add<R: Typed>(&mut self, fill: impl FnOnce(&mut R)) -> Id<R> {
        self.next += 1;
        let mut record = R::empty(Uid(self.next));
        fill(&mut record);
        let uid = record.uid();
        self.ws.put(Arc::new(record));
        Id::new(uid)
    }

    pub fn edit<R: Typed>(&mut self, id: Id<R>, change: impl FnOnce(&mut R)) {
        let mut record = self.ws.find(id).unwrap().clone();
        change(&mut record);
        self.ws.put(Arc::new(record));
    }

    pub fn role(&mut self, name: &str) -> Id<Role> {
        self.add(|role: &mut Role| role.name = name.into())
    }

    pub fn person(&mut self, roles: &[(Id<Role>, f64)]) -> Id<Person> {
        self.add(|person: &mut Person| person.roles = roles.iter().copied().collect())
    }

    pub fn project(&mut self) -> Id<Project> {
        self.add(|_: &mut Project| {})
    }

    pub fn demand(
        &mut self,
        project: Id<Project>,
        role: Id<Role>,
        minutes: &[(&str, i64)],
    ) -> Id<Demand> {
        self.add(|demand: &mut Demand| {
            demand.project = Some(project);
            demand.role = Some(role);
            demand.minutes = minutes.iter().map(|(at, minutes)| (month(at), *minutes)).collect();
        })
    }

    pub fn capacity(&self, first: &str, months: usize) -> Capacity {
        Capacity::update(None, &self.ws, &Arc::new(Timeline::new(month(first), months)))
    }
}

/// A linear congruential generator: random workspaces that are the same everywhere.
pub struct Lcg(pub u64);

impl Lcg {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn date(&mut self, from: &str, days: u64) -> NaiveDate {
        day(from) + chrono::Days::new(self.below(days))
    }
}

/// A random workspace around 2027 with every feature that supply and demand know.
pub fn random_world(seed: u64) -> World {
    let mut lcg = Lcg(seed);
    let mut world = World::new();
    for _ in 0..1 + lcg.below(3) {
        let weeks =
            ["480 480 480 480 480 0 0", "450 450 450 450 360 0 0", "0 600 600 600 600 137 0"];
        let starts: Vec<_> = (0..lcg.below(3)).map(|_| lcg.date("2026-10-01", 500)).collect();
        let patterns: Vec<_> = starts.iter().map(|_| weeks[lcg.below(3) as usize]).collect();
        let holidays: Vec<_> = (0..lcg.below(20)).map(|_| lcg.date("2026-11-01", 450)).collect();
        let day_minutes = 300 + lcg.below(240) as i64;
        world.add(|calendar: &mut Calendar| {
            calendar.day_minutes = Some(day_minutes);
            let patterns = starts.into_iter().zip(patterns);
            calendar.weeks = patterns.map(|(at, week)| (at, week.parse().unwrap())).collect();
            calendar.holidays = holidays.into_iter().map(|at| (at, "x".to_owned())).collect();
        });
    }
    let calendars: Vec<_> = world.ws.table::<Calendar>().iter().map(Calendar::id).collect();
    let roles: Vec<_> = (0..1 + lcg.below(4)).map(|_| world.role("r")).collect();
    let mut people = Vec::new();
    for _ in 0..lcg.below(6) {
        let mut person = Person::empty(Uid(0));
        for role in &roles {
            if lcg.chance(60) {
                person.roles.insert(*role, lcg.below(7001) as f64 / 10_000.0);
            }
        }
        person.calendar =
            lcg.chance(50).then(|| calendars[lcg.below(calendars.len() as u64) as usize]);
        person.fte = lcg.chance(50).then(|| lcg.below(121) as f64 / 100.0);
        for _ in 0..lcg.below(3) {
            person.part_time.insert(lcg.date("2026-12-01", 400), lcg.below(101) as f64 / 100.0);
        }
        for _ in 0..lcg.below(30) {
            person.exceptions.insert(lcg.date("2026-12-01", 400), lcg.below(4) as i64 * 201);
        }
        person.starts = lcg.chance(30).then(|| lcg.date("2026-12-01", 200));
        person.ends = lcg.chance(30).then(|| lcg.date("2027-05-01", 200));
        person.run_business = lcg.chance(60).then(|| lcg.below(40) as f64 / 100.0);
        person.focus = lcg.chance(60).then(|| (60 + lcg.below(41)) as f64 / 100.0);
        people.push(world.add(|record: &mut Person| {
            let uid = record.uid;
            *record = Person { uid, ..person };
        }));
    }
    for _ in 0..lcg.below(9) {
        let (from, days) = (lcg.date("2026-12-01", 400), lcg.below(40));
        let shares = [None, Some(0.5), Some(0.3333), Some(1.0), Some(0.0)];
        let (share, at) = (shares[lcg.below(5) as usize], lcg.below(people.len().max(1) as u64));
        let (open, reversed) = (lcg.chance(20), lcg.chance(10));
        world.add(|absence: &mut Absence| {
            absence.person = people.get(at as usize).copied();
            absence.from = Some(from);
            let last = from + chrono::Days::new(days);
            absence.to = (!open).then_some(if reversed { day("2026-01-01") } else { last });
            absence.share = share;
        });
    }
    for _ in 0..1 + lcg.below(5) {
        let project = world.project();
        for _ in 0..lcg.below(6) {
            let role = lcg.chance(80).then(|| roles[lcg.below(roles.len() as u64) as usize]);
            let named = !people.is_empty() && lcg.chance(50);
            let person = named.then(|| people[lcg.below(people.len() as u64) as usize]);
            let tentative = lcg.chance(40);
            let series: Vec<_> = (0..lcg.below(12))
                .map(|_| (month("2026-10").plus(lcg.below(18) as i32), lcg.below(20_000) as i64))
                .collect();
            world.add(|demand: &mut Demand| {
                demand.project = Some(project);
                demand.role = role;
                demand.person = person;
                demand.commitment = tentative.then_some(Commitment::Tentative);
                demand.minutes = series.into_iter().collect();
            });
        }
    }
    world
}
