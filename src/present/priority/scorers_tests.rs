//! The words for several scorers, and what giving a score in somebody's name changes.

use super::super::judge::{Judge, Voice};
use super::super::tests::workspace;
use super::*;
use crate::edit::{Target, apply};

fn today() -> NaiveDate {
    "2027-04-01".parse().unwrap()
}

const CELL: (Uid, Uid) = (Uid(100), Uid(10));

fn given(ws: &Workspace, who: &str, value: f64, day: &str, uid: u128) -> Workspace {
    let voice = Voice { scorer: who.to_owned(), day: day.parse().ok() };
    let command = Judge::Score.command(ws, CELL, Some(value), Uid(uid), &voice).unwrap();
    apply(ws, Target::Plan, &command).unwrap().workspace
}

#[test]
fn everybody_keeps_their_own_score() {
    let ws = workspace(&[(None, None), (Some(40.0), None)]);
    assert_eq!((cell(&ws, CELL, today()), names(&ws)), (None, vec![]));
    let ws = given(&ws, " Ada ", 20.0, "2027-03-01", 900);
    let ws = given(&ws, "Ben", 80.0, "2027-03-02", 901);
    assert_eq!(names(&ws), ["Ada", "Ben"]);
    let own = |name: &str| {
        let voice = Voice { scorer: name.to_owned(), day: None };
        Judge::Score.figures(&ws, &voice).get(&CELL).copied()
    };
    assert_eq!(
        [own("Ada"), own("Ben"), own("Cy"), own("")],
        [Some(20.0), Some(80.0), None, Some(50.0)]
    );
    let words = cell(&ws, CELL, today()).unwrap();
    assert_eq!(words.said, "Ada 20 · Ben 80. Mean 50.0, 60 apart.");
    assert_eq!((words.agreed.as_str(), words.reason), ("Not agreed yet.", None));
    assert_eq!(marks(&ws, today()).get(&CELL), Some(&Mark::Mean));
    assert_eq!(widest(&ws, today())[0].text, "P0, Fit: 20 to 80 of 2");
    // Ada changes her mind: her record, and nobody else's.
    let ws = given(&ws, "Ada", 30.0, "2027-03-05", 902);
    assert_eq!(cell(&ws, CELL, today()).unwrap().said, "Ada 30 · Ben 80. Mean 55.0, 50 apart.");
    assert!(ws.find(Id::<Score>::new(Uid(902))).is_none());
    assert_eq!(ws.find(Id::<Score>::new(Uid(900))).unwrap().given, "2027-03-05".parse().ok());
}

#[test]
fn what_is_agreed_stands_beside_them_with_its_reason() {
    let ws = workspace(&[(None, None)]);
    let ws = given(&ws, "Ada", 20.0, "2027-03-01", 900);
    let ws = given(&ws, "Ben", 80.0, "2027-03-02", 901);
    // The record that is there without a name and a value is the one that is agreed on.
    let ws = given(&ws, "", 60.0, "2027-03-03", 902);
    let words = cell(&ws, CELL, today()).unwrap();
    assert_eq!(words.agreed, "Agreed: 60 on 3 Mar 2027.");
    assert_eq!(words.said, "Ada 20 · Ben 80. Mean 50.0, 60 apart.", "single scores stay");
    assert_eq!(words.reason, Some((Uid(101), String::new())));
    assert_eq!((marks(&ws, today()).get(&CELL), widest(&ws, today()).len()), (None, 0));
    let step = reason(&ws, Uid(101), " the law asks for it ").unwrap();
    let ws = apply(&ws, Target::Plan, &step.command).unwrap().workspace;
    let held = cell(&ws, CELL, today()).unwrap().reason.unwrap();
    assert_eq!(held.1, "the law asks for it");
    assert!(reason(&ws, Uid(101), "the law asks for it").is_none());
    assert!(reason(&ws, Uid(77), "nobody").is_none());
    let ws = given(&ws, "Cy", 10.0, "2027-03-04", 903);
    assert!(cell(&ws, CELL, today()).unwrap().agreed.ends_with("more than a year ago."));
    assert_eq!(marks(&ws, today()).get(&CELL), Some(&Mark::Old));
    assert_eq!(widest(&ws, today()).len(), 1, "agreed before Cy had scored");
    // What was agreed is taken back; the single scores count again.
    let voice = Voice::default();
    let command = Judge::Score.command(&ws, CELL, None, Uid(904), &voice).unwrap();
    let ws = apply(&ws, Target::Plan, &command).unwrap().workspace;
    assert!(cell(&ws, CELL, today()).unwrap().agreed.starts_with("Not agreed yet."));
    assert_eq!((Mark::Mean.of("4"), Mark::Old.of("4")), ("≈ 4".to_owned(), "4 ↻".to_owned()));
    assert_ne!(Mark::Mean.said(), Mark::Old.said());
}
