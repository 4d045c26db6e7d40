//! Dependencies that lead back to where they start.

use crate::model::{Dependency, RecordKind, RecordRef, Uid, Workspace};
use crate::order::set_of;
use std::collections::{BTreeMap, BTreeSet};

/// The dependencies that lie on a circle, in the users' order: from the taker of each there is a way
/// back to its giver.
pub fn dependencies(workspace: &Workspace) -> Vec<RecordRef> {
    let table = workspace.table::<Dependency>();
    let rows = table.in_order();
    let mut ways: BTreeMap<Uid, BTreeSet<Uid>> = BTreeMap::new();
    for row in &rows {
        if let (Some(giver), Some(taker)) = (row.giver, row.taker) {
            ways.entry(giver.uid()).or_default().insert(taker.uid());
        }
    }
    let circle = on_circle(&ways);
    let same = |a: Uid, b: Uid| circle.get(&a).is_some_and(|own| circle.get(&b) == Some(own));
    let found = rows.into_iter().filter(|row| match (row.giver, row.taker) {
        (Some(giver), Some(taker)) => same(giver.uid(), taker.uid()),
        _ => false,
    });
    found.map(|row| RecordRef { kind: RecordKind::Dependency, uid: row.uid }).collect()
}

/// The knots that lie on a circle, each with the least knot of its circle: knots that nothing leads
/// to, or that lead nowhere, are taken away until none is left; of the others two are on one circle
/// if each is reached from the other.
fn on_circle(ways: &BTreeMap<Uid, BTreeSet<Uid>>) -> BTreeMap<Uid, Uid> {
    let mut left = set_of(ways.keys().copied());
    loop {
        let reached = set_of(left.iter().filter_map(|knot| ways.get(knot)).flatten().copied());
        let leads = |knot: &Uid| {
            ways.get(knot).is_some_and(|next| next.iter().any(|next| left.contains(next)))
        };
        let next = set_of(left.iter().copied().filter(|k| reached.contains(k) && leads(k)));
        if next.len() == left.len() {
            break;
        }
        left = next;
    }
    let mut circles = BTreeMap::new();
    for knot in &left {
        let ahead = reach(ways, *knot, &left);
        if !ahead.contains(knot) {
            continue;
        }
        let least = ahead.iter().copied().find(|other| reach(ways, *other, &left).contains(knot));
        circles.insert(*knot, least.unwrap_or(*knot));
    }
    circles
}

/// The knots that are reached from one, itself only where a way leads back.
fn reach(ways: &BTreeMap<Uid, BTreeSet<Uid>>, from: Uid, within: &BTreeSet<Uid>) -> BTreeSet<Uid> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(knot) = open.pop() {
        for next in ways.get(&knot).into_iter().flatten() {
            if within.contains(next) && reached.insert(*next) {
                open.push(*next);
            }
        }
    }
    reached
}
