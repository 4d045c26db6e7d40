//! What is sure whatever rounding there was in the tableau: bounds and contradictions counted anew
//! from the model.

use super::Lp;
use crate::analysis::selection::kernel::prices::ROUNDING;

impl Lp {
    /// The weights of the rows by which a row of the tableau says that nothing keeps them all.
    pub(super) fn ray_of(&self, row: usize, sign: f64) -> Vec<f64> {
        let n = self.n;
        let weight = |i: usize| {
            let at = self.place[n + i];
            if !self.joined[i] {
                0.0
            } else if (at as usize) < n {
                sign * self.table[row * n + at as usize]
            } else {
                f64::from(u8::from(at as usize - n == row)) * sign
            }
        };
        (0..self.rows.len()).map(weight).collect()
    }

    /// Whether the rows, weighed as the last solve found them broken, cannot be kept by any set
    /// under the bounds now; counted from the model alone.
    pub fn is_broken_surely(&mut self) -> bool {
        let Some(ray) = self.ray.take() else { return false };
        [1.0, -1.0].into_iter().any(|sign| self.excess(&ray, sign) > 1e-6)
    }

    /// By how much Σ weight·(amounts + slack) = 0 is missed at best, in parts of its terms.
    pub(super) fn excess(&self, ray: &[f64], sign: f64) -> f64 {
        let (mut least, mut size) = (0.0, 1.0_f64);
        for (row, weight) in ray.iter().enumerate() {
            let weight = sign * weight;
            if weight.abs() <= 1e-12 {
                continue;
            }
            let slack = if weight > 0.0 { self.low[self.n + row] } else { self.high[self.n + row] };
            if !slack.is_finite() {
                return 0.0;
            }
            least += weight * slack;
            size = size.max((weight * slack).abs());
        }
        for j in 0..self.n {
            let amounts = self.columns[j].iter();
            let sum: f64 = amounts.map(|(row, amount)| sign * ray[*row as usize] * amount).sum();
            least += (sum * self.low[j]).min(sum * self.high[j]);
        }
        least / size
    }

    /// The price of every row of the model.
    pub fn row_prices(&self) -> Vec<f64> {
        self.prices_in_parts().iter().zip(&self.scale).map(|(price, scale)| price / scale).collect()
    }

    /// The price of every row in its parts, never of the wrong sign.
    pub(super) fn prices_in_parts(&self) -> Vec<f64> {
        let price = |row: usize| {
            let at = self.place[self.n + row];
            if !self.joined[row] || at as usize >= self.n {
                return 0.0;
            }
            let y = -self.prices[at as usize];
            let capped = self.low[self.n + row].is_finite();
            let floored = self.high[self.n + row].is_finite();
            if (y > 0.0 && !capped) || (y < 0.0 && !floored) { 0.0 } else { y }
        };
        (0..self.rows.len()).map(price).collect()
    }

    /// An upper bound of the value under the bounds now, counted from row prices and the model
    /// alone: Σ y·limit + Σ max over each option of (value − y·amounts). Valid for any prices.
    pub fn safe_bound(&mut self) -> f64 {
        let y = self.prices_in_parts();
        let mut bound = 0.0;
        let mut size = 0.0;
        for (row, y) in y.iter().enumerate().filter(|(_, y)| **y != 0.0) {
            let slack = if *y > 0.0 { self.low[self.n + row] } else { self.high[self.n + row] };
            bound -= y * slack;
            size += (y * slack).abs();
        }
        for j in 0..self.n {
            let mut rest = self.values[j];
            size += rest.abs();
            for &(row, amount) in &self.columns[j] {
                let taken = y[row as usize] * amount;
                rest -= taken;
                size += taken.abs();
            }
            bound += (rest * self.low[j]).max(rest * self.high[j]);
            self.rests[j] = rest;
        }
        self.work += 8 * self.n as u64;
        bound + ROUNDING * size
    }
}
