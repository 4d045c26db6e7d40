//! Reads the question out of a workspace: criteria with scales, projects with their cells.

use super::value::{Judged, Reading, Source, alignment, cell, scale, scores, shares};
use super::{Candidate, Cell, Cost, CriterionUse, Finding, Problem, Unusable};
use crate::model::{
    Criterion, CriterionSource, Currency, Id, Lock, Money, Project, Settings, Unconverted,
    Workspace,
};
use crate::order::{map_of, set_of};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Converts money on one day and remembers which projects have amounts without a rate.
struct Converter {
    settings: Settings,
    as_of: NaiveDate,
    without_rate: BTreeMap<Currency, BTreeSet<Id<Project>>>,
    too_large: BTreeMap<Currency, BTreeSet<Id<Project>>>,
}

impl Converter {
    /// Keeps of the dated rates those of the day, so that no look-up walks through their history.
    fn new(mut settings: Settings, as_of: NaiveDate) -> Self {
        let keys = settings.rates.keys();
        let codes: BTreeSet<Currency> =
            set_of(keys.filter_map(|key| key.split_once(' ')?.0.parse().ok()));
        let newest = codes.into_iter().filter_map(|code| {
            let (date, rate) = settings.rate(code, as_of)?;
            Some((format!("{code} {date}"), rate))
        });
        settings.rates = map_of(newest);
        Self { settings, as_of, without_rate: BTreeMap::new(), too_large: BTreeMap::new() }
    }

    fn convert(&mut self, money: Money, project: &Project) -> Result<Money, Unconverted> {
        let converted = self.settings.convert(money, self.as_of);
        let told = match converted {
            Ok(_) => return converted,
            Err(Unconverted::NoRate) => &mut self.without_rate,
            Err(Unconverted::TooLarge) => &mut self.too_large,
        };
        told.entry(money.currency).or_default().insert(project.id());
        converted
    }
}

impl Problem {
    /// Reads criteria, scores, objectives and projects of a workspace as they are on a day.
    ///
    /// Criteria that are only there for a method with a formula are left out.
    pub fn read(workspace: &Workspace, as_of: NaiveDate) -> Self {
        Self::read_of(workspace, as_of, |criterion| !criterion.is_of_formula())
    }

    /// The same of the criteria that have something.
    pub fn read_of(workspace: &Workspace, as_of: NaiveDate, of: fn(&Criterion) -> bool) -> Self {
        let settings = workspace.settings();
        let currency = settings.reporting_currency();
        let mut converter = Converter::new(settings, as_of);
        let mut findings = Vec::new();
        let (criteria, sources) = read_criteria(workspace, as_of, of, &mut findings);
        let projects = workspace.table::<Project>();
        let mut clamped = vec![0_usize; criteria.len()];
        let mut candidates = Vec::with_capacity(projects.len());
        for project in projects.iter() {
            let columns = criteria.iter().zip(&sources).zip(&mut clamped);
            let cells = columns.map(|((criterion, source), clamped)| {
                let cell = read_cell(criterion, source.as_ref()?, project, &mut converter)?;
                *clamped += usize::from(cell.clamped);
                Some(cell)
            });
            let cells = cells.collect();
            candidates.push(candidate(project, cells, &mut converter));
        }
        for (criterion, count) in criteria.iter().zip(clamped).filter(|(_, count)| *count > 0) {
            findings.push(Finding::Clamped(criterion.id, count));
        }
        let without_rate = converter.without_rate.iter();
        findings.extend(without_rate.map(|(code, of)| Finding::NoRate(*code, of.len())));
        let too_large = converter.too_large.iter();
        findings.extend(too_large.map(|(code, of)| Finding::TooLarge(*code, of.len())));
        findings.extend(cost_findings(&candidates));
        Self { criteria, candidates, currency, findings }
    }
}

/// The criteria with their shares, and beside each where its values come from.
fn read_criteria(
    workspace: &Workspace,
    as_of: NaiveDate,
    of: fn(&Criterion) -> bool,
    findings: &mut Vec<Finding>,
) -> (Vec<CriterionUse>, Vec<Option<Source>>) {
    let table = workspace.table::<Criterion>();
    let mut ordered = table.in_order();
    ordered.retain(|criterion| of(criterion));
    if ordered.is_empty() {
        findings.push(Finding::NoCriteria);
    }
    let mut judged = scores(workspace);
    let mut uses = Vec::with_capacity(ordered.len());
    let mut sources = Vec::with_capacity(ordered.len());
    for criterion in &ordered {
        let id = criterion.id();
        let read = source(workspace, as_of, criterion, &mut judged, findings)
            .and_then(|(source, money)| scale(criterion, money).map(|ends| (source, ends)));
        let (source, (low, high), unusable) = match read {
            Ok((source, ends)) => (Some(source), ends, None),
            Err(why) => (None, criterion.scale(), Some(why)),
        };
        findings.extend(unusable.map(|why| Finding::CriterionUnusable(id, why)));
        uses.push(CriterionUse { id, share: 0.0, low, high, unusable });
        sources.push(source);
    }
    share_out(&ordered, &mut uses, findings);
    (uses, sources)
}

/// Gives the criteria that can count their shares of the weights.
fn share_out(ordered: &[&Criterion], uses: &mut [CriterionUse], findings: &mut Vec<Finding>) {
    let counting: Vec<(Id<Criterion>, Option<f64>)> = ordered
        .iter()
        .zip(uses.iter())
        .filter(|(_, used)| used.unusable.is_none())
        .map(|(criterion, _)| (criterion.id(), criterion.weight))
        .collect();
    let given: Vec<Option<f64>> = counting.iter().map(|(_, weight)| *weight).collect();
    let (shares, none_given) = shares(&given);
    if none_given {
        findings.extend((!counting.is_empty()).then_some(Finding::EqualWeights));
    } else {
        let without = counting.iter().filter(|(_, weight)| weight.is_none());
        findings.extend(without.map(|(id, _)| Finding::CriterionWithoutWeight(*id)));
        let zero = shares.iter().all(|share| *share <= 0.0);
        findings.extend(zero.then_some(Finding::AllWeightsZero));
    }
    let usable = uses.iter_mut().filter(|used| used.unusable.is_none());
    for (used, share) in usable.zip(shares) {
        used.share = share;
    }
}

/// Where a criterion takes its values from, and whether they are money.
fn source(
    workspace: &Workspace,
    as_of: NaiveDate,
    criterion: &Criterion,
    judged: &mut BTreeMap<Id<Criterion>, Judged>,
    findings: &mut Vec<Finding>,
) -> Result<(Source, bool), Unusable> {
    match criterion.source.unwrap_or(CriterionSource::Scored) {
        CriterionSource::Scored => {
            let mut values = BTreeMap::new();
            if let Some(found) = judged.remove(&criterion.id()) {
                let doubled = (found.duplicates > 0).then_some(found.duplicates);
                findings.extend(doubled.map(|n| Finding::DuplicateScores(criterion.id(), n)));
                values = found.values;
            }
            Ok((Source::Values(values), false))
        }
        CriterionSource::Field => Source::of_field(workspace, &criterion.field),
        CriterionSource::Objectives => {
            let found = alignment(workspace, as_of)?;
            let doubled = (found.duplicates > 0).then_some(found.duplicates);
            findings.extend(doubled.map(Finding::DuplicateContributions));
            Ok((Source::Values(found.values), false))
        }
    }
}

/// How a project stands on a criterion; `None` where nothing is known.
fn read_cell(
    criterion: &CriterionUse,
    source: &Source,
    project: &Project,
    converter: &mut Converter,
) -> Option<Cell> {
    let value = match source.read(project) {
        Reading::Missing => return None,
        Reading::Number(number) => number,
        Reading::Money(money) => converter.convert(money, project).ok()?.as_units(),
    };
    Some(cell(value, criterion.low, criterion.high))
}

fn candidate(project: &Project, cells: Vec<Option<Cell>>, converter: &mut Converter) -> Candidate {
    let cost = match project.cost {
        None => Cost::Missing,
        Some(money) => match converter.convert(money, project) {
            Ok(converted) => Cost::Given(converted),
            Err(Unconverted::NoRate) => Cost::NoRate(money),
            Err(Unconverted::TooLarge) => Cost::TooLarge(money),
        },
    };
    Candidate {
        id: project.id(),
        name: project.name.clone(),
        order: project.base.order.clone(),
        lock: project.lock,
        open: project.is_open(),
        cost,
        cells,
    }
}

/// What is odd in costs and locks.
fn cost_findings(candidates: &[Candidate]) -> Vec<Finding> {
    let missing = |candidate: &&Candidate| candidate.open && candidate.cost == Cost::Missing;
    let count = candidates.iter().filter(missing).count();
    let mut findings: Vec<Finding> =
        (count > 0).then_some(Finding::CostsMissing(count)).into_iter().collect();
    for candidate in candidates {
        if candidate.cost.minor() < 0 {
            findings.push(Finding::NegativeCost(candidate.id));
        }
        if candidate.lock == Some(Lock::Must) && !candidate.open {
            findings.push(Finding::MustButClosed(candidate.id));
        }
    }
    findings
}

/// The least and greatest value of a project field, to propose as the ends of a new scale.
///
/// Once accepted they are stored with the criterion and no longer move with the data. `None`
/// where the field holds no two different numbers. Money is in units of the reporting currency.
pub fn suggest_anchors(workspace: &Workspace, field: &str, as_of: NaiveDate) -> Option<(f64, f64)> {
    let (source, _) = Source::of_field(workspace, field).ok()?;
    let settings = workspace.settings();
    let projects = workspace.table::<Project>();
    let values = projects.iter().filter_map(|project| match source.read(project) {
        Reading::Missing => None,
        Reading::Number(number) => Some(number),
        Reading::Money(money) => settings.convert(money, as_of).ok().map(|money| money.as_units()),
    });
    let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
        let (low, high) = ends.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    });
    ends.filter(|(low, high)| low < high)
}
