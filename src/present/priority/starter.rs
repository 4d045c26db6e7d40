//! Three criteria to begin with, for an office that has none yet.

use crate::edit::{Command, Label, Verb};
use crate::model::order::OrderKey;
use crate::model::{Criterion, CriterionSource, Record as _, RecordKind, Typed as _, Uid};
use crate::present::text::{Text as _, prioritise::PrioritiseText as P};

/// Name, question, both anchors and weight of each.
const SET: [(P, P, P, P, f64); 3] = [
    (P::StarterFit, P::StarterFitAsks, P::StarterFitLow, P::StarterFitHigh, 40.0),
    (P::StarterValue, P::StarterValueAsks, P::StarterValueLow, P::StarterValueHigh, 40.0),
    (P::StarterRisk, P::StarterRiskAsks, P::StarterRiskLow, P::StarterRiskHigh, 20.0),
];

/// How many criteria the set has.
pub const COUNT: usize = SET.len();

/// The set as one step; its records get the ids given.
pub fn command(uids: [Uid; COUNT]) -> Command {
    let keys = OrderKey::run(None, COUNT);
    let records = SET.into_iter().zip(uids).zip(keys);
    let add = |(((name, asks, low, high, weight), uid), order)| {
        let mut criterion = Criterion::empty(uid);
        criterion.base_mut().order = order;
        criterion.name = P::say(name).to_owned();
        criterion.description = P::say(asks).to_owned();
        criterion.anchor_low = P::say(low).to_owned();
        criterion.anchor_high = P::say(high).to_owned();
        criterion.source = Some(CriterionSource::Scored);
        criterion.weight = Some(weight);
        (criterion.low, criterion.high) = (Some(1.0), Some(5.0));
        Command::Add(criterion.to_arc())
    };
    Command::Batch(records.map(add).collect())
}

/// What the step is called.
pub fn label() -> Label {
    Label::many(Verb::SetUp, RecordKind::Criterion, COUNT)
}
