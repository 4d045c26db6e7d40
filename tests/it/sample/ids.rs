//! Ids of the sample: fixed, in the form of uuid version 7, one counter for each table, so that
//! the same tables always make the same file and a new row moves no other id.

use plumbline::model::{RecordKind, Uid};

/// 30 March 2027, 09:00 UTC in milliseconds: the time all ids carry.
const TIMESTAMP_MS: u128 = 1_806_397_200_000;
/// The table number that the workspace itself uses.
const WORKSPACE: u128 = 0xff;

/// The id of the `nth` record of a table.
pub fn uid(kind: RecordKind, nth: usize) -> Uid {
    uid_of(kind as u128 + 1, nth as u128)
}

/// The id of the workspace.
pub fn workspace_uid() -> Uid {
    uid_of(WORKSPACE, 0)
}

/// Timestamp, version 7, variant 10, then table and counter where other ids are random.
fn uid_of(table: u128, nth: u128) -> Uid {
    assert!(nth < 1 << 32, "the counter has 32 bits");
    Uid(TIMESTAMP_MS << 80 | 0x7 << 76 | 0b10 << 62 | table << 32 | nth)
}

/// A linear congruential generator with fixed constants: the same rows on every machine.
pub struct Lcg(u64);

impl Lcg {
    /// A generator that starts at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to `bound` − 1.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}
