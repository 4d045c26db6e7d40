//! Absences: when somebody is away, for a part of their day or all of it.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Person, RecordKind};
use chrono::NaiveDate;

crate::choices! {
    /// Why somebody is away.
    AbsenceKind {
        /// Leave.
        Leave = "leave",
        /// Illness.
        Illness = "illness",
        /// Training.
        Training = "training",
        /// Parental or care leave.
        Family = "family",
        /// Anything else.
        Other = "other",
    }
}

crate::record! {
    /// When somebody is away.
    Absence {
        /// Who.
        person: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Cascade).required().listed().known_as(&["person", "employee", "name", "mitarbeiter"]);
        /// The first day.
        from: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["from", "start", "first day", "von"]);
        /// The last day; the first where none is given.
        to: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["to", "until", "end", "last day", "bis"]);
        /// Share of the day that they are away; all of it where none is given.
        share: Option<f64> = Field::number(0.0, 1.0, Unit::Share).listed().known_as(&["share", "part of the day", "anteil"]);
        /// Why.
        kind: Option<AbsenceKind> = Field::choice(AbsenceKind::CODES).listed().known_as(&["kind", "type", "reason", "art"]);
        /// A remark.
        note: String = Field::text().listed().known_as(&["note", "comment", "bemerkung"]);
    }
}

impl Absence {
    /// The last day away; `None` where no first day is given.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.to.or(self.from)
    }

    /// Whether it ends before it begins.
    pub fn is_reversed(&self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| to < from)
    }

    /// The share of a day away: 0 on days outside.
    pub fn share_on(&self, date: NaiveDate) -> f64 {
        let inside = self.from.is_some_and(|from| from <= date)
            && self.last_day().is_some_and(|last| date <= last);
        if inside { self.share.unwrap_or(1.0) } else { 0.0 }
    }
}
