//! How much of every resource is free when: one entry a time unit, or one for every change.

use super::problem::{Amounts, GUARDS, Problem};

/// Whether an amount fits into what is free. A lane that is too small borrows its guard bit.
#[inline(always)]
fn fits<const W: usize>(free: &Amounts<W>, need: &Amounts<W>) -> bool {
    let mut guards = GUARDS;
    for (free, need) in free.iter().zip(need) {
        guards &= free.wrapping_sub(*need);
    }
    guards & GUARDS == GUARDS
}

#[inline(always)]
fn take<const W: usize>(free: &mut Amounts<W>, need: &Amounts<W>) {
    for (free, need) in free.iter_mut().zip(need) {
        *free = free.wrapping_sub(*need);
    }
}

/// What a schedule is built into.
pub trait Profile<const W: usize> {
    /// An empty profile for a problem.
    fn new(problem: &Problem<W>) -> Self;

    /// Everything is free again.
    fn clear(&mut self);

    /// The first start from `from` on at which the need fits for the whole duration.
    fn earliest(&mut self, from: u32, duration: u32, need: &Amounts<W>) -> u32;

    /// Takes what fits.
    fn take(&mut self, start: u32, duration: u32, need: &Amounts<W>);
}

/// One entry a time unit: fastest where durations are short.
#[derive(Clone, Debug)]
pub struct Dense<const W: usize> {
    free: Vec<Amounts<W>>,
    full: Amounts<W>,
    used: usize,
}

impl<const W: usize> Profile<W> for Dense<W> {
    fn new(problem: &Problem<W>) -> Self {
        let longest = problem.durations.iter().copied().max().unwrap_or(0);
        let len = problem.horizon as usize + longest as usize + 1;
        Self { free: vec![problem.capacity; len], full: problem.capacity, used: 0 }
    }

    fn clear(&mut self) {
        self.free[..self.used].fill(self.full);
        self.used = 0;
    }

    #[inline(always)]
    fn earliest(&mut self, from: u32, duration: u32, need: &Amounts<W>) -> u32 {
        // From the end of the window backwards, so that one time that is too full lets the whole
        // window jump behind it; what was found to fit is not looked at again.
        let (mut start, mut seen) = (from as usize, from as usize);
        loop {
            let end = start + duration as usize;
            match self.free[seen..end].iter().rposition(|free| !fits(free, need)) {
                None => return start as u32,
                Some(at) => start = seen + at + 1,
            }
            seen = end;
        }
    }

    #[inline(always)]
    fn take(&mut self, start: u32, duration: u32, need: &Amounts<W>) {
        let end = (start + duration) as usize;
        for free in &mut self.free[start as usize..end] {
            take(free, need);
        }
        self.used = self.used.max(end);
    }
}

/// One entry for every change: for long durations and far horizons.
#[derive(Clone, Debug)]
pub struct Events<const W: usize> {
    times: Vec<u32>,
    free: Vec<Amounts<W>>,
    full: Amounts<W>,
}

impl<const W: usize> Events<W> {
    /// The position of the change that begins at a time, made where there is none.
    fn split(&mut self, time: u32) -> usize {
        let at = self.times.partition_point(|change| *change < time);
        if self.times.get(at) != Some(&time) {
            self.times.insert(at, time);
            let before = self.free[at - 1];
            self.free.insert(at, before);
        }
        at
    }
}

impl<const W: usize> Profile<W> for Events<W> {
    fn new(problem: &Problem<W>) -> Self {
        let most = 2 * problem.count + 2;
        let mut new = Self {
            times: Vec::with_capacity(most),
            free: Vec::with_capacity(most),
            full: problem.capacity,
        };
        new.clear();
        new
    }

    fn clear(&mut self) {
        self.times.clear();
        self.free.clear();
        self.times.push(0);
        self.free.push(self.full);
    }

    fn earliest(&mut self, from: u32, duration: u32, need: &Amounts<W>) -> u32 {
        if duration == 0 {
            return from;
        }
        let mut start = from;
        let mut at = self.times.partition_point(|change| *change <= from) - 1;
        // Every stretch that is too full moves the start behind it; the last is always free.
        while at < self.times.len() && self.times[at] < start.saturating_add(duration) {
            if !fits(&self.free[at], need)
                && let Some(next) = self.times.get(at + 1)
            {
                start = *next;
            }
            at += 1;
        }
        start
    }

    fn take(&mut self, start: u32, duration: u32, need: &Amounts<W>) {
        if duration == 0 {
            return;
        }
        let (first, last) = (self.split(start), self.split(start + duration));
        for free in &mut self.free[first..last] {
            take(free, need);
        }
    }
}
