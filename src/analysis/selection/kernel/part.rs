//! A smaller problem inside a model: most options held as they are, a few left free.

use super::model::{Model, NO_LEAST, NO_MOST};
use super::propagate::follow;

/// The smaller problem and where its options stand in the larger one.
pub struct Part {
    /// The model of the free options; its values leave out what is held.
    pub model: Model,
    /// Where its options stand.
    pub places: Vec<u32>,
    /// The set of the larger model with the free options out.
    pub held: Vec<bool>,
}

impl Part {
    /// The problem of the free options, the others as in `chosen`; `None` where nothing is free.
    pub fn new(
        model: &Model,
        rows: &[Vec<(u32, i64)>],
        chosen: &[bool],
        free: &[bool],
    ) -> Option<Self> {
        let n = model.values.len();
        let mut state: Vec<Option<bool>> =
            (0..n).map(|j| if free[j] { model.fixed[j] } else { Some(chosen[j]) }).collect();
        if !follow(model, rows, &mut state, &mut Vec::new(), &mut 0) {
            return None;
        }
        let places: Vec<u32> = (0..n as u32).filter(|j| state[*j as usize].is_none()).collect();
        if places.is_empty() {
            return None;
        }
        let held: Vec<bool> = state.iter().map(|at| *at == Some(true)).collect();
        let mut sums = vec![0_i64; rows.len()];
        for j in (0..n).filter(|j| held[*j]) {
            model.columns[j].iter().for_each(|(row, amount)| sums[*row as usize] += amount);
        }
        let mut part = Model::default();
        let mut row_of = vec![u32::MAX; rows.len()];
        for j in &places {
            let j = *j as usize;
            let option = part.option(model.values[j]);
            for (row, amount) in &model.columns[j] {
                let at = *row as usize;
                if row_of[at] == u32::MAX {
                    let (least, most) = model.limits[at];
                    let least = if least == NO_LEAST { NO_LEAST } else { least - sums[at] };
                    let most = if most == NO_MOST { NO_MOST } else { most - sums[at] };
                    row_of[at] = part.row(least, most);
                }
                part.columns[option as usize].push((row_of[at], *amount));
            }
        }
        Some(Self { model: part, places, held })
    }

    /// A set of the smaller problem in the larger one.
    pub fn whole(&self, chosen: &[bool]) -> Vec<bool> {
        let mut whole = self.held.clone();
        for (place, is_in) in self.places.iter().zip(chosen) {
            whole[*place as usize] = *is_in;
        }
        whole
    }

    /// What a set of the larger one has of the free options.
    pub fn of(&self, whole: &[bool]) -> Vec<bool> {
        self.places.iter().map(|place| whole[*place as usize]).collect()
    }
}
