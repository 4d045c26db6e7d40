//! Milestones: dated points a project is judged by.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::record! {
    /// A milestone of a project.
    Milestone {
        /// What is reached.
        name: String = Field::text().required().listed().known_as(&["milestone", "meilenstein"]);
        /// The project.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed();
        /// The date promised.
        baseline: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// The date expected now.
        forecast: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// The date it was reached.
        actual: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// Whether the date promised cannot move.
        fixed: bool = Field::new(Kind::Flag).known_as(&["fixed", "hard date"]);
    }
}
