//! Properties that hold for any workspace, and what a change of the input must do.

use super::*;
use crate::analysis::capacity::heatmap::{Basis, Heatmap, Utilisation};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::Grain;
use crate::model::Absence;
use proptest::prelude::*;

const GRAINS: [Grain; 4] = [
    Grain::Week,
    Grain::Month,
    Grain::Quarter { fiscal_start: 4 },
    Grain::Quarter { fiscal_start: 2 },
];

fn maps(capacity: &Capacity) -> Vec<Heatmap> {
    GRAINS.iter().map(|grain| Heatmap::new(&capacity.load, *grain, Basis::All)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn buckets_add_up_to_the_records_at_every_grain(seed in 0_u64..1_000_000) {
        let world = random_world(seed);
        let capacity = world.capacity("2026-12", 13);
        let shown = |of: &Month| capacity.timeline().shows(*of);
        let typed: i64 = world.ws.table::<Demand>().iter()
            .flat_map(|demand| demand.minutes.clone())
            .filter_map(|(of, minutes)| shown(&of).then_some(minutes))
            .sum();
        for map in maps(&capacity) {
            for row in map.roles.iter().chain(&map.people) {
                let demand: i64 = row.cells.iter().map(|cell| cell.demand).sum();
                let available: i64 = row.cells.iter().map(|cell| cell.available).sum();
                prop_assert_eq!((demand, available), (row.whole.demand, row.whole.available));
            }
            let whole = |key| map.row(key).map_or((0, 0), |row| (row.whole.demand, row.whole.available));
            prop_assert_eq!(whole(RowKey::All).0, typed);
            for at in 0..map.buckets.len() {
                let of = |row: &&crate::analysis::capacity::heatmap::HeatRow| {
                    (row.cells[at].demand, row.cells[at].available)
                };
                let tops = map.roles.iter()
                    .filter(|row| matches!(row.key, RowKey::Role(_) | RowKey::NoRole));
                let sum = tops.map(|row| of(&row)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
                prop_assert_eq!(sum, of(&map.row(RowKey::All).unwrap()));
            }
        }
        // People, roles and the rest that is in no role reconcile.
        let people: i64 = capacity.supply.people.iter().flat_map(|person| &person.minutes).sum();
        let all = capacity.load.row(RowKey::All).unwrap();
        let in_roles: i64 = all.supply.iter().sum();
        prop_assert_eq!(people, in_roles + capacity.load.unassigned.iter().sum::<i64>());
    }

    #[test]
    fn the_order_of_records_does_not_matter(seed in 0_u64..1_000_000) {
        let world = random_world(seed);
        let mut other = Workspace::new(world.ws.uid);
        let mut records: Vec<_> = world.ws.records().cloned().collect();
        records.reverse();
        records.into_iter().for_each(|record| { other.put(record); });
        let timeline = Arc::new(Timeline::new(month("2026-12"), 13));
        let a = Capacity::update(None, &world.ws, &timeline);
        let b = Capacity::update(None, &other, &timeline);
        prop_assert_eq!(a.load.roles, b.load.roles);
        prop_assert_eq!(a.load.people, b.load.people);
    }

    #[test]
    fn an_idle_person_never_raises_utilisation(seed in 0_u64..1_000_000) {
        let mut world = random_world(seed);
        let before = maps(&world.capacity("2026-12", 13));
        let role = world.ws.table::<Role>().iter().next().unwrap().id();
        world.person(&[(role, 1.0)]);
        let after = maps(&world.capacity("2026-12", 13));
        let height = |of: Utilisation| match of {
            Utilisation::Percent(percent) => percent,
            Utilisation::NoSupply => f64::INFINITY,
            Utilisation::Idle => 0.0,
        };
        for (before, after) in before.iter().zip(&after) {
            for row in &before.roles {
                let now = after.row(row.key).unwrap();
                for (old, new) in row.cells.iter().zip(&now.cells) {
                    prop_assert!(height(new.utilisation) <= height(old.utilisation));
                    prop_assert!(new.weeks_over <= old.weeks_over);
                }
            }
        }
    }

    #[test]
    fn twice_the_demand_and_twice_the_people_is_the_same_picture(seed in 0_u64..1_000_000) {
        let mut world = random_world(seed);
        let before = maps(&world.capacity("2026-12", 13));
        let demands: Vec<Demand> = world.ws.table::<Demand>().iter().cloned().collect();
        let people: Vec<Person> = world.ws.table::<Person>().iter().cloned().collect();
        let absences: Vec<Absence> = world.ws.table::<Absence>().iter().cloned().collect();
        for one in people {
            let own = one.id();
            let twin =
                world.add(|record: &mut Person| *record = Person { uid: record.uid, ..one });
            for away in absences.iter().filter(|away| away.person == Some(own)) {
                let away = Absence { person: Some(twin), ..away.clone() };
                world.add(|record: &mut Absence| *record = Absence { uid: record.uid, ..away });
            }
        }
        for one in demands {
            world.add(|record: &mut Demand| *record = Demand { uid: record.uid, ..one });
        }
        let after = maps(&world.capacity("2026-12", 13));
        for (before, after) in before.iter().zip(&after) {
            for row in before.roles.iter().filter(|row| !row.key.is_child()) {
                for (old, new) in row.cells.iter().zip(&after.row(row.key).unwrap().cells) {
                    prop_assert_eq!(new.demand, 2 * old.demand);
                    prop_assert_eq!(new.available, 2 * old.available);
                    prop_assert_eq!((new.band, new.notches), (old.band, old.notches));
                }
            }
        }
    }
}

#[test]
fn a_plain_year_looks_the_same_28_years_later() {
    // The Gregorian calendar repeats its weekdays after 28 years within a century's span.
    let build = |year: i32| {
        let mut world = World::new();
        let role = world.role("r");
        let person = world.person(&[(role, 0.7)]);
        world.edit(person, |person| person.run_business = Some(0.15));
        let project = world.project();
        let at = |month: &str| format!("{year}-{month}");
        world.demand(project, role, &[(&at("01"), 9999), (&at("02"), 1234), (&at("05"), 7001)]);
        let capacity = world.capacity(&at("01"), 12);
        let map = Heatmap::new(&capacity.load, Grain::Week, Basis::All);
        map.roles.iter().map(|row| row.cells.clone()).collect::<Vec<_>>()
    };
    assert_eq!(build(2027), build(2055));
    assert_eq!(build(2028), build(2056));
}
