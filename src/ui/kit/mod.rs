//! The pieces every page is composed of.

pub mod dialog;
pub mod icon;
pub mod parts;
pub mod paste;
pub mod popover;
pub mod press;
pub mod section;
pub mod status;
pub mod tabs;
pub mod theme;
pub mod toast;
