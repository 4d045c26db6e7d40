//! Findings: odd data that an analysis met, reported beside its result, as codes with figures.

use crate::model::{Month, RecordKind, RecordRef};
use chrono::NaiveDate;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the result holds.
    Note,
    /// The result leaves something out or had to assume something.
    Warning,
    /// The data contradict themselves; the result is wrong where they do.
    Error,
}

/// What is odd, with the figures that say how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FindingCode {
    /// The shares of a person's roles add up to more than the whole; supply was scaled down.
    RoleSharesAboveOne {
        /// Sum of the shares in 1/10,000.
        parts: i64,
    },
    /// The shares of a person's roles add up to less than the whole; the rest is in no role.
    RoleSharesBelowOne {
        /// Sum of the shares in 1/10,000.
        parts: i64,
        /// Minutes on the timeline that are in no role.
        minutes: i64,
    },
    /// A person has no role, so their time counts nowhere.
    PersonWithoutRole {
        /// Minutes on the timeline that are in no role.
        minutes: i64,
    },
    /// A field that the result is computed from holds what cannot be read and counts as empty.
    Unreadable {
        /// The type of the record that has the field.
        kind: RecordKind,
        /// The field's key.
        key: &'static str,
    },
    /// Employment ends before it starts; the person supplies nothing.
    EmploymentReversed {
        /// First day given.
        starts: NaiveDate,
        /// Last day given.
        ends: NaiveDate,
    },
    /// An absence ends before it begins; it takes nothing.
    AbsenceReversed {
        /// First day given.
        from: NaiveDate,
        /// Last day given.
        to: NaiveDate,
    },
    /// A project finishes before it starts.
    ProjectReversed {
        /// First day given.
        start: NaiveDate,
        /// Last day given.
        finish: NaiveDate,
    },
    /// Demand in months that the timeline does not show.
    DemandOutsideTimeline {
        /// Minutes not shown.
        minutes: i64,
        /// First month with such demand.
        first: Month,
        /// Last month with such demand.
        last: Month,
    },
    /// Demand in months before a project starts or after it finishes; it counts all the same.
    DemandOutsideProject {
        /// Minutes outside.
        minutes: i64,
    },
    /// Demand of a rejected project; it is not counted.
    DemandOfRejected {
        /// Minutes not counted.
        minutes: i64,
    },
    /// Demand that names neither a role nor a person with one.
    DemandWithoutRole {
        /// Minutes in the row without a role.
        minutes: i64,
    },
}

/// One odd thing about one record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The record it is about.
    pub about: RecordRef,
    /// What is odd.
    pub code: FindingCode,
}

impl Finding {
    /// Something worth knowing.
    pub fn note(about: RecordRef, code: FindingCode) -> Self {
        Self { severity: Severity::Note, about, code }
    }

    /// Something the result leaves out or assumes.
    pub fn warning(about: RecordRef, code: FindingCode) -> Self {
        Self { severity: Severity::Warning, about, code }
    }

    /// A contradiction in the data.
    pub fn error(about: RecordRef, code: FindingCode) -> Self {
        Self { severity: Severity::Error, about, code }
    }
}
