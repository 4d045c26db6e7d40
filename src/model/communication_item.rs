//! Communication items: one message to one audience.

use super::field::{Field, Kind, OnDelete};
use super::{Frequency, Id, Project, RecordKind, Stakeholder, WorkState};
use chrono::NaiveDate;

crate::choices! {
    /// The way a message takes.
    Channel {
        /// In person or by video.
        Meeting = "meeting",
        /// By e-mail.
        Email = "email",
        /// A written report.
        Report = "report",
        /// A page for everybody.
        Intranet = "intranet",
        /// Working together.
        Workshop = "workshop",
        /// News for many.
        Newsletter = "newsletter",
    }
}

crate::record! {
    /// One message to one audience.
    CommunicationItem {
        /// What is said.
        name: String = Field::text().required().listed().known_as(&["message", "communication", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// Who hears it.
        audience: String = Field::text().listed().known_as(&["audience", "to"]);
        /// Whom it is for.
        stakeholder: Option<Id<Stakeholder>> = Field::reference(RecordKind::Stakeholder, OnDelete::Clear).known_as(&["stakeholder"]);
        /// What it is to bring about.
        purpose: String = Field::text().listed().known_as(&["purpose"]);
        /// The way it takes.
        channel: Option<Channel> = Field::choice(Channel::CODES).listed().known_as(&["channel"]);
        /// How often it is said.
        frequency: Option<Frequency> = Field::choice(Frequency::CODES).listed().known_as(&["frequency"]);
        /// The day it is next said.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date", "next"]);
        /// How far it is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// What came back.
        feedback: String = Field::long_text().known_as(&["feedback"]);
    }
}
