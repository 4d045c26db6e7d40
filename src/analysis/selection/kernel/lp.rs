//! The relaxation with options taken in parts: a bounded dual simplex on a condensed tableau.
//!
//! Every option lies between bounds, so the start is dual feasible whatever the rows are, and every
//! change of a bound or a new row leaves it so: one method solves the root, every branch and every
//! row that joins later. Rows join only when they are broken. Bounds that are reported are never
//! read off the tableau but counted anew from the row prices (see `safe_bound`), so that rounding
//! in the tableau cannot make a bound too low.

use super::model::{Model, NO_LEAST, NO_MOST};
use super::prices::ROUNDING;
use crate::analysis::random::Stream;

const ZERO: f64 = 1e-9;
const FEASIBLE: f64 = 1e-7;
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
        let mut rows = vec![Vec::new(); m];
        for (j, column) in model.columns.iter().enumerate() {
            for (row, amount) in column {
                rows[*row as usize].push((j as u32, *amount as f64));
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
            low[n + i] = if *most == NO_MOST { f64::NEG_INFINITY } else { -(*most as f64) };
            high[n + i] = if *least == NO_LEAST { f64::INFINITY } else { -(*least as f64) };
        }
        let float =
            |column: &Vec<(u32, i64)>| column.iter().map(|at| (at.0, at.1 as f64)).collect();
        let mut lp = Self {
            n,
            rows,
            columns: model.columns.iter().map(float).collect(),
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

    /// Solves, joining the rows that are broken, until best, broken, cut or tired.
    pub fn solve(&mut self, cutoff: f64, work_max: u64) -> Ended {
        let stop = self.work + work_max;
        loop {
            match self.dual(cutoff, stop) {
                Ended::Best => {}
                other => return other,
            }
            if self.join_broken() == 0 {
                return Ended::Best;
            }
        }
    }

    /// Joins the rows outside that the parts break.
    fn join_broken(&mut self) -> usize {
        let mut sums = vec![0.0; self.rows.len()];
        for j in 0..self.n {
            let part = self.part(j);
            if part != 0.0 {
                for &(row, amount) in &self.columns[j] {
                    sums[row as usize] += amount * part;
                }
            }
        }
        let mut count = 0;
        for row in 0..self.rows.len() {
            let slack = -sums[row];
            let broken =
                slack < self.low[self.n + row] - 1e-6 || slack > self.high[self.n + row] + 1e-6;
            if broken && !self.joined[row] {
                self.join(row);
                count += 1;
            }
        }
        count
    }

    fn dual(&mut self, cutoff: f64, stop: u64) -> Ended {
        let mut since = 0;
        loop {
            if self.pivots > 4_000 {
                self.refresh();
            }
            let Some((row, over)) = self.leaving() else { return Ended::Best };
            if self.z <= cutoff {
                return Ended::Cut;
            }
            if self.work >= stop {
                return Ended::Tired;
            }
            if !self.step(row, over) {
                return Ended::Broken;
            }
            since += 1;
            // A cycle ends here: the node is given back as it stands, with a valid bound.
            if since > 3_000 + 4 * self.levels.len() {
                return Ended::Tired;
            }
        }
    }

    /// The basic variable furthest outside its bounds, by the length of its row.
    fn leaving(&self) -> Option<(usize, bool)> {
        let mut best = (0.0, None);
        for (i, &level) in self.levels.iter().enumerate() {
            let var = self.basic[i] as usize;
            let (under, over) = (self.low[var] - level, level - self.high[var]);
            let out = under.max(over);
            if out > FEASIBLE * (1.0 + level.abs()) {
                let score = out * out / self.weight[i];
                if score > best.0 {
                    best = (score, Some((i, over > under)));
                }
            }
        }
        best.1
    }

    /// One change of basis with the columns that flip on the way; whether there was one.
    fn step(&mut self, row: usize, over: bool) -> bool {
        let n = self.n;
        let var = self.basic[row] as usize;
        let target = if over { self.high[var] } else { self.low[var] };
        let mut slope = (self.levels[row] - target).abs();
        let sign = if over { 1.0 } else { -1.0 };
        let mut ratios = std::mem::take(&mut self.ratios);
        ratios.clear();
        for j in 0..n {
            let t = sign * self.table[row * n + j];
            // A column helps where moving off its bound lowers the distance.
            let helps = if self.at_upper[j] { t < -ZERO } else { t > ZERO };
            if helps {
                let v = self.nonbasic[j] as usize;
                if self.high[v] > self.low[v] {
                    ratios.push((self.prices[j].abs() / t.abs(), j as u32));
                }
            }
        }
        self.work += n as u64;
        ratios.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let mut entering = None;
        let mut flips = 0;
        for (k, &(ratio, j)) in ratios.iter().enumerate() {
            let v = self.nonbasic[j as usize] as usize;
            let t = self.table[row * n + j as usize].abs();
            let loss = t * (self.high[v] - self.low[v]);
            if !loss.is_finite() || slope - loss <= 1e-9 * (1.0 + slope) {
                // Of columns with the same ratio the one with the largest entry is the steadiest.
                let same = ratios[k..].iter().take_while(|other| other.0 <= ratio + 1e-12);
                let size = |j: u32| self.table[row * n + j as usize].abs();
                let best = same.map(|other| other.1).max_by(|a, b| size(*a).total_cmp(&size(*b)));
                entering = best;
                flips = k;
                break;
            }
            slope -= loss;
        }
        let Some(entering) = entering else {
            self.ratios = ratios;
            self.ray = Some(self.ray_of(row, sign));
            return false;
        };
        for &(_, j) in &ratios[..flips] {
            let j = j as usize;
            let before = self.rest(j);
            self.at_upper[j] = !self.at_upper[j];
            let by = self.rest(j) - before;
            self.shift(j, by);
        }
        self.ratios = ratios;
        self.pivot(row, entering as usize, target);
        true
    }

    /// The weights of the rows by which a row of the tableau says that nothing keeps them all.
    fn ray_of(&self, row: usize, sign: f64) -> Vec<f64> {
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
    fn excess(&self, ray: &[f64], sign: f64) -> f64 {
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

    fn pivot(&mut self, row: usize, column: usize, target: f64) {
        let n = self.n;
        let p = self.table[row * n + column];
        let move_by = (self.levels[row] - target) / p;
        let entered = self.rest(column) + move_by;
        self.shift(column, move_by);
        let mut line = self.table[row * n..(row + 1) * n].to_vec();
        line.iter_mut().for_each(|t| *t /= p);
        line[column] = 1.0 / p;
        let own = self.weight[row];
        let filled: Vec<u32> = (0..n as u32).filter(|j| line[*j as usize] != 0.0).collect();
        let sparse = filled.len() * 4 < n;
        for i in 0..self.levels.len() {
            if i == row {
                continue;
            }
            let t = self.table[i * n + column];
            if t.abs() <= 1e-13 {
                self.table[i * n + column] = 0.0;
                continue;
            }
            let to = &mut self.table[i * n..(i + 1) * n];
            if sparse {
                filled.iter().for_each(|j| to[*j as usize] -= t * line[*j as usize]);
            } else {
                for (to, from) in to.iter_mut().zip(&line) {
                    *to -= t * from;
                }
            }
            to[column] = -t / p;
            self.weight[i] = self.weight[i].max((t / p) * (t / p) * own);
            self.work += filled.len() as u64;
        }
        let price = self.prices[column];
        for (to, from) in self.prices.iter_mut().zip(&line) {
            *to -= price * from;
        }
        self.prices[column] = -price / p;
        self.table[row * n..(row + 1) * n].copy_from_slice(&line);
        self.weight[row] = (own / (p * p)).max(1.0);
        let leaving = self.basic[row];
        let enters = self.nonbasic[column];
        self.basic[row] = enters;
        self.nonbasic[column] = leaving;
        self.place[enters as usize] = (n + row) as u32;
        self.place[leaving as usize] = column as u32;
        self.levels[row] = entered;
        let var = leaving as usize;
        self.at_upper[column] = target == self.high[var] && target != self.low[var];
        self.pivots += 1;
        self.work += 2 * n as u64 + 400;
    }

    /// Builds the tableau anew where rounding has crept in.
    fn refresh(&mut self) {
        self.pivots = 0;
        let mut sums = vec![0.0; self.rows.len()];
        for j in 0..self.n {
            let part = self.part(j);
            for &(row, amount) in &self.columns[j] {
                sums[row as usize] += amount * part;
            }
        }
        let off = (0..self.rows.len()).filter(|row| self.joined[*row]).any(|row| {
            let at = self.place[self.n + row] as usize;
            let slack = if at < self.n { self.rest(at) } else { self.levels[at - self.n] };
            (slack + sums[row]).abs() > 1e-6 * (1.0 + slack.abs())
        });
        if off {
            self.restart();
        }
    }

    /// The price of every row, never of the wrong sign.
    pub fn row_prices(&self) -> Vec<f64> {
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
        let y = self.row_prices();
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

/// Values raised by up to a millionth of their mean size, each by another amount.
fn apart(values: &[i64]) -> Vec<f64> {
    let size: f64 = values.iter().map(|value| value.unsigned_abs() as f64).sum();
    let step = 2e-6 * size / (values.len() as f64 + 1.0) + 1e-9;
    let mut stream = Stream::new(0x5eed);
    values.iter().map(|value| *value as f64 + step * (0.5 + stream.unit())).collect()
}
