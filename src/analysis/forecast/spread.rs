//! How uncertain a figure is: a distribution, given by the smallest, most likely and largest value.

use crate::analysis::numbers::pow;
use serde::{Deserialize, Serialize};

/// A distribution of one figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Spread {
    /// Certain.
    Fixed(f64),
    /// Triangular: a straight line up to the most likely and down from it.
    Triangular(ThreePoint),
    /// Beta-PERT: a beta distribution with mean (low + 4 likely + high) ÷ 6.
    BetaPert(ThreePoint),
    /// Every whole number from 0 to this one, equally likely.
    Whole(u32),
}

/// The smallest, most likely and largest value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThreePoint {
    /// The smallest value.
    pub low: f64,
    /// The most likely value.
    pub likely: f64,
    /// The largest value.
    pub high: f64,
}

impl ThreePoint {
    /// Three points in their order, each at least 0; what is no number counts as the most likely.
    pub fn new(low: f64, likely: f64, high: f64) -> Self {
        let likely = if likely.is_finite() { likely.max(0.0) } else { 1.0 };
        let low = if low.is_finite() { low.clamp(0.0, likely) } else { likely };
        let high = if high.is_finite() { high.max(likely) } else { likely };
        Self { low, likely, high }
    }

    fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The two shape figures of the beta distribution.
    fn beta(&self) -> (f64, f64) {
        let mode = (self.likely - self.low) / self.width();
        (1.0 + 4.0 * mode, 5.0 - 4.0 * mode)
    }
}

impl Spread {
    /// The mean.
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Triangular(p) => (p.low + p.likely + p.high) / 3.0,
            Self::BetaPert(p) => (p.low + 4.0 * p.likely + p.high) / 6.0,
            Self::Whole(most) => f64::from(*most) / 2.0,
        }
    }

    /// The variance. Of the beta-PERT it is (mean − low)(high − mean) ÷ 7, not ((high − low) ÷ 6)²,
    /// which is another model's.
    pub fn variance(&self) -> f64 {
        match self {
            Self::Fixed(_) => 0.0,
            Self::Triangular(ThreePoint { low: a, likely: m, high: b }) => {
                (a * a + m * m + b * b - a * b - a * m - b * m) / 18.0
            }
            Self::BetaPert(p) => (self.mean() - p.low) * (p.high - self.mean()) / 7.0,
            Self::Whole(most) => {
                let count = f64::from(*most) + 1.0;
                (count * count - 1.0) / 12.0
            }
        }
    }

    /// Whether it is certain.
    pub fn is_certain(&self) -> bool {
        match self {
            Self::Fixed(_) | Self::Whole(0) => true,
            Self::Triangular(p) | Self::BetaPert(p) => p.width() <= 0.0,
            Self::Whole(_) => false,
        }
    }

    /// The values at `cells + 1` evenly spaced probabilities from 0 to 1; of the beta-PERT by adding
    /// up its density over a grid sixteen times as fine.
    pub fn quantiles(&self, cells: usize) -> Vec<f64> {
        match self {
            Self::BetaPert(p) if p.width() > 0.0 => beta_quantiles(*p, cells),
            _ => (0..=cells).map(|at| self.exact(at as f64 / cells.max(1) as f64)).collect(),
        }
    }

    /// The quantile where it has a closed form; of the beta-PERT the most likely value.
    fn exact(&self, p: f64) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Triangular(points) => triangular(points, p),
            Self::BetaPert(points) => points.likely,
            Self::Whole(most) => (p * (f64::from(*most) + 1.0)).floor().min(f64::from(*most)),
        }
    }
}

/// The quantile of the triangular distribution.
pub fn triangular(points: &ThreePoint, p: f64) -> f64 {
    let (low, likely, high) = (points.low, points.likely, points.high);
    let width = high - low;
    if width <= 0.0 {
        return likely;
    }
    if p * width < likely - low {
        low + (p * width * (likely - low)).sqrt()
    } else {
        high - ((1.0 - p) * width * (high - likely)).sqrt()
    }
}

/// The distribution function of a beta-PERT on a grid, turned around.
fn beta_quantiles(points: ThreePoint, cells: usize) -> Vec<f64> {
    let (alpha, beta) = points.beta();
    let fine = 16 * cells.max(64);
    let density = |x: f64| pow(x, alpha - 1.0) * pow(1.0 - x, beta - 1.0);
    let step = 1.0 / fine as f64;
    // Simpson's rule in every step of the grid.
    let mut sums = vec![0.0];
    let (mut sum, mut left) = (0.0, density(0.0));
    for at in 0..fine {
        let x = at as f64 * step;
        let right = density(x + step);
        sum += left + 4.0 * density(x + 0.5 * step) + right;
        sums.push(sum);
        left = right;
    }
    let mut place = sums.windows(2).enumerate().peekable();
    let mut values = Vec::with_capacity(cells + 1);
    for at in 0..cells {
        let due = sum * at as f64 / cells as f64;
        let behind = |pair: &[f64]| pair.last().is_some_and(|after| *after < due);
        while place.next_if(|(_, pair)| behind(pair)).is_some() {}
        let x = match place.peek() {
            Some((index, [before, after])) if after > before => {
                (*index as f64 + (due - before) / (after - before)) * step
            }
            _ => at as f64 / cells as f64,
        };
        values.push(points.low + x * points.width());
    }
    // The last sums differ by less than can be told apart.
    values.push(points.high);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(low: f64, likely: f64, high: f64) -> ThreePoint {
        ThreePoint::new(low, likely, high)
    }

    #[test]
    fn published_moments_and_quantiles() {
        let triangular = Spread::Triangular(points(0.0, 0.0, 1.0));
        let p80 = triangular.quantiles(10)[8];
        assert!((p80 - (1.0 - 0.2_f64.sqrt())).abs() < 1e-15, "P80 of Triangular(0, 0, 1): {p80}");
        assert!((triangular.mean() - 1.0 / 3.0).abs() < 1e-15);
        assert!((triangular.variance() - 1.0 / 18.0).abs() < 1e-15);
        let pert = Spread::BetaPert(points(1.0, 2.0, 9.0));
        assert!((pert.mean() - 3.0).abs() < 1e-15);
        assert!((pert.variance() - 12.0 / 7.0).abs() < 1e-14, "not (8/6)² = 16/9");
        assert_eq!((Spread::Whole(3).mean(), Spread::Whole(3).variance()), (1.5, 1.25));
        assert_eq!(Spread::Whole(3).quantiles(4), [0.0, 1.0, 2.0, 3.0, 3.0]);
    }

    #[test]
    fn the_table_of_a_beta_has_its_moments() {
        for (low, likely, high) in
            [(1.0, 2.0, 9.0), (0.0, 0.5, 1.0), (0.8, 0.8, 2.0), (0.0, 3.0, 3.0)]
        {
            let pert = Spread::BetaPert(points(low, likely, high));
            let table = pert.quantiles(4096);
            assert!((table[0] - low).abs() < 1e-12 && (table[4096] - high).abs() < 1e-12);
            // The mean of a straight line over each cell.
            let count = 4096.0;
            let mean: f64 = table.windows(2).map(|w| (w[0] + w[1]) / 2.0).sum::<f64>() / count;
            let square = |w: &[f64]| (w[0] * w[0] + w[0] * w[1] + w[1] * w[1]) / 3.0;
            let squares: f64 = table.windows(2).map(square).sum::<f64>() / count;
            assert!((mean / pert.mean() - 1.0).abs() < 5e-5, "{mean} {}", pert.mean());
            let variance = squares - mean * mean;
            assert!((variance / pert.variance() - 1.0).abs() < 2e-3, "{variance}");
        }
        // Beta(3, 3) is symmetric; Beta(1, 5) has the closed form 1 − (1 − p)^(1/5).
        assert!((Spread::BetaPert(points(0.0, 0.5, 1.0)).quantiles(2)[1] - 0.5).abs() < 1e-9);
        let skewed = Spread::BetaPert(points(0.0, 0.0, 1.0)).quantiles(10)[8];
        assert!((skewed - (1.0 - pow(0.2, 0.2))).abs() < 1e-6, "{skewed}");
    }

    #[test]
    fn odd_points_are_put_in_order() {
        assert_eq!(points(5.0, 1.0, 0.0), ThreePoint { low: 1.0, likely: 1.0, high: 1.0 });
        assert_eq!(points(-3.0, f64::NAN, 2.0), ThreePoint { low: 0.0, likely: 1.0, high: 2.0 });
        assert_eq!(points(f64::NAN, 2.0, f64::INFINITY).width(), 0.0);
        for spread in [
            Spread::Fixed(2.0),
            Spread::Whole(0),
            Spread::Triangular(points(1.0, 1.0, 1.0)),
            Spread::BetaPert(points(1.0, 1.0, 1.0)),
        ] {
            assert!(spread.is_certain() && spread.variance() == 0.0, "{spread:?}");
            assert!(spread.quantiles(4).iter().all(|value| *value == spread.mean()));
        }
    }
}
