//! Quantiles against sorting; tables against the functions they stand for.

use super::LANES;
use super::sampler::{Normal, Sampler};
use super::statistics::{Scratch, quantiles};
use crate::analysis::forecast::spread::{Spread, ThreePoint, triangular};
use crate::analysis::numbers::{normal_cdf, normal_quantile};
use proptest::prelude::*;

const LEVELS: [f64; 5] = [0.0, 0.1, 0.5, 0.83, 1.0];

/// Type 7 by sorting.
fn sorted(values: &[f64]) -> [f64; 5] {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    LEVELS.map(|p| {
        let place = p * (values.len() - 1) as f64;
        let (low, high) = (values[place.floor() as usize], values[place.ceil() as usize]);
        low + (high - low) * (place - place.floor())
    })
}

proptest! {
    #[test]
    fn quantiles_are_those_of_sorted_numbers(
        values in proptest::collection::vec(prop_oneof![0.0..1.0, 0.0..1e9, Just(7.0)], 1..300),
    ) {
        let found = quantiles(&values, LEVELS, &mut Scratch::default());
        for (found, exact) in found.iter().zip(sorted(&values)) {
            prop_assert!((found - exact).abs() <= 1e-9 * exact.abs(), "{} {}", found, exact);
        }
    }
}

#[test]
fn few_numbers() {
    let mut scratch = Scratch::default();
    assert_eq!(quantiles(&[], LEVELS, &mut scratch), [0.0; 5]);
    assert_eq!(quantiles(&[3.0], LEVELS, &mut scratch), [3.0; 5]);
    assert_eq!(quantiles(&[3.0; 9], LEVELS, &mut scratch), [3.0; 5]);
    assert_eq!(quantiles(&[4.0, 2.0], [0.5], &mut scratch), [3.0]);
}

#[test]
fn tables_follow_the_normal_distribution() {
    let normal = Normal::new();
    for at in 1..10_000 {
        let p = f64::from(at) / 10_000.0;
        assert!((normal.quantile(p) - normal_quantile(p)).abs() < 1e-3, "{p}");
        let x = f64::from(at) / 1000.0 - 5.0;
        assert!((normal.cdf(x) - normal_cdf(x)).abs() < 1e-6, "{x}");
    }
    assert!(normal.cdf(-99.0) < 1e-15 && normal.cdf(99.0) > 1.0 - 1e-14);
}

#[test]
fn numbers_that_lean_stay_even() {
    let normal = Normal::new();
    for (common, own) in [(0.6_f64, 0.8_f64), (1.0, 0.0)] {
        let mut counts = [0; 10];
        for at in 0..1000 {
            let cause = normal_quantile((f64::from(at) + 0.5) / 1000.0);
            let mut values = std::array::from_fn(|lane| (lane as f64 + 0.5) / LANES as f64);
            normal.lean(&mut values, &[cause; LANES], common, own);
            for value in values {
                counts[(value * 10.0) as usize] += 1;
            }
        }
        for count in counts {
            assert!((6_000..6_800).contains(&count), "{common}: {counts:?}");
        }
    }
}

#[test]
fn the_closed_triangle_is_its_quantile() {
    for points in [(0.0, 0.0, 1.0), (0.8, 1.0, 2.2), (1.0, 3.0, 3.0)] {
        let points = ThreePoint::new(points.0, points.1, points.2);
        let mut values = std::array::from_fn(|lane| (lane as f64 + 0.5) / LANES as f64);
        let evens = values;
        Sampler::new(&Spread::Triangular(points)).apply(&mut values);
        for (value, p) in values.iter().zip(evens) {
            assert!((value - triangular(&points, p)).abs() < 1e-12);
        }
    }
}
