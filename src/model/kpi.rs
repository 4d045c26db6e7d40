//! KPIs: figures that are watched, with their readings.

use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::{Frequency, Id, Objective, RecordKind};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A reading.
const READING: Kind = Kind::Number { min: f64::MIN, max: f64::MAX, unit: Unit::One };

crate::choices! {
    /// Which way a figure should move.
    Direction {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Neither too much nor too little.
        Range = "range",
    }
}

crate::record! {
    /// A figure that is watched, with its readings.
    Kpi {
        /// What is measured.
        name: String = Field::text().required().listed().known_as(&["kpi", "indicator", "kennzahl", "title"]);
        /// How it is worked out.
        definition: String = Field::long_text().known_as(&["definition", "formula"]);
        /// In what it is measured.
        unit: String = Field::text().listed().known_as(&["unit", "einheit"]);
        /// Which way it should move.
        direction: Option<Direction> = Field::choice(Direction::CODES).listed().known_as(&["direction"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// How often.
        frequency: Option<Frequency> = Field::choice(Frequency::CODES).listed().known_as(&["frequency"]);
        /// What it is to show.
        objective: Option<Id<Objective>> = Field::reference(RecordKind::Objective, OnDelete::Clear).listed().known_as(&["objective", "goal"]);
        /// Where it started.
        baseline: Option<f64> = Field::number(-1_000_000_000_000.0, 1_000_000_000_000.0, Unit::One).known_as(&["baseline"]);
        /// Where it is to go.
        target: Option<f64> = Field::number(-1_000_000_000_000.0, 1_000_000_000_000.0, Unit::One).listed().known_as(&["target", "ziel"]);
        /// By when.
        target_date: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["target date"]);
        /// From where it needs attention.
        amber: Option<f64> = Field::number(-1_000_000_000_000.0, 1_000_000_000_000.0, Unit::One).known_as(&["amber"]);
        /// From where it is outside tolerance.
        red: Option<f64> = Field::number(-1_000_000_000_000.0, 1_000_000_000_000.0, Unit::One).known_as(&["red"]);
        /// The values measured, by day.
        readings: BTreeMap<NaiveDate, f64> = Field::map(KeyKind::Date, &READING).listed().known_as(&["readings", "values"]);
        /// Where the readings come from.
        source: String = Field::text().known_as(&["source", "data source"]);
    }
}
