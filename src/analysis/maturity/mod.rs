//! How mature an office is: a model of practices, scores from answers, levels attained, and gaps.
//!
//! [`profile()`] is the whole way for one assessor; [`profile_of`] starts from standings, which
//! [`panel::view`] makes from any number of respondents with how far they agree. [`compare`] sets
//! two assessments side by side; [`roadmap`] and [`waves`] lead from gaps to steps in order. The
//! formulas, their edge cases and worked numbers are in `docs/method/maturity.md`,
//! `maturity-panel.md` and `maturity-roadmap.md`.

pub mod agreement;
pub mod alpha;
mod check;
pub mod compare;
pub mod evidence;
pub mod gap;
pub mod groups;
pub mod heat;
pub mod model;
pub mod panel;
pub mod profile;
mod read;
pub mod redraw;
pub mod roadmap;
pub mod rules;
mod scope;
pub mod score;
pub mod waves;
mod write;

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
mod panel_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod roadmap_tests;
