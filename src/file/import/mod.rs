//! From a sheet to records: which column becomes what, what every row comes to, and the one
//! command that lands it.
//!
//! Nothing is dropped: a column without a match becomes a custom field, a cell that cannot be read
//! stays as typed and counts as empty, and only what the user sets to be ignored is left out.

mod cell;
mod command;
mod demand;
mod guess;
mod issue;
mod landing;
mod look;
mod mapping;
mod memory;
mod names;
mod plan;
mod project;
mod propose;
mod question;
mod replace;
mod shares;
pub mod words;

#[cfg(test)]
mod tests;

pub use command::MOST_PEOPLE;
pub use guess::{KINDS_NOT_OFFERED, guess};
pub use issue::IssueCode;
pub use look::{ValueLine, value_lines};
pub use mapping::{ColumnMap, Confidence, GroupMap, Mapping, Matching, Setup, Target};
pub use memory::{recall, remember};
pub use names::{NamePlan, Variants, variants};
pub use plan::{Counts, DemandPlan, Issue, NewField, Plan, RowPlan, RowState, plan};
pub use propose::propose;
pub use question::{Question, questions, reporting_proposed};
pub use replace::{Found, Replacement, Search};
