//! Laws that hold for any scores, and a second, naive way to the same numbers.

use std::collections::BTreeMap;

use super::fixture::{self, Lcg, all};
use super::*;

type Standings = BTreeMap<String, Standing>;

fn run(model: &Model, standings: &Standings) -> Profile {
    profile_of(model, standings, &BTreeMap::new(), &Options::default())
}

/// Scores in halves; about one practice in six without one, of each kind.
fn random(model: &Model, numbers: &mut Lcg) -> Standings {
    let mut standings = Standings::new();
    // A narrow band makes high attained levels happen; a wide one makes the rules disagree.
    let (low, width) = (numbers.below(9), 1 + numbers.below(6));
    for (_, practice) in model.practices() {
        let standing = match numbers.below(18) {
            0 => Standing::NotApplicable,
            1 => Standing::DoNotKnow,
            2 => Standing::Unanswered,
            _ => {
                let halves = (low + numbers.below(width)).min(8);
                Standing::Scored(1.0 + 0.5 * halves as f64)
            }
        };
        standings.insert(practice.id.clone(), standing);
    }
    standings
}

/// The rules once more, in whole tenths and halves so that no comparison needs slack, and by
/// trying the levels from the top.
fn naive_level(rows: &[(i64, i64, bool)]) -> u8 {
    let total: i64 = rows.iter().map(|r| r.0).sum();
    for level in [5_i64, 4, 3, 2] {
        let reached: i64 = rows.iter().filter(|r| r.1 >= 2 * level).map(|r| r.0).sum();
        let share = reached * 100 >= total * 80;
        let lag = rows.iter().all(|r| r.1 >= 2 * (level - 1));
        let key = rows.iter().all(|r| !r.2 || r.1 >= 2 * level);
        if share && lag && key {
            return level as u8;
        }
    }
    1
}

#[test]
fn a_naive_second_way_agrees() {
    let model = fixture::built_in();
    let mut numbers = Lcg::new(41);
    let mut seen = [0_usize; 6];
    for round in 0..2_000 {
        let standings = random(&model, &mut numbers);
        let result = run(&model, &standings);
        let (mut sum, mut weight, mut rows) = (0.0, 0_i64, Vec::new());
        for (domain, found) in model.domains.iter().zip(&result.domains) {
            let mut practices = Vec::new();
            for p in &domain.practices {
                if let Some(Standing::Scored(s)) = standings.get(&p.id) {
                    practices.push(((p.weight * 10.0).round() as i64, (s * 2.0) as i64, p.key));
                }
            }
            if practices.is_empty() {
                assert!(found.dropped.is_some(), "round {round} {}", domain.id);
                continue;
            }
            let twenty: i64 = practices.iter().map(|p| p.0 * p.1).sum();
            let tens: i64 = practices.iter().map(|p| p.0).sum();
            let score = twenty as f64 / tens as f64 / 2.0;
            let level = naive_level(&practices);
            assert!((found.score.expect("scored") - score).abs() < 1e-9, "round {round}");
            assert_eq!(found.attained, Some(level), "round {round} {}", domain.id);
            let whole = domain.weight.round() as i64;
            sum += score * domain.weight;
            weight += whole;
            rows.push((whole, 2 * i64::from(level), false));
        }
        let overall = result.overall.expect("scored");
        assert!((overall.score - sum / weight as f64).abs() < 1e-9, "round {round}");
        assert_eq!(overall.attained, naive_level(&rows), "round {round}");
        let weakest = rows.iter().map(|r| r.1 / 2).min();
        assert_eq!(Some(i64::from(overall.weakest)), weakest, "round {round}");
        seen[usize::from(overall.attained)] += 1;
    }
    assert!(seen[1..].iter().all(|n| *n > 0), "every attained level occurs: {seen:?}");
}

#[test]
fn raising_one_practice_never_lowers_anything() {
    let model = fixture::built_in();
    let mut numbers = Lcg::new(7);
    let ids: Vec<&str> = model.practices().map(|(_, p)| p.id.as_str()).collect();
    for _ in 0..500 {
        let mut standings = random(&model, &mut numbers);
        let id = ids[numbers.below(ids.len())];
        let Some(Standing::Scored(score)) = standings.get(id).copied() else { continue };
        let before = run(&model, &standings);
        standings.insert(id.to_owned(), Standing::Scored((score + 0.5).min(5.0)));
        let after = run(&model, &standings);
        for (b, a) in before.domains.iter().zip(&after.domains) {
            assert!(a.attained >= b.attained && a.score >= b.score.map(|s| s - 1e-9), "{id}");
        }
        let (b, a) = (before.overall.expect("scored"), after.overall.expect("scored"));
        assert!(a.score >= b.score - 1e-9 && a.attained >= b.attained && a.weakest >= b.weakest);
        let total = |p: &[DomainGap]| p.iter().map(|g| g.weighted_gap).sum::<f64>();
        assert!(total(&after.gaps) <= total(&before.gaps) + 1e-9);
    }
}

#[test]
fn not_applicable_equals_a_model_without_the_practice() {
    let model = fixture::built_in();
    let mut numbers = Lcg::new(11);
    let ids: Vec<String> = model.practices().map(|(_, p)| p.id.clone()).collect();
    for id in &ids {
        let mut standings = random(&model, &mut numbers);
        standings.insert(id.clone(), Standing::NotApplicable);
        let marked = run(&model, &standings);
        standings.remove(id);
        let mut smaller = model.clone();
        for domain in &mut smaller.domains {
            domain.practices.retain(|p| p.id != *id);
        }
        let removed = run(&smaller, &standings);
        assert_eq!((&marked.overall, &marked.gaps), (&removed.overall, &removed.gaps), "{id}");
        assert_eq!(marked.coverage.share(), removed.coverage.share(), "{id}");
        for (m, r) in marked.domains.iter().zip(&removed.domains) {
            assert_eq!((m.score, m.attained, &m.next), (r.score, r.attained, &r.next), "{id}");
        }
    }
}

#[test]
fn the_order_of_practices_and_domains_does_not_matter() {
    let model = fixture::built_in();
    let mut numbers = Lcg::new(13);
    for _ in 0..200 {
        let standings = random(&model, &mut numbers);
        let mut turned = model.clone();
        turned.domains.reverse();
        for domain in &mut turned.domains {
            let by = numbers.below(domain.practices.len());
            domain.practices.rotate_left(by);
        }
        let (straight, turned) = (run(&model, &standings), run(&turned, &standings));
        for domain in &straight.domains {
            let twin = turned.domains.iter().find(|d| d.id == domain.id).expect("the same domains");
            assert_eq!((domain.attained, domain.dropped), (twin.attained, twin.dropped));
            let apart = domain.score.unwrap_or(0.0) - twin.score.unwrap_or(0.0);
            assert!(apart.abs() < 1e-9);
        }
        let (s, t) = (straight.overall.expect("scored"), turned.overall.expect("scored"));
        assert_eq!((s.attained, s.weakest), (t.attained, t.weakest));
        assert!((s.score - t.score).abs() < 1e-9);
    }
}

#[test]
fn lifting_what_blocks_reaches_the_next_level() {
    let model = fixture::built_in();
    let mut numbers = Lcg::new(17);
    for _ in 0..300 {
        let standings = random(&model, &mut numbers);
        for domain in run(&model, &standings).domains {
            let Some(next) = domain.next else {
                assert!(domain.dropped.is_some() || domain.attained == Some(5));
                continue;
            };
            assert!(!next.blocks.is_empty());
            let mut lifted = standings.clone();
            for block in &next.blocks {
                assert!(block.needed > block.score && !block.rules.is_empty());
                lifted.insert(block.id.clone(), Standing::Scored(block.needed));
            }
            let after = run(&model, &lifted);
            let twin = after.domains.iter().find(|d| d.id == domain.id).expect("the same domains");
            assert!(twin.attained >= Some(next.level), "{} to {}", domain.id, next.level);
        }
    }
}

#[test]
fn the_ends_of_the_scale() {
    let model = fixture::built_in();
    for (score, index, level) in [(1.0, 0.0, 1), (5.0, 100.0, 5)] {
        let overall = run(&model, &all(&model, score)).overall.expect("scored");
        assert!((overall.score - score).abs() < 1e-9 && (overall.index - index).abs() < 1e-9);
        assert_eq!(
            (overall.attained, overall.weakest, overall.next.is_some()),
            (level, level, level < 5)
        );
    }
}
