//! The roadmap against measured rows, by a second, slower way, and its laws.

use super::fixture::{Lcg, all, built_in};
use super::roadmap::{Aim, RoadStep, Roadmap, roadmap};
use super::waves::{Room, Unplaced, plan};
use super::*;
use std::collections::{BTreeMap, BTreeSet};

fn aim(model: &Model, target: f64) -> Aim {
    let targets = model.domains.iter().map(|d| (d.id.clone(), target)).collect();
    Aim { targets, ..Aim::default() }
}

fn mixed(model: &Model) -> BTreeMap<String, Standing> {
    let score = |k: usize| Standing::Scored(1.0 + 0.5 * ((7 * k) % 5) as f64);
    model.practices().enumerate().map(|(k, (_, p))| (p.id.clone(), score(k))).collect()
}

fn step(practice: &str, level: u8) -> Step {
    Step { practice: practice.to_owned(), level }
}

#[test]
fn the_measured_rows() {
    let model = built_in();
    let rows = [
        (mixed(&model), 3.0, 63, 677.8),
        (all(&model, 1.0), 3.0, 104, 998.2),
        (all(&model, 1.0), 5.0, 208, 3_385.2),
        (all(&model, 5.0), 5.0, 0, 0.0),
    ];
    for (scores, target, count, days) in rows {
        let road = roadmap(&model, &scores, &aim(&model, target));
        assert_eq!(road.steps.len(), count, "{target}");
        assert!((road.days() - days).abs() < 0.05, "{target}: {}", road.days());
    }
    let road = roadmap(&model, &mixed(&model), &aim(&model, 3.0));
    let order: Vec<&Step> = road.steps.iter().take(3).map(|s| &s.step).collect();
    assert_eq!(order, [&step("STD-1", 2), &step("RES-2", 2), &step("GOV-1", 2)]);
}

/// The order again: each time the best of all steps whose needs are behind, by looking at all.
fn second_order(steps: &[RoadStep]) -> Vec<Step> {
    let mut ordered: Vec<Step> = Vec::new();
    while ordered.len() < steps.len() {
        let ready = steps.iter().filter(|s| {
            !ordered.contains(&s.step) && s.after.iter().all(|need| ordered.contains(need))
        });
        let mut best: Option<&RoadStep> = None;
        for step in ready {
            let better = best.is_none_or(|b| {
                let (own, other) = (step.priority, b.priority);
                own > other + 1e-9 || ((own - other).abs() <= 1e-9 && step.step < b.step)
            });
            if better {
                best = Some(step);
            }
        }
        ordered.push(best.expect("no circle").step.clone());
    }
    ordered
}

/// What a step needs, straight from the model.
fn unmet(model: &Model, scores: &BTreeMap<String, Standing>, of: &Step) -> Vec<Step> {
    let holds = |id: &str, level: u8| {
        scores.get(id).and_then(|s| s.score()).is_some_and(|p| p >= f64::from(level))
    };
    let practice = model.practice(&of.practice).expect("a practice");
    let mut needs = vec![step(&of.practice, of.level - 1)];
    let named = practice.requires.iter().filter(|need| need.to_level == of.level);
    needs.extend(named.map(|need| step(&need.practice, need.min_level)));
    needs.retain(|need| need.level > 1 && !holds(&need.practice, need.level));
    needs
}

fn random_scores(model: &Model, chance: &mut Lcg) -> BTreeMap<String, Standing> {
    let score = |chance: &mut Lcg| Standing::Scored(1.0 + 0.5 * chance.below(9) as f64);
    model.practices().map(|(_, p)| (p.id.clone(), score(chance))).collect()
}

#[test]
fn a_second_way_agrees_and_every_need_is_pulled_in_before() {
    let model = built_in();
    let mut chance = Lcg::new(5);
    for _ in 0..40 {
        let scores = random_scores(&model, &mut chance);
        let target = 2.0 + chance.below(4) as f64;
        let road = roadmap(&model, &scores, &aim(&model, target));
        let order: Vec<Step> = road.steps.iter().map(|s| s.step.clone()).collect();
        assert_eq!(order, second_order(&road.steps));
        for (at, own) in order.iter().enumerate() {
            for need in unmet(&model, &scores, own) {
                let place = order.iter().position(|other| *other == need);
                assert!(place.is_some_and(|place| place < at), "{own:?} needs {need:?}");
            }
        }
        for own in &road.steps {
            let f = own.factors;
            let product = f.domain * f.practice * f.lift * f.enabling * f.key * f.weak;
            assert!((own.priority - 100.0 * product / own.days.sqrt()).abs() < 1e-9);
            assert_eq!(own.prerequisite, f64::from(own.step.level) > target, "{:?}", own.step);
        }
    }
}

fn planned(
    model: &Model,
    scores: &BTreeMap<String, Standing>,
    road: &Roadmap,
    room: &Room,
) -> waves::Plan {
    plan(model, scores, road, room, &BTreeMap::new(), &Options::default())
}

#[test]
fn waves_keep_order_room_and_roles_and_raise_the_level() {
    let model = built_in();
    let mut chance = Lcg::new(9);
    for _ in 0..25 {
        let scores = random_scores(&model, &mut chance);
        let road = roadmap(&model, &scores, &aim(&model, 4.0));
        let room = Room {
            days: 20.0 + chance.below(150) as f64,
            steps_per_role: None,
            pins: BTreeMap::new(),
        };
        let result = planned(&model, &scores, &road, &room);
        let placed: usize = result.waves.iter().map(|wave| wave.steps.len()).sum();
        assert_eq!(placed + result.unplaced.len(), road.steps.len(), "nothing is lost");
        for (nth, wave) in result.waves.iter().enumerate() {
            assert!(wave.days <= room.days + 1e-9);
            let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
            for own in &wave.steps {
                let own = road.steps.iter().find(|s| s.step == *own).expect("of the roadmap");
                *roles.entry(&own.role).or_default() += 1;
                for need in &own.after {
                    assert!(result.wave_of(need).is_some_and(|before| before < nth));
                }
            }
            assert!(roles.values().all(|count| *count <= 3));
        }
        let attained = |p: &Profile| p.overall.as_ref().map_or(0, |o| o.attained);
        let levels: Vec<u8> = result.waves.iter().map(|wave| attained(&wave.after)).collect();
        assert!(levels.is_sorted(), "{levels:?}");
    }
}

#[test]
fn dropping_a_step_says_what_can_no_longer_be_done() {
    let model = built_in();
    let scores = all(&model, 1.0);
    let dropped = BTreeSet::from([step("STD-1", 2)]);
    let road = roadmap(&model, &scores, &Aim { dropped, ..aim(&model, 3.0) });
    assert_eq!(road.dropped, [step("STD-1", 2)]);
    let blocked = |id: &str, level: u8| {
        road.steps.iter().find(|s| s.step == step(id, level)).and_then(|s| s.blocked_by.clone())
    };
    assert_eq!(blocked("STD-1", 3), Some(step("STD-1", 2)));
    assert_eq!(blocked("GOV-1", 3), Some(step("STD-1", 2)), "GOV-1 to 3 needs STD-1 at 2");
    assert_eq!(blocked("GOV-1", 2), None);
    let room = Room { days: 100.0, steps_per_role: None, pins: BTreeMap::new() };
    let result = planned(&model, &scores, &road, &room);
    let why = result.unplaced.iter().find(|(s, _)| *s == step("GOV-1", 3)).map(|(_, why)| why);
    assert_eq!(why, Some(&Unplaced::NeedsDropped(step("STD-1", 2))));
}

#[test]
fn pins_are_kept_where_they_can_be_and_said_where_not() {
    let model = built_in();
    let scores = all(&model, 1.0);
    let road = roadmap(&model, &scores, &aim(&model, 3.0));
    let pins = BTreeMap::from([(step("MAN-4", 2), 3), (step("GOV-1", 3), 0)]);
    let room = Room { days: 120.0, steps_per_role: None, pins };
    let result = planned(&model, &scores, &road, &room);
    assert_eq!(result.wave_of(&step("MAN-4", 2)), Some(3));
    let (late, wave) = &result.late[0];
    assert_eq!((late, result.wave_of(late)), (&step("GOV-1", 3), Some(*wave)));
    assert!(*wave > 0, "it needs STD-1 at 2 first");
}

#[test]
fn room_too_small_limits_of_years_and_practices_without_a_score() {
    let model = built_in();
    let scores = all(&model, 1.0);
    let road = roadmap(&model, &scores, &aim(&model, 5.0));
    let room = Room { days: 10.0, steps_per_role: None, pins: BTreeMap::new() };
    let small = planned(&model, &scores, &road, &room);
    assert!(small.unplaced.iter().any(|(_, why)| *why == Unplaced::TooLarge));
    assert!(small.unplaced.iter().any(|(_, why)| matches!(why, Unplaced::NeedsUnplaced(_))));
    let none = Room { days: 0.0, ..room };
    assert!(planned(&model, &scores, &road, &none).waves.is_empty());

    for (years, highest) in [(1.0, 2), (2.0, 3), (0.0, 0), (-4.0, 0)] {
        let limited = Aim { years: Some(years), ..aim(&model, 5.0) };
        let road = roadmap(&model, &scores, &limited);
        let wanted = road.steps.iter().filter(|s| !s.prerequisite).map(|s| s.step.level).max();
        assert_eq!(wanted.unwrap_or(0), highest, "{years}");
    }

    let mut partly = all(&model, 2.0);
    partly.insert("STD-1".to_owned(), Standing::Unanswered);
    partly.insert("PER-1".to_owned(), Standing::NotApplicable);
    let road = roadmap(&model, &partly, &aim(&model, 4.0));
    assert!(road.unknown.contains(&"STD-1".to_owned()));
    assert!(road.steps.iter().all(|s| s.step.practice != "STD-1" && s.step.practice != "PER-1"));
}
