//! Scenarios: overlays of patches on a base revision of the plan.

use super::field::{Field, KeyKind, Kind};
use std::collections::BTreeMap;

const PATCH: Kind = Kind::Text { chars_max: 1_000_000, long: true };

crate::record! {
    /// A scenario. What it does not change follows the plan.
    Scenario {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// What it assumes.
        description: String = Field::long_text().listed();
        /// The revision of the plan it was made on.
        base_revision: String = Field::text();
        /// Eight-digit number → one patch as written in files, applied in order.
        patches: BTreeMap<String, String> = Field::map(KeyKind::Code, &PATCH);
    }
}
