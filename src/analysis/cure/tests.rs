//! A small plan by hand, and what every way out has to keep.

use super::*;
use crate::analysis::capacity::timeline::Timeline;
use crate::model::{Calendar, Person, Typed, Uid};
use proptest::prelude::*;
use std::sync::Arc;

const FULL: i64 = 480;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// One person in one role; each project asks for days by month from January 2027 on.
fn workspace(projects: &[&[i64]]) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(Calendar::empty(Uid(2))));
    ws.put(Arc::new(Role::empty(Uid(3))));
    let mut person = Person::empty(Uid(4));
    person.roles.insert(Id::new(Uid(3)), 1.0);
    ws.put(Arc::new(person));
    for (at, days) in projects.iter().enumerate() {
        let mut project = Project::empty(Uid(100 + at as u128));
        project.benefit = Some(Money { minor: 120_000, currency: "GBP".parse().unwrap() });
        ws.put(Arc::new(project));
        let mut demand = Demand::empty(Uid(200 + at as u128));
        demand.project = Some(Id::new(Uid(100 + at as u128)));
        demand.role = Some(Id::new(Uid(3)));
        let months = days.iter().enumerate().filter(|(_, days)| **days > 0);
        demand.minutes =
            months.map(|(at, days)| (month("2027-01").plus(at as i32), days * FULL)).collect();
        ws.put(Arc::new(demand));
    }
    ws
}

fn found(ws: &Workspace, at: &str, this_month: &str) -> Option<Cures> {
    let capacity = Capacity::update(None, ws, &Arc::new(Timeline::new(month("2027-01"), 18)));
    cures(ws, &capacity, Id::new(Uid(3)), month(at), month(this_month))
}

#[test]
fn every_way_out_of_a_small_plan() {
    // February 2027 has 20 working days; 18 + 10 are asked for, March has 23 and nothing.
    let ws = workspace(&[&[0, 18], &[0, 10]]);
    let cures = found(&ws, "2027-02", "2026-11").unwrap();
    assert_eq!((cures.before.demand, cures.before.supply), (28 * FULL, 20 * FULL));
    assert_eq!(
        (cures.before.short, cures.before.months_over, cures.too_late),
        (8 * FULL, 1, false)
    );
    let has = |wanted: &dyn Fn(Remedy) -> bool| cures.all.iter().find(|cure| wanted(cure.remedy));
    let second = Id::new(Uid(101));
    let delay = has(&|r| r == Remedy::Delay { project: second, months: 1 }).unwrap();
    assert_eq!((delay.effect.short, delay.effect.demand), (0, 18 * FULL));
    assert_eq!(delay.value_delayed.map(|money| money.minor), Some(10_000), "a month of a year");
    let shift = Remedy::Shift { project: second, minutes: 8 * FULL, to: month("2027-03") };
    let shift = has(&|r| r == shift).unwrap();
    assert_eq!((shift.effect.short, shift.value_delayed), (0, None));
    let series = &shift.demands[0].1;
    assert_eq!(series.values().copied().collect::<Vec<_>>(), [2 * FULL, 8 * FULL]);
    let contract = has(&|r| matches!(r, Remedy::Contract { tenths: 4, .. })).unwrap();
    assert_eq!(contract.effect.supply, 28 * FULL, "0.4 of 20 days");
    let stretch = has(&|r| matches!(r, Remedy::Stretch { .. })).unwrap();
    assert_eq!(stretch.effect.short, 0);
    assert_eq!(cures.all[0].effect.short, 0);
}

#[test]
fn what_cannot_be_done_is_not_offered() {
    let ws = workspace(&[&[30, 18], &[0, 10]]);
    assert_eq!(found(&ws, "2027-05", "2026-11"), None, "not over");
    assert_eq!(found(&ws, "2030-01", "2026-11"), None, "not computed");
    assert_eq!(found(&ws, "2027-01", "2027-02"), None, "past");
    let late = found(&ws, "2027-02", "2027-01").unwrap();
    assert!(late.too_late);
    let first = Id::new(Uid(100));
    for cure in &late.all {
        assert!(!matches!(cure.remedy, Remedy::Contract { .. }), "nobody comes within a month");
        let begun = matches!(cure.remedy, Remedy::Delay { project, .. } if project == first);
        assert!(!begun, "what has begun is not delayed");
    }
    let nobody = Capacity::update(None, &ws, &Arc::new(Timeline::new(month("2027-01"), 6)));
    let gone = cures(&ws, &nobody, Id::new(Uid(77)), month("2027-01"), month("2026-11"));
    assert_eq!(gone, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn work_is_kept_and_nothing_gets_worse(
        days in proptest::collection::vec(proptest::collection::vec(0_i64..20, 1..6), 1..5),
        at in 0_i32..6,
    ) {
        let rows: Vec<&[i64]> = days.iter().map(Vec::as_slice).collect();
        let ws = workspace(&rows);
        let at = month("2027-01").plus(at);
        let capacity = Capacity::update(None, &ws, &Arc::new(Timeline::new(month("2027-01"), 18)));
        let role = Id::new(Uid(3));
        let Some(cures) = cures(&ws, &capacity, role, at, month("2026-11")) else { return Ok(()) };
        for cure in &cures.all {
            prop_assert!(cure.effect.short < cures.before.short);
            let mut copy = ws.clone();
            for (id, series) in &cure.demands {
                let mut demand = ws.find(*id).unwrap().clone();
                let before: i64 = demand.minutes.values().sum();
                prop_assert_eq!(series.values().sum::<i64>(), before, "{:?}", cure.remedy);
                demand.minutes = series.clone();
                copy.put(Arc::new(demand));
            }
            if cure.demands.is_empty() {
                continue;
            }
            // The whole capacity, computed anew on the changed plan, says the same.
            let anew =
                Capacity::update(None, &copy, &Arc::new(Timeline::new(month("2027-01"), 18)));
            let (after, _) = Grid::new(&anew, month("2026-11"));
            let place = (after.row_of(role).unwrap(), after.column(at).unwrap());
            prop_assert_eq!(after.effect(place.0, place.1), cure.effect);
        }
    }

    #[test]
    fn a_stretch_keeps_every_minute(
        minutes in proptest::collection::vec(0_i64..5_000, 1..9),
        months in 1_i32..7,
    ) {
        let first = month("2027-03");
        let series: Series =
            minutes.iter().enumerate().map(|(at, m)| (first.plus(at as i32), *m)).collect();
        let longer = stretched(&series, first, months);
        prop_assert_eq!(longer.values().sum::<i64>(), minutes.iter().sum::<i64>());
        let last = first.plus(minutes.len() as i32 - 1 + months);
        prop_assert!(longer.keys().all(|month| first <= *month && *month <= last));
    }
}

/// A second role in which another has time; competences say who can do the first one's work.
fn with_another(ws: &mut Workspace, level: i64) -> Id<Person> {
    ws.put(Arc::new(Role::empty(Uid(30))));
    let mut other = Person::empty(Uid(31));
    other.roles.insert(Id::new(Uid(30)), 1.0);
    ws.put(Arc::new(other));
    let mut competence = crate::model::Competence::empty(Uid(32));
    competence.role = Some(Id::new(Uid(3)));
    competence.skill = Some(Id::new(Uid(33)));
    competence.level = Some(3);
    ws.put(Arc::new(competence));
    let mut known = crate::model::SkillLevel::empty(Uid(34));
    (known.person, known.skill) = (Some(Id::new(Uid(31))), Some(Id::new(Uid(33))));
    known.level = Some(level);
    ws.put(Arc::new(known));
    Id::new(Uid(31))
}

#[test]
fn a_swap_finds_who_can_do_it_and_has_time() {
    let mut ws = workspace(&[&[0, 18], &[0, 10]]);
    let person = with_another(&mut ws, 3);
    let cures = found(&ws, "2027-02", "2026-11").unwrap();
    let swap = cures.all.iter().find(|cure| matches!(cure.remedy, Remedy::Swap { .. })).unwrap();
    let taken = swap.taken.unwrap();
    assert_eq!((taken.person, taken.minutes, taken.role), (person, 8 * FULL, Id::new(Uid(30))));
    assert_eq!((swap.effect.demand, swap.effect.short), (20 * FULL, 0));
    let mut unable = workspace(&[&[0, 18], &[0, 10]]);
    with_another(&mut unable, 2);
    let cures = found(&unable, "2027-02", "2026-11").unwrap();
    assert!(!cures.all.iter().any(|cure| matches!(cure.remedy, Remedy::Swap { .. })));
}

#[test]
fn what_is_worth_least_an_hour_pauses_and_what_could_be_left_out_is_cut() {
    let mut ws = workspace(&[&[4, 18, 4], &[4, 10, 4]]);
    let mut cheap = ws.find(Id::<Project>::new(Uid(100))).unwrap().clone();
    cheap.moscow = Some(Moscow::Could);
    ws.put(Arc::new(cheap));
    let cures = found(&ws, "2027-02", "2026-11").unwrap();
    let has = |wanted: &dyn Fn(Remedy) -> bool| cures.all.iter().find(|cure| wanted(cure.remedy));
    // The same benefit over more hours is worth less an hour: the first.
    let first = Id::<Project>::new(Uid(100));
    let pause = has(&|r| matches!(r, Remedy::Pause { .. })).unwrap();
    assert_eq!(project_of(pause.remedy), Some(first));
    let kept: i64 = pause.demands.iter().flat_map(|(_, series)| series.values()).sum();
    assert_eq!(kept, 26 * FULL);
    let cut = has(&|r| matches!(r, Remedy::Cut { .. })).unwrap();
    let gone = Remedy::Cut { project: first, moscow: Moscow::Could, minutes: 22 * FULL };
    assert_eq!((cut.remedy, cut.value_lost.map(|money| money.minor)), (gone, Some(120_000)));
    assert_eq!(cut.demands[0].1.values().sum::<i64>(), 4 * FULL);
}

#[test]
fn several_together_are_what_each_leaves_to_the_next() {
    let ws = workspace(&[&[0, 24], &[0, 14], &[0, 9]]);
    let timeline = Arc::new(Timeline::new(month("2027-01"), 18));
    let capacity = Capacity::update(None, &ws, &timeline);
    let cures = found(&ws, "2027-02", "2026-11").unwrap();
    let place = (Id::new(Uid(3)), month("2027-02"));
    let all: Vec<usize> = (0..cures.all.len()).collect();
    let kept = cures.compatible(&all);
    let about: Vec<_> = kept.iter().map(|nth| project_of(cures.all[*nth].remedy)).collect();
    assert!(
        about.len() >= 3 && about.iter().all(|one| about.iter().filter(|o| *o == one).count() == 1)
    );
    let effect = cures.together(&capacity, place, month("2026-11"), &all).unwrap();
    let first = cures.all[kept[0]].effect;
    assert!(effect.demand - effect.supply <= first.demand - first.supply);
    let alone = cures.together(&capacity, place, month("2026-11"), &kept[..1]).unwrap();
    assert_eq!(alone, cures.all[kept[0]].effect);
    assert_eq!(cures.together(&capacity, place, month("2026-11"), &[]), Some(cures.before));
    assert_eq!(cures.people_touched(&ws, &all), 0, "nobody is named");
    assert!(cures.compatible(&[99]).is_empty());
}
