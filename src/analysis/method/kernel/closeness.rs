//! Closeness to the ideal (TOPSIS, Hwang and Yoon 1981), prepared once and asked for many weights.

use super::score::Column;

/// The squared distances of every row to the best and the worst of every column, vector lengths
/// taken, weights left open: those only scale a column.
#[derive(Clone, Debug)]
pub struct Closeness {
    rows: usize,
    /// Rows without a missing value.
    known: Vec<usize>,
    /// By column the squared distances of the known rows: to the best, to the worst.
    columns: Vec<(Vec<f64>, Vec<f64>)>,
}

impl Closeness {
    /// Prepares the columns that have a weight; with other weights later the same ones count.
    pub fn new(columns: &[Column]) -> Self {
        let counting: Vec<&Column> = columns.iter().filter(|column| column.weight > 0.0).collect();
        let rows = columns.first().map_or(0, |column| column.values.len());
        let whole = |row: &usize| counting.iter().all(|column| column.values[*row].is_some());
        let known: Vec<usize> = (0..rows).filter(whole).collect();
        let apart = |column: &&Column| {
            let values: Vec<f64> =
                known.iter().map(|row| column.values[*row].unwrap_or(0.0)).collect();
            let length = values.iter().map(|value| value * value).sum::<f64>().sqrt();
            let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let (best, worst) = if column.less_is_better { (low, high) } else { (high, low) };
            let square = |value: f64, end: f64| {
                let way = (value - end) * scale;
                way * way
            };
            let to = |end: f64| values.iter().map(|value| square(*value, end)).collect();
            (to(best), to(worst))
        };
        let columns = counting.iter().map(apart).collect();
        Self { rows, known, columns }
    }

    /// The closeness of every row, 0 to 1, under weights of the columns that counted: distance to
    /// the worst over the sum of both distances. `None` for rows with a missing value, and for all
    /// where no column counts. Where ideal and worst are the same every row has 0.5.
    pub fn scores(&self, weights: &[f64]) -> Vec<Option<f64>> {
        let sum: f64 = weights.iter().sum();
        let mut to_best = vec![0.0; self.known.len()];
        let mut to_worst = vec![0.0; self.known.len()];
        for ((best, worst), weight) in self.columns.iter().zip(weights) {
            let square = (weight / sum) * (weight / sum);
            for (at, (far, near)) in best.iter().zip(worst).enumerate() {
                to_best[at] += square * far;
                to_worst[at] += square * near;
            }
        }
        let mut scores = vec![None; self.rows];
        if !self.columns.is_empty() {
            for (at, row) in self.known.iter().enumerate() {
                let (best, worst) = (to_best[at].sqrt(), to_worst[at].sqrt());
                let apart = best + worst;
                scores[*row] = Some(if apart > 0.0 { worst / apart } else { 0.5 });
            }
        }
        scores
    }
}
