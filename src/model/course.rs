//! Courses: the training catalogue.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Money, RecordKind, Skill};

crate::choices! {
    /// How a course is held.
    CourseMode {
        /// In one room.
        Classroom = "classroom",
        /// Live over the network.
        Online = "online",
        /// At one’s own time.
        SelfPaced = "self_paced",
        /// While working.
        OnTheJob = "on_the_job",
    }
}

crate::record! {
    /// A training course in the catalogue.
    Course {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["course", "training", "kurs", "title"]);
        /// Who holds it.
        provider: String = Field::text().listed().known_as(&["provider"]);
        /// How it is held.
        mode: Option<CourseMode> = Field::choice(CourseMode::CODES).listed().known_as(&["mode"]);
        /// How long it takes.
        hours: Option<f64> = Field::number(0.0, 10_000.0, Unit::One).listed().known_as(&["hours", "duration"]);
        /// For one person.
        cost: Option<Money> = Field::new(Kind::Money).listed().known_as(&["cost", "price"]);
        /// What one can do after it.
        skill: Option<Id<Skill>> = Field::reference(RecordKind::Skill, OnDelete::Clear).listed().known_as(&["skill"]);
        /// How far it leads.
        level: Option<i64> = Field::whole(0, 5, Unit::One).known_as(&["level"]);
        /// Who issues the certificate.
        body: String = Field::text().known_as(&["body", "certificate"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
