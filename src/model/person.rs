//! People: who works how much, when, and in which roles.

use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::{Calendar, Id, RecordKind, Role};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const SHARE: Kind = Kind::Number { min: 0.0, max: 1.0, unit: Unit::Share };
const FTE: Kind = Kind::Number { min: 0.0, max: 2.0, unit: Unit::Fte };
const DAY: Kind = Kind::Whole { min: 0, max: 1440, unit: Unit::Minutes };

crate::record! {
    /// A person whose time projects draw on.
    Person {
        /// Their name.
        name: String = Field::text().required().listed().known_as(&[
            "person", "name", "employee", "mitarbeiter", "resource", "resource name", "full name", "staff", "staff name", "team member",
            "employee name", "ressource", "mitarbeitername", "nom", "collaborateur", "nombre", "empleado", "recurso",
        ]);
        /// Role → share of their time, 0 to 1.
        roles: BTreeMap<Id<Role>, f64> = Field::map(KeyKind::Record(RecordKind::Role), &SHARE).listed().known_as(&[
            "role", "roles", "rolle", "rollen", "job title", "job role", "primary role", "main role", "position", "function", "funktion",
            "profile", "profil", "discipline", "skill", "skills", "tätigkeit", "rôle", "fonction", "métier", "rol", "puesto", "cargo",
        ]);
        /// Their calendar; the workspace's where none is named.
        calendar: Option<Id<Calendar>> = Field::reference(RecordKind::Calendar, OnDelete::Clear);
        /// Share of a full-time contract; 1 where none is given.
        fte: Option<f64> = Field::number(0.0, 2.0, Unit::Fte).listed().known_as(&[
            "fte", "ftes", "vzä", "vzae", "vzk", "etp", "fte vzä", "contract", "capacity", "working time", "pensum", "kapazität", "stellenanteil",
            "arbeitszeit", "capacité", "capacidad", "jornada",
        ]);
        /// Day from which on → share of a full-time contract: part time that changes.
        part_time: BTreeMap<NaiveDate, f64> = Field::map(KeyKind::Date, &FTE);
        /// First day of employment.
        starts: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&[
            "starts", "start", "start date", "joined", "joins", "hire date", "eintritt", "eintrittsdatum",
        ]);
        /// Last day of employment.
        ends: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&[
            "ends", "end", "end date", "leaves", "leaving date", "contract end", "austritt", "austrittsdatum",
        ]);
        /// Day → minutes there instead of the calendar's: leave, training, a worked Saturday.
        exceptions: BTreeMap<NaiveDate, i64> = Field::map(KeyKind::Date, &DAY);
        /// Share of time that running the business takes.
        run_business: Option<f64> = Field::number(0.0, 1.0, Unit::Share).listed().known_as(&[
            "run", "run the business", "business as usual", "bau", "tagesgeschäft", "linie",
        ]);
        /// Share of the rest that can go into projects; 1 where none is given.
        focus: Option<f64> = Field::number(0.0, 1.0, Unit::Share).listed().known_as(&[
            "focus", "project share", "availability", "verfügbarkeit", "projektanteil", "disponibilité",
        ]);
        /// Where they work.
        site: String = Field::text().known_as(&["site", "location", "office", "standort"]);
        /// Whether they come on a contract and not on the payroll.
        contractor: bool = Field::new(Kind::Flag).known_as(&["contractor", "external", "extern", "freelancer"]);
    }
}

impl Person {
    /// Share of a full-time contract on a day.
    pub fn fte_on(&self, date: NaiveDate) -> f64 {
        let dated = self.part_time.range(..=date).next_back().map(|(_, fte)| *fte);
        dated.or(self.fte).unwrap_or(1.0)
    }

    /// Whether they are employed on a day.
    pub fn is_employed(&self, date: NaiveDate) -> bool {
        self.starts.is_none_or(|first| first <= date) && self.ends.is_none_or(|last| date <= last)
    }

    /// Share of their contract that projects can draw on.
    pub fn project_share(&self) -> f64 {
        (1.0 - self.run_business.unwrap_or(0.0)) * self.focus.unwrap_or(1.0)
    }

    /// The role with the largest share; the first of them where shares are equal.
    pub fn primary_role(&self) -> Option<Id<Role>> {
        let mut best: Option<(Id<Role>, f64)> = None;
        for (role, share) in &self.roles {
            if best.is_none_or(|(_, most)| *share > most) {
                best = Some((*role, *share));
            }
        }
        best.map(|(role, _)| role)
    }
}
