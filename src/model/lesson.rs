//! Lessons: what was learned from work that is done.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// Whether it went well.
    LessonKind {
        /// To be repeated.
        WentWell = "went_well",
        /// To be avoided.
        WentBadly = "went_badly",
    }
}

crate::choices! {
    /// Whether a lesson is used.
    LessonState {
        /// Not yet examined.
        Proposed = "proposed",
        /// Part of how we work.
        Adopted = "adopted",
        /// Not followed.
        Rejected = "rejected",
    }
}

crate::record! {
    /// What was learned from work that is done.
    Lesson {
        /// What was learned.
        name: String = Field::text().required().listed().known_as(&["lesson", "lesson learned", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// Whether it went well.
        kind: Option<LessonKind> = Field::choice(LessonKind::CODES).listed().known_as(&["type", "kind"]);
        /// What it is about.
        category: String = Field::text().listed().known_as(&["category"]);
        /// The event.
        event: String = Field::long_text().known_as(&["event"]);
        /// Why it happened.
        cause: String = Field::long_text().known_as(&["cause", "root cause"]);
        /// What to do next time.
        advice: String = Field::long_text().listed().known_as(&["recommendation", "advice"]);
        /// Whether it is used.
        status: Option<LessonState> = Field::choice(LessonState::CODES).listed().known_as(&["status"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// The day it was written down.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date"]);
        /// The project that uses it.
        used_in: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).known_as(&["reused in", "used in"]);
    }
}
