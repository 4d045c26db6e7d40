//! How much a project contributes to an objective.

use super::field::{Field, OnDelete, Unit};
use super::{Id, Objective, Project, RecordKind};

crate::record! {
    /// The contribution of one project to one objective.
    Contribution {
        /// The project.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).required().listed().known_as(&["project", "projekt"]);
        /// The objective.
        objective: Option<Id<Objective>> = Field::reference(RecordKind::Objective, OnDelete::Cascade).listed().known_as(&["objective", "goal", "ziel"]);
        /// 0 none to 4 decisive.
        level: Option<i64> = Field::whole(0, 4, Unit::One).listed().known_as(&["contribution", "level", "beitrag"]);
    }
}
