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

crate::choices! {
    /// What a criterion stands for in a scoring method with a formula of its own.
    CriterionRole {
        /// Value to users or the business: WSJF.
        Value = "value",
        /// How much is lost by waiting: WSJF.
        Urgency = "urgency",
        /// Risk reduced or opportunity opened: WSJF.
        RiskReduction = "risk_reduction",
        /// Relative size of the job: WSJF.
        JobSize = "job_size",
        /// How many are reached in a period: RICE.
        Reach = "reach",
        /// How much each of them gains: RICE.
        Impact = "impact",
        /// How sure the figures are, 0 to 1: RICE.
        Confidence = "confidence",
        /// Person-months of work: RICE, value against effort, the share of the must-haves.
        Effort = "effort",
        /// What a week of delay costs: cost of delay.
        DelayCost = "delay_cost",
        /// Weeks it takes: cost of delay.
        Weeks = "weeks",
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
        /// What it stands for in a method with a formula of its own.
        role: Option<CriterionRole> = Field::choice(CriterionRole::CODES);
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
    /// Whether it is only there for a method with a formula, and not in the weighted sum.
    pub fn is_of_formula(&self) -> bool {
        self.role.is_some() && self.weight.is_none()
    }

    /// The fixed ends of the scale: the value that counts 0 and the one that counts 100.
    pub fn scale(&self) -> (f64, f64) {
        (self.low.unwrap_or(1.0), self.high.unwrap_or(5.0))
    }
}
