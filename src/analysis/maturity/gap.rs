//! Distance to the target: per practice, weighted per domain, ranked, with every factor kept so
//! that a page can show the arithmetic, and the action that lifts to the next level.

use crate::order::Sorted;
use std::cmp::Ordering;

use super::model::{Domain, LEVEL_MAX};
use super::score::{self, Standing, TOLERANCE};

/// One practice's part in the gap of its domain.
#[derive(Clone, Debug, PartialEq)]
pub struct GapTerm {
    /// Practice id.
    pub practice: String,
    /// Name to show.
    pub name: String,
    /// Weight w of the practice.
    pub weight: f64,
    /// Score P, 1 to 5.
    pub score: f64,
    /// g = max(0, T − P), in levels.
    pub gap: f64,
    /// W · w · g / Σw: what the practice adds to the weighted gap of the domain.
    pub contribution: f64,
    /// The level after the one held, 2 to 5; None at the top.
    pub next_level: Option<u8>,
    /// The action that lifts to `next_level`, in the words of the model.
    pub action: Option<String>,
}

/// The gap of one domain: `weighted_gap` = `domain_weight` × `mean_gap`, and `mean_gap` =
/// Σ w g / `practice_weight`.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainGap {
    /// Domain id.
    pub domain: String,
    /// Name to show.
    pub name: String,
    /// Target level T, 1 to 5.
    pub target: f64,
    /// Weight W of the domain.
    pub domain_weight: f64,
    /// Σw over the scored practices.
    pub practice_weight: f64,
    /// Weighted mean of the gaps, in levels.
    pub mean_gap: f64,
    /// What domains are ranked by.
    pub weighted_gap: f64,
    /// Scored practices, largest contribution first, ties in the order of the model.
    pub terms: Vec<GapTerm>,
}

/// The level after the highest one that a score fully holds; None at the top.
pub fn next_level(score: f64) -> Option<u8> {
    (2..=LEVEL_MAX).find(|level| f64::from(*level) > score + TOLERANCE)
}

/// The gap of one domain over its scored practices, which come with their standings in the order
/// of the model; None if no practice has a score, because then there is nothing to measure.
pub fn domain_gap(
    domain: &Domain,
    domain_weight: f64,
    target: f64,
    standings: &[Standing],
) -> Option<DomainGap> {
    let scored = || {
        let pairs = domain.practices.iter().zip(standings);
        pairs.filter_map(|(practice, standing)| Some((practice, standing.score()?)))
    };
    let practice_weight: f64 = scored().map(|(p, _)| p.weight).sum();
    if practice_weight <= 0.0 {
        return None;
    }
    let mut terms: Vec<GapTerm> = Vec::new();
    for (practice, score) in scored() {
        let gap = (target - score).max(0.0);
        let next = next_level(score);
        terms.push(GapTerm {
            practice: practice.id.clone(),
            name: practice.name.clone(),
            weight: practice.weight,
            score,
            gap,
            contribution: domain_weight * practice.weight * gap / practice_weight,
            next_level: next,
            action: next.and_then(|l| practice.action_to(l)).map(str::to_owned),
        });
    }
    let mean_gap = score::weighted_mean(terms.iter().map(|t| (t.weight, t.gap)))?;
    terms.order_by(|a, b| largest_first(a.contribution, b.contribution));
    Some(DomainGap {
        domain: domain.id.clone(),
        name: domain.name.clone(),
        target,
        domain_weight,
        practice_weight,
        mean_gap,
        weighted_gap: domain_weight * mean_gap,
        terms,
    })
}

/// Orders domains by weighted gap, largest first; ties keep the order of the model.
pub fn rank(gaps: &mut [DomainGap]) {
    gaps.order_by(|a, b| largest_first(a.weighted_gap, b.weighted_gap));
}

/// Descending, on values rounded to [`TOLERANCE`]: equal gaps summed along different ways must
/// stay a tie and not be ordered by their last bit.
fn largest_first(a: f64, b: f64) -> Ordering {
    let rounded = |x: f64| (x / TOLERANCE).round();
    rounded(b).total_cmp(&rounded(a))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn the_next_level_is_the_first_one_not_fully_held() {
        let rows = [
            (1.0, Some(2)),
            (1.5, Some(2)),
            (2.0, Some(3)),
            (2.999_999_999_9, Some(4)),
            (4.5, Some(5)),
            (5.0, None),
        ];
        for (score, expected) in rows {
            assert_eq!(next_level(score), expected, "{score}");
        }
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        // KNW: weights 1.1, 0.9, 1.0, 0.8; scores 2, 2.5, 4, none; target 3; W = 6.
        // Σw = 3.0; Σwg = 1.1·1 + 0.9·0.5 + 1.0·0 = 1.55; mean .516667; weighted 3.1.
        let model = fixture::built_in();
        let mut domain = model.domain("KNW").expect("a domain").clone();
        for (practice, weight) in domain.practices.iter_mut().zip([1.1, 0.9, 1.0, 0.8]) {
            practice.weight = weight;
        }
        let standings = [
            Standing::Scored(2.0),
            Standing::Scored(2.5),
            Standing::Scored(4.0),
            Standing::Unanswered,
        ];
        let gap = domain_gap(&domain, 6.0, 3.0, &standings).expect("scored practices");
        assert!((gap.practice_weight - 3.0).abs() < 1e-12);
        assert!((gap.mean_gap - 1.55 / 3.0).abs() < 1e-12);
        assert!((gap.weighted_gap - 3.1).abs() < 1e-12);
        let order: Vec<&str> = gap.terms.iter().map(|t| t.practice.as_str()).collect();
        assert_eq!(order, ["KNW-1", "KNW-2", "KNW-3"]);
        let sum: f64 = gap.terms.iter().map(|t| t.contribution).sum();
        assert!((sum - gap.weighted_gap).abs() < 1e-12, "the parts add up");
        assert_eq!(gap.terms[1].next_level, Some(3));
        let action = model.practice("KNW-2").and_then(|p| p.action_to(3));
        assert_eq!(gap.terms[1].action.as_deref(), action);
    }

    #[test]
    fn nothing_scored_is_no_gap_rather_than_gap_zero() {
        let model = fixture::built_in();
        let domain = model.domain("GOV").expect("a domain");
        let none = [Standing::DoNotKnow, Standing::Unanswered, Standing::NotApplicable];
        assert_eq!(domain_gap(domain, 12.0, 3.0, &none), None);
        assert_eq!(domain_gap(domain, 12.0, 3.0, &[]), None);
    }

    #[test]
    fn above_target_is_gap_zero_and_still_names_the_next_action() {
        let model = fixture::built_in();
        let domain = model.domain("GOV").expect("a domain");
        let gap = domain_gap(domain, 12.0, 3.0, &[Standing::Scored(4.0)]).expect("scored");
        assert_eq!((gap.weighted_gap, gap.terms[0].next_level), (0.0, Some(5)));
        assert!(gap.terms[0].action.is_some());
    }
}
