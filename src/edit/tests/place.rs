//! Rows moved among their kind.

use super::{at, named, with};
use crate::edit::{Command, Refusal, Target, apply, apply_all, invert};
use crate::model::order::OrderKey;
use crate::model::record::Record;
use crate::model::*;
use std::sync::Arc;

/// Projects 1, 2, 3 … with these keys.
fn placed(keys: &[&str]) -> Workspace {
    let records = keys.iter().zip(1_u128..).map(|(key, uid)| {
        let mut project = named::<Project>(uid, "p");
        project.base.order = OrderKey::parse(key).unwrap();
        Arc::new(project) as Arc<dyn Record>
    });
    with(records.collect())
}

fn order(workspace: &Workspace) -> Vec<u128> {
    workspace.table::<Project>().in_order().iter().map(|project| project.uid.0).collect()
}

#[test]
fn a_row_goes_where_it_is_put_whatever_the_keys() {
    // Keys, the row moved, behind which, before which; the order after it and the patches.
    type Case = (&'static [&'static str], u128, Option<u128>, Option<u128>, &'static [u128], usize);
    let cases: [Case; 11] = [
        (&["d", "n", "t"], 3, Some(1), Some(2), &[1, 3, 2], 1),
        (&["d", "n", "t"], 3, None, Some(1), &[3, 1, 2], 1),
        (&["d", "n", "t"], 1, Some(3), None, &[2, 3, 1], 1),
        (&["d", "n", "t"], 1, None, None, &[2, 3, 1], 1),
        (&["d", "n", "t"], 2, Some(2), Some(3), &[1, 2, 3], 0),
        // Never placed: seen in the order of their ids.
        (&["", "", "", ""], 4, Some(1), Some(2), &[1, 4, 2, 3], 4),
        (&["", "", "", ""], 1, Some(4), None, &[2, 3, 4, 1], 4),
        (&["", "", "d"], 3, None, Some(1), &[3, 1, 2], 3),
        // Equal keys: right behind the one named, not behind all of them.
        (&["n", "n", "n", "t"], 4, Some(1), Some(2), &[1, 4, 2, 3], 4),
        (&["n", "n", "t"], 1, Some(2), Some(3), &[2, 1, 3], 1),
        // Ends that contradict each other: the first one counts.
        (&["d", "n", "t"], 1, Some(3), Some(2), &[2, 3, 1], 1),
    ];
    for (keys, moved, after, before, expect, patches) in cases {
        let start = placed(keys);
        let (after, before) = (after.map(Uid), before.map(Uid));
        let shift = Command::Move { at: at(RecordKind::Project, moved), after, before };
        let done = apply(&start, Target::Plan, &shift).unwrap();
        let said = format!("{keys:?} {shift:?}");
        assert_eq!(order(&done.workspace), expect, "{said}");
        assert_eq!(done.patches.len(), patches, "{said}");
        assert_eq!(apply_all(&done.workspace, &invert(&done.patches)), Ok(start), "{said}");
    }
}

#[test]
fn a_row_is_not_moved_to_rows_that_are_not_there() {
    let start = placed(&["d", "n"]);
    for (moved, after, before) in [(9, None, None), (1, Some(9), None), (1, None, Some(9))] {
        let (after, before) = (after.map(Uid), before.map(Uid));
        let shift = Command::Move { at: at(RecordKind::Project, moved), after, before };
        let refused = apply(&start, Target::Plan, &shift).unwrap_err();
        assert_eq!(refused, Refusal::NoSuchRecord(at(RecordKind::Project, 9)), "{shift:?}");
    }
}
