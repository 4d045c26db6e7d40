//! Teams: people who work together.

use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::{Id, Person, RecordKind};
use std::collections::BTreeMap;

/// A share of somebody’s time.
const SHARE: Kind = Kind::Number { min: 0.0, max: 1.0, unit: Unit::Share };

crate::record! {
    /// People who work together.
    Team {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["team", "name"]);
        /// Who leads it.
        lead: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Clear).listed().known_as(&["lead", "leader"]);
        /// The unit it belongs to.
        unit: String = Field::text().listed().known_as(&["unit", "department"]);
        /// Where it works.
        site: String = Field::text().listed().known_as(&["site", "location"]);
        /// The share of each person’s time it takes.
        members: BTreeMap<Id<Person>, f64> = Field::map(KeyKind::Record(RecordKind::Person), &SHARE).known_as(&["members"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
