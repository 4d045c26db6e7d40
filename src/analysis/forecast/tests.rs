//! Closed forms, convolution and enumeration against the runs; edits against starting over.

use super::analytic::{moments, moments_of};
use super::inputs::{Inputs, Line, Method, ProjectInput, RowInput};
use super::outcome::Forecast;
use super::run::{Refused, Run};
use super::spread::{Spread, ThreePoint};
use super::tail::contributions;
use crate::analysis::numbers::normal_cdf;
use proptest::prelude::*;

const CERTAIN: Spread = Spread::Fixed(1.0);
const NOW: Spread = Spread::Fixed(0.0);

fn project(key: u128, minutes: &[f64]) -> ProjectInput {
    ProjectInput {
        key,
        start: 0.0,
        effort: CERTAIN,
        duration: CERTAIN,
        slip: NOW,
        probability: 1.0,
        lines: vec![Line { row: 0, minutes: minutes.to_vec() }],
    }
}

fn inputs(projects: Vec<ProjectInput>, months: usize, supply: f64) -> Inputs {
    let row = RowInput { key: 9, supply: vec![supply; months], ..RowInput::default() };
    Inputs { months, rows: vec![row], projects, correlation: 0.0 }
}

fn triangular(low: f64, likely: f64, high: f64) -> Spread {
    Spread::Triangular(ThreePoint::new(low, likely, high))
}

fn run(inputs: &Inputs, runs: u32) -> Run {
    let mut run = Run::new(inputs.clone(), Method { runs, seed: 41 }).unwrap();
    while run.step() {}
    run
}

fn forecast(inputs: &Inputs, runs: u32) -> Forecast {
    run(inputs, runs).forecast()
}

#[test]
fn a_certain_plan_is_what_it_says() {
    let plan = inputs(vec![project(1, &[600.0, 0.0, 1200.0]), project(2, &[60.0])], 4, 700.0);
    let forecast = forecast(&plan, 1000);
    let expect = [660.0, 0.0, 1200.0, 0.0];
    for (cell, minutes) in forecast.row(0).iter().zip(expect) {
        assert_eq!(cell.quantiles, [minutes; 7]);
        assert_eq!((cell.mean, cell.deviation), (minutes, 0.0));
        assert_eq!(cell.overload, if minutes > 700.0 { 1.0 } else { 0.0 });
        assert_eq!(cell.shortage, (minutes - 700.0).max(0.0));
    }
    assert_eq!(forecast.row(1), []);
}

#[test]
fn one_triangle_has_its_closed_quantiles() {
    let mut one = project(1, &[1000.0]);
    one.effort = triangular(0.0, 0.0, 1.0);
    let cell = forecast(&inputs(vec![one], 1, 500.0), 20_000).row(0)[0];
    // 1 − √(1 − p); the standard error of a quantile is √(p(1 − p)/n) ÷ density.
    for (found, p) in cell.quantiles.iter().zip(super::outcome::LEVELS) {
        let exact = 1000.0 * (1.0 - (1.0 - p).sqrt());
        let error = 1000.0 * (p * (1.0 - p) / 20_000.0).sqrt() / (2.0 * (1.0 - p).sqrt());
        assert!((found - exact).abs() < 4.0 * error, "P{p}: {found} for {exact}");
    }
    assert!((cell.overload - 0.25).abs() < 0.0123, "P(x > ½) = ¼: {}", cell.overload);
    // ∫ from ½ of (x − ½)·2(1 − x) = 1/24.
    assert!((cell.shortage - 1000.0 / 24.0).abs() < 3.0, "{}", cell.shortage);
}

#[test]
fn twelve_even_numbers_are_nearly_normal() {
    let twelve = (1..=12).map(|key| {
        let mut one = project(key, &[100.0]);
        // The begin is even over a month: what falls into the first month is even, too.
        one.slip = Spread::Triangular(ThreePoint::new(0.0, 0.0, 0.0));
        one.effort = triangular(0.0, 1.0, 1.0);
        one
    });
    // Triangular(0, 1, 1): mean 2/3, variance 1/18.
    let cell = forecast(&inputs(twelve.collect(), 1, 800.0), 20_000).row(0)[0];
    let deviation = 100.0 * (12.0_f64 / 18.0).sqrt();
    assert!((cell.mean - 800.0).abs() < 4.0 * deviation / 20_000.0_f64.sqrt(), "{}", cell.mean);
    assert!((cell.deviation / deviation - 1.0).abs() < 0.02, "{}", cell.deviation);
    let p80 = 800.0 + deviation * 0.841_621_233_572_914_3;
    assert!((cell.quantiles[4] - p80).abs() < 4.0, "{} for {p80}", cell.quantiles[4]);
}

#[test]
fn a_common_cause_of_one_adds_up_quantiles() {
    let five = (1..=5).map(|key| {
        let mut one = project(key, &[100.0]);
        one.effort = triangular(0.5, 1.0, 3.0);
        one
    });
    let mut plan = inputs(five.collect(), 1, 0.0);
    plan.correlation = 1.0;
    let cell = forecast(&plan, 20_000).row(0)[0];
    let exact = 500.0 * triangular(0.5, 1.0, 3.0).quantiles(10)[8];
    assert!((cell.quantiles[4] / exact - 1.0).abs() < 0.01, "{} {exact}", cell.quantiles[4]);
    plan.correlation = 0.0;
    assert!(forecast(&plan, 20_000).row(0)[0].quantiles[4] < 0.93 * exact, "spreads out");
}

#[test]
fn projects_that_may_not_come_are_enumerated() {
    // The published risks: 100 at ½, 300 at ⅕, 1,000 at a tenth.
    let rows = [(0.5, 100.0), (0.2, 300.0), (0.1, 1000.0)];
    let projects = rows.iter().zip(1..).map(|((probability, minutes), key)| ProjectInput {
        probability: *probability,
        ..project(key, &[*minutes])
    });
    let cell = forecast(&inputs(projects.collect(), 1, 299.0), 40_000).row(0)[0];
    assert!((cell.mean - 210.0).abs() < 4.0 * 326.96 / 200.0, "{}", cell.mean);
    assert!((cell.deviation - 326.96).abs() < 6.0, "{}", cell.deviation);
    assert_eq!(cell.quantiles[4], 300.0, "P80: F(100) = 0.72, F(300) = 0.81");
    assert!((cell.overload - 0.28).abs() < 0.01, "{}", cell.overload);
}

#[test]
fn a_later_longer_project_moves_its_minutes() {
    let mut one = project(1, &[600.0, 600.0]);
    one.slip = Spread::Fixed(0.5);
    one.duration = Spread::Fixed(1.5);
    let forecast = forecast(&inputs(vec![one], 5, 0.0), 1000);
    let means: Vec<f64> = forecast.row(0).iter().map(|cell| cell.mean).collect();
    assert_eq!(means, [200.0, 400.0, 400.0, 200.0, 0.0], "1,200 over three months from ½");
}

#[test]
fn a_whole_slip_is_a_convolution() {
    // Two projects of one month, each 0 to 2 months late: in month 2 either 0, 1 or 2 of them.
    let both = [1, 2].map(|key| ProjectInput { slip: Spread::Whole(2), ..project(key, &[60.0]) });
    let cell = forecast(&inputs(both.to_vec(), 3, 90.0), 40_000).row(0)[2];
    assert!((cell.mean - 40.0).abs() < 1.0 && (cell.overload - 1.0 / 9.0).abs() < 0.007);
    assert_eq!((cell.quantiles[2], cell.quantiles[4]), (60.0, 60.0), "F(0) = 4/9, F(60) = 8/9");
}

#[test]
fn absence_takes_from_the_supply() {
    let mut plan = inputs(vec![project(1, &[9_000.0])], 1, 10_000.0);
    plan.rows[0].absence = 0.1;
    plan.rows[0].squares = vec![10_000.0_f64 * 10_000.0 / 4.0];
    let cell = forecast(&plan, 20_000).row(0)[0];
    assert_eq!(cell.supply, 9_000.0);
    // Half of a normal around the plan itself.
    assert!((cell.overload - 0.5).abs() < 0.015, "{}", cell.overload);
    let deviation = 5_000.0 * (0.1 * 0.9 / (365.2425 / 84.0_f64)).sqrt();
    let below = 1.0 - normal_cdf(500.0 / deviation);
    let mut fewer = plan.clone();
    fewer.projects[0].lines[0].minutes = vec![8_500.0];
    let found = forecast(&fewer, 20_000).row(0)[0].overload;
    assert!((found - below).abs() < 0.015, "{found} for {below}");
}

/// Projects of all sorts.
fn mixed(count: u32) -> Vec<ProjectInput> {
    (1..=count)
        .map(|key| {
            let k = f64::from(key);
            ProjectInput {
                key: u128::from(key),
                start: f64::from(key % 4),
                effort: triangular(0.8, 1.0, 1.3 + k * 0.05),
                duration: Spread::BetaPert(ThreePoint::new(0.8, 1.0, 1.2 + k * 0.04)),
                slip: triangular(0.0, 0.0, 2.0),
                probability: if key % 3 == 0 { 0.6 } else { 1.0 },
                lines: vec![
                    Line { row: 0, minutes: vec![600.0 * k, 500.0, 900.0] },
                    Line { row: (key % 2) as usize, minutes: vec![200.0; 4] },
                ],
            }
        })
        .collect()
}

fn two_rows(count: u32, correlation: f64) -> Inputs {
    let row = |key| RowInput { key, supply: vec![20_000.0; 9], ..RowInput::default() };
    Inputs { months: 9, rows: vec![row(1), row(2)], projects: mixed(count), correlation }
}

#[test]
fn mean_and_variance_agree_with_the_runs() {
    for correlation in [0.0, 0.4] {
        let plan = two_rows(12, correlation);
        let (forecast, moments) = (forecast(&plan, 40_000), moments(&plan).unwrap());
        let most = moments.iter().map(|cell| cell.mean).fold(0.0, f64::max);
        for (cell, exact) in forecast.cells.iter().zip(&moments) {
            // Far from the begin the steps of the sums are coarse; near it they are not.
            let error = 5.0 * exact.variance.sqrt() / 200.0 + 0.0005 * most;
            assert!((cell.mean - exact.mean).abs() < error, "{cell:?} {exact:?}");
            let deviation = exact.variance.sqrt();
            let error = 0.02 * deviation + 0.001 * most;
            assert!((cell.deviation - deviation).abs() < error, "{cell:?} {deviation}");
        }
    }
}

#[test]
fn one_edit_leaves_all_other_numbers_and_no_trace() {
    let plan = two_rows(8, 0.3);
    let mut run = run(&plan, 1000);
    let before = run.forecast();
    let mut changed = plan.projects[2].clone();
    changed.effort = triangular(1.0, 2.0, 4.0);
    run.edit(changed.key, Some(changed.clone())).unwrap();
    let mut other = plan.clone();
    other.projects[2] = changed.clone();
    assert_eq!(run.forecast(), forecast(&other, 1000), "as if begun anew");
    run.edit(changed.key, None).unwrap();
    other.projects.remove(2);
    assert_eq!(run.forecast(), forecast(&other, 1000), "without it");
    run.edit(changed.key, Some(plan.projects[2].clone())).unwrap();
    assert_eq!(run.forecast(), before, "and back");
    run.edit(77, None).unwrap();
    assert_eq!(run.forecast(), before, "nobody knows 77");
}

#[test]
fn a_row_alone_has_the_moments_it_has_among_all() {
    for correlation in [0.0, 0.4] {
        let plan = two_rows(12, correlation);
        let all = moments(&plan).unwrap();
        for row in 0..2 {
            let own = moments_of(&plan, row);
            for (one, among) in own.iter().zip(&all[row * plan.months..]) {
                assert!((one.mean - among.mean).abs() <= 1e-9 * among.mean.max(1.0));
                assert!((one.variance - among.variance).abs() <= 1e-9 * among.variance.max(1.0));
            }
            assert_eq!(own.len(), plan.months);
        }
        assert_eq!(moments_of(&plan, 2), []);
    }
}

#[test]
fn a_run_follows_a_plan_that_changes_and_runs_only_what_differs() {
    let plan = two_rows(10, 0.3);
    let mut run = run(&plan, 1000);
    let mut next = plan.clone();
    next.projects[4].effort = triangular(1.0, 2.0, 4.0);
    let gone = next.projects.remove(7);
    let mut fresh = gone.clone();
    fresh.key = 4_711;
    next.projects.push(fresh);
    assert_eq!(run.follow(&next), Some(3), "one changed, one gone, one new");
    assert_eq!(run.forecast(), forecast(&next, 1000), "as if begun anew");
    assert_eq!(run.follow(&next), Some(0));
    // What it cannot follow it says.
    let other_months = Inputs { months: 8, ..next.clone() };
    let other_cause = Inputs { correlation: 0.31, ..next.clone() };
    let mut other_rows = next.clone();
    other_rows.rows[0].supply[3] += 1.0;
    let mut twice = next.clone();
    twice.projects[1].key = twice.projects[0].key;
    let mut odd = next.clone();
    odd.projects[0].probability = f64::NAN;
    for inputs in [other_months, other_cause, other_rows, twice, odd, Inputs::default()] {
        assert_eq!(run.follow(&inputs), None, "{}", inputs.projects.len());
    }
}

#[test]
fn parts_of_the_tail_add_up() {
    let plan = two_rows(8, 0.2);
    let run = run(&plan, 4000);
    let parts = contributions(&run, 0, 3);
    let mean: f64 = parts.iter().map(|part| part.mean).sum();
    let cell = run.forecast().row(0)[3];
    assert!((mean / cell.mean - 1.0).abs() < 1e-9, "{mean} {cell:?}");
    let tail: f64 = parts.iter().map(|part| part.in_tail).sum();
    assert!(tail > cell.quantiles[5], "the worst tenth lies above P90");
    assert!(parts.windows(2).all(|pair| pair[0].widens_by() >= pair[1].widens_by()));
    assert_eq!(contributions(&run, 5, 3), []);
    assert_eq!(contributions(&run, 0, 99), []);
}

#[test]
fn what_is_odd_is_refused() {
    let refused = |inputs: Inputs| Run::new(inputs, Method { runs: 1000, seed: 1 }).err();
    assert_eq!(refused(inputs(vec![], 3, 1.0)), Some(Refused::NoDemand));
    assert_eq!(refused(inputs(vec![project(1, &[0.0])], 3, 1.0)), Some(Refused::NoDemand));
    assert_eq!(refused(inputs(vec![project(1, &[1.0])], 0, 1.0)), Some(Refused::NoDemand));
    assert_eq!(refused(inputs(vec![project(1, &[1.0])], 999, 1.0)), Some(Refused::TooLarge));
    let odd: [fn(&mut ProjectInput); 9] = [
        |p| p.lines[0].row = 1,
        |p| p.lines[0].minutes = vec![-1.0],
        |p| p.lines[0].minutes = vec![f64::NAN],
        |p| p.start = -1.0,
        |p| p.start = f64::INFINITY,
        |p| p.probability = 1.5,
        |p| p.duration = Spread::Fixed(0.0),
        |p| p.effort = Spread::Fixed(f64::NAN),
        |p| p.slip = triangular(0.0, 1.0, 1e9),
    ];
    for (at, change) in odd.into_iter().enumerate() {
        let mut one = project(1, &[1.0]);
        change(&mut one);
        assert_eq!(refused(inputs(vec![one], 3, 1.0)), Some(Refused::Unsound), "{at}");
    }
    let mut plan = inputs(vec![project(1, &[1.0])], 3, 1.0);
    plan.correlation = f64::NAN;
    assert_eq!(refused(plan.clone()), Some(Refused::Unsound));
    plan.correlation = 0.0;
    plan.rows[0].supply = vec![-1.0];
    assert_eq!(refused(plan), Some(Refused::Unsound));
    // Runs are kept within limits.
    let few = Run::new(inputs(vec![project(1, &[1.0])], 3, 1.0), Method { runs: 1, seed: 1 });
    assert_eq!(few.unwrap().forecast().runs, 1024);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_projects_changes_nothing(seed in 0_u64..1000, turn in 1_usize..7) {
        let plan = two_rows(8, 0.3);
        let mut other = plan.clone();
        other.projects.rotate_left(turn);
        let made = |inputs: Inputs| {
            let mut run = Run::new(inputs, Method { runs: 1000, seed }).unwrap();
            while run.step() {}
            run.forecast()
        };
        prop_assert_eq!(made(plan), made(other));
    }
}
