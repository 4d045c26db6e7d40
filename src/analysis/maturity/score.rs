//! Scores and attained levels: what a practice stands at, what a weighted group of scores amounts
//! to, which level the group has attained, and what keeps it from the next one.

use crate::order::Sorted;
use std::collections::BTreeMap;

use super::model::{LEVEL_MAX, LEVEL_MIN, Model, Rules};
use crate::model::answer::Answer;

/// Slack of every threshold comparison: weights such as 0.9 and 1.1 are not exact in binary, and
/// a share of exactly 80 % must not fail by the last bit.
pub const TOLERANCE: f64 = 1e-9;

/// Where one practice stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// A score from 1 to 5; halves occur with an even number of respondents.
    Scored(f64),
    /// Outside the scope assessed: in no sum and not in coverage.
    NotApplicable,
    /// Asked, but nobody could tell: applicable, without a score.
    DoNotKnow,
    /// No answer: applicable, without a score.
    Unanswered,
}

impl Standing {
    /// The score, if there is one.
    pub fn score(self) -> Option<f64> {
        match self {
            Standing::Scored(score) => Some(score),
            _ => None,
        }
    }
}

/// Why a domain is in no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// Every practice is outside the scope assessed.
    NoneApplicable,
    /// Practices apply, but none has a score.
    NoneScored,
}

/// The middle of the values, or the mean of the two middle ones; None without values.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.order_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let upper = sorted.get(half).copied()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted.get(half.checked_sub(1)?).copied()?;
    Some((lower + upper) / 2.0)
}

/// What the answers of one or several respondents to one practice amount to: the median of the
/// levels given. The practice is not applicable when more respondents say so than give a level.
pub fn standing(answers: &[Answer]) -> Standing {
    let levels: Vec<f64> = answers.iter().filter_map(|a| a.level()).map(f64::from).collect();
    let not_applicable = answers.iter().filter(|a| **a == Answer::NotApplicable).count();
    if not_applicable > levels.len() {
        return Standing::NotApplicable;
    }
    match median(&levels) {
        Some(score) => Standing::Scored(score),
        None if answers.contains(&Answer::DoNotKnow) => Standing::DoNotKnow,
        None => Standing::Unanswered,
    }
}

/// The standing of every practice of the model, from each respondent's answers by practice id.
pub fn standings(
    model: &Model,
    respondents: &[BTreeMap<String, Answer>],
) -> BTreeMap<String, Standing> {
    let mut standings = BTreeMap::new();
    for (_, practice) in model.practices() {
        let answers: Vec<Answer> =
            respondents.iter().filter_map(|r| r.get(&practice.id)).copied().collect();
        standings.insert(practice.id.clone(), standing(&answers));
    }
    standings
}

/// A scored member of a group: a practice within its domain, or a domain within the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Id of the practice or domain.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Weight within the group, above 0.
    pub weight: f64,
    /// Practice score, or attained level of the domain.
    pub score: f64,
    /// Whether rule (c) applies to it.
    pub key: bool,
}

/// Which rule of the attained level a member fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockRule {
    /// (a) Too little weight reaches the level, and this member is part of what does not.
    Share,
    /// (b) The member lags further behind than allowed.
    Lag,
    /// (c) A key practice does not reach the level.
    Key,
}

/// A member that stands between the group and its next level.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Id of the practice or domain.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Rules it fails, in the order (a), (b), (c); at least one.
    pub rules: Vec<BlockRule>,
    /// Its score now.
    pub score: f64,
    /// The score at which it no longer blocks. Under rule (a) alone it may suffice to lift some
    /// of the members listed.
    pub needed: f64,
}

/// The level after the attained one and what is in its way.
#[derive(Clone, Debug, PartialEq)]
pub struct NextLevel {
    /// 2 to 5.
    pub level: u8,
    /// Share of weight that reaches the level, 0 to 1.
    pub share: f64,
    /// Share that rule (a) asks for.
    pub share_needed: f64,
    /// At least one, in the order of the model.
    pub blocks: Vec<Block>,
}

/// Weighted mean of (weight, score) pairs; None for a group without weight. Never outside the
/// scores, not even by the last bit, so that equal scores give exactly that score.
pub fn weighted_mean(members: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (weight, score) in members {
        sum += weight * score;
        weights += weight;
        low = low.min(score);
        high = high.max(score);
    }
    (weights > 0.0).then(|| (sum / weights).max(low).min(high))
}

/// Share of weight whose score reaches the level, 0 to 1; 0 for a group without weight.
fn share_at(members: &[Member], level: u8) -> f64 {
    let reached = |m: &Member| if reaches(m.score, f64::from(level)) { 1.0 } else { 0.0 };
    weighted_mean(members.iter().map(|m| (m.weight, reached(m)))).unwrap_or(0.0)
}

/// At least the threshold, with the slack of the last bits.
fn reaches(score: f64, threshold: f64) -> bool {
    score >= threshold - TOLERANCE
}

/// Everything that keeps the group from a level; no blocks means that the level holds.
fn obstacles(members: &[Member], level: u8, rules: &Rules) -> NextLevel {
    let share = share_at(members, level);
    let share_short = !reaches(share, rules.attain_share);
    let full = f64::from(level);
    let floor = full - f64::from(rules.attain_max_lag);
    let mut blocks = Vec::new();
    for m in members.iter().filter(|m| !reaches(m.score, full)) {
        let mut failed = Vec::new();
        if share_short {
            failed.push(BlockRule::Share);
        }
        if !reaches(m.score, floor) {
            failed.push(BlockRule::Lag);
        }
        if m.key && rules.key_practices_must_attain {
            failed.push(BlockRule::Key);
        }
        if !failed.is_empty() {
            let needed = if failed == [BlockRule::Lag] { floor } else { full };
            let (id, name) = (m.id.clone(), m.name.clone());
            blocks.push(Block { id, name, rules: failed, score: m.score, needed });
        }
    }
    NextLevel { level, share, share_needed: rules.attain_share, blocks }
}

/// The attained level of a group and, below level 5, what is in the way of the next: the largest
/// level for which (a) enough weight reaches it, (b) nobody lags too far, (c) key practices reach
/// it; 1 if there is none. None for an empty group.
pub fn attained(members: &[Member], rules: &Rules) -> Option<(u8, Option<NextLevel>)> {
    if members.is_empty() {
        return None;
    }
    // Each rule only gets harder from level to level, so the first level that fails ends it.
    for level in LEVEL_MIN + 1..=LEVEL_MAX {
        let next = obstacles(members, level, rules);
        if !next.blocks.is_empty() {
            return Some((level - 1, Some(next)));
        }
    }
    Some((LEVEL_MAX, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Answer::{DoNotKnow as DK, Level as L, NotApplicable as NA};

    #[test]
    fn the_median_of_levels_matches_the_published_rows() {
        let rows: [(&[u8], f64); 8] = [
            (&[3, 3, 3, 3], 3.0),
            (&[2, 3, 3, 4], 3.0),
            (&[1, 3, 5], 3.0),
            (&[1, 1, 5, 5], 3.0),
            (&[2, 2, 3, 3, 3, 4], 3.0),
            (&[1, 1, 2, 1], 1.0),
            (&[4], 4.0),
            (&[3, 2], 2.5),
        ];
        for (levels, expected) in rows {
            let mut answers: Vec<Answer> = levels.iter().copied().map(L).collect();
            assert_eq!(standing(&answers), Standing::Scored(expected), "{levels:?}");
            answers.reverse();
            assert_eq!(standing(&answers), Standing::Scored(expected), "{levels:?} reversed");
        }
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn answers_without_a_level_give_no_score() {
        let rows: [(&[Answer], Standing); 10] = [
            (&[], Standing::Unanswered),
            (&[DK], Standing::DoNotKnow),
            (&[NA], Standing::NotApplicable),
            (&[NA, DK, DK], Standing::NotApplicable),
            (&[NA, L(4)], Standing::Scored(4.0)),
            (&[NA, NA, L(4)], Standing::NotApplicable),
            (&[DK, DK, DK, L(2)], Standing::Scored(2.0)),
            (&[L(0)], Standing::Unanswered),
            (&[L(6), L(3)], Standing::Scored(3.0)),
            (&[L(255), DK], Standing::DoNotKnow),
        ];
        for (answers, expected) in rows {
            assert_eq!(standing(answers), expected, "{answers:?}");
        }
    }

    fn members(rows: &[(f64, f64, bool)]) -> Vec<Member> {
        let member = |(n, r): (usize, &(f64, f64, bool))| Member {
            id: format!("P{n}"),
            name: format!("practice {n}"),
            weight: r.0,
            score: r.1,
            key: r.2,
        };
        rows.iter().enumerate().map(member).collect()
    }

    /// Weight, score and key flag of each member; attained level; rules each blocker fails.
    type Case<'a> = (&'a [(f64, f64, bool)], u8, &'a [&'a [BlockRule]]);

    #[test]
    fn each_rule_blocks_alone_and_is_named() {
        use BlockRule::{Key, Lag, Share};
        // Share of exactly 80 %, lag of exactly one level: attained.
        let at_the_edge = members(&[(0.8, 3.0, true), (0.2, 2.0, false)]);
        assert_eq!(attained(&at_the_edge, &Rules::default()).map(|a| a.0), Some(3));
        let cases: [Case; 5] = [
            (&[(0.79, 3.0, true), (0.21, 2.0, false)], 2, &[&[Share]]),
            (&[(0.9, 3.0, true), (0.1, 1.5, false)], 2, &[&[Lag]]),
            (&[(0.9, 3.0, false), (0.1, 2.0, true)], 2, &[&[Key]]),
            (&[(0.5, 3.0, false), (0.5, 1.0, true)], 1, &[&[Share, Key]]),
            (
                &[(0.5, 3.5, false), (0.2, 2.5, true), (0.3, 2.0, false)],
                2,
                &[&[Share, Key], &[Share]],
            ),
        ];
        for (rows, level, blocked) in cases {
            let (found, next) = attained(&members(rows), &Rules::default()).expect("a group");
            let next = next.expect("below the top");
            let found_rules: Vec<&[BlockRule]> = next.blocks.iter().map(|b| &b.rules[..]).collect();
            assert_eq!((found, found_rules), (level, blocked.to_vec()), "{rows:?}");
            assert_eq!(next.level, level + 1);
        }
    }

    #[test]
    fn the_score_needed_clears_the_rule() {
        let lagging = members(&[(0.9, 4.0, true), (0.1, 2.0, false)]);
        let (level, next) = attained(&lagging, &Rules::default()).expect("a group");
        let block = &next.expect("below the top").blocks[0];
        assert_eq!((level, block.needed, block.id.as_str()), (3, 3.0, "P1"));
        let lifted = members(&[(0.9, 4.0, true), (0.1, 3.0, false)]);
        assert_eq!(attained(&lifted, &Rules::default()).map(|a| a.0), Some(4));
    }

    #[test]
    fn the_ends_of_the_scale_and_the_empty_group() {
        assert_eq!(attained(&[], &Rules::default()), None);
        assert_eq!(weighted_mean([]), None);
        let top = members(&[(1.0, 5.0, true)]);
        assert_eq!(attained(&top, &Rules::default()), Some((5, None)));
        let bottom = members(&[(1.0, 1.0, false)]);
        assert_eq!(attained(&bottom, &Rules::default()).map(|a| a.0), Some(1));
    }

    #[test]
    fn a_share_of_exactly_the_threshold_survives_binary_fractions() {
        // 1.1 + 1.1 + 1.0 + 0.8 of 5.0 is 80 %, yet neither sum is exact.
        let rows = [
            (1.1, 4.0, true),
            (1.1, 4.0, false),
            (1.0, 4.0, false),
            (0.8, 4.0, false),
            (1.0, 3.0, false),
        ];
        assert_eq!(attained(&members(&rows), &Rules::default()).map(|a| a.0), Some(4));
    }
}
