//! Actions: tasks that came out of meetings, issues and reviews.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Issue, Meeting, Priority, Project, RecordKind, Risk, WorkState};
use chrono::NaiveDate;

crate::record! {
    /// A task that came out of a meeting, an issue or a review.
    Action {
        /// What is to be done.
        name: String = Field::text().required().listed().known_as(&["action", "task", "maßnahme", "aufgabe", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// How far it is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status", "state"]);
        /// How urgent it is.
        priority: Option<Priority> = Field::choice(Priority::CODES).listed().known_as(&["priority"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// The day it is to be done.
        due: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["due", "due date"]);
        /// The day it was done.
        done: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["done", "completed"]);
        /// The issue it helps to solve.
        issue: Option<Id<Issue>> = Field::reference(RecordKind::Issue, OnDelete::Clear).known_as(&["issue"]);
        /// The risk it answers.
        risk: Option<Id<Risk>> = Field::reference(RecordKind::Risk, OnDelete::Clear).known_as(&["risk"]);
        /// Where it was agreed.
        meeting: Option<Id<Meeting>> = Field::reference(RecordKind::Meeting, OnDelete::Clear).known_as(&["meeting"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
