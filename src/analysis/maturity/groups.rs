//! Groups of respondents: their medians, which of them may be shown, and their priorities.

use super::agreement::{Concordance, concordance};
use super::model::Model;
use super::panel::Respondent;
use super::score::median;
use crate::order::Sorted;
use std::collections::BTreeMap;

/// Fewest answers of a group that is shown apart where answers are anonymous.
pub const GROUP_MIN: usize = 3;

/// What one group says about one practice.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupMedian {
    /// The group; empty for those who named none.
    pub group: String,
    /// Levels given.
    pub n: usize,
    /// Their median.
    pub median: f64,
}

/// The median of each group with a level for the practice, in order of name.
pub fn medians(respondents: &[Respondent], practice: &str) -> Vec<GroupMedian> {
    let mut levels: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for respondent in respondents {
        if let Some(level) = respondent.answers.get(practice).and_then(|answer| answer.level()) {
            levels.entry(&respondent.group).or_default().push(f64::from(level));
        }
    }
    let of = |(group, levels): (&str, Vec<f64>)| {
        let n = levels.len();
        median(&levels).map(|median| GroupMedian { group: group.to_owned(), n, median })
    };
    levels.into_iter().filter_map(of).collect()
}

/// The groups that may be shown: three answers at least. Where those left out have fewer than
/// three answers together, the smallest group shown is left out too, so that nobody can be told
/// from the whole less the groups.
pub fn shown(groups: Vec<GroupMedian>) -> Vec<GroupMedian> {
    let (mut shown, hidden): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| group.n >= GROUP_MIN);
    let left_out: usize = hidden.iter().map(|group| group.n).sum();
    if (1..GROUP_MIN).contains(&left_out) {
        let smallest = shown.iter().enumerate().min_by_key(|(_, group)| group.n).map(|(at, _)| at);
        if let Some(at) = smallest {
            shown.remove(at);
        }
    }
    shown
}

/// How far rankings of domains agree, and each domain's mean rank. A partial ranking ties what it
/// leaves out behind what it names; names the model does not have are passed over, and so are
/// rankings that then name nothing.
pub fn priorities(
    model: &Model,
    respondents: &[Respondent],
) -> (Option<Concordance>, BTreeMap<String, f64>) {
    let count = model.domains.len();
    let ranking = |respondent: &Respondent| -> Option<Vec<f64>> {
        let mut named: Vec<&str> = Vec::new();
        for id in &respondent.priorities {
            if model.domain(id).is_some() && !named.contains(&id.as_str()) {
                named.push(id);
            }
        }
        let behind = (named.len() + 1 + count) as f64 / 2.0;
        let place = |id: &str| named.iter().position(|name| *name == id);
        let rank = |id: &str| place(id).map_or(behind, |at| (at + 1) as f64);
        (!named.is_empty()).then(|| model.domains.iter().map(|d| rank(&d.id)).collect())
    };
    let rows: Vec<Vec<f64>> = respondents.iter().filter_map(ranking).collect();
    let mut means = BTreeMap::new();
    for (at, domain) in model.domains.iter().enumerate() {
        let ranks: Vec<f64> = rows.iter().filter_map(|row| row.get(at).copied()).collect();
        if !ranks.is_empty() {
            means.insert(domain.id.clone(), ranks.iter().sum::<f64>() / ranks.len() as f64);
        }
    }
    (concordance(&rows), means)
}

/// The domains by mean rank, most important first; ties in order of id.
pub fn by_rank(ranks: &BTreeMap<String, f64>) -> Vec<&str> {
    let mut list: Vec<(&String, f64)> = ranks.iter().map(|(id, rank)| (id, *rank)).collect();
    list.order_by(|a, b| a.1.total_cmp(&b.1));
    list.into_iter().map(|(id, _)| id.as_str()).collect()
}
