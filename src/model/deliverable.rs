//! Deliverables: results that are handed over and accepted.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// How far a deliverable is.
    DeliverableState {
        /// Not begun.
        Planned = "planned",
        /// Being made.
        InWork = "in_work",
        /// Handed over for acceptance.
        Submitted = "submitted",
        /// Accepted.
        Accepted = "accepted",
        /// Sent back.
        Rejected = "rejected",
    }
}

crate::record! {
    /// A result that is handed over and accepted.
    Deliverable {
        /// What is handed over.
        name: String = Field::text().required().listed().known_as(&["deliverable", "product", "liefergegenstand", "title"]);
        /// The project it belongs to.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["project", "projekt"]);
        /// How far it is.
        status: Option<DeliverableState> = Field::choice(DeliverableState::CODES).listed().known_as(&["status", "state"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// The day it is to be handed over.
        due: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["due", "due date"]);
        /// By what it is judged.
        criteria: String = Field::long_text().known_as(&["acceptance criteria", "quality criteria"]);
        /// Who accepts it.
        acceptor: String = Field::text().listed().known_as(&["acceptor", "accepted by"]);
        /// The day it was accepted.
        accepted: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["accepted on", "acceptance date"]);
        /// How many are known.
        defects: Option<i64> = Field::whole(0, 100_000, Unit::One).known_as(&["defects"]);
        /// Where it is kept.
        link: String = Field::text().known_as(&["link", "url", "address"]);
    }
}
