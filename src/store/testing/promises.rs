//! What every store promises, asked of each of them: of those in memory here, and of the browser's
//! own by `tests/browser`.
//!
//! A promise is a step on a store that is empty when it begins. Nothing here waits by itself: who
//! runs the steps knows how.

use super::stores::{Batch, Guard, Span, Store, StoreError};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

type Rows = Vec<(String, Vec<u8>)>;

/// Bytes of a part of a snapshot, the most that is put under one key.
const PART_BYTES: usize = 4 * 1024 * 1024;
/// Batches of dice, beside those that are written down here.
const ROUNDS: u64 = 150;

fn rows(of: &[(&str, &[u8])]) -> Rows {
    of.iter().map(|(key, bytes)| ((*key).to_owned(), bytes.to_vec())).collect()
}

fn puts(of: &[(&str, &[u8])]) -> Batch {
    Batch { puts: rows(of), ..Batch::default() }
}

fn guard(key: &str, bytes: Option<&[u8]>) -> Option<Guard> {
    Some(Guard { key: key.to_owned(), bytes: bytes.map(<[u8]>::to_vec) })
}

async fn all(store: &impl Store) -> Rows {
    store.read(&[Span::under("")]).await.unwrap()
}

/// Empties a store, then puts these rows into it.
async fn begin(store: &impl Store, of: &[(&str, &[u8])]) {
    let deletes = vec![Span::under("")];
    store.commit(Batch { deletes, ..puts(of) }).await.unwrap();
    assert_eq!(all(store).await, rows(of));
}

/// Every promise, one after the other.
pub async fn all_kept(store: &impl Store) {
    begin(store, &[]).await;
    reads_back_what_was_put(store).await;
    reads_spans_in_their_order(store).await;
    heeds_a_guard(store).await;
    deletes_before_it_puts(store).await;
    takes_much_at_once(store).await;
    lets_one_of_two_through(store).await;
    shows_all_or_nothing_of_a_batch(store).await;
    does_as_a_map_would(store).await;
}

/// In the order of the keys, byte for byte; an empty value is no absent one.
async fn reads_back_what_was_put(store: &impl Store) {
    begin(store, &[]).await;
    assert_eq!(store.keys(&[Span::under("a")]).await, Ok(vec![]));
    assert_eq!(store.read(&[]).await, Ok(vec![]));
    let every: Vec<u8> = (0..=255).collect();
    store.commit(puts(&[("b/2", &every), ("b/1", b""), ("a", b"x")])).await.unwrap();
    assert_eq!(all(store).await, rows(&[("a", b"x"), ("b/1", b""), ("b/2", &every)]));
    // What is put again is replaced, and nothing else; the same batch twice is the same.
    for _ in 0..2 {
        store.commit(puts(&[("b/1", b"now")])).await.unwrap();
        assert_eq!(all(store).await, rows(&[("a", b"x"), ("b/1", b"now"), ("b/2", &every)]));
    }
    store.commit(Batch::default()).await.unwrap();
    assert_eq!(all(store).await.len(), 3);
}

/// Spans are read in their order, twice where they are named twice; one key is one key, and no
/// prefix holds another's keys.
async fn reads_spans_in_their_order(store: &impl Store) {
    let (one, two, more): (&[u8], &[u8], &[u8]) = (b"1", b"2", b"3");
    begin(store, &[("B", one), ("a", one), ("b", two), ("b/1", one), ("b/2", two), ("ba", more)])
        .await;
    for (spans, expect) in [
        (vec![Span::under("b/"), Span::one("a")], vec!["b/1", "b/2", "a"]),
        (vec![Span::one("b")], vec!["b"]),
        (vec![Span::one("b/"), Span::one("c")], vec![]),
        (vec![Span::under("b")], vec!["b", "b/1", "b/2", "ba"]),
        (vec![Span::one("a"), Span::one("a")], vec!["a", "a"]),
        (vec![Span { from: "a".into(), to: "b/1".into() }], vec!["a", "b", "b/1"]),
        (vec![Span { from: "b/1".into(), to: "b/9".into() }], vec!["b/1", "b/2"]),
        (vec![Span::under("")], vec!["B", "a", "b", "b/1", "b/2", "ba"]),
    ] {
        assert_eq!(store.keys(&spans).await.unwrap(), expect, "{spans:?}");
        let read = store.read(&spans).await.unwrap();
        assert_eq!(read.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), expect);
    }
}

/// A guard that does not hold stops everything of its batch; it sees what was before the batch.
async fn heeds_a_guard(store: &impl Store) {
    let (x, empty): (&[u8], &[u8]) = (b"x", b"");
    let held: [(&str, &[u8]); 2] = [("a", x), ("e", empty)];
    begin(store, &held).await;
    for wrong in [
        guard("a", None),
        guard("a", Some(b"y")),
        guard("a", Some(b"xx")),
        guard("a", Some(b"")),
        guard("e", None),
        guard("c", Some(b"")),
        guard("", Some(b"x")),
    ] {
        let batch = Batch { guard: wrong, deletes: vec![Span::under("")], ..puts(&[("z", b"z")]) };
        assert_eq!(store.commit(batch.clone()).await, Err(StoreError::Fenced), "{batch:?}");
        assert_eq!(all(store).await, rows(&held));
    }
    for right in [guard("a", Some(b"x")), guard("c", None), guard("e", Some(b""))] {
        store.commit(Batch { guard: right, ..Batch::default() }).await.unwrap();
    }
    // What it names may go or be put in the same batch.
    let deletes = vec![Span::one("a")];
    let batch = Batch { guard: guard("a", Some(b"x")), deletes, ..puts(&[("a", b"y")]) };
    store.commit(batch.clone()).await.unwrap();
    assert_eq!(store.commit(batch).await, Err(StoreError::Fenced));
    assert_eq!(store.read(&[Span::one("a")]).await.unwrap(), rows(&[("a", b"y")]));
}

/// Deletions come before puts, and a later put replaces an earlier one.
async fn deletes_before_it_puts(store: &impl Store) {
    begin(store, &[("a", b"1"), ("b/1", b"1"), ("b/2", b"1"), ("c", b"1")]).await;
    let deletes = vec![Span::under("b/"), Span::one("nothing"), Span::one("c")];
    let batch = Batch { deletes, ..puts(&[("b/3", b"1"), ("b/3", b"2"), ("c", b"9")]) };
    store.commit(batch).await.unwrap();
    assert_eq!(all(store).await, rows(&[("a", b"1"), ("b/3", b"2"), ("c", b"9")]));
    let deletes = vec![Span::one("a"), Span::one("a"), Span::under("b")];
    store.commit(Batch { deletes, ..Batch::default() }).await.unwrap();
    assert_eq!(all(store).await, rows(&[("c", b"9")]));
}

/// A part of a snapshot at its largest, and as many keys as a long log has.
async fn takes_much_at_once(store: &impl Store) {
    begin(store, &[]).await;
    let part: Vec<u8> = (0..PART_BYTES).map(|at| (at % 251) as u8).collect();
    let many: Rows =
        (0..2_000_u32).map(|n| (format!("log/{n:08x}"), n.to_le_bytes().to_vec())).collect();
    let mut both = many.clone();
    both.push(("part/0".to_owned(), part.clone()));
    store
        .commit(Batch { puts: both.into_iter().rev().collect(), ..Batch::default() })
        .await
        .unwrap();
    assert!(store.read(&[Span::under("log/")]).await.unwrap() == many);
    assert!(store.read(&[Span::one("part/0")]).await.unwrap() == [("part/0".to_owned(), part)]);
    let deletes = vec![Span { from: many[10].0.clone(), to: many[1_989].0.clone() }];
    store.commit(Batch { deletes, ..Batch::default() }).await.unwrap();
    assert_eq!(store.keys(&[Span::under("log/")]).await.unwrap().len(), 20);
}

/// Two futures at once.
async fn both<A, B>(one: impl Future<Output = A>, two: impl Future<Output = B>) -> (A, B) {
    let (mut one, mut two) = (pin!(one), pin!(two));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        if first.is_none() {
            first = match one.as_mut().poll(context) {
                Poll::Ready(found) => Some(found),
                Poll::Pending => None,
            };
        }
        if second.is_none() {
            second = match two.as_mut().poll(context) {
                Poll::Ready(found) => Some(found),
                Poll::Pending => None,
            };
        }
        if first.is_some() && second.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    (first.unwrap(), second.unwrap())
}

/// Of two writers that know the same bytes one gets through; the other changes nothing.
async fn lets_one_of_two_through(store: &impl Store) {
    for round in 0..20_u8 {
        begin(store, &[("head", &[round])]).await;
        let write = |by: &'static str| {
            let puts = rows(&[("head", by.as_bytes()), (by, b"here")]);
            store.commit(Batch { guard: guard("head", Some(&[round])), deletes: vec![], puts })
        };
        let (one, two) = both(write("one"), write("two")).await;
        let by = if one.is_ok() { "one" } else { "two" };
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        assert_eq!(one.and(two), Err(StoreError::Fenced));
        assert_eq!(all(store).await, rows(&[("head", by.as_bytes()), (by, b"here")]));
    }
}

/// What is read beside a write is what was before it or after it.
async fn shows_all_or_nothing_of_a_batch(store: &impl Store) {
    let (old, new): (&[u8], &[u8]) = (b"old", b"new");
    let before: [(&str, &[u8]); 3] = [("a", old), ("b", old), ("c", old)];
    let after: [(&str, &[u8]); 3] = [("a", new), ("c", new), ("d", new)];
    for _ in 0..20 {
        begin(store, &before).await;
        let spans = ["a", "b", "c", "d"].map(Span::one);
        let batch = Batch { deletes: vec![Span::one("b")], ..puts(&after) };
        let (read, written) = both(store.read(&spans), store.commit(batch)).await;
        written.unwrap();
        let read = read.unwrap();
        assert!(read == rows(&before) || read == rows(&after), "{read:?}");
        assert_eq!(all(store).await, rows(&after));
    }
}

/// Dice that fall the same way everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Any batches one after another leave what they would leave in a map.
async fn does_as_a_map_would(store: &impl Store) {
    begin(store, &[]).await;
    let mut map: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut dice = Dice(7);
    let key = |dice: &mut Dice| {
        format!("{}/{:02x}", ["head", "log", "part"][dice.roll(3) as usize], dice.roll(12))
    };
    for round in 0..ROUNDS {
        let mut batch = Batch::default();
        if dice.roll(3) == 0 {
            let key = key(&mut dice);
            let known = map.get(&key).cloned();
            let bytes = if dice.roll(2) == 0 { known } else { Some(vec![dice.roll(3) as u8]) };
            batch.guard = Some(Guard { key, bytes });
        }
        for _ in 0..dice.roll(3) {
            let (one, two) = (key(&mut dice), key(&mut dice));
            let (from, to) = (one.clone().min(two.clone()), one.max(two));
            batch.deletes.push(if dice.roll(2) == 0 { Span::one(from) } else { Span { from, to } });
        }
        for _ in 0..dice.roll(4) {
            let bytes = (0..dice.roll(5)).map(|_| dice.roll(3) as u8).collect();
            batch.puts.push((key(&mut dice), bytes));
        }
        let holds =
            batch.guard.as_ref().is_none_or(|guard| map.get(&guard.key) == guard.bytes.as_ref());
        if holds {
            map.retain(|key, _| !batch.deletes.iter().any(|span| span.holds(key)));
            map.extend(batch.puts.iter().cloned());
        }
        let expect = if holds { Ok(()) } else { Err(StoreError::Fenced) };
        assert_eq!(store.commit(batch).await, expect, "round {round}");
        assert_eq!(all(store).await, map.clone().into_iter().collect::<Rows>(), "round {round}");
    }
}
