//! The browser: the only part of the program that touches it.

pub mod bases;
pub mod beside;
pub mod boot;
pub mod camera;
pub mod clock;
pub mod controls;
pub mod dom;
pub mod files;
pub mod guest;
pub mod idb;
pub mod idb_request;
pub mod ids;
pub mod linked;
pub mod origin;
pub mod paper;
pub mod preferences;
pub mod storage;
pub mod task;
pub mod windows;
pub mod worker;

pub use task::spawn;
