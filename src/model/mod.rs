//! The records of a workspace and nothing else: what is kept, not what is computed of it.

pub mod money;
pub mod month;
pub mod reading;
