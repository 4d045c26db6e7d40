//! What the compute worker is asked of selection, and what it answers, in plain numbers.

use super::kernel::model::Model;
use super::kernel::search::Search;
use serde::{Deserialize, Serialize};

/// A model as columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelColumns {
    /// What each option is worth.
    pub values: Vec<i64>,
    /// By option: row and amount.
    pub columns: Vec<Vec<(u32, i64)>>,
    /// By row: least and most.
    pub limits: Vec<(i64, i64)>,
    /// By option: in, out or open.
    pub fixed: Vec<Option<bool>>,
}

impl ModelColumns {
    /// The columns of a model.
    pub fn of(model: &Model) -> Self {
        let Model { values, columns, limits, fixed } = model.clone();
        Self { values, columns, limits, fixed }
    }

    /// The model; `None` where the columns do not belong together.
    pub fn model(self) -> Option<Model> {
        let Self { values, columns, limits, fixed } = self;
        let model = Model { values, columns, limits, fixed };
        model.is_sound().then_some(model)
    }
}

/// What a search has so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// What the best set is worth; `None` while there is none.
    pub value: Option<i64>,
    /// The set, by option.
    pub chosen: Vec<bool>,
    /// No set is worth more.
    pub bound: i64,
    /// Whether nothing better exists, or nothing at all.
    pub is_done: bool,
    /// Parts of the tree looked at.
    pub nodes: u64,
}

impl Found {
    /// What a search has.
    pub fn of(search: &Search) -> Self {
        let best = search.best.clone();
        Self {
            value: best.as_ref().map(|best| best.0),
            chosen: best.map(|best| best.1).unwrap_or_default(),
            bound: search.bound,
            is_done: search.is_done,
            nodes: search.nodes,
        }
    }

    /// How much better a set could be, in parts of the bound; 0 where nothing better exists.
    pub fn gap(&self) -> Option<f64> {
        let value = self.value?;
        if self.is_done || self.bound <= value {
            return Some(0.0);
        }
        Some((self.bound - value) as f64 / (value.abs().max(1)) as f64)
    }
}
