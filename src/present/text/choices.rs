//! The words for the codes of closed lists.

use crate::model::RecordKind;

/// Code and label.
type Labels = &'static [(&'static str, &'static str)];

/// The labels of a field's list; `None` where the field has no list.
pub fn labels(kind: RecordKind, field: &str) -> Option<Labels> {
    match (kind, field) {
        (RecordKind::Project, "stage") => Some(STAGE),
        (RecordKind::Project, "status") => Some(STATUS),
        (RecordKind::Project, "kind") => Some(PROJECT_KIND),
        (RecordKind::Project, "lock") => Some(LOCK),
        (RecordKind::Demand, "commitment") => Some(COMMITMENT),
        (RecordKind::Criterion, "source") => Some(SOURCE),
        (RecordKind::FieldDef, "kind") => Some(FIELD_DEF_KIND),
        (RecordKind::Settings, "fiscal_naming") => Some(FISCAL_NAMING),
        (RecordKind::Settings, "locale") => Some(LOCALE),
        _ => None,
    }
}

const STAGE: Labels = &[
    ("idea", "Idea"),
    ("candidate", "Candidate"),
    ("approved", "Approved"),
    ("in_delivery", "In delivery"),
    ("on_hold", "On hold"),
    ("closed", "Closed"),
    ("rejected", "Rejected"),
];

const STATUS: Labels = &[
    ("on_track", "On track"),
    ("at_risk", "At risk"),
    ("off_track", "Off track"),
    ("complete", "Complete"),
    ("on_hold", "On hold"),
    ("not_started", "Not started"),
];

const PROJECT_KIND: Labels = &[("it", "IT"), ("pmo", "PMO"), ("enterprise", "Enterprise-wide")];

const LOCK: Labels = &[("must", "Must do"), ("exclude", "Leave out")];

const COMMITMENT: Labels = &[("committed", "Committed"), ("tentative", "Tentative")];

const SOURCE: Labels = &[
    ("scored", "Scores by people"),
    ("field", "A project field"),
    ("objectives", "Contributions to objectives"),
];

const FIELD_DEF_KIND: Labels = &[
    ("text", "Text"),
    ("number", "Number"),
    ("date", "Date"),
    ("money", "Money"),
    ("flag", "Yes or no"),
];

const FISCAL_NAMING: Labels = &[
    ("start_year", "The year it starts in: FY27"),
    ("end_year", "The year it ends in: FY28"),
    ("both_years", "Both: FY27/28"),
];

const LOCALE: Labels = &[
    ("en-GB", "1,234.56 · 31 Jan 2027"),
    ("en-US", "1,234.56 · Jan 31, 2027"),
    ("de-DE", "1.234,56 · 31.01.2027"),
    ("fr-FR", "1 234,56 · 31/01/2027"),
];
