//! Stakeholders: persons and groups with an interest in the work.

use super::field::{Field, OnDelete, Unit};
use super::{Id, Project, RecordKind};

crate::choices! {
    /// How somebody stands to a change.
    Stance {
        /// Does not know of it.
        Unaware = "unaware",
        /// Against it.
        Resistant = "resistant",
        /// Neither for nor against.
        Neutral = "neutral",
        /// For it.
        Supportive = "supportive",
        /// Drives it.
        Leading = "leading",
    }
}

crate::record! {
    /// A person or group with an interest in the work.
    Stakeholder {
        /// Their name, or that of the group.
        name: String = Field::text().required().listed().known_as(&["stakeholder", "name"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// Where they belong.
        group: String = Field::text().listed().known_as(&["group", "organisation", "unit"]);
        /// What they do there.
        role: String = Field::text().listed().known_as(&["role", "function", "position"]);
        /// 1 little to 5 very much.
        interest: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["interest"]);
        /// 1 little to 5 very much.
        influence: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["influence", "power"]);
        /// How they stand to it.
        stance: Option<Stance> = Field::choice(Stance::CODES).listed().known_as(&["stance", "current engagement", "attitude"]);
        /// How they should stand to it.
        wanted: Option<Stance> = Field::choice(Stance::CODES).listed().known_as(&["desired engagement", "target stance"]);
        /// What they expect.
        needs: String = Field::long_text().known_as(&["needs", "expectations"]);
        /// How they are won.
        strategy: String = Field::long_text().known_as(&["strategy", "approach"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
    }
}
