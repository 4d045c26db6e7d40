//! The words for record types, their fields and the codes of closed lists.
//!
//! One row per field: key, title, help. A test walks every record type and fails where a text is
//! missing, so a new field is not seen without its words.

use super::{choices, plan, register_people, register_work};
use crate::model::RecordKind;

/// Which form of a record type's name is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One of them: `project`.
    Singular,
    /// Several: `projects`.
    Plural,
}

/// Key, title and help of one field.
pub(super) type Row = (&'static str, &'static str, &'static str);

/// The words for a record type and its fields.
pub(super) struct Words {
    /// One record, in lower case for the middle of a sentence.
    pub one: &'static str,
    /// Several records, in lower case.
    pub many: &'static str,
    /// The fields in order.
    pub rows: &'static [Row],
}

/// The name of a record type, in lower case for the middle of a sentence.
pub fn kind_title(kind: RecordKind, number: Number) -> &'static str {
    let words = words(kind);
    match number {
        Number::Singular => words.one,
        Number::Plural => words.many,
    }
}

/// The name of a record type as a heading.
pub fn kind_heading(kind: RecordKind, number: Number) -> String {
    let name = kind_title(kind, number);
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The title of a field; its key where no title is known, which the test below forbids.
pub fn field_title(kind: RecordKind, key: &'static str) -> &'static str {
    row(kind, key).map_or(key, |(_, title, _)| title)
}

/// One sentence on what the field holds.
pub fn field_help(kind: RecordKind, key: &str) -> &'static str {
    row(kind, key).map_or("", |(_, _, help)| help)
}

/// The word for a code of a closed list.
pub fn choice_label(kind: RecordKind, field: &str, code: &str) -> Option<&'static str> {
    let labels = choices::labels(kind, field)?;
    labels.iter().find(|(known, _)| *known == code).map(|(_, label)| *label)
}

fn row(kind: RecordKind, key: &str) -> Option<&'static Row> {
    rows(kind).iter().find(|(known, ..)| *known == key)
}

fn rows(kind: RecordKind) -> &'static [Row] {
    words(kind).rows
}

/// The words of a record type: the one place a new type is named in.
fn words(kind: RecordKind) -> &'static Words {
    match kind {
        RecordKind::Settings => &plan::SETTINGS,
        RecordKind::Calendar => &plan::CALENDAR,
        RecordKind::FieldDef => &plan::FIELD_DEF,
        RecordKind::Objective => &plan::OBJECTIVE,
        RecordKind::Portfolio => &plan::PORTFOLIO,
        RecordKind::Programme => &plan::PROGRAMME,
        RecordKind::Project => &plan::PROJECT,
        RecordKind::Milestone => &plan::MILESTONE,
        RecordKind::Contribution => &plan::CONTRIBUTION,
        RecordKind::Role => &plan::ROLE,
        RecordKind::Person => &plan::PERSON,
        RecordKind::Demand => &plan::DEMAND,
        RecordKind::Criterion => &plan::CRITERION,
        RecordKind::Score => &plan::SCORE,
        RecordKind::Comparison => &plan::COMPARISON,
        RecordKind::Assessment => &plan::ASSESSMENT,
        RecordKind::Scenario => &plan::SCENARIO,
        RecordKind::SavedView => &plan::SAVED_VIEW,
        RecordKind::Office => &plan::OFFICE,
        RecordKind::Dependency => &register_work::DEPENDENCY,
        RecordKind::Deliverable => &register_work::DELIVERABLE,
        RecordKind::Risk => &register_work::RISK,
        RecordKind::Assumption => &register_work::ASSUMPTION,
        RecordKind::Issue => &register_work::ISSUE,
        RecordKind::Decision => &register_work::DECISION,
        RecordKind::Action => &register_work::ACTION,
        RecordKind::Meeting => &register_work::MEETING,
        RecordKind::ChangeRequest => &register_work::CHANGE_REQUEST,
        RecordKind::Policy => &register_work::POLICY,
        RecordKind::DocumentLink => &register_work::DOCUMENT_LINK,
        RecordKind::GateDecision => &register_work::GATE_DECISION,
        RecordKind::Waiver => &register_work::WAIVER,
        RecordKind::Kpi => &register_work::KPI,
        RecordKind::StatusReport => &register_work::STATUS_REPORT,
        RecordKind::Benefit => &register_people::BENEFIT,
        RecordKind::BudgetLine => &register_people::BUDGET_LINE,
        RecordKind::Supplier => &register_people::SUPPLIER,
        RecordKind::Contract => &register_people::CONTRACT,
        RecordKind::Contingency => &register_people::CONTINGENCY,
        RecordKind::Team => &register_people::TEAM,
        RecordKind::Skill => &register_people::SKILL,
        RecordKind::SkillLevel => &register_people::SKILL_LEVEL,
        RecordKind::Stakeholder => &register_people::STAKEHOLDER,
        RecordKind::CommunicationItem => &register_people::COMMUNICATION_ITEM,
        RecordKind::Feedback => &register_people::FEEDBACK,
        RecordKind::Competence => &register_people::COMPETENCE,
        RecordKind::Course => &register_people::COURSE,
        RecordKind::TrainingSession => &register_people::TRAINING_SESSION,
        RecordKind::Attendance => &register_people::ATTENDANCE,
        RecordKind::Absence => &register_people::ABSENCE,
        RecordKind::Certification => &register_people::CERTIFICATION,
        RecordKind::Mentoring => &register_people::MENTORING,
        RecordKind::Lesson => &register_work::LESSON,
        RecordKind::Review => &register_work::REVIEW,
        RecordKind::Template => &register_work::TEMPLATE,
        RecordKind::ChangeGroup => &register_people::CHANGE_GROUP,
        RecordKind::ChangeImpact => &register_people::CHANGE_IMPACT,
        RecordKind::IntakeRequest => &register_work::INTAKE_REQUEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::Kind;

    #[test]
    fn every_field_and_choice_has_its_words() {
        for kind in RecordKind::ALL {
            for field in kind.fields() {
                let at = format!("{}.{}", kind.key(), field.key);
                assert!(row(kind, field.key).is_some(), "no title: {at}");
                assert!(!field_title(kind, field.key).is_empty(), "{at}");
                assert!(field_help(kind, field.key).ends_with('.'), "no sentence: {at}");
                if let Kind::Choice(codes) = field.kind {
                    for code in codes {
                        assert!(choice_label(kind, field.key, code).is_some(), "{at} {code}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_words_are_left_over() {
        for kind in RecordKind::ALL {
            for (key, ..) in rows(kind) {
                assert!(kind.field(key).is_some(), "{}.{key} is no field", kind.key());
            }
        }
    }

    #[test]
    fn titles_of_a_type_differ() {
        for kind in RecordKind::ALL {
            let mut titles: Vec<_> = rows(kind).iter().map(|(_, title, _)| title).collect();
            titles.sort();
            let all = titles.len();
            titles.dedup();
            assert_eq!(titles.len(), all, "{}", kind.key());
        }
    }

    #[test]
    fn unknown_words_are_told() {
        assert_eq!(field_title(RecordKind::Role, "zzz"), "zzz");
        assert_eq!(field_help(RecordKind::Role, "zzz"), "");
        assert_eq!(choice_label(RecordKind::Project, "stage", "zzz"), None);
        assert_eq!(choice_label(RecordKind::Project, "name", "idea"), None);
        assert_eq!(kind_heading(RecordKind::Person, Number::Plural), "People");
    }
}
