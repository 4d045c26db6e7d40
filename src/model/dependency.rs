//! Dependencies: what one project needs from another.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// What is handed from one project to the other.
    DependencyKind {
        /// A result.
        Deliverable = "deliverable",
        /// A decision.
        Decision = "decision",
        /// People or equipment that are set free.
        Resource = "resource",
        /// Knowledge or data.
        Information = "information",
    }
}

crate::choices! {
    /// How firm a promise between projects is.
    Promise {
        /// Asked for.
        Requested = "requested",
        /// Promised.
        Agreed = "agreed",
        /// Kept.
        Met = "met",
        /// May not be kept.
        AtRisk = "at_risk",
        /// Not kept.
        Missed = "missed",
    }
}

crate::record! {
    /// What one project needs from another.
    Dependency {
        /// What is handed over.
        name: String = Field::text().required().listed().known_as(&["dependency", "abhängigkeit", "title"]);
        /// The project that gives.
        giver: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["giver", "from", "predecessor", "provider"]);
        /// The project that waits.
        taker: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["taker", "to", "successor", "receiver"]);
        /// What is handed over.
        kind: Option<DependencyKind> = Field::choice(DependencyKind::CODES).listed().known_as(&["type", "kind"]);
        /// The last day it is of use.
        needed: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["needed by", "due", "due date"]);
        /// The day it is promised for.
        promised: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["promised", "promise date"]);
        /// The day it was handed over.
        delivered: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["delivered"]);
        /// How firm the promise is.
        status: Option<Promise> = Field::choice(Promise::CODES).listed().known_as(&["status"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
