//! Pairwise comparison: priorities from the principal eigenvector, and how consistent they are.

use crate::analysis::numbers::{exp, ln};

/// The mean consistency index of random judgements by number of things compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndexTable {
    /// Saaty 1980, the usual one.
    #[default]
    Saaty1980,
    /// Saaty's later simulations.
    SaatyLater,
}

/// Indices for 3 things and more.
const SAATY_1980: [f64; 13] =
    [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];
/// The later table, for 3 things and more.
const SAATY_LATER: [f64; 13] =
    [0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59];

/// Steps after which the iteration ends whatever it has reached.
const STEPS_MAX: usize = 20_000;
/// Largest change of a priority at which the iteration has arrived.
const ARRIVED: f64 = 1e-13;
/// Most things that are compared in pairs.
pub const THINGS_MAX: usize = 15;

impl IndexTable {
    /// The index for so many things; `None` below 3 and above 15.
    pub fn index(self, things: usize) -> Option<f64> {
        let table = match self {
            Self::Saaty1980 => &SAATY_1980,
            Self::SaatyLater => &SAATY_LATER,
        };
        table.get(things.checked_sub(3)?).copied()
    }

    /// The ratio up to which judgements pass as consistent: 0.05 for 3 things, 0.08 for 4, else
    /// 0.10 (Saaty's later advice for the small ones).
    pub fn limit(things: usize) -> f64 {
        match things {
            ..=3 => 0.05,
            4 => 0.08,
            _ => 0.10,
        }
    }
}

/// Why there are no priorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AhpFault {
    /// Nothing is compared, or more than [`THINGS_MAX`].
    Size,
    /// The judgements do not connect all things: two groups were never compared.
    Unconnected,
}

/// Judgements by pair: how many times more the first counts than the second.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements {
    things: usize,
    cells: Vec<Option<f64>>,
}

/// The comparison that fits the others least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revisit {
    /// The first of the pair, the one that was judged to count more.
    pub first: usize,
    /// The second.
    pub second: usize,
    /// The judgement given.
    pub given: f64,
    /// What the priorities of all judgements together say.
    pub implied: f64,
}

/// What comes of judgements.
#[derive(Clone, Debug, PartialEq)]
pub struct Priorities {
    /// The priorities, summing to 1.
    pub weights: Vec<f64>,
    /// The principal eigenvalue; the number of things where judgements are consistent.
    pub lambda_max: f64,
    /// (λmax − n) ÷ (n − 1); 0 for one or two things.
    pub index: f64,
    /// The index over that of random judgements; 0 for one or two things.
    pub ratio: f64,
    /// Whether the ratio passes.
    pub consistent: bool,
    /// Pairs that nobody judged.
    pub missing: usize,
    /// The comparison to look at again; `None` where all fit.
    pub revisit: Option<Revisit>,
}

impl Judgements {
    /// No judgement yet on so many things.
    pub fn new(things: usize) -> Self {
        let mut cells = vec![None; things * things];
        for at in 0..things {
            cells[at * things + at] = Some(1.0);
        }
        Self { things, cells }
    }

    /// Judges a pair and its mirror; odd figures and odd pairs change nothing.
    pub fn judge(&mut self, first: usize, second: usize, times: f64) {
        let usable = times.is_finite() && times > 0.0 && (1.0 / times).is_finite();
        if usable && first != second && first < self.things && second < self.things {
            self.cells[first * self.things + second] = Some(times);
            self.cells[second * self.things + first] = Some(1.0 / times);
        }
    }

    /// The judgement of a pair.
    pub fn of(&self, first: usize, second: usize) -> Option<f64> {
        if first >= self.things || second >= self.things {
            return None;
        }
        self.cells[first * self.things + second]
    }

    /// The pairs above the diagonal that nobody judged.
    pub fn missing(&self) -> usize {
        self.pairs().filter(|(i, j)| self.of(*i, *j).is_none()).count()
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let things = self.things;
        (0..things).flat_map(move |i| (i + 1..things).map(move |j| (i, j)))
    }

    /// Several people's judgements as one: the geometric mean of each pair over those who judged
    /// it, and how far they lie apart: the largest over the smallest, 1 where all agree.
    pub fn group(people: &[Self]) -> Option<(Self, Vec<Dispersion>)> {
        let things = people.first()?.things;
        let mut joint = Self::new(things);
        let mut spread = Vec::new();
        for (i, j) in joint.pairs() {
            let given: Vec<f64> = people.iter().filter_map(|person| person.of(i, j)).collect();
            if given.is_empty() {
                continue;
            }
            let count = given.len() as f64;
            let mean = given.iter().map(|times| ln(*times)).sum::<f64>() / count;
            let squares = given.iter().map(|times| (ln(*times) - mean) * (ln(*times) - mean));
            joint.judge(i, j, exp(mean));
            spread.push(Dispersion {
                first: i,
                second: j,
                count: given.len(),
                low: given.iter().copied().fold(f64::INFINITY, f64::min),
                high: given.iter().copied().fold(0.0, f64::max),
                factor: exp((squares.sum::<f64>() / count).sqrt()),
            });
        }
        Some((joint, spread))
    }

    /// Priorities and consistency by a table of random indices.
    ///
    /// A pair that nobody judged counts as what the priorities themselves say (Harker 1987): 0 in
    /// the matrix, and one more on the diagonal of its row.
    ///
    /// # Errors
    /// [`AhpFault`].
    pub fn priorities(&self, table: IndexTable) -> Result<Priorities, AhpFault> {
        let things = self.things;
        if things == 0 || things > THINGS_MAX {
            return Err(AhpFault::Size);
        }
        if !self.connected() {
            return Err(AhpFault::Unconnected);
        }
        let matrix = self.filled();
        let (weights, lambda_max) = principal(&matrix, things);
        let index = match things {
            ..=2 => 0.0,
            _ => ((lambda_max - things as f64) / (things as f64 - 1.0)).max(0.0),
        };
        let ratio = table.index(things).map_or(0.0, |random| index / random);
        let consistent = ratio <= IndexTable::limit(things);
        let revisit = self.revisit(&weights);
        let missing = self.missing();
        Ok(Priorities { weights, lambda_max, index, ratio, consistent, missing, revisit })
    }

    /// Priorities by the geometric mean of the rows, the usual alternative; `None` where a pair is
    /// missing.
    pub fn row_means(&self) -> Option<Vec<f64>> {
        let row = |i: usize| {
            let logs = (0..self.things).map(|j| self.of(i, j).map(ln)).sum::<Option<f64>>()?;
            Some(exp(logs / self.things as f64))
        };
        let means: Vec<f64> = (0..self.things).map(row).collect::<Option<_>>()?;
        let sum: f64 = means.iter().sum();
        Some(means.into_iter().map(|mean| mean / sum).collect())
    }

    fn filled(&self) -> Vec<f64> {
        let things = self.things;
        let mut matrix: Vec<f64> = self.cells.iter().map(|cell| cell.unwrap_or(0.0)).collect();
        for i in 0..things {
            let without = (0..things).filter(|j| self.of(i, *j).is_none()).count();
            matrix[i * things + i] += without as f64;
        }
        matrix
    }

    /// Whether a chain of judgements leads from the first thing to every other.
    fn connected(&self) -> bool {
        let mut reached = vec![false; self.things];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut reached[at], true) {
                continue;
            }
            open.extend((0..self.things).filter(|to| !reached[*to] && self.of(at, *to).is_some()));
        }
        reached.into_iter().all(|there| there)
    }

    /// The judgement that is the most times what the priorities say, or the least.
    fn revisit(&self, weights: &[f64]) -> Option<Revisit> {
        let mut worst: Option<(f64, Revisit)> = None;
        for (i, j) in self.pairs() {
            let Some(given) = self.of(i, j) else { continue };
            let implied = weights[i] / weights[j];
            let error = (given / implied).max(implied / given);
            if error > 1.0 + 1e-9 && worst.is_none_or(|(most, _)| error > most + 1e-12) {
                let revisit = match given >= 1.0 {
                    true => Revisit { first: i, second: j, given, implied },
                    false => {
                        Revisit { first: j, second: i, given: 1.0 / given, implied: 1.0 / implied }
                    }
                };
                worst = Some((error, revisit));
            }
        }
        worst.map(|(_, revisit)| revisit)
    }
}

/// How far several people's judgements of one pair lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// The first of the pair.
    pub first: usize,
    /// The second.
    pub second: usize,
    /// How many judged it.
    pub count: usize,
    /// The smallest judgement.
    pub low: f64,
    /// The largest.
    pub high: f64,
    /// The geometric standard deviation: 1 where all agree, 2 where they typically differ by twice.
    pub factor: f64,
}

/// The principal eigenvector, summing to 1, and its eigenvalue, by power iteration.
fn principal(matrix: &[f64], things: usize) -> (Vec<f64>, f64) {
    let mut weights = vec![1.0 / things as f64; things];
    let mut value = things as f64;
    for _ in 0..STEPS_MAX {
        let mut next: Vec<f64> = (0..things)
            .map(|i| (0..things).map(|j| matrix[i * things + j] * weights[j]).sum())
            .collect();
        value = next.iter().sum();
        next.iter_mut().for_each(|weight| *weight /= value);
        let moved = next.iter().zip(&weights).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        weights = next;
        if moved < ARRIVED {
            break;
        }
    }
    (weights, value)
}
