//! The methods against published figures, closed forms and each other.

mod ahp;
mod sheet;
mod tables;
