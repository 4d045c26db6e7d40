//! What is wrong with a model file, and what of an assessment was set aside.

use crate::analysis::maturity::profile::answers_from;
use crate::analysis::maturity::{Model, ModelFault, Note, Profile, Step};
use crate::model::Assessment;
use crate::present::text::Text;
use crate::present::text::maturity::MaturityText as T;

/// How a model is named in an assessment: its id and version.
pub fn model_name(model: &Model) -> String {
    format!("{} {}", model.id, model.version)
}

/// Why a model file is refused, in lower case.
pub fn model_fault_text(fault: &ModelFault) -> String {
    let place = |at: &str| match at {
        "" => T::FaultTop.say().to_owned(),
        at => T::FaultAt.with(&[("at", at)]),
    };
    let at = |text: T, at: &str| text.with(&[("at", at)]);
    match fault {
        ModelFault::Empty => T::FaultEmpty.say().to_owned(),
        ModelFault::NotJson { line, column } => {
            T::FaultText.with(&[("line", &line.to_string()), ("column", &column.to_string())])
        }
        ModelFault::NotAnObject => T::FaultObject.say().to_owned(),
        ModelFault::UnknownSchema { found } => {
            T::FaultSchema.with(&[("found", &found.to_string())])
        }
        ModelFault::MissingMember { at, member } | ModelFault::WrongMember { at, member } => {
            T::FaultMember.with(&[("member", member), ("at", &place(at))])
        }
        ModelFault::NoDomains => T::FaultDomains.say().to_owned(),
        ModelFault::NoPractices { domain } => at(T::FaultPractices, domain),
        ModelFault::DuplicateId { id } => at(T::FaultTwice, id),
        ModelFault::DomainWeights { sum } => T::FaultWeights.with(&[("sum", &sum.to_string())]),
        ModelFault::WeightNotPositive { at: id, .. } => at(T::FaultWeight, id),
        ModelFault::Levels { at: id, .. } => at(T::FaultLevels, id),
        ModelFault::Actions { at: id, .. } => at(T::FaultActions, id),
        ModelFault::UnknownPrerequisite { at, practice } => {
            T::FaultNeeds.with(&[("practice", practice), ("at", at)])
        }
        ModelFault::Cycle { steps } => {
            let step = |step: &Step| {
                let level = step.level.to_string();
                T::StepOf.with(&[("level", &level), ("practice", &step.practice)])
            };
            let steps: Vec<String> = steps.iter().map(step).collect();
            T::FaultCircle.with(&[("steps", &steps.join(", "))])
        }
    }
}

/// What was set aside, as sentences: stored texts that are no answers, what the profile notes, and
/// a model other than the one the answers were given to.
pub fn note_texts(assessment: &Assessment, model: &Model, profile: &Profile) -> Vec<String> {
    let mut texts = Vec::new();
    let now = model_name(model);
    if !assessment.model.is_empty() && assessment.model != now {
        texts.push(T::NoteModel.with(&[("now", &now), ("then", &assessment.model)]));
    }
    let (_, unread) = answers_from(&assessment.answers);
    texts.extend(unread.iter().chain(&profile.notes).map(note_text));
    texts
}

/// What was set aside, in a sentence.
fn note_text(note: &Note) -> String {
    match note {
        Note::AnswerUnreadable { id, text } => T::NoteAnswer.with(&[("id", id), ("text", text)]),
        Note::UnknownPractice { id } => T::NotePractice.with(&[("id", id)]),
        Note::ScoreOffScale { id, .. } => T::NoteScore.with(&[("id", id)]),
        Note::UnknownDomain { id } => T::NoteDomain.with(&[("id", id)]),
        Note::WeightRefused { id, .. } => T::NoteWeight.with(&[("id", id)]),
        Note::TargetRefused { id, .. } => T::NoteTarget.with(&[("id", id)]),
    }
}
