//! Versions that are kept only so that copies of a workspace can be merged later: which of them go
//! when they take too much room. Without one, two copies are compared instead; nothing is lost.

use crate::order::Sorted;

/// Most bytes such versions take in a browser, in all.
pub const BASES_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// What is known of a kept version without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseHead {
    /// Its key in the store.
    pub key: String,
    /// When it was kept, milliseconds since 1970, UTC.
    pub kept_ms: i64,
    /// Its bytes.
    pub bytes: u64,
}

/// The keys of versions to let go, oldest first, so that the others fit into a budget. The newest
/// one stays however large it is, unless it alone is larger than the budget.
pub fn surplus(mut held: Vec<BaseHead>, budget: u64) -> Vec<String> {
    held.order_by(|a, b| b.kept_ms.cmp(&a.kept_ms).then(b.key.cmp(&a.key)));
    let mut used = 0_u64;
    let mut goes = Vec::new();
    for head in held {
        used = used.saturating_add(head.bytes);
        if used > budget {
            goes.push(head.key);
        }
    }
    goes.reverse();
    goes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first() {
        let held = |bytes: &[u64]| -> Vec<BaseHead> {
            let head = |(nth, bytes): (usize, &u64)| BaseHead {
                key: nth.to_string(),
                kept_ms: nth as i64 % 3,
                bytes: *bytes,
            };
            bytes.iter().enumerate().map(head).collect()
        };
        let cases: [(&[u64], &[&str]); 6] = [
            (&[], &[]),
            (&[5, 5], &[]),
            (&[11], &["0"]),
            (&[4, 4, 4], &["0"]),
            (&[4, 4, 4, 4], &["0", "3"]),
            (&[0, 0, u64::MAX, u64::MAX], &["0", "3", "1", "2"]),
        ];
        for (bytes, expect) in cases {
            assert_eq!(surplus(held(bytes), 10), expect, "{bytes:?}");
        }
    }
}
