//! A set that is changed option by option: what fits, what has to leave, and a search by taking
//! some out and filling up again.

use super::model::{Model, NO_LEAST, NO_MOST};
use crate::analysis::random::Stream;

/// A set with the sums of its rows.
#[derive(Clone)]
pub struct Set {
    /// Which options are in.
    pub chosen: Vec<bool>,
    sums: Vec<i64>,
    /// What they are worth.
    pub value: i64,
}

impl Set {
    /// Becomes the same as another set of the same model.
    pub fn copy(&mut self, other: &Self) {
        self.chosen.copy_from_slice(&other.chosen);
        self.sums.copy_from_slice(&other.sums);
        self.value = other.value;
    }
}

/// A model with its rows by option, for many small changes.
pub struct Local<'a> {
    model: &'a Model,
    rows: &'a [Vec<(u32, i64)>],
}

impl<'a> Local<'a> {
    /// Over a model and its options by row.
    pub fn new(model: &'a Model, rows: &'a [Vec<(u32, i64)>]) -> Self {
        Self { model, rows }
    }

    /// The options that are in from the start.
    pub fn start(&self) -> Set {
        let mut set = Set {
            chosen: vec![false; self.model.values.len()],
            sums: vec![0; self.model.limits.len()],
            value: 0,
        };
        for at in 0..set.chosen.len() {
            if self.model.fixed[at] == Some(true) {
                self.put(&mut set, at);
            }
        }
        set
    }

    /// The set of given options.
    pub fn of(&self, chosen: &[bool]) -> Set {
        let mut set = self.start();
        for (at, is_in) in chosen.iter().enumerate() {
            if *is_in && !set.chosen[at] {
                self.put(&mut set, at);
            }
        }
        set
    }

    fn put(&self, set: &mut Set, at: usize) {
        set.chosen[at] = true;
        set.value += self.model.values[at];
        for (row, amount) in &self.model.columns[at] {
            set.sums[*row as usize] += amount;
        }
    }

    fn take(&self, set: &mut Set, at: usize) {
        set.chosen[at] = false;
        set.value -= self.model.values[at];
        for (row, amount) in &self.model.columns[at] {
            set.sums[*row as usize] -= amount;
        }
    }

    /// Whether an option can come in as things are.
    #[inline]
    fn fits(&self, set: &Set, at: usize) -> bool {
        self.model.columns[at].iter().all(|(row, amount)| {
            let (least, most) = self.model.limits[*row as usize];
            let sum = set.sums[*row as usize] + amount;
            if *amount > 0 {
                most == NO_MOST || sum <= most
            } else {
                least == NO_LEAST || sum >= least
            }
        })
    }

    /// Lets options in, in this order, while they fit; again while some of them opened the way for
    /// others.
    pub fn fill(&self, set: &mut Set, order: &[u32]) -> u64 {
        let mut work = 0;
        loop {
            let mut opened = false;
            for at in order {
                let at = *at as usize;
                work += 4;
                if !set.chosen[at] && self.model.fixed[at].is_none() && self.fits(set, at) {
                    self.put(set, at);
                    opened |= self.model.columns[at].iter().any(|(_, amount)| *amount < 0);
                }
            }
            if !opened {
                return work;
            }
        }
    }

    /// Takes an option out, and with it all that cannot stay without it.
    pub fn drop(&self, set: &mut Set, at: usize) {
        let mut leaving = vec![at];
        while let Some(at) = leaving.pop() {
            if !set.chosen[at] || self.model.fixed[at].is_some() {
                continue;
            }
            self.take(set, at);
            for (row, amount) in &self.model.columns[at] {
                let (_, most) = self.model.limits[*row as usize];
                if *amount < 0 && most != NO_MOST && set.sums[*row as usize] > most {
                    let heavy = self.rows[*row as usize].iter().filter(|(_, a)| *a > 0);
                    leaving.extend(heavy.map(|(j, _)| *j as usize).filter(|j| set.chosen[*j]));
                }
            }
        }
    }

    /// Forces an option in and takes out what stands in its way, the least worth first; whether it
    /// is in afterwards.
    pub fn force(&self, set: &mut Set, at: usize, worth: &[f64], stream: &mut Stream) -> bool {
        if set.chosen[at] || self.model.fixed[at].is_some() {
            return set.chosen[at];
        }
        self.put(set, at);
        for (row, amount) in &self.model.columns[at] {
            let row = *row as usize;
            let (_, most) = self.model.limits[row];
            if most == NO_MOST || *amount <= 0 {
                continue;
            }
            while set.sums[row] > most {
                let mut out: Option<(f64, usize)> = None;
                for (j, a) in &self.rows[row] {
                    let j = *j as usize;
                    if *a > 0 && j != at && set.chosen[j] && self.model.fixed[j].is_none() {
                        let key = worth[j] * (0.6 + 0.8 * stream.unit());
                        if out.is_none_or(|(least, _)| key < least) {
                            out = Some((key, j));
                        }
                    }
                }
                // A negative amount outside may open the row: what it waits for.
                let Some((_, j)) = out else {
                    let gives =
                        self.rows[row].iter().find(|(j, a)| *a < 0 && !set.chosen[*j as usize]);
                    match gives.map(|(j, _)| *j as usize) {
                        Some(j) if self.model.fixed[j].is_none() => {
                            self.put(set, j);
                            continue;
                        }
                        _ => break,
                    }
                };
                self.drop(set, j);
            }
        }
        set.chosen[at] && self.is_kept(set)
    }

    /// Whether no row is above its limit.
    pub fn is_kept(&self, set: &Set) -> bool {
        set.sums
            .iter()
            .zip(&self.model.limits)
            .all(|(sum, (_, most))| *most == NO_MOST || sum <= most)
    }
}
