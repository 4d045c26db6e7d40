//! The screen: one owner of state, memos over it, and pages that compose.

pub mod app;
pub mod chart;
pub mod compare;
pub mod kit;
pub mod page;
pub mod platform;
pub mod reactive;
pub mod register;
pub mod route;
pub mod session;
pub mod shell;
pub mod start;
pub mod view;
