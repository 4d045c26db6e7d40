//! Programmes: related projects with a shared outcome.

use super::field::{Field, OnDelete};
use super::{Id, Portfolio, RecordKind};

crate::record! {
    /// A programme of related projects.
    Programme {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["programme", "program", "programm"]);
        /// The portfolio it belongs to.
        portfolio: Option<Id<Portfolio>> = Field::reference(RecordKind::Portfolio, OnDelete::Clear).listed();
        /// Who answers for it.
        owner: String = Field::text().listed();
        /// The shared outcome.
        outcome: String = Field::long_text();
    }
}
