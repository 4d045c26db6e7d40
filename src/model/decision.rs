//! Decisions with their reasons.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// Where a decision stands.
    DecisionState {
        /// Not yet taken.
        Pending = "pending",
        /// Decided.
        Taken = "taken",
        /// Decided against.
        Rejected = "rejected",
        /// Replaced by a later one.
        Superseded = "superseded",
    }
}

crate::record! {
    /// A decision with its reasons.
    Decision {
        /// What is to be decided.
        name: String = Field::text().required().listed().known_as(&["decision", "entscheidung", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// Where it stands.
        status: Option<DecisionState> = Field::choice(DecisionState::CODES).listed().known_as(&["status", "state"]);
        /// Who decides, or which board.
        decider: String = Field::text().listed().known_as(&["decider", "decided by", "forum"]);
        /// The day it is needed.
        due: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["due", "due date"]);
        /// The day it was taken.
        decided: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["decided", "date", "decision date"]);
        /// What was weighed.
        options: String = Field::long_text().known_as(&["options", "alternatives"]);
        /// What was decided.
        outcome: String = Field::long_text().known_as(&["outcome", "result"]);
        /// Why.
        rationale: String = Field::long_text().known_as(&["rationale", "reason", "begründung"]);
        /// What follows if nobody decides.
        if_not: String = Field::long_text().known_as(&["impact if not"]);
        /// The day it is looked at again.
        review: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["review"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
