//! Gate decisions: what a gate decided about a project.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// What a gate decided.
    GateOutcome {
        /// On to the next phase.
        Go = "go",
        /// On, if conditions are met.
        GoWithConditions = "conditional",
        /// Wait.
        Hold = "hold",
        /// Back to the phase before.
        Recycle = "recycle",
        /// End the project.
        Stop = "stop",
    }
}

crate::record! {
    /// What a gate decided about a project.
    GateDecision {
        /// Which gate it is.
        name: String = Field::text().required().listed().known_as(&["gate", "title"]);
        /// The project it belongs to.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["project", "projekt"]);
        /// The day of the decision.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date"]);
        /// What was decided.
        outcome: Option<GateOutcome> = Field::choice(GateOutcome::CODES).listed().known_as(&["outcome", "decision", "result"]);
        /// Who decided, or which board.
        decider: String = Field::text().listed().known_as(&["decider", "board"]);
        /// What must be met.
        conditions: String = Field::long_text().known_as(&["conditions"]);
        /// The day they must be met.
        due: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["due"]);
        /// Why.
        rationale: String = Field::long_text().known_as(&["rationale", "reason"]);
    }
}
