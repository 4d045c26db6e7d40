//! What is remembered of a mapping for the next file.

use super::super::{Confidence, Setup, Target, recall, remember};
use super::{proposed, sheet};
use crate::file::sheet::SheetRead;
use crate::model::reading::money::Scale;
use crate::model::{Currency, FieldDef, FieldDefKind, RecordKind, Typed, Uid, Workspace};
use std::sync::Arc;

const FIRST: &str = "Ref,Vorhaben,Betrag,Ampel,Intern\nA-1,Atlas,12,Green,x\nA-2,Basil,7,Red,y\n";
/// The same headers, other rows, other order.
const SECOND: &str = "Intern,Ampel,betrag,VORHABEN,Ref\nz,Green,9,Cedar,A-3\nw,Red,8,Dill,A-4\n";

/// Decisions of a user about [`FIRST`].
fn decided(sheet: &SheetRead) -> Setup {
    let mut setup = proposed(sheet);
    setup.mapping.set(0, Target::Field("key"));
    setup.mapping.set(1, Target::Field("name"));
    setup.mapping.set(2, Target::Field("cost"));
    setup.mapping.columns[2].scale = Some(Scale::Thousands);
    setup.mapping.columns[2].currency = Some(Currency::EUR);
    setup.mapping.set(3, Target::Custom(FieldDefKind::Text));
    setup.mapping.set(4, Target::Ignore);
    setup
}

fn targets(setup: &Setup) -> Vec<Target> {
    setup.mapping.columns.iter().map(|map| map.target).collect()
}

#[test]
fn the_next_file_with_these_headers_is_mapped_alike() {
    let first = sheet(FIRST);
    let setup = decided(&first);
    let kept = remember("", &first, &setup.mapping);
    let workspace = Workspace::new(Uid(1));
    for (text, order) in [(FIRST, [0, 1, 2, 3, 4]), (SECOND, [4, 3, 2, 1, 0])] {
        let next = sheet(text);
        let mut again = proposed(&next);
        assert_ne!(targets(&again), targets(&setup), "the proposal alone is another");
        let changed = recall(&kept, &next, &workspace, &mut again.mapping);
        assert!(changed > 0);
        for (place, was) in order.into_iter().enumerate() {
            let (now, then) = (&again.mapping.columns[place], &setup.mapping.columns[was]);
            assert_eq!(now.target, then.target, "{text} {place}");
            assert_eq!((now.scale, now.currency), (then.scale, then.currency), "{text} {place}");
        }
        assert_eq!(again.mapping.columns[order[0]].confidence, Confidence::Sure);
        // Remembered again it is the same, whatever stood before.
        assert_eq!(remember(&kept, &first, &setup.mapping), kept);
    }
}

#[test]
fn the_newest_decision_holds_and_old_headers_are_let_go() {
    let first = sheet(FIRST);
    let setup = decided(&first);
    let mut kept = remember("", &first, &setup.mapping);
    let mut other = setup.clone();
    other.mapping.set(4, Target::Custom(FieldDefKind::Text));
    kept = remember(&kept, &first, &other.mapping);
    assert_eq!(kept.lines().filter(|line| line.starts_with("intern\t")).count(), 1);
    assert!(kept.contains("intern\tcustom text"), "{kept}");
    for nth in 0..100 {
        let headers: Vec<String> = (0..8).map(|at| format!("Column {nth} {at}")).collect();
        let text = format!("{}\n{}\n", headers.join(","), ["x"; 8].join(","));
        let many = sheet(&text);
        kept = remember(&kept, &many, &proposed(&many).mapping);
    }
    assert_eq!(kept.lines().count(), 400);
    assert!(!kept.contains("intern\t") && kept.contains("column997\t"));
}

#[test]
fn what_cannot_be_understood_changes_nothing() {
    let next = sheet(SECOND);
    let workspace = Workspace::new(Uid(1));
    let own = proposed(&next);
    for kept in [
        "",
        "\n\n\n",
        "\t\t\t",
        "intern",
        "intern\t",
        "intern\tfield nothing\t\t",
        "intern\tfield \t\t",
        "intern\tcustom nonsense\t\t",
        "intern\texisting 12\t\t",
        "intern\tdemand\t\t",
        "intern\tIGNORE\t\t",
        "other\tignore\t\t",
        "Intern\tignore\t\t",
        "{\"intern\":\"ignore\"}",
        "\u{0}\u{feff}intern ignore",
    ] {
        let mut again = own.clone();
        assert_eq!(recall(kept, &next, &workspace, &mut again.mapping), 0, "{kept:?}");
        assert_eq!(again, own, "{kept:?}");
    }
    // A scale or a currency that is none leaves the target as remembered.
    let mut again = own.clone();
    recall("betrag\tfield cost\tbillions\tXX", &next, &workspace, &mut again.mapping);
    let map = &again.mapping.columns[2];
    assert_eq!((map.target, map.scale, map.currency), (Target::Field("cost"), None, None));
}

#[test]
fn a_custom_field_that_is_there_by_now_is_not_made_again() {
    let first = sheet(FIRST);
    let kept = remember("", &first, &decided(&first).mapping);
    let mut workspace = Workspace::new(Uid(1));
    let table = RecordKind::Project.key().to_owned();
    let def = FieldDef { name: "Ampel".into(), table, ..Typed::empty(Uid(7)) };
    workspace.put(Arc::new(def));
    let next = sheet(SECOND);
    let mut mapping = super::propose(
        &next,
        &workspace,
        RecordKind::Project,
        crate::file::out::words::Words::default(),
    );
    recall(&kept, &next, &workspace, &mut mapping);
    assert_eq!(mapping.columns[1].target, Target::Existing(Uid(7)));
}
