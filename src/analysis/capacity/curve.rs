//! Demand curves: how a total of work falls into the months of a window, to the minute.
//!
//! Formulas and examples: `docs/method/demand-curves.md`.

use super::kernel::apportion;

/// How work rises and falls between the begin and the end of a window.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// The same all the time.
    Flat,
    /// Most at the begin, falling evenly to nothing.
    Front,
    /// Nothing at the begin, rising evenly.
    Back,
    /// A hump: most in the middle.
    Bell,
    /// Rising in the first quarter, falling in the last, even between.
    Trapezoid,
    /// Weights of equal parts of the window, each at least 0.
    Custom(Vec<f64>),
}

/// Most weights of a custom curve.
pub const WEIGHTS_MAX: usize = 120;
/// What the whole of a curve is cut into before it is split: finer than a minute of any total.
const WHOLE: f64 = 1_000_000_000_000.0;

impl Curve {
    /// The share of the work that is done when so much of the window, 0 to 1, has gone by; `None`
    /// for a custom curve without a sound weight.
    pub fn done(&self, share: f64) -> Option<f64> {
        let u = share.clamp(0.0, 1.0);
        Some(match self {
            Self::Flat => u,
            Self::Front => u * (2.0 - u),
            Self::Back => u * u,
            Self::Bell => u * u * (3.0 - 2.0 * u),
            // The height is 4/3, so that the area is 1.
            Self::Trapezoid if u < 0.25 => 8.0 / 3.0 * u * u,
            Self::Trapezoid if u > 0.75 => 1.0 - 8.0 / 3.0 * (1.0 - u) * (1.0 - u),
            Self::Trapezoid => 4.0 / 3.0 * (u - 0.125),
            Self::Custom(weights) => custom(weights, u)?,
        })
    }
}

/// The share of the weights up to a place in the window.
fn custom(weights: &[f64], u: f64) -> Option<f64> {
    let sound = weights.iter().all(|weight| weight.is_finite() && (0.0..=1e9).contains(weight));
    let whole: f64 = weights.iter().sum();
    if !sound || weights.len() > WEIGHTS_MAX || whole <= 0.0 {
        return None;
    }
    let at = u * weights.len() as f64;
    let part = |(nth, weight): (usize, &f64)| weight * (at - nth as f64).clamp(0.0, 1.0);
    Some(weights.iter().enumerate().map(part).sum::<f64>() / whole)
}

/// A total of minutes in the periods of a window whose working minutes are given.
///
/// Time is working time, so that a flat curve is the same FTE all along, and a period nobody works
/// in gets nothing. The parts add up to the total exactly; none is below 0. Where nobody works in
/// the whole window all periods are taken as equally long. `None` where the total is below 0, there
/// is no period, or the curve is none.
pub fn spread_total(total: i64, curve: &Curve, working: &[i64]) -> Option<Vec<i64>> {
    if total < 0 || working.is_empty() {
        return None;
    }
    let worked: i64 = working.iter().map(|minutes| (*minutes).max(0)).sum();
    let even = vec![1; working.len()];
    let lengths = if worked > 0 { working } else { &even };
    let whole = worked.max(if worked > 0 { 0 } else { working.len() as i64 }) as f64;
    let (mut gone, mut before) = (0_i64, 0_i64);
    let mut weights = Vec::with_capacity(lengths.len());
    for length in lengths {
        gone += (*length).max(0);
        let done = (curve.done(gone as f64 / whole)? * WHOLE).round() as i64;
        weights.push((done - before).max(0));
        before = done.max(before);
    }
    // All weight may lie where nobody works; then the working time decides.
    let weights = if weights.iter().any(|weight| *weight > 0) { &weights } else { lengths };
    Some(apportion(total, weights))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAMED: [Curve; 5] =
        [Curve::Flat, Curve::Front, Curve::Back, Curve::Bell, Curve::Trapezoid];

    #[test]
    fn by_hand() {
        // Four equal periods of a total of 1,600: the shares of each curve, worked out on paper.
        for (curve, expect) in [
            (Curve::Flat, [400, 400, 400, 400]),
            (Curve::Front, [700, 500, 300, 100]),
            (Curve::Back, [100, 300, 500, 700]),
            (Curve::Bell, [250, 550, 550, 250]),
            (Curve::Custom(vec![3.0, 1.0]), [600, 600, 200, 200]),
            (Curve::Custom(vec![0.0, 0.0, 1.0, 1.0]), [0, 0, 800, 800]),
        ] {
            let found = spread_total(1_600, &curve, &[9_600; 4]).unwrap();
            assert_eq!(found, expect, "{curve:?}");
        }
        // A sixth, two thirds in the middle, a sixth.
        let found = spread_total(600, &Curve::Trapezoid, &[1; 4]).unwrap();
        assert_eq!(found, [100, 200, 200, 100]);
    }

    #[test]
    fn working_time_counts_and_not_the_calendar() {
        // A month with a week's work less takes less; a month off takes nothing.
        assert_eq!(spread_total(700, &Curve::Flat, &[3, 4]).unwrap(), [300, 400]);
        assert_eq!(spread_total(700, &Curve::Front, &[5, 0, 5]).unwrap(), [525, 0, 175]);
        // Nobody works at all: the months themselves count.
        assert_eq!(spread_total(10, &Curve::Flat, &[0, 0]).unwrap(), [5, 5]);
    }

    #[test]
    fn what_is_no_curve_gives_nothing() {
        for weights in [
            vec![],
            vec![0.0, 0.0],
            vec![-1.0, 2.0],
            vec![f64::NAN],
            vec![f64::INFINITY, 1.0],
            vec![1e300],
            vec![1.0; WEIGHTS_MAX + 1],
        ] {
            assert_eq!(
                spread_total(10, &Curve::Custom(weights.clone()), &[1, 1]),
                None,
                "{weights:?}"
            );
        }
        assert_eq!(spread_total(-1, &Curve::Flat, &[1]), None);
        assert_eq!(spread_total(10, &Curve::Flat, &[]), None);
        assert_eq!(spread_total(0, &Curve::Bell, &[1, 1]).unwrap(), [0, 0]);
    }

    /// The density of each named curve, written down a second time.
    fn density(curve: &Curve, u: f64) -> f64 {
        match curve {
            Curve::Flat => 1.0,
            Curve::Front => 2.0 * (1.0 - u),
            Curve::Back => 2.0 * u,
            Curve::Bell => 6.0 * u * (1.0 - u),
            Curve::Trapezoid => 4.0 / 3.0 * (4.0 * u).min(1.0).min(4.0 * (1.0 - u)),
            Curve::Custom(_) => f64::NAN,
        }
    }

    #[test]
    fn every_curve_is_the_area_under_its_density() {
        for curve in NAMED {
            let steps = 4_000;
            let mut area = 0.0;
            for step in 0..steps {
                area +=
                    density(&curve, (f64::from(step) + 0.5) / f64::from(steps)) / f64::from(steps);
                let at = f64::from(step + 1) / f64::from(steps);
                let done = curve.done(at).unwrap();
                assert!((done - area).abs() < 1e-6, "{curve:?} at {at}: {done} and {area}");
            }
            assert_eq!(curve.done(1.0), Some(1.0), "{curve:?}");
            assert_eq!(curve.done(-3.0), Some(0.0), "{curve:?}");
        }
    }

    proptest! {
        #[test]
        fn the_months_add_up_to_the_total_to_the_minute(
            total in 0_i64..60_000_000,
            working in proptest::collection::vec(0_i64..15_000, 1..60),
            weights in proptest::collection::vec(0.0_f64..100.0, 1..20),
            nth in 0_usize..6,
        ) {
            let curve = NAMED.get(nth).cloned().unwrap_or(Curve::Custom(weights.clone()));
            let found = spread_total(total, &curve, &working);
            let is_sound = nth < 5 || weights.iter().sum::<f64>() > 0.0;
            prop_assert_eq!(found.is_some(), is_sound);
            let parts = found.unwrap_or_default();
            if is_sound {
                prop_assert_eq!(parts.iter().sum::<i64>(), total);
                prop_assert_eq!(parts.len(), working.len());
            }
            prop_assert!(parts.iter().all(|part| *part >= 0));
            // Where nobody works nothing is done, unless nobody works at all.
            if working.iter().any(|minutes| *minutes > 0) {
                let idle = parts.iter().zip(&working).filter(|(_, minutes)| **minutes == 0);
                prop_assert_eq!(idle.map(|(part, _)| part).sum::<i64>(), 0);
            }
        }
    }
}
