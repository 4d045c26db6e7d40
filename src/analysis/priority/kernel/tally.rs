//! Ranks and lines under drawn weights, counted: how often each project is first, inside the line,
//! and between which ranks it stands.

use super::dirichlet::draw;
use crate::analysis::random::Stream;

/// Totals closer than this are equal, as in the ranking.
const STEPS: f64 = 1e9;
/// Most ranks that are told apart; beyond, neighbours are counted together.
const BINS_MAX: usize = 1_000;

/// What a project is to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In or out by its total.
    Ranked,
    /// In whatever its total.
    Must,
    /// Without a value; in only where the line lies below all totals.
    Unscored,
    /// Out whatever its total.
    Out,
}

/// Where the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where the next project would pass so much money.
    Budget(i128),
    /// After so many projects.
    Rank(usize),
}

/// The projects in the order that breaks ties, and what of them is counted.
#[derive(Clone, Debug)]
pub struct Tally {
    /// How many criteria there are.
    pub criteria: usize,
    /// By project the utility on each criterion, 0 to 1; NaN where nothing is known.
    pub utilities: Vec<f64>,
    /// What each costs.
    pub costs: Vec<i64>,
    /// What each is to the line.
    pub kinds: Vec<Kind>,
    /// The line.
    pub edge: Edge,
    /// Draws so far.
    pub draws: u32,
    /// Draws with the set of the stated weights.
    pub same: u32,
    /// Projects that were on the other side than with the stated weights, summed over draws.
    pub moved: u64,
    /// By project: how often it had the highest total.
    pub first: Vec<u32>,
    /// By project: how often it was inside.
    pub inside: Vec<u32>,
    /// By project and criterion: the weights of the draws in which it was first, summed.
    pub first_weights: Vec<f64>,
    /// By project and criterion: the weights of the draws in which it was inside, summed.
    pub inside_weights: Vec<f64>,
    base: Vec<bool>,
    bins: usize,
    width: usize,
    ranks: Vec<u32>,
    order: Vec<(i64, i64, u32)>,
    set: Vec<bool>,
}

impl Tally {
    /// Nothing counted yet; `shares` are the stated weights. `None` where the figures do not belong
    /// together.
    pub fn new(
        shares: &[f64],
        utilities: Vec<f64>,
        costs: Vec<i64>,
        kinds: Vec<Kind>,
        edge: Edge,
    ) -> Option<Self> {
        let (count, criteria) = (costs.len(), shares.len());
        if utilities.len() != count * criteria || kinds.len() != count || count >= 1 << 24 {
            return None;
        }
        let width = count.div_ceil(BINS_MAX).max(1);
        let bins = count.div_ceil(width);
        let mut tally = Self {
            criteria,
            utilities,
            costs,
            kinds,
            edge,
            draws: 0,
            same: 0,
            moved: 0,
            first: vec![0; count],
            inside: vec![0; count],
            first_weights: vec![0.0; count * criteria],
            inside_weights: vec![0.0; count * criteria],
            base: vec![false; count],
            bins,
            width,
            ranks: vec![0; count * bins],
            order: Vec::with_capacity(count),
            set: vec![false; count],
        };
        tally.rank(shares);
        tally.base = tally.set.clone();
        Some(tally)
    }

    /// Draws weights so many times and counts.
    pub fn draw(&mut self, shapes: &[f64], stream: &mut Stream, times: u32) {
        let mut weights = vec![0.0; self.criteria];
        for _ in 0..times {
            draw(shapes, stream, &mut weights);
            self.rank(&weights);
            self.count(&weights);
        }
    }

    /// The rank by total that a project does not exceed in so large a part of the draws; 0 for one
    /// without a rank. Where ranks are counted together, the first of them.
    pub fn rank_at(&self, project: usize, part: f64) -> u32 {
        let own = &self.ranks[project * self.bins..(project + 1) * self.bins];
        let due = part * f64::from(self.draws);
        let mut sum = 0.0;
        for (bin, count) in own.iter().enumerate() {
            sum += f64::from(*count);
            if *count > 0 && sum >= due {
                return (bin * self.width + 1) as u32;
            }
        }
        0
    }

    /// Orders by total and draws the line.
    fn rank(&mut self, weights: &[f64]) {
        self.order.clear();
        for (at, own) in self.utilities.chunks_exact(self.criteria.max(1)).enumerate() {
            if !matches!(self.kinds[at], Kind::Ranked | Kind::Must) {
                continue;
            }
            let (mut sum, mut weight) = (0.0, 0.0);
            for (utility, share) in own.iter().zip(weights) {
                if !utility.is_nan() {
                    sum += share * utility;
                    weight += share;
                }
            }
            if weight > 0.0 {
                let steps = |part: f64| -(100.0 * part * STEPS).round() as i64;
                self.order.push((steps(sum / weight), steps(sum), at as u32));
            }
        }
        self.order.sort_unstable();
        self.cut();
    }

    fn cut(&mut self) {
        let (mut used, mut count) = (0_i128, 0_usize);
        for (at, kind) in self.kinds.iter().enumerate() {
            self.set[at] = *kind == Kind::Must;
            if self.set[at] {
                used += i128::from(self.costs[at]);
                count += 1;
            }
        }
        let ranked = self.order.iter().map(|row| row.2 as usize);
        let ranked = ranked.filter(|at| self.kinds[*at] == Kind::Ranked);
        let rest = (0..self.kinds.len()).filter(|at| self.kinds[*at] == Kind::Unscored);
        let by_rank = matches!(self.edge, Edge::Rank(_));
        for at in ranked.chain(rest.filter(|_| by_rank)) {
            let cost = i128::from(self.costs[at]);
            let fits = match self.edge {
                Edge::Budget(budget) => used + cost <= budget,
                Edge::Rank(most) => count < most,
            };
            if !fits {
                break;
            }
            (used, count) = (used + cost, count + 1);
            self.set[at] = true;
        }
    }

    fn count(&mut self, weights: &[f64]) {
        let m = self.criteria;
        self.draws += 1;
        for (rank, row) in self.order.iter().enumerate() {
            let at = row.2 as usize;
            self.ranks[at * self.bins + rank / self.width] += 1;
            if rank == 0 {
                self.first[at] += 1;
                let sums = self.first_weights[at * m..(at + 1) * m].iter_mut();
                sums.zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
        }
        let mut moved = 0;
        for at in 0..self.set.len() {
            moved += u64::from(self.set[at] != self.base[at]);
            if self.set[at] {
                self.inside[at] += 1;
                let sums = self.inside_weights[at * m..(at + 1) * m].iter_mut();
                sums.zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
        }
        self.moved += moved;
        self.same += u32::from(moved == 0);
    }
}
