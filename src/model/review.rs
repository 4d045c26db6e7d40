//! Reviews: somebody independent looks at the work.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, Rag, RecordKind, WorkState};
use chrono::NaiveDate;

crate::choices! {
    /// What sort of review it is.
    ReviewKind {
        /// Before a gate.
        Gate = "gate",
        /// In the middle of the work.
        Health = "health",
        /// After the end.
        PostProject = "post_project",
        /// When benefits should show.
        Benefits = "benefits",
        /// By somebody independent.
        Audit = "audit",
    }
}

crate::record! {
    /// Somebody independent looks at the work.
    Review {
        /// Which review it is.
        name: String = Field::text().required().listed().known_as(&["review", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// What sort of review it is.
        kind: Option<ReviewKind> = Field::choice(ReviewKind::CODES).listed().known_as(&["type", "kind"]);
        /// The day it takes place.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date"]);
        /// Who looks.
        reviewer: String = Field::text().listed().known_as(&["reviewer"]);
        /// How it came out.
        rating: Option<Rag> = Field::choice(Rag::CODES).listed().known_as(&["result", "rating"]);
        /// What was found.
        findings: String = Field::long_text().known_as(&["findings"]);
        /// What should be done.
        advice: String = Field::long_text().known_as(&["recommendations"]);
        /// How far it is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status"]);
    }
}
