//! How a workspace changes: commands become patches, patches make the next version.
//!
//! There is one patch type. Undo, log, history, scenarios and comparison all speak it.

mod apply;
mod check;
mod command;
mod history;
pub mod json;
pub mod merge;
mod patch;
mod place;
mod rebase;
mod rewind;
mod scenario;

#[cfg(test)]
pub(crate) mod tests;
mod unread;

pub use apply::{Applied, Refusal, apply, custom_field};
pub use check::{Violation, violations};
pub use command::{Command, Label, Target, Verb};
pub use history::{
    Change, Entry, EntryKind, History, REVISION_NONE, STEPS_MAX, Stamp, revision_after,
    revision_of_texts,
};
pub use patch::{FieldKey, Patch, PatchFault, apply_all, difference, invert};
pub use rebase::{Keep, branch, can_keep, made, promotion, rebase, settle};
pub use rewind::{RewindFault, rewind};
pub use scenario::{Conflict, Outcome, Overlay, apply_inside, changes, overlay, patches_of};
