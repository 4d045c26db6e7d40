//! Scenarios: overlays of patches on a base revision of the plan.

use super::field::{Field, KeyKind, Kind, OnDelete};
use super::{Id, RecordKind};
use std::collections::BTreeMap;

/// Longest patch as written.
pub const PATCH_CHARS_MAX: u32 = 1_000_000;

const PATCH: Kind = Kind::Text { chars_max: PATCH_CHARS_MAX, long: true };

crate::record! {
    /// A scenario. What it does not change follows the plan.
    Scenario {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// What it assumes.
        description: String = Field::long_text().listed();
        /// The revision of the plan it was made on.
        base_revision: String = Field::text();
        /// The scenario it was branched from; none where it was made from the plan.
        origin: Option<Id<Scenario>> = Field::reference(RecordKind::Scenario, OnDelete::Clear);
        /// Eight-digit number → one patch as written in files, applied in order.
        patches: BTreeMap<String, String> = Field::map(KeyKind::Code, &PATCH);
    }
}
