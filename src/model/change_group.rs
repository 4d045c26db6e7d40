//! Affected groups: people whose work a change touches.

use super::field::{Field, Unit};

crate::record! {
    /// People whose work a change touches.
    ChangeGroup {
        /// Who is affected.
        name: String = Field::text().required().listed().known_as(&["group", "audience", "title"]);
        /// Where they belong.
        unit: String = Field::text().listed().known_as(&["unit", "department"]);
        /// Where they work.
        site: String = Field::text().listed().known_as(&["site", "location"]);
        /// How many they are.
        headcount: Option<i64> = Field::whole(0, 100_000_000, Unit::One).listed().known_as(&["people", "headcount"]);
        /// How much change at a time, 1 little to 5 much.
        capacity: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["change capacity"]);
        /// Who speaks for them.
        contact: String = Field::text().known_as(&["contact"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
