//! Smaller problems around the best set, each searched for a while by a search of its own.

use super::{Inner, Search};
use crate::analysis::selection::kernel::part::Part;

/// Options from which on a model is first brought down to its core.
const CORE_FROM: usize = 1_300;
/// Options of the core.
const CORE: usize = 1_000;

impl Search {
    /// Goes on with a smaller problem, or makes one.
    pub(super) fn nest(&mut self, work: u64) {
        let Some(mut inner) = self.inner.take().or_else(|| self.neighbourhood()) else {
            self.inner_work += work / 4;
            return;
        };
        let before = inner.search.work();
        inner.search.step(work);
        let done = inner.search.work() - before;
        self.inner_work += done.max(1_000);
        inner.budget = inner.budget.saturating_sub(done);
        let value = inner.search.best.as_ref().map_or(i64::MIN, |best| best.0);
        if value > inner.held {
            inner.held = value;
            let whole = inner.search.best.as_ref().map(|best| inner.part.whole(&best.1));
            if whole.is_some_and(|whole| self.offer(&whole)) {
                self.stalled = 0;
                if self.is_rooted {
                    self.settle();
                }
            }
        }
        let n = self.model.values.len() as f64;
        if inner.search.is_done {
            self.reach = (self.reach * 1.06).min(0.8 * n).min(400.0);
        } else if inner.budget == 0 {
            self.reach = (self.reach * 0.95).max(24.0);
        } else {
            self.inner = Some(inner);
        }
    }

    /// The options that the prices leave open, the others out: what a large model comes down to.
    fn core(&mut self, best: &[bool]) -> Option<Box<Inner>> {
        let n = self.model.values.len();
        let key = |j: usize| {
            let part = self.root_parts[j];
            part + (self.worth[j] - 1.0).min(0.0) + f64::from(u8::from(best[j]))
        };
        let mut keys: Vec<(f64, usize)> = (0..n).map(|j| (key(j), j)).collect();
        keys.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut free = vec![false; n];
        keys.iter().take(CORE).for_each(|(_, j)| free[*j] = true);
        let none = vec![false; n];
        self.inner_work += 20 * n as u64;
        let part = Part::new(&self.model, &self.rows, &none, &free)?;
        let held = part.model.check(&part.of(best)).unwrap_or(i64::MIN);
        Some(self.search_in(part, best, held, 600_000_000))
    }

    /// A smaller problem around the best set: where it and the relaxation differ, options that share
    /// rows, or any.
    fn neighbourhood(&mut self) -> Option<Box<Inner>> {
        let best = self.best.clone()?.1;
        let n = self.model.values.len();
        self.shapes += 1;
        if self.shapes == 1 && n > CORE_FROM {
            return self.core(&best);
        }
        let reach = (self.reach as usize).clamp(8, n);
        let mut free = match self.shapes % 3 {
            2 => self.around_rows(reach),
            shape => self.around_the_edge(reach, &best, shape == 0),
        };
        // All options of what is free together: those that exclude each other are one choice.
        for row in &self.rows {
            let opens = |(j, _): &(u32, i64)| free[*j as usize] && best[*j as usize];
            if row.len() <= 8 && row.iter().any(opens) {
                row.iter().for_each(|(j, _)| free[*j as usize] = true);
            }
        }
        self.inner_work += 20 * n as u64;
        let part = Part::new(&self.model, &self.rows, &best, &free)?;
        let held = part.model.check(&part.of(&best)).unwrap_or(i64::MIN);
        Some(self.search_in(part, &best, held, 60_000_000))
    }

    /// A search in a smaller problem, from the best set on.
    fn search_in(&mut self, part: Part, best: &[bool], held: i64, budget: u64) -> Box<Inner> {
        let seed = self.stream.bits();
        let mut search = Self::start(part.model.clone(), seed, true);
        search.offer(&part.of(best));
        self.inner_work += search.work();
        Box::new(Inner { part, search, budget, held })
    }

    /// Options where the relaxation and the best set differ, or that hardly pay or hardly do not.
    fn around_the_edge(&mut self, reach: usize, best: &[bool], is_narrow: bool) -> Vec<bool> {
        let n = best.len();
        let mut keys: Vec<(f64, usize)> = Vec::with_capacity(n);
        for (j, is_in) in best.iter().enumerate() {
            let part = self.root_parts[j];
            let apart = (part - f64::from(u8::from(*is_in))).abs();
            let open = apart.max(2.0 * part.min(1.0 - part)).min(1.0);
            let near = 1.0 / (1.0 + 30.0 * (self.worth[j] - self.edge).abs());
            let luck = self.stream.unit();
            let luck = if is_narrow { 0.5 + 0.5 * luck } else { luck };
            keys.push(((open + near + 0.02) * luck, j));
        }
        keys.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut free = vec![false; n];
        keys.iter().take(reach).for_each(|(_, j)| free[*j] = true);
        free
    }

    /// Options around a few rows.
    fn around_rows(&mut self, reach: usize) -> Vec<bool> {
        let mut free = vec![false; self.model.values.len()];
        let mut count = 0;
        for _ in 0..64 {
            let row = self.stream.below(self.rows.len() as u32) as usize;
            let Some(row) = self.rows.get(row) else { break };
            for (j, _) in row {
                if count < reach && self.stream.unit() < 0.5 {
                    count += usize::from(!std::mem::replace(&mut free[*j as usize], true));
                }
            }
            if count >= reach {
                break;
            }
        }
        free
    }
}
