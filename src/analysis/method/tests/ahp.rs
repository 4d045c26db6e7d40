//! Pairwise comparison against published matrices, and against the row means and permutations.

use crate::analysis::method::kernel::ahp::*;
use proptest::prelude::*;

/// Judgements from the rows above the diagonal.
fn upper(things: usize, rows: &[f64]) -> Judgements {
    let mut judgements = Judgements::new(things);
    let mut rest = rows.iter();
    for i in 0..things {
        for j in i + 1..things {
            judgements.judge(i, j, *rest.next().unwrap());
        }
    }
    assert_eq!(rest.next(), None);
    judgements
}

fn close(got: &[f64], expect: &[f64], within: f64) {
    assert_eq!(got.len(), expect.len());
    for (got, expect) in got.iter().zip(expect) {
        assert!((got - expect).abs() < within, "{got} {expect}");
    }
}

/// Drinks (Saaty 2008): coffee, wine, tea, beer, soda, milk, water.
fn drinks() -> Judgements {
    let (t, n, h, q) = (1.0 / 3.0, 1.0 / 9.0, 0.5, 0.25);
    upper(
        7,
        &[
            9.0, 5.0, 2.0, 1.0, 1.0, h, //
            t, n, n, n, n, //
            t, q, t, n, //
            h, 1.0, t, //
            2.0, h, //
            t,
        ],
    )
}

/// Houses (Saaty 1990): judgements that contradict each other.
fn house() -> Judgements {
    let s = 1.0 / 7.0;
    upper(
        8,
        &[
            5.0,
            3.0,
            7.0,
            6.0,
            6.0,
            1.0 / 3.0,
            0.25, //
            1.0 / 3.0,
            5.0,
            3.0,
            3.0,
            0.2,
            s, //
            6.0,
            3.0,
            4.0,
            6.0,
            0.2, //
            1.0 / 3.0,
            0.25,
            s,
            0.125, //
            0.5,
            0.2,
            1.0 / 6.0, //
            0.2,
            1.0 / 6.0, //
            0.5,
        ],
    )
}

#[test]
fn drinks_of_2008() {
    let found = drinks().priorities(IndexTable::Saaty1980).unwrap();
    close(&found.weights, &[0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], 6e-4);
    assert!((found.lambda_max - 7.17663).abs() < 5e-6, "{}", found.lambda_max);
    assert!((found.ratio - 0.022).abs() < 5e-4, "{}", found.ratio);
    assert!(found.consistent && found.missing == 0);
}

#[test]
fn houses_of_1990_contradict_each_other() {
    let found = house().priorities(IndexTable::Saaty1980).unwrap();
    close(&found.weights, &[0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], 6e-4);
    assert!((found.lambda_max - 9.669).abs() < 6e-4);
    assert!((found.index - 0.238).abs() < 6e-4 && (found.ratio - 0.169).abs() < 6e-4);
    assert!(!found.consistent);
    // The comparison that fits least, mended as the rest implies, makes the whole more consistent.
    let revisit = found.revisit.unwrap();
    let mut mended = house();
    mended.judge(revisit.first, revisit.second, revisit.implied);
    assert!(mended.priorities(IndexTable::Saaty1980).unwrap().ratio < found.ratio);
    let means = house().row_means().unwrap();
    close(&means, &[0.175, 0.063, 0.149, 0.019, 0.036, 0.042, 0.167, 0.350], 6e-4);
}

#[test]
fn schools_of_1980() {
    let (f, s) = (0.2, 1.0 / 6.0);
    let rows = [4.0, 3.0, 1.0, 3.0, 4.0, 7.0, 3.0, f, 1.0, f, f, s, 1.0, 1.0 / 3.0, 3.0];
    let found = upper(6, &rows).priorities(IndexTable::Saaty1980).unwrap();
    close(&found.weights, &[0.321, 0.140, 0.035, 0.128, 0.237, 0.139], 6e-4);
    assert!((found.lambda_max - 7.420).abs() < 6e-4 && (found.ratio - 0.229).abs() < 6e-4);
}

#[test]
fn the_leader_by_four_criteria() {
    let found = upper(4, &[4.0, 3.0, 7.0, 1.0 / 3.0, 3.0, 5.0]);
    let found = found.priorities(IndexTable::Saaty1980).unwrap();
    close(&found.weights, &[0.548, 0.127, 0.270, 0.056], 6e-4);
    assert!((found.ratio - 0.044).abs() < 6e-4, "{}", found.ratio);
}

#[test]
fn the_leader_by_criteria_and_people() {
    // Moll, Nell and Sue on experience, education, charisma and age.
    let criteria = upper(4, &[4.0, 3.0, 7.0, 1.0 / 3.0, 3.0, 5.0]);
    let people = [[0.25, 4.0, 9.0], [3.0, 0.2, 1.0 / 7.0], [5.0, 9.0, 4.0], [1.0 / 3.0, 5.0, 9.0]];
    let by = |judgements: Judgements| judgements.priorities(IndexTable::Saaty1980).unwrap().weights;
    let mut totals = [0.0; 3];
    for (share, rows) in by(criteria).into_iter().zip(people) {
        for (total, weight) in totals.iter_mut().zip(by(upper(3, &rows))) {
            *total += share * weight;
        }
    }
    // The published totals are sums of rounded shares.
    close(&totals, &[0.358, 0.493, 0.150], 1e-3);
}

#[test]
fn two_index_tables_give_two_ratios() {
    let three = upper(3, &[0.25, 4.0, 9.0]);
    let by = |table| three.priorities(table).unwrap().ratio;
    assert!((by(IndexTable::SaatyLater) - 0.035).abs() < 6e-4);
    assert!((by(IndexTable::Saaty1980) - 0.032).abs() < 6e-4);
}

#[test]
fn of_two_things_everything_is_consistent() {
    let found = upper(2, &[3.0]).priorities(IndexTable::Saaty1980).unwrap();
    close(&found.weights, &[0.75, 0.25], 1e-12);
    assert_eq!((found.ratio, found.revisit), (0.0, None));
    let one = Judgements::new(1).priorities(IndexTable::Saaty1980).unwrap();
    assert_eq!(one.weights, [1.0]);
}

#[test]
fn odd_judgements_are_refused_or_named() {
    let fault = |things| Judgements::new(things).priorities(IndexTable::Saaty1980).unwrap_err();
    assert_eq!(fault(0), AhpFault::Size);
    assert_eq!(fault(THINGS_MAX + 1), AhpFault::Size);
    assert_eq!(fault(3), AhpFault::Unconnected);
    let mut three = Judgements::new(3);
    for times in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-320] {
        three.judge(0, 1, times);
    }
    three.judge(1, 1, 4.0);
    three.judge(0, 9, 4.0);
    assert_eq!((three.missing(), three.of(1, 1), three.of(0, 9)), (3, Some(1.0), None));
    three.judge(0, 1, 2.0);
    assert_eq!(three.priorities(IndexTable::Saaty1980).unwrap_err(), AhpFault::Unconnected);
    assert_eq!(Judgements::group(&[]), None);
}

#[test]
fn a_group_of_two_opposites_sees_both_alike() {
    let (one, other) = (upper(2, &[4.0]), upper(2, &[0.25]));
    let (joint, spread) = Judgements::group(&[one, other]).unwrap();
    assert!((joint.of(0, 1).unwrap() - 1.0).abs() < 1e-12);
    let pair = spread[0];
    assert_eq!((pair.low, pair.high, pair.count), (0.25, 4.0, 2));
    assert!((pair.factor - 4.0).abs() < 1e-12);
}

proptest! {
    /// Weights chosen first come back, complete or with pairs left out as long as all hang together.
    #[test]
    fn consistent_judgements_give_their_weights_back(
        weights in proptest::collection::vec(0.05f64..1.0, 2..10),
        skip in proptest::collection::vec(any::<bool>(), 45),
    ) {
        let sum: f64 = weights.iter().sum();
        let things = weights.len();
        let mut judgements = Judgements::new(things);
        let mut at = 0;
        for i in 0..things {
            for j in i + 1..things {
                at += 1;
                // A chain of neighbours stays.
                if j == i + 1 || !skip[at - 1] {
                    judgements.judge(i, j, weights[i] / weights[j]);
                }
            }
        }
        let found = judgements.priorities(IndexTable::Saaty1980).unwrap();
        for (got, weight) in found.weights.iter().zip(&weights) {
            prop_assert!((got - weight / sum).abs() < 1e-6, "{got} {}", weight / sum);
        }
        prop_assert!(found.ratio < 1e-6);
    }

    /// The eigenvector by a second way: a step of the matrix only stretches it.
    #[test]
    fn a_step_of_the_matrix_only_stretches_the_priorities(
        rows in proptest::collection::vec(1u32..10, 15),
    ) {
        let rows: Vec<f64> = rows.iter().map(|n| if n % 2 == 0 { f64::from(*n) } else { 1.0 / f64::from(*n) }).collect();
        let judgements = upper(6, &rows);
        let found = judgements.priorities(IndexTable::Saaty1980).unwrap();
        for i in 0..6 {
            let step: f64 = (0..6).map(|j| judgements.of(i, j).unwrap() * found.weights[j]).sum();
            prop_assert!((step - found.lambda_max * found.weights[i]).abs() < 1e-9);
        }
        prop_assert!(found.lambda_max >= 6.0 - 1e-9);
    }
}
