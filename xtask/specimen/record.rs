//! Specimen: a record type like any other, added by `cargo xtask growth` to a copy of the sources.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Id, Person, Project, RecordKind, WorkState};
use chrono::NaiveDate;

crate::record! {
    /// A sample drawn on site to be examined.
    Specimen {
        /// What the sample is called on its label.
        name: String = Field::text().required().listed().known_as(&["label", "probe", "sample"]);
        /// The project whose site it was drawn on.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["site", "projekt"]);
        /// Who drew it.
        drawn_by: Option<Id<Person>> = Field::reference(RecordKind::Person, OnDelete::Clear).listed().known_as(&["drawn by", "collector"]);
        /// The day it was drawn.
        drawn: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["collected", "entnommen"]);
        /// 1 clean to 5 unusable.
        purity: Option<i64> = Field::whole(1, 5, Unit::One).listed().known_as(&["grade", "reinheit"]);
        /// Where it is stored until it is examined.
        shelf: String = Field::text().listed().known_as(&["storage", "lagerort"]);
        /// How far its examination is.
        status: Option<WorkState> = Field::choice(WorkState::CODES).listed().known_as(&["examination"]);
        /// What the laboratory wrote.
        findings: String = Field::long_text().known_as(&["laboratory", "befund"]);
    }
}
