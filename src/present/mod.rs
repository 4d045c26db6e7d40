//! What is seen, as plain data: texts, number formats, registers, charts and reports.

pub mod book;
pub mod capacity;
pub mod chart;
pub mod compare;
pub mod fault;
pub mod finding;
pub mod forecast;
pub mod health;
pub mod home;
pub mod import;
pub mod label;
pub mod level;
pub mod link;
pub mod maturity;
pub mod merge;
pub mod number;
pub mod office;
pub mod page;
#[cfg(test)]
mod page_tests;
pub mod palette;
#[cfg(test)]
mod plans;
pub mod priority;
pub mod register;
pub mod report;
pub mod respond;
mod route;
pub mod safety;
pub mod scenario;
pub mod settings;
pub mod stage;
pub mod text;
