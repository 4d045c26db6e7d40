//! Quantiles of many numbers without sorting them: only the cells of a histogram that hold a wanted
//! one are put in order.

/// Cells of the histogram.
const CELLS: usize = 1024;

/// Quantiles by straight lines between order statistics (type 7 of Hyndman and Fan, 1996). The
/// probabilities rise; no numbers give zeros.
pub fn quantiles<const N: usize>(
    values: &[f64],
    probabilities: [f64; N],
    scratch: &mut Scratch,
) -> [f64; N] {
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        least = least.min(*value);
        most = most.max(*value);
    }
    if values.is_empty() || most <= least {
        return [if values.is_empty() { 0.0 } else { least }; N];
    }
    scratch.count(values, least, most);
    let last = (values.len() - 1) as f64;
    let places = probabilities.map(|p| p.clamp(0.0, 1.0) * last);
    scratch.gather(values, &places);
    places.map(|place| {
        let below = place as usize;
        let low = scratch.ranked(below);
        let high = if (below as f64) < place { scratch.ranked(below + 1) } else { low };
        low + (high - low) * (place - below as f64)
    })
}

/// A cell of no interest.
const NONE: u8 = u8::MAX;

/// Room for the histogram and the cells that hold a wanted number.
#[derive(Default)]
pub struct Scratch {
    /// The cell of each number.
    cells: Vec<u16>,
    /// How many numbers lie before each cell; one more than cells.
    before: Vec<u32>,
    /// Which of the kept cells a cell is.
    kept: Vec<u8>,
    /// The numbers of the kept cells, in order.
    inside: Vec<Vec<f64>>,
}

impl Scratch {
    fn count(&mut self, values: &[f64], least: f64, most: f64) {
        self.before.clear();
        self.before.resize(CELLS + 1, 0);
        let scale = (CELLS - 1) as f64 / (most - least);
        self.cells.clear();
        self.cells.extend(values.iter().map(|value| ((value - least) * scale) as u16));
        for cell in &self.cells {
            self.before[*cell as usize + 1] += 1;
        }
        for at in 1..=CELLS {
            self.before[at] += self.before[at - 1];
        }
    }

    /// The cell that holds the number with so many before it.
    fn cell_of(&self, rank: usize) -> usize {
        self.before.partition_point(|before| *before as usize <= rank) - 1
    }

    /// Collects the cells of the wanted places in one pass and puts them in order.
    fn gather(&mut self, values: &[f64], places: &[f64]) {
        self.kept.clear();
        self.kept.resize(CELLS, NONE);
        let mut count = 0;
        for place in places {
            for rank in [place.floor() as usize, place.ceil() as usize] {
                let cell = self.cell_of(rank);
                if self.kept[cell] == NONE {
                    self.kept[cell] = count;
                    count += 1;
                }
            }
        }
        self.inside.resize_with(count as usize, Vec::new);
        self.inside.iter_mut().for_each(Vec::clear);
        for (value, cell) in values.iter().zip(&self.cells) {
            let kept = self.kept[*cell as usize];
            if kept != NONE {
                self.inside[kept as usize].push(*value);
            }
        }
        for numbers in &mut self.inside {
            numbers.sort_unstable_by(f64::total_cmp);
        }
    }

    /// The number with so many before it; its cell is kept.
    fn ranked(&self, rank: usize) -> f64 {
        let cell = self.cell_of(rank);
        self.inside[self.kept[cell] as usize][rank - self.before[cell] as usize]
    }
}
