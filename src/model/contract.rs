//! Contracts: what was agreed with a supplier.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Money, Project, RecordKind, Supplier};
use chrono::NaiveDate;

crate::choices! {
    /// How a contract is paid.
    ContractKind {
        /// One sum for the result.
        FixedPrice = "fixed_price",
        /// By effort.
        TimeAndMaterial = "time_material",
        /// Called off as needed.
        Framework = "framework",
        /// For the right to use.
        Licence = "licence",
    }
}

crate::record! {
    /// What was agreed with a supplier.
    Contract {
        /// What it is about.
        name: String = Field::text().required().listed().known_as(&["contract", "vertrag", "title"]);
        /// With whom.
        supplier: Option<Id<Supplier>> = Field::reference(RecordKind::Supplier, OnDelete::Block).listed().known_as(&["supplier", "vendor"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// How it is paid.
        kind: Option<ContractKind> = Field::choice(ContractKind::CODES).listed().known_as(&["type", "kind"]);
        /// What it is worth in all.
        value: Option<Money> = Field::new(Kind::Money).listed().known_as(&["value", "amount"]);
        /// The first day it counts.
        starts: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["from", "start"]);
        /// The last day it counts.
        ends: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["to", "end", "expiry"]);
        /// How long before the end it must be ended.
        notice: Option<i64> = Field::whole(0, 3_650, Unit::One).known_as(&["notice"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// Where it is kept.
        link: String = Field::text().known_as(&["link", "url", "address"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
