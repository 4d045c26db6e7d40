//! Figures that follow from the fields of one record: scores, variances, days late.
//!
//! Formulas: `docs/method/derived.md`.

use super::health::closed_on;
use crate::model::record::Record;
use crate::model::{Demand, RecordKind, Risk, RiskKind, Uid, Value, Workspace};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Probability × impact of a risk, 1 to 25.
    RiskScore,
    /// The same after its response.
    RiskScoreAfter,
    /// Plan less what is expected of a budget line, in units of its currency.
    Variance,
    /// Days a milestone lies, or is expected, behind its baseline.
    Slip,
    /// Days behind the day it was due.
    DaysLate,
    /// Hours of work that a project needs in all.
    Load,
    /// The greatest score among the open threats of a project.
    WorstRisk,
}

/// The figures of a type with their values by record; records without one are left out.
pub fn derived(
    workspace: &Workspace,
    kind: RecordKind,
    as_of: NaiveDate,
) -> Vec<(Figure, BTreeMap<Uid, f64>)> {
    if kind == RecordKind::Project {
        return of_projects(workspace);
    }
    let figures: &[Figure] = match kind {
        RecordKind::Risk => &[Figure::RiskScore, Figure::RiskScoreAfter],
        RecordKind::BudgetLine => &[Figure::Variance],
        RecordKind::Milestone => &[Figure::Slip],
        RecordKind::Issue
        | RecordKind::Action
        | RecordKind::Deliverable
        | RecordKind::Dependency => &[Figure::DaysLate],
        _ => &[],
    };
    let values = figures.iter().map(|figure| {
        let mut values = BTreeMap::new();
        for record in workspace.rows(kind).iter() {
            if let Some(value) = figure.of(record.as_ref(), as_of) {
                values.insert(record.uid(), value);
            }
        }
        (*figure, values)
    });
    values.collect()
}

/// What a project needs and what threatens it, from the records that name it.
fn of_projects(workspace: &Workspace) -> Vec<(Figure, BTreeMap<Uid, f64>)> {
    let (mut minutes, mut worst) = (BTreeMap::new(), BTreeMap::new());
    for demand in workspace.table::<Demand>().iter() {
        let Some(project) = demand.project else { continue };
        // Summed as whole minutes: hours are made of them once.
        *minutes.entry(project.uid()).or_insert(0_i64) += demand.minutes.values().sum::<i64>();
    }
    let mut hours = BTreeMap::new();
    for (project, minutes) in minutes {
        if minutes > 0 {
            hours.insert(project, minutes as f64 / 60.0);
        }
    }
    for risk in workspace.table::<Risk>().iter() {
        let open = closed_on(risk).is_none() && risk.kind != Some(RiskKind::Opportunity);
        let (Some(project), true) = (risk.project, open) else { continue };
        let (Some(probability), Some(impact)) = (risk.probability, risk.impact) else { continue };
        let top = worst.entry(project.uid()).or_insert(0.0_f64);
        *top = top.max((probability * impact) as f64);
    }
    vec![(Figure::Load, hours), (Figure::WorstRisk, worst)]
}

impl Figure {
    /// The figure of one record on a day; none where a part of it is missing.
    pub fn of(self, record: &dyn Record, as_of: NaiveDate) -> Option<f64> {
        let number = |key: &str| record.value(key).as_f64();
        let day = |key: &str| match record.value(key) {
            Value::Date(day) => Some(day),
            _ => None,
        };
        let days =
            |from: NaiveDate, to: NaiveDate| to.signed_duration_since(from).num_days() as f64;
        match self {
            Self::RiskScore => Some(number("probability")? * number("impact")?),
            Self::RiskScoreAfter => Some(number("probability_after")? * number("impact_after")?),
            Self::Variance => variance(record),
            Self::Slip => Some(days(day("baseline")?, day("actual").or(day("forecast"))?)),
            Self::DaysLate => {
                let due = day("due").or(day("needed"))?;
                let until = match closed_on(record) {
                    Some(closed) => closed?,
                    None => as_of,
                };
                let late = days(due, until);
                (late > 0.0).then_some(late)
            }
            // They follow from other records, see `of_projects`.
            Self::Load | Self::WorstRisk => None,
        }
    }
}

/// Plan less actuals, with the forecast for months that have no actual yet. Positive: money is left.
fn variance(record: &dyn Record) -> Option<f64> {
    let series = |key: &str| match record.value(key) {
        Value::Map(entries) => entries,
        _ => BTreeMap::new(),
    };
    let (plan, forecast, mut expected) = (series("plan"), series("forecast"), series("actual"));
    if plan.is_empty() || (forecast.is_empty() && expected.is_empty()) {
        return None;
    }
    for (month, value) in forecast {
        expected.entry(month).or_insert(value);
    }
    let sum = |entries: BTreeMap<String, Value>| -> f64 {
        entries.values().filter_map(Value::as_f64).sum()
    };
    Some(sum(plan) - sum(expected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BudgetLine, Issue, Milestone, Month, Risk, Typed, WorkState};
    use std::sync::Arc;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn figures_worked_by_hand() {
        let as_of = day("2027-06-07");
        let risk = Risk { probability: Some(4), impact: Some(5), ..Risk::empty(Uid(1)) };
        assert_eq!(Figure::RiskScore.of(&risk, as_of), Some(20.0));
        assert_eq!(Figure::RiskScoreAfter.of(&risk, as_of), None);
        let months = |pairs: &[(&str, f64)]| {
            let pairs =
                pairs.iter().map(|(month, value)| (month.parse::<Month>().unwrap(), *value));
            pairs.collect::<BTreeMap<_, _>>()
        };
        // Plan 300; spent 110 in April, forecast 95 for May and, unused, 100 for April: 95 left.
        let line = BudgetLine {
            plan: months(&[("2027-04", 100.0), ("2027-05", 100.0), ("2027-06", 100.0)]),
            forecast: months(&[("2027-04", 100.0), ("2027-05", 95.0)]),
            actual: months(&[("2027-04", 110.0)]),
            ..BudgetLine::empty(Uid(2))
        };
        assert_eq!(Figure::Variance.of(&line, as_of), Some(95.0));
        assert_eq!(Figure::Variance.of(&BudgetLine::empty(Uid(3)), as_of), None);
        let (baseline, forecast) = (Some(day("2027-06-01")), Some(day("2027-06-15")));
        let milestone = Milestone { baseline, forecast, ..Milestone::empty(Uid(4)) };
        assert_eq!(Figure::Slip.of(&milestone, as_of), Some(14.0));
        let early = Milestone { actual: Some(day("2027-05-30")), ..milestone };
        assert_eq!(Figure::Slip.of(&early, as_of), Some(-2.0));
    }

    #[test]
    fn what_is_late_and_what_was() {
        let as_of = day("2027-06-07");
        let issue = Issue { due: Some(day("2027-06-01")), ..Issue::empty(Uid(1)) };
        for (state, closed, due, expect) in [
            (None, None, Some("2027-06-01"), Some(6.0)),
            (Some(WorkState::Open), None, Some("2027-06-07"), None),
            (Some(WorkState::Open), None, None, None),
            (Some(WorkState::Done), Some("2027-06-03"), Some("2027-06-01"), Some(2.0)),
            (Some(WorkState::Done), Some("2027-05-03"), Some("2027-06-01"), None),
            // Closed on a day nobody noted: it cannot be told.
            (Some(WorkState::Done), None, Some("2027-06-01"), None),
        ] {
            let status = state;
            let issue =
                Issue { status, due: due.map(day), closed: closed.map(day), ..issue.clone() };
            assert_eq!(Figure::DaysLate.of(&issue, as_of), expect, "{state:?} {closed:?}");
        }
        let mut ws = Workspace::new(Uid(9));
        ws.put(Arc::new(issue));
        let found = derived(&ws, RecordKind::Issue, as_of);
        assert_eq!(found, [(Figure::DaysLate, BTreeMap::from([(Uid(1), 6.0)]))]);
        assert_eq!(derived(&ws, RecordKind::Lesson, as_of), []);
    }

    #[test]
    fn what_a_project_needs_and_what_threatens_it() {
        use crate::model::Id;
        let mut ws = Workspace::new(Uid(1));
        let project = |uid: u128| Some(Id::new(Uid(uid)));
        // 90 + 30 minutes and 60 minutes: 3 hours. A demand of nothing is no load.
        for (uid, of, months) in [
            (10, 1, vec![("2027-01", 90), ("2027-02", 30)]),
            (11, 1, vec![("2027-02", 60)]),
            (12, 2, vec![]),
        ] {
            let minutes =
                months.into_iter().map(|(month, m)| (month.parse().unwrap(), m)).collect();
            ws.put(Arc::new(Demand { project: project(of), minutes, ..Demand::empty(Uid(uid)) }));
        }
        let opportunity = Some(RiskKind::Opportunity);
        for (uid, of, probability, impact, kind, status) in [
            (20, 1, Some(2), Some(4), None, None),
            (21, 1, Some(3), Some(3), Some(RiskKind::Threat), Some(WorkState::Open)),
            // Closed, an opportunity, without its impact, of no project: none of them threatens.
            (22, 1, Some(5), Some(5), None, Some(WorkState::Done)),
            (23, 1, Some(5), Some(5), opportunity, None),
            (24, 2, Some(5), None, None, None),
            (25, 0, Some(5), Some(5), None, None),
        ] {
            let project = project(of).filter(|_| of > 0);
            let risk = Risk { project, probability, impact, kind, status, ..Risk::empty(Uid(uid)) };
            ws.put(Arc::new(risk));
        }
        let found = derived(&ws, RecordKind::Project, day("2027-06-07"));
        let one = |value: f64| BTreeMap::from([(Uid(1), value)]);
        assert_eq!(found, [(Figure::Load, one(3.0)), (Figure::WorstRisk, one(9.0))]);
    }
}
