//! Many respondents: hand-derived figures, what stays hidden, and a second, slower way.

use super::agreement::Spread;
use super::compare::{self, Side, Verdict, compare};
use super::evidence::{Grade, Item};
use super::fixture::{Lcg, all, built_in};
use super::groups::{self, GroupMedian};
use super::panel::{
    self, Discuss, Moderated, NotModerated, Panel, Respondent, Ways, overall_error,
};
use super::*;
use crate::model::answer::Answer;
use chrono::NaiveDate;
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn ways() -> Ways {
    let as_of = day("2026-11-22");
    Ways { groups_first: false, anonymous: false, as_of, assessed: Some(as_of) }
}

fn one(group: &str, practice: &str, answer: Answer) -> Respondent {
    let answers = BTreeMap::from([(practice.to_owned(), answer)]);
    Respondent { group: group.to_owned(), answers, priorities: Vec::new() }
}

fn said(levels: &[(&str, u8)]) -> Panel {
    let respondents = levels.iter().map(|(g, l)| one(g, "GOV-1", Answer::Level(*l))).collect();
    Panel { respondents, ..Panel::default() }
}

fn first(panel: &Panel, ways: Ways) -> panel::Opinion {
    panel::view(&built_in(), panel, ways, &BTreeMap::new()).opinions[0].clone()
}

#[test]
fn groups_first_stops_a_large_group_from_dominating() {
    let panel = said(&[("Teams", 1), ("Teams", 1), ("Teams", 1), ("Teams", 1), ("Sponsors", 4)]);
    assert_eq!(first(&panel, ways()).score, Standing::Scored(1.0));
    let by_group = first(&panel, Ways { groups_first: true, ..ways() });
    assert_eq!(by_group.score, Standing::Scored(2.5));
    assert!(by_group.discuss.contains(&Discuss::Groups));
    assert_eq!(by_group.groups.len(), 2);
}

#[test]
fn a_moderated_score_needs_a_half_step_and_a_reason_and_changes_no_answer() {
    let rows = [
        (3.5, "seen the log", Some(3.5), None),
        (3.5, "  ", None, Some(NotModerated::NoReason)),
        (3.3, "x", None, Some(NotModerated::OffScale)),
        (0.5, "x", None, Some(NotModerated::OffScale)),
        (5.5, "x", None, Some(NotModerated::OffScale)),
        (f64::NAN, "x", None, Some(NotModerated::OffScale)),
        (f64::INFINITY, "x", None, Some(NotModerated::OffScale)),
    ];
    for (score, reason, kept, refused) in rows {
        let mut panel = said(&[("", 2), ("", 2), ("", 4)]);
        let moderated = Moderated { score, reason: reason.to_owned() };
        panel.moderated.insert("GOV-1".to_owned(), moderated);
        let opinion = first(&panel, ways());
        assert_eq!((opinion.moderated, opinion.not_moderated), (kept, refused), "{score} {reason}");
        assert_eq!(opinion.said, Standing::Scored(2.0));
        assert_eq!(opinion.score, Standing::Scored(kept.unwrap_or(2.0)));
        assert_eq!(opinion.spread.expect("levels").histogram, [0, 2, 0, 1, 0]);
    }
}

#[test]
fn evidence_caps_the_score_and_only_beside_it() {
    for (grade, evidenced) in Grade::ALL.into_iter().zip([2.0, 3.0, 4.0, 5.0]) {
        let mut panel = said(&[("", 5), ("", 5), ("", 5)]);
        let item = Item { grade, date: None, words: "seen".to_owned() };
        panel.evidence.insert("GOV-1".to_owned(), vec![item]);
        let opinion = first(&panel, ways());
        assert_eq!(opinion.score, Standing::Scored(5.0));
        assert_eq!(opinion.evidenced, Standing::Scored(evidenced), "{grade}");
    }
    let none = first(&said(&[("", 4)]), ways());
    assert_eq!((none.grade, none.evidenced), (Grade::Assertion, Standing::Scored(2.0)));
    let apart =
        Panel { respondents: vec![one("", "GOV-1", Answer::DoNotKnow)], ..Panel::default() };
    let unknown = first(&apart, ways());
    assert_eq!((unknown.evidenced, unknown.confidence), (Standing::DoNotKnow, None));
}

#[test]
fn confidence_by_hand() {
    // Three of four invited gave a level, one does not know: coverage 3/4 · 3/4 = .5625.
    let mut panel = said(&[("", 2), ("", 3), ("", 3)]);
    panel.respondents.push(one("", "GOV-1", Answer::DoNotKnow));
    panel.invited.insert("All".to_owned(), 4);
    let item = Item { grade: Grade::Sampled, date: Some(day("2024-11-22")), words: String::new() };
    panel.evidence.insert("GOV-1".to_owned(), vec![item]);
    let found = first(&panel, ways()).confidence.expect("a score");
    // s² = 1/3, r_wg = 5/6; recency .5: .4·.75 + .3·5/6 + .2·.5625 + .1·.5 = .7125
    assert!((found.value - 0.7125).abs() < 0.000_2, "{}", found.value);
    let few = first(&said(&[("", 2), ("", 5)]), ways()).confidence.expect("a score");
    assert_eq!((few.agreement, few.coverage, few.recency), (0.3, 1.0, 1.0));
    // Nobody can cover more than all who were invited.
    let mut more = said(&[("", 2); 9]);
    more.invited.insert("All".to_owned(), 3);
    assert_eq!(first(&more, ways()).confidence.expect("a score").coverage, 1.0);
}

#[test]
fn what_is_to_be_talked_about_and_in_which_order() {
    let rows: [(&[u8], &[Discuss]); 6] = [
        (&[3, 3, 3], &[]),
        (&[2, 3, 3, 4], &[]),
        (&[1, 3, 5], &[Discuss::Agreement, Discuss::MiddleHalf, Discuss::Range]),
        (&[1, 5], &[Discuss::MiddleHalf, Discuss::Range]),
        (&[4], &[]),
        (&[1, 3, 3, 3, 3, 4], &[Discuss::Range]),
    ];
    for (levels, expected) in rows {
        let levels: Vec<(&str, u8)> = levels.iter().map(|level| ("", *level)).collect();
        assert_eq!(first(&said(&levels), ways()).discuss, expected, "{levels:?}");
    }
    let mut panel = Panel::default();
    for level in [1, 3, 5] {
        let answers = ["GOV-1", "AGL-1", "BEN-1"].map(|id| (id.to_owned(), Answer::Level(level)));
        let answers = BTreeMap::from(answers);
        panel.respondents.push(Respondent { answers, ..Respondent::default() });
    }
    let view = panel::view(&built_in(), &panel, ways(), &BTreeMap::new());
    let order: Vec<&str> = view.to_discuss().iter().map(|o| o.practice.as_str()).collect();
    assert_eq!(order, ["GOV-1", "BEN-1", "AGL-1"]);
}

#[test]
fn an_anonymous_group_is_not_shown_below_three_nor_by_subtraction() {
    let group = |name: &str, n: usize| GroupMedian { group: name.to_owned(), n, median: 3.0 };
    type Row<'a> = (&'a [(&'a str, usize)], &'a [&'a str]);
    let rows: [Row; 6] = [
        (&[("A", 3), ("B", 2)], &[]),
        (&[("A", 3), ("B", 4), ("C", 2)], &["B"]),
        (&[("A", 3), ("B", 2), ("C", 1)], &["A"]),
        (&[("A", 3), ("B", 3)], &["A", "B"]),
        (&[("A", 2)], &[]),
        (&[], &[]),
    ];
    for (groups, expected) in rows {
        let shown = groups::shown(groups.iter().map(|(name, n)| group(name, *n)).collect());
        let names: Vec<&str> = shown.iter().map(|g| g.group.as_str()).collect();
        assert_eq!(names, expected, "{groups:?}");
    }
    let panel = said(&[("Sponsors", 5), ("Teams", 1), ("Teams", 1), ("Teams", 1)]);
    let hidden = first(&panel, Ways { anonymous: true, ..ways() });
    assert_eq!((hidden.groups.len(), hidden.groups_hidden), (0, 2));
    assert!(!hidden.discuss.contains(&Discuss::Groups));
    assert_eq!(first(&panel, ways()).groups.len(), 2);
}

#[test]
fn rankings_may_be_partial_and_foreign_names_have_no_part() {
    let model = built_in();
    let ranked = |ids: &[&str]| Respondent {
        priorities: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..Respondent::default()
    };
    let all = [ranked(&["BEN", "GOV"]), ranked(&["BEN", "BEN", "XXX"]), ranked(&["XXX"])];
    let (agreement, ranks) = groups::priorities(&model, &all);
    assert_eq!(agreement.expect("two rankings").rankings, 2);
    assert_eq!(groups::by_rank(&ranks)[0], "BEN");
    assert_eq!(ranks["BEN"], 1.0);
    // Twelve domains: with one named the other eleven share (2 + 12) / 2 = 7.
    assert_eq!((ranks["GOV"], ranks["AGL"]), ((2.0 + 7.0) / 2.0, (7.5 + 7.0) / 2.0));
    assert_eq!(groups::priorities(&model, &[]), (None, BTreeMap::new()));
}

/// The spread and median again, from the definitions and without sorting.
fn second_way(levels: &[u8]) -> (f64, f64, f64) {
    let n = levels.len() as f64;
    let at = |place: f64| {
        let below = |level: u8| levels.iter().filter(|l| **l <= level).count() as f64;
        f64::from((1..=5).find(|level| below(*level) > place).expect("a level"))
    };
    let quantile = |share: f64| {
        let place = share * (n - 1.0);
        let low = at(place.floor());
        low + (place - place.floor()) * (at(place.ceil().min(n - 1.0)) - low)
    };
    let mut pairs = 0.0;
    for a in levels {
        for b in levels {
            pairs += f64::from(a.abs_diff(*b)) * f64::from(a.abs_diff(*b));
        }
    }
    // Σ over all ordered pairs of (a − b)² is 2 n² times the variance with divisor n.
    (quantile(0.5), quantile(0.75) - quantile(0.25), pairs / (2.0 * n * (n - 1.0)))
}

#[test]
fn a_second_way_agrees_on_generated_panels() {
    let model = built_in();
    let mut chance = Lcg::new(11);
    for _ in 0..60 {
        let mut panel = Panel::default();
        for _ in 0..2 + chance.below(20) {
            let mut answers = BTreeMap::new();
            for (_, practice) in model.practices() {
                if chance.below(5) > 0 {
                    let answer = Answer::ALL[chance.below(7)];
                    answers.insert(practice.id.clone(), answer);
                }
            }
            panel.respondents.push(Respondent { answers, ..Respondent::default() });
        }
        let view = panel::view(&model, &panel, ways(), &BTreeMap::new());
        for opinion in &view.opinions {
            let levels: Vec<u8> = panel
                .respondents
                .iter()
                .filter_map(|r| r.answers.get(&opinion.practice)?.level())
                .collect();
            let Some(spread) = opinion.spread.as_ref().filter(|s| s.n > 1) else { continue };
            let (middle, iqr, variance) = second_way(&levels);
            assert!((spread.median - middle).abs() < 1e-9, "{levels:?}");
            assert!((spread.iqr() - iqr).abs() < 1e-9, "{levels:?}");
            assert!((spread.variance.expect("two") - variance).abs() < 1e-9, "{levels:?}");
        }
        // The error of a domain, term by term.
        for (domain, opinion) in model.domains.iter().zip(&view.domains) {
            let own = |id: &String| view.opinions.iter().find(|o| o.practice == *id).expect("one");
            let scored: Vec<_> =
                domain.practices.iter().filter(|p| own(&p.id).score.score().is_some()).collect();
            let enough = |id: &String| own(id).spread.as_ref().is_some_and(|s| s.n >= 5);
            let expected =
                (!scored.is_empty() && scored.iter().all(|p| enough(&p.id))).then(|| {
                    let sum: f64 = scored.iter().map(|p| p.weight).sum();
                    let part = |p: &&Practice| {
                        let error =
                            own(&p.id).spread.as_ref().and_then(Spread::error).expect("five");
                        let share = p.weight * error / sum;
                        share * share
                    };
                    scored.iter().map(part).sum::<f64>().sqrt()
                });
            match (opinion.error, expected) {
                (Some(a), Some(b)) => assert!((a - b).abs() < 1e-9, "{}", domain.id),
                (a, b) => assert_eq!(a, b, "{}", domain.id),
            }
        }
    }
}

#[test]
fn one_respondent_five_hundred_and_none_that_applies() {
    let model = built_in();
    let everywhere = |answer: Answer| Respondent {
        answers: model.practices().map(|(_, p)| (p.id.clone(), answer)).collect(),
        ..Respondent::default()
    };
    let many: Vec<Respondent> =
        (0..100).flat_map(|_| 1..=5).map(|level| everywhere(Answer::Level(level))).collect();
    let panel = Panel { respondents: many, ..Panel::default() };
    let view = panel::view(&model, &panel, ways(), &BTreeMap::new());
    assert!(view.scores().values().all(|s| *s == Standing::Scored(3.0)));
    assert!(view.domains.iter().all(|d| d.error.is_some()));
    let nobody =
        Panel { respondents: vec![everywhere(Answer::NotApplicable); 3], ..Panel::default() };
    let view = panel::view(&model, &nobody, ways(), &BTreeMap::new());
    let profile = profile_of(&model, &view.scores(), &BTreeMap::new(), &Options::default());
    assert_eq!((profile.overall, view.to_discuss().len()), (None, 0));
    let empty = panel::view(&model, &Panel::default(), ways(), &BTreeMap::new());
    assert_eq!((empty.respondents, empty.invited, empty.priorities), (0, None, None));
}

fn side(score: f64, spread: Option<(f64, usize)>, date: &str) -> Side {
    let model = built_in();
    let ids = || model.practices().map(|(_, p)| p.id.clone());
    let spreads = spread.map(|s| ids().map(|id| (id, s)).collect()).unwrap_or_default();
    Side { date: Some(day(date)), scores: all(&model, score), spreads }
}

#[test]
fn a_difference_is_a_change_only_where_it_was_tested() {
    let model = built_in();
    let rows = [
        // √(.5/8 + .5/8) = .3536, times 1.96 is .693.
        (2.0, 3.0, Some((0.5, 8)), Verdict::Changed),
        (2.0, 2.5, Some((0.5, 8)), Verdict::Same),
        (3.0, 2.0, Some((0.5, 8)), Verdict::Changed),
        (2.0, 2.2, Some((0.0, 8)), Verdict::Same),
        (2.0, 2.25, Some((0.0, 8)), Verdict::Changed),
        (1.0, 5.0, Some((0.0, 4)), Verdict::NotTested),
        (1.0, 5.0, None, Verdict::NotTested),
    ];
    for (before, now, spread, expected) in rows {
        let (then, now) = (side(before, spread, "2026-05-22"), side(now, spread, "2026-11-22"));
        let result = compare(&model, &then, &now, &BTreeMap::new());
        assert_eq!(result.matched.len(), 52);
        assert!(result.matched.iter().all(|m| m.verdict == expected), "{before} {spread:?}");
        let (a, b) = result.overall.expect("scores");
        let months = 184.0 / 30.4375;
        let velocity = result.velocity.expect("two days");
        assert!((velocity - (b - a) / months * 12.0).abs() < 1e-9);
    }
}

#[test]
fn the_whole_is_compared_on_what_both_have() {
    let model = built_in();
    let mut then = side(2.0, None, "2026-05-22");
    let mut now = side(3.0, None, "2026-11-22");
    for id in ["AGL-1", "AGL-2", "AGL-3", "AGL-4"] {
        then.scores.insert(id.to_owned(), Standing::Unanswered);
        now.scores.insert(id.to_owned(), Standing::Scored(1.0));
    }
    now.scores.insert("GOV-1".to_owned(), Standing::NotApplicable);
    then.scores.insert("OLD-7".to_owned(), Standing::Scored(5.0));
    let result = compare(&model, &then, &now, &BTreeMap::new());
    assert_eq!(result.only_now, ["AGL-1", "AGL-2", "AGL-3", "AGL-4"]);
    assert_eq!(result.only_before, ["GOV-1", "OLD-7"]);
    let (a, b) = result.overall.expect("scores");
    assert!((a - 2.0).abs() < 1e-12 && (b - 3.0).abs() < 1e-12);
    assert_eq!(result.verdict, Some(Verdict::NotTested));

    let mut renamed = model.clone();
    renamed.domains[0].practices[0].supersedes = vec!["OLD-7".to_owned()];
    renamed.domains[0].practices[0].id = "NEW-1".to_owned();
    now.scores.insert("NEW-1".to_owned(), Standing::Scored(4.0));
    let mapped = compare(&renamed, &then, &now, &BTreeMap::new());
    assert_eq!(mapped.matched[0].practice, "NEW-1");
    assert_eq!(mapped.matched[0].scores, (5.0, 4.0));

    let nothing = compare(&model, &Side::default(), &now, &BTreeMap::new());
    assert_eq!((nothing.overall, nothing.verdict, nothing.velocity), (None, None, None));
}

#[test]
fn the_whole_error_and_the_days_of_levels() {
    // √((60 · .2)² + (40 · .1)²) / 100 = √(144 + 16) / 100.
    let error = overall_error([(60.0, Some(0.2)), (40.0, Some(0.1))]).expect("errors");
    assert!((error - 160.0_f64.sqrt() / 100.0).abs() < 1e-12);
    assert_eq!(overall_error([(60.0, Some(0.2)), (40.0, None)]), None);
    assert_eq!(overall_error([]), None);
    let series = [("2025-01-01", 1), ("2025-07-01", 3), ("2026-01-01", 2), ("2026-07-01", 3)];
    let series: Vec<(NaiveDate, u8)> = series.map(|(date, level)| (day(date), level)).to_vec();
    let dates = compare::level_dates(&series);
    let found: Vec<_> = dates.iter().map(|d| (d.level, d.since, d.lost)).collect();
    let since = day("2025-07-01");
    assert_eq!(found, [(2, since, None), (3, since, Some(day("2026-01-01")))]);
}
