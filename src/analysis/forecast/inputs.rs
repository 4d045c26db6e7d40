//! What a forecast is computed of, as plain columns: it goes to the worker as it is.

use super::spread::Spread;
use serde::{Deserialize, Serialize};

/// Everything a forecast is computed of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    /// Months looked at.
    pub months: usize,
    /// Rows: roles, mostly.
    pub rows: Vec<RowInput>,
    /// The projects.
    pub projects: Vec<ProjectInput>,
    /// How much projects depend on a common cause, 0 to 1.
    pub correlation: f64,
}

/// What a row has, by month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RowInput {
    /// The id of the role; 0 for what has none.
    pub key: u128,
    /// Minutes available.
    pub supply: Vec<f64>,
    /// The sum of the squares of what each person gives.
    pub squares: Vec<f64>,
    /// The share of weeks in which a person is away beyond what the calendar says, 0 to 1.
    pub absence: f64,
}

/// A project and how uncertain it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectInput {
    /// Its id: it keys its numbers, so that no other project's change with it.
    pub key: u128,
    /// Months from the first looked at to its begin.
    pub start: f64,
    /// What it takes for every minute planned.
    pub effort: Spread,
    /// How long it takes for every month planned.
    pub duration: Spread,
    /// How many months later it begins.
    pub slip: Spread,
    /// The probability that it comes at all, 0 to 1.
    pub probability: f64,
    /// Its plan by row.
    pub lines: Vec<Line>,
}

/// What a project plans of one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The row.
    pub row: usize,
    /// Minutes in each month from the project's begin on.
    pub minutes: Vec<f64>,
}

/// How a forecast is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// Runs.
    pub runs: u32,
    /// The seed of all numbers.
    pub seed: u64,
}

/// Fewest and most runs of a forecast.
pub const RUNS: (u32, u32) = (1_000, 50_000);
/// Most months, rows and projects of a forecast.
pub const LIMITS: (usize, usize, usize) = (120, 400, 20_000);
