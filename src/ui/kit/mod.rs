//! The pieces every page is composed of.

pub mod dialog;
pub mod icon;
pub mod popover;
pub mod status;
