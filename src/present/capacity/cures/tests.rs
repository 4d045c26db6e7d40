//! Every way out, alone and together, is one step that does what was shown.

use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::timeline::Timeline;
use crate::analysis::cure::cures;
use crate::edit::{Target, apply};
use crate::model::LocaleChoice;
use crate::present::plans::one_engineer;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// One person; Atlas asks for 28 days in February 2027, Beacon for 4.
fn workspace() -> Workspace {
    one_engineer([28, 4])
}

fn sheet_of(ws: &Workspace) -> Option<(Cures, CureSheet)> {
    let timeline = Arc::new(Timeline::new(month("2027-01"), 12));
    let capacity = Capacity::update(None, ws, &timeline);
    let role = Id::new(Uid(3));
    let cures = cures(ws, &capacity, role, month("2027-02"), month("2026-11"))?;
    let sheet = cure_sheet(ws, &cures, role, 9_600, Locale::new(LocaleChoice::EnGb));
    Some((cures, sheet))
}

#[test]
fn every_way_out_is_one_step_that_relieves_the_month() {
    let ws = workspace();
    let (cures, sheet) = sheet_of(&ws).unwrap();
    assert!(sheet.lines.len() >= 4, "{:?}", sheet.lines);
    for nth in 0..sheet.lines.len() {
        let (command, label) = sheet.command(&ws, &[nth], || Uid(900)).unwrap();
        assert!(!label.name.is_empty());
        let after = apply(&ws, Target::Plan, &command).unwrap().workspace;
        let left = sheet_of(&after);
        let gap = |effect: &Effect| effect.demand - effect.supply;
        let left = left.map_or(0, |(left, _)| gap(&left.before));
        assert!(left < gap(&cures.before), "{:?}", sheet.lines[nth]);
        assert_eq!(left, gap(&cures.all[nth].effect).max(0), "{:?}", sheet.lines[nth]);
    }
    assert!(sheet.command(&ws, &[99], || Uid(900)).is_none());
}

#[test]
fn the_words_say_what_is_done_and_what_it_costs() {
    let ws = workspace();
    let (_, sheet) = sheet_of(&ws).unwrap();
    let titles: Vec<&str> = sheet.lines.iter().map(|line| line.title.as_str()).collect();
    assert!(titles.contains(&"Contract 0.6 FTE for February 2027"), "{titles:?}");
    assert!(titles.iter().any(|title| title.starts_with("Stretch Atlas over 1 month more")));
    let stretch = sheet.lines.iter().find(|line| line.title.starts_with("Stretch Atlas"));
    assert_eq!(stretch.map(|line| line.note.as_str()), Some("£1k of benefit comes later"));
    let contract = sheet.lines.iter().find(|line| line.title.starts_with("Contract"));
    assert_eq!(contract.map(|line| line.effect.as_str()), Some("160 → 100 %"));
    assert_eq!(contract.map(|line| line.over.as_str()), Some("1 → 0 months over"));
}

#[test]
fn several_are_one_step_and_do_what_was_shown() {
    let ws = workspace();
    let (cures, sheet) = sheet_of(&ws).unwrap();
    let chosen: Vec<usize> = (0..sheet.lines.len()).collect();
    let capacity = Capacity::update(None, &ws, &Arc::new(Timeline::new(month("2027-01"), 12)));
    let place = (Id::new(Uid(3)), month("2027-02"));
    let shown = cures.together(&capacity, place, month("2026-11"), &chosen).unwrap();
    let locale = Locale::new(LocaleChoice::EnGb);
    let said = sheet.together(&ws, &shown, &chosen, locale);
    assert!(said.count >= 2 && said.left_out > 0, "{said:?}");
    assert!(said.note.starts_with("0 people"), "{said:?}");
    let mut next = 900;
    let new = || {
        next += 1;
        Uid(next)
    };
    let (command, label) = sheet.command(&ws, &chosen, new).unwrap();
    assert_eq!((label.verb, label.count as usize), (Verb::Bulk, said.count));
    let after = apply(&ws, Target::Plan, &command).unwrap().workspace;
    let capacity = Capacity::update(None, &after, &Arc::new(Timeline::new(month("2027-01"), 12)));
    let february = capacity.timeline().segments_of(month("2027-02")).unwrap();
    let row = capacity.load.row(RowKey::Role(Id::new(Uid(3)))).unwrap();
    let demand: i64 = row.committed[february].iter().sum();
    assert_eq!(demand, shown.demand);
}
