//! Scores of rows on weighted columns: normalisers, weighted sum and closeness to the ideal.

use super::closeness::Closeness;

/// How the values of a column become comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normaliser {
    /// Between the least and the greatest value.
    MinMax,
    /// As a part of the greatest value; the least as a part of the value where less is better.
    Ratio,
    /// As a part of the length of the column; what is left of one where less is better.
    Vector,
    /// In standard deviations from the mean.
    ZScore,
}

/// One column: values by row, and what they count.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Values; `None` where nothing is known.
    pub values: Vec<Option<f64>>,
    /// Its weight; columns without one count nothing.
    pub weight: f64,
    /// Whether less is better.
    pub less_is_better: bool,
}

/// A value that a method cannot work with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPositive {
    /// The column.
    pub column: usize,
}

impl Column {
    fn known(&self) -> impl Iterator<Item = f64> + '_ {
        self.values.iter().copied().flatten()
    }

    fn ends(&self) -> (f64, f64) {
        self.known().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    }

    /// The column made comparable; `None` where nothing is known, as before.
    ///
    /// A column of equal values counts 1 (its deviations 0) for everybody, so it decides nothing.
    fn normalised(&self, by: Normaliser) -> Option<Vec<Option<f64>>> {
        let (low, high) = self.ends();
        let count = self.known().count() as f64;
        let mean = self.known().sum::<f64>() / count;
        let length = self.known().map(|value| value * value).sum::<f64>().sqrt();
        let spread =
            (self.known().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count).sqrt();
        let less = self.less_is_better;
        if by == Normaliser::Ratio && low <= 0.0 {
            return None;
        }
        let place = |value: f64| match by {
            Normaliser::MinMax if high <= low => 1.0,
            Normaliser::MinMax if less => (high - value) / (high - low),
            Normaliser::MinMax => (value - low) / (high - low),
            Normaliser::Ratio if less => low / value,
            Normaliser::Ratio => value / high,
            Normaliser::Vector if length <= 0.0 => 1.0,
            Normaliser::Vector if less => 1.0 - value / length,
            Normaliser::Vector => value / length,
            Normaliser::ZScore if spread <= 0.0 => 0.0,
            Normaliser::ZScore if less => (mean - value) / spread,
            Normaliser::ZScore => (value - mean) / spread,
        };
        Some(self.values.iter().map(|value| value.map(place)).collect())
    }
}

/// The weighted sum of normalised columns by row; a missing value is left out and the others share
/// its weight. `None` for rows of which nothing is known.
///
/// # Errors
/// [`NotPositive`] where parts are asked of a column with values of 0 or below.
pub fn weighted(columns: &[Column], by: Normaliser) -> Result<Vec<Option<f64>>, NotPositive> {
    let rows = columns.first().map_or(0, |column| column.values.len());
    let (mut sums, mut weights) = (vec![0.0; rows], vec![0.0; rows]);
    for (nth, column) in columns.iter().enumerate().filter(|(_, column)| column.weight > 0.0) {
        if column.known().next().is_none() {
            continue;
        }
        let places = column.normalised(by).ok_or(NotPositive { column: nth })?;
        for (row, place) in places.into_iter().enumerate().take(rows) {
            if let Some(place) = place {
                sums[row] += column.weight * place;
                weights[row] += column.weight;
            }
        }
    }
    let total = |(sum, weight): (f64, f64)| (weight > 0.0).then(|| sum / weight);
    Ok(sums.into_iter().zip(weights).map(total).collect())
}

/// Closeness to the ideal by row under the weights of the columns: see [`Closeness::scores`].
pub fn topsis(columns: &[Column]) -> Vec<Option<f64>> {
    let weights = columns.iter().map(|column| column.weight).filter(|weight| *weight > 0.0);
    Closeness::new(columns).scores(&weights.collect::<Vec<f64>>())
}

/// The middle of a row of figures: the mean of the two middle ones where their number is even.
pub fn median(figures: &mut [f64]) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    let half = figures.len() / 2;
    match figures.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(figures[half]),
        _ => Some(figures[half - 1] / 2.0 + figures[half] / 2.0),
    }
}
