//! What is decided about the project office itself: the answers behind the advice, who does what in
//! it, and the rules by which claims are held against the workspace.

use super::assessment::OfficeScope;
use super::field::{Field, KeyKind, Kind, Unit};
use std::collections::BTreeMap;

const STEP: Kind = Kind::Number { min: 0.0, max: 5.0, unit: Unit::One };
const DUTY: Kind = Kind::Text { chars_max: 1, long: false };
const NAME: Kind = Kind::Text { chars_max: 200, long: false };
const NOTE: Kind = Kind::Text { chars_max: 4_000, long: true };
const LIMIT: Kind = Kind::Number { min: 0.0, max: 100_000.0, unit: Unit::One };

crate::record! {
    /// The project office; a workspace holds one record of it at most.
    Office {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// Who gives it its authority.
        sponsor: String = Field::text().listed();
        /// People it supports, where that is not those of the workspace.
        people: Option<i64> = Field::whole(0, 1_000_000, Unit::One);
        /// What it was decided to look after; names, navigation and the template of duties follow.
        scope: Option<OfficeScope> = Field::choice(OfficeScope::CODES).listed();
        /// Letter of an input of the advice → the value that counts in place of the one found.
        inputs: BTreeMap<String, f64> = Field::map(KeyKind::Code, &STEP);
        /// Letter of an input → why that value.
        reasons: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// Part of complexity → 0 to 4.
        ratings: BTreeMap<String, f64> = Field::map(KeyKind::Code, &STEP);
        /// Process and role, `charter DIR`, → `A`, `R`, `C`, `I`, or `-` for no part, where it
        /// differs from the template.
        duties: BTreeMap<String, String> = Field::map(KeyKind::Code, &DUTY);
        /// Role → who fills it.
        holders: BTreeMap<String, String> = Field::map(KeyKind::Code, &NAME);
        /// Rule of evidence → its threshold, where it is not the one that ships.
        thresholds: BTreeMap<String, f64> = Field::map(KeyKind::Code, &LIMIT);
        /// Rule of evidence → why it does not count.
        rules_off: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
    }
}
