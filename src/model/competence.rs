//! Competences: what a role is expected to master.

use super::field::{Field, OnDelete, Unit};
use super::{Id, RecordKind, Role, Skill};

crate::record! {
    /// What a role is expected to master.
    Competence {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["competence", "kompetenz", "title"]);
        /// The role it is expected of.
        role: Option<Id<Role>> = Field::reference(RecordKind::Role, OnDelete::Clear).listed().known_as(&["role"]);
        /// What it belongs to.
        category: String = Field::text().listed().known_as(&["category"]);
        /// 0 none to 5 teaches others.
        level: Option<i64> = Field::whole(0, 5, Unit::One).listed().known_as(&["level", "expected level"]);
        /// The skill it is measured by.
        skill: Option<Id<Skill>> = Field::reference(RecordKind::Skill, OnDelete::Clear).known_as(&["skill"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
