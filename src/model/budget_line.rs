//! Budget lines: money by month, planned, forecast and spent.

use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::{Currency, Id, Month, Project, RecordKind, Supplier};
use std::collections::BTreeMap;

/// Money of a month, in units of the line’s currency.
const AMOUNT: Kind = Kind::Number { min: -1e15, max: 1e15, unit: Unit::One };

crate::choices! {
    /// How a cost is booked.
    CostType {
        /// Capital expenditure.
        Capex = "capex",
        /// Operating expenditure.
        Opex = "opex",
    }
}

crate::record! {
    /// Money by month: planned, forecast and spent.
    BudgetLine {
        /// What the money is for.
        name: String = Field::text().required().listed().known_as(&["budget line", "cost item", "position", "title"]);
        /// The project it belongs to.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["project", "projekt"]);
        /// How it is booked.
        cost_type: Option<CostType> = Field::choice(CostType::CODES).listed().known_as(&["capex opex", "type"]);
        /// What sort of cost it is.
        category: String = Field::text().listed().known_as(&["category", "account"]);
        /// Who is paid.
        supplier: Option<Id<Supplier>> = Field::reference(RecordKind::Supplier, OnDelete::Clear).known_as(&["supplier", "vendor"]);
        /// The currency of the figures; the reporting currency where none is named.
        currency: Option<Currency> = Field::new(Kind::Currency).known_as(&["currency"]);
        /// By month, as approved.
        plan: BTreeMap<Month, f64> = Field::map(KeyKind::Month, &AMOUNT).listed().known_as(&["plan", "budget"]);
        /// By month, as expected now.
        forecast: BTreeMap<Month, f64> = Field::map(KeyKind::Month, &AMOUNT).listed().known_as(&["forecast"]);
        /// By month, as spent.
        actual: BTreeMap<Month, f64> = Field::map(KeyKind::Month, &AMOUNT).listed().known_as(&["actual", "spent"]);
        /// Where the money comes from.
        funding: String = Field::text().known_as(&["funding", "source"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
