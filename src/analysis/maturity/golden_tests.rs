//! Whole profiles against published and hand-derived numbers.

use std::collections::BTreeMap;

use super::fixture::{self, all};
use super::*;
use crate::model::answer::Answer;

fn changed(changes: &[(&str, Answer)]) -> Profile {
    let model = fixture::built_in();
    let mut answers: BTreeMap<String, Answer> =
        model.practices().map(|(_, p)| (p.id.clone(), Answer::Level(3))).collect();
    for (id, answer) in changes {
        answers.insert((*id).to_owned(), *answer);
    }
    profile(&model, &answers, &BTreeMap::new(), &Options::default())
}

fn domain<'a>(profile: &'a Profile, id: &str) -> &'a DomainProfile {
    profile.domains.iter().find(|d| d.id == id).expect("a domain of the model")
}

/// Practices lowered to 2; O to four decimals; a domain and its level; attained; weakest.
type Row<'a> = (&'a [&'a str], f64, &'a str, u8, u8, u8);

#[test]
fn published_rows_around_level_three() {
    let rows: [Row; 4] = [
        (&[], 3.0, "GOV", 3, 3, 3),
        (&["GOV-1"], 2.9733, "GOV", 2, 3, 2),
        (&["KNW-2"], 2.9858, "KNW", 2, 3, 2),
        (&["GOV-5"], 2.98, "GOV", 3, 3, 3),
    ];
    for (lowered, score, id, level, attained, weakest) in rows {
        let changes: Vec<(&str, Answer)> = lowered.iter().map(|p| (*p, Answer::Level(2))).collect();
        let result = changed(&changes);
        let overall = result.overall.as_ref().expect("scored");
        assert!((overall.score - score).abs() < 0.000_05, "{lowered:?}: {}", overall.score);
        assert_eq!(domain(&result, id).attained, Some(level), "{lowered:?}");
        assert_eq!((overall.attained, overall.weakest), (attained, weakest), "{lowered:?}");
        assert!(result.notes.is_empty());
        assert_eq!(result.coverage.share(), Some(1.0));
    }
}

#[test]
fn the_published_rows_say_what_blocks_and_by_which_rule() {
    let key = changed(&[("GOV-1", Answer::Level(2))]);
    let next = domain(&key, "GOV").next.as_ref().expect("below the top");
    // 1.2 of 5.4 is .2222, so the share falls short as well.
    assert_eq!((next.level, next.blocks.len(), next.blocks[0].id.as_str()), (3, 1, "GOV-1"));
    assert_eq!(next.blocks[0].rules, [BlockRule::Share, BlockRule::Key]);
    assert!((next.share - 4.2 / 5.4).abs() < 1e-12);

    let share = changed(&[("KNW-2", Answer::Level(2))]);
    let next = domain(&share, "KNW").next.as_ref().expect("below the top");
    assert_eq!(next.blocks[0].rules, [BlockRule::Share]);
    assert!((next.share - 0.763).abs() < 0.000_5, "{}", next.share);
    let overall = share.overall.as_ref().expect("scored");
    assert_eq!(overall.weakest_domains, ["KNW"]);

    // One at level 1 lags two behind: its domain is held at 2 by (b) though 83 % reach 3.
    let lag = changed(&[("GOV-5", Answer::Level(1))]);
    let next = domain(&lag, "GOV").next.as_ref().expect("below the top");
    assert_eq!((next.level, next.blocks[0].needed), (3, 2.0));
    assert_eq!(next.blocks[0].rules, [BlockRule::Lag]);
}

#[test]
fn the_published_row_with_half_points() {
    let model = fixture::built_in();
    let standings = model
        .practices()
        .enumerate()
        .map(|(k, (_, p))| (p.id.clone(), Standing::Scored(1.0 + 0.5 * ((7 * k) % 5) as f64)));
    let result = profile_of(&model, &standings.collect(), &BTreeMap::new(), &Options::default());
    let overall = result.overall.expect("scored");
    assert!((overall.score - 1.9605).abs() < 0.000_05, "{}", overall.score);
    assert!((overall.index - 24.0).abs() < 0.05, "{}", overall.index);
    assert_eq!(overall.attained, 1);
}

#[test]
fn not_applicable_leaves_all_sums_and_do_not_know_only_lowers_coverage() {
    let result = changed(&[("KNW-1", Answer::NotApplicable), ("KNW-2", Answer::DoNotKnow)]);
    let knw = domain(&result, "KNW");
    let counts = (knw.coverage.scored, knw.coverage.not_applicable, knw.coverage.do_not_know);
    assert_eq!(counts, (2, 1, 1));
    assert_eq!(knw.coverage.share(), Some(2.0 / 3.0));
    assert!(knw.coverage.provisional());
    assert_eq!((knw.score, knw.attained), (Some(3.0), Some(3)));
    assert_eq!(result.coverage.share(), Some(50.0 / 51.0));
}

#[test]
fn a_domain_without_scores_is_dropped_and_says_why() {
    let out: Vec<String> = (1..=4).map(|n| format!("KNW-{n}")).collect();
    let mut changes: Vec<(&str, Answer)> =
        out.iter().map(|id| (id.as_str(), Answer::NotApplicable)).collect();
    let not_applicable = changed(&changes);
    assert_eq!(domain(&not_applicable, "KNW").dropped, Some(Dropped::NoneApplicable));
    changes[0].1 = Answer::DoNotKnow;
    let unknown = changed(&changes);
    let knw = domain(&unknown, "KNW");
    assert_eq!(knw.dropped, Some(Dropped::NoneScored));
    assert_eq!((knw.score, knw.attained, knw.next.as_ref()), (None, None, None));
    for result in [&not_applicable, &unknown] {
        assert_eq!(result.gaps.len(), 11);
        let overall = result.overall.as_ref().expect("scored");
        assert!((overall.score - 3.0).abs() < 1e-12, "the weight of KNW left the sum");
        assert_eq!((overall.attained, overall.weakest), (3, 3));
    }
}

#[test]
fn nothing_answered_has_no_overall_and_is_reported() {
    let model = fixture::built_in();
    let result = profile(&model, &BTreeMap::new(), &BTreeMap::new(), &Options::default());
    assert_eq!((result.overall, result.gaps.len()), (None, 0));
    assert_eq!((result.coverage.unanswered, result.coverage.share()), (52, Some(0.0)));
    assert!(result.domains.iter().all(|d| d.dropped == Some(Dropped::NoneScored)));
}

#[test]
fn changed_weights_are_used_and_weight_zero_takes_no_part() {
    let model = fixture::built_in();
    let mut standings = all(&model, 4.0);
    for (_, practice) in model.practices().filter(|(d, _)| d.id == "GOV") {
        standings.insert(practice.id.clone(), Standing::Scored(2.0));
    }
    let with = |gov: f64| {
        let domain_weights = BTreeMap::from([("GOV".to_owned(), gov)]);
        profile_of(&model, &standings, &BTreeMap::new(), &Options { domain_weights })
    };
    // The others keep 88: O = (2 w + 4 · 88) / (w + 88).
    let half = with(88.0).overall.expect("scored");
    assert!((half.score - 3.0).abs() < 1e-12);
    assert_eq!((half.attained, half.weakest, half.next.map(|n| n.blocks.len())), (2, 2, Some(1)));
    let none = with(0.0);
    let overall = none.overall.as_ref().expect("scored");
    assert_eq!((overall.attained, overall.weakest), (4, 4));
    assert!((overall.score - 4.0).abs() < 1e-12);
    assert_eq!(domain(&none, "GOV").attained, Some(2), "still shown");
}

#[test]
fn odd_input_is_set_aside_and_noted() {
    let model = fixture::built_in();
    let text = |s: &str| s.to_owned();
    for wrong in [-1.0, f64::INFINITY, 1e300, f64::NAN] {
        let options = Options { domain_weights: BTreeMap::from([(text("GOV"), wrong)]) };
        let result = profile_of(&model, &all(&model, 3.0), &BTreeMap::new(), &options);
        assert!(matches!(&result.notes[..], [Note::WeightRefused { .. }]), "{wrong}");
        assert_eq!(domain(&result, "GOV").weight, 12.0);
    }
    for wrong in [0.0, 0.99, 5.01, f64::NAN, f64::INFINITY, -3.0] {
        let targets = BTreeMap::from([(text("GOV"), wrong)]);
        let result = profile_of(&model, &all(&model, 3.0), &targets, &Options::default());
        assert!(matches!(&result.notes[..], [Note::TargetRefused { .. }]), "{wrong}");
        assert_eq!(domain(&result, "GOV").target, 3.0);
        let mut standings = all(&model, 3.0);
        standings.insert(text("GOV-1"), Standing::Scored(wrong));
        let result = profile_of(&model, &standings, &BTreeMap::new(), &Options::default());
        assert!(matches!(&result.notes[..], [Note::ScoreOffScale { .. }]), "{wrong}");
        assert_eq!(result.coverage.unanswered, 1);
    }
    let mut standings = all(&model, 3.0);
    standings.insert(text("GOV-9"), Standing::Scored(3.0));
    let both = BTreeMap::from([(text("XXX"), 3.0)]);
    let options = Options { domain_weights: both.clone() };
    let result = profile_of(&model, &standings, &both, &options);
    let expected =
        [Note::UnknownPractice { id: text("GOV-9") }, Note::UnknownDomain { id: text("XXX") }];
    assert_eq!(result.notes, expected);
}

#[test]
fn gaps_rank_by_weighted_gap_with_ties_in_model_order() {
    let model = fixture::built_in();
    let targets = BTreeMap::from([("AGL".to_owned(), 5.0), ("GOV".to_owned(), 2.0)]);
    let result = profile_of(&model, &all(&model, 2.0), &targets, &Options::default());
    // RES 12 · 1; then AGL 5 · 3 = 15 leads; GOV is on target.
    let ranked: Vec<(&str, f64)> =
        result.gaps.iter().map(|g| (g.domain.as_str(), g.weighted_gap)).collect();
    let expected = [
        ("AGL", 15.0),
        ("RES", 12.0),
        ("PER", 10.0),
        ("BEN", 10.0),
        ("STD", 9.0),
        ("RSK", 9.0),
        ("STK", 8.0),
        ("TRN", 7.0),
        ("CHG", 6.0),
        ("KNW", 6.0),
        ("MAN", 6.0),
        ("GOV", 0.0),
    ];
    assert_eq!(ranked, expected);
}

#[test]
fn several_respondents_meet_in_the_median() {
    let model = fixture::built_in();
    let answers = |level: u8| -> BTreeMap<String, Answer> {
        model.practices().map(|(_, p)| (p.id.clone(), Answer::Level(level))).collect()
    };
    let mut last = answers(5);
    last.insert("GOV-1".to_owned(), Answer::DoNotKnow);
    let found = standings(&model, &[answers(2), answers(3), last]);
    assert_eq!(found.get("GOV-1"), Some(&Standing::Scored(2.5)));
    assert_eq!(found.get("GOV-2"), Some(&Standing::Scored(3.0)));
    assert_eq!(found.len(), 52);
    assert!(standings(&model, &[]).values().all(|s| *s == Standing::Unanswered));
}

#[test]
fn stored_texts_become_answers_and_the_rest_is_noted() {
    let rows = [("A", "3"), ("B", "na"), ("C", "dk"), ("D", ""), ("E", "6"), ("F", "NA")];
    let texts = rows.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    let (answers, notes) = answers_from(&texts);
    let found: Vec<Answer> = answers.into_values().collect();
    assert_eq!(found, [Answer::Level(3), Answer::NotApplicable, Answer::DoNotKnow]);
    let unreadable =
        |id: &str, text: &str| Note::AnswerUnreadable { id: id.to_owned(), text: text.to_owned() };
    assert_eq!(notes, [unreadable("D", ""), unreadable("E", "6"), unreadable("F", "NA")]);
}
