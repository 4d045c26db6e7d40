//! Scores: how a project stands on a criterion in somebody's judgement.

use super::field::{Field, OnDelete, Unit};
use super::{Criterion, Id, Project, RecordKind};

crate::record! {
    /// The score of one project on one criterion.
    Score {
        /// The project.
        project: Option<Id<Project>> = Field::reference(RecordKind::Project, OnDelete::Cascade).required().listed();
        /// The criterion.
        criterion: Option<Id<Criterion>> = Field::reference(RecordKind::Criterion, OnDelete::Cascade).required().listed();
        /// The score on the criterion's own scale.
        value: Option<f64> = Field::number(-1e15, 1e15, Unit::One).listed();
        /// Why.
        note: String = Field::long_text();
    }
}
