//! The tree: nodes by bound, split where both sides promise most, each with what follows of it.

use super::{Node, Search};
use crate::analysis::selection::kernel::local::Local;
use crate::analysis::selection::kernel::lp::Ended;
use crate::analysis::selection::kernel::propagate::follow;

impl Search {
    pub(super) fn root(&mut self, work: u64) {
        match self.lp.solve(f64::NEG_INFINITY, work) {
            Ended::Tired | Ended::Cut => {
                let safe = self.lp.safe_bound();
                self.bound = self.bound.min(self.rounded(safe));
            }
            Ended::Broken => {
                self.is_rooted = true;
                self.is_done = self.lp.is_broken_surely();
                self.current = Some(Node { bound: self.bound, depth: 0, fixes: Vec::new() });
            }
            Ended::Best => {
                self.is_rooted = true;
                let safe = self.lp.safe_bound();
                self.bound = self.bound.min(self.rounded(safe));
                self.root_parts = (0..self.model.values.len()).map(|j| self.lp.part(j)).collect();
                let prices = self.lp.row_prices();
                self.learn(&prices);
                self.round();
                self.plunge();
                self.current = Some(Node { bound: self.bound, depth: 0, fixes: Vec::new() });
                self.settle();
            }
        }
    }

    /// Worth of the options by the prices of the rows.
    pub(super) fn learn(&mut self, prices: &[f64]) {
        let total: f64 = self.bound as f64;
        let base = total.abs() * 1e-9 + 1e-9;
        self.worth = (0..self.model.values.len())
            .map(|j| {
                let takes: f64 = self.model.columns[j]
                    .iter()
                    .map(|(row, a)| prices[*row as usize] * *a as f64)
                    .sum();
                let own = self.model.values[j].unsigned_abs() as f64;
                self.model.values[j] as f64 / (takes.max(0.0) + base + 0.02 * own)
            })
            .collect();
        self.edge = 1.0 / 1.02;
        self.sort_order();
    }

    /// Options whose price shows that they stand as they are in anything better: into `fixes`. The
    /// bound is that of the newest [`Lp::safe_bound`], whose prices go with it.
    pub(super) fn fix_by_price(&mut self, bound: f64, fixes: &mut Vec<(u32, bool)>) {
        let target = (self.best_value() + self.grain) as f64;
        let slack = bound - target;
        if slack < 0.0 {
            return;
        }
        for j in 0..self.model.values.len() {
            let (low, high) = self.lp.bounds(j);
            if low == high {
                continue;
            }
            let price = self.lp.rests[j];
            if price.abs() > slack + 1e-6 * (1.0 + bound.abs()) {
                fixes.push((j as u32, price > 0.0));
            }
        }
    }

    /// Sets the bounds to those of a node.
    pub(super) fn state(&mut self, wanted: Vec<Option<bool>>) {
        for (j, want) in wanted.iter().enumerate() {
            if *want != self.stated[j] {
                let (low, high) = match want {
                    None => (0.0, 1.0),
                    Some(false) => (0.0, 0.0),
                    Some(true) => (1.0, 1.0),
                };
                self.lp.bound(j, low, high);
            }
        }
        self.lp.work += wanted.len() as u64 / 4;
        self.stated = wanted;
    }

    /// The bound over all that is open.
    pub(super) fn settle(&mut self) {
        let best = self.best_value();
        while self.open.peek().is_some_and(|node| node.bound <= best) {
            self.open.pop();
        }
        let open = self.open.peek().map_or(i64::MIN, |node| node.bound);
        let now = self.current.as_ref().map_or(i64::MIN, |node| node.bound);
        let bound = open.max(now).max(best);
        self.bound = self.bound.min(bound.max(best));
        if self.bound <= best || (open == i64::MIN && self.current.is_none()) {
            self.is_done = true;
        }
    }

    /// One node of the tree.
    pub(super) fn tree(&mut self) {
        let node = self.current.take().or_else(|| {
            self.is_diving = self.model.values.len() <= 128;
            self.open.pop()
        });
        let Some(node) = node else {
            self.is_done = true;
            return;
        };
        self.nodes += 1;
        // Every node costs more than its multiplications.
        self.lp.work += 8_000 + 20 * self.model.values.len() as u64;
        if node.bound <= self.best_value() {
            return self.settle();
        }
        let mut node = node;
        let mut stated = self.model.fixed.clone();
        node.fixes.iter().for_each(|(j, is_in)| stated[*j as usize] = Some(*is_in));
        if !follow(&self.model, &self.rows, &mut stated, &mut node.fixes, &mut self.lp.work) {
            return self.settle();
        }
        self.state(stated);
        let bound = match self.relax() {
            Some(bound) => bound,
            None => return self.settle(),
        };
        let rounded = self.rounded(bound).min(node.bound);
        if rounded <= self.best_value() {
            return self.settle();
        }
        let Some(bound) = self.dive(bound) else { return self.settle() };
        let Node { depth, mut fixes, .. } = node;
        let known = fixes.len();
        self.fix_by_price(bound, &mut fixes);
        let apart = |fix: &(u32, bool)| {
            (self.lp.part(fix.0 as usize) - f64::from(u8::from(fix.1))).abs() > 1e-6
        };
        if fixes.iter().skip(known).any(apart) {
            // The relaxation does not know of it yet: once more, now that it follows.
            self.current = Some(Node { bound: rounded, depth, fixes });
            return self.settle();
        }
        let Some((option, part)) = self.branching() else {
            // All whole: the relaxation is a set, though perhaps not quite the best one.
            let chosen: Vec<bool> =
                (0..self.model.values.len()).map(|j| self.lp.part(j) > 0.5).collect();
            self.offer(&chosen);
            let decided =
                |j: usize| self.stated[j].is_some() || fixes.iter().any(|fix| fix.0 as usize == j);
            let left = (0..chosen.len()).find(|j| !decided(*j));
            if let Some(j) = left.filter(|_| rounded > self.best_value()) {
                self.split(depth, rounded, fixes, j as u32, f64::from(u8::from(chosen[j])));
            }
            return self.settle();
        };
        let rounded = self.rounded(bound).min(rounded);
        self.split(depth, rounded, fixes, option, part);
        self.settle();
    }

    /// Looks for sets near the node from time to time; the bound of the node as it is then stated.
    pub(super) fn dive(&mut self, bound: f64) -> Option<f64> {
        if self.nodes % 16 == 1 || self.nodes < 64 {
            self.round();
        }
        if self.nodes < self.next_dive {
            return Some(bound);
        }
        self.next_dive = self.nodes + 60;
        let stated = self.stated.clone();
        self.plunge();
        self.state(stated);
        self.relax()
    }

    /// Goes down from where the relaxation stands, several options a step, and fills up what comes
    /// of it.
    pub(super) fn plunge(&mut self) {
        let n = self.model.values.len();
        let mut stated = self.stated.clone();
        let cutoff = self.best_value() as f64;
        let mut none = Vec::new();
        for _ in 0..200 {
            let mut open: Vec<(f64, u32)> = Vec::new();
            for j in (0..n).filter(|j| stated[*j].is_none()) {
                let part = self.lp.part(j);
                if part > 1e-6 && part < 1.0 - 1e-6 {
                    open.push((part + 0.25 * self.stream.unit(), j as u32));
                }
            }
            if open.is_empty() {
                break;
            }
            open.sort_by(|a, b| b.0.total_cmp(&a.0));
            let many = (open.len() / 16).max(1);
            let mut put = 0;
            for (_, j) in open {
                let j = j as usize;
                if stated[j].is_some() {
                    continue;
                }
                let mut tried = stated.clone();
                tried[j] = Some(true);
                none.clear();
                if follow(&self.model, &self.rows, &mut tried, &mut none, &mut self.lp.work) {
                    stated = tried;
                    put += 1;
                    if put >= many {
                        break;
                    }
                } else {
                    stated[j] = Some(false);
                }
            }
            self.state(stated.clone());
            match self.lp.solve(cutoff, 60_000_000) {
                Ended::Best => {}
                _ => break,
            }
        }
        self.round();
    }

    pub(super) fn split(
        &mut self,
        depth: u32,
        bound: i64,
        fixes: Vec<(u32, bool)>,
        option: u32,
        part: f64,
    ) {
        let up_first = part > 0.35;
        let child = |is_in: bool| {
            let mut fixes = fixes.clone();
            fixes.push((option, is_in));
            Node { bound, depth: depth + 1, fixes }
        };
        self.open.push(child(!up_first));
        self.current = Some(child(up_first));
        // Large trees are mostly walked by bound; now and then a dive goes to the ground.
        if !self.is_diving {
            let node = self.current.take();
            self.open.extend(node);
        }
    }

    /// Solves the relaxation of the stated bounds; `None` where nothing better can be in it.
    pub(super) fn relax(&mut self) -> Option<f64> {
        let cutoff = (self.best_value() + self.grain) as f64 - 0.5 * (self.grain as f64).min(1.0);
        let ended = self.solve_safely(cutoff)?;
        let bound = self.promise_of_more()?;
        if ended != Ended::Cut {
            return Some(bound);
        }
        // Rounding cut too early; the rest of the way without a cutoff.
        self.solve_safely(f64::NEG_INFINITY)?;
        self.promise_of_more()
    }

    /// How the relaxation ended; `None` where it surely has no solution.
    fn solve_safely(&mut self, cutoff: f64) -> Option<Ended> {
        let ended = self.lp.solve(cutoff, 400_000_000);
        (ended != Ended::Broken || !self.lp.is_broken_surely()).then_some(ended)
    }

    /// The bound, where it leaves room for something better.
    fn promise_of_more(&mut self) -> Option<f64> {
        let bound = self.lp.safe_bound();
        (self.rounded(bound) > self.best_value()).then_some(bound)
    }

    /// The option to split on: that of which both sides promise to lower the bound most.
    pub(super) fn branching(&mut self) -> Option<(u32, f64)> {
        let mut open: Vec<(u32, f64)> = (0..self.model.values.len())
            .map(|j| (j as u32, self.lp.part(j)))
            .filter(|(_, part)| *part > 1e-6 && *part < 1.0 - 1e-6)
            .collect();
        if open.is_empty() {
            return None;
        }
        open.sort_by(|a, b| self.promise(b).total_cmp(&self.promise(a)));
        let tries = if self.model.values.len() > 400 { 4 } else { 8 };
        let unsure: Vec<(u32, f64)> = open
            .iter()
            .copied()
            .take(tries)
            .filter(|(j, _)| self.past[*j as usize].counts.iter().any(|count| *count < 2))
            .collect();
        if !unsure.is_empty() {
            let z = self.lp.z;
            let work = 12 * self.lp.n as u64 * 60;
            for (j, part) in &unsure {
                for (side, value) in [(0, 0.0), (1, 1.0)] {
                    self.lp.bound(*j as usize, value, value);
                    let ended = self.lp.solve(f64::NEG_INFINITY, work);
                    let loss = if ended == Ended::Broken {
                        z.abs() * 0.1
                    } else {
                        (z - self.lp.z).max(0.0)
                    };
                    let way = if side == 0 { *part } else { 1.0 - part };
                    self.learn_loss(*j, side, loss / way);
                    self.lp.bound(*j as usize, 0.0, 1.0);
                }
            }
            open.sort_by(|a, b| self.promise(b).total_cmp(&self.promise(a)));
        }
        open.first().copied()
    }

    pub(super) fn learn_loss(&mut self, option: u32, side: usize, loss: f64) {
        let past = &mut self.past[option as usize];
        past.sums[side] += loss;
        past.counts[side] += 1;
    }

    pub(super) fn promise(&self, (option, part): &(u32, f64)) -> f64 {
        let past = &self.past[*option as usize];
        let value = self.model.values[*option as usize].abs() as f64;
        let side = |side: usize, way: f64| {
            let loss = match past.counts[side] {
                0 => 0.2 * value,
                count => past.sums[side] / f64::from(count),
            };
            (loss * way).max(1e-6)
        };
        side(0, *part) * side(1, 1.0 - part)
    }

    /// A set from the parts: those nearest one first, then filled up.
    pub(super) fn round(&mut self) {
        let n = self.model.values.len();
        let mut order: Vec<u32> = (0..n as u32)
            .filter(|j| {
                self.model.fixed[*j as usize].is_none()
                    && (self.model.values[*j as usize] >= 0 || self.lp.part(*j as usize) > 0.5)
            })
            .collect();
        let key = |j: u32| (self.lp.part(j as usize) * 64.0).round();
        order.sort_by(|a, b| {
            key(*b)
                .total_cmp(&key(*a))
                .then(self.worth[*b as usize].total_cmp(&self.worth[*a as usize]))
        });
        let local = Local::new(&self.model, &self.rows);
        let mut set = local.start();
        self.local_work += local.fill(&mut set, &order);
        let chosen = set.chosen.clone();
        if self.offer(&chosen) {
            self.stalled = 0;
            self.walk = Some(set);
        }
    }
}
