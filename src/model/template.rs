//! Templates: forms for recurring documents.

use super::Tier;
use super::field::{Field, Kind};
use chrono::NaiveDate;

crate::choices! {
    /// What a template is for.
    TemplateKind {
        /// The start of a project.
        Charter = "charter",
        /// Why it pays.
        BusinessCase = "business_case",
        /// Who does what and when.
        Plan = "plan",
        /// Risks, assumptions, issues and decisions.
        Raid = "raid",
        /// Where it stands.
        StatusReport = "status_report",
        /// What is to change.
        Change = "change",
        /// The end of a project.
        Closure = "closure",
        /// Who hears what.
        Communication = "communication",
        /// Anything else.
        Other = "other",
    }
}

crate::record! {
    /// A form for a recurring document.
    Template {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["template", "vorlage", "title"]);
        /// What it is for.
        kind: Option<TemplateKind> = Field::choice(TemplateKind::CODES).listed().known_as(&["type", "kind"]);
        /// The least tier it is required for.
        tier: Option<Tier> = Field::choice(Tier::CODES).listed().known_as(&["tier"]);
        /// Its version.
        version: String = Field::text().listed().known_as(&["version"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// The day it is looked at again.
        review: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["review"]);
        /// Where it is kept.
        link: String = Field::text().known_as(&["link", "url", "address"]);
        /// The form itself.
        body: String = Field::long_text().known_as(&["text", "body"]);
    }
}
