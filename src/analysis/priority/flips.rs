//! Which change of one weight turns two neighbours of the ranking round: closed form, see
//! `docs/method/sensitivity.md`.

use super::score::Row;
use super::stability::{Split, first_loss, lead};
use super::{CriterionUse, Group, Problem};
use crate::model::{Criterion, Id, Project};

/// The least change of one weight after which a project ranks behind its next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flip {
    /// The project that ranks before.
    pub upper: Id<Project>,
    /// The one right after it.
    pub lower: Id<Project>,
    /// The criterion whose weight moves; the others keep their proportions.
    pub criterion: Id<Criterion>,
    /// By how many points of 100 it moves, down where below 0.
    pub points: f64,
    /// What it comes to, 0 to 1.
    pub share: f64,
}

impl Problem {
    /// For every two neighbours that are ranked by their totals the least change of a single weight
    /// that turns them round; none for a pair that no weight turns.
    pub fn flips(&self) -> Vec<Flip> {
        let rows = self.rows();
        let ranked: Vec<&Row<'_>> = rows.iter().filter(|row| row.group == Group::Ranked).collect();
        let flip = |pair: &[&Row<'_>]| match pair {
            [upper, lower] => self.flip(upper, lower),
            _ => None,
        };
        ranked.windows(2).filter_map(flip).collect()
    }

    fn flip(&self, upper: &Row<'_>, lower: &Row<'_>) -> Option<Flip> {
        let movable = |used: &CriterionUse| {
            used.unusable.is_none() && used.share > 0.0 && used.share < 1.0 - 1e-12
        };
        let mut least: Option<Flip> = None;
        for (at, used) in self.criteria.iter().enumerate().filter(|(_, used)| movable(used)) {
            let lines =
                |row: &Row<'_>| Split::of(&self.criteria, row.candidate, at).lines(used.share);
            let [c0, c1, c2] = lead(&lines(upper), &lines(lower));
            let rise = first_loss(c0, c1, c2).filter(|by| *by <= 1.0 - used.share);
            let fall = first_loss(c0, -c1, c2).filter(|by| *by <= used.share);
            for by in rise.into_iter().chain(fall.map(|by| -by)) {
                let points = 100.0 * by;
                if least.is_none_or(|flip| points.abs() < flip.points.abs()) {
                    let (upper, lower) = (upper.candidate.id, lower.candidate.id);
                    let share = used.share + by;
                    least = Some(Flip { upper, lower, criterion: used.id, points, share });
                }
            }
        }
        least
    }
}
