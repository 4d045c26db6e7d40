//! Meetings with their minutes.

use super::field::{Field, Kind, OnDelete};
use super::{Frequency, Id, Project, RecordKind};
use chrono::NaiveDate;

crate::record! {
    /// A meeting with its minutes.
    Meeting {
        /// What it is about.
        name: String = Field::text().required().listed().known_as(&["meeting", "sitzung", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// The day it takes place.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date", "datum"]);
        /// Where, or by which link.
        place: String = Field::text().listed().known_as(&["place", "location"]);
        /// Who leads it.
        chair: String = Field::text().listed().known_as(&["chair", "leader"]);
        /// Who takes part.
        participants: String = Field::long_text().known_as(&["participants", "attendees", "teilnehmer"]);
        /// What is spoken about.
        agenda: String = Field::long_text().known_as(&["agenda"]);
        /// What was said.
        minutes: String = Field::long_text().known_as(&["minutes", "protokoll"]);
        /// How often it is held.
        frequency: Option<Frequency> = Field::choice(Frequency::CODES).known_as(&["frequency"]);
    }
}
