//! Attendance: who took part in a training session.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Person, RecordKind, TrainingSession};

crate::choices! {
    /// How somebody took part.
    AttendanceState {
        /// Asked to come.
        Invited = "invited",
        /// Has a place.
        Booked = "booked",
        /// Was there.
        Attended = "attended",
        /// Was not there.
        Missed = "missed",
        /// Passed the test.
        Passed = "passed",
    }
}

crate::record! {
    /// Who took part in a training session.
    Attendance {
        /// Which session.
        session: Option<Id<TrainingSession>> = Field::reference(RecordKind::TrainingSession, OnDelete::Cascade).required().listed().known_as(&["session"]);
        /// Who.
        person: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Cascade).listed().known_as(&["person", "name"]);
        /// How they took part.
        status: Option<AttendanceState> = Field::choice(AttendanceState::CODES).listed().known_as(&["status"]);
        /// Of the test, in points of 100.
        result: Option<f64> = Field::number(0.0, 100.0, Unit::One).listed().known_as(&["result", "score"]);
        /// Their rating of it, 1 to 5.
        rating: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["rating"]);
        /// Whether it was put to use.
        used: bool = Field::new(Kind::Flag).known_as(&["used", "transfer"]);
    }
}
