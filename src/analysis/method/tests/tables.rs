//! Normalisers, closeness to the ideal and agreement of orders on plain tables.

use crate::analysis::method::kernel::agree::tau_b;
use crate::analysis::method::kernel::score::*;
use proptest::prelude::*;

fn column(values: &[f64], weight: f64, less_is_better: bool) -> Column {
    Column { values: values.iter().copied().map(Some).collect(), weight, less_is_better }
}

fn close(got: &[Option<f64>], expect: &[f64]) {
    for (got, expect) in got.iter().zip(expect) {
        assert!((got.unwrap() - expect).abs() < 5e-5, "{got:?} {expect}");
    }
    assert_eq!(got.len(), expect.len());
}

#[test]
fn topsis_of_tzeng_and_huang_2011() {
    let columns = [
        column(&[5.0, 7.0, 8.0, 7.0], 0.3, false),
        column(&[8.0, 6.0, 8.0, 4.0], 0.4, false),
        column(&[4.0, 8.0, 6.0, 6.0], 0.3, false),
    ];
    close(&topsis(&columns), &[0.5037, 0.6581, 0.7482, 0.3340]);
}

#[test]
fn topsis_of_three_cars() {
    let columns = [
        column(&[5490.0, 6500.0, 6489.0], 0.35, true),
        column(&[51.4, 70.6, 54.3], 0.25, false),
        column(&[8.5, 7.0, 7.5], 0.25, false),
        column(&[285.0, 288.0, 290.0], 0.15, false),
    ];
    close(&topsis(&columns), &[0.4817, 0.5182, 0.1780]);
}

#[test]
fn topsis_of_equals_is_one_half_and_gaps_are_left_out() {
    close(&topsis(&[column(&[3.0, 3.0], 1.0, false)]), &[0.5, 0.5]);
    close(&topsis(&[column(&[0.0, 0.0], 1.0, false)]), &[0.5, 0.5]);
    let mut gap = column(&[1.0, 2.0, 3.0], 1.0, false);
    gap.values[1] = None;
    assert_eq!(topsis(&[gap]), [Some(0.0), None, Some(1.0)]);
    assert_eq!(topsis(&[]), []);
    assert_eq!(topsis(&[column(&[1.0, 2.0], 0.0, false)]), [None, None]);
}

#[test]
fn the_normalisers_by_hand() {
    let more = column(&[2.0, 4.0, 6.0], 1.0, false);
    let less = column(&[2.0, 4.0, 6.0], 1.0, true);
    let by = |column: &Column, by| weighted(std::slice::from_ref(column), by).unwrap();
    close(&by(&more, Normaliser::MinMax), &[0.0, 0.5, 1.0]);
    close(&by(&less, Normaliser::MinMax), &[1.0, 0.5, 0.0]);
    close(&by(&more, Normaliser::Ratio), &[2.0 / 6.0, 4.0 / 6.0, 1.0]);
    close(&by(&less, Normaliser::Ratio), &[1.0, 0.5, 2.0 / 6.0]);
    let length = 56.0_f64.sqrt();
    close(&by(&more, Normaliser::Vector), &[2.0 / length, 4.0 / length, 6.0 / length]);
    close(
        &by(&less, Normaliser::Vector),
        &[1.0 - 2.0 / length, 1.0 - 4.0 / length, 1.0 - 6.0 / length],
    );
    let deviation = (8.0_f64 / 3.0).sqrt();
    close(&by(&more, Normaliser::ZScore), &[-2.0 / deviation, 0.0, 2.0 / deviation]);
    let same = column(&[4.0, 4.0], 1.0, true);
    close(&by(&same, Normaliser::MinMax), &[1.0, 1.0]);
    close(&by(&same, Normaliser::ZScore), &[0.0, 0.0]);
    close(&by(&column(&[0.0, 0.0], 1.0, false), Normaliser::Vector), &[1.0, 1.0]);
    let zero = column(&[0.0, 1.0], 1.0, false);
    assert_eq!(weighted(&[more, zero], Normaliser::Ratio), Err(NotPositive { column: 1 }));
}

/// A new project that opens the scale turns two others round under places between the ends, and
/// changes nothing under fixed scales.
#[test]
fn a_new_project_turns_two_others_round() {
    let of = |first: &[f64], second: &[f64]| {
        let columns = [column(first, 0.5, false), column(second, 0.5, false)];
        weighted(&columns, Normaliser::MinMax).unwrap()
    };
    let before = of(&[1.0, 3.0, 5.0], &[5.0, 3.5, 1.0]);
    assert!(before[1] > before[0]);
    let after = of(&[1.0, 3.0, 5.0, 21.0], &[5.0, 3.5, 1.0, 1.0]);
    assert!(after[1] < after[0]);
}

#[test]
fn agreement_of_known_orders() {
    let of = |pairs: &[(f64, f64)]| tau_b(pairs);
    assert_eq!(of(&[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]), Some(1.0));
    assert_eq!(of(&[(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)]), Some(-1.0));
    // One exchange of six pairs: (5 − 1) ÷ 6.
    let one = of(&[(1.0, 1.0), (2.0, 3.0), (3.0, 2.0), (4.0, 4.0)]).unwrap();
    assert!((one - 4.0 / 6.0).abs() < 1e-12);
    assert_eq!(of(&[(1.0, 1.0), (1.0, 2.0)]), None, "one side is all ties");
    assert_eq!(of(&[(1.0, 1.0)]), None);
    assert_eq!(of(&[(1.0, f64::NAN), (2.0, 1.0)]), None);
}

proptest! {
    #[test]
    fn agreement_is_what_counting_all_pairs_gives(
        rows in proptest::collection::vec((0u8..6, 0u8..6), 2..60)
    ) {
        let pairs: Vec<(f64, f64)> =
            rows.iter().map(|(a, b)| (f64::from(*a), f64::from(*b))).collect();
        let (mut sum, mut first, mut second) = (0.0, 0.0_f64, 0.0_f64);
        for (at, a) in pairs.iter().enumerate() {
            for b in &pairs[at + 1..] {
                let (x, y) = (sign(a.0 - b.0), sign(a.1 - b.1));
                sum += x * y;
                first += x * x;
                second += y * y;
            }
        }
        let scale = (first * second).sqrt();
        let expect = (scale > 0.0).then(|| sum / scale);
        match (tau_b(&pairs), expect) {
            (Some(got), Some(expect)) => prop_assert!((got - expect).abs() < 1e-12),
            (got, expect) => prop_assert_eq!(got, expect),
        }
    }

    /// A dominated project changes no order of the others under fixed weights and its own columns.
    #[test]
    fn closeness_lies_between_zero_and_one(
        rows in proptest::collection::vec((0.0f64..10.0, 0.0f64..10.0), 2..20)
    ) {
        let columns = [
            column(&rows.iter().map(|r| r.0).collect::<Vec<_>>(), 0.6, false),
            column(&rows.iter().map(|r| r.1).collect::<Vec<_>>(), 0.4, true),
        ];
        let found = topsis(&columns);
        prop_assert!(found.iter().flatten().all(|c| (0.0..=1.0).contains(c)));
        for (at, a) in rows.iter().enumerate() {
            for (to, b) in rows.iter().enumerate() {
                if a.0 >= b.0 && a.1 <= b.1 {
                    prop_assert!(found[at].unwrap() >= found[to].unwrap() - 1e-9);
                }
            }
        }
    }
}

fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        0.0
    }
}
