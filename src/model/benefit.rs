//! Benefits: what the work is to bring, with their measurements.

use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::{Id, Money, Objective, Project, RecordKind};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A reading.
const READING: Kind = Kind::Number { min: f64::MIN, max: f64::MAX, unit: Unit::One };

crate::choices! {
    /// What sort of benefit it is.
    BenefitKind {
        /// Money that is saved or earned.
        Cashable = "cashable",
        /// Time or quality, counted in figures.
        NonCashable = "non_cashable",
        /// Felt, not counted.
        Intangible = "intangible",
        /// A known disadvantage.
        DisBenefit = "dis_benefit",
    }
}

crate::choices! {
    /// How far a benefit is.
    BenefitState {
        /// Expected.
        Planned = "planned",
        /// Begins to show.
        Realising = "realising",
        /// Reached.
        Realised = "realised",
        /// Will not come.
        Lost = "lost",
    }
}

crate::record! {
    /// What the work is to bring, with its measurements.
    Benefit {
        /// What gets better.
        name: String = Field::text().required().listed().known_as(&["benefit", "nutzen", "title"]);
        /// The project that brings it.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project"]);
        /// The objective it serves.
        objective: Option<Id<Objective>> = Field::reference(RecordKind::Objective, OnDelete::Clear).known_as(&["objective"]);
        /// What sort of benefit it is.
        kind: Option<BenefitKind> = Field::choice(BenefitKind::CODES).listed().known_as(&["type", "kind"]);
        /// How far it is.
        status: Option<BenefitState> = Field::choice(BenefitState::CODES).listed().known_as(&["status"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// Whom it helps.
        beneficiary: String = Field::text().known_as(&["beneficiary"]);
        /// How it is measured.
        measure: String = Field::text().listed().known_as(&["measure", "indicator"]);
        /// In what it is measured.
        unit: String = Field::text().known_as(&["unit"]);
        /// Before the change.
        baseline: Option<f64> = Field::number(-1_000_000_000_000.0, 1_000_000_000_000.0, Unit::One).known_as(&["baseline", "start value"]);
        /// After the change.
        target: Option<f64> = Field::number(-1_000_000_000_000.0, 1_000_000_000_000.0, Unit::One).listed().known_as(&["target", "desired value"]);
        /// What it is worth.
        amount: Option<Money> = Field::new(Kind::Money).listed().known_as(&["value", "annual value"]);
        /// The first day it shows.
        starts: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["from", "start", "realisation start"]);
        /// The last day it counts.
        ends: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["to", "end"]);
        /// How sure it is.
        confidence: Option<f64> = Field::number(0.0, 1.0, Unit::Share).known_as(&["confidence"]);
        /// The values measured, by day.
        measurements: BTreeMap<NaiveDate, f64> = Field::map(KeyKind::Date, &READING).known_as(&["measurements", "actuals"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
