//! Skills: what people can do, on levels 0 to 5.

use super::field::Field;

crate::record! {
    /// Something people can do, on levels 0 to 5.
    Skill {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["skill", "fähigkeit", "title"]);
        /// What it belongs to.
        category: String = Field::text().listed().known_as(&["category"]);
        /// A sentence for the low end.
        anchor_low: String = Field::text().listed().known_as(&["level 1"]);
        /// A sentence for the high end.
        anchor_high: String = Field::text().listed().known_as(&["level 5"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
