//! An edit touches only what it changed, and the result is that of a fresh run.

use super::*;
use crate::model::{Absence, RecordKind, RecordRef, Stage};

/// So many projects × 9 roles × 24 months from January 2027.
pub fn big_world(projects: usize) -> World {
    let mut world = World::new();
    world.add(|calendar: &mut Calendar| calendar.name = "UK".into());
    let roles: Vec<_> = (0..9).map(|_| world.role("r")).collect();
    for role in &roles {
        world.person(&[(*role, 1.0)]);
    }
    let first = month("2027-01");
    for _ in 0..projects {
        let project = world.project();
        for role in &roles {
            world.add(|demand: &mut Demand| {
                demand.project = Some(project);
                demand.role = Some(*role);
                demand.minutes = (0..24).map(|at| (first.plus(at), 100 + i64::from(at))).collect();
            });
        }
    }
    world
}

fn assert_same(updated: &Capacity, fresh: &Capacity) {
    assert_eq!(updated.ledger.totals, fresh.ledger.totals);
    assert_eq!(updated.load.roles, fresh.load.roles);
    assert_eq!(updated.load.people, fresh.load.people);
}

#[test]
fn one_edit_of_nine_thousand_demands_spreads_one() {
    let mut world = big_world(1000);
    let timeline = Arc::new(Timeline::new(month("2027-01"), 24));
    let before = Capacity::update(None, &world.ws, &timeline);
    assert_eq!(before.ledger.spreads_made, 9000);
    let id = world.ws.table::<Demand>().iter().nth(4711).unwrap().id();
    world.edit(id, |demand| {
        demand.minutes.insert(month("2027-06"), 5000);
    });
    let after = Capacity::update(Some(&before), &world.ws, &timeline);
    assert_eq!((after.ledger.spreads_made, after.supply.people_made), (1, 0));
    let shared = before.ledger.spreads.iter().zip(&after.ledger.spreads);
    assert_eq!(shared.filter(|(a, b)| Arc::ptr_eq(a, b)).count(), 8999);
    assert_same(&after, &Capacity::update(None, &world.ws, &timeline));
    let again = Capacity::update(Some(&after), &world.ws, &timeline);
    assert_eq!(again.ledger.spreads_made, 0);
}

#[test]
fn any_edit_gives_what_a_fresh_run_gives() {
    for seed in 0..40 {
        let mut world = random_world(seed);
        let timeline = Arc::new(Timeline::new(month("2026-12"), 13));
        let mut capacity = Capacity::update(None, &world.ws, &timeline);
        let mut lcg = Lcg(seed + 9000);
        for _ in 0..12 {
            random_edit(&mut world, &mut lcg);
            capacity = Capacity::update(Some(&capacity), &world.ws, &timeline);
            assert_same(&capacity, &Capacity::update(None, &world.ws, &timeline));
        }
        let later = Arc::new(Timeline::new(month("2027-03"), 6));
        let moved = Capacity::update(Some(&capacity), &world.ws, &later);
        assert_same(&moved, &Capacity::update(None, &world.ws, &later));
    }
}

fn pick<R: Typed>(world: &World, lcg: &mut Lcg) -> Option<Id<R>> {
    let table = world.ws.table::<R>();
    let at = lcg.below(table.len().max(1) as u64) as usize;
    table.iter().nth(at).map(|record| Id::new(record.uid()))
}

fn random_edit(world: &mut World, lcg: &mut Lcg) {
    let amount = lcg.below(9000) as i64;
    match lcg.below(8) {
        0 => pick(world, lcg).into_iter().for_each(|id| {
            world.edit(id, |demand: &mut Demand| {
                demand.minutes.insert(month("2027-04"), amount);
            });
        }),
        1 => pick(world, lcg).into_iter().for_each(|id: Id<Demand>| {
            world.ws.remove(RecordRef { kind: Demand::KIND, uid: id.uid() });
        }),
        2 => pick(world, lcg).into_iter().for_each(|id| {
            world.edit(id, |person: &mut Person| person.focus = Some(0.5));
        }),
        3 => pick(world, lcg).into_iter().for_each(|id| {
            world.edit(id, |calendar: &mut Calendar| {
                calendar.holidays.insert(day("2027-04-05"), "x".into());
            });
        }),
        4 => pick(world, lcg).into_iter().for_each(|id| {
            world.edit(id, |project: &mut Project| project.stage = Some(Stage::Rejected));
        }),
        5 => pick(world, lcg).into_iter().for_each(|id: Id<Person>| {
            world.ws.remove(RecordRef { kind: Person::KIND, uid: id.uid() });
        }),
        6 => pick(world, lcg).into_iter().for_each(|id: Id<Role>| {
            world.ws.remove(RecordRef { kind: Role::KIND, uid: id.uid() });
        }),
        _ => {
            if let (Some(project), Some(role)) = (pick(world, lcg), pick(world, lcg)) {
                world.demand(project, role, &[("2027-05", amount)]);
            }
        }
    }
}

#[test]
fn an_absence_computes_one_person_anew() {
    let mut world = big_world(2);
    let timeline = Arc::new(Timeline::new(month("2027-01"), 24));
    let before = Capacity::update(None, &world.ws, &timeline);
    let person = world.ws.table::<Person>().iter().nth(3).unwrap().id();
    let absence = world.add(|absence: &mut Absence| {
        absence.person = Some(person);
        (absence.from, absence.to) = (Some(day("2027-02-01")), Some(day("2027-02-05")));
        absence.share = Some(0.5);
    });
    let after = Capacity::update(Some(&before), &world.ws, &timeline);
    assert_eq!((after.supply.people_made, after.ledger.spreads_made), (1, 0));
    let minutes = |capacity: &Capacity| {
        let february = timeline.segments_of(month("2027-02")).unwrap();
        capacity.supply.person(person).unwrap().minutes[february].iter().sum::<i64>()
    };
    assert_eq!(minutes(&before) - minutes(&after), 5 * 480 / 2);
    assert_same(&after, &Capacity::update(None, &world.ws, &timeline));
    world.ws.remove(RecordRef { kind: RecordKind::Absence, uid: absence.uid() });
    let again = Capacity::update(Some(&after), &world.ws, &timeline);
    assert_eq!(again.supply.people_made, 1);
    assert_same(&again, &before);
}
