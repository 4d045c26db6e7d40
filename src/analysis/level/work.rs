//! What the compute worker is asked of levelling and what it answers, and the search between.

use super::kernel::search::Search;
use super::problem::{Choice, Problem, short};
use serde::{Deserialize, Serialize};

/// What a search has so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Where everything goes.
    pub choices: Vec<Choice>,
    /// Minutes short in all.
    pub short: i64,
    /// No plan is less short.
    pub bound: i64,
    /// Plans tried.
    pub steps: u64,
    /// Whether nothing better is to be expected.
    pub is_settled: bool,
}

impl Found {
    /// Whether no plan can be less short.
    pub fn is_proven(&self) -> bool {
        self.short <= self.bound
    }
}

/// A search, asked portion by portion.
pub struct Levelling {
    problem: Problem,
    search: Search,
}

impl Levelling {
    /// Begins; `None` where the figures do not belong together.
    pub fn begin(problem: Problem, seed: u64) -> Option<Self> {
        if !problem.is_sound() {
            return None;
        }
        Some(Self { search: Search::new(problem.clone(), seed), problem })
    }

    /// Tries so many plans more, and says what is best.
    pub fn go_on(&mut self, steps: u64) -> Found {
        let is_settled = self.search.run(steps);
        let choices = self.search.choices();
        Found {
            short: short(&self.problem, &choices),
            choices,
            bound: self.search.bound,
            steps: self.search.steps,
            is_settled,
        }
    }
}
