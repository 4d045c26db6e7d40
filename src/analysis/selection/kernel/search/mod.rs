//! The search: a tree over the relaxation that proves, and a local search that finds.
//!
//! It runs in portions of work and can be asked after each what it has: the best set so far and a
//! bound that no set can pass. The same model and seed give the same answers.

mod nest;
mod tree;
mod walk;

use super::local::{Local, Set};
use super::lp::Lp;
use super::model::Model;
use super::part::Part;
use super::prices;
use crate::analysis::random::Stream;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// One open part of the tree.
struct Node {
    bound: i64,
    depth: u32,
    fixes: Vec<(u32, bool)>,
}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.cmp(&other.bound).then(self.depth.cmp(&other.depth))
    }
}
impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Node {}

/// What branching on an option has cost so far, down and up.
#[derive(Clone, Copy, Default)]
struct Past {
    sums: [f64; 2],
    counts: [u32; 2],
}

/// The state between portions.
pub struct Search {
    model: Model,
    rows: Vec<Vec<(u32, i64)>>,
    lp: Lp,
    grain: i64,
    /// The best set so far.
    pub best: Option<(i64, Vec<bool>)>,
    /// No set is worth more.
    pub bound: i64,
    /// Whether nothing better than the best can exist, or nothing at all.
    pub is_done: bool,
    open: BinaryHeap<Node>,
    current: Option<Node>,
    stated: Vec<Option<bool>>,
    past: Vec<Past>,
    root_parts: Vec<f64>,
    worth: Vec<f64>,
    order: Vec<u32>,
    walk: Option<Set>,
    stream: Stream,
    heat: f64,
    is_rooted: bool,
    local_work: u64,
    rounds: u64,
    /// Nodes looked at.
    pub nodes: u64,
    stalled: u64,
    inner: Option<Box<Inner>>,
    is_inner: bool,
    /// How many options the next smaller problem leaves free.
    reach: f64,
    inner_work: u64,
    shapes: u64,
    /// The worth at which options stop coming in.
    edge: f64,
    is_diving: bool,
    next_dive: u64,
}

/// A smaller problem that is searched for a while.
struct Inner {
    part: Part,
    search: Search,
    budget: u64,
    held: i64,
}

impl Search {
    /// A search over a sound model.
    pub fn new(model: Model, seed: u64) -> Self {
        Self::start(model, seed, false)
    }

    /// A search that has done nothing yet.
    fn start(model: Model, seed: u64, is_inner: bool) -> Self {
        let mut rows = vec![Vec::new(); model.limits.len()];
        for (j, column) in model.columns.iter().enumerate() {
            column.iter().for_each(|(row, amount)| rows[*row as usize].push((j as u32, *amount)));
        }
        // Rows of few options or without a bite join when they are broken.
        let joined: Vec<bool> = rows.iter().map(|row| row.len() > 8).collect();
        let lp = Lp::new(&model, |row| joined[row]);
        let n = model.values.len();
        let mut search = Self {
            grain: model.grain(),
            lp,
            rows,
            best: None,
            bound: i64::MAX,
            is_done: false,
            open: BinaryHeap::new(),
            current: None,
            stated: model.fixed.clone(),
            past: vec![Past::default(); n],
            root_parts: vec![0.0; n],
            worth: Vec::new(),
            order: Vec::new(),
            walk: None,
            stream: Stream::new(seed),
            heat: 0.0,
            is_rooted: false,
            local_work: 0,
            rounds: 0,
            nodes: 0,
            stalled: 0,
            inner: None,
            is_inner,
            reach: 40.0 + model.values.len() as f64 / 12.0,
            inner_work: 0,
            shapes: 0,
            edge: 1.0,
            is_diving: true,
            next_dive: 30,
            model,
        };
        search.first();
        search
    }

    /// A first answer before the relaxation: filled up by value over what it takes of what there is.
    fn first(&mut self) {
        let takes = |j: usize| -> f64 {
            let part = |(row, amount): &(u32, i64)| {
                let most = self.model.limits[*row as usize].1;
                if *amount > 0 && most > 0 { *amount as f64 / most as f64 } else { 0.0 }
            };
            self.model.columns[j].iter().map(part).sum()
        };
        self.worth = (0..self.model.values.len())
            .map(|j| self.model.values[j] as f64 / (takes(j) + 1e-9))
            .collect();
        self.sort_order();
        let local = Local::new(&self.model, &self.rows);
        let mut set = local.start();
        self.local_work += local.fill(&mut set, &self.order);
        self.bound = self.model.values.iter().filter(|value| **value > 0).sum();
        self.offer(&set.chosen);
        // Prices by steps: a bound and a sense of worth before the relaxation is solved.
        let target = self.best.as_ref().map_or(0.0, |best| best.0 as f64);
        let steps = if self.is_inner { 80 } else { 500 };
        let found = prices::descend(&self.model, target, steps);
        self.local_work += found.work;
        if found.bound.is_finite() {
            self.bound = self.bound.min(self.rounded(found.bound));
            self.learn(&found.rows);
            self.root_parts = found.parts;
            let local = Local::new(&self.model, &self.rows);
            let mut again = local.start();
            self.local_work += local.fill(&mut again, &self.order);
            if self.offer(&again.chosen.clone()) {
                set = again;
            }
        }
        self.walk = Some(set);
    }

    fn sort_order(&mut self) {
        let mut order: Vec<u32> = (0..self.worth.len() as u32)
            .filter(|j| {
                self.model.fixed[*j as usize].is_none() && self.model.values[*j as usize] >= 0
            })
            .collect();
        order.sort_by(|a, b| self.worth[*b as usize].total_cmp(&self.worth[*a as usize]));
        self.order = order;
    }

    /// Takes a set as the best where it is one and passes the check.
    pub fn offer(&mut self, chosen: &[bool]) -> bool {
        let Some(value) = self.model.check(chosen) else { return false };
        if self.best.as_ref().is_some_and(|(best, _)| value <= *best) {
            return false;
        }
        self.best = Some((value, chosen.to_vec()));
        true
    }

    /// The greatest multiple of the grain that a bound allows.
    fn rounded(&self, bound: f64) -> i64 {
        let grain = self.grain;
        (bound.min(9e17).floor() as i64).div_euclid(grain) * grain
    }

    fn best_value(&self) -> i64 {
        self.best.as_ref().map_or(i64::MIN / 4, |(value, _)| *value)
    }

    /// Work done so far.
    pub fn work(&self) -> u64 {
        self.lp.work + self.local_work + self.inner_work
    }

    /// Works for about so many multiplications.
    pub fn step(&mut self, work: u64) {
        let stop = self.work() + work;
        while !self.is_done && self.work() < stop {
            let left = stop - self.work();
            let (tree, local, inner) = (self.lp.work, self.local_work, self.inner_work);
            let may_nest = !self.is_inner && self.model.values.len() > 60 && self.best.is_some();
            let big = self.model.values.len() > 1_200;
            if !self.is_rooted {
                if local < tree / 20 {
                    self.local_search(left.min(1_000_000));
                } else if may_nest && big && inner < 4 * tree {
                    self.nest(left.min(4_000_000));
                } else {
                    self.root(left.min(8_000_000));
                }
            } else if local < (tree + inner) / if self.stalled < 40 { 3 } else { 8 } {
                self.local_search(left.min(1_000_000));
            } else if may_nest && inner < 3 * tree {
                self.nest(left.min(4_000_000));
            } else {
                self.tree();
            }
        }
    }
}
