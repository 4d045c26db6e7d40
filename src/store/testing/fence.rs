//! Several windows on one workspace, in any order of what may happen to them: of all that is
//! written nothing is written twice, nothing that was said to be saved is lost, and what a window
//! that follows shows is always a beginning of the log.
//!
//! A window may stand still between making a write and handing it over, as a frozen one does, while
//! others take over, close and open. No lock is in the model: what it proves rests on the guard.

use super::{Desk, times, wait};
use crate::edit::tests::Dice;
use crate::file::envelope::Document;
use crate::model::Uid;
use crate::store::layout::key::{self, Span};
use crate::store::layout::{Chain, Record};
use crate::store::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

const UID: Uid = Uid(7);

/// A store that notes which records it took, and can be told not to heed guards.
#[derive(Default)]
struct Ledger {
    rows: MemStore,
    /// Number of a record → epoch it was written in, and its bytes.
    taken: RefCell<BTreeMap<u64, (u64, Vec<u8>)>>,
    /// A second record that was taken under a number, or one of an epoch that was over.
    wrong: RefCell<Option<String>>,
    heedless: Cell<bool>,
}

impl Ledger {
    fn note(&self, puts: &[(String, Vec<u8>)]) {
        for record in puts.iter().filter_map(|(_, bytes)| Record::decode(bytes)) {
            let mut taken = self.taken.borrow_mut();
            let newest = taken.values().map(|(epoch, _)| *epoch).max().unwrap_or(0);
            let seq = record.seq;
            let bytes = record.encode();
            let wrong = match taken.insert(seq, (record.epoch, bytes.clone())) {
                Some((_, before)) if before != bytes => format!("record {seq} was written twice"),
                _ if record.epoch < newest => format!("record {seq} is of an epoch that is over"),
                _ => continue,
            };
            self.wrong.replace(Some(wrong));
        }
    }
}

impl Store for Ledger {
    async fn read(&self, spans: &[Span]) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.rows.read(spans).await
    }

    async fn keys(&self, spans: &[Span]) -> Result<Vec<String>, StoreError> {
        self.rows.keys(spans).await
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let guard = if self.heedless.get() { None } else { batch.guard };
        let puts = batch.puts.clone();
        self.rows.commit(Batch { guard, ..batch }).await?;
        self.note(&puts);
        Ok(())
    }
}

/// One window: what it shows, and what it has in hand.
enum Window {
    Closed,
    /// It writes, or believes to; a write that was made and not handed over yet.
    Writes(Box<Desk>, Option<(Ticket, Batch)>),
    /// It follows from this place.
    Follows(Box<Document>, (u64, Chain)),
}

/// What was said to be saved: the number of the newest record and its bytes.
type Acked = BTreeMap<u64, Vec<u8>>;

struct Round {
    store: Ledger,
    windows: Vec<Window>,
    acked: Acked,
    /// The storage beside the store, which all windows share.
    beside: BTreeMap<String, String>,
    /// Windows opened so far.
    opened: Cell<usize>,
}

impl Round {
    fn begin(count: usize, is_heedless: bool) -> Self {
        let store = Ledger::default();
        store.heedless.set(is_heedless);
        let desk = Desk::create(&store, UID.0).unwrap();
        let windows = vec![Window::Writes(Box::new(desk), None)];
        let (acked, beside, opened) = (Acked::new(), BTreeMap::new(), Cell::new(0));
        let mut round = Self { store, windows, acked, beside, opened };
        for nth in 1..count {
            let opened = round.open(nth == 1).unwrap();
            round.windows.push(opened);
        }
        round
    }

    /// Starts a window, as a writer or as one that follows.
    fn open(&self, writes: bool) -> Result<Window, String> {
        if writes {
            let mut desk = Desk::reopen(&self.store, UID, &self.beside)?;
            // What was taken over from the journal is written with the first write.
            desk.beside.clear();
            self.opened.set(self.opened.get() + 1);
            desk.who = format!(" of window {}", self.opened.get());
            return Ok(Window::Writes(Box::new(desk), None));
        }
        let rows = self.beside.iter().map(|(key, text)| (key.clone(), text.clone().into_bytes()));
        let fetched = wait(fetch_to_follow(&self.store, UID, rows.collect(), None));
        match fetched.map_err(|error| format!("{error:?}"))?.0.outcome {
            Outcome::Opened(opened) if opened.is_complete => {
                Ok(Window::Follows(Box::new(opened.document), (opened.seq, opened.chain)))
            }
            other => Err(format!("{other:?}")),
        }
    }

    /// Hands a write over that was made before, and takes its answer in.
    fn deliver(&mut self, nth: usize) {
        let Window::Writes(desk, hand) = &mut self.windows[nth] else { return };
        let Some((ticket, batch)) = hand.take() else { return };
        let records: Vec<_> =
            batch.puts.iter().filter_map(|(_, bytes)| Record::decode(bytes)).collect();
        let outcome = wait(self.store.commit(batch));
        if outcome.is_ok() {
            self.acked.extend(records.iter().map(|record| (record.seq, record.encode())));
        }
        desk.queue.settle(ticket, outcome);
    }

    fn make(&mut self, nth: usize) {
        if let Window::Writes(desk, hand @ None) = &mut self.windows[nth] {
            *hand = desk.queue.take(&desk.document, 5);
        }
    }

    fn step(&mut self, dice: &mut Dice) -> Result<(), String> {
        let nth = dice.roll(self.windows.len());
        match dice.roll(16) {
            0..=4 => {
                if let Window::Writes(desk, _) = &mut self.windows[nth] {
                    desk.edit(dice.roll(2));
                    self.beside.extend(desk.beside.clone());
                }
            }
            // Made and handed over at once, or with whatever comes between.
            5 | 6 => {
                self.make(nth);
                self.deliver(nth);
            }
            7 | 8 => self.make(nth),
            9 | 10 => self.deliver(nth),
            // Taking over, with or without a word of the one that wrote.
            11 if dice.roll(3) == 0 => {
                wait(claim(&self.store, UID)).map_err(|error| format!("{error:?}"))?;
                self.windows[nth] = self.open(true)?;
            }
            12 if dice.roll(2) == 0 => self.windows[nth] = self.open(dice.roll(3) == 0)?,
            13 if dice.roll(4) == 0 => self.windows[nth] = Window::Closed,
            _ => self.follow(nth)?,
        }
        Ok(())
    }

    fn follow(&mut self, nth: usize) -> Result<(), String> {
        let Window::Follows(document, place) = &mut self.windows[nth] else { return Ok(()) };
        match wait(tail(&self.store, document, *place)).map_err(|error| format!("{error:?}"))? {
            Tail::Same => {}
            Tail::On(further) => {
                (**document, *place) = (further.document, further.place);
            }
            Tail::Apart => return Err("a window that follows was left behind".into()),
            Tail::Gone => return Err("it is gone".into()),
        }
        Ok(())
    }

    /// What must hold after every step.
    fn check(&self) -> Result<(), String> {
        if let Some(wrong) = self.store.wrong.borrow().clone() {
            return Err(wrong);
        }
        let log = wait(self.store.read(&[key::log_span(UID, 0, u64::MAX)])).unwrap();
        for (seq, bytes) in &self.acked {
            let held = log.iter().find(|(key, _)| key::number_of(key) == Some(*seq));
            if held.map(|(_, held)| held) != Some(bytes) {
                return Err(format!("record {seq} was said to be saved and is not there"));
            }
        }
        for window in &self.windows {
            let Window::Follows(document, (seq, chain)) = window else { continue };
            let at = log.iter().find(|(key, _)| key::number_of(key) == Some(*seq));
            let link = at.map(|(_, bytes)| Chain::of(bytes)).unwrap_or_default();
            let entry = at.and_then(|(_, bytes)| Record::decode(bytes)?.entry());
            let revision = entry.map(|entry| entry.revision);
            let is_at = revision.is_none_or(|revision| revision == document.revision);
            if link != *chain || !is_at {
                return Err(format!("what follows shows no beginning of the log: {seq}"));
            }
        }
        Ok(())
    }
}

/// One order of events among two or three windows.
fn schedule(seed: u64, is_heedless: bool) -> Result<(), String> {
    let mut dice = Dice(seed);
    let mut round = Round::begin(2 + dice.roll(2), is_heedless);
    for nth in 0..32 {
        let stepped = round.step(&mut dice).and_then(|()| round.check());
        stepped.map_err(|error| format!("seed {seed}, step {nth}: {error}"))?;
    }
    // Whoever opens it at the end finds everything, and can write.
    let Ok(Window::Writes(mut desk, _)) = round.open(true) else {
        return Err(format!("seed {seed}: it cannot be opened any more"));
    };
    desk.edit(0);
    if !desk.save(&round.store) {
        return Err(format!("seed {seed}: it cannot be saved any more"));
    }
    round.check().map_err(|error| format!("seed {seed}, at the end: {error}"))
}

mod deep_fence {
    use super::*;

    #[test]
    fn no_order_of_events_among_windows_overwrites_or_loses_anything() {
        for seed in 0..times(300, 100_000) {
            schedule(seed, false).unwrap();
        }
    }
}

#[test]
fn the_model_would_notice_a_store_without_a_guard() {
    let noticed = (0..200).filter(|seed| schedule(*seed, true).is_err()).count();
    assert!(noticed > 40, "only {noticed} of 200 orders of events were noticed");
}
