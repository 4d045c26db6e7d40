//! Strategic objectives that work is to serve.

use super::field::{Field, Kind, Unit};
use chrono::NaiveDate;

crate::record! {
    /// A strategic objective.
    Objective {
        /// What is to be reached.
        name: String = Field::text().required().listed().known_as(&["objective", "goal", "ziel"]);
        /// Its weight against the other objectives, 0 to 100.
        weight: Option<f64> = Field::number(0.0, 100.0, Unit::One).listed();
        /// Who answers for it.
        owner: String = Field::text().listed();
        /// First day it counts.
        starts: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// Last day it counts.
        ends: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// How many of the selected projects must serve it, at contribution 2 and more.
        projects_least: Option<i64> = Field::whole(0, 10_000, Unit::One);
        /// How many of them may.
        projects_most: Option<i64> = Field::whole(0, 10_000, Unit::One);
        /// What it means.
        description: String = Field::long_text();
    }
}
