//! Groups against domains: what each group says of each domain, made of nothing but group medians
//! that may be shown.

use super::model::Model;
use super::panel::PanelView;
use super::score::weighted_mean;
use crate::order::set_of;
use std::collections::BTreeMap;

/// What one group says of one domain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatCell {
    /// Mean of the group's medians by practice weight.
    pub score: f64,
    /// Least and most answers behind a median.
    pub answers: (usize, usize),
}

/// Groups against domains.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupHeat {
    /// The groups in order of name; those that may not be shown anywhere are not among them.
    pub groups: Vec<String>,
    /// Domain → group → what it says.
    pub cells: BTreeMap<String, BTreeMap<String, HeatCell>>,
    /// Practices with answers of a group that may not be shown.
    pub hidden: usize,
}

/// Practice weight, median and answers of each practice of a domain that a group answered.
type Medians = Vec<(f64, f64, usize)>;

/// The heat of groups and domains. `medians` of the panel are those that may be shown already; no
/// group below `least` answers enters, whatever may be seen elsewhere.
pub fn heat(model: &Model, panel: &PanelView, least: usize) -> GroupHeat {
    let mut sums: BTreeMap<(String, String), Medians> = BTreeMap::new();
    for opinion in &panel.opinions {
        let Some(practice) = model.practice(&opinion.practice) else { continue };
        for group in opinion.groups.iter().filter(|group| group.n >= least) {
            let at = (opinion.domain.clone(), group.group.clone());
            sums.entry(at).or_default().push((practice.weight, group.median, group.n));
        }
    }
    let mut cells: BTreeMap<String, BTreeMap<String, HeatCell>> = BTreeMap::new();
    for ((domain, group), medians) in &sums {
        let counts = || medians.iter().map(|(.., n)| *n);
        let score = weighted_mean(medians.iter().map(|(weight, median, _)| (*weight, *median)));
        if let (Some(score), Some(low), Some(high)) = (score, counts().min(), counts().max()) {
            let cell = HeatCell { score, answers: (low, high) };
            cells.entry(domain.clone()).or_default().insert(group.clone(), cell);
        }
    }
    let groups = set_of(sums.keys().map(|(_, group)| group.clone())).into_iter().collect();
    let hidden = panel
        .opinions
        .iter()
        .filter(|own| own.groups_hidden > 0 || own.groups.iter().any(|group| group.n < least));
    GroupHeat { groups, cells, hidden: hidden.count() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::panel::{Panel, Respondent, Ways, view};
    use super::*;
    use crate::model::answer::Answer;

    fn respondent(group: &str, answers: &[(&str, u8)]) -> Respondent {
        let answers = answers.iter().map(|(id, level)| ((*id).to_owned(), Answer::Level(*level)));
        Respondent { group: group.to_owned(), answers: answers.collect(), ..Respondent::default() }
    }

    fn panel(respondents: Vec<Respondent>, anonymous: bool) -> (Model, PanelView) {
        let model = fixture::built_in();
        let as_of = "2026-11-01".parse().unwrap();
        let ways = Ways { groups_first: false, anonymous, as_of, assessed: None };
        let said = Panel { respondents, ..Panel::default() };
        let view = view(&model, &said, ways, &BTreeMap::new());
        (model, view)
    }

    #[test]
    fn a_cell_is_the_weighted_mean_of_the_medians_of_its_group() {
        let mut all = Vec::new();
        for level in [2, 3, 3] {
            all.push(respondent("PMO", &[("GOV-1", level), ("GOV-2", 4)]));
            all.push(respondent("Teams", &[("GOV-1", level + 1)]));
        }
        let (model, view) = panel(all, true);
        let heat = heat(&model, &view, 3);
        let weight = |id: &str| model.practice(id).unwrap().weight;
        let (one, two) = (weight("GOV-1"), weight("GOV-2"));
        let cells = &heat.cells["GOV"];
        let expect = (3.0 * one + 4.0 * two) / (one + two);
        assert!((cells["PMO"].score - expect).abs() < 1e-12, "{cells:?}");
        assert_eq!(cells["Teams"], HeatCell { score: 4.0, answers: (3, 3) });
        assert_eq!((heat.groups, heat.hidden), (vec!["PMO".to_owned(), "Teams".to_owned()], 0));
    }

    #[test]
    fn no_group_below_three_is_in_it_even_where_names_may_be_seen() {
        for anonymous in [true, false] {
            let mut all: Vec<Respondent> =
                (0..4).map(|_| respondent("PMO", &[("GOV-1", 2)])).collect();
            all.extend((0..2).map(|_| respondent("Board", &[("GOV-1", 5)])));
            let (model, view) = panel(all, anonymous);
            let heat = heat(&model, &view, 3);
            assert!(!heat.groups.contains(&"Board".to_owned()), "{anonymous}");
            assert!(heat.hidden > 0, "{anonymous}");
        }
        let (model, view) = panel(Vec::new(), true);
        assert_eq!(heat(&model, &view, 3), GroupHeat::default());
    }
}
