//! How mature an office is: a model of practices, scores from answers, levels attained, and gaps.
//!
//! [`profile()`] is the whole way for one assessor; [`profile_of`] starts from standings, which
//! [`standings`] makes from any number of respondents. The formulas, their edge cases and worked
//! numbers are in `docs/method/maturity.md`.

mod check;
pub mod gap;
pub mod model;
pub mod profile;
mod read;
pub mod score;

pub use gap::{DomainGap, GapTerm};
pub use model::{Domain, Model, ModelFault, Practice, Requirement, Rules, Size, Step, Tier};
pub use profile::{
    Coverage, DomainProfile, Note, Options, Overall, PracticeProfile, Profile, answers_from,
    profile, profile_of,
};
pub use score::{Block, BlockRule, Dropped, NextLevel, Standing, median, standing, standings};

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod property_tests;
