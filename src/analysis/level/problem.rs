//! What is to be levelled in plain numbers: room by row and month, what can move and how far, and
//! what has to wait for what. It travels to the compute worker as it is.

use crate::analysis::capacity::kernel::apportion;
use serde::{Deserialize, Serialize};

/// Most months of a problem.
pub const MONTHS_MAX: usize = 600;
/// Most that can move.
pub const MOVERS_MAX: usize = 20_000;
/// Most months that anything moves or is stretched by.
pub const REACH_MAX: u32 = 60;

/// A demand of something that moves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The row of its role.
    pub row: u32,
    /// Months from the mover's first one on.
    pub offset: u32,
    /// Minutes by month.
    pub minutes: Vec<i64>,
}

/// Something that can move as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mover {
    /// Its first month that can move, counted from the first of the problem.
    pub first: u32,
    /// Months from there to its last.
    pub months: u32,
    /// How much a month's move of it counts, in thousandths: more for what ranks higher.
    pub weight: u32,
    /// Most months earlier.
    pub earlier: u32,
    /// Most months later.
    pub later: u32,
    /// Most months that it takes longer.
    pub stretch: u32,
    /// Most months that its end comes later.
    pub end_later: u32,
    /// What it asks for.
    pub lines: Vec<Line>,
}

/// The second begins no earlier than the end of the first allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The position of the one to wait for.
    pub before: u32,
    /// The position of the one that waits.
    pub after: u32,
    /// Months by which the end of the first may come later before the second has to.
    pub slack: i32,
}

/// Where a mover goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Choice {
    /// Months later; less than 0 where earlier.
    pub shift: i32,
    /// Months longer.
    pub stretch: u32,
}

impl Choice {
    /// Months by which the end comes later.
    pub fn end_later(self) -> i32 {
        self.shift.saturating_add(self.stretch as i32)
    }

    /// Months that count as moved.
    pub fn months(self) -> i64 {
        i64::from(self.shift.abs()) + i64::from(self.stretch)
    }
}

/// What is to be levelled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Months.
    pub months: u32,
    /// Minutes that there is room for, by row and month; less than 0 where what cannot move alone
    /// asks for more than there is.
    pub room: Vec<Vec<i64>>,
    /// What can move.
    pub movers: Vec<Mover>,
    /// What waits for what.
    pub links: Vec<Link>,
    /// Minutes of shortage that moving something of weight 1,000 by a month has to relieve.
    pub price: i64,
}

impl Problem {
    /// Whether all figures belong together, so that they can be looked up unasked.
    pub fn is_sound(&self) -> bool {
        let months = self.months as usize;
        let rows = self.room.len();
        let small = |minutes: &i64| minutes.unsigned_abs() < 1 << 44;
        let count = self.movers.len();
        let line = |mover: &Mover, line: &Line| {
            let last = line.offset as usize + line.minutes.len();
            (line.row as usize) < rows
                && last <= mover.months as usize
                && line.minutes.iter().all(|minutes| *minutes >= 0 && small(minutes))
        };
        let mover = |mover: &Mover| {
            let reach = [mover.earlier, mover.later, mover.stretch, mover.end_later];
            let last = u64::from(mover.first) + u64::from(mover.months);
            mover.months > 0
                && reach.iter().all(|months| *months <= REACH_MAX)
                && mover.earlier <= mover.first
                && last + u64::from(mover.end_later) <= u64::from(self.months)
                && mover.weight <= 1_000_000
                && mover.lines.iter().all(|one| line(mover, one))
        };
        let link = |link: &Link| {
            let (before, after) = (link.before as usize, link.after as usize);
            before < count && after < count && before != after && (0..1 << 20).contains(&link.slack)
        };
        months <= MONTHS_MAX
            && count <= MOVERS_MAX
            && (0..1 << 32).contains(&self.price)
            && self.room.iter().all(|row| row.len() == months && row.iter().all(small))
            && self.movers.iter().all(mover)
            && self.links.iter().all(link)
            && order(count, &self.links, |_| 0).is_some()
    }

    /// What moves cost, in minutes: months by weight and price.
    pub fn cost(&self, mover: &Mover, choice: Choice) -> i64 {
        choice.months() * i64::from(mover.weight) * self.price / 1_000
    }
}

/// Where the minutes of a line fall: month of the problem and minutes, in order.
///
/// The mover's months are stretched evenly, and each month's minutes split by how long they lie in
/// each new month, so that none is lost.
pub fn laid(mover: &Mover, line: &Line, choice: Choice) -> Vec<(i64, i64)> {
    let (before, after) =
        (i64::from(mover.months), i64::from(mover.months) + i64::from(choice.stretch));
    let base = i64::from(mover.first) + i64::from(choice.shift);
    let mut out: Vec<(i64, i64)> = Vec::new();
    for (nth, minutes) in line.minutes.iter().enumerate() {
        let at = i64::from(line.offset) + i64::try_from(nth).unwrap_or(0);
        let (from, until) = (at * after, (at + 1) * after);
        let columns = from / before..=(until - 1) / before;
        let share =
            |column: i64| (until.min((column + 1) * before) - from.max(column * before)).max(0);
        let weights: Vec<i64> = columns.clone().map(share).collect();
        for (column, part) in columns.zip(apportion(*minutes, &weights)) {
            match out.last_mut() {
                Some((month, sum)) if *month == base + column => *sum += part,
                _ => out.push((base + column, part)),
            }
        }
    }
    out.retain(|(_, minutes)| *minutes != 0);
    out
}

/// Positions so that nothing stands before what it waits for, the smallest key first of what may
/// come; `None` where some wait for each other in a circle.
pub fn order(count: usize, links: &[Link], key: impl Fn(usize) -> i64) -> Option<Vec<usize>> {
    use crate::analysis::schedule::instance::{Arc, topological};
    let arc =
        |link: &Link| Arc { before: link.before as usize, after: link.after as usize, offset: 0 };
    let arcs: Vec<Arc> = links.iter().map(arc).collect();
    topological(count, &arcs, key).ok()
}

/// Minutes short in all, where everything goes where it is told.
pub fn short(problem: &Problem, choices: &[Choice]) -> i64 {
    let over = over(problem, choices);
    over.iter().flatten().map(|over| (*over).max(0)).sum()
}

/// Minutes too much by row and month; less than 0 where there is room.
pub fn over(problem: &Problem, choices: &[Choice]) -> Vec<Vec<i64>> {
    let mut over: Vec<Vec<i64>> =
        problem.room.iter().map(|row| row.iter().map(|room| -room).collect()).collect();
    for (mover, choice) in problem.movers.iter().zip(choices) {
        add(&mut over, mover, *choice, 1);
    }
    over
}

/// Adds what a mover asks for, or takes it out.
pub fn add(over: &mut [Vec<i64>], mover: &Mover, choice: Choice, sign: i64) {
    for line in &mover.lines {
        for (month, minutes) in laid(mover, line, choice) {
            let row = over.get_mut(line.row as usize);
            let at = usize::try_from(month).ok();
            let cell = row.zip(at).and_then(|(row, at)| row.get_mut(at));
            cell.into_iter().for_each(|cell| *cell += sign * minutes);
        }
    }
}
