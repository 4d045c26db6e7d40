//! Comparison of criteria in pairs: the judgements, what they say, and how they are given.

use crate::analysis::method::{AhpFault, Dispersion, IndexTable, Priorities, Sheet};
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{
    Comparison, Criterion, Id, Record as _, RecordKind, RecordRef, Typed, Uid, Value, Workspace,
};
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::Text as _;
use crate::present::text::method::MethodText as T;

use super::step::Step;

/// Steps to either side of the same.
pub const STEPS: i32 = 8;

/// One pair with the judgement of one judge.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The criterion on the left.
    pub first: (Uid, String),
    /// The criterion on the right.
    pub second: (Uid, String),
    /// Where the judgement stands, −8 (the left nine times) to 8 (the right nine times).
    pub step: Option<i32>,
    /// The judgement in words.
    pub text: String,
}

/// One criterion with its weights.
#[derive(Clone, Debug, PartialEq)]
pub struct PairWeight {
    /// Its name.
    pub name: String,
    /// What the comparisons say.
    pub by_pairs: String,
    /// What it is now.
    pub now: String,
}

/// Everything the comparison in pairs shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PairPage {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// The criteria; empty while the comparisons say nothing.
    pub weights: Vec<PairWeight>,
    /// Consistency, the pair to look at again, how far people lie apart.
    pub notes: Vec<String>,
    /// Whether the judgements pass as consistent.
    pub consistent: bool,
}

/// The pairs as one judge sees them, and what all judgements together say.
pub fn pairs(workspace: &Workspace, sheet: &Sheet, judge: &str) -> PairPage {
    let locale = Locale::of(&workspace.settings());
    let name = |id: &Id<Criterion>| {
        workspace.find(*id).map_or(NO_VALUE.to_owned(), |criterion| criterion.name.clone())
    };
    let names: Vec<(Uid, String)> = sheet.criteria.iter().map(|id| (id.uid(), name(id))).collect();
    let mut pairs = Vec::new();
    for (at, first) in names.iter().enumerate() {
        for second in names.iter().skip(at + 1) {
            let times = judged(workspace, first.0, second.0, judge).map(|(_, times)| times);
            let text = judgement_text(times, &first.1, &second.1, locale);
            let step = times.map(step_of);
            pairs.push(Pair { first: first.clone(), second: second.clone(), step, text });
        }
    }
    let empty = sheet.pairwise.is_empty;
    let found = sheet.pairwise.priorities.as_ref().ok().filter(|_| !empty);
    let weight = |((name, by_pairs), now): ((&(Uid, String), &f64), &f64)| PairWeight {
        name: name.1.clone(),
        by_pairs: locale.percent(*by_pairs, 1),
        now: locale.percent(*now, 1),
    };
    let weights = found
        .map(|found| names.iter().zip(&found.weights).zip(&sheet.shares).map(weight).collect());
    let notes = if empty { Vec::new() } else { notes(sheet, &names, locale) };
    let consistent = found.is_some_and(|found| found.consistent);
    PairPage { pairs, weights: weights.unwrap_or_default(), notes, consistent }
}

/// The step a judgement is nearest to.
fn step_of(times: f64) -> i32 {
    let steps = if times >= 1.0 { times - 1.0 } else { 1.0 / times - 1.0 };
    let steps = (steps.round() as i32).clamp(0, STEPS);
    if times >= 1.0 { -steps } else { steps }
}

/// How many times more the left counts at a step.
pub fn times_of(step: i32) -> f64 {
    let times = f64::from(step.abs().min(STEPS) + 1);
    if step <= 0 { times } else { 1.0 / times }
}

fn judgement_text(times: Option<f64>, first: &str, second: &str, locale: Locale) -> String {
    let Some(times) = times else { return T::PairNone.say().to_owned() };
    let (name, times) = if times >= 1.0 { (first, times) } else { (second, 1.0 / times) };
    if (times - 1.0).abs() < 1e-9 {
        return T::PairSame.say().to_owned();
    }
    T::PairMore.with(&[("name", name), ("times", &figure(times, locale))])
}

fn figure(times: f64, locale: Locale) -> String {
    let whole = (times - times.round()).abs() < 5e-3;
    locale.number(times, if whole { 0 } else { 2 })
}

/// What is to be said of a set of comparisons: which are missing, how consistent they are, and
/// which one to look at again.
fn notes(sheet: &Sheet, names: &[(Uid, String)], locale: Locale) -> Vec<String> {
    let found = match &sheet.pairwise.priorities {
        Ok(found) => found,
        Err(AhpFault::Unconnected) => return vec![T::LacksConnected.say().to_owned()],
        Err(AhpFault::Size) => return vec![T::LacksTooMany.say().to_owned()],
    };
    let name = |at: usize| names.get(at).map_or("", |name| name.1.as_str());
    let mut notes = vec![consistency(found, names.len(), locale)];
    if let Some(revisit) = found.revisit.filter(|_| names.len() > 2) {
        notes.push(T::Revisit.with(&[
            ("first", name(revisit.first)),
            ("second", name(revisit.second)),
            ("given", &figure(revisit.given, locale)),
            ("implied", &locale.number(revisit.implied, 2)),
        ]));
    }
    if found.missing > 0 {
        notes.push(T::MissingPairs.with(&[("count", &locale.count(found.missing))]));
    }
    if sheet.pairwise.people.len() > 1 {
        let count = locale.count(sheet.pairwise.people.len());
        notes.push(T::People.with(&[("count", &count)]));
    }
    let wider = |a: &Dispersion, b: &Dispersion| a.factor.total_cmp(&b.factor);
    let widest = sheet.pairwise.dispersion.iter().copied().max_by(wider);
    if let Some(pair) = widest.filter(|pair| pair.factor > 1.0 + 1e-9) {
        notes.push(T::Apart.with(&[
            ("first", name(pair.first)),
            ("second", name(pair.second)),
            ("low", &locale.number(pair.low, 2)),
            ("high", &locale.number(pair.high, 2)),
        ]));
    }
    notes.push(T::Eigen.with(&[
        ("lambda", &locale.number(found.lambda_max, 3)),
        ("index", &locale.number(found.index, 3)),
    ]));
    notes
}

fn consistency(found: &Priorities, things: usize, locale: Locale) -> String {
    let text = if found.consistent { T::Consistent } else { T::Inconsistent };
    let limit = locale.number(IndexTable::limit(things), 2);
    text.with(&[("ratio", &locale.number(found.ratio, 3)), ("limit", &limit)])
}

/// The newest judgement of a pair by a judge: its record, and how many times the first counts.
fn judged(
    workspace: &Workspace,
    first: Uid,
    second: Uid,
    judge: &str,
) -> Option<(Comparison, f64)> {
    let table = workspace.table::<Comparison>();
    let own = |row: &&Comparison| row.scorer.trim() == judge.trim();
    let pair = |row: &Comparison| (row.first.map(Id::uid), row.second.map(Id::uid));
    let fits = table.iter().filter(own).filter_map(|row| {
        let times = row.times.filter(|times| *times > 0.0)?;
        let forward = pair(row) == (Some(first), Some(second));
        let backward = pair(row) == (Some(second), Some(first));
        let times = if forward { times } else { 1.0 / times };
        (forward || backward).then(|| (row.clone(), times))
    });
    fits.last()
}

fn at(record: &Comparison) -> RecordRef {
    RecordRef { kind: RecordKind::Comparison, uid: record.uid }
}

/// A judgement given, or taken away where no step is said.
pub fn compare(
    workspace: &Workspace,
    (first, second): (Uid, Uid),
    judge: &str,
    step: Option<i32>,
    uid: Uid,
) -> Option<Step> {
    let held = judged(workspace, first, second, judge);
    let label = Label::one(Verb::Score, RecordKind::Comparison, "");
    let command = match (step, held) {
        (None, held) => Command::Remove(at(&held?.0)),
        (Some(step), Some((_, times))) if step_of(times) == step => return None,
        (Some(step), Some((record, _))) => {
            let forward = record.first.map(Id::uid) == Some(first);
            let times = times_of(if forward { step } else { -step });
            let field = FieldKey::builtin(RecordKind::Comparison, "times")?;
            Command::Set { at: at(&record), field, value: Value::Number(times) }
        }
        (Some(step), None) => {
            let mut record = Comparison::empty(uid);
            (record.first, record.second) = (Some(Id::new(first)), Some(Id::new(second)));
            record.times = Some(times_of(step));
            record.scorer = judge.trim().to_owned();
            Command::Add(record.to_arc())
        }
    };
    Some(Step { command, label })
}

/// The weights of the comparisons as the weights of the criteria, in tenths of a point.
pub fn use_weights(sheet: &Sheet) -> Option<Step> {
    let found = sheet.pairwise.priorities.as_ref().ok().filter(|_| !sheet.pairwise.is_empty)?;
    let set = |(id, weight): (&Id<Criterion>, &f64)| {
        let at = RecordRef { kind: RecordKind::Criterion, uid: id.uid() };
        let field = FieldKey::builtin(RecordKind::Criterion, "weight")?;
        let value = Value::Number((weight * 1000.0).round() / 10.0);
        Some(Command::Set { at, field, value })
    };
    let commands: Vec<Command> =
        sheet.criteria.iter().zip(&found.weights).filter_map(set).collect();
    let label = Label::many(Verb::Edit, RecordKind::Criterion, commands.len());
    (!commands.is_empty()).then_some(Step { command: Command::Batch(commands), label })
}
