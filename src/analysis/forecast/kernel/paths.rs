//! A project's plan as the places where its pace changes, and what it puts into which month when it
//! comes later, takes longer or costs more.

use super::sampler::Sampler;
use super::{LANES, Lanes};
use crate::analysis::forecast::inputs::ProjectInput;
use crate::analysis::random::keyed;

/// Adding this and taking it away again rounds to 1/64 of a minute. Sums of such numbers are exact
/// in any order, so neither the order of projects nor an edit taken back leaves a trace.
const ROUND: f64 = 1.5 * (1_u64 << 46) as f64;

#[inline(always)]
fn round(value: f64) -> f64 {
    (value + ROUND) - ROUND
}

/// A place where the pace of some rows changes.
#[derive(Clone, Debug)]
struct Kink {
    /// Months from the project's begin, as planned.
    offset: f64,
    first: usize,
    last: usize,
}

/// A project ready to be run.
#[derive(Clone, Debug)]
pub struct Project {
    /// The seed of its numbers.
    pub seed: u64,
    /// Months to its planned begin.
    pub start: f64,
    /// How its effort varies.
    pub effort: Sampler,
    /// How its duration varies.
    pub duration: Sampler,
    /// How its begin varies.
    pub slip: Sampler,
    /// The probability that it comes.
    pub probability: f64,
    kinks: Vec<Kink>,
    /// Row and change of pace in minutes a month.
    changes: Vec<(usize, f64)>,
}

impl Project {
    /// Prepares a project whose rows are in range.
    pub fn new(input: &ProjectInput, seed: u64) -> Self {
        let longest = input.lines.iter().map(|line| line.minutes.len()).max().unwrap_or(0);
        let (mut kinks, mut changes) = (Vec::new(), Vec::new());
        for month in 0..=longest {
            let first = changes.len();
            for line in &input.lines {
                let pace = |at: usize| line.minutes.get(at).copied().unwrap_or(0.0);
                let before = if month == 0 { 0.0 } else { pace(month - 1) };
                let change = pace(month) - before;
                if change != 0.0 {
                    changes.push((line.row, change));
                }
            }
            if changes.len() > first {
                kinks.push(Kink { offset: month as f64, first, last: changes.len() });
            }
        }
        Self {
            seed: keyed(seed, input.key),
            start: input.start,
            effort: Sampler::new(&input.effort),
            duration: Sampler::new(&input.duration),
            slip: Sampler::new(&input.slip),
            probability: input.probability,
            kinks,
            changes,
        }
    }

    /// The rows it needs, each once.
    pub fn rows(&self) -> Vec<usize> {
        let mut rows: Vec<usize> = self.changes.iter().map(|(row, _)| *row).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Adds the changes of every month to `deltas`, which holds rows × (months + 2) × 64 numbers;
    /// their running sums over the months are the minutes. A row is put to `row_of(row)`.
    #[inline]
    pub fn spread(
        &self,
        runs: &Runs,
        months: usize,
        row_of: impl Fn(usize) -> Option<usize>,
        deltas: &mut [f64],
    ) {
        let mut slots = [0_usize; LANES];
        let (mut here, mut next): (Lanes, Lanes) = ([0.0; LANES], [0.0; LANES]);
        let stride = (months + 2) * LANES;
        let end = months as f64;
        let pace: Lanes = std::array::from_fn(|lane| runs.effort[lane] / runs.duration[lane]);
        for kink in &self.kinks {
            for lane in 0..LANES {
                let time = self.start + runs.slip[lane] + runs.duration[lane] * kink.offset;
                let time = time.min(end);
                let month = time as usize;
                let share = time - month as f64;
                slots[lane] = month * LANES + lane;
                here[lane] = pace[lane] * (1.0 - share);
                next[lane] = pace[lane] * share;
            }
            for (row, change) in &self.changes[kink.first..kink.last] {
                let Some(row) = row_of(*row) else { continue };
                let cells = &mut deltas[row * stride..(row + 1) * stride];
                for lane in 0..LANES {
                    let slot = slots[lane];
                    cells[slot] += round(change * here[lane]);
                    cells[slot + LANES] += round(change * next[lane]);
                }
            }
        }
    }
}

/// What 64 runs drew for a project.
#[derive(Clone, Debug)]
pub struct Runs {
    /// What it takes for every minute planned; with its sign when it is taken away again.
    pub effort: Lanes,
    /// How long it takes for every month planned.
    pub duration: Lanes,
    /// Months later.
    pub slip: Lanes,
}

impl Runs {
    /// Exactly as planned.
    pub const PLAN: Self =
        Self { effort: [1.0; LANES], duration: [1.0; LANES], slip: [0.0; LANES] };
}

/// Running sums over the months of rows × (months + 2) × 64 changes, in place.
pub fn accumulate(deltas: &mut [f64], months: usize) {
    for row in deltas.chunks_exact_mut((months + 2) * LANES) {
        for at in LANES..months * LANES {
            row[at] += row[at - LANES];
        }
    }
}
