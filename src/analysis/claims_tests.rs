//! Claims held against workspaces whose records were counted by hand.

use super::*;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn put<R: Typed + 'static>(ws: &mut Workspace, uid: u128, change: impl FnOnce(&mut R)) {
    let mut own = R::empty(Uid(uid));
    change(&mut own);
    ws.put(Arc::new(own));
}

fn scores(pairs: &[(&str, f64)]) -> BTreeMap<String, Option<f64>> {
    pairs.iter().map(|(id, score)| ((*id).to_owned(), Some(*score))).collect()
}

/// Five open risks, two of them reviewed lately, one closed; one without an owner.
fn risky() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    for (uid, reviewed, owner) in [
        (1, Some("2026-10-20"), "Asha"),
        (2, Some("2026-09-02"), "Asha"),
        (3, Some("2026-09-01"), "Bo"),
        (4, None, "Bo"),
        (5, Some("2020-01-01"), ""),
    ] {
        put::<Risk>(&mut ws, uid, |own| {
            own.reviewed = reviewed.map(day);
            own.owner = owner.into();
        });
    }
    put::<Risk>(&mut ws, 6, |own| own.status = Some(WorkState::Done));
    ws
}

fn of(ws: &Workspace, office: Option<&Office>, score: f64, rule: Rule) -> Claim {
    let scores = scores(&[(rule.facts().practice, score)]);
    let all = claims(ws, office, &scores, day("2026-11-01"));
    all.into_iter().find(|claim| claim.rule == rule).expect("the practice is asked")
}

#[test]
fn reviews_of_risks_are_counted_by_days() {
    let claim = of(&risky(), None, 3.0, Rule::RiskReview);
    // Sixty days before 1 November is 2 September: two of five are within, three are not.
    assert_eq!((claim.missing, claim.of, claim.verdict), (3, 5, Verdict::Against));
    let mut office = Office::empty(Uid(9));
    office.thresholds.insert("risk_review days".into(), 61.0);
    let claim = of(&risky(), Some(&office), 3.0, Rule::RiskReview);
    assert_eq!((claim.missing, claim.verdict), (2, Verdict::Against));
    office.thresholds.insert("risk_review".into(), 40.0);
    assert_eq!(of(&risky(), Some(&office), 3.0, Rule::RiskReview).verdict, Verdict::For);
    office.rules_off.insert("risk_review".into(), "kept elsewhere".into());
    assert_eq!(of(&risky(), Some(&office), 3.0, Rule::RiskReview).verdict, Verdict::Off);
}

#[test]
fn a_level_that_is_not_claimed_is_not_held_against_anything() {
    for (score, verdict) in
        [(2.5, Verdict::NotClaimed), (3.0, Verdict::Against), (5.0, Verdict::Against)]
    {
        assert_eq!(of(&risky(), None, score, Rule::RiskReview).verdict, verdict, "{score}");
    }
    // One of five without an owner is 20 %, above the 10 % of level 2.
    assert_eq!(of(&risky(), None, 2.0, Rule::RiskOwner).verdict, Verdict::Against);
    let nothing = Workspace::new(Uid(1));
    for rule in Rule::ALL {
        assert_eq!(of(&nothing, None, 4.0, *rule).verdict, Verdict::NoRecords, "{rule:?}");
    }
    assert_eq!(claims(&risky(), None, &BTreeMap::new(), day("2026-11-01")), Vec::new());
}

#[test]
fn projects_are_looked_at_in_the_records_that_speak_of_them() {
    let mut ws = Workspace::new(Uid(1));
    for uid in 10..14 {
        put::<Project>(&mut ws, uid, |own| own.name = uid.to_string());
    }
    put::<Project>(&mut ws, 14, |own| own.stage = Some(Stage::Closed));
    put::<Project>(&mut ws, 15, |own| own.status = Some(Status::NotStarted));
    let id = |uid| Some(Id::new(Uid(uid)));
    put::<GateDecision>(&mut ws, 20, |own| {
        (own.project, own.date) = (id(10), Some(day("2026-01-01")));
        own.outcome = Some(GateOutcome::Go);
    });
    // Without an outcome nothing was decided.
    put::<GateDecision>(&mut ws, 21, |own| {
        (own.project, own.date) = (id(11), Some(day("2026-01-01")))
    });
    put::<Contribution>(&mut ws, 22, |own| {
        (own.project, own.level) = (id(10), Some(0));
        own.objective = Some(Id::new(Uid(99)));
    });
    put::<Demand>(&mut ws, 23, |own| {
        own.project = id(12);
        own.minutes = BTreeMap::from([(Month::of(day("2026-10-01")), 60)]);
    });
    put::<Demand>(&mut ws, 24, |own| {
        own.project = id(13);
        own.minutes = BTreeMap::from([(Month::of(day("2026-11-01")), 60)]);
    });
    put::<StatusReport>(&mut ws, 25, |own| {
        (own.project, own.date) = (id(10), Some(day("2026-09-27")))
    });
    put::<StatusReport>(&mut ws, 26, |own| {
        (own.project, own.date) = (id(11), Some(day("2026-09-26")))
    });
    put::<Lesson>(&mut ws, 27, |own| own.project = id(14));
    for (rule, missing, of_all) in [
        (Rule::GateDecision, 3, 4),
        (Rule::ObjectiveLink, 5, 5),
        (Rule::DemandAhead, 3, 4),
        (Rule::StatusReport, 3, 4),
        (Rule::Lessons, 0, 1),
        (Rule::ProjectOwner, 5, 5),
        (Rule::Baseline, 4, 4),
    ] {
        let claim = of(&ws, None, 3.0, rule);
        assert_eq!((claim.missing, claim.of), (missing, of_all), "{rule:?}");
    }
}

#[test]
fn odd_thresholds_are_taken_to_their_ends() {
    let mut office = Office::empty(Uid(9));
    for (limit, verdict) in
        [(1e5, Verdict::For), (100.0, Verdict::For), (60.0, Verdict::For), (59.9, Verdict::Against)]
    {
        office.thresholds.insert("risk_review".into(), limit);
        assert_eq!(of(&risky(), Some(&office), 3.0, Rule::RiskReview).verdict, verdict, "{limit}");
    }
}

/// The rules name practices of the model that ships.
#[test]
fn every_rule_speaks_of_a_practice_there_is() {
    let model =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json"));
    let model = crate::analysis::maturity::Model::from_json(&model.unwrap()).unwrap();
    for rule in Rule::ALL {
        assert!(model.practice(rule.facts().practice).is_some(), "{rule:?}");
    }
}
