//! The workspace as it was after an earlier entry of its history, computed from what it is now.

use super::history::Entry;
use super::patch::{PatchFault, apply_all, invert};
use crate::model::Workspace;

/// Why an earlier version cannot be computed.
#[derive(Clone, Debug, PartialEq)]
pub enum RewindFault {
    /// An entry in between is not held.
    Missing(u64),
    /// The workspace is not the one the entries speak of.
    Patch(PatchFault),
}

/// The workspace as it was after the entry with a number; 0 and every number before the first
/// entry held is refused unless it is the one just before it. `entries` are in order and end with
/// the newest, whose outcome is `now`.
///
/// # Errors
/// A [`RewindFault`]; `now` is never touched.
pub fn rewind(now: &Workspace, entries: &[Entry], seq: u64) -> Result<Workspace, RewindFault> {
    let mut there = now.clone();
    let Some(mut next) = entries.last().map(|entry| entry.seq) else {
        return Err(RewindFault::Missing(seq));
    };
    for entry in entries.iter().rev().take_while(|entry| entry.seq > seq) {
        if entry.seq != next {
            return Err(RewindFault::Missing(next));
        }
        there = apply_all(&there, &invert(&entry.change.patches)).map_err(RewindFault::Patch)?;
        next = entry.seq.saturating_sub(1);
    }
    if next == seq { Ok(there) } else { Err(RewindFault::Missing(next)) }
}

#[cfg(test)]
mod tests {
    use super::super::{Change, History, Label, Patch, Stamp, Verb};
    use super::*;
    use crate::model::{Project, RecordKind, Typed as _, Uid};
    use std::sync::Arc;

    /// A history of added projects with an undo and a redo in it, and every version on the way.
    fn made() -> (History, Vec<(u64, Workspace)>) {
        let mut now = Workspace::new(Uid(1));
        let mut history = History::after(40, "a");
        let mut versions = vec![(40, now.clone())];
        for nth in 0..12_u128 {
            now = match nth {
                4 | 5 => history.undo(&now, Stamp::default()).unwrap().unwrap(),
                6 => history.redo(&now, Stamp::default()).unwrap().unwrap(),
                _ => {
                    let patches = vec![Patch::Add(Arc::new(Project::empty(Uid(100 + nth))))];
                    let next = apply_all(&now, &patches).unwrap();
                    let label = Label::many(Verb::Add, RecordKind::Project, 1);
                    history.enter(Change { label, patches }, Stamp::default());
                    next
                }
            };
            versions.push((history.seq(), now.clone()));
        }
        (history, versions)
    }

    #[test]
    fn every_earlier_version_is_the_one_that_was_there() {
        let (history, versions) = made();
        let now = &versions.last().unwrap().1;
        for (seq, version) in &versions {
            assert_eq!(rewind(now, history.entries(), *seq).as_ref(), Ok(version), "after {seq}");
        }
    }

    #[test]
    fn what_is_not_held_is_refused() {
        let (history, versions) = made();
        let now = &versions.last().unwrap().1;
        let entries = history.entries();
        for seq in [0, 39, 53, 99] {
            assert!(rewind(now, entries, seq).is_err(), "{seq}");
        }
        let mut gap = entries.to_vec();
        gap.remove(6);
        assert_eq!(rewind(now, &gap, 41), Err(RewindFault::Missing(47)));
        assert!(rewind(now, &gap, 48).is_ok(), "what lies behind the gap is held");
        assert_eq!(rewind(now, &[], 40), Err(RewindFault::Missing(40)));
    }

    #[test]
    fn another_workspace_is_refused_and_left_as_it_is() {
        let (history, _) = made();
        let other = Workspace::new(Uid(2));
        let refused = rewind(&other, history.entries(), 41);
        assert!(matches!(refused, Err(RewindFault::Patch(_))), "{refused:?}");
    }
}
