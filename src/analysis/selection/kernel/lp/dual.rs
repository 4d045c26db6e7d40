//! The steps of the dual simplex: which variable leaves, which enters, which flip on the way.

use super::{Ended, Lp};

/// Entries of the tableau below this are nothing.
const ZERO: f64 = 1e-9;
/// How far outside its bounds a level may stand.
const FEASIBLE: f64 = 1e-7;

impl Lp {
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
    pub(super) fn join_broken(&mut self) -> usize {
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
        for (row, sum) in sums.into_iter().enumerate() {
            let slack = -sum;
            let broken =
                slack < self.low[self.n + row] - 1e-6 || slack > self.high[self.n + row] + 1e-6;
            if broken && !self.joined[row] {
                self.join(row);
                count += 1;
            }
        }
        count
    }

    pub(super) fn dual(&mut self, cutoff: f64, stop: u64) -> Ended {
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
    pub(super) fn leaving(&self) -> Option<(usize, bool)> {
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
    pub(super) fn step(&mut self, row: usize, over: bool) -> bool {
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

    /// Lets a column take the place of a row's basic one, which goes to the bound `target`.
    pub(super) fn pivot(&mut self, row: usize, column: usize, target: f64) {
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
    pub(super) fn refresh(&mut self) {
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
}
