//! The relaxation with options taken in parts: a bounded dual simplex on a condensed tableau.
//!
//! Every option lies between bounds, so the start is dual feasible whatever the rows are, and every
//! change of a bound or a new row leaves it so: one method solves the root, every branch and every
//! row that joins later. Rows join only when they are broken. Bounds that are reported are never
//! read off the tableau but counted anew from the row prices (see `safe_bound`), so that rounding
//! in the tableau cannot make a bound too low.

mod certify;
mod dual;

use crate::analysis::random::Stream;
use crate::analysis::selection::kernel::model::{Model, NO_LEAST, NO_MOST};

const NOWHERE: u32 = u32::MAX;

/// How a solve ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// At the best of the relaxation.
    Best,
    /// No parts keep all rows.
    Broken,
    /// The bound has fallen to the cutoff.
    Cut,
    /// Out of work.
    Tired,
}

/// The relaxation of a model under changing bounds.
pub struct Lp {
    /// Options.
    pub n: usize,
    scale: Vec<f64>,
    rows: Vec<Vec<(u32, f64)>>,
    columns: Vec<Vec<(u32, f64)>>,
    values: Vec<f64>,
    /// Values a hair apart, so that no two columns tie and the steps do not go round in circles.
    apart: Vec<f64>,
    low: Vec<f64>,
    high: Vec<f64>,
    table: Vec<f64>,
    basic: Vec<u32>,
    nonbasic: Vec<u32>,
    place: Vec<u32>,
    levels: Vec<f64>,
    prices: Vec<f64>,
    at_upper: Vec<bool>,
    weight: Vec<f64>,
    joined: Vec<bool>,
    /// The value of the relaxation where it stands.
    pub z: f64,
    /// Multiplications done.
    pub work: u64,
    pivots: usize,
    ratios: Vec<(f64, u32)>,
    ray: Option<Vec<f64>>,
    /// What is left of each value after the prices of the last [`Lp::safe_bound`].
    pub rests: Vec<f64>,
}

impl Lp {
    /// The relaxation with only its rows of capacity joined.
    pub fn new(model: &Model, joined: impl Fn(usize) -> bool) -> Self {
        let (n, m) = (model.values.len(), model.limits.len());
        // Every row in parts of a power of two near its largest amount: exact, and of like size.
        let mut scale = vec![1.0_f64; m];
        for (row, amount) in model.columns.iter().flatten() {
            while scale[*row as usize] < amount.unsigned_abs() as f64 {
                scale[*row as usize] *= 2.0;
            }
        }
        let mut rows = vec![Vec::new(); m];
        for (j, column) in model.columns.iter().enumerate() {
            for (row, amount) in column {
                rows[*row as usize].push((j as u32, *amount as f64 / scale[*row as usize]));
            }
        }
        let mut low = vec![0.0; n + m];
        let mut high = vec![1.0; n + m];
        for (j, fixed) in model.fixed.iter().enumerate() {
            (low[j], high[j]) = match fixed {
                None => (0.0, 1.0),
                Some(is_in) => (f64::from(u8::from(*is_in)), f64::from(u8::from(*is_in))),
            };
        }
        // A row is Σ amount + slack = 0 with −most ≤ slack ≤ −least.
        for (i, (least, most)) in model.limits.iter().enumerate() {
            let part = |limit: i64| -(limit as f64) / scale[i];
            low[n + i] = if *most == NO_MOST { f64::NEG_INFINITY } else { part(*most) };
            high[n + i] = if *least == NO_LEAST { f64::INFINITY } else { part(*least) };
        }
        let part = |(row, amount): &(u32, i64)| (*row, *amount as f64 / scale[*row as usize]);
        let columns =
            model.columns.iter().map(|column| column.iter().map(part).collect()).collect();
        let mut lp = Self {
            n,
            scale,
            rows,
            columns,
            apart: apart(&model.values),
            values: model.values.iter().map(|value| *value as f64).collect(),
            low,
            high,
            table: Vec::new(),
            basic: Vec::new(),
            nonbasic: (0..n as u32).collect(),
            place: vec![NOWHERE; n + m],
            levels: Vec::new(),
            prices: Vec::new(),
            at_upper: vec![false; n],
            weight: Vec::new(),
            joined: (0..m).map(joined).collect(),
            z: 0.0,
            work: 0,
            pivots: 0,
            ratios: Vec::new(),
            ray: None,
            rests: vec![0.0; n],
        };
        lp.restart();
        lp
    }

    /// The tableau of the slack basis.
    fn restart(&mut self) {
        let n = self.n;
        self.table.clear();
        self.basic.clear();
        self.levels.clear();
        self.weight.clear();
        self.place.iter_mut().for_each(|at| *at = NOWHERE);
        self.nonbasic = (0..n as u32).collect();
        self.prices = self.apart.clone();
        self.z = 0.0;
        for j in 0..n {
            self.place[j] = j as u32;
            self.at_upper[j] = self.apart[j] > 0.0;
            self.z += self.apart[j] * self.rest(j);
        }
        for i in 0..self.rows.len() {
            if self.joined[i] {
                self.join(i);
            }
        }
        self.pivots = 0;
    }

    /// The value a column stands at.
    fn rest(&self, column: usize) -> f64 {
        let var = self.nonbasic[column] as usize;
        if self.at_upper[column] { self.high[var] } else { self.low[var] }
    }

    /// Adds a row to the tableau, its slack as basic.
    fn join(&mut self, row: usize) {
        let n = self.n;
        let mut line = vec![0.0; n];
        let mut level = 0.0;
        for &(j, amount) in &self.rows[row] {
            let at = self.place[j as usize] as usize;
            if at < n {
                line[at] += amount;
                level -= amount * self.rest(at);
            } else {
                let basic = at - n;
                level -= amount * self.levels[basic];
                let from = &self.table[basic * n..(basic + 1) * n];
                for (to, from) in line.iter_mut().zip(from) {
                    *to -= amount * from;
                }
                self.work += n as u64;
            }
        }
        self.place[n + row] = (n + self.basic.len()) as u32;
        self.basic.push((n + row) as u32);
        self.table.extend_from_slice(&line);
        self.levels.push(level);
        let norm: f64 = line.iter().map(|x| x * x).sum();
        self.weight.push(norm.max(1.0));
        self.joined[row] = true;
    }

    /// Moves a bound of an option.
    pub fn bound(&mut self, option: usize, low: f64, high: f64) {
        if self.low[option] == low && self.high[option] == high {
            return;
        }
        let at = self.place[option] as usize;
        if at >= self.n {
            (self.low[option], self.high[option]) = (low, high);
            return;
        }
        let before = self.rest(at);
        (self.low[option], self.high[option]) = (low, high);
        self.at_upper[at] = self.prices[at] > 0.0;
        self.shift(at, self.rest(at) - before);
    }

    /// The bounds of an option.
    pub fn bounds(&self, option: usize) -> (f64, f64) {
        (self.low[option], self.high[option])
    }

    fn shift(&mut self, column: usize, by: f64) {
        if by == 0.0 {
            return;
        }
        let n = self.n;
        for (i, level) in self.levels.iter_mut().enumerate() {
            *level -= self.table[i * n + column] * by;
        }
        self.z += self.prices[column] * by;
        self.work += self.levels.len() as u64;
    }

    /// The part in which an option is taken.
    pub fn part(&self, option: usize) -> f64 {
        let at = self.place[option] as usize;
        if at < self.n { self.rest(at) } else { self.levels[at - self.n] }
    }
}

/// Values raised by up to a millionth of their mean size, each by another amount.
fn apart(values: &[i64]) -> Vec<f64> {
    let size: f64 = values.iter().map(|value| value.unsigned_abs() as f64).sum();
    let step = 2e-6 * size / (values.len() as f64 + 1.0) + 1e-9;
    let mut stream = Stream::new(0x5eed);
    values.iter().map(|value| *value as f64 + step * (0.5 + stream.unit())).collect()
}
