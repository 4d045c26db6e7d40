//! Pure functions from a workspace to an answer. No clock, no randomness, no prose.

pub mod attention;
pub mod capacity;
pub mod claims;
pub mod cure;
pub mod derived;
pub mod finding;
pub mod flow;
pub mod forecast;
pub mod health;
pub mod level;
pub mod maturity;
pub mod method;
pub mod numbers;
pub mod office;
pub mod priority;
pub mod random;
pub mod scenario;
pub mod schedule;
pub mod selection;
