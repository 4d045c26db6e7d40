//! Suppliers: organisations that deliver for money.

use super::field::{Field, Kind, Unit};
use chrono::NaiveDate;

crate::record! {
    /// An organisation that delivers for money.
    Supplier {
        /// Its name.
        name: String = Field::text().required().listed().known_as(&["supplier", "vendor", "lieferant", "name"]);
        /// Whom to speak to.
        contact: String = Field::text().listed().known_as(&["contact"]);
        /// Who speaks to them for us.
        owner: String = Field::text().listed().known_as(&["owner"]);
        /// What they deliver.
        category: String = Field::text().listed().known_as(&["category"]);
        /// 1 poor to 5 excellent.
        rating: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["rating", "score"]);
        /// The day they were last rated.
        reviewed: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["reviewed"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
