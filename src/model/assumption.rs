//! Assumptions: what is taken for true without proof.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// Whether an assumption still holds.
    AssumptionState {
        /// Not yet checked.
        Open = "open",
        /// Checked and right.
        Holds = "holds",
        /// Checked and wrong.
        Wrong = "wrong",
    }
}

crate::record! {
    /// What is taken for true without proof.
    Assumption {
        /// What is taken for true.
        name: String = Field::text().required().listed().known_as(&["assumption", "annahme", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// Whether it still holds.
        status: Option<AssumptionState> = Field::choice(AssumptionState::CODES).listed().known_as(&["status"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// The day it must be known.
        check_by: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["check by", "due", "due date"]);
        /// What follows then.
        if_wrong: String = Field::long_text().listed().known_as(&["impact", "consequence"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
