//! Plumbline without a screen: the model, its edits, the analyses and what is shown of them.
//!
//! The layers, each using only those above it:
//!
//! | module | what it is |
//! |---|---|
//! | [`model`] | the records of a workspace |
//! | [`edit`] | how a workspace changes, and its history |
//! | [`file`] | workspace files and foreign tables |
//! | [`store`] | where workspaces are kept |
//! | [`analysis`] | questions answered by pure functions |
//! | [`present`] | what is seen, as plain data |
//! | [`protocol`] | what page and workers say to each other |

pub mod analysis;
pub mod edit;
pub mod file;
pub mod model;
pub mod order;
pub mod present;
pub mod protocol;
pub mod store;
