//! The sample workspace that ships with the product: made from tables, checked in as a file.
//!
//! `UPDATE=1` writes `public/sample.json` anew; without it the file must be what is made here.

mod claims;
mod demand;
mod govern;
mod ids;
mod make;
mod office;
mod people;
mod people_registers;
mod projects;
mod registers;
mod scoring;
mod texts;

pub use make::document;
