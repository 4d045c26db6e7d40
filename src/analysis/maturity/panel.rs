//! What many respondents say: per practice the score, its evidence, how far people agree, whether
//! to talk about it and how far to rely on it. No answer is ever changed: a moderated score stands
//! beside what was said.

use super::agreement::{self, Spread};
use super::evidence::{self, Confidence, Grade, Item};
use super::groups::{self, GroupMedian};
use super::model::{Domain, LEVEL_MAX, LEVEL_MIN, Model, Practice};
use super::score::{Standing, TOLERANCE, median, standing, weighted_mean};
use crate::model::answer::Answer;
use crate::order::Sorted;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Fewest answers to a practice for a spread of respondents.
pub const ANSWERS_FOR_ERROR: usize = 5;

/// One who answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Respondent {
    /// Group such as "Sponsors"; empty where none was said.
    pub group: String,
    /// Practice → answer.
    pub answers: BTreeMap<String, Answer>,
    /// Domains by importance, first the most important; may be empty or partial.
    pub priorities: Vec<String>,
}

/// A score agreed upon in the room.
#[derive(Clone, Debug, PartialEq)]
pub struct Moderated {
    /// 1 to 5 in half steps.
    pub score: f64,
    /// Why; without a reason the score does not count.
    pub reason: String,
}

/// Everything said in an assessment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Those who answered.
    pub respondents: Vec<Respondent>,
    /// Group → people invited; empty where nobody counted.
    pub invited: BTreeMap<String, u32>,
    /// Practice → what was seen.
    pub evidence: BTreeMap<String, Vec<Item>>,
    /// Practice → score agreed upon.
    pub moderated: BTreeMap<String, Moderated>,
}

/// How the answers are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ways {
    /// Median of group medians instead of the median of all, so that a large group cannot dominate.
    pub groups_first: bool,
    /// Whether groups below three answers are hidden.
    pub anonymous: bool,
    /// The day for which the result is made.
    pub as_of: NaiveDate,
    /// The day of the assessment: what an assertion without evidence dates from.
    pub assessed: Option<NaiveDate>,
}

/// Why a practice is to be talked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Discuss {
    /// Agreement is low.
    Agreement,
    /// The middle half is wide.
    MiddleHalf,
    /// The range is wide.
    Range,
    /// Two groups see it differently.
    Groups,
}

/// Why a moderated score does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotModerated {
    /// Not a half step from 1 to 5.
    OffScale,
    /// Without a reason.
    NoReason,
}

/// What is known of one practice.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// Practice id.
    pub practice: String,
    /// Its domain.
    pub domain: String,
    /// What the answers amount to, before moderation.
    pub said: Standing,
    /// The levels given; None where nobody gave one.
    pub spread: Option<Spread>,
    /// Answers "not applicable" and "do not know".
    pub apart: (usize, usize),
    /// Groups that may be shown, in order of name.
    pub groups: Vec<GroupMedian>,
    /// Groups with answers that may not be shown.
    pub groups_hidden: usize,
    /// The score agreed upon, where it counts.
    pub moderated: Option<f64>,
    /// Why the score agreed upon does not count.
    pub not_moderated: Option<NotModerated>,
    /// The practice score P: moderated, else said.
    pub score: Standing,
    /// The evidenced score V = min(P, what the evidence carries).
    pub evidenced: Standing,
    /// The evidence that counts.
    pub grade: Grade,
    /// Reasons to talk about it; empty where there is none.
    pub discuss: Vec<Discuss>,
    /// W · w · (1 − r_wg): what the list of talks is ordered by; r_wg counts 1 where unknown.
    pub urgency: f64,
    /// How far to rely on P; None without a score.
    pub confidence: Option<Confidence>,
}

/// What is known of one domain beside its score.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainOpinion {
    /// Domain id.
    pub domain: String,
    /// r*_wg over the practices with agreement.
    pub agreement: Option<f64>,
    /// Standard error of the domain score from the respondents' spread; None where a scored
    /// practice has fewer than five answers.
    pub error: Option<f64>,
    /// Mean confidence by practice weight.
    pub confidence: Option<f64>,
    /// Least and most levels given to a scored practice.
    pub answers: Option<(usize, usize)>,
}

/// Everything the panel says.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelView {
    /// The practices in the order of the model.
    pub opinions: Vec<Opinion>,
    /// The domains in the order of the model.
    pub domains: Vec<DomainOpinion>,
    /// Those who answered anything.
    pub respondents: usize,
    /// People invited; None where nobody counted.
    pub invited: Option<u32>,
    /// How far the rankings of domains agree.
    pub priorities: Option<agreement::Concordance>,
    /// Domain → mean rank; only where somebody ranked.
    pub ranks: BTreeMap<String, f64>,
}

impl PanelView {
    /// Practice → P.
    pub fn scores(&self) -> BTreeMap<String, Standing> {
        self.opinions.iter().map(|o| (o.practice.clone(), o.score)).collect()
    }

    /// Practice → V.
    pub fn evidenced(&self) -> BTreeMap<String, Standing> {
        self.opinions.iter().map(|o| (o.practice.clone(), o.evidenced)).collect()
    }

    /// Practice → s² and n, of at least two answers.
    pub fn spreads(&self) -> BTreeMap<String, (f64, usize)> {
        let of = |o: &Opinion| {
            let spread = o.spread.as_ref()?;
            Some((o.practice.clone(), (spread.variance?, spread.n)))
        };
        self.opinions.iter().filter_map(of).collect()
    }

    /// The practices to talk about, most urgent first.
    pub fn to_discuss(&self) -> Vec<&Opinion> {
        let mut list: Vec<&Opinion> =
            self.opinions.iter().filter(|o| !o.discuss.is_empty()).collect();
        let rounded = |o: &Opinion| (o.urgency / TOLERANCE).round();
        list.order_by(|a, b| rounded(b).total_cmp(&rounded(a)));
        list
    }
}

/// Reads a panel. `weights`: domain weights used, the model's where absent.
pub fn view(
    model: &Model,
    panel: &Panel,
    ways: Ways,
    weights: &BTreeMap<String, f64>,
) -> PanelView {
    let (mut opinions, mut domains) = (Vec::new(), Vec::new());
    let invited = panel.invited.values().copied().reduce(u32::saturating_add).filter(|n| *n > 0);
    for domain in &model.domains {
        let weight = weights.get(&domain.id).copied().unwrap_or(domain.weight);
        let own: Vec<Opinion> = domain
            .practices
            .iter()
            .map(|practice| opinion(model, (domain, weight), practice, panel, ways))
            .collect();
        domains.push(domain_opinion(domain, &own));
        opinions.extend(own);
    }
    let (priorities, ranks) = groups::priorities(model, &panel.respondents);
    PanelView {
        opinions,
        domains,
        respondents: panel.respondents.iter().filter(|r| !r.answers.is_empty()).count(),
        invited,
        priorities,
        ranks,
    }
}

/// What the answers of all respondents say of one practice: score, spread, agreement, evidence, and
/// whether it is worth talking about.
fn opinion(
    model: &Model,
    (domain, domain_weight): (&Domain, f64),
    practice: &Practice,
    panel: &Panel,
    ways: Ways,
) -> Opinion {
    let given = |r: &Respondent| r.answers.get(&practice.id).copied();
    let answers: Vec<Answer> = panel.respondents.iter().filter_map(given).collect();
    let levels: Vec<u8> = answers.iter().filter_map(|answer| answer.level()).collect();
    let all_groups = groups::medians(&panel.respondents, &practice.id);
    let said = said(&answers, &all_groups, ways.groups_first);
    let spread = Spread::of(&levels);
    let (moderated, not_moderated) = moderated(panel.moderated.get(&practice.id));
    let score = moderated.map_or(said, Standing::Scored);
    let items = panel.evidence.get(&practice.id).map(Vec::as_slice).unwrap_or_default();
    let (grade, seen) = evidence::best(items);
    let group_count = all_groups.len();
    let shown = if ways.anonymous { groups::shown(all_groups) } else { all_groups };
    let rwg = spread.as_ref().and_then(|s| s.agreement).map(|a| a.rwg);
    let not_known = answers.iter().filter(|a| **a == Answer::DoNotKnow).count();
    let coverage = coverage(panel, levels.len(), not_known);
    let fresh = evidence::recency(&model.rules.confidence, seen.or(ways.assessed), ways.as_of);
    let sum: f64 = domain.practices.iter().map(|p| p.weight).sum();
    Opinion {
        practice: practice.id.clone(),
        domain: domain.id.clone(),
        said,
        discuss: discuss(model, spread.as_ref(), &shown),
        apart: (answers.iter().filter(|a| **a == Answer::NotApplicable).count(), not_known),
        groups_hidden: group_count - shown.len(),
        groups: shown,
        moderated,
        not_moderated,
        evidenced: match score {
            Standing::Scored(p) => Standing::Scored(p.min(grade.cap())),
            other => other,
        },
        score,
        grade,
        urgency: domain_weight * practice.weight / sum * (1.0 - rwg.unwrap_or(1.0)),
        confidence: score
            .score()
            .map(|_| evidence::confidence(&model.rules.confidence, grade, rwg, coverage, fresh)),
        spread,
    }
}

/// What the answers amount to, by the median of all or of the groups.
fn said(answers: &[Answer], groups: &[GroupMedian], groups_first: bool) -> Standing {
    let all = standing(answers);
    if !groups_first || all.score().is_none() {
        return all;
    }
    let medians: Vec<f64> = groups.iter().map(|group| group.median).collect();
    median(&medians).map_or(all, Standing::Scored)
}

/// The score agreed upon, or why it does not count.
fn moderated(kept: Option<&Moderated>) -> (Option<f64>, Option<NotModerated>) {
    let Some(kept) = kept else { return (None, None) };
    let scale = f64::from(LEVEL_MIN)..=f64::from(LEVEL_MAX);
    let half_step = (kept.score * 2.0 - (kept.score * 2.0).round()).abs() < TOLERANCE;
    if !scale.contains(&kept.score) || !half_step {
        (None, Some(NotModerated::OffScale))
    } else if kept.reason.trim().is_empty() {
        (None, Some(NotModerated::NoReason))
    } else {
        (Some(kept.score), None)
    }
}

/// min(1, n / invited) × (1 − share of "do not know"); without a count of those invited, all who
/// answered anything are taken for them.
fn coverage(panel: &Panel, levels: usize, not_known: usize) -> f64 {
    let counted = panel.invited.values().copied().reduce(u32::saturating_add).unwrap_or_default();
    let invited = if counted > 0 { f64::from(counted) } else { panel.respondents.len() as f64 };
    if invited <= 0.0 || levels + not_known == 0 {
        return 0.0;
    }
    let known = levels as f64 / (levels + not_known) as f64;
    (levels as f64 / invited).min(1.0) * known
}

/// Why a practice is to be talked about; empty where nothing stands out.
fn discuss(model: &Model, spread: Option<&Spread>, groups: &[GroupMedian]) -> Vec<Discuss> {
    let rules = &model.rules.discuss;
    let mut reasons = Vec::new();
    let Some(spread) = spread else { return reasons };
    if spread.agreement.is_some_and(|a| a.rwg < rules.rwg_below - TOLERANCE) {
        reasons.push(Discuss::Agreement);
    }
    if spread.n > 1 && spread.iqr() >= rules.iqr_from - TOLERANCE {
        reasons.push(Discuss::MiddleHalf);
    }
    if spread.n > 1 && f64::from(spread.width()) >= rules.range_from - TOLERANCE {
        reasons.push(Discuss::Range);
    }
    let medians = || groups.iter().map(|group| group.median);
    let apart =
        medians().fold(f64::NEG_INFINITY, f64::max) - medians().fold(f64::INFINITY, f64::min);
    if apart >= rules.groups_from - TOLERANCE {
        reasons.push(Discuss::Groups);
    }
    reasons
}

/// Agreement, error and confidence of one domain.
fn domain_opinion(domain: &Domain, opinions: &[Opinion]) -> DomainOpinion {
    let scored = || {
        let pairs = domain.practices.iter().zip(opinions);
        pairs.filter(|(_, o)| o.score.score().is_some())
    };
    let variances: Vec<f64> = scored()
        .filter_map(|(_, o)| o.spread.as_ref().filter(|s| s.agreement.is_some())?.variance)
        .collect();
    let counts = || scored().map(|(_, o)| o.spread.as_ref().map_or(0, |s| s.n));
    let confident = scored().filter_map(|(p, o)| Some((p.weight, o.confidence?.value)));
    DomainOpinion {
        domain: domain.id.clone(),
        agreement: agreement::rwg_star(&variances),
        error: domain_error(scored().map(|(p, o)| (p.weight, o.spread.as_ref()))),
        confidence: weighted_mean(confident),
        answers: counts().min().zip(counts().max()),
    }
}

/// √(Σ w² s² / n) / Σ w; None where a practice has fewer than five answers.
fn domain_error<'a>(parts: impl Iterator<Item = (f64, Option<&'a Spread>)>) -> Option<f64> {
    let (mut squares, mut weights) = (0.0, 0.0);
    for (weight, spread) in parts {
        let spread = spread.filter(|spread| spread.n >= ANSWERS_FOR_ERROR)?;
        squares += weight * weight * spread.variance? / spread.n as f64;
        weights += weight;
    }
    (weights > 0.0).then(|| squares.sqrt() / weights)
}

/// Standard error of the overall score, √Σ(W SE)² / ΣW; None where a domain has none.
pub fn overall_error(parts: impl IntoIterator<Item = (f64, Option<f64>)>) -> Option<f64> {
    let (mut squares, mut weights) = (0.0, 0.0);
    for (weight, error) in parts {
        squares += (weight * error?) * (weight * error?);
        weights += weight;
    }
    (weights > 0.0).then(|| squares.sqrt() / weights)
}
