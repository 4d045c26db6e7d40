//! Groups against domains and the order of importance, as tables.

use crate::analysis::maturity::Model;
use crate::analysis::maturity::groups::{GROUP_MIN, by_rank};
use crate::analysis::maturity::heat::{GroupHeat, HeatCell};
use crate::analysis::maturity::panel::PanelView;
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::{Text, claims::ClaimText as T};

/// Groups against domains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatView {
    /// The groups.
    pub groups: Vec<String>,
    /// Domain, and for each group what it says and its level from 1 to 5; 0 for nothing.
    pub rows: Vec<(String, Vec<(String, u8)>)>,
    /// What is not shown.
    pub note: String,
}

/// The order of importance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankView {
    /// How far people agree on it.
    pub sentence: String,
    /// Place, domain, mean place.
    pub rows: Vec<[String; 3]>,
}

/// Groups against domains as a table.
pub fn heat_view(heat: &GroupHeat, model: &Model, locale: Locale) -> HeatView {
    let cell = |cell: Option<&HeatCell>| match cell {
        None => (NO_VALUE.to_owned(), 0),
        Some(cell) => {
            let (least, most) = cell.answers;
            let n = match least == most {
                true => locale.count(least),
                false => format!("{}–{}", locale.count(least), locale.count(most)),
            };
            let score = locale.number(cell.score, 1);
            (T::HeatCell.with(&[("score", &score), ("n", &n)]), cell.score.floor() as u8)
        }
    };
    let row = |domain: &crate::analysis::maturity::Domain| {
        let own = heat.cells.get(&domain.id);
        let cells = heat.groups.iter().map(|group| cell(own.and_then(|own| own.get(group))));
        (domain.name.clone(), cells.collect())
    };
    let name = |group: &String| match group.as_str() {
        "" => T::NoGroup.say().to_owned(),
        name => name.to_owned(),
    };
    let hidden =
        (heat.hidden > 0).then(|| T::HeatHidden.with(&[("count", &locale.count(heat.hidden))]));
    HeatView {
        groups: heat.groups.iter().map(name).collect(),
        rows: model.domains.iter().map(row).collect(),
        note: hidden.unwrap_or_default(),
    }
}

/// The order of importance; empty where fewer than three people gave one.
pub fn rank_view(panel: &PanelView, model: &Model, locale: Locale) -> RankView {
    let enough = panel.priorities.is_some_and(|own| own.rankings >= GROUP_MIN);
    let sentence = super::people::priorities(panel, model, locale).filter(|_| enough);
    let Some(sentence) = sentence else { return RankView::default() };
    let row = |(nth, id): (usize, &str)| {
        let name = model.domain(id)?.name.clone();
        let mean = locale.number(*panel.ranks.get(id)?, 1);
        Some([locale.count(nth + 1), name, mean])
    };
    let rows = by_rank(&panel.ranks).into_iter().enumerate().filter_map(row).collect();
    RankView { sentence, rows }
}
