//! Scores: how a project stands on a criterion in somebody's judgement.

use super::field::{Field, Kind, OnDelete, Unit};
use super::{Criterion, Id, Project, RecordKind};
use chrono::NaiveDate;

crate::record! {
    /// The score of one project on one criterion.
    Score {
        /// The project.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).required().listed();
        /// The criterion.
        criterion: Option<Id<Criterion>> = Field::reference(RecordKind::Criterion, OnDelete::Cascade).required().listed();
        /// The score on the criterion's own scale.
        value: Option<f64> = Field::number(-1e15, 1e15, Unit::One).listed();
        /// Who gave it; empty where it is what all agreed on.
        scorer: String = Field::text().listed();
        /// How sure that is, 0 to 100 %.
        confidence: Option<f64> = Field::number(0.0, 1.0, Unit::Share).listed();
        /// The day it was given.
        given: Option<NaiveDate> = Field::new(Kind::Date);
        /// Why.
        note: String = Field::long_text();
    }
}
