//! Certifications: certificates people hold or aim at.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Money, Person, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// Where a certification stands.
    CertificationState {
        /// To be taken.
        Planned = "planned",
        /// Date is fixed.
        Booked = "booked",
        /// Valid.
        Held = "held",
        /// No longer valid.
        Expired = "expired",
        /// Not passed.
        Failed = "failed",
    }
}

crate::record! {
    /// A certificate a person holds or aims at.
    Certification {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["certificate", "certification", "zertifikat", "title"]);
        /// Whose it is.
        person: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Cascade).listed().known_as(&["person", "name"]);
        /// Who issues it.
        body: String = Field::text().listed().known_as(&["body", "issuer"]);
        /// Where it stands.
        status: Option<CertificationState> = Field::choice(CertificationState::CODES).listed().known_as(&["status"]);
        /// The day it was passed.
        passed: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["passed", "date"]);
        /// The last day it counts.
        expires: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["valid until", "expiry", "expires"]);
        /// Hours of learning it takes to keep it.
        hours_needed: Option<f64> = Field::number(0.0, 10_000.0, Unit::One).known_as(&["hours needed", "pdus needed"]);
        /// Hours of learning since the last renewal.
        hours_done: Option<f64> = Field::number(0.0, 10_000.0, Unit::One).known_as(&["hours done", "pdus"]);
        /// What it costs.
        cost: Option<Money> = Field::new(Kind::Money).known_as(&["cost"]);
        /// Number or link.
        evidence: String = Field::text().known_as(&["evidence", "number"]);
    }
}
