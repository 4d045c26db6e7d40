//! Demand: the work a project needs of a role or a person, month by month in one record.

use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::{Id, Month, Person, Project, RecordKind, Role, Skill};
use std::collections::BTreeMap;

/// Most minutes of one month of one demand: about 5,000 people.
pub const MONTH_MINUTES_MAX: i64 = 60_000_000;

const MINUTES: Kind = Kind::Whole { min: 0, max: MONTH_MINUTES_MAX, unit: Unit::Minutes };

crate::choices! {
    /// How firm a demand is.
    Commitment {
        /// Agreed.
        Committed = "committed",
        /// Wished for.
        Tentative = "tentative",
    }
}

crate::choices! {
    /// Where a demand that is asked for stands with those who give the people.
    Request {
        /// Awaits an answer; counts as tentative, whatever its commitment says.
        Requested = "requested",
        /// Granted; counts as its commitment says.
        Approved = "approved",
        /// Not granted; counts nowhere.
        Rejected = "rejected",
    }
}

crate::record! {
    /// The demand of a project for one role or person.
    Demand {
        /// The project.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).required().listed();
        /// The role; where only a person is named, their primary role counts.
        role: Option<Id<Role>> = Field::reference(RecordKind::Role, OnDelete::Block).listed();
        /// The person, where one is named.
        person: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Clear).listed();
        /// The skill the work asks for, where one is named.
        skill: Option<Id<Skill>> = Field::reference(RecordKind::Skill, OnDelete::Clear);
        /// The least level of the skill; 1 where nothing is said.
        level: Option<i64> = Field::whole(1, 5, Unit::One);
        /// How firm it is; committed where nothing is said.
        commitment: Option<Commitment> = Field::choice(Commitment::CODES).listed();
        /// Where it stands with those who give the people; none where nobody was asked.
        request: Option<Request> = Field::choice(Request::CODES).listed();
        /// Month → minutes of work.
        minutes: BTreeMap<Month, i64> = Field::map(KeyKind::Month, &MINUTES);
        /// A remark.
        note: String = Field::text();
    }
}
