//! The worked example of the method page and small cases with numbers derived by hand.

use super::*;
use crate::model::{CriterionSource, Stage};

/// The worked example of `docs/method/prioritisation.md`.
fn example() -> (Bench, Vec<Id<Project>>) {
    let mut bench = Bench::new();
    let (fit, value) = (bench.criterion(50.0), bench.criterion(30.0));
    bench.put(|c: &mut Criterion| {
        c.weight = Some(20.0);
        c.source = Some(CriterionSource::Field);
        c.field = "cost".into();
        (c.low, c.high) = (Some(1_000_000.0), Some(0.0));
    });
    let rows = [
        ("P1", Some(250_000), Some(5.0), Some(3.0)),
        ("P2", Some(500_000), Some(3.0), Some(5.0)),
        ("P3", Some(100_000), Some(4.0), None),
        ("P4", Some(300_000), Some(2.0), Some(2.0)),
        ("P5", Some(400_000), Some(1.0), Some(1.0)),
        ("P6", Some(10_000), Some(5.0), Some(5.0)),
        ("P7", Some(10_000), Some(5.0), Some(5.0)),
        ("P8", None, None, None),
        ("P9", Some(200_000), Some(1.0), Some(2.0)),
    ];
    let ids = rows.map(|(name, cost, a, b)| {
        let id = bench.project(name, cost);
        for (criterion, score) in [(fit, a), (value, b)] {
            if let Some(score) = score {
                bench.score(id, criterion, score);
            }
        }
        id
    });
    bench.change(ids[4], |p| p.lock = Some(Lock::Must));
    bench.change(ids[5], |p| p.lock = Some(Lock::Exclude));
    bench.change(ids[6], |p| p.stage = Some(Stage::Closed));
    (bench, ids.to_vec())
}

#[test]
fn totals_worst_cases_and_coverage() {
    let (bench, ids) = example();
    let result = bench.free();
    for (nth, total, worst, coverage) in [
        (0, Some(80.0), 80.0, 1.0),
        (1, Some(65.0), 65.0, 1.0),
        (2, Some(55.5 / 0.7), 55.5, 0.7),
        (3, Some(34.0), 34.0, 1.0),
        (4, Some(12.0), 12.0, 1.0),
        (7, None, 0.0, 0.0),
        (8, Some(23.5), 23.5, 1.0),
    ] {
        let entry = result.entry(ids[nth]);
        assert_eq!(entry.total.is_some(), total.is_some());
        assert!(close(entry.total.unwrap_or(0.0), total.unwrap_or(0.0)), "P{} {entry:?}", nth + 1);
        assert!(close(entry.worst, worst) && close(entry.coverage, coverage));
        let points: f64 = entry.parts.iter().flatten().map(|part| part.points).sum();
        assert!(close(points, total.unwrap_or(0.0)));
    }
    assert!(result.line.is_none() && result.stability.is_none());
    let out = |entry: &&Entry| entry.place != Place::In;
    let below: Vec<_> = result.entries.iter().filter(out).map(|entry| entry.project).collect();
    assert_eq!(below, [ids[5], ids[6]]);
}

#[test]
fn the_line_is_a_strict_prefix_with_reasons() {
    let (bench, ids) = example();
    let result = bench.budget(1_000_000);
    let expect = [4, 0, 2, 1, 3, 8, 7, 5, 6].map(|nth: usize| ids[nth]);
    assert_eq!(result.order(), expect);
    let line = result.line.unwrap();
    assert_eq!((line.selected, line.below, line.left_out), (3, 4, 2));
    assert_eq!((line.used, line.left), (pounds(750_000), Some(pounds(250_000))));
    assert_eq!((line.blocked_by, line.musts_over), (Some(ids[1]), None));
    for (nth, reason) in [
        (1, Reason::OverBudgetBy(pounds(250_000))),
        (3, Reason::OverBudgetBy(pounds(50_000))),
        (8, Reason::FitsAloneButRanksBelow(ids[1])),
        (7, Reason::NotScored),
        (5, Reason::Excluded),
        (6, Reason::Closed),
    ] {
        assert_eq!(result.entry(ids[nth]).place, Place::Below(reason), "P{}", nth + 1);
    }
    let running = result.entries.iter().map(|entry| entry.cumulative.minor / 100_000);
    assert_eq!(running.collect::<Vec<_>>(), [400, 650, 750, 1250, 1550, 1750, 1750, 1750, 1750]);
    assert!(result.findings.contains(&Finding::CostsMissing(1)));
}

#[test]
fn a_budget_used_to_the_penny_fits() {
    let (bench, ids) = example();
    let result = bench.budget(1_250_000);
    assert_eq!(result.entry(ids[1]).place, Place::In);
    assert_eq!(result.line.unwrap().left, Some(pounds(0)));
}

#[test]
fn must_dos_beyond_the_budget_are_in_and_said() {
    let (bench, ids) = example();
    let result = bench.budget(300_000);
    let line = result.line.unwrap();
    assert_eq!((line.selected, line.musts_over), (1, Some(pounds(100_000))));
    assert_eq!(line.left, Some(pounds(-100_000)));
    assert!(result.findings.contains(&Finding::MustsOverBudget(pounds(100_000))));
    let p3 = result.entry(ids[2]).place;
    assert_eq!(p3, Place::Below(Reason::OverBudgetBy(pounds(200_000))));
}

#[test]
fn a_line_placed_by_hand() {
    let (bench, ids) = example();
    for (ranks, selected) in [(0, 1), (1, 1), (4, 4), (7, 7), (100, 7)] {
        let result = prioritise(&bench.workspace, today(), Some(Cut::Rank(ranks)));
        let line = result.line.unwrap();
        assert_eq!((line.selected, line.left), (selected, None), "at {ranks}");
        if ranks == 4 {
            assert_eq!(result.entry(ids[3]).place, Place::Below(Reason::RanksBelowLine));
            assert_eq!(result.entry(ids[7]).place, Place::Below(Reason::NotScored));
        }
    }
}

#[test]
fn objectives_in_force_count_by_weight() {
    let mut bench = Bench::new();
    bench.put(|c: &mut Criterion| c.source = Some(CriterionSource::Objectives));
    let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
    let grow = bench.put(|o: &mut Objective| o.weight = Some(60.0));
    let save = bench.put(|o: &mut Objective| {
        (o.weight, o.starts, o.ends) = (Some(20.0), day("2027-04-01"), day("2027-04-01"));
    });
    let past = bench.put(|o: &mut Objective| {
        (o.weight, o.ends) = (Some(20.0), day("2027-03-31"));
    });
    let [both, one, ended, none] = ["a", "b", "c", "d"].map(|name| bench.project(name, None));
    bench.contribution(both, grow, 2);
    bench.contribution(both, save, 4);
    bench.contribution(one, save, 0);
    bench.contribution(ended, past, 4);
    let result = bench.free();
    // (60 × 2/4 + 20 × 4/4) ÷ 80 = 0.625
    assert!(close(result.entry(both).total.unwrap(), 62.5));
    assert_eq!(result.entry(one).total, Some(0.0));
    assert_eq!((result.entry(ended).total, result.entry(none).total), (None, None));
    assert_eq!(result.findings[0], Finding::EqualWeights);
}

#[test]
fn the_weight_at_which_two_projects_change_places() {
    // X = t and Y = 0.9·(1 − t): equal at t = 0.9 ÷ 1.9 = 0.473684, which is 2.6316 below 0.5.
    let mut problem = plain(&[50.0, 50.0], &[(&[Some(5), Some(1)], 1), (&[Some(1), Some(5)], 1)]);
    problem.candidates[1].cells[1] = Some(value::cell(0.9, 0.0, 1.0));
    let result = problem.solve(Some(Cut::Rank(1)));
    let stability = result.stability.unwrap();
    let (fall, rise) = stability.moves[0].holds.unwrap();
    assert!(close(fall, 50.0 - 90.0 / 1.9) && close(rise, 50.0), "{fall} {rise}");
    let (fall, rise) = stability.moves[1].holds.unwrap();
    assert!(close(fall, 50.0) && close(rise, 100.0 / 1.9 - 50.0), "{fall} {rise}");
    assert_eq!(stability.changed, 1);
    assert_eq!(stability.moves[0].down, SetChange { leaves: 1, enters: 1 });
    assert_eq!(stability.moves[0].up, SetChange::default());
}

#[test]
fn a_missing_score_bends_the_curve() {
    // X has the first criterion only, 0.6, and stays at 60. Y = t + 0.1·(1 − t) reaches 0.6 at
    // t = 0.5 ÷ 0.9 = 0.555556, 5.5556 above 0.5.
    let mut problem = plain(&[50.0, 50.0], &[(&[None, None], 1), (&[Some(5), None], 1)]);
    problem.candidates[0].cells[0] = Some(value::cell(0.6, 0.0, 1.0));
    problem.candidates[1].cells[1] = Some(value::cell(0.1, 0.0, 1.0));
    let stability = problem.solve(Some(Cut::Rank(1))).stability.unwrap();
    let (fall, rise) = stability.moves[0].holds.unwrap();
    assert!(close(fall, 50.0) && close(rise, 50.0 / 0.9 - 50.0), "{fall} {rise}");
    assert_eq!(stability.changed, 0);
}
