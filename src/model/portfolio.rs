//! Portfolios: projects and programmes grouped to meet strategic objectives.

use super::field::{Field, Kind};
use super::money::Money;

crate::record! {
    /// A portfolio of programmes and projects.
    Portfolio {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["portfolio"]);
        /// Who answers for it.
        owner: String = Field::text().listed();
        /// Money there is for it.
        budget: Option<Money> = Field::new(Kind::Money).listed();
        /// What it is for.
        description: String = Field::long_text();
    }
}
