//! Risks and opportunities: uncertain events and what is done about them.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Money, Project, RecordKind, WorkState};
use chrono::NaiveDate;

crate::choices! {
    /// Whether it threatens or helps.
    RiskKind {
        /// It would harm.
        Threat = "threat",
        /// It would help.
        Opportunity = "opportunity",
    }
}

crate::choices! {
    /// What is done about a risk.
    RiskStrategy {
        /// Remove its cause.
        Avoid = "avoid",
        /// Make it less likely or smaller.
        Reduce = "reduce",
        /// Let another bear it.
        Transfer = "transfer",
        /// Bear it together.
        Share = "share",
        /// Live with it.
        Accept = "accept",
        /// Watch it.
        Monitor = "monitor",
        /// Make it more likely or larger.
        Enhance = "enhance",
        /// Make it certain.
        Exploit = "exploit",
    }
}

crate::choices! {
    /// How near a risk is.
    Proximity {
        /// It could happen now.
        Immediate = "immediate",
        /// Within the current phase.
        ThisPhase = "this_phase",
        /// Before the project ends.
        WithinProject = "within_project",
        /// After the project ends.
        Later = "later",
    }
}

crate::record! {
    /// An uncertain event and what is done about it.
    Risk {
        /// The event, in a few words.
        name: String = Field::text().required().listed().known_as(&["risk", "risk title", "risiko", "title", "name"]);
        /// Whether it threatens or helps.
        kind: Option<RiskKind> = Field::choice(RiskKind::CODES).listed().known_as(&["type", "kind"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// Where it comes from.
        category: String = Field::text().known_as(&["category", "kategorie"]);
        /// What would bring it about.
        cause: String = Field::long_text().known_as(&["cause", "ursache"]);
        /// What it would do.
        effect: String = Field::long_text().known_as(&["effect", "consequence", "auswirkung"]);
        /// 1 very unlikely to 5 almost certain.
        probability: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["probability", "likelihood", "wahrscheinlichkeit"]);
        /// 1 slight to 5 severe.
        impact: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["impact", "severity", "auswirkungsgrad"]);
        /// How near it is.
        proximity: Option<Proximity> = Field::choice(Proximity::CODES).known_as(&["proximity"]);
        /// What is done about it.
        strategy: Option<RiskStrategy> = Field::choice(RiskStrategy::CODES).listed().known_as(&["strategy", "response", "response strategy"]);
        /// The measures taken.
        response: String = Field::long_text().known_as(&["mitigation", "measures", "action plan", "maßnahme"]);
        /// With the response, 1 to 5.
        probability_after: Option<i64> = Field::whole(1, 5, Unit::One).known_as(&["residual probability", "target probability"]);
        /// With the response, 1 to 5.
        impact_after: Option<i64> = Field::whole(1, 5, Unit::One).known_as(&["residual impact", "target impact"]);
        /// What it would cost.
        cost: Option<Money> = Field::new(Kind::Money).known_as(&["cost", "exposure"]);
        /// What the measures cost.
        response_cost: Option<Money> = Field::new(Kind::Money).known_as(&["response cost", "mitigation cost"]);
        /// What shows that it is coming.
        trigger: String = Field::text().known_as(&["trigger", "early warning"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// The day the measures are in place.
        due: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["due", "due date"]);
        /// The day it was last looked at.
        reviewed: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["reviewed", "last review"]);
        /// How far the response is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["status", "state"]);
        /// Whether it is carried by a higher level.
        escalated: bool = Field::new(Kind::Flag).known_as(&["escalated"]);
    }
}
