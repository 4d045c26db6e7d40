//! The words for the codes of closed lists.

use super::lists;
use crate::model::RecordKind;

/// Code and label.
pub(super) type Labels = &'static [(&'static str, &'static str)];

/// The labels of a field's list; `None` where the field has no list.
pub fn labels(kind: RecordKind, field: &str) -> Option<Labels> {
    let of = |(known, key, _): &&(RecordKind, &str, Labels)| *known == kind && *key == field;
    LISTS.iter().find(of).map(|(_, _, labels)| *labels)
}

/// Record type, field and the labels of its list.
const LISTS: &[(RecordKind, &str, Labels)] = &[
    (RecordKind::Project, "stage", STAGE),
    (RecordKind::Project, "status", STATUS),
    (RecordKind::Project, "kind", PROJECT_KIND),
    (RecordKind::Project, "lock", LOCK),
    (RecordKind::Demand, "commitment", COMMITMENT),
    (RecordKind::Demand, "request", REQUEST),
    (RecordKind::Assessment, "office", lists::OFFICE_SCOPE),
    (RecordKind::Office, "scope", lists::OFFICE_SCOPE),
    (RecordKind::Assessment, "question_set", lists::QUESTION_SET),
    (RecordKind::Assessment, "sight", lists::ANSWER_SIGHT),
    (RecordKind::Criterion, "source", SOURCE),
    (RecordKind::Criterion, "role", lists::CRITERION_ROLE),
    (RecordKind::Project, "moscow", lists::MOSCOW),
    (RecordKind::Project, "methodology", lists::METHODOLOGY),
    (RecordKind::Project, "complexity", lists::COMPLEXITY),
    (RecordKind::Project, "tier", lists::TIER),
    (RecordKind::FieldDef, "kind", FIELD_DEF_KIND),
    (RecordKind::Settings, "fiscal_naming", FISCAL_NAMING),
    (RecordKind::Settings, "locale", LOCALE),
    (RecordKind::Dependency, "kind", lists::DEPENDENCY_KIND),
    (RecordKind::Dependency, "status", lists::PROMISE),
    (RecordKind::Deliverable, "status", lists::DELIVERABLE_STATE),
    (RecordKind::Risk, "kind", lists::RISK_KIND),
    (RecordKind::Risk, "proximity", lists::PROXIMITY),
    (RecordKind::Risk, "strategy", lists::RISK_STRATEGY),
    (RecordKind::Risk, "status", lists::WORK_STATE),
    (RecordKind::Issue, "status", lists::WORK_STATE),
    (RecordKind::Action, "status", lists::WORK_STATE),
    (RecordKind::CommunicationItem, "status", lists::WORK_STATE),
    (RecordKind::Feedback, "status", lists::WORK_STATE),
    (RecordKind::TrainingSession, "status", lists::WORK_STATE),
    (RecordKind::Mentoring, "status", lists::WORK_STATE),
    (RecordKind::Review, "status", lists::WORK_STATE),
    (RecordKind::Assumption, "status", lists::ASSUMPTION_STATE),
    (RecordKind::Issue, "priority", lists::PRIORITY),
    (RecordKind::Action, "priority", lists::PRIORITY),
    (RecordKind::ChangeRequest, "priority", lists::PRIORITY),
    (RecordKind::IntakeRequest, "priority", lists::PRIORITY),
    (RecordKind::Decision, "status", lists::DECISION_STATE),
    (RecordKind::Meeting, "frequency", lists::FREQUENCY),
    (RecordKind::Kpi, "frequency", lists::FREQUENCY),
    (RecordKind::CommunicationItem, "frequency", lists::FREQUENCY),
    (RecordKind::Mentoring, "frequency", lists::FREQUENCY),
    (RecordKind::ChangeRequest, "category", lists::CHANGE_CATEGORY),
    (RecordKind::ChangeRequest, "status", lists::APPROVAL),
    (RecordKind::Policy, "status", lists::APPROVAL),
    (RecordKind::Waiver, "status", lists::APPROVAL),
    (RecordKind::IntakeRequest, "status", lists::APPROVAL),
    (RecordKind::GateDecision, "outcome", lists::GATE_OUTCOME),
    (RecordKind::Kpi, "direction", lists::DIRECTION),
    (RecordKind::StatusReport, "overall", lists::RAG),
    (RecordKind::StatusReport, "schedule", lists::RAG),
    (RecordKind::StatusReport, "cost", lists::RAG),
    (RecordKind::StatusReport, "scope", lists::RAG),
    (RecordKind::StatusReport, "resources", lists::RAG),
    (RecordKind::StatusReport, "risk", lists::RAG),
    (RecordKind::StatusReport, "benefits", lists::RAG),
    (RecordKind::Review, "rating", lists::RAG),
    (RecordKind::Benefit, "kind", lists::BENEFIT_KIND),
    (RecordKind::Benefit, "status", lists::BENEFIT_STATE),
    (RecordKind::BudgetLine, "cost_type", lists::COST_TYPE),
    (RecordKind::Contract, "kind", lists::CONTRACT_KIND),
    (RecordKind::Stakeholder, "stance", lists::STANCE),
    (RecordKind::Stakeholder, "wanted", lists::STANCE),
    (RecordKind::CommunicationItem, "channel", lists::CHANNEL),
    (RecordKind::Course, "mode", lists::COURSE_MODE),
    (RecordKind::Attendance, "status", lists::ATTENDANCE_STATE),
    (RecordKind::Absence, "kind", lists::ABSENCE_KIND),
    (RecordKind::Certification, "status", lists::CERTIFICATION_STATE),
    (RecordKind::Lesson, "kind", lists::LESSON_KIND),
    (RecordKind::Lesson, "status", lists::LESSON_STATE),
    (RecordKind::Review, "kind", lists::REVIEW_KIND),
    (RecordKind::Template, "kind", lists::TEMPLATE_KIND),
    (RecordKind::Template, "tier", lists::TIER),
];

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

const REQUEST: Labels =
    &[("requested", "Requested"), ("approved", "Approved"), ("rejected", "Rejected")];

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
