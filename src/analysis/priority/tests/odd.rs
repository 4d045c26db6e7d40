//! Odd and wrong data: each has a defined, visible answer and never a number that is none.

use super::*;
use crate::model::{CriterionSource, FieldDef, FieldDefKind, Stage, Value};

#[test]
fn empty_workspaces() {
    let bench = Bench::new();
    let result = bench.budget(10);
    assert_eq!(result.findings, [Finding::NoCriteria]);
    assert_eq!(result.line.unwrap().selected, 0);
    let mut bench = Bench::new();
    let id = bench.project("a", Some(5));
    let result = bench.budget(10);
    assert_eq!(result.entry(id).place, Place::Below(Reason::NotScored));
    assert_eq!(bench.free().entry(id).place, Place::In);
}

#[test]
fn criteria_that_cannot_count_are_left_out() {
    type Fill = fn(&mut Criterion);
    let cases: [(Fill, Unusable); 8] = [
        (|c| (c.low, c.high) = (Some(3.0), Some(3.0)), Unusable::FlatScale),
        (|c| c.low = Some(f64::NAN), Unusable::FlatScale),
        (|c| c.high = Some(f64::INFINITY), Unusable::FlatScale),
        (|c| (c.low, c.high) = (Some(f64::MIN), Some(f64::MAX)), Unusable::FlatScale),
        (|c| field(c, "cost"), Unusable::NoScale),
        (|c| field(c, "colour"), Unusable::UnknownField),
        (|c| field(c, "custom:nonsense"), Unusable::UnknownField),
        (|c| field(c, "start"), Unusable::NotNumeric),
    ];
    for (fill, why) in cases {
        let mut bench = Bench::new();
        let good = bench.criterion(10.0);
        let bad = bench.put(|c: &mut Criterion| {
            c.weight = Some(90.0);
            fill(c);
        });
        let id = bench.project("a", Some(5));
        bench.score(id, good, 5.0);
        bench.score(id, bad, 3.0);
        let result = bench.free();
        let entry = result.entry(id);
        assert_eq!((entry.total, entry.coverage), (Some(100.0), 1.0), "{why:?}");
        assert!(result.findings.contains(&Finding::CriterionUnusable(bad, why)), "{why:?}");
        assert_eq!(entry.parts[1], None);
    }
}

fn field(criterion: &mut Criterion, key: &str) {
    criterion.source = Some(CriterionSource::Field);
    criterion.field = key.to_owned();
}

#[test]
fn values_outside_the_scale_count_as_its_end() {
    let mut bench = Bench::new();
    let criterion = bench.criterion(1.0);
    let falling = bench.put(|c: &mut Criterion| {
        (c.weight, c.low, c.high) = (Some(1.0), Some(10.0), Some(0.0));
    });
    let ids = ["a", "b"].map(|name| bench.project(name, None));
    for (id, value) in ids.into_iter().zip([9.0, -9.0]) {
        bench.score(id, criterion, value);
        bench.score(id, falling, value);
    }
    let result = bench.free();
    let cells = |id| result.entry(id).parts.iter().flatten().map(|part| part.cell);
    let seen = |id| cells(id).map(|c| (c.utility, c.clamped)).collect::<Vec<_>>();
    assert_eq!(seen(ids[0])[0], (1.0, true));
    assert!(close(seen(ids[0])[1].0, 0.1) && !seen(ids[0])[1].1);
    assert_eq!(seen(ids[1]), [(0.0, true), (1.0, true)]);
    assert!(result.findings.contains(&Finding::Clamped(criterion, 2)));
}

#[test]
fn weights_missing_zero_and_foreign() {
    let mut bench = Bench::new();
    let ids: Vec<_> = (0..3).map(|_| bench.put(|_: &mut Criterion| {})).collect();
    let shares = |bench: &Bench| {
        bench.free().criteria.iter().map(|criterion| criterion.share).collect::<Vec<_>>()
    };
    assert_eq!(shares(&bench), [1.0 / 3.0; 3]);
    let set = |bench: &mut Bench, nth: usize, weight| {
        let mut record = bench.workspace.find(ids[nth]).unwrap().clone();
        record.weight = weight;
        bench.workspace.put(Arc::new(record));
    };
    set(&mut bench, 0, Some(5.0));
    assert_eq!(shares(&bench), [1.0, 0.0, 0.0]);
    assert!(bench.free().findings.contains(&Finding::CriterionWithoutWeight(ids[2])));
    set(&mut bench, 1, Some(-5.0));
    set(&mut bench, 2, Some(f64::NAN));
    assert_eq!(shares(&bench), [1.0, 0.0, 0.0]);
    set(&mut bench, 0, Some(0.0));
    let id = bench.project("a", None);
    bench.score(id, ids[0], 5.0);
    assert_eq!(bench.free().entry(id).total, None);
    assert!(bench.free().findings.contains(&Finding::AllWeightsZero));
}

#[test]
fn the_newest_of_two_scores_counts() {
    let mut bench = Bench::new();
    let criterion = bench.criterion(1.0);
    let id = bench.project("a", None);
    bench.score(id, criterion, 5.0);
    bench.score(id, criterion, 3.0);
    bench.score(id, criterion, f64::NAN);
    bench.put(|s: &mut Score| (s.project, s.criterion) = (Some(id), Some(criterion)));
    let result = bench.free();
    assert_eq!(result.entry(id).total, Some(50.0));
    assert!(result.findings.contains(&Finding::DuplicateScores(criterion, 1)));
}

#[test]
fn money_is_converted_or_missing() {
    let mut bench = Bench::new();
    bench.settings(|s| {
        s.rates.insert("USD 2027-01-01".into(), 0.5);
        s.rates.insert("USD 2027-12-01".into(), 9.0);
        s.budget = Money::units(1000, Currency::USD);
    });
    bench.put(|c: &mut Criterion| {
        field(c, "benefit");
        (c.low, c.high) = (Some(0.0), Some(1000.0));
    });
    let [usd, eur] = ["a", "b"].map(|name| bench.project(name, None));
    bench.change(usd, |p| {
        (p.cost, p.benefit) = (Money::units(800, Currency::USD), Money::units(800, Currency::USD));
    });
    bench.change(eur, |p| {
        (p.cost, p.benefit) = (Money::units(1, Currency::EUR), Money::units(1, Currency::EUR));
    });
    let cut = Cut::of(&bench.workspace.settings());
    let result = prioritise(&bench.workspace, today(), cut);
    assert_eq!(result.entry(usd).cost, Cost::Given(pounds(400)));
    assert_eq!(result.entry(usd).total, Some(40.0));
    assert_eq!(result.line.unwrap().cut, Cut::Budget(pounds(500)));
    assert_eq!(result.entry(eur).total, None);
    assert!(matches!(result.entry(eur).cost, Cost::NoRate(_)));
    assert!(result.findings.contains(&Finding::NoRate(Currency::EUR, 1)));
    let cut = Money::units(5, Currency::EUR).map(Cut::Budget);
    let result = prioritise(&bench.workspace, today(), cut);
    assert!(result.line.is_none());
    assert!(result.findings.contains(&Finding::BudgetWithoutRate(Currency::EUR)));
}

#[test]
fn custom_fields_count() {
    let mut bench = Bench::new();
    let def = bench.put(|d: &mut FieldDef| d.kind = Some(FieldDefKind::Number));
    let key = format!("custom:{}", def.uid());
    bench.put(|c: &mut Criterion| field(c, &key));
    let ids = ["a", "b", "c"].map(|name| bench.project(name, None));
    let values = [Value::Number(4.0), Value::Text("4".into()), Value::Number(f64::NAN)];
    for (id, value) in ids.into_iter().zip(values) {
        bench.change(id, |p| {
            p.base.custom.insert(def.uid(), value);
        });
    }
    let result = bench.free();
    let totals = ids.map(|id| result.entry(id).total);
    assert_eq!(totals, [Some(75.0), None, None]);
    assert_eq!(suggest_anchors(&bench.workspace, &key, today()), None);
    bench.change(ids[1], |p| {
        p.base.custom.insert(def.uid(), Value::Number(-2.5));
    });
    assert_eq!(suggest_anchors(&bench.workspace, &key, today()), Some((-2.5, 4.0)));
    assert_eq!(suggest_anchors(&bench.workspace, "name", today()), None);
}

#[test]
fn locks_and_stages_that_contradict() {
    let mut bench = Bench::new();
    let id = bench.project("a", Some(-5));
    bench.change(id, |p| (p.lock, p.stage) = (Some(Lock::Must), Some(Stage::Rejected)));
    let result = bench.budget(100);
    assert_eq!(result.entry(id).place, Place::Below(Reason::Closed));
    assert!(result.findings.contains(&Finding::MustButClosed(id)));
    assert!(result.findings.contains(&Finding::NegativeCost(id)));
}

#[test]
fn ties_go_by_worst_case_then_order_then_name_then_id() {
    let mut bench = Bench::new();
    let (a, b) = (bench.criterion(1.0), bench.criterion(1.0));
    let names = ["z", "m", "b", "b", "a"];
    let ids = names.map(|name| bench.project(name, None));
    for id in ids {
        bench.score(id, a, 3.0);
    }
    bench.score(ids[0], b, 3.0);
    bench.change(ids[4], |p| p.base.order = OrderKey::parse("c").unwrap());
    bench.change(ids[1], |p| p.base.order = OrderKey::parse("b").unwrap());
    assert_eq!(bench.free().order(), [ids[0], ids[2], ids[3], ids[1], ids[4]]);
}

#[test]
fn costs_beyond_any_money_do_not_overflow() {
    let scores: &[Option<i64>] = &[Some(5)];
    let problem = plain(&[1.0], &[(scores, i64::MAX), (scores, i64::MAX), (scores, i64::MIN)]);
    let free = problem.solve(None);
    assert_eq!(free.entries[1].cumulative.minor, i64::MAX);
    let line = problem.solve(Some(Cut::Budget(pounds(1)))).line.unwrap();
    assert_eq!((line.selected, line.used.minor), (0, 0));
}

#[test]
fn amounts_beyond_all_bounds_are_told_apart_from_those_without_a_rate() {
    let mut bench = Bench::new();
    bench.settings(|s| _ = s.rates.insert("USD 2027-01-01".into(), 1e9));
    let project = bench.project("a", None);
    bench.change(project, |p| p.cost = Money::units(1_000_000_000, Currency::USD));
    let cut = Money::units(1_000_000_000, Currency::USD).map(Cut::Budget);
    let result = prioritise(&bench.workspace, today(), cut);
    assert!(matches!(result.entry(project).cost, Cost::TooLarge(_)));
    assert_eq!(result.entry(project).cost.minor(), 0);
    assert!(result.line.is_none());
    for finding in [Finding::TooLarge(Currency::USD, 1), Finding::BudgetTooLarge(Currency::USD)] {
        assert!(result.findings.contains(&finding), "{finding:?}");
    }
    let no_rate =
        |finding: &&Finding| matches!(finding, Finding::NoRate(..) | Finding::BudgetWithoutRate(_));
    assert_eq!(result.findings.iter().find(no_rate), None);
}

#[test]
fn full_contribution_to_every_objective_is_not_outside_the_scale() {
    for weights in [&[10.0, 20.0, 15.0, 5.0][..], &[10.0, 10.0, 10.0, 15.0, 5.0]] {
        let mut bench = Bench::new();
        bench.put(|c: &mut Criterion| c.source = Some(CriterionSource::Objectives));
        let project = bench.project("a", None);
        for weight in weights {
            let objective = bench.put(|o: &mut Objective| o.weight = Some(*weight));
            bench.put(|c: &mut Contribution| {
                (c.project, c.objective, c.level) = (Some(project), Some(objective), Some(4));
            });
        }
        let result = prioritise(&bench.workspace, today(), None);
        assert_eq!(result.entry(project).total, Some(100.0), "{weights:?}");
        let clamped = result.findings.iter().find(|f| matches!(f, Finding::Clamped(..)));
        assert_eq!(clamped, None, "{weights:?}");
    }
}
