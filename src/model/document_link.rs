//! Documents: where they are kept, not what is in them.

use super::field::{Field, Kind, OnDelete};
use super::{Id, Project, RecordKind};
use chrono::NaiveDate;

crate::record! {
    /// Where a document is kept.
    DocumentLink {
        /// What it is called.
        name: String = Field::text().required().listed().known_as(&["document", "dokument", "title", "name"]);
        /// The project it belongs to; none where it belongs to the whole.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Clear).listed().known_as(&["project", "projekt"]);
        /// What sort of document it is.
        category: String = Field::text().listed().known_as(&["type", "category"]);
        /// Who answers for it.
        owner: String = Field::text().listed().known_as(&["owner", "responsible", "verantwortlich"]);
        /// Its version.
        version: String = Field::text().listed().known_as(&["version"]);
        /// The day of this version.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&["date"]);
        /// Where it is kept.
        link: String = Field::text().listed().known_as(&["link", "url", "path"]);
        /// The day it is looked at again.
        review: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["review"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&["description", "details", "beschreibung"]);
    }
}
