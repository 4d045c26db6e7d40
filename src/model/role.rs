//! Roles: the kinds of work that people give and projects need.

use super::field::{Field, Unit};

crate::record! {
    /// A role.
    Role {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["role", "skill", "rolle", "resource role"]);
        /// The utilisation aimed at, in percent; a line on charts, never a divisor.
        target: Option<f64> = Field::number(0.0, 200.0, Unit::Percent).listed();
        /// What the role does.
        description: String = Field::long_text();
    }
}
