//! The built-in model is whole, and a broken one is refused with the fault that names the place.

use serde_json::{Value, json};

use super::fixture::{self, BUILT_IN};
use super::*;

#[test]
fn the_built_in_model_is_whole() {
    let model = fixture::built_in();
    assert_eq!((model.domains.len(), model.practices().count()), (12, 52));
    assert_eq!(model.domains.iter().map(|d| d.weight).sum::<f64>(), 100.0);
    assert_eq!(model.practices().map(|(_, p)| p.requires.len()).sum::<usize>(), 79);
    for domain in &model.domains {
        assert!(domain.practices.iter().any(|p| p.key), "{} has a key practice", domain.id);
        assert_eq!(model.default_target(domain), 3.0);
    }
    let keys: Vec<&str> =
        model.practices().filter(|(_, p)| p.key).map(|(_, p)| p.id.as_str()).collect();
    let expected = [
        "GOV-1", "GOV-3", "STD-1", "RES-1", "RES-2", "TRN-1", "PER-1", "RSK-1", "STK-1", "BEN-1",
        "CHG-1", "KNW-1", "AGL-1", "MAN-1",
    ];
    assert_eq!(keys, expected);
    assert_eq!(model.rules, Rules::default());
    let names: Vec<&str> = model.levels.iter().map(|l| l.name.as_str()).collect();
    let expected =
        ["Ad hoc", "Foundational", "Standardised", "Managed by data", "Optimised and predictive"];
    assert_eq!(names, expected);
}

#[test]
fn texts_of_a_practice_are_found_by_level() {
    let model = fixture::built_in();
    let practice = model.practice("GOV-1").expect("a practice");
    assert!((1..=5).all(|level| practice.statement(level).is_some()));
    assert!((2..=5).all(|level| practice.action_to(level).is_some()));
    assert!(practice.statement(1).is_some_and(|s| s.starts_with("Work starts on")));
    assert!(practice.action_to(5).is_some_and(|s| s.starts_with("Review two years")));
    for off in [0, 6, 255] {
        assert_eq!((practice.statement(off), practice.action_to(off)), (None, None));
    }
    assert_eq!(practice.action_to(1), None);
    assert_eq!(model.practice("GOV"), None);
}

/// The built-in model with one place changed.
fn with(pointer: &str, value: Value) -> Result<Model, ModelFault> {
    let mut model: Value = serde_json::from_str(BUILT_IN).expect("JSON");
    *model.pointer_mut(pointer).expect("a place in the file") = value;
    Model::from_json(&model.to_string())
}

/// The built-in model without one member.
fn without(pointer: &str, member: &str) -> Result<Model, ModelFault> {
    let mut model: Value = serde_json::from_str(BUILT_IN).expect("JSON");
    let place = model.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
    place.remove(member).expect("a member of the file");
    Model::from_json(&model.to_string())
}

#[test]
fn a_text_that_is_no_model_is_refused() {
    assert_eq!(Model::from_json(""), Err(ModelFault::Empty));
    assert_eq!(Model::from_json(" \n\t"), Err(ModelFault::Empty));
    assert_eq!(Model::from_json("[]"), Err(ModelFault::NotAnObject));
    assert_eq!(Model::from_json("null"), Err(ModelFault::NotAnObject));
    for broken in ["{", "domains: []", "<html>", "{\"a\":1}}", "\u{0}"] {
        let fault = Model::from_json(broken);
        assert!(matches!(fault, Err(ModelFault::NotJson { line: 1, .. })), "{broken:?} {fault:?}");
    }
    let missing = ModelFault::MissingMember { at: String::new(), member: "schema_version" };
    assert_eq!(Model::from_json("{}"), Err(missing));
    let half = &BUILT_IN[..BUILT_IN.len() / 2];
    assert!(matches!(Model::from_json(half), Err(ModelFault::NotJson { .. })));
    assert_eq!(with("/schema_version", json!(2)), Err(ModelFault::UnknownSchema { found: 2 }));
}

#[test]
fn weights_are_checked() {
    assert_eq!(with("/domains/0/weight", json!(11)), Err(ModelFault::DomainWeights { sum: 99.0 }));
    for weight in [0.0, -1.0, 1e7] {
        for (place, at) in [("/domains/0", "GOV"), ("/domains/0/practices/1", "GOV-2")] {
            let fault = ModelFault::WeightNotPositive { at: at.to_owned(), weight };
            assert_eq!(with(&format!("{place}/weight"), json!(weight)), Err(fault));
        }
    }
}

#[test]
fn ids_are_unique_among_domains_and_practices() {
    for (place, id) in [
        ("/domains/1/id", "GOV"),
        ("/domains/3/practices/0/id", "GOV-1"),
        ("/domains/3/practices/0/id", "GOV"),
        ("/domains/3/id", "TRN-1"),
    ] {
        let fault = ModelFault::DuplicateId { id: id.to_owned() };
        assert_eq!(with(place, json!(id)), Err(fault), "{place}");
    }
}

#[test]
fn levels_and_actions_are_exactly_the_scale() {
    let at = || "GOV-1".to_owned();
    let practice = "/domains/0/practices/0";
    let levels = |missing: &[u8], unexpected: &[&str]| ModelFault::Levels {
        at: at(),
        missing: missing.to_vec(),
        unexpected: unexpected.iter().map(|s| (*s).to_owned()).collect(),
    };
    assert_eq!(without(&format!("{practice}/levels"), "3"), Err(levels(&[3], &[])));
    assert_eq!(without(practice, "levels"), Err(levels(&[1, 2, 3, 4, 5], &[])));
    assert_eq!(with(&format!("{practice}/levels/2"), json!("  ")), Err(levels(&[2], &[])));
    assert_eq!(with(&format!("{practice}/levels/2"), json!(2)), Err(levels(&[2], &[])));
    let six = json!({"1": "a", "2": "b", "3": "c", "4": "d", "5": "e", "6": "f"});
    assert_eq!(with(&format!("{practice}/levels"), six), Err(levels(&[], &["6"])));
    let shifted = json!({"0": "a", "1": "b", "2": "c", "3": "d", "4": "e"});
    assert_eq!(with(&format!("{practice}/levels"), shifted), Err(levels(&[5], &["0"])));
    let fault = ModelFault::Actions { at: at(), missing: vec![4], unexpected: vec![] };
    assert_eq!(without(&format!("{practice}/actions"), "to_4"), Err(fault));
    let scale = |missing: Vec<u8>, unexpected: Vec<String>| ModelFault::Levels {
        at: "levels".to_owned(),
        missing,
        unexpected,
    };
    assert_eq!(with("/levels/0/level", json!(2)), Err(scale(vec![1], vec!["2".to_owned()])));
    assert_eq!(with("/levels", json!([])), Err(scale(vec![1, 2, 3, 4, 5], vec![])));
}

#[test]
fn prerequisites_exist_and_never_run_in_a_circle() {
    let requires = "/domains/0/practices/0/requires";
    let need = |to: u8, practice: &str, min: u8| json!([{"to_level": to, "practice": practice, "min_level": min}]);
    for unknown in ["GOV-9", "GOV", "gov-2"] {
        let fault = ModelFault::UnknownPrerequisite {
            at: "GOV-1".to_owned(),
            practice: unknown.to_owned(),
        };
        assert_eq!(with(requires, need(3, unknown, 2)), Err(fault));
    }
    let step = |practice: &str, level: u8| Step { practice: practice.to_owned(), level };
    // A step that waits for itself, and one that waits for a later level of itself.
    let fault = ModelFault::Cycle { steps: vec![step("GOV-1", 3)] };
    assert_eq!(with(requires, need(3, "GOV-1", 3)), Err(fault));
    let fault = ModelFault::Cycle { steps: vec![step("GOV-1", 3), step("GOV-1", 4)] };
    assert_eq!(with(requires, need(3, "GOV-1", 4)), Err(fault));
    // GOV-3 to 3 waits for GOV-2 at 2; let GOV-2 to 2 wait for GOV-3 at 4, which stands on 3.
    let fault =
        ModelFault::Cycle { steps: vec![step("GOV-2", 2), step("GOV-3", 4), step("GOV-3", 3)] };
    assert_eq!(with("/domains/0/practices/1/requires", need(2, "GOV-3", 4)), Err(fault));
    // Level 1 always holds, so needing it is no step and no circle.
    assert!(with(requires, need(2, "GOV-1", 1)).is_ok());
}

#[test]
fn members_are_checked_and_named() {
    let missing = |at: &str, member| Err(ModelFault::MissingMember { at: at.to_owned(), member });
    let wrong = |at: &str, member| Err(ModelFault::WrongMember { at: at.to_owned(), member });
    let practice = "/domains/0/practices/0";
    assert_eq!(without("", "title"), missing("", "title"));
    assert_eq!(without(practice, "question"), missing("GOV-1", "question"));
    assert_eq!(without(practice, "id"), missing("GOV.practices[0]", "id"));
    assert_eq!(without("/domains/0", "id"), missing("domains[0]", "id"));
    assert_eq!(without("/domains/2", "weight"), missing("RES", "weight"));
    assert_eq!(with("/domains/2/weight", json!("12")), wrong("RES", "weight"));
    assert_eq!(with("/domains/2/tier", json!("vital")), wrong("RES", "tier"));
    assert_eq!(with("/domains", json!({})), wrong("", "domains"));
    assert_eq!(with("/domains", json!([])), Err(ModelFault::NoDomains));
    assert_eq!(with("/domains/0", json!(7)), wrong("", "domains"));
    let none = ModelFault::NoPractices { domain: "GOV".to_owned() };
    assert_eq!(with("/domains/0/practices", json!([])), Err(none));
    assert_eq!(with(&format!("{practice}/size"), json!("XL")), wrong("GOV-1", "size"));
    let flag = format!("{practice}/key_practice");
    assert_eq!(with(&flag, json!("yes")), wrong("GOV-1", "key_practice"));
    let to_level = format!("{practice}/requires/0/to_level");
    for off in [json!(1), json!(6), json!(2.5), json!("3"), json!(-1), json!(300)] {
        assert_eq!(with(&to_level, off), wrong("GOV-1.requires[0]", "to_level"));
    }
    for share in [0.0, 1.01, -0.8] {
        assert_eq!(with("/scoring/attain_share", json!(share)), wrong("scoring", "attain_share"));
    }
    for lag in [json!(5), json!(-1), json!(0.5)] {
        assert_eq!(with("/scoring/attain_max_lag", lag), wrong("scoring", "attain_max_lag"));
    }
    let target = with("/scoring/default_target/essential", json!(6));
    assert_eq!(target, wrong("default_target", "essential"));
}

#[test]
fn what_may_be_absent_falls_back_and_what_is_unknown_is_ignored() {
    let model = without("", "scoring").expect("the standard rules");
    assert_eq!(model.rules, Rules::default());
    let lean = without("/domains/0/practices/0", "requires").expect("no prerequisites");
    assert_eq!(lean.practice("GOV-1").map(|p| p.requires.len()), Some(0));
    let plain = without("/domains/0/practices/0", "key_practice").expect("not a key practice");
    assert_eq!(plain.practice("GOV-1").map(|p| p.key), Some(false));
    let newer = with("/scale", json!({"later": [1, 2]})).expect("unknown members are ignored");
    assert_eq!(newer, fixture::built_in());
    let strict = with("/scoring/attain_share", json!(1.0)).expect("a rule in range");
    assert_eq!(strict.rules.attain_share, 1.0);
}
