//! Whether a levelled plan may be shown: a check that shares nothing with the search.

use super::problem::{Choice, Link, Mover, Problem, laid, short};

/// What is wrong with a levelled plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Not one choice for everything that can move.
    Missing,
    /// Something moves further than it may.
    Window {
        /// Its position.
        mover: usize,
    },
    /// Something does not wait.
    Order {
        /// The one to wait for.
        before: usize,
        /// The one that waits.
        after: usize,
    },
    /// Work was lost or made.
    Effort {
        /// Its position.
        mover: usize,
    },
    /// Work falls outside the months there are.
    Outside {
        /// Its position.
        mover: usize,
    },
    /// More or less is short than was said.
    Claim {
        /// Minutes short in truth.
        short: i64,
    },
}

/// Everything that is wrong with a levelled plan of which so many minutes short are claimed.
pub fn breaches(problem: &Problem, choices: &[Choice], claimed: i64) -> Vec<Breach> {
    if choices.len() != problem.movers.len() {
        return vec![Breach::Missing];
    }
    let mut found = Vec::new();
    for (at, (mover, choice)) in problem.movers.iter().zip(choices).enumerate() {
        if !in_window(mover, *choice) {
            found.push(Breach::Window { mover: at });
        }
        let asked: i64 = mover.lines.iter().flat_map(|line| &line.minutes).sum();
        let parts: Vec<(i64, i64)> =
            mover.lines.iter().flat_map(|line| laid(mover, line, *choice)).collect();
        if parts.iter().map(|(_, minutes)| minutes).sum::<i64>() != asked {
            found.push(Breach::Effort { mover: at });
        }
        let months = 0..i64::from(problem.months);
        if parts.iter().any(|(month, _)| !months.contains(month)) {
            found.push(Breach::Outside { mover: at });
        }
    }
    found.extend(
        problem
            .links
            .iter()
            .filter(|link| !waits(link, choices))
            .map(|link| Breach::Order { before: link.before as usize, after: link.after as usize }),
    );
    let short = short(problem, choices);
    if short != claimed {
        found.push(Breach::Claim { short });
    }
    found
}

fn in_window(mover: &Mover, choice: Choice) -> bool {
    (-i64::from(mover.earlier)..=i64::from(mover.later)).contains(&i64::from(choice.shift))
        && choice.stretch <= mover.stretch
        && i64::from(choice.end_later()) <= i64::from(mover.end_later)
}

/// Whether the second of a link begins late enough.
pub fn waits(link: &Link, choices: &[Choice]) -> bool {
    let of = |at: u32| choices.get(at as usize).copied().unwrap_or_default();
    of(link.after).shift >= of(link.before).end_later().saturating_sub(link.slack)
}
