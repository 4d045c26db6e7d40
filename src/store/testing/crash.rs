//! The power goes at any commit: any of what was not flushed reaches the disk, torn anywhere.

use super::{Desk, SimStore, times};
use crate::edit::tests::Dice;
use crate::model::Uid;
use crate::store::Outcome;
use std::collections::BTreeMap;

const UID: Uid = Uid(7);

/// Works until the power goes, then starts on what reached the disk.
fn crash(seed: u64, is_relaxed: bool) -> Result<(), String> {
    let mut dice = Dice(seed);
    let store = SimStore::new(is_relaxed);
    let mut desk = Desk::create(&store, UID.0).unwrap();
    store.crash_at.set(store.commits.get() + 1 + dice.roll(25));
    let mut steps = 0;
    while store.commits.get() < store.crash_at.get() && steps < 120 {
        // Many small edits at times, so that snapshots and what lies behind them come in as well.
        for _ in 0..dice.roll(25) * usize::from(dice.roll(4) == 0) {
            desk.edit(0);
        }
        desk.any_step(&store, &mut dice);
        steps += 1;
    }
    let is_atomic = dice.roll(2) == 0;
    let disk = store.crash(&mut dice, is_atomic);
    // The storage beside the store is not flushed at all when the power goes.
    let beside = if dice.roll(2) == 0 { BTreeMap::new() } else { desk.beside.clone() };
    let start = Desk::start(&disk, UID, &beside).map_err(|error| format!("{error:?}"))?;
    let Outcome::Opened(opened) = start.outcome else {
        return Err(format!("seed {seed}: {:?}", start.outcome));
    };
    let seq = opened.seq;
    if seq < desk.acked {
        let (acked, notes) = (desk.acked, start.notes);
        return Err(format!(
            "seed {seed}: {acked} were said to be saved, {seq} are there: {notes:?}"
        ));
    }
    if opened.document != desk.versions[&seq] {
        return Err(format!("seed {seed}: version {seq} is another one"));
    }
    if !opened.is_complete {
        // Half a batch on the disk may name more than was ever confirmed. It is said, and the
        // user opens what there is as a copy.
        let is_fair = !is_atomic && !start.notes.is_empty();
        return if is_fair { Ok(()) } else { Err(format!("seed {seed}: {:?}", start.notes)) };
    }
    let after = Desk::reopen(&disk, UID, &beside).map_err(|e| format!("seed {seed}: {e}"))?;
    let mut after = after;
    after.edit(0);
    if !after.save(&disk) {
        return Err(format!("seed {seed}: it cannot be saved any more"));
    }
    let again = Desk::reopen(&disk, UID, &after.beside).map_err(|e| format!("seed {seed}: {e}"))?;
    if again.document == after.document {
        return Ok(());
    }
    let (now, then) = (after.history.seq(), again.history.seq());
    Err(format!("seed {seed}: {now} was saved, {then} is there"))
}

mod deep_crashes {
    use super::*;

    #[test]
    fn nothing_that_was_said_to_be_saved_is_lost() {
        for seed in 0..times(60, 20_000) {
            crash(seed, false).unwrap();
        }
    }
}

#[test]
fn the_model_would_notice_a_store_that_says_saved_too_early() {
    let lost = (0..80).filter(|seed| crash(*seed, true).is_err()).count();
    assert!(lost > 10, "only {lost} of 80 crashes of a relaxed store were noticed");
}
