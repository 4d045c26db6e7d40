//! The whole result of an assessment as one plain value that a page, a print or a file can show.

use std::collections::BTreeMap;

use super::gap::{self, DomainGap};
use super::model::{Domain, LEVEL_MAX, LEVEL_MIN, Model, WEIGHT_MAX};
use super::score::{self, Dropped, Member, NextLevel, Standing};
use crate::model::answer::{Answer, NotAnAnswer};

/// What the user may change about the reckoning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Weights by domain id in place of the model's, 0 to 1,000,000; they need not sum to 100. A
    /// domain of weight 0 is shown but takes no part in anything overall.
    pub domain_weights: BTreeMap<String, f64>,
}

/// How many practices there are and how many of them say something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Practices with a score.
    pub scored: usize,
    /// Practices outside the scope assessed.
    pub not_applicable: usize,
    /// Practices nobody could tell about.
    pub do_not_know: usize,
    /// Practices without an answer.
    pub unanswered: usize,
}

impl Coverage {
    /// Counts one practice.
    fn count(&mut self, standing: Standing) {
        match standing {
            Standing::Scored(_) => self.scored += 1,
            Standing::NotApplicable => self.not_applicable += 1,
            Standing::DoNotKnow => self.do_not_know += 1,
            Standing::Unanswered => self.unanswered += 1,
        }
    }

    fn add(&mut self, other: Coverage) {
        self.scored += other.scored;
        self.not_applicable += other.not_applicable;
        self.do_not_know += other.do_not_know;
        self.unanswered += other.unanswered;
    }

    /// Practices that apply, scored or not.
    pub fn applicable(self) -> usize {
        self.scored + self.do_not_know + self.unanswered
    }

    /// Scored over applicable, 0 to 1; None if nothing applies.
    pub fn share(self) -> Option<f64> {
        let applicable = self.applicable();
        (applicable > 0).then(|| self.scored as f64 / applicable as f64)
    }

    /// Whether a practice that applies has no score yet, so that scores and levels, taken over
    /// the scored ones alone, may still change.
    pub fn provisional(self) -> bool {
        self.scored < self.applicable()
    }
}

/// One practice in the result.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticeProfile {
    /// Practice id.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Weight within the domain.
    pub weight: f64,
    /// Whether it is a key practice.
    pub key: bool,
    /// Score, or why there is none.
    pub standing: Standing,
}

/// One domain in the result.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainProfile {
    /// Domain id.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Weight used, after the user's changes.
    pub weight: f64,
    /// Target level used, 1 to 5.
    pub target: f64,
    /// Weighted mean D of the scored practices, 1 to 5; None if dropped.
    pub score: Option<f64>,
    /// Attained level L, 1 to 5; None if dropped.
    pub attained: Option<u8>,
    /// What keeps the domain from the level after; None if dropped or at the top.
    pub next: Option<NextLevel>,
    /// Why the domain is in no sum; None if it has a score.
    pub dropped: Option<Dropped>,
    /// Counts of its practices.
    pub coverage: Coverage,
    /// All practices in the order of the model.
    pub practices: Vec<PracticeProfile>,
}

/// The organisation as a whole. The three figures belong side by side: an average flatters, the
/// weakest link frightens, the attained level lies between.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// Weighted mean O of the domain scores, 1 to 5.
    pub score: f64,
    /// 25 (O − 1), 0 to 100.
    pub index: f64,
    /// Attained level, 1 to 5.
    pub attained: u8,
    /// Lowest attained level of a domain.
    pub weakest: u8,
    /// Ids of the domains at `weakest`, in the order of the model.
    pub weakest_domains: Vec<String>,
    /// Domains that keep the whole from the level after; scores there are attained levels.
    pub next: Option<NextLevel>,
}

/// Input that was set aside, so that it can be shown beside the result.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A stored text that is no answer; the practice counts as unanswered.
    AnswerUnreadable {
        /// The practice.
        id: String,
        /// The text.
        text: String,
    },
    /// An answer to a practice that the model does not have.
    UnknownPractice {
        /// The id.
        id: String,
    },
    /// A score that is no number from 1 to 5; the practice counts as unanswered.
    ScoreOffScale {
        /// The practice.
        id: String,
        /// The score.
        score: f64,
    },
    /// A weight or target for a domain that the model does not have.
    UnknownDomain {
        /// The id.
        id: String,
    },
    /// A weight that is no number from 0 to 1,000,000; the model's is used.
    WeightRefused {
        /// The domain.
        id: String,
        /// The weight.
        weight: f64,
    },
    /// A target that is no number from 1 to 5; the model's default is used.
    TargetRefused {
        /// The domain.
        id: String,
        /// The target.
        target: f64,
    },
}

/// The result of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Model used.
    pub model_id: String,
    /// Version of the model used.
    pub model_version: String,
    /// None if no domain with weight has a score.
    pub overall: Option<Overall>,
    /// Counts over all practices.
    pub coverage: Coverage,
    /// All domains in the order of the model.
    pub domains: Vec<DomainProfile>,
    /// Domains with a score, largest weighted gap first.
    pub gaps: Vec<DomainGap>,
    /// Input set aside.
    pub notes: Vec<Note>,
}

/// Reads one respondent's stored texts (practice id → `1` to `5`, `na`, `dk`); a text that is no
/// answer is left out and noted.
pub fn answers_from(texts: &BTreeMap<String, String>) -> (BTreeMap<String, Answer>, Vec<Note>) {
    let (mut answers, mut notes) = (BTreeMap::new(), Vec::new());
    for (id, text) in texts {
        match text.parse::<Answer>() {
            Ok(answer) => {
                answers.insert(id.clone(), answer);
            }
            Err(NotAnAnswer(text)) => notes.push(Note::AnswerUnreadable { id: id.clone(), text }),
        }
    }
    (answers, notes)
}

/// The profile from one assessor's answers by practice id. `targets`: level by domain id, the
/// model's default (3) where absent. See [`profile_of`].
pub fn profile(
    model: &Model,
    answers: &BTreeMap<String, Answer>,
    targets: &BTreeMap<String, f64>,
    options: &Options,
) -> Profile {
    let mut standings = BTreeMap::new();
    for (id, answer) in answers {
        standings.insert(id.clone(), score::standing(&[*answer]));
    }
    profile_of(model, &standings, targets, options)
}

/// The profile from standings by practice id; a practice without one is unanswered. Odd input is
/// set aside and noted, never an error.
pub fn profile_of(
    model: &Model,
    standings: &BTreeMap<String, Standing>,
    targets: &BTreeMap<String, f64>,
    options: &Options,
) -> Profile {
    let mut notes = unknown_ids(model, standings, targets, options);
    let mut coverage = Coverage::default();
    let (mut domains, mut gaps) = (Vec::new(), Vec::new());
    for domain in &model.domains {
        let weight = weight_of(domain, options, &mut notes);
        let target = target_of(model, domain, targets, &mut notes);
        let states: Vec<Standing> =
            domain.practices.iter().map(|p| standing_of(&p.id, standings, &mut notes)).collect();
        gaps.extend(gap::domain_gap(domain, weight, target, &states));
        let result = domain_profile(model, domain, weight, target, &states);
        coverage.add(result.coverage);
        domains.push(result);
    }
    gap::rank(&mut gaps);
    Profile {
        model_id: model.id.clone(),
        model_version: model.version.clone(),
        overall: overall(model, &domains),
        coverage,
        domains,
        gaps,
        notes,
    }
}

/// Notes for answers, targets and weights of ids the model does not have.
fn unknown_ids(
    model: &Model,
    standings: &BTreeMap<String, Standing>,
    targets: &BTreeMap<String, f64>,
    options: &Options,
) -> Vec<Note> {
    let practices = standings.keys().filter(|id| model.practice(id).is_none());
    let mut notes: Vec<Note> =
        practices.map(|id| Note::UnknownPractice { id: id.clone() }).collect();
    // A domain named by both maps is noted once.
    let only_in_targets = targets.keys().filter(|id| !options.domain_weights.contains_key(*id));
    for id in options.domain_weights.keys().chain(only_in_targets) {
        if model.domain(id).is_none() {
            notes.push(Note::UnknownDomain { id: id.clone() });
        }
    }
    notes
}

/// A domain's weight: the one set, where it can count, else the model's.
fn weight_of(domain: &Domain, options: &Options, notes: &mut Vec<Note>) -> f64 {
    match options.domain_weights.get(&domain.id) {
        Some(weight) if (0.0..=WEIGHT_MAX).contains(weight) => *weight,
        Some(weight) => {
            notes.push(Note::WeightRefused { id: domain.id.clone(), weight: *weight });
            domain.weight
        }
        None => domain.weight,
    }
}

/// Whether a number lies on the scale of levels.
fn on_scale(level: f64) -> bool {
    (f64::from(LEVEL_MIN)..=f64::from(LEVEL_MAX)).contains(&level)
}

/// A domain's target: the one set, where it is on the scale, else the model's.
fn target_of(
    model: &Model,
    domain: &Domain,
    targets: &BTreeMap<String, f64>,
    notes: &mut Vec<Note>,
) -> f64 {
    match targets.get(&domain.id) {
        Some(target) if on_scale(*target) => *target,
        Some(target) => {
            notes.push(Note::TargetRefused { id: domain.id.clone(), target: *target });
            model.default_target(domain)
        }
        None => model.default_target(domain),
    }
}

/// What is known of a practice; a score off the scale is noted and not counted.
fn standing_of(
    id: &str,
    standings: &BTreeMap<String, Standing>,
    notes: &mut Vec<Note>,
) -> Standing {
    match standings.get(id).copied() {
        Some(Standing::Scored(score)) if !on_scale(score) => {
            notes.push(Note::ScoreOffScale { id: id.to_owned(), score });
            Standing::Unanswered
        }
        Some(standing) => standing,
        None => Standing::Unanswered,
    }
}

/// A domain's score, level, agreement and spread, from those of its practices.
fn domain_profile(
    model: &Model,
    domain: &Domain,
    weight: f64,
    target: f64,
    standings: &[Standing],
) -> DomainProfile {
    let mut coverage = Coverage::default();
    let (mut practices, mut members) = (Vec::new(), Vec::new());
    for (practice, standing) in domain.practices.iter().zip(standings.iter().copied()) {
        let (id, name) = (practice.id.clone(), practice.name.clone());
        let (weight, key) = (practice.weight, practice.key);
        coverage.count(standing);
        if let Some(score) = standing.score() {
            members.push(Member { id: id.clone(), name: name.clone(), weight, score, key });
        }
        practices.push(PracticeProfile { id, name, weight, key, standing });
    }
    let (attained, next) = score::attained(&members, &model.rules).unzip();
    let dropped = match (coverage.scored, coverage.applicable()) {
        (0, 0) => Some(Dropped::NoneApplicable),
        (0, _) => Some(Dropped::NoneScored),
        _ => None,
    };
    DomainProfile {
        id: domain.id.clone(),
        name: domain.name.clone(),
        weight,
        target,
        score: score::weighted_mean(members.iter().map(|m| (m.weight, m.score))),
        attained,
        next: next.flatten(),
        dropped,
        coverage,
        practices,
    }
}

/// The whole from the domains that have a score, by their weights.
fn overall(model: &Model, domains: &[DomainProfile]) -> Option<Overall> {
    let counted: Vec<&DomainProfile> = domains.iter().filter(|d| d.weight > 0.0).collect();
    let scores = counted.iter().filter_map(|d| Some((d.weight, d.score?)));
    let score = score::weighted_mean(scores)?;
    let mut members = Vec::new();
    for domain in counted {
        if let Some(level) = domain.attained {
            members.push(Member {
                id: domain.id.clone(),
                name: domain.name.clone(),
                weight: domain.weight,
                score: f64::from(level),
                key: false,
            });
        }
    }
    let (attained, next) = score::attained(&members, &model.rules)?;
    let weakest = domains.iter().filter(|d| d.weight > 0.0).filter_map(|d| d.attained).min()?;
    let at_weakest = members.iter().filter(|m| m.score == f64::from(weakest));
    Some(Overall {
        score,
        index: 25.0 * (score - 1.0),
        attained,
        weakest,
        weakest_domains: at_weakest.map(|m| m.id.clone()).collect(),
        next,
    })
}
