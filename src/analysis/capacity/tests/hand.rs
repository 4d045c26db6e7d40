//! Figures derived by hand; the arithmetic is in `docs/method/capacity.md`.

use super::*;
use crate::analysis::capacity::causes::causes;
use crate::analysis::capacity::heatmap::{Band, Basis, Cell, Heatmap, Utilisation, notches};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::summary::Summary;
use crate::analysis::capacity::timeline::Grain;
use std::collections::BTreeMap;

/// February 2027 has 20 weekdays from Monday 1 to Friday 26; Monday 15 is a holiday here.
fn february() -> (World, [Id<Role>; 2], Id<Person>) {
    let mut world = World::new();
    world.add(|calendar: &mut Calendar| {
        calendar.holidays.insert(day("2027-02-15"), "Founders' day".into());
    });
    let roles = [world.role("Data Engineer"), world.role("Solution Architect")];
    let person = world.person(&[(roles[0], 0.5), (roles[1], 0.3)]);
    world.edit(person, |person| {
        person.part_time.insert(day("2027-02-15"), 0.6);
        person.exceptions.insert(day("2027-02-16"), 0);
        person.exceptions.insert(day("2027-02-20"), 240);
        person.run_business = Some(0.1);
        person.focus = Some(0.8);
    });
    (world, roles, person)
}

fn inside(capacity: &Capacity, minutes: &[i64]) -> Vec<i64> {
    minutes[capacity.timeline().inside.clone()].to_vec()
}

#[test]
fn a_month_with_holiday_leave_part_time_and_a_worked_saturday() {
    let (world, roles, person) = february();
    let capacity = world.capacity("2027-02", 1);
    let supply = capacity.supply.person(person).unwrap();
    // 2,400 + 2,400 + (3 × 288 + 240) + 5 × 288 = 7,344; × 0.9 × 0.8 = 5,287.68.
    assert_eq!(inside(&capacity, &supply.minutes), [1728, 1728, 795, 1037]);
    assert_eq!(supply.minutes[capacity.timeline().inside.clone()].iter().sum::<i64>(), 5288);
    assert_eq!(supply.roles[0].role, roles[0]);
    assert_eq!(inside(&capacity, &supply.roles[0].minutes), [864, 864, 398, 519]);
    assert_eq!(inside(&capacity, &supply.roles[1].minutes), [518, 518, 238, 311]);
    assert_eq!(inside(&capacity, &supply.unassigned), [346, 346, 159, 207]);
    assert_eq!(capacity.load.full_time.minutes(capacity.timeline().inside.clone()), 9120);
}

#[test]
fn demand_follows_the_working_days_of_the_month() {
    let (mut world, roles, _) = february();
    let project = world.project();
    world.demand(project, roles[0], &[("2027-02", 912)]);
    let capacity = world.capacity("2027-02", 1);
    let row = capacity.load.row(RowKey::RoleUnnamed(roles[0])).unwrap();
    assert_eq!(inside(&capacity, &row.committed), [240, 240, 192, 240]);
}

/// One person, no absence: January 2027 has 21 weekdays, so 10,080 minutes.
fn january(minutes: &[i64]) -> (World, Id<Role>, Vec<Id<Project>>) {
    let mut world = World::new();
    let role = world.role("Data Engineer");
    world.person(&[(role, 1.0)]);
    let projects: Vec<_> = minutes.iter().map(|_| world.project()).collect();
    for (project, minutes) in projects.iter().zip(minutes) {
        world.demand(*project, role, &[("2027-01", *minutes)]);
    }
    (world, role, projects)
}

fn cell_of(world: &World, key: RowKey) -> Cell {
    let capacity = world.capacity("2027-01", 1);
    Heatmap::new(&capacity.load, Grain::Month, Basis::All).row(key).unwrap().cells[0]
}

/// The week of 1 January lies mostly in December, without demand: judged whole, it is not over.
#[test]
fn a_cell_says_percent_band_notches_and_gap() {
    for (minutes, percent, band, notches, weeks_over) in [
        (0, 0.0, Band::Under40, 0, 0),
        (4032, 40.0, Band::Under70, 0, 0),
        (7056, 70.0, Band::Under90, 0, 0),
        (9072, 90.0, Band::UpTo100, 0, 0),
        (10_080, 100.0, Band::UpTo100, 0, 0),
        (11_088, 110.0, Band::UpTo110, 1, 4),
        (11_189, 111.0, Band::UpTo130, 2, 4),
        (13_104, 130.0, Band::UpTo130, 3, 4),
        (13_105, 130.01, Band::Over130, 3, 4),
        (30_240, 300.0, Band::Over130, 3, 4),
    ] {
        let (world, role, _) = january(&[minutes]);
        let cell = cell_of(&world, RowKey::Role(role));
        assert!((cell.utilisation.percent().unwrap() - percent).abs() < 0.01, "{minutes}");
        assert_eq!((cell.band, cell.notches), (Some(band), notches), "{minutes}");
        assert_eq!(cell.weeks_over, weeks_over, "{minutes}");
        assert_eq!(cell.gap(), minutes - 10_080);
        assert!((cell.gap_fte().unwrap() - (minutes - 10_080) as f64 / 10_080.0).abs() < 1e-12);
    }
}

#[test]
fn notches_count_started_tens() {
    for (demand, supply, expect) in
        [(100, 100, 0), (101, 100, 1), (102, 100, 1), (110, 100, 1), (114, 100, 2), (123, 100, 3)]
    {
        assert_eq!(notches(demand, supply), expect, "{demand}");
    }
    assert_eq!((notches(1, 0), notches(0, 0), notches(0, -5)), (3, 0, 0));
}

#[test]
fn neither_demand_nor_supply_and_demand_without_supply_are_cases_of_their_own() {
    let (mut world, _, projects) = january(&[100]);
    let idle = world.role("Nobody");
    let cell = cell_of(&world, RowKey::Role(idle));
    assert_eq!((cell.utilisation, cell.band, cell.notches), (Utilisation::Idle, None, 0));
    world.demand(projects[0], idle, &[("2027-01", 60)]);
    let cell = cell_of(&world, RowKey::Role(idle));
    assert_eq!(cell.utilisation, Utilisation::NoSupply);
    assert_eq!((cell.band, cell.notches, cell.weeks_over), (Some(Band::Over130), 3, 5));
}

#[test]
fn over_allocation_is_judged_by_whole_weeks_whatever_the_grain() {
    // A week of leave in a month booked to 80 %: the month fits, that week does not.
    let (mut world, role, _) = january(&[8064]);
    let person = world.ws.table::<Person>().iter().next().unwrap().id();
    world.edit(person, |person| {
        for date in month("2027-01").days().skip(10).take(5) {
            person.exceptions.insert(date, 0);
        }
    });
    world.edit(world.ws.table::<Demand>().iter().next().unwrap().id(), |demand| {
        demand.minutes.insert(month("2027-01"), 6048); // 60 % of the calendar, 78.75 % of supply
    });
    let capacity = world.capacity("2027-01", 1);
    for grain in [Grain::Week, Grain::Month, Grain::Quarter { fiscal_start: 4 }] {
        let map = Heatmap::new(&capacity.load, grain, Basis::All);
        let row = map.row(RowKey::Role(role)).unwrap();
        assert_eq!(row.cells.iter().map(|cell| cell.weeks_over).sum::<u32>(), 1, "{grain:?}");
        assert_eq!(row.whole.weeks_over, 1);
        assert!(!row.whole.is_over() && row.whole.is_over_allocated());
    }
}

#[test]
fn a_person_booked_to_exactly_one_hundred_percent_is_not_over() {
    let (mut world, role, projects) = january(&[]);
    let other = world.role("Other");
    let person = world.ws.table::<Person>().iter().next().unwrap().id();
    world.edit(person, |person| {
        person.roles = [(role, 0.37), (other, 0.63)].into();
        person.run_business = Some(0.13);
    });
    let _ = projects;
    let capacity = world.capacity("2027-01", 1);
    let row = capacity.load.row(RowKey::Role(role)).unwrap().supply.clone();
    let total: i64 = inside(&capacity, &row).iter().sum();
    for part in [total / 3, total / 3, total - 2 * (total / 3)] {
        let project = world.project();
        world.demand(project, role, &[("2027-01", part)]);
    }
    let cell = cell_of(&world, RowKey::Role(role));
    assert_eq!((cell.gap(), cell.weeks_over, cell.notches), (0, 0, 0));
}

#[test]
fn causes_fill_by_rank_and_say_who_loses() {
    // 10,080 available: the first two fill 9,000, the third loses 920, the last all of it.
    let (world, role, projects) = january(&[4000, 2000, 5000, 500]);
    let capacity = world.capacity("2027-01", 1);
    let bucket = &capacity.timeline().buckets(Grain::Month)[0];
    let rank = BTreeMap::from([(projects[2], 1), (projects[0], 2), (projects[1], 3)]);
    let key = RowKey::Role(role);
    let of = |basis| causes(&capacity.load, &capacity.ledger, key, bucket, basis, &rank).unwrap();
    let found = of(Basis::All);
    let table: Vec<_> =
        found.projects.iter().map(|cause| (cause.rank, cause.minutes(), cause.loses)).collect();
    assert_eq!(
        table,
        [(Some(1), 5000, 0), (Some(2), 4000, 0), (Some(3), 2000, 920), (None, 500, 500)]
    );
    assert_eq!(found.losers(), 2);
    assert_eq!(found.projects.iter().map(|cause| cause.loses).sum::<i64>(), found.cell.gap());
    assert_eq!(of(Basis::Committed), found, "all of it is committed");
    let missing = RowKey::Role(Id::new(Uid(7)));
    assert!(causes(&capacity.load, &capacity.ledger, missing, bucket, Basis::All, &rank).is_none());
}

#[test]
fn a_demand_below_nothing_has_causes_too() {
    let (world, role, projects) = january(&[12_000, -500]);
    let capacity = world.capacity("2027-01", 1);
    let bucket = &capacity.timeline().buckets(Grain::Month)[0];
    let rank = BTreeMap::from([(projects[0], 1), (projects[1], 2)]);
    let key = RowKey::Role(role);
    let found = causes(&capacity.load, &capacity.ledger, key, bucket, Basis::All, &rank).unwrap();
    let loses: Vec<i64> = found.projects.iter().map(|cause| cause.loses).collect();
    assert_eq!(loses, [1920, 0]);
}

#[test]
fn the_summary_names_the_worst_role_and_its_longest_run() {
    let mut world = World::new();
    let roles = [world.role("Data Engineer"), world.role("Test Lead"), world.role("UX Designer")];
    for role in roles {
        world.person(&[(role, 1.0)]);
    }
    let project = world.project();
    // Working minutes 2027: January 10,080, February 9,600, March 11,040, April 10,560, May 10,080.
    let over = |text| (text, 15_000);
    world.demand(project, roles[0], &[over("2027-01"), over("2027-03"), over("2027-04")]);
    world.demand(project, roles[1], &[("2027-02", 19_200)]);
    let capacity = world.capacity("2027-01", 5);
    let map = Heatmap::new(&capacity.load, Grain::Month, Basis::All);
    let summary = Summary::new(&map, 0..5);
    let worst = summary.worst().unwrap();
    assert_eq!((worst.role, worst.buckets_over, worst.run.clone()), (roles[0], 3, Some(2..4)));
    assert!(!worst.is_one_run);
    assert_eq!((worst.peak, worst.gap_peak), (Some(0), Some(0)));
    assert!((worst.gap_fte_max - 4920.0 / 10_080.0).abs() < 1e-12);
    assert_eq!(worst.minutes_short, 4920 + 3960 + 4440);
    assert_eq!(summary.roles[1].role, roles[1]);
    assert_eq!(summary.roles[2].buckets_over, 0);
    assert_eq!(summary.balance.available, 3 * 51_360);
    assert_eq!(summary.balance.demand, 64_200);
    assert!((summary.balance.available_fte().unwrap() - 3.0).abs() < 1e-12);
    let late = Summary::new(&map, 3..9);
    assert_eq!((late.buckets, late.worst().unwrap().run.clone()), (2, Some(3..4)));
    assert!(Summary::new(&map, 4..5).worst().is_none());
}
