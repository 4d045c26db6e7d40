//! The figures of a model beside its levels: when to talk, what confidence is made of, and what
//! lifting costs. Each has a default, so that a model file need not name it.

use super::model::{ModelFault, Size};
use super::read::Part;
use std::ops::RangeInclusive;

/// When the answers to a practice are to be talked about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiscussRules {
    /// Agreement r_wg below this.
    pub rwg_below: f64,
    /// Interquartile range from this on, in levels.
    pub iqr_from: f64,
    /// Highest less lowest answer from this on, in levels.
    pub range_from: f64,
    /// Distance of two groups' medians from this on, in levels.
    pub groups_from: f64,
}

impl Default for DiscussRules {
    fn default() -> Self {
        Self { rwg_below: 0.5, iqr_from: 2.0, range_from: 3.0, groups_from: 1.5 }
    }
}

/// What confidence in a score is made of: four shares and the fading of evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConfidenceRules {
    /// Weight of the evidence's strength.
    pub evidence: f64,
    /// Weight of the agreement.
    pub agreement: f64,
    /// Weight of the coverage.
    pub coverage: f64,
    /// Weight of how recent the evidence is.
    pub recency: f64,
    /// Months for which evidence is fresh.
    pub full_months: f64,
    /// Months after which evidence says nothing more.
    pub zero_months: f64,
}

impl Default for ConfidenceRules {
    fn default() -> Self {
        Self {
            evidence: 0.4,
            agreement: 0.3,
            coverage: 0.2,
            recency: 0.1,
            full_months: 12.0,
            zero_months: 36.0,
        }
    }
}

/// What a step costs and how steps are put in order. The efforts are planning defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoadmapRules {
    /// Days to reach level 2, 3, 4, 5.
    pub step_days: [f64; 4],
    /// Factor of a small, medium and large practice.
    pub size_factors: [f64; 3],
    /// Bonus for each step that waits for this one.
    pub enabling_each: f64,
    /// Most such bonus.
    pub enabling_max: f64,
    /// Factor of a step up in a domain at the weakest level.
    pub weak: f64,
    /// Factor of a key practice.
    pub key: f64,
    /// Most steps of one role at the same time.
    pub steps_per_role_max: usize,
    /// Length of a wave in weeks.
    pub wave_weeks: u32,
}

impl Default for RoadmapRules {
    fn default() -> Self {
        Self {
            step_days: [8.0, 15.0, 25.0, 30.0],
            size_factors: [0.6, 1.0, 1.6],
            enabling_each: 0.1,
            enabling_max: 0.5,
            weak: 1.25,
            key: 1.15,
            steps_per_role_max: 3,
            wave_weeks: 13,
        }
    }
}

impl RoadmapRules {
    /// Days to lift a practice of a size to a level, 2 to 5; 0 off the scale.
    pub fn days(&self, level: u8, size: Size) -> f64 {
        let step = usize::from(level).checked_sub(2).and_then(|at| self.step_days.get(at));
        let [small, medium, large] = self.size_factors;
        let factor = match size {
            Size::S => small,
            Size::M => medium,
            Size::L => large,
        };
        step.map_or(0.0, |days| days * factor)
    }
}

/// Largest factor or number of days a model may name.
const LARGEST: f64 = 10_000.0;

/// A number within limits, the default where the member is absent.
pub(super) fn within(
    part: &Part,
    member: &'static str,
    default: f64,
    limits: RangeInclusive<f64>,
) -> Result<f64, ModelFault> {
    let number = part.number_or(member, default)?;
    if limits.contains(&number) { Ok(number) } else { Err(part.wrong(member)) }
}

/// Reads `discuss_if` of the scoring rules.
pub(super) fn discuss(scoring: &Part) -> Result<DiscussRules, ModelFault> {
    let standard = DiscussRules::default();
    let Some(part) = scoring.object("discuss_if")? else { return Ok(standard) };
    let levels = 0.0..=4.0;
    Ok(DiscussRules {
        rwg_below: within(&part, "r_wg_below", standard.rwg_below, 0.0..=1.0)?,
        iqr_from: within(&part, "iqr_at_least", standard.iqr_from, levels.clone())?,
        range_from: within(&part, "range_at_least", standard.range_from, levels.clone())?,
        groups_from: within(&part, "group_median_gap_at_least", standard.groups_from, levels)?,
    })
}

/// Reads the confidence rules of the scoring rules; the four weights must not exceed 1 together.
pub(super) fn confidence(scoring: &Part) -> Result<ConfidenceRules, ModelFault> {
    let mut rules = ConfidenceRules::default();
    let months = 0.0..=1_200.0;
    rules.full_months = within(scoring, "recency_full_months", rules.full_months, months.clone())?;
    rules.zero_months = within(scoring, "recency_zero_months", rules.zero_months, months)?;
    if rules.zero_months < rules.full_months {
        return Err(scoring.wrong("recency_zero_months"));
    }
    if let Some(part) = scoring.object("confidence_weights")? {
        rules.evidence = within(&part, "evidence", rules.evidence, 0.0..=1.0)?;
        rules.agreement = within(&part, "agreement", rules.agreement, 0.0..=1.0)?;
        rules.coverage = within(&part, "coverage", rules.coverage, 0.0..=1.0)?;
        rules.recency = within(&part, "recency", rules.recency, 0.0..=1.0)?;
    }
    let sum = rules.evidence + rules.agreement + rules.coverage + rules.recency;
    if sum > 1.0 + 1e-9 { Err(scoring.wrong("confidence_weights")) } else { Ok(rules) }
}

/// Reads the `roadmap` of a model file.
pub(super) fn roadmap(part: &Part) -> Result<RoadmapRules, ModelFault> {
    let mut rules = RoadmapRules::default();
    let above = 0.001..=LARGEST;
    if let Some(days) = part.object("step_effort_days")? {
        for (days_to, member) in rules.step_days.iter_mut().zip(["to_2", "to_3", "to_4", "to_5"]) {
            *days_to = within(&days, member, *days_to, above.clone())?;
        }
    }
    if let Some(sizes) = part.object("size_factor")? {
        for (factor, member) in rules.size_factors.iter_mut().zip(["S", "M", "L"]) {
            *factor = within(&sizes, member, *factor, above.clone())?;
        }
    }
    let small = 0.0..=10.0;
    rules.enabling_each =
        within(part, "enabling_bonus_per_dependent", rules.enabling_each, small.clone())?;
    rules.enabling_max = within(part, "enabling_bonus_cap", rules.enabling_max, small)?;
    rules.weak = within(part, "weak_link_bonus", rules.weak, 0.1..=10.0)?;
    rules.key = within(part, "key_practice_bonus", rules.key, 0.1..=10.0)?;
    // Priority divides by the square root of the effort and by nothing else.
    within(part, "effort_exponent", 0.5, 0.5..=0.5)?;
    let steps = within(part, "max_parallel_steps_per_role", 3.0, 1.0..=100.0)?;
    rules.steps_per_role_max = steps as usize;
    rules.wave_weeks = within(part, "wave_length_weeks", 13.0, 1.0..=104.0)? as u32;
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{BUILT_IN, built_in};
    use super::super::model::{Model, ModelFault};
    use super::*;

    #[test]
    fn the_defaults_are_those_of_the_model_that_ships() {
        let model = built_in();
        assert_eq!(model.rules.discuss, DiscussRules::default());
        assert_eq!(model.rules.confidence, ConfidenceRules::default());
        assert_eq!(model.roadmap, RoadmapRules::default());
        assert_eq!(model.roadmap.days(3, Size::L), 24.0);
        assert_eq!((model.roadmap.days(1, Size::M), model.roadmap.days(6, Size::M)), (0.0, 0.0));
    }

    #[test]
    fn figures_outside_their_limits_are_refused_by_name() {
        let rows = [
            (r#""iqr_at_least": 2"#, r#""iqr_at_least": 9"#, "iqr_at_least"),
            (r#""evidence": 0.4"#, r#""evidence": 0.9"#, "confidence_weights"),
            (r#""evidence": 0.4"#, r#""evidence": "much""#, "evidence"),
            (r#""recency_zero_months": 36"#, r#""recency_zero_months": 6"#, "recency_zero_months"),
            (r#""to_2": 8"#, r#""to_2": 0"#, "to_2"),
            (r#""effort_exponent": 0.5"#, r#""effort_exponent": 1"#, "effort_exponent"),
            (r#""wave_length_weeks": 13"#, r#""wave_length_weeks": 0"#, "wave_length_weeks"),
            (r#""max_lift_per_year": 1"#, r#""max_lift_per_year": -1"#, "max_lift_per_year"),
        ];
        for (from, to, expected) in rows {
            let text = BUILT_IN.replacen(from, to, 1);
            assert_ne!(text, BUILT_IN, "{from}");
            let fault = Model::from_json(&text).expect_err(to);
            assert!(
                matches!(&fault, ModelFault::WrongMember { member, .. } if *member == expected),
                "{to}: {fault:?}"
            );
        }
    }
}
