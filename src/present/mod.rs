//! What is seen, as plain data: texts, number formats, registers, charts and reports.

pub mod capacity;
pub mod chart;
pub mod finding;
pub mod number;
pub mod text;
