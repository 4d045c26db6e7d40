//! The local search: takes some out, forces some in, fills up again.

use super::Search;
use crate::analysis::selection::kernel::local::{Local, Set};

/// Rounds of the same heat.
const ROUNDS: u64 = 256;
/// Steps in which the heat falls.
const STEPS: u64 = 64;
/// Options outside that are tried again in a round.
const TRIED: f64 = 120.0;

impl Search {
    /// Goes from set to set, to a somewhat worse one while it is hot.
    pub(super) fn local_search(&mut self, work: u64) {
        let stop = self.local_work + work;
        let Some(mut now) = self.walk.take() else { return };
        let n = self.order.len();
        if n == 0 {
            self.local_work += work;
            return;
        }
        let mut found: Option<(i64, Vec<bool>)> = None;
        let mut next = now.clone();
        let mut order: Vec<u32> = Vec::with_capacity(n);
        while self.local_work < stop {
            self.rounds += 1;
            next.copy(&now);
            self.shake(&mut next);
            self.fill_order(&now, &next, &mut order);
            let local = Local::new(&self.model, &self.rows);
            self.local_work += 1_000 + n as u64 * 4 + 4 * local.fill(&mut next, &order);
            if !local.is_kept(&next) {
                continue;
            }
            let best = found.as_ref().map_or(self.best_value(), |found| found.0);
            if next.value > best && self.model.check(&next.chosen).is_some() {
                found = Some((next.value, next.chosen.clone()));
                self.stalled = 0;
            }
            let loss = (now.value - next.value) as f64;
            if loss <= 0.0 || loss < self.heat * self.stream.unit() {
                now.copy(&next);
            }
        }
        if let Some((_, chosen)) = found {
            self.offer(&chosen);
        }
        self.cool(now);
        if self.is_rooted {
            self.settle();
        }
    }

    /// Heat falls in rounds, then starts again from the best.
    fn cool(&mut self, now: Set) {
        self.stalled += 1;
        let step = self.rounds / ROUNDS % STEPS;
        let left = 1.0 - step as f64 / STEPS as f64;
        self.heat = self.best_value().abs() as f64 * 0.01 * left * left;
        let again = self.best.as_ref().filter(|_| step == 0 && self.stalled > 20);
        let local = Local::new(&self.model, &self.rows);
        self.walk = Some(again.map_or(now, |(_, chosen)| local.of(chosen)));
    }

    /// Forces a few in or takes a few out.
    fn shake(&mut self, set: &mut Set) {
        let n = self.order.len() as u32;
        let local = Local::new(&self.model, &self.rows);
        if self.stream.unit() < 0.6 {
            for _ in 0..=self.stream.below(3) {
                let at = self.order[self.stream.below(n) as usize] as usize;
                if set.chosen[at] {
                    local.drop(set, at);
                } else {
                    local.force(set, at, &self.worth, &mut self.stream);
                }
            }
            return;
        }
        let mut left = 2 + self.stream.below(2 + (n / 12).min(10));
        for _ in 0..left * 6 {
            let at = self.order[self.stream.below(n) as usize] as usize;
            if left > 0 && set.chosen[at] {
                local.drop(set, at);
                left -= 1;
            }
        }
    }

    /// What may come in: all that has just left and some of the rest, nearly by worth: a little
    /// disorder lets another fill in.
    fn fill_order(&mut self, now: &Set, next: &Set, order: &mut Vec<u32>) {
        order.clear();
        let pick = TRIED / self.order.len() as f64;
        for at in 0..self.order.len() {
            let j = self.order[at] as usize;
            if !next.chosen[j] && (now.chosen[j] || pick >= 1.0 || self.stream.unit() < pick) {
                order.push(j as u32);
            }
        }
        let many = order.len();
        let reach = 1 + (many / 8).min(40) as u32;
        for at in 0..many {
            if self.stream.unit() < 0.25 {
                let to = (at + self.stream.below(reach) as usize).min(many - 1);
                order.swap(at, to);
            }
        }
    }
}
