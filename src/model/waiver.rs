//! Waivers: leave to depart from a policy.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Approval, Id, MONTH_MINUTES_MAX, Policy, Project, RecordKind, Role};
use chrono::NaiveDate;

crate::record! {
    /// Leave to depart from a policy.
    Waiver {
        /// What is departed from.
        name: String = Field::text().required().listed().known_as(&["waiver", "exception", "title"]);
        /// The project it belongs to.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).listed().known_as(&["project", "projekt"]);
        /// The policy that is departed from.
        policy: Option<Id<Policy>> = Field::reference(RecordKind::Policy, OnDelete::Clear).listed().known_as(&["policy"]);
        /// The role whose overload is accepted, where it is one.
        role: Option<Id<Role>> = Field::reference(RecordKind::Role, OnDelete::Clear).known_as(&["role"]);
        /// Minutes of overload that are accepted in its time.
        minutes: Option<i64> = Field::whole(0, MONTH_MINUTES_MAX, Unit::Minutes).known_as(&["accepted minutes"]);
        /// Where it stands.
        status: Option<Approval> = Field::choice(Approval::CODES).listed().known_as(&["status"]);
        /// Who grants it.
        approver: String = Field::text().listed().known_as(&["approver", "granted by"]);
        /// The day it was granted.
        granted: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["granted"]);
        /// The first day it counts.
        starts: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["valid from"]);
        /// The last day it counts.
        ends: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["valid until", "expiry"]);
        /// Why.
        reason: String = Field::long_text().known_as(&["reason"]);
    }
}
