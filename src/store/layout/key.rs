//! The keys of a store: short ASCII texts whose order is the order of what lies under them.
//!
//! | key | holds |
//! |---|---|
//! | `layout` | the version of this layout |
//! | `carried` | that the store of the first version has been carried over |
//! | `head/<id>` | the [`Head`](super::Head) of a workspace |
//! | `log/<id>/<seq>` | a [`Record`](super::Record) of one change |
//! | `snap/<id>/<generation>` | a [`Snapshot`](super::Snapshot): what its parts are |
//! | `part/<id>/<generation>/<nth>` | a part of the snapshot's bytes |
//! | `bin/<id>` | when a workspace was deleted |
//! | `file/<id>` | which version a file outside the browser has |
//! | `bad/<id>/<hash>/<key>` | damaged bytes, as they lay under that key |
//!
//! Numbers are sixteen hexadecimal digits, parts four.

use crate::model::Uid;

/// The version of the layout that this program reads and writes.
pub const LAYOUT_VERSION: u64 = 1;
/// Where the version of the layout lies.
pub const LAYOUT: &str = "layout";
/// Where it is noted that an older store has been carried over.
pub const CARRIED: &str = "carried";
/// What the keys of heads begin with.
pub const HEADS: &str = "head/";
/// What the keys of snapshots begin with.
pub const SNAPSHOTS: &str = "snap/";
/// What the keys of the bin begin with.
pub const BIN: &str = "bin/";

/// The keys from one to another, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
}

impl Span {
    /// One key alone.
    pub fn one(key: impl Into<String>) -> Self {
        let key = key.into();
        Self { from: key.clone(), to: key }
    }

    /// All keys that begin so.
    pub fn under(prefix: &str) -> Self {
        // No key holds a character behind this one.
        Self { from: prefix.to_owned(), to: format!("{prefix}~") }
    }

    /// Whether a key lies in it.
    pub fn holds(&self, key: &str) -> bool {
        self.from.as_str() <= key && key <= self.to.as_str()
    }
}

/// Where the head of a workspace lies.
pub fn head(uid: Uid) -> String {
    format!("{HEADS}{uid}")
}

/// Where a record of its log lies.
pub fn log(uid: Uid, seq: u64) -> String {
    format!("log/{uid}/{seq:016x}")
}

/// The records from one number to another, both included.
pub fn log_span(uid: Uid, from: u64, to: u64) -> Span {
    Span { from: log(uid, from), to: log(uid, to) }
}

/// Where what is known of a snapshot lies.
pub fn snapshot(uid: Uid, generation: u64) -> String {
    format!("{SNAPSHOTS}{uid}/{generation:016x}")
}

/// All snapshots of a workspace.
pub fn snapshots(uid: Uid) -> Span {
    Span::under(&format!("{SNAPSHOTS}{uid}/"))
}

/// Where a part of a snapshot lies.
pub fn part(uid: Uid, generation: u64, nth: usize) -> String {
    format!("part/{uid}/{generation:016x}/{nth:04x}")
}

/// All parts of a snapshot.
pub fn parts(uid: Uid, generation: u64) -> Span {
    Span::under(&format!("part/{uid}/{generation:016x}/"))
}

/// Where the mark of a deleted workspace lies.
pub fn bin(uid: Uid) -> String {
    format!("{BIN}{uid}")
}

/// Where it is noted which version a file outside the browser has.
pub fn file(uid: Uid) -> String {
    format!("file/{uid}")
}

/// Where damaged bytes are kept as they lay under a key.
pub fn bad(uid: Uid, bytes: &[u8], key: &str) -> String {
    format!("bad/{uid}/{}/{key}", super::Chain::of(bytes))
}

/// Everything that belongs to a workspace, but for what says that it was deleted.
pub fn all_of(uid: Uid) -> [Span; 6] {
    let under = |name: &str| Span::under(&format!("{name}/{uid}/"));
    [
        Span::one(head(uid)),
        Span::one(file(uid)),
        under("log"),
        under("snap"),
        under("part"),
        under("bad"),
    ]
}

/// The workspace a key of heads, snapshots or the bin speaks of.
pub fn uid_of(key: &str) -> Option<Uid> {
    key.split('/').nth(1)?.parse().ok()
}

/// The number at the end of the key of a record or a snapshot.
pub fn number_of(key: &str) -> Option<u64> {
    let (_, digits) = key.rsplit_once('/')?;
    u64::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_is_the_order_of_numbers() {
        let numbers = [0, 1, 9, 10, 15, 16, 255, 4096, u64::from(u32::MAX), u64::MAX];
        let keys: Vec<String> = numbers.iter().map(|seq| log(Uid(7), *seq)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        for (key, number) in keys.iter().zip(numbers) {
            assert_eq!((number_of(key), uid_of(key)), (Some(number), Some(Uid(7))));
        }
    }

    #[test]
    fn a_workspace_has_all_of_its_keys_and_none_of_another() {
        let keys = |uid| {
            let log = log(uid, 5);
            [head(uid), file(uid), snapshot(uid, 1), part(uid, 1, 0), bad(uid, b"x", &log), log]
        };
        let has = |uid, key: &String| all_of(uid).iter().any(|span| span.holds(key));
        for key in keys(Uid(7)) {
            assert!(has(Uid(7), &key) && !has(Uid(8), &key), "{key}");
            assert!(key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-".contains(&byte)));
        }
        assert!(!has(Uid(7), &bin(Uid(7))), "the bin outlives what is in it");
    }

    #[test]
    fn keys_of_another_form_have_no_number() {
        for key in ["", "layout", "log/x", "log/x/", "log/x/größe", "log/x/-1"] {
            assert_eq!(number_of(key), None, "{key}");
        }
        assert_eq!(uid_of("head"), None);
        assert_eq!(uid_of("head/seven"), None);
    }
}
