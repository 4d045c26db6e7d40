//! What became of the steps that earlier roadmaps put into the plan, held against what the assessment
//! says now: progress flows back into the next assessment.

use super::road::{name_of, step_of};
use crate::analysis::maturity::{Model, Standing};
use crate::model::{Assessment, Id, Project, Stage, Uid, Workspace};
use crate::order::Sorted;
use crate::present::number::Locale;
use crate::present::text::{Text, workshop::WorkshopText as T};
use std::collections::BTreeMap;

/// One step that was put into the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BecameRow {
    /// Practice and level.
    pub step: String,
    /// What became of its project.
    pub state: &'static str,
    /// What the answers say of the level.
    pub says: String,
    /// Whether project and answers contradict each other.
    pub odd: bool,
}

/// The steps of an assessment and of those before it, done ones first.
pub fn became(
    now: &Assessment,
    all: &[Assessment],
    (model, scores): (&Model, &BTreeMap<String, Standing>),
    (workspace, locale): (&Workspace, Locale),
) -> Vec<BecameRow> {
    let before = |own: &&Assessment| own.uid == now.uid || own.date < now.date;
    let mut rows: Vec<(u8, BecameRow)> = Vec::new();
    for (key, id) in all.iter().filter(before).flat_map(|own| &own.planned) {
        let Some(step) = step_of(key).filter(|step| model.practice(&step.practice).is_some())
        else {
            continue;
        };
        let project = id.parse::<Uid>().ok();
        let project = project.and_then(|uid| workspace.find::<Project>(Id::new(uid)));
        let (rank, state) = match project.map(|project| project.stage) {
            Some(Some(Stage::Closed)) => (0, T::StepDone),
            Some(Some(Stage::InDelivery | Stage::OnHold)) => (1, T::StepBegun),
            Some(Some(Stage::Rejected)) => (3, T::StepStopped),
            Some(_) => (2, T::StepAhead),
            None => (4, T::StepGone),
        };
        let score = scores.get(&step.practice).and_then(|own| own.score());
        let held = score.map(|score| score >= f64::from(step.level) - 1e-9);
        let says = match (held, score) {
            (Some(true), _) => T::SaysHeld.say().to_owned(),
            (_, Some(score)) => T::SaysBelow.with(&[("score", &locale.number(score, 1))]),
            (_, None) => T::SaysNothing.say().to_owned(),
        };
        let odd = rank == 0 && held == Some(false);
        let row = BecameRow { step: name_of(model, &step), state: state.say(), says, odd };
        rows.push((rank, row));
    }
    rows.order_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.step.cmp(&b.1.step)));
    rows.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Record as _, Settings, Typed as _};

    #[test]
    fn what_a_roadmap_planned_comes_back_in_the_next_assessment() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json");
        let model = Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut workspace = Workspace::new(Uid(1));
        let stages = [Some(Stage::Closed), Some(Stage::InDelivery), None, Some(Stage::Rejected)];
        for (nth, stage) in (10..).zip(stages) {
            workspace.put(Project { stage, ..Project::empty(Uid(nth)) }.to_arc());
        }
        let plan = ["GOV-1 3", "STD-1 2", "RES-1 2", "BEN-1 2", "GOV-2 3", "XXX 2", "odd"];
        let ids = [10, 11, 12, 13, 99, 10, 10];
        let planned =
            plan.iter().zip(ids).map(|(key, id)| ((*key).to_owned(), Uid(id).to_string()));
        let day = |text: &str| Some(text.parse().unwrap());
        let first = Assessment {
            planned: planned.collect(),
            date: day("2026-11-22"),
            ..Assessment::empty(Uid(2))
        };
        let second = Assessment { date: day("2027-05-24"), ..Assessment::empty(Uid(3)) };
        let all = [first.clone(), second.clone()];
        let scores = BTreeMap::from([
            ("GOV-1".to_owned(), Standing::Scored(2.5)),
            ("STD-1".to_owned(), Standing::Scored(2.0)),
        ]);
        let locale = Locale::of(&Settings::empty(Uid(1)));
        let rows = became(&second, &all, (&model, &scores), (&workspace, locale));
        let said: Vec<_> = rows.iter().map(|row| (row.state, row.says.as_str(), row.odd)).collect();
        let expected = [
            (T::StepDone.say(), "the answers say 2.5", true),
            (T::StepBegun.say(), T::SaysHeld.say(), false),
            (T::StepAhead.say(), T::SaysNothing.say(), false),
            (T::StepStopped.say(), T::SaysNothing.say(), false),
            (T::StepGone.say(), T::SaysNothing.say(), false),
        ];
        assert_eq!(said, expected);
        assert!(became(&first, &[second], (&model, &scores), (&workspace, locale)).is_empty());
    }
}
