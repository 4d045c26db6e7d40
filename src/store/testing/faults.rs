//! A fault at every single step of every flow: nothing that was said to be saved is lost, whatever
//! fails, and the window says what it does not have.

use super::{Desk, FaultStore, Mode, document_named, times, wait};
use crate::edit::tests::Dice;
use crate::file::envelope;
use crate::model::Uid;
use crate::store::layout::key;
use crate::store::*;
use std::collections::BTreeMap;

const UID: Uid = Uid(7);

/// A flow from a store that already holds a workspace; gives the window it ends in.
type Flow = fn(&FaultStore<MemStore>, &mut Desk);

const FLOWS: [(&str, Flow); 6] = [
    ("edit", |store, desk| {
        for _ in 0..4 {
            desk.edit(0);
            desk.write(store);
        }
    }),
    ("snapshot", |store, desk| {
        for _ in 0..21 {
            desk.edit(0);
        }
        desk.save(store);
        desk.queue.hidden();
        desk.save(store);
    }),
    ("prune", |store, desk| {
        for _ in 0..3 {
            for _ in 0..21 {
                desk.edit(0);
            }
            desk.save(store);
            desk.queue.hidden();
            desk.save(store);
        }
    }),
    ("import", |store, desk| {
        let of = NamedVersion { why: Why::Import, label: "table".into(), until_ms: Some(99) };
        desk.queue.want(&desk.document, of);
        desk.edit(60);
        desk.save(store);
        desk.edit(0);
        desk.write(store);
    }),
    ("undo", |store, desk| {
        desk.edit(3);
        desk.write(store);
        desk.undo();
        desk.write(store);
    }),
    ("bin and back", |store, desk| {
        desk.edit(0);
        desk.save(store);
        if wait(bin(store, UID, 5)).is_ok() {
            _ = wait(unbin(store, UID));
        }
    }),
];

/// A store with a workspace of a few changes, and the window on it.
fn begun() -> (MemStore, Desk) {
    let store = MemStore::default();
    let mut desk = Desk::create(&store, UID.0).unwrap();
    for _ in 0..3 {
        desk.edit(1);
    }
    assert!(desk.save(&store));
    (store, desk)
}

fn modes() -> Vec<Mode> {
    let refused = [StoreError::Quota, StoreError::Closed, StoreError::Unknown("AbortError".into())];
    let mut modes: Vec<Mode> = refused.into_iter().map(Mode::Refuse).collect();
    modes.extend([Mode::LoseAnswer, Mode::Delay]);
    modes.extend([0, 1, 2, 5].map(Mode::Tear));
    let every = times(4, 1);
    // All of them in the optimised step; every fourth plainly.
    modes.into_iter().step_by(every as usize).collect()
}

/// What was said to be saved can be read again, as it was, with the store alone; with the storage
/// beside it, so can everything else that went there.
fn check(what: &str, store: &MemStore, desk: &Desk) {
    let alone = Desk::reopen(store, UID, &BTreeMap::new())
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    let seq = alone.history.seq();
    assert!(seq >= desk.acked, "{what}: {} were said to be saved, {seq} are", desk.acked);
    assert_eq!(alone.document, desk.versions[&seq], "{what}: version {seq}");
    let both = Desk::reopen(store, UID, &desk.beside)
        .unwrap_or_else(|error| panic!("{what}, with the journal: {error}"));
    let newest = both.history.seq();
    assert!(newest >= seq, "{what}: the journal takes nothing away");
    assert_eq!(both.document, desk.versions[&newest], "{what}: version {newest}");
}

/// Goes on after the fault: whatever it was, the next try saves, unless this window was fenced.
fn go_on(what: &str, store: &MemStore, desk: &mut Desk) {
    let fenced = desk.queue.retry_ms().is_none() && desk.queue.is_unsaved();
    let could = desk.save(store);
    let was_binned = what.starts_with("bin");
    assert!(could || fenced || was_binned, "{what}: not saved, {:?}", desk.queue.state());
    check(what, store, desk);
    let mut again = Desk::reopen(store, UID, &desk.beside).unwrap();
    again.edit(0);
    assert!(again.save(store), "{what}: the next window saves");
    check(what, store, &Desk { versions: again.versions.clone(), ..again });
}

#[test]
fn a_fault_while_a_workspace_is_made_or_carried_over_leaves_it_whole_or_away() {
    let document = document_named(UID.0, "start");
    let snapshot = envelope::write(&document).into_bytes();
    let older = Older {
        uid: UID,
        name: "start".into(),
        seq: 0,
        saved_ms: 1,
        snapshot_seq: 0,
        snapshot,
        log: vec![],
    };
    for step in 1..=2 {
        for mode in modes() {
            let what = format!("step {step}, {mode:?}");
            let made = FaultStore::over(MemStore::default(), step, mode.clone());
            _ = wait(create(&made, &document, 1));
            let carried = FaultStore::over(MemStore::default(), step - 1, mode);
            _ = wait(carried.commit(carry_over(&older)));
            for store in [made, carried] {
                _ = wait(store.keys(&[]));
                let start = Desk::start(&store.inner, UID, &BTreeMap::new()).unwrap();
                match start.outcome {
                    Outcome::Absent | Outcome::Unreadable => {}
                    Outcome::Opened(opened) => assert_eq!(opened.document, document, "{what}"),
                    other => panic!("{what}: {other:?}"),
                }
                let again = wait(create(&store.inner, &document, 1));
                let is_there = wait(store.keys(&[key::Span::one(key::head(UID))])).unwrap();
                assert!(again.is_ok() || !is_there.is_empty(), "{what}: it can be made again");
                check_made(&what, &store.inner, &document);
            }
        }
    }
}

fn check_made(what: &str, store: &MemStore, document: &envelope::Document) {
    let start = Desk::start(store, UID, &BTreeMap::new()).unwrap();
    let Outcome::Opened(opened) = start.outcome else { panic!("{what}: {:?}", start.outcome) };
    assert_eq!(opened.document, *document, "{what}");
}

mod deep_faults {
    use super::*;

    #[test]
    fn a_fault_at_every_step_of_every_flow_loses_nothing_that_was_said_to_be_saved() {
        let mut cases = 0;
        for (name, flow) in FLOWS {
            let (store, mut desk) = begun();
            let counting = FaultStore::over(store, 0, Mode::Delay);
            flow(&counting, &mut desk);
            check(name, &counting.inner, &desk);
            for step in 1..=counting.steps.get() {
                for mode in modes() {
                    let what = format!("{name}, step {step}, {mode:?}");
                    let (store, mut desk) = begun();
                    let faulty = FaultStore::over(store, step, mode);
                    flow(&faulty, &mut desk);
                    check(&what, &faulty.inner, &desk);
                    // What was held back lands now, if ever.
                    _ = wait(faulty.keys(&[]));
                    check(&what, &faulty.inner, &desk);
                    go_on(&what, &faulty.inner, &mut desk);
                    cases += 1;
                }
            }
        }
        assert!(cases > 70, "{cases}");
    }

    /// Random steps with a fault somewhere: what the flows above do not think of.
    #[test]
    fn any_steps_with_a_fault_lose_nothing_that_was_said_to_be_saved() {
        for seed in 0..times(40, 2_000) {
            let mut dice = Dice(seed);
            let (store, mut desk) = begun();
            let modes = modes();
            let mode = modes[dice.roll(modes.len())].clone();
            let what = format!("seed {seed}, {mode:?}");
            let faulty = FaultStore::over(store, 1 + dice.roll(40), mode);
            for _ in 0..30 {
                desk.any_step(&faulty, &mut dice);
            }
            check(&what, &faulty.inner, &desk);
            go_on(&what, &faulty.inner, &mut desk);
        }
    }
}
