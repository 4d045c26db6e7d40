//! Feedback: what somebody told about the work.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Project, RecordKind, Stakeholder, WorkState};
use chrono::NaiveDate;

crate::record! {
    /// What somebody told about the work.
    Feedback {
        /// What was said, in a few words.
        name: String = Field::text().required().listed().known_as(&["feedback", "comment", "title"]);
        /// Who said it.
        stakeholder: Option<Id<Stakeholder>> = Field::reference(RecordKind::Stakeholder, OnDelete::Clear).listed().known_as(&["from", "stakeholder"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// The day it was said.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date"]);
        /// 1 very low to 5 very high.
        rating: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["rating", "satisfaction"]);
        /// What was done about it.
        answer: String = Field::text().listed().known_as(&["answer", "response"]);
        /// How far the answer is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
