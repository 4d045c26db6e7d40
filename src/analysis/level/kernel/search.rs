//! The search: everything by rank first, then some taken out and put back again and again, in as
//! many steps as there is time for (ruin and recreate, after Schrimpf and others, 2000).

use super::{Place, bound::bound, ends_later, places};
use crate::analysis::level::problem::{Choice, Problem, order};
use crate::analysis::random::Stream;

/// Steps without a better plan after which nothing more is expected.
const PATIENCE: u64 = 30_000;
/// Most that are taken out at once.
const RUIN_MAX: u32 = 9;

/// Plans up to which all of them are tried.
const EXACT_MAX: u64 = 50_000;
/// One place in so many is passed over.
const BLINK: u32 = 8;

/// What a plan is worth: minutes short with what its moves cost, then the moves by weight.
type Worth = (i64, i64);

/// A search that can be stopped after any step and gives the best it has found. The same problem
/// and seed give the same steps on every machine.
pub struct Search {
    problem: Problem,
    places: Vec<Vec<Place>>,
    order: Vec<usize>,
    rank: Vec<usize>,
    /// Links by the mover they lead from and to.
    links: Vec<Vec<usize>>,
    /// The movers that ask for something of a row.
    of_row: Vec<Vec<u32>>,
    over: Vec<i64>,
    taken: Vec<Option<usize>>,
    worth: Worth,
    best: Vec<usize>,
    best_worth: Worth,
    random: Stream,
    stale: u64,
    /// Minutes that are short in every plan.
    pub bound: i64,
    /// Plans tried.
    pub steps: u64,
}

impl Search {
    /// Begins with the plan as it is, then by rank. The problem must be sound.
    pub fn new(problem: Problem, seed: u64) -> Self {
        let count = problem.movers.len();
        let key = |at: usize| -i64::from(problem.movers[at].weight);
        let order = order(count, &problem.links, key).unwrap_or_default();
        let ends = ends_later(&problem, &order);
        let all: Vec<Vec<Place>> = problem
            .movers
            .iter()
            .zip(&ends)
            .map(|(mover, end)| places(&problem, mover, *end))
            .collect();
        let mut links = vec![Vec::new(); count];
        for (at, link) in problem.links.iter().enumerate() {
            links[link.before as usize].push(at);
            links[link.after as usize].push(at);
        }
        let mut of_row = vec![Vec::new(); problem.room.len()];
        for (at, mover) in problem.movers.iter().enumerate() {
            for line in &mover.lines {
                let row: &mut Vec<u32> = &mut of_row[line.row as usize];
                if row.last() != Some(&(at as u32)) {
                    row.push(at as u32);
                }
            }
        }
        let mut rank = vec![0; count];
        for (place, at) in order.iter().enumerate() {
            rank[*at] = place;
        }
        let over = problem.room.iter().flatten().map(|room| -room).collect();
        let mut search = Self {
            bound: bound(&problem, &all),
            places: all,
            order,
            rank,
            links,
            of_row,
            over,
            taken: vec![None; count],
            worth: (0, 0),
            best: vec![0; count],
            best_worth: (0, 0),
            random: Stream::new(seed),
            stale: 0,
            steps: 0,
            problem,
        };
        search.begin();
        search
    }

    /// The plan as it is, then everything taken out and put back by rank.
    fn begin(&mut self) {
        self.worth = (self.over.iter().map(|over| (*over).max(0)).sum(), 0);
        for at in 0..self.taken.len() {
            self.put(at, 0);
        }
        self.best_worth = self.worth;
        if self.is_perfect() {
            return;
        }
        let order = self.order.clone();
        for at in &order {
            self.take_out(*at);
        }
        let whole = order.iter().all(|at| self.put_best(*at, false));
        if whole {
            self.polish();
        }
        if !whole || self.worth > self.best_worth {
            self.go_to_best();
        }
        self.keep();
        let plans = self.places.iter().try_fold(1, |plans: u64, places| {
            plans.checked_mul(places.len() as u64).filter(|plans| *plans <= EXACT_MAX)
        });
        if plans.is_some() {
            (0..self.taken.len()).for_each(|at| self.take_out(at));
            self.try_all(0);
            self.go_to_best();
            self.stale = PATIENCE;
        }
    }

    /// Every plan of a small problem, but for those that are no better before they are whole: what is
    /// added later only makes a plan worse.
    fn try_all(&mut self, nth: usize) {
        let Some(at) = self.order.get(nth).copied() else { return self.keep() };
        for place in 0..self.places[at].len() {
            self.steps += 1;
            if self.waits(at, self.places[at][place].choice) {
                self.put(at, place);
                if self.worth < self.best_worth {
                    self.try_all(nth + 1);
                }
                self.take_out(at);
            }
        }
    }

    /// Whether nothing is short and nothing moved.
    fn is_perfect(&self) -> bool {
        self.best_worth == (0, 0)
    }

    /// Whether nothing better is to be expected.
    pub fn is_settled(&self) -> bool {
        self.is_perfect() || self.problem.movers.is_empty() || self.stale >= PATIENCE
    }

    /// Tries so many plans. Whether nothing better is to be expected.
    pub fn run(&mut self, steps: u64) -> bool {
        let until = self.steps.saturating_add(steps);
        while self.steps < until && !self.is_settled() {
            self.step();
        }
        self.is_settled()
    }

    /// The best plan: where everything goes.
    pub fn choices(&self) -> Vec<Choice> {
        self.best.iter().zip(&self.places).map(|(at, places)| places[*at].choice).collect()
    }

    fn step(&mut self) {
        self.steps += 1;
        self.stale += 1;
        let out = self.ruin();
        if out.is_empty() {
            return;
        }
        let (before, worth): (Vec<usize>, Worth) =
            (out.iter().map(|at| self.taken[*at].unwrap_or(0)).collect(), self.worth);
        out.iter().for_each(|at| self.take_out(*at));
        let whole = out.iter().all(|at| self.put_best(*at, true));
        if !whole || self.worth > worth {
            out.iter().for_each(|at| self.take_out(*at));
            out.iter().zip(before).for_each(|(at, place)| self.put(*at, place));
        } else if self.worth < self.best_worth {
            self.polish();
            self.stale = 0;
            self.keep();
        }
    }

    fn keep(&mut self) {
        self.best = self.taken.iter().map(|place| place.unwrap_or(0)).collect();
        self.best_worth = self.worth;
    }

    fn go_to_best(&mut self) {
        let best = self.best.clone();
        (0..best.len()).for_each(|at| self.take_out(at));
        best.into_iter().enumerate().for_each(|(at, place)| self.put(at, place));
    }

    /// Puts each where alone it is best, what has moved most first, until none is left that would
    /// go elsewhere: no move stays without a reason.
    fn polish(&mut self) {
        loop {
            let before = self.worth;
            for at in (0..self.taken.len()).rev().map(|nth| self.order[nth]).collect::<Vec<_>>() {
                if self.taken[at].is_some_and(|place| place > 0) {
                    let old = self.taken[at].unwrap_or(0);
                    self.take_out(at);
                    if !self.put_best(at, false) {
                        self.put(at, old);
                    }
                }
            }
            if self.worth >= before {
                return;
            }
        }
    }

    /// Some that share a row with one that is in the way, what is linked with them now and then; in
    /// an order in which nothing comes before what it waits for.
    fn ruin(&mut self) -> Vec<usize> {
        let count = self.taken.len() as u32;
        let seed = self.seed();
        let many = 2 + self.random.below(RUIN_MAX.min(count.max(2)) - 1);
        let mut out = vec![seed];
        let lines = self.problem.movers[seed].lines.len() as u32;
        for _ in 1..many {
            let next = if lines > 0 {
                let nth = self.random.below(lines) as usize;
                let row = self.problem.movers[seed].lines[nth].row as usize;
                let movers = &self.of_row[row];
                movers[self.random.below(movers.len() as u32) as usize] as usize
            } else {
                self.random.below(count) as usize
            };
            if !out.contains(&next) {
                out.push(next);
            }
        }
        for at in out.clone() {
            for link in &self.links[at] {
                let link = self.problem.links[*link];
                for other in [link.before as usize, link.after as usize] {
                    if !out.contains(&other) && self.random.below(2) == 0 {
                        out.push(other);
                    }
                }
            }
        }
        self.shuffle(&mut out);
        out
    }

    /// One that asks for something of a cell that is over, where the dice find one; else any.
    fn seed(&mut self) -> usize {
        let (cells, months) = (self.over.len() as u32, self.problem.months as usize);
        for _ in 0..24 {
            let cell = self.random.below(cells.max(1)) as usize;
            let row = cell / months.max(1);
            if cells > 0 && self.over[cell] > 0 && !self.of_row[row].is_empty() {
                let movers = &self.of_row[row];
                return movers[self.random.below(movers.len() as u32) as usize] as usize;
            }
        }
        self.random.below(self.taken.len() as u32) as usize
    }

    /// In a random order, or by rank; nothing before what it waits for among them.
    fn shuffle(&mut self, out: &mut [usize]) {
        for at in (1..out.len()).rev() {
            let other = self.random.below(at as u32 + 1) as usize;
            out.swap(at, other);
        }
        let linked = out.iter().any(|at| !self.links[*at].is_empty());
        if linked || self.random.below(3) == 0 {
            use crate::order::Sorted;
            out.order_by_key(|at| self.rank[*at]);
        }
    }

    fn put(&mut self, at: usize, place: usize) {
        let Place { cost, cells, choice } = &self.places[at][place];
        let mut short = 0;
        for (cell, minutes) in cells {
            let over = &mut self.over[*cell as usize];
            short += (*over + minutes).max(0) - (*over).max(0);
            *over += minutes;
        }
        let weight = i64::from(self.problem.movers[at].weight);
        self.worth.0 += short + cost;
        self.worth.1 += choice.months() * weight;
        self.taken[at] = Some(place);
    }

    fn take_out(&mut self, at: usize) {
        let Some(place) = self.taken[at].take() else { return };
        let Place { cost, cells, choice } = &self.places[at][place];
        let mut short = 0;
        for (cell, minutes) in cells {
            let over = &mut self.over[*cell as usize];
            short += (*over).max(0) - (*over - minutes).max(0);
            *over -= minutes;
        }
        let weight = i64::from(self.problem.movers[at].weight);
        self.worth.0 -= short + cost;
        self.worth.1 -= choice.months() * weight;
    }

    /// Puts a mover where it adds least; `false` where what stands already leaves no place. Blinking,
    /// some places are passed over, so that not every search ends where greed does.
    fn put_best(&mut self, at: usize, blinks: bool) -> bool {
        let weight = i64::from(self.problem.movers[at].weight);
        let mut best: Option<(Worth, usize)> = None;
        for (nth, place) in self.places[at].iter().enumerate() {
            let cost = (place.cost, place.choice.months() * weight);
            if best.is_some_and(|(worth, _)| cost >= worth) || !self.waits(at, place.choice) {
                continue;
            }
            if blinks && self.random.below(BLINK) == 0 {
                continue;
            }
            let mut short = 0;
            for (cell, minutes) in &place.cells {
                let over = self.over[*cell as usize];
                short += (over + minutes).max(0) - over.max(0);
            }
            let worth = (cost.0 + short, cost.1);
            if best.is_none_or(|(best, _)| worth < best) {
                best = Some((worth, nth));
            }
        }
        if let Some((_, place)) = best {
            self.put(at, place);
        }
        best.is_some()
    }

    /// Whether a mover may take a place beside what stands already.
    fn waits(&self, at: usize, choice: Choice) -> bool {
        self.links[at].iter().all(|link| {
            let link = self.problem.links[*link];
            let (before, after) = (link.before as usize, link.after as usize);
            let other = if before == at { after } else { before };
            let Some(taken) = self.taken[other] else { return true };
            let there = self.places[other][taken].choice;
            let (first, second) = if before == at { (choice, there) } else { (there, choice) };
            second.shift >= first.end_later() - link.slack
        })
    }
}
