//! What a workspace says about the inputs of the advice, against counts made by hand.

use super::advice::Input;
use super::found::*;
use crate::model::*;
use chrono::NaiveDate;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn project(uid: u128, change: impl FnOnce(&mut Project)) -> Arc<Project> {
    let mut own = Project::empty(Uid(uid));
    own.name = format!("P{uid}");
    change(&mut own);
    Arc::new(own)
}

fn person(uid: u128, ends: Option<&str>) -> Arc<Person> {
    let mut own = Person::empty(Uid(uid));
    own.name = format!("Q{uid}");
    own.ends = ends.map(day);
    Arc::new(own)
}

/// Four projects, two of them in one programme, two tied, one off track; three people, one gone.
fn workspace() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut programme = Programme::empty(Uid(50));
    programme.name = "Together".into();
    ws.put(Arc::new(programme));
    for (uid, status, unit) in [
        (10, Some(Status::OnTrack), "North"),
        (11, Some(Status::OffTrack), "South"),
        (12, None, "South"),
        (13, Some(Status::NotStarted), ""),
    ] {
        ws.put(project(uid, |own| {
            own.status = status;
            own.unit = unit.into();
            own.start = Some(day("2026-01-01"));
            own.finish = Some(day("2027-01-01"));
            own.programme = (uid < 12).then(|| Id::new(Uid(50)));
        }));
    }
    ws.put(project(14, |own| {
        own.stage = Some(Stage::Closed);
        own.finish = Some(day("2026-03-01"));
    }));
    let mut tie = Dependency::empty(Uid(60));
    tie.name = "needs".into();
    (tie.giver, tie.taker) = (Some(Id::new(Uid(10))), Some(Id::new(Uid(14))));
    ws.put(Arc::new(tie));
    for (uid, ends) in [(70, None), (71, None), (72, Some("2025-12-31"))] {
        ws.put(person(uid, ends));
    }
    let mut held = Certification::empty(Uid(80));
    held.name = "Certificate".into();
    held.person = Some(Id::new(Uid(70)));
    held.status = Some(CertificationState::Held);
    ws.put(Arc::new(held));
    ws
}

#[test]
fn each_input_is_counted_as_by_hand() {
    let beside = Beside { maturity: Some(2.4), months_over: Some((3, 12)) };
    let ground = ground(&workspace(), None, day("2026-11-01"), beside);
    let share = |part, of| Source::Share { part, of };
    // Two people 0; three running projects 0; 12 months 3 and two units 1 mean 2.0; one of four
    // tied 2; of the two that ended or are off track one is in trouble 3; one of two certified 4.
    for (input, value, source) in [
        (Input::People, 0.0, Source::Counted(2)),
        (Input::Projects, 0.0, Source::Counted(3)),
        (Input::Complexity, 2.0, Source::Mean(2)),
        (Input::Dependence, 2.0, share(1, 4)),
        (Input::Maturity, 2.4, Source::Score(2.4)),
        (Input::Trouble, 3.0, share(1, 2)),
        (Input::Competence, 4.0, share(1, 2)),
        (Input::Overload, 2.0, share(3, 12)),
        (Input::Competition, 1.0, Source::Counted(2)),
        (Input::Outcomes, 4.0, share(2, 4)),
    ] {
        assert_eq!(ground.found.get(&input), Some(&Found { value, source }), "{input:?}");
    }
    for judged in [Input::Culture, Input::Regulation, Input::Sponsorship, Input::Agile] {
        assert_eq!(ground.found.get(&judged), None, "{judged:?}");
    }
    assert_eq!(ground.people, 2);
}

#[test]
fn what_is_given_by_hand_counts_and_the_figure_found_stays() {
    let mut office = Office::empty(Uid(2));
    office.inputs.insert("N".into(), 4.0);
    office.inputs.insert("nonsense".into(), 4.0);
    office.ratings.insert("novelty".into(), 5.0);
    office.people = Some(120);
    let ground = ground(&workspace(), Some(&office), day("2026-11-01"), Beside::default());
    assert_eq!(ground.inputs[&Input::Projects], 4.0);
    assert_eq!(ground.found[&Input::Projects].value, 0.0);
    // (3 + 1 + 4) / 3: a rating beyond the scale counts as its end.
    assert!((ground.inputs[&Input::Complexity] - 8.0 / 3.0).abs() < 1e-12);
    assert!(!ground.inputs.contains_key(&Input::Maturity));
    assert_eq!(ground.people, 120);
}

#[test]
fn an_empty_workspace_says_nothing() {
    let empty = Workspace::new(Uid(1));
    for beside in [Beside::default(), Beside { maturity: None, months_over: Some((0, 0)) }] {
        let ground = ground(&empty, None, day("2026-11-01"), beside);
        assert_eq!(ground, Ground::default());
    }
}
