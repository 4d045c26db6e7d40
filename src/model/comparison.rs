//! Comparisons: how many times more one criterion counts than another, in somebody's judgement.

use super::field::{Field, OnDelete, Unit};
use super::{Criterion, Id, RecordKind};

crate::record! {
    /// One judgement of a pair of criteria.
    Comparison {
        /// The one of the pair.
        first: Option<Id<Criterion>> = Field::reference(RecordKind::Criterion, OnDelete::Cascade).required().listed();
        /// The other.
        second: Option<Id<Criterion>> = Field::reference(RecordKind::Criterion, OnDelete::Cascade).required().listed();
        /// How many times more the first counts than the second: 9 far more, 1 the same, 1/9 far less.
        times: Option<f64> = Field::number(0.1, 10.0, Unit::One).listed();
        /// Who judged.
        scorer: String = Field::text().listed();
        /// Why.
        note: String = Field::long_text();
    }
}
