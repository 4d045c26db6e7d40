//! Change requests: wishes to change what was agreed.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Approval, Id, Money, Priority, Project, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// What a change request changes.
    ChangeCategory {
        /// What is delivered.
        Scope = "scope",
        /// When.
        Schedule = "schedule",
        /// For how much.
        Cost = "cost",
        /// By whom.
        Resource = "resource",
    }
}

crate::record! {
    /// A wish to change what was agreed.
    ChangeRequest {
        /// What is to change.
        name: String = Field::text().required().listed().known_as(&["change request", "change", "title"]);
        /// The project it belongs to.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["project", "projekt"]);
        /// What it changes.
        category: Option<ChangeCategory> = Field::choice(ChangeCategory::CODES).listed().known_as(&["category", "type"]);
        /// Where it stands.
        status: Option<Approval> = Field::choice(Approval::CODES).listed().known_as(&["status", "state"]);
        /// How urgent it is.
        priority: Option<Priority> = Field::choice(Priority::CODES).listed().known_as(&["priority"]);
        /// Who asks for it.
        requested_by: String = Field::text().listed().known_as(&["requested by", "requester"]);
        /// The day it was asked for.
        requested: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["requested", "date"]);
        /// What it adds to the cost.
        cost: Option<Money> = Field::new(Kind::Money).listed().known_as(&["cost", "cost impact"]);
        /// How many days it moves the finish.
        days: Option<i64> = Field::whole(-10_000, 10_000, Unit::One).listed().known_as(&["delay", "days", "time impact"]);
        /// Why.
        reason: String = Field::long_text().known_as(&["reason", "begründung"]);
        /// What follows then.
        if_refused: String = Field::long_text().known_as(&["impact if refused"]);
        /// Who decides.
        decider: String = Field::text().known_as(&["decider", "approver"]);
        /// The day it was decided.
        decided: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["decided"]);
        /// The day it was carried out.
        implemented: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["implemented"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
