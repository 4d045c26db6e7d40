//! The search: two populations, one of schedules pushed to the left and one pushed to the right.
//! A child is made of two of one population and built in the opposite direction, so that every
//! single schedule made is also a justification of its parents (after Debels and Vanhoucke, 2005).

use super::problem::Problem;
use super::profile::Profile;
use super::serial::{lift, order_by_keys, serial, turn};
use crate::analysis::random::Stream;

/// Schedules of one direction. Of each, what it says to the opposite direction: keys and their
/// order.
struct Population {
    keys: Vec<u32>,
    orders: Vec<u32>,
    makespans: Vec<u32>,
}

impl Population {
    fn new(size: usize, count: usize) -> Self {
        Self {
            keys: vec![0; size * count],
            orders: vec![0; size * count],
            makespans: vec![u32::MAX; size],
        }
    }
}

/// The state of a search; every call of [`Search::step`] makes one schedule.
pub struct Search<const W: usize, P> {
    sides: [Problem<W>; 2],
    profile: P,
    random: Stream,
    size: usize,
    pools: [Population; 2],
    /// Which population is being made, and how far.
    side: usize,
    next: usize,
    /// Rounds without a better schedule.
    stale: u32,
    list: Vec<u32>,
    starts: Vec<u32>,
    keys: Vec<u32>,
    counts: Vec<u32>,
    late: Vec<u32>,
    leads: bool,
    /// The best schedule found, in the numbering of the forward problem.
    pub best: Vec<u32>,
    /// Its end.
    pub makespan: u32,
    /// Schedules made.
    pub made: u64,
    /// Whether a mirrored schedule is one, too: not where something is released later.
    mirrors: bool,
    priority: Vec<u32>,
}

/// Schedules of the first populations.
const SIZE: usize = 40;
/// Most schedules of a population.
const SIZE_MAX: usize = 640;
/// Time units up to which keys are sorted by counting.
const COUNTS_MAX: u32 = 1 << 15;
/// Rounds without a better schedule after which a search starts over with more schedules.
const PATIENCE: u32 = 80;
/// Neighbours tried for a swap in most children.
const MUTATIONS: u32 = 3;
/// Every so many children are changed in one stretch instead.
const FOCUS_EVERY: u32 = 3;
/// The stretch, and the neighbours tried for a swap in it.
const FOCUS: (u32, u32) = (30, 40);

impl<const W: usize, P: Profile<W>> Search<W, P> {
    /// A search over a problem and its mirror image, begun with a list of priorities in which
    /// nothing comes before what it waits for.
    pub fn new(sides: (Problem<W>, Problem<W>), priority: &[u32], seed: u64) -> Self {
        let (forward, mirrored) = sides;
        let (count, horizon) = (forward.count, forward.horizon);
        let leads = [&forward, &mirrored];
        let leads = leads.iter().any(|side| side.arcs.iter().any(|(_, offset)| *offset < 0));
        let mirrors = forward.releases.iter().all(|release| *release == 0);
        let mut search = Self {
            profile: P::new(&forward),
            sides: [forward, mirrored],
            random: Stream::new(seed),
            size: SIZE,
            pools: [Population::new(SIZE, count), Population::new(SIZE, count)],
            side: 0,
            next: 0,
            stale: 0,
            list: vec![0; count],
            starts: vec![0; count],
            keys: vec![0; count],
            counts: vec![0; horizon.min(COUNTS_MAX) as usize + count + 64],
            late: vec![0; count],
            leads,
            best: vec![0; count],
            makespan: u32::MAX,
            made: 0,
            mirrors,
            priority: priority.to_vec(),
        };
        search.found();
        search
    }

    /// The first population: the rule, and lists drawn near it.
    fn found(&mut self) {
        self.side = 0;
        for at in 0..self.size {
            self.list.copy_from_slice(&self.priority);
            if at > 0 {
                self.shake(at);
            }
            self.build(0, at);
        }
        self.side = 1;
        self.next = 0;
    }

    /// Draws a list near the rule: each place takes one of the next few that may come.
    fn shake(&mut self, strength: usize) {
        let reach = 2 + (strength % 16) as u32 * 2;
        for (place, activity) in self.priority.iter().enumerate() {
            self.keys[*activity as usize] = place as u32 + self.random.below(reach);
        }
        lift(&self.sides[0], &mut self.keys);
        let largest = self.list.len() as u32 + reach;
        order_by_keys(&self.keys, largest, &mut self.counts, &mut self.list);
    }

    /// Builds the schedule of the list in the direction of a side and keeps it at a place of its
    /// population, unless a better one stands there.
    fn build(&mut self, side: usize, at: usize) {
        let problem = &self.sides[side];
        let makespan = serial(problem, &mut self.profile, &self.list, &mut self.starts);
        self.made += 1;
        if makespan < self.makespan && (side == 0 || self.mirrors) {
            self.makespan = makespan;
            self.stale = 0;
            if side == 0 {
                self.best.copy_from_slice(&self.starts);
            } else {
                turn(&problem.durations, &self.starts, makespan, &mut self.best);
            }
        }
        let count = problem.count;
        let pool = &mut self.pools[side];
        if makespan > pool.makespans[at] {
            return;
        }
        let keys = &mut pool.keys[at * count..(at + 1) * count];
        turn(&problem.durations, &self.starts, makespan, keys);
        if self.leads {
            lift(&self.sides[1 - side], keys);
        }
        let orders = &mut pool.orders[at * count..(at + 1) * count];
        order_by_keys(keys, makespan, &mut self.counts, orders);
        pool.makespans[at] = makespan;
    }

    /// Makes one schedule.
    pub fn step(&mut self) {
        let from = 1 - self.side;
        let (mother, father) = self.parents(from);
        self.cross(from, mother, father);
        self.mutate();
        self.build(self.side, self.next);
        self.next += 1;
        if self.next == self.size {
            self.next = 0;
            self.side = 1 - self.side;
            self.stale += 1;
            if self.stale > PATIENCE {
                self.start_over();
            }
        }
    }

    /// The better of two others, twice.
    fn parents(&mut self, from: usize) -> (usize, usize) {
        (self.better_of_two(from), self.better_of_two(from))
    }

    fn better_of_two(&mut self, from: usize) -> usize {
        let size = self.size as u32;
        let (one, two) = (self.random.below(size) as usize, self.random.below(size) as usize);
        let makespans = &self.pools[from].makespans;
        if makespans[one] <= makespans[two] { one } else { two }
    }

    /// The order of the father before and after a stretch of time in which the mother's stays.
    fn cross(&mut self, from: usize, mother: usize, father: usize) {
        let count = self.list.len();
        let pool = &self.pools[from];
        let span = pool.makespans[mother].max(1);
        let width = span / 8 + self.random.below(span / 2 + 1);
        let first = self.random.below(span.saturating_sub(width) + 1);
        let last = first + width;
        let mothers = &pool.keys[mother * count..(mother + 1) * count];
        let (mut early, mut late) = (0, 0);
        for activity in &pool.orders[father * count..(father + 1) * count] {
            let key = mothers[*activity as usize];
            if key < first {
                self.list[early] = *activity;
                early += 1;
            } else if key > last {
                self.late[late] = *activity;
                late += 1;
            }
        }
        for activity in &pool.orders[mother * count..(mother + 1) * count] {
            let key = mothers[*activity as usize];
            if (first..=last).contains(&key) {
                self.list[early] = *activity;
                early += 1;
            }
        }
        self.list[early..].copy_from_slice(&self.late[..late]);
    }

    /// Swaps neighbours that do not wait for each other: a few anywhere, now and then many in one
    /// stretch.
    fn mutate(&mut self) {
        let pairs = self.list.len() as u32 - 1;
        let focus = self.random.below(FOCUS_EVERY) == 0;
        let (reach, tries) = if focus { FOCUS } else { (pairs, MUTATIONS) };
        let reach = reach.min(pairs);
        let base = self.random.below(pairs + 1 - reach);
        for _ in 0..tries {
            let at = (base + self.random.below(reach)) as usize;
            let (first, second) = (self.list[at] as usize, self.list[at + 1] as usize);
            if !self.sides[self.side].waits_for(second, first) {
                self.list.swap(at, at + 1);
            }
        }
    }

    /// More schedules, drawn anew; the best found so far is kept beside.
    fn start_over(&mut self) {
        self.stale = 0;
        self.size = (self.size * 2).min(SIZE_MAX);
        let count = self.list.len();
        self.pools = [Population::new(self.size, count), Population::new(self.size, count)];
        self.found();
    }
}
