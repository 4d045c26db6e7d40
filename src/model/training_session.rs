//! Training sessions: a course on a date.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Course, Id, RecordKind, WorkState};
use chrono::NaiveDate;

crate::record! {
    /// A course on a date.
    TrainingSession {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["session", "title"]);
        /// What is taught.
        course: Option<Id<Course>> = Field::reference(RecordKind::Course, OnDelete::Cascade).listed().known_as(&["course"]);
        /// The first day.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date"]);
        /// The last day.
        ends: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["to", "end"]);
        /// Where, or by which link.
        place: String = Field::text().listed().known_as(&["place", "location"]);
        /// Who teaches.
        trainer: String = Field::text().listed().known_as(&["trainer"]);
        /// How many can come.
        places: Option<i64> = Field::whole(0, 100_000, Unit::One).listed().known_as(&["places", "capacity"]);
        /// How far it is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status"]);
    }
}
