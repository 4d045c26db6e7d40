//! The steps of a history as the history panel lists them, and how far each is away.

use crate::edit::{Entry, EntryKind};
use crate::present::label::label_text;

/// One step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub seq: u64,
    /// What was done.
    pub label: String,
    /// What kind of step it is.
    pub kind: StepKind,
    /// When, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Who; empty where nobody was named.
    pub who: String,
    /// The single changes in it.
    pub changes: usize,
    /// Undoing, or where negative doing again, so many times leads to the state after this step;
    /// `None` where neither does.
    pub undos: Option<i64>,
}

/// What kind of step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// It stands.
    Done,
    /// It was taken back and can be done again.
    TakenBack,
    /// It is itself a taking back.
    Undo,
    /// It is itself a doing again.
    Redo,
}

/// The steps of entries, newest first. `undoable` and `redoable` are what undo and redo can reach,
/// the next one last.
pub fn steps(entries: &[Entry], undoable: &[u64], redoable: &[u64]) -> Vec<Step> {
    let place = |list: &[u64], seq: u64| list.iter().rev().position(|each| *each == seq);
    let steps = entries.iter().rev().map(|entry| {
        let done = place(undoable, entry.seq);
        let taken = place(redoable, entry.seq);
        let undos = done.or(taken.map(|at| at + 1)).and_then(|times| i64::try_from(times).ok());
        Step {
            seq: entry.seq,
            label: capitalised(&label_text(&entry.change.label)),
            kind: match entry.kind {
                EntryKind::Undo(_) => StepKind::Undo,
                EntryKind::Redo(_) => StepKind::Redo,
                EntryKind::Do if taken.is_some() => StepKind::TakenBack,
                EntryKind::Do => StepKind::Done,
            },
            at_ms: entry.stamp.at_ms,
            who: entry.stamp.display_name.clone(),
            changes: entry.change.patches.len(),
            undos: if done.is_some() { undos } else { undos.map(|times| -times) },
        }
    });
    steps.collect()
}

/// A line of its own begins with a capital.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Change, History, Label, Patch, Stamp, Verb, apply_all};
    use crate::model::{Project, RecordKind, Typed as _, Uid, Workspace};
    use std::sync::Arc;

    #[test]
    fn a_step_is_as_many_undos_away_as_it_takes_to_get_there() {
        let mut now = Workspace::new(Uid(1));
        let mut history = History::after(40, "a");
        let mut after = Vec::new();
        for nth in 0..6_u128 {
            let patches = vec![Patch::Add(Arc::new(Project::empty(Uid(100 + nth))))];
            now = apply_all(&now, &patches).unwrap();
            let label = Label::many(Verb::Add, RecordKind::Project, 1);
            let stamp =
                Stamp { at_ms: nth as i64, actor: String::new(), display_name: "Ana".into() };
            history.enter(Change { label, patches }, stamp);
            after.push((history.seq(), now.clone()));
        }
        for _ in 0..3 {
            now = history.undo(&now, Stamp::default()).unwrap().unwrap();
        }
        let list = steps(history.entries(), history.undoable(), history.redoable());
        assert_eq!(list.len(), 9);
        assert_eq!(list.iter().filter(|step| step.kind == StepKind::Undo).count(), 3);
        assert!(list.windows(2).all(|pair| pair[0].seq > pair[1].seq), "newest first");
        for (seq, expected) in after {
            let step = list.iter().find(|step| step.seq == seq).unwrap();
            let taken = if seq > 43 { StepKind::TakenBack } else { StepKind::Done };
            assert_eq!((step.kind, step.who.as_str(), step.changes), (taken, "Ana", 1));
            let (mut there, mut state) = (history.clone(), now.clone());
            let times = step.undos.unwrap();
            for _ in 0..times.abs() {
                let moved = if times > 0 {
                    there.undo(&state, Stamp::default())
                } else {
                    there.redo(&state, Stamp::default())
                };
                state = moved.unwrap().unwrap();
            }
            assert_eq!(state, expected, "step {seq}");
        }
        let first = list.iter().find(|step| step.kind == StepKind::Undo).unwrap();
        assert_eq!(first.undos, None, "a taking back is no place to go back to");
    }
}
