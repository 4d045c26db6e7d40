//! How far the overall score would move with other respondents of the same kind: the respondents
//! are drawn anew with repeats, the score is reckoned each time, and the middle 95 of 100 scores are
//! the interval. See `docs/method/maturity-panel.md`.

use super::model::Model;
use super::panel::{ANSWERS_FOR_ERROR, Panel, PanelView, Respondent};
use crate::analysis::random::Stream;
use crate::order::Sorted;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Redraws of a result.
pub const DRAWS: u32 = 10_000;
/// Most respondents of a group: their levels are counted in twelve bits.
const GROUP_MAX: usize = 4_095;
/// Bits a level is counted in.
const BITS: u32 = 12;
/// The seed of the draws; fixed, so that the same answers give the same interval.
const SEED: u64 = 0x006d_6174_7572_6974;

/// One practice of a redraw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Its domain, by place.
    pub domain: u32,
    /// Its weight.
    pub weight: f64,
    /// The score agreed upon; it does not move.
    pub fixed: Option<f64>,
}

/// What is drawn anew.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Redraw {
    /// Weights of the domains.
    pub domains: Vec<f64>,
    /// The practices that have a score.
    pub practices: Vec<Drawn>,
    /// Groups that are drawn apart; one alone where groups do not count the same. A respondent is a
    /// level, 0 for none, for each practice.
    pub groups: Vec<Vec<Vec<u8>>>,
}

/// The middle 95 of 100 redrawn scores.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// 2.5 of 100 lie below.
    pub low: f64,
    /// 2.5 of 100 lie above.
    pub high: f64,
    /// Redraws.
    pub draws: u32,
}

impl Redraw {
    /// What is drawn anew of a panel; None below five respondents or without a score.
    pub fn of(
        model: &Model,
        panel: &Panel,
        view: &PanelView,
        groups_first: bool,
        weights: &BTreeMap<String, f64>,
    ) -> Option<Self> {
        let mut found = Redraw::default();
        let mut ids: Vec<&str> = Vec::new();
        for (at, domain) in (0_u32..).zip(&model.domains) {
            found.domains.push(weights.get(&domain.id).copied().unwrap_or(domain.weight));
            for practice in &domain.practices {
                let opinion = view.opinions.iter().find(|own| own.practice == practice.id)?;
                if opinion.score.score().is_some() {
                    let (weight, fixed) = (practice.weight, opinion.moderated);
                    found.practices.push(Drawn { domain: at, weight, fixed });
                    ids.push(&practice.id);
                }
            }
        }
        let mut groups: BTreeMap<&str, Vec<Vec<u8>>> = BTreeMap::new();
        for respondent in panel.respondents.iter().filter(|own| !own.answers.is_empty()) {
            let group = if groups_first { respondent.group.as_str() } else { "" };
            groups.entry(group).or_default().push(levels(respondent, &ids));
        }
        found.groups = groups.into_values().collect();
        let people: usize = found.groups.iter().map(Vec::len).sum();
        (people >= ANSWERS_FOR_ERROR && !ids.is_empty()).then_some(found)
    }

    /// The interval of the overall score; None where a group is too large or nothing has a score.
    pub fn interval(&self, draws: u32) -> Option<Interval> {
        let width = self.practices.len();
        let groups: Vec<Vec<u64>> = self.groups.iter().map(|own| one_hot(own, width)).collect();
        let fits = self.groups.iter().all(|own| !own.is_empty() && own.len() <= GROUP_MAX);
        if !fits || draws == 0 || width == 0 {
            return None;
        }
        let mut stream = Stream::new(SEED);
        let mut scores: Vec<f64> = Vec::with_capacity(draws as usize);
        let mut counts = vec![vec![0_u64; width]; groups.len()];
        for _ in 0..draws {
            for (own, counts) in groups.iter().zip(&mut counts) {
                draw(own, counts, &mut stream);
            }
            scores.extend(self.overall(&counts));
        }
        scores.order_by(f64::total_cmp);
        let (low, high) = (quantile(&scores, 0.025)?, quantile(&scores, 0.975)?);
        Some(Interval { low, high, draws })
    }

    /// The overall score of one redraw.
    fn overall(&self, counts: &[Vec<u64>]) -> Option<f64> {
        let mut sums = vec![(0.0, 0.0); self.domains.len()];
        for (at, practice) in self.practices.iter().enumerate() {
            let score = practice.fixed.or_else(|| {
                let own = counts.iter().filter_map(|counts| middle(*counts.get(at)?));
                middle_of(own.collect())
            });
            if let (Some(score), Some(sum)) = (score, sums.get_mut(practice.domain as usize)) {
                sum.0 += practice.weight * score;
                sum.1 += practice.weight;
            }
        }
        let (mut sum, mut weights) = (0.0, 0.0);
        for (weight, (own, own_weights)) in self.domains.iter().zip(sums) {
            if own_weights > 0.0 {
                sum += weight * own / own_weights;
                weights += weight;
            }
        }
        (weights > 0.0).then(|| sum / weights)
    }
}

/// The levels a respondent gave, practice after practice; 0 for none.
fn levels(respondent: &Respondent, ids: &[&str]) -> Vec<u8> {
    let level = |id: &&str| respondent.answers.get(*id).and_then(|answer| answer.level());
    ids.iter().map(|id| level(id).unwrap_or(0)).collect()
}

/// Each level as a 1 in twelve bits of its own, respondent after respondent: sums of them are counts.
fn one_hot(group: &[Vec<u8>], width: usize) -> Vec<u64> {
    let bit = |level: u8| match level {
        1..=5 => 1_u64 << (BITS * u32::from(level - 1)),
        _ => 0,
    };
    let row = |own: &Vec<u8>| -> Vec<u64> {
        (0..width).map(|at| own.get(at).copied().map_or(0, bit)).collect()
    };
    group.iter().flat_map(row).collect()
}

/// Counts the levels of as many respondents as there are, drawn with repeats.
fn draw(group: &[u64], counts: &mut [u64], stream: &mut Stream) {
    let width = counts.len().max(1);
    let people = group.len() / width;
    counts.fill(0);
    for _ in 0..people {
        let from = stream.below(people as u32) as usize * width;
        let Some(row) = group.get(from..from + width) else { continue };
        for (count, own) in counts.iter_mut().zip(row) {
            *count += own;
        }
    }
}

/// The median of counted levels.
fn middle(counts: u64) -> Option<f64> {
    let count = |level: u32| (counts >> (BITS * level)) & ((1 << BITS) - 1);
    let all: u64 = (0..5).map(count).sum();
    if all == 0 {
        return None;
    }
    let nth = |wanted: u64| {
        let mut below = 0;
        let level = (0..5).find(|level| {
            below += count(*level);
            below > wanted
        });
        f64::from(level.unwrap_or(4) + 1)
    };
    let upper = nth(all / 2);
    Some(if all % 2 == 1 { upper } else { (nth(all / 2 - 1) + upper) / 2.0 })
}

/// The median of group medians.
fn middle_of(medians: Vec<f64>) -> Option<f64> {
    match medians.as_slice() {
        [one] => Some(*one),
        several => super::score::median(several),
    }
}

/// A quantile by linear interpolation (type 7) of sorted values.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let at = share * last as f64;
    let low = at.floor();
    let (below, above) = (sorted.get(low as usize)?, sorted.get((low as usize + 1).min(last))?);
    Some(below + (above - below) * (at - low))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::built_in;
    use super::super::panel::{Moderated, Ways, view};
    use super::*;
    use crate::model::answer::Answer;

    fn panel(people: usize) -> Panel {
        let model = built_in();
        let mut stream = Stream::new(7);
        let mut one = |nth: usize| {
            let group = ["A", "B", "C"][nth % 3].to_owned();
            let mut own = Respondent { group, ..Default::default() };
            for (_, practice) in model.practices() {
                let answer = match stream.below(8) {
                    6 => Answer::DoNotKnow,
                    7 => Answer::Level(3),
                    level => Answer::Level(1 + (level as u8) % 5),
                };
                own.answers.insert(practice.id.clone(), answer);
            }
            own
        };
        Panel { respondents: (0..people).map(&mut one).collect(), ..Panel::default() }
    }

    fn redraw(panel: &Panel, groups_first: bool) -> Option<Redraw> {
        let as_of = "2026-11-22".parse().unwrap();
        let ways = Ways { groups_first, anonymous: true, as_of, assessed: None };
        let none = BTreeMap::new();
        let seen = view(&built_in(), panel, ways, &none);
        Redraw::of(&built_in(), panel, &seen, groups_first, &none)
    }

    /// The same draws the plain way: sorted copies, means by hand.
    fn plain(redraw: &Redraw, draws: u32) -> (f64, f64) {
        let mut stream = Stream::new(SEED);
        let mut all = Vec::new();
        for _ in 0..draws {
            let drawn: Vec<Vec<&Vec<u8>>> = redraw
                .groups
                .iter()
                .map(|own| {
                    own.iter().map(|_| &own[stream.below(own.len() as u32) as usize]).collect()
                })
                .collect();
            let (mut whole, mut weights) = (0.0, 0.0);
            for (at, weight) in redraw.domains.iter().enumerate() {
                let (mut sum, mut own_weights) = (0.0, 0.0);
                for (nth, practice) in redraw.practices.iter().enumerate() {
                    if practice.domain as usize != at {
                        continue;
                    }
                    let medians: Vec<f64> = drawn
                        .iter()
                        .filter_map(|own| {
                            let levels = own.iter().map(|one| one[nth]).filter(|level| *level > 0);
                            super::super::score::median(&levels.map(f64::from).collect::<Vec<_>>())
                        })
                        .collect();
                    let score = practice.fixed.or(super::super::score::median(&medians));
                    if let Some(score) = score {
                        sum += practice.weight * score;
                        own_weights += practice.weight;
                    }
                }
                if own_weights > 0.0 {
                    whole += weight * sum / own_weights;
                    weights += weight;
                }
            }
            all.push(whole / weights);
        }
        all.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = share * (all.len() - 1) as f64;
            let (low, part) = (place as usize, place.fract());
            all[low] + (all[(low + 1).min(all.len() - 1)] - all[low]) * part
        };
        (at(0.025), at(0.975))
    }

    #[test]
    fn it_agrees_with_the_plain_way_to_the_last_bits() {
        for (people, groups_first) in [(5, false), (12, false), (12, true), (61, true)] {
            let redraw = redraw(&panel(people), groups_first).unwrap();
            assert_eq!(redraw.groups.len(), if groups_first { 3 } else { 1 });
            let found = redraw.interval(200).unwrap();
            let (low, high) = plain(&redraw, 200);
            assert!((found.low - low).abs() < 1e-9 && (found.high - high).abs() < 1e-9);
            assert!(found.low < found.high, "{people}");
            assert_eq!(redraw.interval(200), Some(found), "the same each time");
        }
    }

    #[test]
    fn more_people_of_the_same_kind_narrow_it() {
        let width = |people| {
            let found = redraw(&panel(people), false).unwrap().interval(500).unwrap();
            found.high - found.low
        };
        assert!(width(200) < width(40) && width(40) < width(8));
    }

    #[test]
    fn what_was_agreed_does_not_move_and_few_people_have_no_interval() {
        assert_eq!(redraw(&panel(4), false), None);
        assert_eq!(redraw(&Panel::default(), false), None);
        let mut agreed = panel(9);
        for (_, practice) in built_in().practices() {
            let own = Moderated { score: 2.5, reason: "agreed".to_owned() };
            agreed.moderated.insert(practice.id.clone(), own);
        }
        let found = redraw(&agreed, false).unwrap().interval(50).unwrap();
        assert!((found.low - 2.5).abs() < 1e-9 && (found.high - 2.5).abs() < 1e-9);
        let whole = redraw(&panel(9), false).unwrap();
        assert_eq!(whole.interval(0), None);
        let crowd = Redraw { groups: vec![vec![vec![3]; GROUP_MAX + 1]], ..whole.clone() };
        assert_eq!(crowd.interval(10), None);
        assert_eq!(Redraw { groups: vec![Vec::new()], ..whole }.interval(10), None);
    }
}
