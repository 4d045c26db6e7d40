//! Mentoring pairs: two people of whom one learns from the other.

use super::field::{Field, Kind, OnDelete};
use super::{Frequency, Id, Person, RecordKind, Skill, WorkState};
use chrono::NaiveDate;

crate::record! {
    /// Two people of whom one learns from the other.
    Mentoring {
        /// Who teaches.
        mentor: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Cascade).required().listed().known_as(&["mentor"]);
        /// Who learns.
        mentee: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Cascade).listed().known_as(&["mentee"]);
        /// What is to be learned.
        goal: String = Field::text().listed().known_as(&["goal", "ziel"]);
        /// The skill it is about.
        skill: Option<Id<Skill>> = Field::reference(RecordKind::Skill, OnDelete::Clear).listed().known_as(&["skill"]);
        /// How often they meet.
        frequency: Option<Frequency> = Field::choice(Frequency::CODES).listed().known_as(&["frequency"]);
        /// The first day.
        starts: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["from", "start"]);
        /// The last day.
        ends: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["to", "end"]);
        /// How far it is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status"]);
        /// What came of it.
        notes: String = Field::long_text().known_as(&["notes"]);
    }
}
