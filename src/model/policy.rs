//! Policies: rules the organisation has given itself.

use super::Approval;
use super::field::{Field, Kind};
use chrono::NaiveDate;

crate::record! {
    /// A rule the organisation has given itself.
    Policy {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["policy", "richtlinie", "title"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// Its version.
        version: String = Field::text().listed().known_as(&["version"]);
        /// Where it stands.
        status: Option<Approval> = Field::choice(Approval::CODES).listed().known_as(&["status"]);
        /// The first day it counts.
        valid_from: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["valid from"]);
        /// The day it is looked at again.
        review: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["review", "review date"]);
        /// For which projects it counts.
        applies_to: String = Field::text().known_as(&["applies to", "scope"]);
        /// Where it is kept.
        link: String = Field::text().known_as(&["link", "url", "address"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
