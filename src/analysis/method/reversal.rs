//! Rank reversal, tried out: every project left out once and entered twice once, and which pairs of
//! the others change places by it.

use super::{Method, Sheet};
use crate::model::{Id, Project};

/// Comparisons of pairs after which no further project is tried.
const PAIRS_MAX: usize = 20_000_000;
/// Figures closer than this part of the larger one are equal.
const NOISE: f64 = 1e-9;

/// What is done to a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is left out.
    Without,
    /// A copy of it is there too.
    Twice,
}

/// What came of trying.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reversals {
    /// How many changes were tried, two for each project.
    pub tried: usize,
    /// How many of them turned at least one pair of other projects round.
    pub turning: usize,
    /// The project and change that turned most pairs, and how many.
    pub most: Option<(Id<Project>, Change, usize)>,
    /// Whether every project was tried.
    pub is_whole: bool,
}

impl Sheet {
    /// Tries a method for rank reversal; `None` where it ranks nothing. Of so many projects that
    /// all pairs of all changes are too many, evenly chosen ones are tried.
    pub fn reversals(&self, method: Method) -> Option<Reversals> {
        let before = self.scores(method).ok()?;
        let count = self.projects.len();
        let pairs = (count * count / 2).max(1);
        let stride = (2 * count * pairs).div_ceil(PAIRS_MAX).max(1);
        let mut found = Reversals { tried: 0, turning: 0, most: None, is_whole: stride == 1 };
        for at in (0..count).step_by(stride) {
            for change in [Change::Without, Change::Twice] {
                let Ok(mut after) = self.changed(at, change).scores(method) else { continue };
                match change {
                    Change::Without => after.insert(at, None),
                    Change::Twice => after.truncate(count),
                }
                let turned = turned(&before, &after, at);
                found.tried += 1;
                found.turning += usize::from(turned > 0);
                let most = found.most.map_or(0, |(_, _, most)| most);
                if turned > most {
                    found.most = self.projects.get(at).map(|project| (*project, change, turned));
                }
            }
        }
        Some(found)
    }

    /// The sheet with one project left out, or with a copy of it at the end.
    pub(super) fn changed(&self, at: usize, change: Change) -> Self {
        let mut sheet = self.clone();
        put(&mut sheet.projects, at, change);
        put(&mut sheet.needs, at, change);
        put(&mut sheet.costs, at, change);
        sheet.roles.values_mut().for_each(|values| put(values, at, change));
        sheet.columns.iter_mut().for_each(|column| put(&mut column.values, at, change));
        sheet.utilities.iter_mut().for_each(|column| put(column, at, change));
        sheet
    }
}

fn put<T: Copy>(list: &mut Vec<T>, at: usize, change: Change) {
    match change {
        Change::Without if at < list.len() => {
            list.remove(at);
        }
        Change::Without => {}
        Change::Twice => list.extend(list.get(at).copied()),
    }
}

/// How many pairs of projects other than one stand the other way round after than before.
fn turned(before: &[Option<f64>], after: &[Option<f64>], left: usize) -> usize {
    let pairs = before.iter().zip(after).enumerate();
    let both = pairs.filter_map(|(at, (a, b))| Some(((*a)?, (*b)?)).filter(|_| at != left));
    let both: Vec<(f64, f64)> = both.collect();
    let less = |a: f64, b: f64| b - a > NOISE * a.abs().max(b.abs());
    let mut turned = 0;
    for (at, (one, then)) in both.iter().enumerate() {
        let rest = both.iter().skip(at + 1);
        turned += rest
            .filter(|(other, later)| {
                (less(*one, *other) && less(*later, *then))
                    || (less(*other, *one) && less(*then, *later))
            })
            .count();
    }
    turned
}
