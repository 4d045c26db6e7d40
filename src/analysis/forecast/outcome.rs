//! The figures of a forecast.

use serde::{Deserialize, Serialize};

/// The probabilities of the quantiles in a cell.
pub const LEVELS: [f64; 7] = [0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95];

/// Months shown at once.
pub const SHOWN: usize = 12;

/// What the runs say of one row in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CellForecast {
    /// Minutes asked for, by [`LEVELS`].
    pub quantiles: [f64; 7],
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation.
    pub deviation: f64,
    /// Minutes available, on average.
    pub supply: f64,
    /// The share of runs in which more is asked for than there is.
    pub overload: f64,
    /// Minutes short, on average over all runs.
    pub shortage: f64,
    /// Minutes short that are not exceeded in eight of ten runs.
    pub shortage_p80: f64,
}

/// The figures of a forecast: rows × months.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Months.
    pub months: usize,
    /// Rows × months.
    pub cells: Vec<CellForecast>,
    /// Runs made.
    pub runs: u32,
    /// The seed.
    pub seed: u64,
}

impl Forecast {
    /// The figures of a row, month by month.
    pub fn row(&self, row: usize) -> &[CellForecast] {
        let first = row.saturating_mul(self.months);
        self.cells.get(first..first.saturating_add(self.months)).unwrap_or_default()
    }

    /// Row and month, of those shown, where an overload is most likely; the greater shortage among
    /// equals. Of one row, where one is given.
    pub fn worst_cell(&self, row: Option<usize>) -> (usize, usize) {
        let months = self.months.max(1);
        let mut worst: Option<((usize, usize), (f64, f64))> = None;
        for (at, cell) in self.cells.iter().enumerate() {
            let place = (at / months, at % months);
            let rank = (cell.overload, cell.shortage);
            let looked_at = place.1 < SHOWN && row.is_none_or(|row| row == place.0);
            if looked_at && worst.is_none_or(|(_, most)| rank > most) {
                worst = Some((place, rank));
            }
        }
        worst.map_or((row.unwrap_or(0), 0), |(place, _)| place)
    }
}
