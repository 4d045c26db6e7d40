//! Intake requests: wishes for projects, before they are ones.

use super::field::{Field, Kind, OnDelete};
use super::{Approval, Id, Money, Objective, Priority, Project, RecordKind};
use chrono::NaiveDate;

crate::record! {
    /// A wish for a project, before it is one.
    IntakeRequest {
        /// What is asked for.
        name: String = Field::text().required().listed().known_as(&["request", "idea", "demand", "title"]);
        /// Who asks for it.
        requester: String = Field::text().listed().known_as(&["requester", "requested by"]);
        /// For which unit.
        unit: String = Field::text().listed().known_as(&["unit", "department"]);
        /// The day it came in.
        received: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["received", "date"]);
        /// Where it stands.
        status: Option<Approval> = Field::choice(Approval::CODES).listed().known_as(&["status"]);
        /// How urgent it is to them.
        priority: Option<Priority> = Field::choice(Priority::CODES).listed().known_as(&["priority", "urgency"]);
        /// What is to be solved.
        need: String = Field::long_text().known_as(&["problem", "need"]);
        /// What should be better then.
        outcome: String = Field::long_text().known_as(&["outcome", "benefit"]);
        /// A first guess.
        cost: Option<Money> = Field::new(Kind::Money).listed().known_as(&["cost", "estimate"]);
        /// A first guess.
        benefit: Option<Money> = Field::new(Kind::Money).listed().known_as(&["benefit"]);
        /// The day they would like it.
        wanted: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["wanted by", "due"]);
        /// The objective it would serve.
        objective: Option<Id<Objective>> = Field::reference(RecordKind::Objective, OnDelete::Clear).known_as(&["objective"]);
        /// The project it has become.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project"]);
        /// Who decided.
        decider: String = Field::text().known_as(&["decider"]);
        /// Why it was decided so.
        reason: String = Field::long_text().known_as(&["reason"]);
    }
}
