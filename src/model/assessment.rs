//! Maturity assessments with their answers.

use super::field::{Field, KeyKind, Kind, Unit};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const ANSWER: Kind = Kind::Text { chars_max: 2, long: false };
const NOTE: Kind = Kind::Text { chars_max: 4_000, long: true };
const LEVEL: Kind = Kind::Number { min: 1.0, max: 5.0, unit: Unit::One };
const WEIGHT: Kind = Kind::Number { min: 0.0, max: 100.0, unit: Unit::One };

crate::record! {
    /// One assessment by one assessor.
    Assessment {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// The day it speaks of.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// Who answered.
        assessor: String = Field::text().listed();
        /// What was assessed.
        scope: String = Field::text().listed();
        /// The model's id and version, `pmo-capability-model 1.0.0`.
        model: String = Field::text();
        /// Practice → answer: `1` to `5`, `na` or `dk`.
        answers: BTreeMap<String, String> = Field::map(KeyKind::Code, &ANSWER);
        /// Practice → remark.
        notes: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// Domain → target level; 3 where none is given.
        targets: BTreeMap<String, f64> = Field::map(KeyKind::Code, &LEVEL);
        /// Domain → weight, where it differs from the model's.
        weights: BTreeMap<String, f64> = Field::map(KeyKind::Code, &WEIGHT);
        /// The day it was finished.
        finished: Option<NaiveDate> = Field::new(Kind::Date).listed();
    }
}
