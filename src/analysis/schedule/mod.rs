//! Scheduling under scarce resources: when does each activity run so that everything ends early
//! and no resource is used beyond what there is (the RCPSP)?
//!
//! | module | question |
//! |---|---|
//! | [`instance`] | what is to be scheduled? |
//! | [`cpm`] | how early and how late may each activity run when resources are free? |
//! | [`bound`] | how short can a schedule be at best? |
//! | [`rule`] | which schedule does a rule of thumb give at once? |
//! | [`search`] | which better one is found in the time there is? |
//! | [`check`] | may a schedule be shown? |
//!
//! Formulas and examples: `docs/method/scheduling.md`.

pub mod bound;
pub mod check;
pub mod cpm;
pub mod instance;
mod kernel;
pub mod rule;
pub mod search;

#[cfg(test)]
mod tests;
