//! Contingencies: what is done, and with what, if something goes wrong.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Money, Project, RecordKind, Risk};

crate::record! {
    /// What is done, and with what, if something goes wrong.
    Contingency {
        /// What is prepared.
        name: String = Field::text().required().listed().known_as(&["contingency", "plan b", "title"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// The risk it is for.
        risk: Option<Id<Risk>> = Field::reference(RecordKind::Risk, OnDelete::Clear).listed().known_as(&["risk"]);
        /// What sets it off.
        trigger: String = Field::text().listed().known_as(&["trigger"]);
        /// The money set aside.
        reserve: Option<Money> = Field::new(Kind::Money).listed().known_as(&["reserve", "amount"]);
        /// The time set aside.
        reserve_days: Option<i64> = Field::whole(0, 10_000, Unit::One).known_as(&["reserve days"]);
        /// What of it is used.
        used: Option<Money> = Field::new(Kind::Money).listed().known_as(&["used"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// What is done then.
        plan: String = Field::long_text().known_as(&["plan", "measures"]);
    }
}
