//! Plumbline without a screen: the model, its edits, the analyses and what is shown of them.

pub mod model;
