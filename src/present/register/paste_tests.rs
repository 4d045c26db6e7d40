//! Rectangles: copy, paste, repeat, fill, clear and rows past the end.

use super::fixture::{POINTS, derived, done, register, workspace};
use super::*;
use crate::model::money::{Currency, Money};
use crate::model::record::{RecordRef, Typed};
use crate::model::{Id, Portfolio, Project, RecordKind, Uid, Value, Workspace};
use std::sync::Arc;

const NAME: ListedField = ListedField::Builtin("name");
const OWNER: ListedField = ListedField::Builtin("owner");
const COST: ListedField = ListedField::Builtin("cost");
const SCORE: ListedField = ListedField::Derived(DerivedKey::Score);

const fn area(row: (usize, usize), column: (usize, usize)) -> Rectangle {
    Rectangle { row, column }
}

/// Ids from 1,000 on.
fn ids() -> impl FnMut() -> Uid {
    let mut next = 999;
    move || {
        next += 1;
        Uid(next)
    }
}

fn texts(ws: &Workspace, field: ListedField) -> Vec<String> {
    let register = register(ws, &[]);
    let rows = register.rows(&Query::default());
    let table = ws.rows(RecordKind::Project);
    rows.iter().map(|uid| register.cell(table.row(*uid).unwrap().as_ref(), field).text).collect()
}

fn pasted(columns: &[ListedField], selection: Rectangle, tsv: &str) -> (Workspace, Plan) {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let rows = register.rows(&Query::default());
    let plan = register.paste(&rows, columns, selection, tsv, &mut ids()).unwrap();
    (done(&ws, &plan.command).workspace, plan)
}

#[test]
fn pasted_rectangles() {
    for (selection, tsv, owners, counts, covered) in [
        // One cell, a column, a row wider than the selection.
        (area((0, 0), (1, 1)), "A", ["A", "", "", ""], (1, 0, 0), (0, 0)),
        (area((0, 0), (1, 1)), "A\nB\n", ["A", "B", "", ""], (2, 0, 0), (0, 1)),
        (area((1, 1), (0, 0)), "X\tA\t5", ["", "A", "", ""], (3, 0, 0), (1, 1)),
        // A selection that is a multiple is filled by repeating.
        (area((0, 3), (1, 1)), "A", ["A", "A", "A", "A"], (4, 0, 0), (0, 3)),
        (area((3, 0), (1, 1)), "A\nB", ["A", "B", "A", "B"], (4, 0, 0), (0, 3)),
        // One that is not keeps the copied size.
        (area((0, 2), (1, 1)), "A\nB", ["A", "B", "", ""], (2, 0, 0), (0, 1)),
        // Ragged rows: what is missing is empty and empties nothing here.
        (area((0, 0), (1, 2)), "A\t1\nB", ["A", "B", "", ""], (4, 0, 0), (0, 1)),
        // Unreadable amounts are kept as typed.
        (area((0, 0), (1, 2)), "A\tn/a", ["A", "", "", ""], (2, 1, 0), (0, 0)),
        // Past the last column nothing lands.
        (area((0, 0), (2, 2)), "7\tA\tB", ["", "", "", ""], (1, 0, 0), (0, 0)),
    ] {
        let (ws, plan) = pasted(&[NAME, OWNER, COST], selection, tsv);
        assert_eq!(texts(&ws, OWNER), owners, "{tsv:?}");
        assert_eq!((plan.cells, plan.raw_cells, plan.skipped), counts, "{tsv:?}");
        assert_eq!(plan.area.row, covered, "{tsv:?}");
        assert_eq!(plan.new_rows, 0);
    }
}

#[test]
fn columns_past_the_last_are_counted() {
    for (selection, tsv, out) in [
        (area((0, 0), (2, 2)), "7\tA\tB", 2),
        (area((0, 0), (2, 2)), "7\t\tB", 1),
        (area((0, 0), (2, 2)), "7\t \t\r\n8\t\t", 0),
        (area((0, 0), (2, 2)), "7\r\n8\tB", 1),
        (area((3, 3), (1, 1)), "A\t5\tX\nB\t6\t\nC\t7\tY", 1),
        (area((0, 0), (0, 0)), "N\tA\t5", 0),
        (area((0, 0), (0, 2)), "A", 0),
        (area((4, 4), (0, 0)), "N\tA\t5\tX\tY\tZ", 3),
    ] {
        let (ws, plan) = pasted(&[NAME, OWNER, COST], selection, tsv);
        assert_eq!(plan.columns_out, out, "{tsv:?}");
        // What does not fit never keeps what does from landing.
        assert!(texts(&ws, OWNER).len() == 4 + plan.new_rows && plan.cells > 0, "{tsv:?}");
    }
}

#[test]
fn a_paste_past_both_edges_is_one_step_back() {
    let before = workspace();
    let (ws, plan) = pasted(&[NAME, OWNER], area((3, 3), (1, 1)), "A\tlost\nB\tlost\nC\tlost");
    assert_eq!((plan.new_rows, plan.columns_out), (2, 1));
    let patches = done(&before, &plan.command).patches;
    let back = crate::edit::apply_all(&ws, &crate::edit::invert(&patches)).unwrap();
    assert_eq!(texts(&back, NAME), texts(&before, NAME));
    assert_eq!(texts(&back, OWNER), texts(&before, OWNER));
}

#[test]
fn computed_columns_and_emptied_names_are_skipped() {
    let (ws, plan) = pasted(&[NAME, SCORE, OWNER], area((0, 0), (0, 0)), "\t5\tA");
    assert_eq!((plan.skipped, plan.cells), (2, 1));
    assert_eq!(texts(&ws, NAME)[0], "Project 10");
    assert_eq!(texts(&ws, OWNER)[0], "A");
}

#[test]
fn rows_past_the_end_become_records_in_order() {
    let (ws, plan) =
        pasted(&[NAME, OWNER, COST], area((3, 3), (0, 0)), "Last\nNew 1\tA\t5\n\nNew 2\t\tsoon\n");
    assert_eq!((plan.new_rows, plan.raw_cells), (2, 1));
    assert_eq!(texts(&ws, NAME), ["Project 10", "project 2", "Äpfel", "Last", "New 1", "New 2"]);
    assert_eq!(texts(&ws, COST)[4..], ["5", "soon"]);
    let added = RecordRef { kind: RecordKind::Project, uid: Uid(1001) };
    assert_eq!(ws.record(added).unwrap().value("cost"), Value::Empty);
}

#[test]
fn a_new_row_without_a_name_is_marked() {
    let (ws, plan) = pasted(&[OWNER], area((4, 4), (0, 0)), "A\nB");
    assert_eq!(plan.new_rows, 2);
    let register = register(&ws, &[]);
    let cell = register.cell(ws.rows(RecordKind::Project).row(Uid(1000)).unwrap().as_ref(), NAME);
    assert_eq!(cell.shape, Shape::Raw(RawReason::Required));
    let named = register.type_into(Uid(1000), NAME, "Named").unwrap();
    let ws = done(&ws, &named.command).workspace;
    assert!(ws.rows(RecordKind::Project).row(Uid(1000)).unwrap().base().raw.is_empty());
}

#[test]
fn too_many_cells_are_refused() {
    let ws = workspace();
    let register = register(&ws, &[]);
    let rows = register.rows(&Query::default());
    let tsv = "x\n".repeat(CELLS_MAX + 1);
    let refused = register.paste(&rows, &[OWNER], area((0, 0), (0, 0)), &tsv, &mut ids());
    assert_eq!(refused.err(), Some(Refused::TooMany));
    let none = register.paste(&rows, &[], area((0, 0), (0, 0)), "x", &mut ids()).unwrap();
    assert!(none.is_empty());
}

#[test]
fn a_copy_pasted_back_changes_nothing() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let rows = register.rows(&Query::default());
    let columns: Vec<ListedField> = register.columns().iter().map(|c| c.field).collect();
    let all = area((0, rows.len() - 1), (0, columns.len() - 1));
    let copied = register.copy(&rows, &columns, all);
    let plan = register.paste(&rows, &columns, all, &copied.tsv, &mut ids()).unwrap();
    assert!(plan.is_empty(), "{:?}", plan.command);
    assert_eq!(copied.html.matches("<tr>").count(), 4);
    let two = register.copy(&rows, &[NAME, COST], area((1, 0), (1, 0)));
    assert_eq!(two.tsv, "Project 10\t580\r\nproject 2\tEUR 100000\r\n");
}

/// A project whose cells show less than they hold, or what cannot be typed.
fn odd() -> (Workspace, Vec<ListedField>) {
    let mut ws = workspace();
    let mut nameless = Portfolio::empty(Uid(13));
    nameless.base.raw.insert("name".into(), String::new());
    ws.put(Arc::new(nameless));
    let row = |uid| (*ws.find(Id::<Project>::new(Uid(uid))).unwrap()).clone();
    let (mut first, mut second, mut third) = (row(101), row(102), row(103));
    first.portfolio = Some(Id::new(Uid(11)));
    first.finish = Some("2199-12-31".parse().unwrap());
    first.cost = Some(Money::new(1_234_500, "XAU".parse().unwrap()));
    first.owner = "two\nlines  apart".into();
    first.base.custom.insert(POINTS, Value::Number(1.0 / 3.0));
    second.portfolio = Some(Id::new(Uid(13)));
    second.finish = Some("1900-01-01".parse().unwrap());
    second.cost = Some(Money::new(123_457, Currency::GBP));
    second.owner = " led \u{200b}by\r\nnobody ".into();
    third.base.raw.insert("finish".into(), "1 Mar 2028".into());
    third.base.raw.insert("cost".into(), "much".into());
    for project in [first, second, third] {
        ws.put(Arc::new(project));
    }
    let keys = ["name", "portfolio", "finish", "cost", "owner"].map(ListedField::Builtin);
    (ws, keys.into_iter().chain([ListedField::Custom(POINTS)]).collect())
}

#[test]
fn a_cell_opened_and_left_as_it_was_is_no_change() {
    let (ws, columns) = odd();
    let register = register(&ws, &[]);
    let table = ws.rows(RecordKind::Project);
    for (uid, field) in
        register.rows(&Query::default()).iter().flat_map(|u| columns.iter().map(|f| (*u, *f)))
    {
        let cell = register.cell(table.row(uid).unwrap().as_ref(), field);
        assert!(register.is_own_text(uid, field, &cell.edit_text), "{uid} {field:?}");
        assert!(!register.is_own_text(uid, field, &format!("{}x", cell.edit_text)));
        let plan = register.type_into(uid, field, &cell.edit_text);
        // A text that can be read by now is taken over by Enter; by that alone.
        let readable = cell.shape == Shape::Raw(RawReason::ReadableNow);
        assert_eq!(plan.map(|plan| plan.is_empty()), Ok(!readable), "{uid} {field:?} {cell:?}");
    }
    assert!(!register.is_own_text(Uid(9_999), NAME, ""));
}

#[test]
fn a_copy_of_cells_that_hold_more_than_they_show_changes_nothing() {
    let (ws, columns) = odd();
    let register = register(&ws, &[]);
    let rows = register.rows(&Query::default());
    let all = area((0, rows.len() - 1), (0, columns.len() - 1));
    let tsv = register.copy(&rows, &columns, all).tsv;
    // Some clipboards hand line ends back in their own way.
    for tsv in
        [tsv.clone(), tsv.replace("\r\n", "\n"), tsv.replace("\r\n", "\n").replace('\n', "\r\n")]
    {
        let plan = register.paste(&rows, &columns, all, &tsv, &mut ids()).unwrap();
        assert!(plan.is_empty() && plan.raw_cells == 0, "{:?}", plan.command);
    }
    // What is meant as a change still is one: emptied, filled, or typed over.
    let refs = area((0, 1), (1, 1));
    assert_eq!(register.clear(&rows, &columns, refs).unwrap().cells, 2);
    assert_eq!(register.fill_down(&rows, &columns, area((0, 1), (1, 5))).unwrap().cells, 5);
    let typed = register.type_into(rows[0], ListedField::Builtin("portfolio"), "Growth").unwrap();
    assert_eq!(typed.cells, 1);
}

#[test]
fn filled_down_and_cleared() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let rows = register.rows(&Query::default());
    let columns = [COST, ListedField::Builtin("finish"), SCORE];
    let filled = register.fill_down(&rows, &columns, area((0, 3), (0, 0))).unwrap();
    assert_eq!(texts(&done(&ws, &filled.command).workspace, COST), ["580", "580", "580", "580"]);
    // A text kept as typed is filled as typed.
    let raw = register.fill_down(&[rows[3], rows[0]], &columns, area((0, 1), (1, 1))).unwrap();
    assert_eq!((raw.cells, raw.raw_cells), (1, 1));
    done(&ws, &raw.command);
    // To the right: amounts as they are, a text as the next column reads it.
    let wide = [COST, ListedField::Builtin("benefit"), ListedField::Builtin("owner"), SCORE];
    let right = register.fill_right(&rows, &wide, area((0, 0), (0, 3))).unwrap();
    let next = done(&ws, &right.command).workspace;
    let benefit = ListedField::Builtin("benefit");
    assert_eq!((&texts(&next, benefit)[0], right.cells, right.skipped), (&"580".to_owned(), 2, 1));
    let unread = [ListedField::Builtin("stage"), COST];
    let kept = register.fill_right(&rows, &unread, area((0, 0), (0, 1))).unwrap();
    assert_eq!((kept.cells, kept.raw_cells), (1, 1));
    for area in [area((0, 3), (1, 1)), area((9, 9), (0, 1)), area((0, 3), (7, 9))] {
        assert!(register.fill_right(&rows, &wide, area).unwrap().is_empty(), "{area:?}");
    }
    let computed = register.fill_down(&rows, &columns, area((0, 3), (2, 2))).unwrap();
    assert!(computed.is_empty() && computed.skipped == 3);
    let cleared = register.clear(&rows, &columns, area((0, 3), (0, 2))).unwrap();
    let next = done(&ws, &cleared.command).workspace;
    assert_eq!(texts(&next, COST), ["", "", "", ""]);
    assert_eq!(register.clear(&rows, &[NAME], area((0, 3), (0, 0))).unwrap().skipped, 4);
    let many = register.type_into_all(&rows, &columns, area((0, 3), (0, 0)), "5").unwrap();
    assert_eq!(texts(&done(&ws, &many.command).workspace, COST), ["5", "5", "5", "5"]);
}

#[test]
fn a_row_is_added_at_the_end() {
    let ws = workspace();
    let plan = register(&ws, &[]).add_row(Uid(5000), NAME, "Fresh");
    let ws = done(&ws, &plan.command).workspace;
    assert_eq!(texts(&ws, NAME).last().map(String::as_str), Some("Fresh"));
    let unnamed = register(&ws, &[]).add_row(Uid(5001), NAME, "");
    assert_eq!(texts(&done(&ws, &unnamed.command).workspace, NAME).len(), 6);
}
