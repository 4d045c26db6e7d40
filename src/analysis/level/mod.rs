//! Levelling: which projects move by how many months so that roles are asked for no more than there
//! is, with as few moves as that takes and what ranks high kept in place?
//!
//! | module | question |
//! |---|---|
//! | [`question`] | what may move, how far, and why does the rest stay? |
//! | [`problem`] | the same in plain numbers |
//! | [`work`] | what the compute worker is asked and answers |
//! | [`check`] | may a levelled plan be shown? |
//! | [`outcome`] | why does each move happen, and what stays short, and why? |
//!
//! Formulas and examples: `docs/method/levelling.md`.

pub mod check;
mod kernel;
pub mod outcome;
pub mod problem;
pub mod question;
pub mod work;

#[cfg(test)]
mod tests;
