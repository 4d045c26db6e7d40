//! The lines of the ranked table, its figures and its bars.

use super::super::tests::{ranked, seen, workspace};
use super::*;
use crate::analysis::priority::Cut;
use crate::model::Workspace;

fn many(count: usize) -> Workspace {
    let rows: Vec<_> = (0..count).map(|nth| (Some(100.0 - nth as f64), Some(50.0))).collect();
    workspace(&rows)
}

fn lines(count: usize, cut: usize, look: &Look) -> String {
    let result = ranked(&many(count), Some(Cut::Rank(cut)));
    let mut text = String::new();
    for item in items(&result, look) {
        text.push_str(&match item {
            Item::Row(at) => format!("{} ", at + 1),
            Item::Fold(from, to) => format!("[{}-{to}] ", from + 1),
            Item::Line => "= ".to_owned(),
            Item::BudgetLine => "~ ".to_owned(),
            Item::PeopleLine => "- ".to_owned(),
        });
    }
    text.trim_end().to_owned()
}

#[test]
fn tab_always_leads_to_a_row() {
    use Item::{BudgetLine, Fold, Line, Row};
    let items = [Line, Row(0), BudgetLine, Fold(1, 9), Row(9), Row(10)];
    for (wanted, drawn, expect) in [
        (0, 0..6, 1),
        (1, 0..6, 1),
        (2, 0..6, 1),
        (3, 0..6, 3),
        (5, 0..6, 5),
        (40, 0..6, 1),
        (1, 4..6, 4),
        (5, 0..3, 1),
    ] {
        assert_eq!(tab_stop(&items, wanted, drawn.clone()), expect, "{wanted} {drawn:?}");
    }
    assert_eq!(tab_stop(&[Line], 0, 0..1), 0);
    assert_eq!(tab_stop(&[], 7, 0..0), 7);
}

#[test]
fn ranks_far_above_the_line_fold_away() {
    let look = |unfolded, budget_at, found| Look { unfolded, budget_at, found, ..Look::default() };
    let people = |at| Look { people_at: Some(at), ..Look::default() };
    let closed = || look(false, None, None);
    for (count, cut, look, expect) in [
        (0, 0, closed(), ""),
        (3, 2, closed(), "1 2 = 3"),
        (2, 2, closed(), "1 2 ="),
        (2, 0, closed(), "= 1 2"),
        (14, 12, closed(), "1 2 3 4 [5-8] 9 10 11 12 = 13 14"),
        (12, 11, closed(), "1 2 3 4 5 6 7 8 9 10 11 = 12"),
        (4, 1, look(false, Some(3), None), "1 = 2 3 ~ 4"),
        (4, 1, look(false, Some(1), None), "1 = 2 3 4"),
        (4, 3, look(false, Some(0), None), "~ 1 2 3 = 4"),
        (4, 1, people(3), "1 = 2 3 - 4"),
        (4, 3, people(0), "- 1 2 3 = 4"),
        (4, 2, people(2), "1 2 - = 3 4"),
        (4, 2, people(4), "1 2 = 3 4 -"),
        (15, 14, people(12), "1 2 3 4 [5-8] 9 10 11 12 - 13 14 = 15"),
        (13, 12, people(11), "1 2 3 4 5 6 7 8 9 10 11 - 12 = 13"),
        (24, 23, people(12), "1 2 3 4 [5-8] 9 10 11 12 - 13 14 15 [16-19] 20 21 22 23 = 24"),
        (14, 13, people(2), "1 2 - 3 4 5 [6-9] 10 11 12 13 = 14"),
        (13, 12, people(2), "1 2 - 3 4 5 6 7 8 9 10 11 12 = 13"),
        (16, 3, people(15), "1 2 3 = 4 5 6 [7-11] 12 13 14 15 - 16"),
        (40, 30, look(false, None, Some(vec![2, 9, 35])), "3 10 = 36"),
        (40, 30, look(false, None, Some(vec![35])), "= 36"),
        (40, 30, look(false, None, Some(vec![1])), "2 ="),
        (40, 30, look(false, None, Some(vec![])), "="),
    ] {
        assert_eq!(lines(count, cut, &look), expect, "{count} {cut} {look:?}");
    }
    let open = lines(14, 12, &look(true, None, None));
    assert!(open.starts_with("1 2 3 4 [5-8] 5 6 7 8 9"), "{open}");
}

#[test]
fn no_line_no_fold() {
    let result = ranked(&many(60), None);
    let people = items(&result, &Look { people_at: Some(30), ..Look::default() });
    assert_eq!((people.len(), people[30]), (61, Item::PeopleLine));
    let items = items(&result, &Look::default());
    assert_eq!(items.len(), 60);
    assert!(items.iter().all(|item| matches!(item, Item::Row(_))));
}

#[test]
fn search_finds_parts_of_names_in_any_case() {
    let workspace = many(12);
    let result = ranked(&workspace, None);
    let wording = Wording::new(&workspace);
    let name = |entry: &Entry| wording.project_name(entry.project);
    assert_eq!(found(&result, "  ", name), None);
    assert_eq!(found(&result, "p1", name).map(|found| found.len()), Some(3));
    assert_eq!(found(&result, "nothing", name), Some(vec![]));
}

#[test]
fn a_bar_is_as_long_as_its_points() {
    let workspace = workspace(&[(Some(100.0), Some(50.0)), (None, Some(0.0)), (None, None)]);
    let result = ranked(&workspace, None);
    let bars: Vec<Vec<BarPart>> = result.entries.iter().map(|entry| bar(&entry.parts)).collect();
    // 30 points and 35 points at 1.5 pixels each, less the hairline.
    let expect = [(1, 0.0, 44.0), (2, 45.0, 51.5)];
    let first: Vec<_> = bars[0].iter().map(|part| (part.colour, part.x, part.width)).collect();
    assert_eq!(first.len(), 2);
    for (got, expect) in first.iter().zip(expect) {
        assert_eq!(got.0, expect.0);
        assert!((got.1 - expect.1).abs() < 1e-9 && (got.2 - expect.2).abs() < 1e-9, "{got:?}");
    }
    assert!(bars[1].is_empty() && bars[2].is_empty());
    assert_eq!((0..7).map(colour_of).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 5, 5]);
}

#[test]
fn a_row_says_coverage_above_and_a_reason_below() {
    let workspace = workspace(&[(Some(100.0), None), (Some(50.0), Some(50.0)), (None, None)]);
    let result = ranked(&workspace, Some(Cut::Rank(1)));
    let wording = Wording::new(&workspace);
    let row = |at| wording.row(&result, at, cost_style(&result)).unwrap();
    let first = row(0);
    assert_eq!((first.rank.as_str(), first.total.as_str()), ("1", "100.0"));
    assert_eq!(seen(&first.coverage), "30 %");
    let note = first.coverage_note.as_deref().map(seen);
    assert_eq!(note.as_deref(), Some("30 % of the weights scored; 30.0 at worst"));
    assert_eq!((first.cost.as_str(), first.cumulative.as_str()), ("100", "100"));
    assert_eq!(first.reason, None);
    assert_eq!(row(1).reason.as_deref(), Some("Ranks below the line"));
    assert_eq!(row(1).coverage, "");
    let last = row(2);
    assert_eq!((last.total.as_str(), last.reason.as_deref()), ("–", Some("Not scored")));
    assert_eq!(wording.row(&result, 3, MoneyStyle::Short), None);
    assert_eq!(wording.cost_header(&result, MoneyStyle::Thousands), "Cost £k");
    let entry = &result.entries[1];
    assert_eq!(wording.standing(&result, entry), "rank 2 of 3 · below the line");
}

#[test]
fn decisions_go_round() {
    let mut lock = None;
    let mut words = Vec::new();
    for _ in 0..4 {
        words.push(lock_word(lock));
        lock = lock_after(lock);
    }
    assert_eq!(words, ["By rank", "Must", "Must not", "By rank"]);
}

#[test]
fn how_far_the_user_is() {
    let none = workspace(&[]);
    let unscored = workspace(&[(None, None)]);
    let scored = workspace(&[(None, None), (Some(1.0), None)]);
    let mut plain = unscored.clone();
    for uid in [10, 11] {
        plain.remove(crate::model::RecordRef { kind: RecordKind::Criterion, uid: Uid(uid) });
    }
    for (workspace, expect) in [
        (none, Stage::NoProjects),
        (plain, Stage::NoCriteria),
        (unscored, Stage::Unscored),
        (scored, Stage::Ranked),
    ] {
        assert_eq!(stage(&ranked(&workspace, None)), expect);
    }
}
