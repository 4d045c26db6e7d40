//! Drawn weights against exact shares for two criteria, symmetry, and the ranking itself; flips of
//! neighbours against ranking anew.

use super::*;
use crate::analysis::priority::columns::Columns;
use crate::analysis::priority::draws::*;
use crate::analysis::priority::kernel::dirichlet::Scatter;
use proptest::prelude::*;

fn drawn(problem: &Problem, cut: Cut, scatter: Scatter, draws: u32) -> DrawFigures {
    let question = DrawQuestion { columns: Columns::of(problem, cut), scatter, draws, seed: 11 };
    let mut drawing = Drawing::begin(&question).unwrap();
    while drawing.step() {}
    assert_eq!(drawing.progress(), (u64::from(draws), u64::from(draws)));
    drawing.figures()
}

fn near(count: u32, draws: u32, share: f64) {
    let n = f64::from(draws);
    let found = f64::from(count) / n;
    let error = (share * (1.0 - share) / n).sqrt();
    assert!((found - share).abs() < 4.5 * error + 1e-9, "{found} {share} ± {error}");
}

/// Two criteria: X has utilities 1 and 0, Y 0 and 0.75, Z 0.5 and 0.5. With t the first weight X is
/// ahead of Y from 0.75 ÷ 1.75 on, X of Z from 0.5 on, Y of Z up to 0.25 ÷ 0.75.
fn three() -> Problem {
    let row = |a, b| [Some(a), Some(b)];
    let (x, y, z) = (row(5, 1), row(1, 4), row(3, 3));
    plain(&[50.0, 50.0], &[(&x, 10), (&y, 10), (&z, 10)])
}

#[test]
fn shares_of_two_criteria_are_lengths_of_stretches() {
    const DRAWS: u32 = 20_000;
    let found = drawn(&three(), Cut::Rank(1), Scatter::Any, DRAWS);
    // First: X where t > 1/2, Y where t < 1/3, Z between.
    for (at, share, middle) in
        [(0, 0.5, 0.75), (1, 1.0 / 3.0, 1.0 / 6.0), (2, 1.0 / 6.0, 5.0 / 12.0)]
    {
        let project = &found.projects[at];
        near(project.first, DRAWS, share);
        assert_eq!(project.first, project.inside);
        let central = project.central.as_ref().unwrap();
        assert!((central[0] - middle).abs() < 0.01, "{central:?} {middle}");
        assert!((central[0] + central[1] - 1.0).abs() < 1e-9);
        assert_eq!(project.central, project.favour);
    }
    assert_eq!(found.projects.iter().map(|at| at.first).sum::<u32>(), DRAWS);
    assert_eq!((found.projects[0].low, found.projects[0].high), (1, 3));
    // Around even weights with α = 2 (25 points) the first weight is Beta(1, 1) again.
    let close = drawn(&three(), Cut::Rank(1), Scatter::Points(25.0), DRAWS);
    near(close.projects[0].first, DRAWS, 0.5);
}

#[test]
fn a_beta_of_four_has_a_closed_form() {
    const DRAWS: u32 = 20_000;
    // α = 4: 0.1875 ÷ p² − 1 = 4. The first weight is Beta(2, 2): P(t ≤ a) = 3a² − 2a³.
    let points = 100.0 * (0.1875_f64 / 5.0).sqrt();
    let found = drawn(&three(), Cut::Rank(1), Scatter::Points(points), DRAWS);
    let below = |a: f64| 3.0 * a * a - 2.0 * a * a * a;
    near(found.projects[0].first, DRAWS, 1.0 - below(0.5));
    near(found.projects[1].first, DRAWS, below(1.0 / 3.0));
    near(found.projects[2].first, DRAWS, below(0.5) - below(1.0 / 3.0));
}

#[test]
fn what_is_alike_is_first_alike() {
    const DRAWS: u32 = 12_000;
    let row = |at: usize| std::array::from_fn(|c| Some(if c == at { 5 } else { 1 }));
    let rows: [[Option<i64>; 3]; 3] = [row(0), row(1), row(2)];
    let projects: Vec<(&[Option<i64>], i64)> = rows.iter().map(|row| (&row[..], 1)).collect();
    let found = drawn(&plain(&[1.0, 1.0, 1.0], &projects), Cut::Rank(2), Scatter::Any, DRAWS);
    for (at, project) in found.projects.iter().enumerate() {
        near(project.first, DRAWS, 1.0 / 3.0);
        near(project.inside, DRAWS, 2.0 / 3.0);
        // The greatest of three even weights has the mean 11/18.
        assert!((project.central.as_ref().unwrap()[at] - 11.0 / 18.0).abs() < 0.01);
        assert_eq!((project.low, project.middle, project.high), (1, 2, 3));
    }
}

#[test]
fn decisions_and_money_count_as_in_the_ranking() {
    let mut problem = three();
    problem.candidates[1].lock = Some(Lock::Must);
    problem.candidates[2].lock = Some(Lock::Exclude);
    let mut unscored = problem.candidates[0].clone();
    (unscored.id, unscored.cells) = (Id::new(Uid(1003)), vec![None, None]);
    problem.candidates.push(unscored);
    let budget = |units| Cut::Budget(Money::new(units, Currency::GBP));
    for (cut, inside) in [
        (budget(20), [1, 1, 0, 0]),
        (budget(19), [0, 1, 0, 0]),
        (budget(0), [0, 1, 0, 0]),
        (Cut::Rank(0), [0, 1, 0, 0]),
        (Cut::Rank(2), [1, 1, 0, 0]),
        (Cut::Rank(3), [1, 1, 0, 1]),
        (Cut::Rank(9), [1, 1, 0, 1]),
    ] {
        let found = drawn(&problem, cut, Scatter::Any, 100);
        let shares: Vec<u32> = found.projects.iter().map(|at| at.inside / 100).collect();
        assert_eq!(shares, inside, "{cut:?}");
        assert_eq!((found.same, found.moved), (100, 0.0));
        assert_eq!(found.projects[2].low + found.projects[3].high, 0, "without a rank");
    }
}

#[test]
fn nothing_to_draw_is_said() {
    let ask = |columns| {
        let scatter = Scatter::Any;
        Drawing::begin(&DrawQuestion { columns, scatter, draws: 10, seed: 1 }).map(|_| ())
    };
    let sound = Columns::of(&three(), Cut::Rank(1));
    assert_eq!(ask(sound.clone()), Some(()));
    let all = |share| vec![share; 2];
    for shares in [all(None), all(Some(0.0)), all(Some(f64::NAN)), Vec::new()] {
        assert_eq!(ask(Columns { shares: shares.clone(), ..sound.clone() }), None, "{shares:?}");
    }
    let uneven = Columns { decisions: vec![0], ..sound.clone() };
    assert_eq!(ask(uneven), None);
    // Columns that are too short say nothing of the projects they leave out.
    let short = Columns { utilities: vec![vec![Some(1.0)]], ..sound };
    assert_eq!(ask(short), Some(()));
}

#[test]
fn safe_is_from_ninety_five_percent_on() {
    for (inside, draws, firm) in [
        (100, 100, Firm::SafeIn),
        (95, 100, Firm::SafeIn),
        (94, 100, Firm::Contested),
        (6, 100, Firm::Contested),
        (5, 100, Firm::SafeOut),
        (0, 100, Firm::SafeOut),
    ] {
        assert_eq!(Firm::of(inside, draws), firm, "{inside} of {draws}");
    }
}

#[test]
fn a_flip_by_hand() {
    // 0.5 each: X = 0.5, Z = 0.5, Y = 0.375. X and Z are level, and X loses as its weight falls.
    let flips = three().flips();
    assert_eq!((flips[0].points, flips.len()), (0.0, 2));
    // Z to Y: 0.5 = 0.75 (1 − t) at t = 1/3, so the first weight falls by 16.67 points; the second
    // rises by as much, and the first is named.
    let flip = flips[1];
    assert_eq!(flip.criterion, Id::new(Uid(0)));
    assert!(close(flip.points, -100.0 / 6.0) && close(flip.share, 1.0 / 3.0), "{flip:?}");
    // Better on everything: no weight turns them round.
    let none = plain(&[1.0, 2.0], &[(&[Some(5), Some(4)], 1), (&[Some(4), Some(3)], 1)]);
    assert_eq!(none.flips(), []);
    let alone = plain(&[1.0], &[(&[Some(5)], 1), (&[Some(4)], 1)]);
    assert_eq!(alone.flips(), []);
}

/// The lead of one candidate over another with one weight moved and the others in proportion.
fn ahead(problem: &Problem, flip: &Flip, to: f64) -> f64 {
    let at = problem.criteria.iter().position(|c| c.id == flip.criterion).unwrap();
    let now = problem.criteria[at].share;
    let weight = |c: usize| match c == at {
        true => to,
        false => problem.criteria[c].share * (1.0 - to) / (1.0 - now),
    };
    let total = |id: Id<Project>| {
        let candidate = problem.candidates.iter().find(|at| at.id == id).unwrap();
        let cells = candidate.cells.iter().enumerate();
        let present = cells.filter_map(|(c, cell)| Some((weight(c), (*cell)?.utility)));
        let (sum, all) = present.fold((0.0, 0.0), |(s, a), (w, u)| (s + w * u, a + w));
        if all > 0.0 { sum / all } else { 0.0 }
    };
    total(flip.upper) - total(flip.lower)
}

proptest! {
    /// Before the flip the upper is ahead, beyond it the lower; and no weight turns them earlier.
    #[test]
    fn a_flip_is_where_the_order_turns(
        weights in proptest::collection::vec(1.0f64..10.0, 2..5),
        rows in proptest::collection::vec(
            proptest::collection::vec(proptest::option::weighted(0.85, 1i64..=5), 4), 2..7),
    ) {
        let rows: Vec<(&[Option<i64>], i64)> =
            rows.iter().map(|row| (&row[..weights.len()], 1)).collect();
        let problem = plain(&weights, &rows);
        for flip in problem.flips() {
            let at = problem.criteria.iter().find(|c| c.id == flip.criterion).unwrap();
            let by = flip.points / 100.0;
            prop_assert!((at.share + by - flip.share).abs() < 1e-12);
            prop_assert!(ahead(&problem, &flip, at.share + 0.999 * by) > -1e-7);
            let beyond = at.share + by + 1e-4 * by.signum();
            if by != 0.0 && (0.0..=1.0).contains(&beyond) {
                prop_assert!(ahead(&problem, &flip, beyond) < 1e-7);
            }
            // Along a grid no other single weight turns them with a smaller move.
            for other in &problem.criteria {
                for step in -20_i32..=20 {
                    let to = other.share + f64::from(step) / 20.0 * by.abs() * 0.99;
                    if (0.0..1.0).contains(&to) && other.share < 1.0 {
                        let own = Flip { criterion: other.id, ..flip };
                        prop_assert!(ahead(&problem, &own, to) > -1e-7);
                    }
                }
            }
        }
    }
}
