//! Prices of the rows by subgradient steps: a bound and a sense of worth long before the relaxation
//! is solved.

use super::model::{Model, NO_LEAST, NO_MOST};

/// What rounding can cost, in parts of the sum of all terms.
pub const ROUNDING: f64 = 1e-11;

/// What the steps found.
pub struct Prices {
    /// The price of every row.
    pub rows: Vec<f64>,
    /// In which part each option was taken, smoothed over the last steps.
    pub parts: Vec<f64>,
    /// No set is worth more.
    pub bound: f64,
    /// Multiplications done.
    pub work: u64,
}

/// Steps down from prices of 0 towards those of the least bound; `target` is a value that is
/// reached.
pub fn descend(model: &Model, target: f64, steps: usize) -> Prices {
    let m = model.limits.len();
    let mut prices = vec![0.0; m];
    let parts = vec![0.0; model.values.len()];
    let mut best = Prices { rows: prices.clone(), parts, bound: f64::INFINITY, work: 0 };
    let entries: usize = model.columns.iter().map(Vec::len).sum();
    let ease = ease(model);
    let mut pace = 1.0;
    let mut stale = 0;
    let mut way = vec![0.0; m];
    for _ in 0..steps {
        let (bound, slack) = look(model, &prices, &mut best.parts);
        best.work += 2 * entries as u64 + 4 * m as u64;
        if bound < best.bound * (1.0 - 1e-5) {
            stale = 0;
        } else {
            stale += 1;
        }
        if bound < best.bound {
            best.bound = bound;
            best.rows.clone_from(&prices);
        }
        if stale >= 10 {
            pace *= 0.7;
            stale = 0;
        }
        if pace < 1e-3 || bound <= target {
            break;
        }
        // The way is smoothed with the one before, which ends zigzags.
        let mut length = 0.0;
        for row in 0..m {
            way[row] = 0.6 * way[row] - 0.4 * slack[row];
            let (least, most) = model.limits[row];
            let blocked = prices[row] <= 0.0 && way[row] < 0.0 && least == NO_LEAST
                || prices[row] >= 0.0 && way[row] > 0.0 && most == NO_MOST;
            if blocked {
                way[row] = 0.0;
            }
            length += ease[row] * way[row] * way[row];
        }
        if length <= 0.0 {
            break;
        }
        let step = pace * (bound - target).max(0.0) / length;
        for row in 0..m {
            let (least, most) = model.limits[row];
            prices[row] += step * ease[row] * way[row];
            if least == NO_LEAST {
                prices[row] = prices[row].max(0.0);
            }
            if most == NO_MOST {
                prices[row] = prices[row].min(0.0);
            }
        }
    }
    best
}

/// How far a row moves at a step: rows of large and of small amounts move alike.
fn ease(model: &Model) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); model.limits.len()];
    for (row, amount) in model.columns.iter().flatten() {
        let at = &mut sums[*row as usize];
        *at = (at.0 + 1.0, at.1 + *amount as f64 * *amount as f64);
    }
    sums.into_iter().map(|(count, sum)| if sum > 0.0 { count / sum } else { 0.0 }).collect()
}

/// The bound at some prices, and what the options that pay at them leave of every row.
fn look(model: &Model, prices: &[f64], parts: &mut [f64]) -> (f64, Vec<f64>) {
    let mut bound = 0.0;
    let mut size = 0.0;
    let mut slack = vec![0.0; prices.len()];
    for (row, price) in prices.iter().enumerate() {
        let (least, most) = model.limits[row];
        let takes_most = most != NO_MOST && (*price >= 0.0 || least == NO_LEAST);
        let limit = if takes_most { most } else { least } as f64;
        slack[row] = limit;
        bound += price * limit;
        size += (price * limit).abs();
    }
    for (j, column) in model.columns.iter().enumerate() {
        let mut rest = model.values[j] as f64;
        size += rest.abs();
        for (row, amount) in column {
            let taken = prices[*row as usize] * *amount as f64;
            rest -= taken;
            size += taken.abs();
        }
        let is_in = model.fixed[j].unwrap_or(rest > 0.0);
        parts[j] += 0.08 * (f64::from(u8::from(is_in)) - parts[j]);
        if is_in {
            bound += rest;
            column.iter().for_each(|(row, amount)| slack[*row as usize] -= *amount as f64);
        }
    }
    // No rounding in the sums makes the bound too low.
    (bound + ROUNDING * size, slack)
}
