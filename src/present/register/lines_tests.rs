//! Lines of a grouped register: what stands where, folded or not, and which records are meant.

use super::fixture::{derived, register, workspace};
use super::*;
use crate::model::{Portfolio, Programme, Project, Status, Typed};
use std::sync::Arc;

/// Two programmes of Growth, one project that names its portfolio alone, one that names nothing.
fn tree() -> Workspace {
    let mut ws = workspace();
    for (uid, name, portfolio) in [(30, "Beta", 10), (31, "Alpha", 10), (32, "Lone", 0)] {
        let mut programme = Programme::empty(Uid(uid));
        programme.name = name.into();
        programme.portfolio =
            (portfolio > 0).then(|| crate::model::Id::<Portfolio>::new(Uid(portfolio)));
        ws.put(Arc::new(programme));
    }
    for (uid, portfolio, programme, status) in [
        (101, 10, 30, Some(Status::OnTrack)),
        (102, 0, 31, Some(Status::OffTrack)),
        (103, 10, 0, Some(Status::Complete)),
        (104, 0, 0, None),
    ] {
        let mut project = ws.find(crate::model::Id::<Project>::new(Uid(uid))).unwrap().clone();
        project.portfolio = (portfolio > 0).then(|| crate::model::Id::new(Uid(portfolio)));
        project.programme = (programme > 0).then(|| crate::model::Id::new(Uid(programme)));
        project.status = status;
        ws.put(Arc::new(project));
    }
    ws
}

fn lines(ws: &Workspace, text: &str) -> Lines {
    let (computed, query) = (derived(), Query::default());
    let register = register(ws, &computed);
    register.lines(register.rows(&query), Grouping::parse(RecordKind::Project, text).as_ref())
}

/// Every line as it reads: heads by level and label, records by their number.
fn said(lines: &Lines) -> Vec<String> {
    let line = |at: usize| match lines.at(at).unwrap() {
        LineAt::Head(_, head) => {
            format!("{}{} {}", "#".repeat(head.level), head.label, head.rows.len())
        }
        LineAt::Record(uid, nth, level) => format!("{}{} {nth}", ".".repeat(level), uid.0),
    };
    (0..lines.len()).map(line).collect()
}

#[test]
fn records_stand_under_what_they_belong_to() {
    let ws = tree();
    let all = lines(&ws, "tree");
    assert_eq!(
        said(&all),
        [
            "#Growth 3",
            "##Alpha 1",
            "...102 0",
            "##Beta 1",
            "...101 1",
            "..103 2",
            "#Portfolio: none 1",
            "..104 3",
        ]
    );
    let worst: Vec<Option<&str>> = all.heads().iter().map(|head| head.status.as_deref()).collect();
    assert_eq!(worst, [Some("off_track"), Some("off_track"), Some("on_track"), None]);
    assert_eq!(all.seen(), all.rows());
    let parents: Vec<Option<usize>> = (0..9).map(|line| all.parent(line)).collect();
    assert_eq!(parents, [None, Some(0), Some(1), Some(0), Some(3), Some(0), None, Some(6), None]);
}

#[test]
fn folded_groups_hide_their_lines_and_keep_their_records() {
    let ws = tree();
    let growth = Uid(10).to_string();
    let folded = lines(&ws, &format!("tree\n{growth}"));
    assert_eq!(said(&folded), ["#Growth 3", "#Portfolio: none 1", "..104 0"]);
    assert_eq!((folded.rows().len(), folded.seen().len()), (4, 1));
    // A record inside leads to the group that is seen.
    assert_eq!(folded.line_of(Uid(102)), Some(0));
    assert_eq!(folded.line_of(Uid(104)), Some(2));
    assert_eq!(folded.line_of(Uid(999)), None);
    assert_eq!(folded.line_of_head(&growth), Some(0));
    assert_eq!(folded.line_of_head(&format!("{growth}\t{}", Uid(31))), None);
    let none = lines(&ws, "tree folded");
    assert_eq!(said(&none), ["#Growth 3", "#Portfolio: none 1"]);
    assert_eq!(none.records(Rectangle { row: (0, 1), column: (0, 2) }), None);
    // What is folded inside a folded group stays folded when that is opened.
    let one = lines(&ws, &format!("tree folded\n{growth}"));
    assert_eq!(said(&one), ["#Growth 3", "##Alpha 1", "##Beta 1", "..103 0", "#Portfolio: none 1"]);
}

#[test]
fn a_stretch_of_lines_is_a_stretch_of_records() {
    let all = lines(&tree(), "tree");
    for (lines, records) in [
        ((0, 7), Some((0, 3))),
        ((7, 0), Some((0, 3))),
        ((2, 2), Some((0, 0))),
        ((3, 5), Some((1, 2))),
        ((0, 1), None),
        ((6, 6), None),
        ((5, 99), Some((2, 3))),
        ((50, 99), None),
    ] {
        let found = all.records(Rectangle { row: lines, column: (1, 2) });
        assert_eq!(found.map(|area| area.row), records, "{lines:?}");
        assert!(found.is_none_or(|area| area.column == (1, 2)));
    }
    let flat = lines(&tree(), "");
    assert!(!flat.is_grouped() && flat.len() == 4 && flat.parent(2).is_none());
    assert_eq!(flat.records(Rectangle::cell(2, 0)), Some(Rectangle::cell(2, 0)));
    assert_eq!((flat.line_of(Uid(103)), flat.line_of_seen(9)), (Some(2), None));
}

#[test]
fn groups_of_any_column_stand_in_its_order_and_what_is_empty_last() {
    let mut ws = tree();
    for (uid, owner, finish) in [
        (101, "zoe", "2027-03-05"),
        (102, "Ann", "2026-12-31"),
        (103, "ZOE ", "2027-03-30"),
        (104, "", ""),
    ] {
        let mut project = ws.find(crate::model::Id::<Project>::new(Uid(uid))).unwrap().clone();
        project.owner = owner.into();
        project.finish = finish.parse().ok();
        ws.put(Arc::new(project));
    }
    for (by, expect) in [
        (
            "owner",
            vec!["#Ann 1", "..102 0", "#zoe 2", "..101 1", "..103 2", "#Owner: none 1", "..104 3"],
        ),
        (
            "finish",
            vec![
                "#Dec 26 1",
                "..102 0",
                "#Mar 27 2",
                "..101 1",
                "..103 2",
                "#Finish: none 1",
                "..104 3",
            ],
        ),
        (
            "stage",
            vec![
                "#Idea 1",
                "..102 0",
                "#In delivery 1",
                "..101 1",
                "#Closed 1",
                "..104 2",
                "#Stage: none 1",
                "..103 3",
            ],
        ),
        (
            "derived:score",
            vec![
                "#55.5 1",
                "..101 0",
                "#91.3 1",
                "..102 1",
                "#Score: none 2",
                "..103 2",
                "..104 3",
            ],
        ),
    ] {
        assert_eq!(said(&lines(&ws, by)), expect, "{by}");
    }
    // The order inside a group is that of the view.
    let computed = derived();
    let register = register(&ws, &computed);
    let sort = vec![(ListedField::Builtin("name"), Direction::Descending)];
    let rows = register.rows(&Query { sort, ..Query::default() });
    let grouped = register.lines(rows, Grouping::parse(RecordKind::Project, "owner").as_ref());
    assert_eq!(grouped.rows().iter().map(|uid| uid.0).collect::<Vec<_>>(), [102, 101, 103, 104]);
}

#[test]
fn heads_say_what_their_records_add_up_to() {
    let (ws, computed) = (tree(), derived());
    let register = register(&ws, &computed);
    let grouping = Grouping::parse(RecordKind::Project, "tree");
    let lines = register.lines(register.rows(&Query::default()), grouping.as_ref());
    let fields = [
        ListedField::Builtin("name"),
        ListedField::Builtin("cost"),
        ListedField::Builtin("finish"),
    ];
    let figures = register.head_figures(&lines, &fields.map(|field| (field, Summary::Own)));
    let texts: Vec<Vec<&str>> =
        figures.iter().map(|row| row.iter().map(|figure| figure.text.as_str()).collect()).collect();
    // 580 + 0.8 × 100; the amount without a rate is in no sum; a text to mend counts as empty.
    assert_eq!(texts, [["sum 660", ""], ["sum 80", ""], ["sum 580", ""], ["", ""]]);
    assert!(figures[0][0].numeric);
    // Whatever a group adds up to is what a register of its records alone adds up to.
    for (head, row) in lines.heads().iter().zip(&figures) {
        let own = register.footer(&lines.rows()[head.rows.clone()], fields[1]).text(&register);
        assert_eq!(own, row[0].text);
    }
}

#[test]
fn a_hundred_thousand_records_are_grouped_in_one_pass() {
    let mut ws = Workspace::new(Uid(1));
    let count = 100_000_u128;
    for nth in 0..count {
        let mut project = Project::empty(Uid(1_000 + nth));
        project.name = format!("P{nth}");
        project.owner = format!("Owner {}", nth % 400);
        ws.put(Arc::new(project));
    }
    let register = register(&ws, &[]);
    let rows: Vec<Uid> = ws.rows(RecordKind::Project).iter().map(|row| row.uid()).collect();
    let lines = register.lines(rows, Grouping::parse(RecordKind::Project, "owner").as_ref());
    assert_eq!((lines.heads().len(), lines.len()), (400, 100_400));
    // Numbers in names count by value.
    assert_eq!(lines.head(251).map(|head| head.label.as_str()), Some("Owner 1"));
    assert_eq!(lines.uid(252), Some(Uid(1_001)));
    let drawn = window(28.0 * 50_000.0, 900.0, 28.0, lines.len(), 6);
    assert!(drawn.len() < 60 && drawn.contains(&50_000));
}
