//! The arithmetic of splitting whole minutes: rounded so that the parts always make the whole.

/// Shares are taken to this many parts of the whole: 1/10,000, a hundredth of a percent.
pub const PARTS: i64 = 10_000;

/// A share as parts of [`PARTS`], rounded to the nearest; what is not a number counts as 0.
pub fn parts(share: f64) -> i64 {
    (share * PARTS as f64).round() as i64
}

/// `numerator ÷ denominator` rounded to the nearest whole, halves up; 0 where the
/// denominator is 0. The result is cut to the range of `i64`.
pub fn round_div(numerator: i128, denominator: i128) -> i64 {
    if denominator == 0 {
        return 0;
    }
    let (n, d) =
        if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
    let rounded = (2 * n + d).div_euclid(2 * d);
    rounded.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64
}

/// Splits a total in proportion to weights by cumulative rounding.
///
/// The parts add up to the total exactly, whatever its sign, and each lies within one unit of
/// its exact share. Weights that add up to nothing put all on the first part; no weights give
/// no parts.
pub fn apportion(total: i64, weights: &[i64]) -> Vec<i64> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        let mut parts = vec![0; weights.len()];
        if let Some(first) = parts.first_mut() {
            *first = total;
        }
        return parts;
    }
    let mut cumulated: i128 = 0;
    let mut given: i64 = 0;
    let part = |weight: &i64| {
        cumulated += i128::from(*weight);
        let due = round_div(i128::from(total) * cumulated, whole);
        let part = due - given;
        given = due;
        part
    };
    weights.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_make_the_whole() {
        for (total, weights, expect) in [
            (10, &[1, 1, 1][..], &[3, 4, 3][..]),
            (-10, &[1, 1, 1], &[-3, -4, -3]),
            (1, &[1, 1], &[1, 0]),
            (7, &[0, 0], &[7, 0]),
            (7, &[0, 5, 0, 5], &[0, 4, 0, 3]),
            (0, &[3, 4], &[0, 0]),
            (5, &[2, -2], &[5, 0]),
            (9_600, &[2400, 2400, 2400, 2400], &[2400, 2400, 2400, 2400]),
            (5, &[], &[]),
        ] {
            assert_eq!(apportion(total, weights), expect, "{total} by {weights:?}");
        }
    }

    #[test]
    fn halves_round_up_on_both_sides_of_zero() {
        for (n, d, expect) in
            [(1, 2, 1), (-1, 2, 0), (3, 2, 2), (-3, 2, -1), (1, -2, 0), (5, 0, 0), (7, 3, 2)]
        {
            assert_eq!(round_div(n, d), expect, "{n}/{d}");
        }
    }

    #[test]
    fn shares_to_a_hundredth_of_a_percent() {
        for (share, expect) in [(0.2, 2000), (1.0, 10_000), (0.333_333, 3333), (f64::NAN, 0)] {
            assert_eq!(parts(share), expect);
        }
    }

    proptest! {
        #[test]
        fn any_split_adds_up(
            total in -60_000_000_i64..60_000_000,
            weights in proptest::collection::vec(0_i64..5_000_000, 1..12),
        ) {
            let split = apportion(total, &weights);
            prop_assert_eq!(split.iter().sum::<i64>(), total);
            let whole: i64 = weights.iter().sum();
            if whole > 0 {
                for (part, weight) in split.iter().zip(&weights) {
                    let exact = total as f64 * *weight as f64 / whole as f64;
                    prop_assert!((*part as f64 - exact).abs() <= 1.0 + 1e-6);
                }
            }
        }
    }
}
