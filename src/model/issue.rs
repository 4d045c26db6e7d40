//! Issues: what has happened and needs an answer.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Money, Priority, Project, RecordKind, Risk, WorkState};
use chrono::NaiveDate;

crate::record! {
    /// Something that has happened and needs an answer.
    Issue {
        /// What has happened.
        name: String = Field::text().required().listed().known_as(&["issue", "problem", "title", "name"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// How urgent it is.
        priority: Option<Priority> = Field::choice(Priority::CODES).listed().known_as(&["priority", "priorität"]);
        /// 1 slight to 5 severe.
        severity: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["severity", "impact"]);
        /// How far it is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status", "state"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// Who told of it.
        raised_by: String = Field::text().known_as(&["raised by", "reporter"]);
        /// The day it was told.
        raised: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["raised", "raised on", "created"]);
        /// The day it is to be solved.
        due: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["due", "due date"]);
        /// The risk that has come true.
        risk: Option<Id<Risk>> = Field::reference(RecordKind::Risk, OnDelete::Clear).known_as(&["risk"]);
        /// The level that decides.
        escalation: String = Field::text().known_as(&["escalation", "escalated to"]);
        /// What it costs.
        cost: Option<Money> = Field::new(Kind::Money).known_as(&["cost"]);
        /// How it was solved.
        resolution: String = Field::long_text().known_as(&["resolution", "lösung"]);
        /// The day it was solved.
        closed: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["closed", "closed on"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
