//! Skill levels: how well a person can do something.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Person, RecordKind, Skill};
use chrono::NaiveDate;

crate::record! {
    /// How well a person can do something.
    SkillLevel {
        /// Whose skill it is.
        person: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Cascade).required().listed().known_as(&["person", "name"]);
        /// What they can do.
        skill: Option<Id<Skill>> = Field::reference(RecordKind::Skill, OnDelete::Cascade).listed().known_as(&["skill"]);
        /// 0 none to 5 teaches others.
        level: Option<i64> = Field::whole(0, 5, Unit::One).listed().known_as(&["level", "stufe"]);
        /// Where it is to go.
        target: Option<i64> = Field::whole(0, 5, Unit::One).listed().known_as(&["target"]);
        /// The day it was last needed.
        last_used: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["last used"]);
        /// What shows it.
        evidence: String = Field::text().known_as(&["evidence"]);
        /// Who judged it.
        assessor: String = Field::text().known_as(&["assessor"]);
    }
}
