//! Criteria of prioritisation: each with its own fixed scale and a sentence at each end.

use super::field::{Field, Unit};

crate::choices! {
    /// Where a criterion takes its value from.
    CriterionSource {
        /// Scores given by people.
        Scored = "scored",
        /// A field of the project, builtin or custom.
        Field = "field",
        /// The contributions to objectives, weighted.
        Objectives = "objectives",
    }
}

crate::record! {
    /// A criterion.
    Criterion {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// Its weight against the other criteria, 0 to 100.
        weight: Option<f64> = Field::number(0.0, 100.0, Unit::One).listed();
        /// Where its value comes from; scores where nothing is said.
        source: Option<CriterionSource> = Field::choice(CriterionSource::CODES).listed();
        /// The project field it reads: a key, or `custom:` and the id of a field definition.
        field: String = Field::text();
        /// The value that counts 0; 1 where none is given. May be above `high`: less is better.
        low: Option<f64> = Field::number(-1e15, 1e15, Unit::One).listed();
        /// The value that counts 100; 5 where none is given.
        high: Option<f64> = Field::number(-1e15, 1e15, Unit::One).listed();
        /// What the low end means.
        anchor_low: String = Field::text();
        /// What the high end means.
        anchor_high: String = Field::text();
        /// What it asks.
        description: String = Field::long_text();
    }
}

impl Criterion {
    /// The fixed ends of the scale: the value that counts 0 and the one that counts 100.
    pub fn scale(&self) -> (f64, f64) {
        (self.low.unwrap_or(1.0), self.high.unwrap_or(5.0))
    }
}
