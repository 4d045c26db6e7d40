//! Claims of an assessment held against the workspace: rules, each on one practice, that count in how
//! many records something is missing. Codes and counts; the words are the screen's business.
//!
//! Rules and limits: `docs/method/claims.md`.

use crate::model::*;
use crate::order::set_of;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

crate::choices! {
    /// A rule of evidence, by what it looks for.
    Rule {
        /// Open projects without owner and sponsor.
        ProjectOwner = "project_owner",
        /// Running projects without a gate decision.
        GateDecision = "gate_decision",
        /// Open projects that contribute to no objective.
        ObjectiveLink = "objective_link",
        /// Open projects without a score.
        ProjectScore = "project_score",
        /// People without a rated skill.
        SkillLevels = "skill_levels",
        /// Running projects without demand from this month on.
        DemandAhead = "demand_ahead",
        /// Running projects without a milestone that has a baseline.
        Baseline = "baseline",
        /// Running projects without a status report in some days.
        StatusReport = "status_report",
        /// Open actions past their day.
        ActionsOverdue = "actions_overdue",
        /// Open risks without an owner.
        RiskOwner = "risk_owner",
        /// Open risks not reviewed in some days.
        RiskReview = "risk_review",
        /// Open risks without a response.
        RiskResponse = "risk_response",
        /// Open issues past their day.
        IssuesOverdue = "issues_overdue",
        /// Running projects without a stakeholder.
        Stakeholders = "stakeholders",
        /// Benefits without owner, measure or target.
        BenefitProfile = "benefit_profile",
        /// Benefits under way without a measurement in some days.
        BenefitReading = "benefit_reading",
        /// Running projects without a group touched by the change.
        ChangeImpact = "change_impact",
        /// Closed projects without a lesson or a review.
        Lessons = "lessons",
    }
}

/// What a rule is about, and how strict it is where nobody changed it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleFacts {
    /// The practice.
    pub practice: &'static str,
    /// The level from which the rule speaks.
    pub level: u8,
    /// Most of the records in which it may be missing, in percent.
    pub limit: f64,
    /// Days back, where the rule looks back.
    pub days: Option<f64>,
}

impl Rule {
    /// What the rule is about.
    pub fn facts(self) -> RuleFacts {
        let (practice, level, limit, days) = match self {
            Rule::ProjectOwner => ("GOV-4", 2, 5.0, None),
            Rule::GateDecision => ("GOV-1", 3, 20.0, None),
            Rule::ObjectiveLink => ("GOV-2", 3, 15.0, None),
            Rule::ProjectScore => ("GOV-3", 3, 20.0, None),
            Rule::SkillLevels => ("RES-1", 3, 20.0, None),
            Rule::DemandAhead => ("RES-2", 3, 20.0, None),
            Rule::Baseline => ("PER-1", 3, 20.0, None),
            Rule::StatusReport => ("PER-3", 3, 15.0, Some(35.0)),
            Rule::ActionsOverdue => ("PER-5", 3, 25.0, None),
            Rule::RiskOwner => ("RSK-1", 2, 10.0, None),
            Rule::RiskReview => ("RSK-1", 3, 20.0, Some(60.0)),
            Rule::RiskResponse => ("RSK-3", 3, 20.0, None),
            Rule::IssuesOverdue => ("RSK-5", 3, 25.0, None),
            Rule::Stakeholders => ("STK-1", 3, 25.0, None),
            Rule::BenefitProfile => ("BEN-2", 3, 20.0, None),
            Rule::BenefitReading => ("BEN-3", 3, 30.0, Some(180.0)),
            Rule::ChangeImpact => ("CHG-1", 3, 30.0, None),
            Rule::Lessons => ("KNW-1", 3, 30.0, None),
        };
        RuleFacts { practice, level, limit, days }
    }
}

/// The key of a rule's days among the thresholds; its limit stands under the rule's own code.
pub fn days_key(rule: Rule) -> String {
    format!("{} days", rule.code())
}

/// What a rule says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The level is claimed and the records speak against it.
    Against,
    /// The level is claimed and the records bear it out.
    For,
    /// The level is claimed and there are no records to look at.
    NoRecords,
    /// The level is not claimed.
    NotClaimed,
    /// The rule was switched off.
    Off,
}

/// A rule with what it found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// The rule.
    pub rule: Rule,
    /// Its practice and level, with limit and days as they are set.
    pub facts: RuleFacts,
    /// The score that is claimed for the practice.
    pub claimed: Option<f64>,
    /// Records in which something is missing.
    pub missing: usize,
    /// Records looked at.
    pub of: usize,
    /// What follows.
    pub verdict: Verdict,
}

/// Holds the scores of an assessment against the workspace. `scores`: practice → score claimed;
/// practices that were not asked have none and are passed over.
pub fn claims(
    ws: &Workspace,
    office: Option<&Office>,
    scores: &BTreeMap<String, Option<f64>>,
    as_of: NaiveDate,
) -> Vec<Claim> {
    let set = |key: &str| office.and_then(|own| own.thresholds.get(key).copied());
    let claim = |rule: Rule| {
        let mut facts = rule.facts();
        let claimed = *scores.get(facts.practice)?;
        facts.limit = set(rule.code()).unwrap_or(facts.limit).clamp(0.0, 100.0);
        facts.days = facts.days.map(|days| set(&days_key(rule)).unwrap_or(days));
        let (missing, of) = look(ws, rule, facts.days.unwrap_or_default(), as_of);
        let off = office.is_some_and(|own| own.rules_off.contains_key(rule.code()));
        let is_claimed = claimed.is_some_and(|score| score >= f64::from(facts.level) - 1e-9);
        let verdict = match (off, is_claimed, of) {
            (true, ..) => Verdict::Off,
            (_, false, _) => Verdict::NotClaimed,
            (_, _, 0) => Verdict::NoRecords,
            _ if missing as f64 * 100.0 > facts.limit * of as f64 + 1e-9 => Verdict::Against,
            _ => Verdict::For,
        };
        Some(Claim { rule, facts, claimed, missing, of, verdict })
    };
    Rule::ALL.iter().copied().filter_map(claim).collect()
}

/// Records in which the thing is missing, and records looked at.
fn look(ws: &Workspace, rule: Rule, days: f64, as_of: NaiveDate) -> (usize, usize) {
    match rule {
        Rule::RiskOwner | Rule::RiskReview | Rule::RiskResponse => risks(ws, rule, days, as_of),
        Rule::BenefitProfile | Rule::BenefitReading => benefits(ws, rule, days, as_of),
        Rule::ActionsOverdue => {
            let table = ws.table::<Action>();
            let open = table.iter().filter(|own| is_open(own.status) && own.done.is_none());
            missing(open, |own| own.due.is_none_or(|due| due >= as_of))
        }
        Rule::IssuesOverdue => {
            let table = ws.table::<Issue>();
            let open = table.iter().filter(|own| is_open(own.status) && own.closed.is_none());
            missing(open, |own| own.due.is_none_or(|due| due >= as_of))
        }
        Rule::SkillLevels => {
            let table = ws.table::<SkillLevel>();
            let rated = set_of(table.iter().filter_map(|own| Some(own.person?.uid())));
            let people = ws.table::<Person>();
            let here = people.iter().filter(|own| own.ends.is_none_or(|day| day >= as_of));
            missing(here, |own| rated.contains(&own.uid))
        }
        _ => projects(ws, rule, days, as_of),
    }
}

/// Of the records those that have it not, and all.
fn missing<'a, T: 'a>(
    records: impl Iterator<Item = &'a T>,
    has: impl Fn(&T) -> bool,
) -> (usize, usize) {
    records.fold((0, 0), |(missing, of), own| (missing + usize::from(!has(own)), of + 1))
}

fn is_open(state: Option<WorkState>) -> bool {
    !matches!(state, Some(WorkState::Done | WorkState::Cancelled))
}

fn is_running(project: &Project) -> bool {
    let stage = project.stage.is_none_or(|stage| stage == Stage::InDelivery);
    stage && !matches!(project.status, Some(Status::Complete | Status::NotStarted))
}

/// Whether a day lies within so many days before another.
fn within(day: Option<NaiveDate>, days: f64, as_of: NaiveDate) -> bool {
    day.is_some_and(|day| ((as_of - day).num_days() as f64) <= days)
}

fn risks(ws: &Workspace, rule: Rule, days: f64, as_of: NaiveDate) -> (usize, usize) {
    let table = ws.table::<Risk>();
    let open = table.iter().filter(|own| is_open(own.status));
    missing(open, |own| match rule {
        Rule::RiskOwner => !own.owner.is_empty(),
        Rule::RiskReview => within(own.reviewed, days, as_of),
        _ => own.strategy.is_some() || !own.response.is_empty(),
    })
}

fn benefits(ws: &Workspace, rule: Rule, days: f64, as_of: NaiveDate) -> (usize, usize) {
    let table = ws.table::<Benefit>();
    let alive = table.iter().filter(|own| own.status != Some(BenefitState::Lost));
    if rule == Rule::BenefitProfile {
        let target = |own: &Benefit| own.target.is_some() || own.amount.is_some();
        return missing(alive, |own| {
            !own.owner.is_empty() && !own.measure.is_empty() && target(own)
        });
    }
    let begun = alive.filter(|own| own.starts.is_some_and(|day| day <= as_of));
    missing(begun, |own| {
        let newest = own.measurements.keys().filter(|day| **day <= as_of).max();
        within(newest.copied(), days, as_of)
    })
}

fn projects(ws: &Workspace, rule: Rule, days: f64, as_of: NaiveDate) -> (usize, usize) {
    let table = ws.table::<Project>();
    let named = named(ws, rule, days, as_of);
    let open = table.iter().filter(|own| match rule {
        Rule::ProjectOwner | Rule::ObjectiveLink | Rule::ProjectScore => own.is_open(),
        Rule::Lessons => own.stage == Some(Stage::Closed),
        _ => own.is_open() && is_running(own),
    });
    missing(open, |own| match rule {
        Rule::ProjectOwner => !own.owner.is_empty() || !own.sponsor.is_empty(),
        _ => named.contains(&own.uid),
    })
}

/// The projects that records of another type speak of.
fn named(ws: &Workspace, rule: Rule, days: f64, as_of: NaiveDate) -> BTreeSet<Uid> {
    fn of<R: Typed>(ws: &Workspace, project: impl Fn(&R) -> Option<Id<Project>>) -> BTreeSet<Uid> {
        let table = ws.table::<R>();
        set_of(table.iter().filter_map(|own| Some(project(own)?.uid())))
    }
    match rule {
        Rule::GateDecision => {
            of::<GateDecision>(ws, |own| own.outcome.and(own.date).and(own.project))
        }
        Rule::ObjectiveLink => of::<Contribution>(ws, |own| {
            own.project.filter(|_| own.objective.is_some() && own.level != Some(0))
        }),
        Rule::ProjectScore => of::<Score>(ws, |own| own.project),
        Rule::DemandAhead => {
            let now = Month::of(as_of);
            let ahead = |own: &Demand| own.minutes.range(now..).any(|(_, minutes)| *minutes > 0);
            of::<Demand>(ws, |own| own.project.filter(|_| ahead(own)))
        }
        Rule::Baseline => of::<Milestone>(ws, |own| own.baseline.and(own.project)),
        Rule::StatusReport => {
            of::<StatusReport>(ws, |own| own.project.filter(|_| within(own.date, days, as_of)))
        }
        Rule::Stakeholders => of::<Stakeholder>(ws, |own| own.project),
        Rule::ChangeImpact => of::<ChangeImpact>(ws, |own| own.project),
        Rule::Lessons => {
            let mut seen = of::<Lesson>(ws, |own| own.project);
            let done = |own: &Review| own.project.filter(|_| own.date.is_some());
            seen.extend(of::<Review>(ws, done));
            seen
        }
        _ => BTreeSet::new(),
    }
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
