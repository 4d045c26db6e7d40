//! What kind of office is needed, and who does what in it. See `docs/method/office.md`.

pub mod advice;
pub mod found;
pub mod raci;

#[cfg(test)]
mod advice_tests;
#[cfg(test)]
mod found_tests;
