//! Weights drawn around stated ones: the Dirichlet distribution, by gamma numbers.

use crate::analysis::numbers::{ln, normal_quantile, pow};
use crate::analysis::random::Stream;
use serde::{Deserialize, Serialize};

/// How far drawn weights lie from the stated ones.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Scatter {
    /// A stated weight of a quarter has a standard deviation of so many points of 100.
    Points(f64),
    /// Every set of weights is equally likely, whatever is stated.
    Any,
}

impl Scatter {
    /// The shapes of the gamma numbers for shares that sum to 1: α × share, so that the mean is the
    /// share and the variance share × (1 − share) ÷ (α + 1).
    pub fn shapes(self, shares: &[f64]) -> Vec<f64> {
        match self {
            Self::Points(points) if points.is_finite() => {
                let part = (points / 100.0).clamp(1e-3, 0.4);
                let alpha = (0.1875 / (part * part) - 1.0).max(0.1);
                shares.iter().map(|share| alpha * share).collect()
            }
            Self::Any | Self::Points(_) => vec![1.0; shares.len()],
        }
    }
}

/// Draws weights that sum to 1 into `weights`, one for each shape above 0.
pub fn draw(shapes: &[f64], stream: &mut Stream, weights: &mut [f64]) {
    let mut sum = 0.0;
    for (weight, shape) in weights.iter_mut().zip(shapes) {
        *weight = gamma(*shape, stream);
        sum += *weight;
    }
    // Shapes far below one may all come to nothing; then the first takes all.
    if sum > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    } else if let Some(first) = weights.first_mut() {
        *first = 1.0;
    }
}

/// A gamma number with scale 1 (Marsaglia and Tsang 2000); below shape 1 one of shape + 1 times a
/// power of a uniform number.
fn gamma(shape: f64, stream: &mut Stream) -> f64 {
    if !shape.is_finite() || shape <= 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        let up = gamma(shape + 1.0, stream);
        return up * pow(open_unit(stream), 1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal_quantile(open_unit(stream));
        let v = 1.0 + c * x;
        if v <= 0.0 {
            continue;
        }
        let v = v * v * v;
        if ln(open_unit(stream)) < 0.5 * x * x + d - d * v + d * ln(v) {
            return d * v;
        }
    }
}

/// A number above 0 and below 1.
fn open_unit(stream: &mut Stream) -> f64 {
    stream.unit() + 0.5 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_and_variances_are_those_of_the_distribution() {
        const DRAWS: usize = 40_000;
        let shares = [0.5, 0.25, 0.2, 0.05];
        for (scatter, alpha) in [
            (Scatter::Points(5.0), 74.0),
            (Scatter::Points(10.0), 17.75),
            (Scatter::Points(25.0), 2.0),
        ] {
            let shapes = scatter.shapes(&shares);
            let mut stream = Stream::new(3);
            let mut weights = [0.0; 4];
            let (mut sums, mut squares) = ([0.0; 4], [0.0; 4]);
            for _ in 0..DRAWS {
                draw(&shapes, &mut stream, &mut weights);
                assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                for at in 0..4 {
                    sums[at] += weights[at];
                    squares[at] += weights[at] * weights[at];
                }
            }
            for (at, share) in shares.iter().enumerate() {
                let (n, variance) = (DRAWS as f64, share * (1.0 - share) / (alpha + 1.0));
                let mean = sums[at] / n;
                assert!((mean - share).abs() < 5.0 * (variance / n).sqrt(), "{mean} {share}");
                let found = squares[at] / n - mean * mean;
                assert!((found / variance - 1.0).abs() < 0.06, "{found} {variance}");
            }
        }
    }

    #[test]
    fn any_weights_spread_evenly_over_all() {
        // Of two weights the first is uniform; of three the greatest has the mean 11/18.
        let (mut below, mut greatest) = (0, 0.0);
        let mut stream = Stream::new(9);
        let (mut two, mut three) = ([0.0; 2], [0.0; 3]);
        for _ in 0..20_000 {
            draw(&Scatter::Any.shapes(&[0.9, 0.1]), &mut stream, &mut two);
            below += u32::from(two[0] < 0.3);
            draw(&[1.0; 3], &mut stream, &mut three);
            greatest += three.iter().copied().fold(0.0, f64::max);
        }
        assert!((f64::from(below) / 2e4 - 0.3).abs() < 0.015, "{below}");
        assert!((greatest / 2e4 - 11.0 / 18.0).abs() < 0.005, "{greatest}");
    }

    #[test]
    fn odd_shapes_still_give_weights() {
        let mut stream = Stream::new(1);
        let mut weights = [0.0; 2];
        draw(&[1e-12, 1e-12], &mut stream, &mut weights);
        assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{weights:?}");
        draw(&[], &mut stream, &mut []);
        assert_eq!(Scatter::Points(f64::NAN).shapes(&[0.3, 0.7]), [1.0, 1.0]);
        for odd in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
            draw(&[odd, 1.0], &mut stream, &mut weights);
            assert_eq!(weights, [0.0, 1.0], "{odd}");
            draw(&[odd, odd], &mut stream, &mut weights);
            assert_eq!(weights, [1.0, 0.0], "{odd}");
        }
    }
}
