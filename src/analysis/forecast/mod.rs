//! A forecast with its uncertainty: how much of each role is asked for in each month when projects
//! cost more, take longer, begin later or never come, and when people are away?
//!
//! | module | question |
//! |---|---|
//! | [`spread`] | how uncertain is a figure? |
//! | [`inputs`] | what is a forecast computed of? |
//! | [`plan`] | how does a workspace become such inputs? |
//! | [`run`] | what came out of so many runs? |
//! | [`outcome`] | which figures say it? |
//! | [`analytic`] | which mean and variance follow without any run? |
//! | [`tail`] | which projects make the bad months bad? |
//!
//! Formulas and examples: `docs/method/forecast.md`.

pub mod analytic;
pub mod inputs;
mod kernel;
pub mod outcome;
pub mod plan;
pub mod run;
pub mod spread;
pub mod tail;

#[cfg(test)]
mod tests;
