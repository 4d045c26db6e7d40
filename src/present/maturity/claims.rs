//! Claims held against the workspace, in words.

use crate::analysis::claims::{Claim, Rule, Verdict};
use crate::analysis::maturity::Model;
use crate::model::Office;
use crate::present::number::Locale;
use crate::present::text::{Text, claims::ClaimText as T};

/// One rule with what it found.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// The rule's code, under which it is kept.
    pub code: &'static str,
    /// The practice with its id.
    pub practice: String,
    /// "speaks against it" and the like.
    pub verdict: &'static str,
    /// The finding, a sentence.
    pub sentence: String,
    /// Whether the records say something for or against a claim.
    pub speaks: bool,
    /// Whether they speak against it.
    pub against: bool,
    /// What the rule counts, for its name.
    pub name: &'static str,
    /// Limit in percent.
    pub limit: String,
    /// Days back, where it looks back.
    pub days: Option<String>,
    /// Whether it counts.
    pub on: bool,
    /// Why it does not.
    pub off_reason: String,
}

/// The claims: those spoken against first, then in the order of the practices.
pub fn claim_rows(
    claims: &[Claim],
    model: &Model,
    office: Option<&Office>,
    locale: Locale,
) -> Vec<ClaimRow> {
    use crate::order::Sorted;
    let mut rows: Vec<(Verdict, ClaimRow)> =
        claims.iter().map(|claim| (claim.verdict, row(claim, model, office, locale))).collect();
    rows.order_by_key(|(verdict, _)| *verdict);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The finding over all of them.
pub fn claims_title(rows: &[ClaimRow], locale: Locale) -> String {
    let against = rows.iter().filter(|row| row.against).count();
    match (rows.iter().any(|row| row.speaks), against) {
        (false, _) => T::TitleNone.say().to_owned(),
        (_, 0) => T::TitleFine.say().to_owned(),
        (_, count) => locale.counted(count, T::TitleOne, T::TitleMany),
    }
}

/// A claim to read, with the figures it was held against.
fn row(claim: &Claim, model: &Model, office: Option<&Office>, locale: Locale) -> ClaimRow {
    let facts = claim.facts;
    let practice = model.practice(facts.practice).map_or("", |own| own.name.as_str());
    let days = facts.days.map(|days| locale.number(days, 0));
    let words = words(claim.rule);
    let missing = words.with(&[("days", days.as_deref().unwrap_or_default())]);
    let share = if claim.of > 0 { claim.missing as f64 / claim.of as f64 } else { 0.0 };
    let values = [
        ("level", facts.level.to_string()),
        ("share", locale.percent(share, 0)),
        ("missing", missing),
        ("limit", locale.percent(facts.limit / 100.0, 0)),
        ("part", locale.count(claim.missing)),
        ("of", locale.count(claim.of)),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (verdict, sentence) = match claim.verdict {
        Verdict::Against => (T::Against, T::SayAgainst),
        Verdict::For => (T::For, T::SayFor),
        Verdict::NoRecords => (T::NoRecords, T::SayNoRecords),
        Verdict::NotClaimed => (T::NotClaimed, T::SayNotClaimed),
        Verdict::Off => (T::Off, T::SayOff),
    };
    let code = claim.rule.code();
    ClaimRow {
        code,
        practice: format!("{} {practice}", facts.practice),
        verdict: verdict.say(),
        sentence: sentence.with(&values),
        speaks: matches!(claim.verdict, Verdict::Against | Verdict::For),
        against: claim.verdict == Verdict::Against,
        name: name(claim.rule),
        limit: facts.limit.to_string(),
        days: facts.days.map(|days| days.to_string()),
        on: claim.verdict != Verdict::Off,
        off_reason: office.and_then(|own| own.rules_off.get(code).cloned()).unwrap_or_default(),
    }
}

/// What a rule counts, as the end of a sentence.
fn words(rule: Rule) -> T {
    match rule {
        Rule::ProjectOwner => T::ProjectOwner,
        Rule::GateDecision => T::GateDecision,
        Rule::ObjectiveLink => T::ObjectiveLink,
        Rule::ProjectScore => T::ProjectScore,
        Rule::SkillLevels => T::SkillLevels,
        Rule::DemandAhead => T::DemandAhead,
        Rule::Baseline => T::Baseline,
        Rule::StatusReport => T::StatusReport,
        Rule::ActionsOverdue => T::ActionsOverdue,
        Rule::RiskOwner => T::RiskOwner,
        Rule::RiskReview => T::RiskReview,
        Rule::RiskResponse => T::RiskResponse,
        Rule::IssuesOverdue => T::IssuesOverdue,
        Rule::Stakeholders => T::Stakeholders,
        Rule::BenefitProfile => T::BenefitProfile,
        Rule::BenefitReading => T::BenefitReading,
        Rule::ChangeImpact => T::ChangeImpact,
        Rule::Lessons => T::Lessons,
    }
}

/// What a rule is called.
fn name(rule: Rule) -> &'static str {
    match rule {
        Rule::ProjectOwner => T::NameProjectOwner,
        Rule::GateDecision => T::NameGateDecision,
        Rule::ObjectiveLink => T::NameObjectiveLink,
        Rule::ProjectScore => T::NameProjectScore,
        Rule::SkillLevels => T::NameSkillLevels,
        Rule::DemandAhead => T::NameDemandAhead,
        Rule::Baseline => T::NameBaseline,
        Rule::StatusReport => T::NameStatusReport,
        Rule::ActionsOverdue => T::NameActionsOverdue,
        Rule::RiskOwner => T::NameRiskOwner,
        Rule::RiskReview => T::NameRiskReview,
        Rule::RiskResponse => T::NameRiskResponse,
        Rule::IssuesOverdue => T::NameIssuesOverdue,
        Rule::Stakeholders => T::NameStakeholders,
        Rule::BenefitProfile => T::NameBenefitProfile,
        Rule::BenefitReading => T::NameBenefitReading,
        Rule::ChangeImpact => T::NameChangeImpact,
        Rule::Lessons => T::NameLessons,
    }
    .say()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::claims::claims;
    use crate::model::{Risk, Settings, Typed, Uid, Workspace};
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn model() -> Model {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json"));
        Model::from_json(text).unwrap()
    }

    #[test]
    fn a_claim_is_said_with_its_share_and_its_limit() {
        let mut ws = Workspace::new(Uid(1));
        for uid in 2..7 {
            let mut risk = Risk::empty(Uid(uid));
            risk.owner = "Asha".into();
            risk.reviewed = (uid < 5).then(|| "2026-10-20".parse().unwrap());
            ws.put(Arc::new(risk));
        }
        let scores = BTreeMap::from([("RSK-1".to_owned(), Some(3.0)), ("GOV-1".to_owned(), None)]);
        let found = claims(&ws, None, &scores, "2026-11-01".parse().unwrap());
        let locale = Locale::of(&Settings::empty(Uid(1)));
        let rows = claim_rows(&found, &model(), None, locale);
        assert_eq!(rows.len(), 3);
        assert!(rows[0].against && rows[1].speaks && !rows[2].speaks, "{rows:?}");
        let said = rows[0].sentence.replace('\u{a0}', " ");
        assert!(said.starts_with("Level 3 is claimed, but 40"), "{said}");
        assert!(said.contains("of open risks were not reviewed in 60 days"), "{said}");
        assert!(
            claims_title(&rows, locale).starts_with("1 claim"),
            "{}",
            claims_title(&rows, locale)
        );
        assert_eq!(claims_title(&[], locale), T::TitleNone.say());
    }
}
