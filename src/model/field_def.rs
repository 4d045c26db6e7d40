//! Custom fields: definitions that a workspace adds to a record type.

use super::field::Field;

crate::choices! {
    /// What a custom field holds.
    FieldDefKind {
        /// Text.
        Text = "text",
        /// A number.
        Number = "number",
        /// A date.
        Date = "date",
        /// Money.
        Money = "money",
        /// Yes or no.
        Flag = "flag",
    }
}

crate::record! {
    /// The definition of a custom field.
    FieldDef {
        /// Its title.
        name: String = Field::text().required().listed();
        /// The record type it belongs to, by table key.
        table: String = Field::text().required().listed();
        /// What it holds.
        kind: Option<FieldDefKind> = Field::choice(FieldDefKind::CODES).listed();
        /// The unit shown with its numbers.
        unit: String = Field::text().listed();
    }
}
