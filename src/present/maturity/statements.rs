//! Statement by statement: how many of those who gave a level hold each statement true. A level
//! given holds its statement and every lower one.

use crate::analysis::maturity::Model;
use crate::analysis::maturity::panel::PanelView;
use crate::present::number::Locale;
use crate::present::text::{Text, workshop::WorkshopText as T};

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementCell {
    /// Its words.
    pub statement: String,
    /// How many hold it true, of how many.
    pub held: String,
    /// 0 nobody, 1 some, 2 most, 3 all.
    pub band: u8,
}

/// One practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// Its name.
    pub name: String,
    /// The statements of level 1 to 5; empty where nobody gave a level.
    pub cells: Vec<StatementCell>,
}

/// One domain: its name and its practices.
pub type StatementTopic = (String, Vec<StatementRow>);

/// All statements by domain.
pub fn statements(panel: &PanelView, model: &Model, locale: Locale) -> Vec<StatementTopic> {
    let row = |practice: &crate::analysis::maturity::Practice| {
        let opinion = panel.opinions.iter().find(|own| own.practice == practice.id);
        let spread = opinion.and_then(|own| own.spread.as_ref());
        let cell = |(at, statement): (usize, &String)| {
            let spread = spread?;
            let held: usize = spread.histogram.iter().skip(at).sum();
            let values = [("held", locale.count(held)), ("n", locale.count(spread.n))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            Some(StatementCell {
                statement: statement.clone(),
                held: T::HeldBy.with(&values),
                band: match (held, spread.n) {
                    (0, _) => 0,
                    (held, n) if held == n => 3,
                    (held, n) if 2 * held > n => 2,
                    _ => 1,
                },
            })
        };
        StatementRow {
            name: practice.name.clone(),
            cells: practice.statements.iter().enumerate().filter_map(cell).collect(),
        }
    };
    let topic = |domain: &crate::analysis::maturity::Domain| {
        (domain.name.clone(), domain.practices.iter().map(row).collect())
    };
    model.domains.iter().map(topic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::maturity::panel::{Panel, Respondent, Ways, view};
    use crate::model::answer::Answer;
    use crate::model::{Typed as _, Uid};
    use std::collections::BTreeMap;

    #[test]
    fn a_level_holds_its_statement_and_every_lower_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json");
        let model = Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap();
        let who = |answer| Respondent {
            answers: BTreeMap::from([("GOV-1".to_owned(), answer)]),
            ..Respondent::default()
        };
        let levels = [Answer::Level(2), Answer::Level(3), Answer::Level(3), Answer::DoNotKnow];
        let panel = Panel { respondents: levels.map(who).into(), ..Panel::default() };
        let as_of = "2026-11-22".parse().unwrap();
        let ways = Ways { groups_first: false, anonymous: true, as_of, assessed: None };
        let seen = view(&model, &panel, ways, &BTreeMap::new());
        let settings = crate::model::Settings::empty(Uid(1));
        let topics = statements(&seen, &model, Locale::of(&settings));
        let first = &topics[0].1[0];
        let held: Vec<(&str, u8)> =
            first.cells.iter().map(|cell| (cell.held.as_str(), cell.band)).collect();
        let expected = [("3 of 3", 3), ("3 of 3", 3), ("2 of 3", 2), ("0 of 3", 0), ("0 of 3", 0)];
        assert_eq!(held, expected);
        assert!(topics[0].1[1].cells.is_empty());
        assert_eq!(topics.iter().map(|(_, rows)| rows.len()).sum::<usize>(), 52);
    }
}
