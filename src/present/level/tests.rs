//! What the page says of a small plan, and the one step that takes its moves.

use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::timeline::Timeline;
use crate::analysis::level::question::Ask;
use crate::analysis::level::work::Levelling;
use crate::edit::{Target, Verb, apply};
use crate::model::*;
use crate::present::plans::one_engineer;
use std::sync::Arc;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// One data engineer; Atlas and Beacon ask for 18 and 10 of the 20 days of February 2027.
fn workspace() -> Workspace {
    one_engineer([18, 10])
}

fn question(ws: &Workspace, ask: &Ask) -> Question {
    let capacity = Capacity::update(None, ws, &Arc::new(Timeline::new(month("2027-01"), 12)));
    let ranks = [(Id::new(Uid(5)), 1), (Id::new(Uid(6)), 2)].into();
    Question::new(ws, &capacity, &ranks, day("2026-11-22"), ask)
}

fn say<T>(ws: &Workspace, ask: &Ask, say: impl FnOnce(&Sheet) -> T) -> T {
    let question = question(ws, ask);
    let found = Levelling::begin(question.problem.clone(), 1).unwrap().go_on(500);
    let taken = found.choices.clone();
    let locale = Locale::new(LocaleChoice::EnGb);
    let today = day("2026-11-22");
    say(&Sheet { ws, question: &question, found: &found, taken: &taken, locale, today })
}

#[test]
fn the_page_says_what_moves_and_why() {
    let ws = workspace();
    say(&ws, &Ask::default(), |sheet| {
        assert_eq!(sheet.title(), "1 move makes every role fit");
        let line = &sheet.moves()[0];
        let said = [&line.name, &line.rank, &line.step, &line.begins, &line.value];
        assert_eq!(said, ["Beacon", "2", "1 month later", "Feb 27 → Mar 27", "£1k"]);
        assert_eq!(line.why, "Data Engineer is 0.40 FTE less short in February 2027");
        assert!(line.is_taken);
        let figures: Vec<String> = sheet.figures().into_iter().map(|(_, figure)| figure).collect();
        assert_eq!(figures, ["0.4 → 0.0 FTE-months", "1 → 0", "1 move, 1 month in all", "£1k"]);
        assert_eq!(sheet.shorts(), (Vec::new(), 0));
        assert_eq!(sheet.proof(), "No plan within these limits is less short.");
        let grid = sheet.grid();
        assert_eq!((grid.months[0].as_str(), grid.rows.len()), ("Jan 27", 1));
        let of = |cells: &[LevelCell]| [cells[1].text.clone(), cells[2].text.clone()];
        assert_eq!(of(&grid.rows[0].before), ["140", "0"]);
        assert_eq!(of(&grid.rows[0].after), ["90", "43"]);
    });
}

#[test]
fn what_stays_says_why() {
    let ws = workspace();
    let none = Ask { later: 0, ..Ask::default() };
    say(&ws, &none, |sheet| {
        assert_eq!(sheet.title(), "0.4 FTE-months are short, and no allowed move helps");
        assert_eq!(sheet.moves(), []);
        let (lines, count) = sheet.shorts();
        assert_eq!((count, lines[0].short.as_str()), (1, "0.40 → 0.40"));
        assert_eq!(lines[0].why, "What stays in place alone asks for more than there is.");
        let held = "Atlas 0.90 FTE (nothing of it is allowed to move); Beacon 0.50 FTE (nothing of it is allowed to move)";
        assert_eq!(lines[0].held, held);
        let stays: Vec<(String, bool)> =
            sheet.stays().into_iter().map(|line| (line.name, line.is_asked)).collect();
        assert_eq!(stays, [("Atlas".to_owned(), false), ("Beacon".to_owned(), false)]);
        assert_eq!(sheet.figures()[3].1, "none");
    });
    let kept = Ask { staying: [Id::new(Uid(6))].into(), ..Ask::default() };
    say(&ws, &kept, |sheet| {
        assert_eq!(sheet.moves()[0].name, "Atlas");
        assert!(sheet.stays()[0].is_asked);
    });
}

#[test]
fn moves_are_taken_as_one_step_with_their_dates() {
    let mut ws = workspace();
    let mut due = Milestone::empty(Uid(30));
    due.project = Some(Id::new(Uid(6)));
    due.baseline = Some(day("2027-02-10"));
    ws.put(Arc::new(due));
    let asked = question(&ws, &Ask::default());
    let found = Levelling::begin(asked.problem.clone(), 1).unwrap().go_on(500);
    let (step, label) = command(&ws, &asked, &found.choices).unwrap();
    assert_eq!((label.verb, label.kind, label.count), (Verb::Bulk, RecordKind::Project, 1));
    let after = apply(&ws, Target::Plan, &step).unwrap().workspace;
    let project = after.find(Id::<Project>::new(Uid(6))).unwrap();
    assert_eq!(project.start, Some(day("2027-03-01")));
    assert_eq!(project.finish, Some(day("2027-03-28")));
    let due = after.find(Id::<Milestone>::new(Uid(30))).unwrap();
    assert_eq!((due.baseline, due.forecast), (Some(day("2027-02-10")), Some(day("2027-03-10"))));
    let demand = after.find(Id::<Demand>::new(Uid(16))).unwrap();
    assert_eq!(demand.minutes, [(month("2027-03"), 4_800)].into());
    // What fits now needs nothing more.
    let again = question(&after, &Ask::default());
    let found = Levelling::begin(again.problem.clone(), 1).unwrap().go_on(500);
    assert!(command(&after, &again, &found.choices).is_none());
    assert_eq!(found.short, 0);
}

#[test]
fn a_circle_is_named() {
    let mut ws = workspace();
    for (uid, giver, taker) in [(40, 5, 6), (41, 6, 5)] {
        let mut link = Dependency::empty(Uid(uid));
        (link.giver, link.taker) = (Some(Id::new(Uid(giver))), Some(Id::new(Uid(taker))));
        ws.put(Arc::new(link));
    }
    say(&ws, &Ask::default(), |sheet| {
        let circles = sheet.circles();
        assert!(circles[0].contains("Atlas → Beacon"), "{circles:?}");
        assert_eq!(sheet.stays()[0].why, "waits for itself in a circle");
        assert_eq!(sheet.moves(), []);
    });
}
