//! Find and replace over the cells of a sheet.

use super::super::{Found, Replacement, Search, Setup, Target, plan, value_lines};
use super::{proposed, sheet};
use crate::file::sheet::SheetRead;
use crate::model::{Uid, Workspace};

/// Rows 1 to 4 of the grid are data; the total below is not.
const TEXT: &str = "Project,Role,Status,Note\n\
    Atlas,Data Eng,Green,data engine\n\
    Basil, data eng ,Amber,\n\
    Cedar,Data Engineer,red,DATA ENG. / data eng\n\
    Dill,Größe,İzmir,ﬁ\n\
    Total,Data Eng,,\n";

fn search(column: Option<usize>, find: &str, whole: bool, case: bool) -> Search {
    Search { column, find: find.to_owned(), whole, case }
}

/// All rows of data as they stand.
fn cells(sheet: &SheetRead, setup: &Setup) -> Vec<Vec<String>> {
    let rows = sheet.analysis.range.rows.iter();
    rows.map(|row| (0..4).map(|place| setup.text(sheet, *row, place).to_owned()).collect())
        .collect()
}

#[test]
fn what_is_found_is_counted_before_anything_changes() {
    let sheet = sheet(TEXT);
    let setup = proposed(&sheet);
    for (column, find, whole, case, count, rows) in [
        (Some(1), "Data Eng", true, true, 1, 1),
        (Some(1), "Data Eng", true, false, 2, 2),
        (Some(1), "  Data Eng  ", true, false, 2, 2),
        (Some(1), "Data Eng", false, true, 2, 2),
        (Some(1), "Data Eng", false, false, 3, 3),
        (None, "data eng", false, false, 5, 3),
        (None, "data eng", true, true, 1, 1),
        (Some(1), "größe", true, false, 1, 1),
        (Some(1), "GRÖSSE", false, false, 0, 0),
        (Some(2), "i̇zmir", true, false, 1, 1),
        // A part of a sign is no place to replace at.
        (Some(2), "i", true, false, 0, 0),
        (Some(2), "\u{307}", false, false, 0, 0),
        (Some(3), "f", false, false, 0, 0),
        (Some(0), "Data Eng", false, false, 0, 0),
        (Some(9), "Data Eng", false, false, 0, 0),
        (None, "", false, false, 0, 0),
        (None, "", true, true, 0, 0),
        (None, "   ", true, false, 0, 0),
        (None, "Project", true, false, 0, 0),
        (None, "Total", false, false, 0, 0),
        (None, ".*", false, false, 0, 0),
    ] {
        let search = search(column, find, whole, case);
        let expect = Found { cells: count, rows };
        assert_eq!(search.count(&sheet, &setup), expect, "{search:?}");
        let mut after = setup.clone();
        let done = search.replace(&sheet, &mut after, "\u{1}");
        assert_eq!(done.as_ref().map_or(0, Replacement::cells), count, "{search:?}");
        if let Some(done) = done {
            assert_eq!(after.fixes.len(), count);
            assert!(after.fixes.keys().all(|cell| done.changed(*cell)));
            assert_eq!(search.count(&sheet, &after), Found::default(), "{search:?}");
            after.take_back(&sheet, done);
        }
        assert_eq!(after, setup, "{search:?}");
    }
}

#[test]
fn the_text_that_stands_there_afterwards() {
    for (text, find, with, whole, case, expect) in [
        ("Data Eng", "data eng", "Data Engineer", true, false, Some("Data Engineer")),
        ("aaa", "aa", "b", false, true, Some("ba")),
        ("aXbxc", "x", "-", false, false, Some("a-b-c")),
        ("aXbxc", "x", "-", false, true, Some("aXb-c")),
        ("ÄÖÜ x", "äöü", "", false, false, Some(" x")),
        ("a.b", ".", "..", false, true, Some("a..b")),
        ("1.234", ".", "", false, true, Some("1234")),
        ("tbc", "TBC", "", true, false, Some("")),
        ("same", "same", "same", true, true, None),
        ("same", "SAME", "same", true, false, None),
        ("other", "same", "x", false, false, None),
        ("İ", "i̇", "I", false, false, Some("I")),
        ("ẞß", "ß", "ss", false, false, Some("ssss")),
        ("Data Eng", "Data", "Data", false, false, None),
        ("$1", "$1", "\\0$&", false, true, Some("\\0$&")),
    ] {
        let sheet = sheet(&format!("Project,Note\nAtlas,{text}\nBasil,else\n"));
        let mut setup = proposed(&sheet);
        let done = search(Some(1), find, whole, case).replace(&sheet, &mut setup, with);
        assert_eq!(done.is_some(), expect.is_some(), "{text} {find}");
        assert_eq!(setup.text(&sheet, 1, 1), expect.unwrap_or(text), "{text} {find}");
    }
}

#[test]
fn replacements_go_on_from_what_stands_there_and_are_taken_back_in_turn() {
    let sheet = sheet(TEXT);
    let start = proposed(&sheet);
    let mut setup = start.clone();
    setup.fixes.insert((1, 3), "mended".into());
    let (by_hand, at_hand) = (setup.clone(), cells(&sheet, &setup));
    let first = search(Some(1), "data eng", true, false);
    let first = first.replace(&sheet, &mut setup, "Data Engineer").unwrap();
    let (once, at_once) = (setup.clone(), cells(&sheet, &setup));
    let second = search(None, "Data Engineer", false, true);
    let second = second.replace(&sheet, &mut setup, "Engineer").unwrap();
    assert_eq!((first.cells(), second.cells()), (2, 3));
    assert_eq!(cells(&sheet, &setup)[1][1], "Engineer");
    setup.take_back(&sheet, second);
    assert_eq!((&setup, cells(&sheet, &setup)), (&once, at_once));
    setup.take_back(&sheet, first);
    assert_eq!((&setup, cells(&sheet, &setup)), (&by_hand, at_hand));
}

#[test]
fn a_replacement_that_gives_the_own_text_back_leaves_nothing_behind() {
    let sheet = sheet(TEXT);
    let mut setup = proposed(&sheet);
    let there = search(Some(2), "Green", true, true).replace(&sheet, &mut setup, "Blue").unwrap();
    let back = search(Some(2), "Blue", true, true).replace(&sheet, &mut setup, "Green").unwrap();
    assert!(setup.fixes.is_empty());
    setup.take_back(&sheet, back);
    assert_eq!(setup.text(&sheet, 1, 2), "Blue");
    setup.take_back(&sheet, there);
    assert_eq!(setup, proposed(&sheet));
}

#[test]
fn what_was_mended_since_stays_when_a_replacement_is_taken_back() {
    let sheet = sheet(TEXT);
    let mut setup = proposed(&sheet);
    let done = search(Some(1), "data eng", false, false);
    let done = done.replace(&sheet, &mut setup, "Builder").unwrap();
    setup.fixes.insert((2, 1), "Carpenter".into());
    setup.take_back(&sheet, done);
    assert_eq!(setup.fixes.into_iter().collect::<Vec<_>>(), [((2, 1), "Carpenter".into())]);
}

#[test]
fn ignored_columns_are_looked_through_only_by_name() {
    let sheet = sheet(TEXT);
    let mut setup = proposed(&sheet);
    setup.mapping.set(3, Target::Ignore);
    assert_eq!(search(None, "data eng", false, false).count(&sheet, &setup).cells, 3);
    assert_eq!(search(Some(3), "data eng", false, false).count(&sheet, &setup).cells, 2);
}

#[test]
fn the_plan_and_the_lists_of_words_follow() {
    let sheet = sheet("Project,Status\nAtlas,Grn\nBasil,Grn\nCedar,Red\nDill,Red\n");
    let mut setup = proposed(&sheet);
    setup.mapping.set(1, Target::Field("status"));
    let workspace = Workspace::new(Uid(1));
    let blocked = |setup: &Setup| plan(&sheet, setup, &workspace, "Row {row}").counts.blocked;
    assert_eq!(blocked(&setup), 2);
    search(Some(1), "grn", true, false).replace(&sheet, &mut setup, "Green").unwrap();
    assert_eq!(blocked(&setup), 0);
    let words: Vec<String> =
        value_lines(&sheet, &setup, 1).into_iter().map(|line| line.text).collect();
    assert_eq!(words, ["Green", "Red"]);
}
