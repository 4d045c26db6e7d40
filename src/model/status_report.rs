//! Status reports: where a project stood on a day.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Project, Rag, RecordKind};
use chrono::NaiveDate;

crate::record! {
    /// Where a project stood on a day.
    StatusReport {
        /// Which period it speaks of.
        name: String = Field::text().required().listed().known_as(&["report", "status report", "period", "title"]);
        /// The project it belongs to.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["project", "projekt"]);
        /// The day it speaks of.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date", "as of"]);
        /// Health as a whole.
        overall: Option<Rag> = Field::choice(Rag::CODES).listed().known_as(&["overall", "rag"]);
        /// Health of the dates.
        schedule: Option<Rag> = Field::choice(Rag::CODES).listed().known_as(&["schedule"]);
        /// Health of the money.
        cost: Option<Rag> = Field::choice(Rag::CODES).listed().known_as(&["cost"]);
        /// Health of what is delivered.
        scope: Option<Rag> = Field::choice(Rag::CODES).listed().known_as(&["scope"]);
        /// Whether there are enough.
        resources: Option<Rag> = Field::choice(Rag::CODES).listed().known_as(&["resources"]);
        /// Health of the risks.
        risk: Option<Rag> = Field::choice(Rag::CODES).known_as(&["risk"]);
        /// Health of the benefits.
        benefits: Option<Rag> = Field::choice(Rag::CODES).known_as(&["benefits"]);
        /// How much is done.
        progress: Option<f64> = Field::number(0.0, 1.0, Unit::Share).known_as(&["progress", "% complete", "complete"]);
        /// In two sentences.
        summary: String = Field::long_text().listed().known_as(&["summary"]);
        /// What was done.
        achievements: String = Field::long_text().known_as(&["achievements"]);
        /// What comes.
        next_steps: String = Field::long_text().known_as(&["next steps", "plan"]);
        /// What others must decide.
        decisions: String = Field::long_text().known_as(&["decisions"]);
        /// Who wrote it.
        author: String = Field::text().known_as(&["author"]);
    }
}
