//! Change impacts: how hard a project touches a group, and when.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{ChangeGroup, Id, Project, RecordKind};
use chrono::NaiveDate;

crate::record! {
    /// How hard a project touches a group, and when.
    ChangeImpact {
        /// For the group, in a few words.
        name: String = Field::text().required().listed().known_as(&["impact", "what changes", "title"]);
        /// Who is affected.
        group: Option<Id<ChangeGroup>> = Field::reference(RecordKind::ChangeGroup, OnDelete::Cascade).listed().known_as(&["group"]);
        /// The project it belongs to.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["project", "projekt"]);
        /// 1 slight to 5 a new way of working.
        size: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["size", "impact"]);
        /// The first day it is felt.
        starts: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["from", "start"]);
        /// The day it has become normal.
        ends: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["to", "end"]);
        /// What helps them.
        support: String = Field::text().listed().known_as(&["support", "training"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
    }
}
