//! What is seen, as plain data: texts, number formats, registers, charts and reports.

pub mod number;
pub mod priority;
pub mod text;
