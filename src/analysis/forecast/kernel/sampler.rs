//! Numbers of a distribution from even ones: closed forms and tables, no series, no rejection.

use super::{LANES, Lanes};
use crate::analysis::forecast::spread::{Spread, ThreePoint};
use crate::analysis::numbers::{normal_cdf, normal_quantile};
use crate::analysis::random::{Stream, mix};

/// Cells of a table of quantiles.
const CELLS: usize = 1024;
/// Cells of the tables of the normal distribution.
const NORMAL_CELLS: usize = 4096;
/// Cells at both ends in which the quantile is computed.
const OUTER: f64 = 16.0;
/// How far the table of the normal distribution function reaches on both sides.
const REACH: f64 = 8.0;

/// Turns even numbers into those of a distribution.
#[derive(Clone, Debug)]
pub enum Sampler {
    /// Always this.
    Fixed(f64),
    /// The closed form of the triangular distribution.
    Triangular {
        low: f64,
        high: f64,
        /// The probability of the rising side.
        cut: f64,
        left: f64,
        right: f64,
    },
    /// Quantiles at even probabilities, straight lines between.
    Table(Vec<f64>),
    /// The whole part of a multiple.
    Whole(f64),
}

impl Sampler {
    /// The sampler of a distribution.
    pub fn new(spread: &Spread) -> Self {
        match spread {
            _ if spread.is_certain() => Self::Fixed(spread.mean()),
            Spread::Triangular(ThreePoint { low, likely, high }) => {
                let width = high - low;
                Self::Triangular {
                    low: *low,
                    high: *high,
                    cut: (likely - low) / width,
                    left: width * (likely - low),
                    right: width * (high - likely),
                }
            }
            Spread::Whole(most) => Self::Whole(f64::from(*most) + 1.0),
            Spread::BetaPert(_) | Spread::Fixed(_) => Self::Table(spread.quantiles(CELLS)),
        }
    }

    /// Whether it gives one value only.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed(_))
    }

    /// The values at even numbers between 0 and 1, in place.
    #[inline]
    pub fn apply(&self, values: &mut Lanes) {
        match self {
            Self::Fixed(value) => values.fill(*value),
            Self::Triangular { low, high, cut, left, right } => {
                for value in values {
                    let rises = *value < *cut;
                    let root = if rises { *value * left } else { (1.0 - *value) * right }.sqrt();
                    *value = if rises { low + root } else { high - root };
                }
            }
            Self::Table(table) => {
                for value in values {
                    *value = interpolate(table, *value * CELLS as f64);
                }
            }
            Self::Whole(count) => {
                for value in values {
                    *value = (*value * count) as u32 as f64;
                }
            }
        }
    }
}

#[inline(always)]
fn interpolate(table: &[f64], place: f64) -> f64 {
    let cell = (place as usize).min(table.len() - 2);
    let (low, high) = (table[cell], table[cell + 1]);
    low + (high - low) * (place - cell as f64)
}

/// The tables of the normal distribution, for numbers that share a cause.
#[derive(Clone, Debug)]
pub struct Normal {
    quantiles: Vec<f64>,
    cdf: Vec<f64>,
}

impl Normal {
    /// Computes the tables.
    pub fn new() -> Self {
        let count = NORMAL_CELLS as f64;
        let quantile = |at: usize| normal_quantile(at as f64 / count);
        let at = |cell: usize| normal_cdf((cell as f64 / count * 2.0 - 1.0) * REACH);
        Self {
            quantiles: (0..=NORMAL_CELLS).map(quantile).collect(),
            cdf: (0..=NORMAL_CELLS).map(at).collect(),
        }
    }

    /// The quantile; in the outer cells, where a straight line is none, computed.
    #[inline]
    pub fn quantile(&self, p: f64) -> f64 {
        let place = p * NORMAL_CELLS as f64;
        if (OUTER..NORMAL_CELLS as f64 - OUTER).contains(&place) {
            interpolate(&self.quantiles, place)
        } else {
            normal_quantile(p)
        }
    }

    /// The distribution function.
    #[inline]
    pub fn cdf(&self, x: f64) -> f64 {
        let place = (x.clamp(-REACH, REACH) / REACH + 1.0) * 0.5 * NORMAL_CELLS as f64;
        interpolate(&self.cdf, place)
    }

    /// Even numbers that lean to a common cause, in place: the rest of each is its own.
    #[inline]
    pub fn lean(&self, values: &mut Lanes, causes: &Lanes, common: f64, own: f64) {
        for (value, cause) in values.iter_mut().zip(causes) {
            *value = self.cdf(common * cause + own * self.quantile(*value));
        }
    }
}

/// The even numbers that one run of a project needs, without those before them.
#[inline(always)]
fn draw(seed: u64, at: u64) -> u64 {
    mix(seed.wrapping_add(at.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
}

/// The middle of one of 2²⁴ cells.
#[inline(always)]
fn even24(bits: u64) -> f64 {
    ((bits & 0xff_ffff) as f64 + 0.5) * (1.0 / (1_u32 << 24) as f64)
}

/// A shuffled order of 64 strata: multiplied, turned and mirrored by drawn bits.
#[inline(always)]
fn stratum(lane: usize, bits: u64) -> u64 {
    (lane as u64).wrapping_mul(bits | 1).wrapping_add(bits >> 6) & 63 ^ (bits >> 12 & 63)
}

/// The even numbers of 64 runs: for effort, duration and begin. Each of the three has one number in
/// every 64th between 0 and 1, in an order of its own (Latin hypercube, McKay and others, 1979), so
/// that means and quantiles scatter less than those of numbers drawn freely.
#[inline]
pub fn evens(
    seed: u64,
    first_run: u64,
    effort: &mut Lanes,
    duration: &mut Lanes,
    slip: &mut Lanes,
) {
    let order = draw(!seed, first_run);
    for lane in 0..LANES {
        let bits = draw(seed, 2 * (first_run + lane as u64));
        let within = |shift: u32, size: u32| {
            let part = bits >> shift & ((1 << size) - 1);
            (part as f64 + 0.5) * (1.0 / (1_u64 << size) as f64)
        };
        let place = |turn: u32, within: f64| {
            (stratum(lane, order >> turn) as f64 + within) * (1.0 / LANES as f64)
        };
        effort[lane] = place(0, within(0, 24));
        duration[lane] = place(20, within(24, 24));
        slip[lane] = place(40, within(48, 16));
    }
}

/// Of 64 runs, 1 where the project comes and 0 where it does not.
#[inline]
pub fn comes(seed: u64, first_run: u64, probability: f64, effort: &mut Lanes) {
    for (lane, effort) in effort.iter_mut().enumerate() {
        let even = even24(draw(seed, 2 * (first_run + lane as u64) + 1));
        *effort = if even < probability { *effort } else { 0.0 };
    }
}

/// The common cause of 64 runs.
pub fn causes(normal: &Normal, seed: u64, first_run: u64, out: &mut Lanes) {
    for (lane, out) in out.iter_mut().enumerate() {
        *out = normal.quantile(even24(draw(seed, first_run + lane as u64)));
    }
}

/// Standard normal numbers of a stream of its own, one a run.
pub fn normals(normal: &Normal, seed: u64, id: u128, out: &mut [f64]) {
    let mut stream = Stream::keyed(seed, id);
    for out in out {
        *out = normal.quantile(even24(stream.bits()));
    }
}
